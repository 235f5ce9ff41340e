/** Options, exit codes and messages of the command line, against those of python3.13. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type RunResult, runMinipy } from "../python/run-script.js";

const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "minipy-cli-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}

write("where.py", "import sys\nprint(__name__, __file__, sys.argv, sys.path[0])\n");
write("app/__main__.py", "import sys\nprint(__name__, __file__, sys.argv, sys.path[0])\n");
write("empty/nothing.txt", "");
write("pkg/__init__.py", "print('init')\n");
write("pkg/__main__.py", "import sys\nprint(__name__, __package__, sys.argv[1:])\n");
write("pkg/sub.py", "print(__name__, __package__)\n");
write("bare/__init__.py", "");
write("junk.py", "this is no Python (\nprint('second line')\n");

const USAGE =
  "usage: minipy [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `minipy -h' for more information.\n";

const run = (args: readonly string[], input = "", env: NodeJS.ProcessEnv = {}): Promise<RunResult> =>
  runMinipy(args, { cwd: folder, input, env });

/** Arguments, stdout, stderr, status. */
const RUNS: readonly (readonly [readonly string[], string, string?, number?])[] = [
  [["where.py", "a", "-b"], `__main__ ${folder}/where.py ['where.py', 'a', '-b'] ${folder}\n`],
  [["-c", "import sys; print(sys.argv, repr(sys.path[0]))", "a", "-b"], "['-c', 'a', '-b'] ''\n"],
  [["-cprint(3)"], "3\n"],
  [["-qc", "print(3)"], "3\n"],
  [["app", "x"], `__main__ ${folder}/app/__main__.py ['app', 'x'] ${folder}/app\n`],
  [["-m", "pkg", "x"], "init\n__main__ pkg ['x']\n"],
  [["-mpkg.sub"], "init\n__main__ pkg\n"],
  [["-x", "junk.py"], "second line\n"],
  [["-O", "-c", "assert 0; print(__debug__)"], "False\n"],
  [["-OO", "-c", "def f(): 'doc'\nimport sys; print(f.__doc__, sys.flags.optimize)"], "None 2\n"],
  [["-Xdev", "-X", "a=b", "-c", "import sys; print(sys._xoptions)"], "{'dev': True, 'a': 'b'}\n"],
  [["-X", "gil=1", "-c", "print(1)"], "1\n"],
  [["-X", "int_max_str_digits=700", "-c", "import sys; print(sys.get_int_max_str_digits())"], "700\n"],
  [["-bBdEsSvPR", "-c", "print(1)"], "1\n"],
  [["-P", "-c", "import sys; print('' in sys.path, sys.flags.safe_path)"], "False True\n"],
  [["-I", "-c", "import sys; print('' in sys.path, sys.flags.isolated)"], "False 1\n"],
  [["-W", "ignore", "-c", "import sys; print(sys.warnoptions)"], "['ignore']\n"],
  [["--gil", "interval", "--check-interval", "7", "-c", "import sys; print(sys.getcheckinterval())"], "7\n"],
  [["--switch-interval=0.25", "-c", "import sys; print(sys.getswitchinterval())"], "0.25\n"],
  [["-c", "import sys; sys.exit()"], ""],
  [["-c", "import sys; sys.exit(3)"], "", "", 3],
  [["-c", "import sys; sys.exit(256 + 4)"], "", "", 4],
  [["-c", "raise SystemExit('msg')"], "", "msg\n", 1],
  [["-c", "import sys; sys.exit((1, 2))"], "", "(1, 2)\n", 1],
  [["-Z"], "", `Unknown option: -Z\n${USAGE}`, 2],
  [["-c"], "", `Argument expected for the -c option\n${USAGE}`, 2],
  [["-X"], "", `Argument expected for the -X option\n${USAGE}`, 2],
  [["--foo"], "", `unknown option --foo\n${USAGE}`, 2],
  [["--trce", "where.py"], "", `unknown option --trce\n(Did you mean --trace?)\n${USAGE}`, 2],
  [
    ["-X", "int_max_str_digits=5", "-c", "1"],
    "",
    `-X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.\n${USAGE}`,
    2,
  ],
  [
    ["nofile.py"],
    "",
    `minipy: can't open file '${folder}/nofile.py': [Errno 2] No such file or directory\n`,
    2,
  ],
  [["empty"], "", "minipy: can't find '__main__' module in 'empty'\n", 1],
  [["-m", "nomod"], "", "minipy: No module named nomod\n", 1],
  [
    ["-m", "nomod.x"],
    "",
    "minipy: Error while finding module specification for 'nomod.x' (ModuleNotFoundError: No module named 'nomod')\n",
    1,
  ],
  [["-m", "math"], "", "minipy: No code object available for math\n", 1],
  [
    ["-m", "bare"],
    "",
    "minipy: No module named bare.__main__; 'bare' is a package and cannot be directly executed\n",
    1,
  ],
  [
    ["--trace-out", "no/such/folder", "where.py"],
    "",
    "minipy: can't write the trace to 'no/such/folder': ENOENT\n",
    2,
  ],
  [
    ["-c", "raise KeyboardInterrupt"],
    "",
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    raise KeyboardInterrupt\nKeyboardInterrupt\n',
    130,
  ],
  [
    ["-c", "x = (1 / 0)"],
    "",
    'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\n    x = (1 / 0)\n         ~~^~~\nZeroDivisionError: division by zero\n',
    1,
  ],
  [["-c", " x = 1"], "", '  File "<string>", line 1\n    x = 1\nIndentationError: unexpected indent\n', 1],
];

