/** The texts of --help and its companions; examples come first. */
import type { HelpTopic } from "./options.js";
import { PYTHON_VERSION } from "./version.js";

const EXAMPLES = `minipy: Python ${PYTHON_VERSION} (a subset) on Node, with real threads and a real GIL that you can watch.

Examples:
  minipy multi_threaded.py                          run a script
  minipy --gil interval multi_threaded.py           the same under Python 2's GIL
  minipy --switch-interval 0.0005 multi_threaded.py ask for the GIL after 0.5 ms instead of 5 ms
  minipy --gil-stats multi_threaded.py              what each thread did with the GIL
  minipy --trace script.py                          every instruction as it executes
  minipy -m dis script.py                           the bytecode
  minipy                                            the interactive interpreter
  minipy lab                                        the article's claims as experiments (minipy lab --help)
`;

const PYTHON_OPTIONS = `
Python's options:
  -c CMD         run CMD (ends the options)      -m MOD       run a library module as a script
  -              read the program from stdin     -i           interactive after the script
  -q             no banner                       -O, -OO      no asserts; no docstrings either
  -u             unbuffered stdout and stderr    -V, -VV      the version
  -E, -I         ignore PYTHON* variables        -P           the script's folder is not in sys.path
  -B             write no __pycache__            -x           skip the first line of the script
  -W ARG         warning control                 -X OPT       implementation option: --help-xoptions
  -b -d -s -S -v -R                              accepted, for compatibility
  -h, -?         this help                       --help-env, --help-xoptions, --help-all

Arguments after the program are its sys.argv.
What of Python is missing is said, with its line, when a program needs it.
`;

const ENVIRONMENT = `Environment variables:
  PYTHONPATH               folders where modules are looked for, before the library
  PYTHONSTARTUP            file that is run before the first prompt
  PYTHONINSPECT            as -i
  PYTHONOPTIMIZE           1: as -O, 2: as -OO
  PYTHONUNBUFFERED         as -u
  PYTHONDONTWRITEBYTECODE  as -B
  PYTHONSAFEPATH           as -P
  PYTHONWARNINGS           as -W, several separated by commas
  PYTHONBREAKPOINT         what breakpoint() calls
  PYTHONINTMAXSTRDIGITS    as -X int_max_str_digits
  PYTHON_COLORS            1: coloured tracebacks, 0: not coloured; NO_COLOR and FORCE_COLOR are known too
  PYTHON_HISTORY           file with the lines typed at the prompt (~/.minipy_history)
`;

const XOPTIONS = `Implementation options:
  -X importtime            print how long each import takes, to stderr
  -X int_max_str_digits=N  digits that int() and str() convert at the most; 0: no limit
  -X showrefcount          at the end, print the references and memory blocks that are left
  -X gil=1                 accepted: the GIL is always there; --gil chooses its protocol
Others are kept in sys._xoptions.
`;

/** What a help option prints; `longOptions` is the list of minipy's own options. */
export function helpTextOf(topic: HelpTopic, longOptions: string): string {
  const help = `${EXAMPLES}\n${longOptions}${PYTHON_OPTIONS}`;
  switch (topic) {
    case "help":
      return help;
    case "env":
      return ENVIRONMENT;
    case "xoptions":
      return XOPTIONS;
    case "all":
      return `${help}\n${ENVIRONMENT}\n${XOPTIONS}`;
  }
}