describe.concurrent("the command line", () => {
  for (const [args, stdout, stderr = "", status = 0] of RUNS) {
    test(args.join(" "), async () => {
      expect(await run(args)).toEqual({ stdout, stderr, status });
    });
  }

  test("the program from standard input", async () => {
    const program = "import sys; print(__name__, sys.argv)";
    expect((await run([], program)).stdout).toBe("__main__ ['']\n");
    expect((await run(["-", "a"], program)).stdout).toBe("__main__ ['-', 'a']\n");
    const { stderr, status } = await run([], "1/0\n");
    expect(stderr).toContain('File "<stdin>", line 1, in <module>\n');
    expect(status).toBe(1);
  });

  test("versions", async () => {
    expect((await run(["-V"])).stdout).toMatch(/^minipy \d+\.\d+\.\d+ \(Python 3\.13 subset\)\n$/);
    expect((await run(["--version"])).stdout).toBe((await run(["-V"])).stdout);
    expect((await run(["-VV"])).stdout).toMatch(
      /^minipy \d+\.\d+\.\d+ \(Python 3\.13 subset\) \[Node v.*\] on \w+\n$/,
    );
  });

  test("help has the examples first and names every option", async () => {
    const { stdout, stderr, status } = await run(["--help"]);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout.indexOf("Examples:")).toBeLessThan(stdout.indexOf("Options:"));
    for (const option of [
      "--gil",
      "--trace",
      "--trace-limit",
      "--trace-lib",
      "--normalize",
      "-m MOD",
      "-X OPT",
    ]) {
      expect(stdout).toContain(option);
    }
    expect((await run(["-h"])).stdout).toBe(stdout);
    expect((await run(["-?"])).stdout).toBe(stdout);
    const all = (await run(["--help-all"])).stdout;
    for (const part of ["--help", "--help-env", "--help-xoptions"]) {
      expect(all).toContain((await run([part])).stdout);
    }
  });

  test("without a GIL there is no minipy", async () => {
    for (const result of [
      await run(["-X", "gil=0", "-c", "1"]),
      await run(["-c", "1"], "", { PYTHON_GIL: "0" }),
    ]) {
      expect(result.stderr).toContain("Disabling the GIL is not supported by this build of minipy");
      expect(result.status).toBe(2);
    }
  });

  test("environment variables, and -E", async () => {
    const path_ = ["-c", "import sys; print(sys.path[1:])"];
    expect((await run(path_, "", { PYTHONPATH: "/x:/y" })).stdout).toBe("['/x', '/y']\n");
    expect((await run(["-E", ...path_], "", { PYTHONPATH: "/x:/y" })).stdout).toBe("[]\n");
    const optimize = ["-c", "print(__debug__)"];
    expect((await run(optimize, "", { PYTHONOPTIMIZE: "1" })).stdout).toBe("False\n");
    expect((await run(["-E", ...optimize], "", { PYTHONOPTIMIZE: "1" })).stdout).toBe("True\n");
  });

  test("-X importtime and showrefcount", async () => {
    write("imported.py", "import math\n");
    const { stderr } = await run(["-X", "importtime", "-X", "showrefcount", "-c", "import imported"]);
    expect(stderr).toMatch(
      /^import time: self \[us\] \| cumulative \| imported package\nimport time: +\d+ \| +\d+ \| {3}math\nimport time: +\d+ \| +\d+ \| imported\n\[0 refs, 0 blocks\]\n$/,
    );
  });

  test("-B writes no __pycache__", async () => {
    write("cached/mod.py", "x = 1\n");
    const program = ["-c", "import sys; sys.path.insert(0, 'cached'); import mod; print(mod.x)"];
    const env = { PYTHONDONTWRITEBYTECODE: "" };
    expect((await run(["-B", ...program], "", env)).stdout).toBe("1\n");
    expect(fs.existsSync(path.join(folder, "cached/__pycache__"))).toBe(false);
    expect((await run(program, "", env)).stdout).toBe("1\n");
    expect(fs.existsSync(path.join(folder, "cached/__pycache__"))).toBe(true);
    expect((await run(program, "", env)).stdout).toBe("1\n");
  });

  test("input() reads a pipe line by line", async () => {
    const program = "print(input('? '), input())\ntry: input()\nexcept EOFError as e: print(e)";
    expect((await run(["-c", program], "one\ntwo")).stdout).toBe("? one two\nEOF when reading a line\n");
  });

  test("output that cannot be written at the end is status 120", async () => {
    const full = "/dev/full";
    if (!fs.existsSync(full)) return;
    const program = `import sys\nsys.stdout = open('${full}', 'w')\nprint(1)`;
    const { stderr, status } = await run(["-c", program]);
    expect(stderr).toContain("OSError: [Errno 28] No space left on device");
    expect(status).toBe(120);
  });
});
