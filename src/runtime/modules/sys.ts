/**
 * The module `sys`. Mirrors CPython's Python/sysmodule.c; the functions are grouped in sys-limits, sys-frames, sys-hooks, what never changes is in
 * sys-info.
 *
 * The module is made with the start-up image, and everything in it is immortal then. `initSys` adds what belongs to one run (argv, path, flags …),
 * which is mortal and is taken out again when the interpreter is finalised. The standard files are set by io-standard.ts.
 */
import { _PyObject_LookupSpecial } from "../abstract/object.js";
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { FINALIZING } from "../gil/words.js";
import { heapStatistics } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyLong from "../objects/long.js";
import * as PyModule from "../objects/module.js";
import { decref, incref, xdecref } from "../objects/object.js";
import { defineStructSequence, fromValuesSteal } from "../objects/struct-sequence.js";
import { bool, None, T, True } from "../objects/type-table.js";
import { isInterned } from "../objects/unicode/interned.js";
import * as PyUnicode from "../objects/unicode.js";
import { addObjectSteal, defineModule } from "./module-def.js";
import { sysCoroutineFunctions } from "./sys-coroutines.js";
import { sysFrameFunctions } from "./sys-frames.js";
import { sysHookFunctions } from "./sys-hooks.js";
import { addSysInfo, DEFAULT_MAX_STR_DIGITS, listOfTexts } from "./sys-info.js";
import { sysLimitFunctions } from "./sys-limits.js";
import { sysTraceFunctions } from "./sys-trace.js";

// ---- objects ----

/** What sys.getrefcount gives for immortal objects in 3.12 and later. */
const IMMORTAL_COUNT = 0xffffffff;

// The argument lies on the caller's value stack, which is the one reference more that Python programmers know of.
function sys_getrefcount(op: PyObject): NewRef | Null {
  const count = isSmallInt(op) ? -1 : I32[op >> 2];
  return PyLong.fromNumber(count < 0 ? IMMORTAL_COUNT : count);
}

function sys_getsizeof(op: PyObject, fallback: PyObject | Null): NewRef | Null {
  const size = sizeOf(op);
  if (size !== NULL || fallback === NULL || !PyErr.clearIf(T.TypeError)) return size;
  return incref(fallback);
}

function sizeOf(op: PyObject): NewRef | Null {
  const method = _PyObject_LookupSpecial(op, ID.__sizeof__);
  if (method === NULL) {
    if (PyErr.occurred()) return NULL;
    return PyErr.setString(T.TypeError, `Type ${PyErr.typeName(op)} doesn't define __sizeof__`);
  }
  const result = PyObject_CallNoArgs(method);
  decref(method);
  return result;
}

function sys_intern(text: PyObject): NewRef | Null {
  if (!PyUnicode.checkExact(text)) {
    return PyErr.setString(T.TypeError, `can't intern ${PyErr.typeName(text)}`);
  }
  return PyUnicode.internInPlace(incref(text));
}

function sys_is_interned(text: PyObject): NewRef {
  return bool(PyUnicode.checkExact(text) && isInterned(text));
}

function sys_getallocatedblocks(): NewRef | Null {
  const { objects, rawBlocks } = heapStatistics();
  return PyLong.fromNumber(objects + rawBlocks);
}

// ---- the process ----

function sys_exit(status: PyObject): Null {
  return PyErr.setObject(T.SystemExit, status);
}

function sys_is_finalizing(): NewRef {
  return bool(Atomics.load(I32, FINALIZING) !== 0);
}

// ---- what we do not have ----

const unsupported = (name: string) => (function_: PyObject) =>
  function_ === None
    ? None
    : PyErr.setString(T.NotImplementedError, `minipy does not support sys.${name} yet`);

function sys_audit(_args: number, _nargs: number, _kwnames: number): NewRef {
  return None;
}

const functions = [
  ...sysLimitFunctions,
  ...sysFrameFunctions,
  ...sysHookFunctions,
  ...sysCoroutineFunctions,
  ...sysTraceFunctions,
  func(
    "getrefcount($module, object, /)",
    "The reference count of an object, with the one of this call.",
    sys_getrefcount,
  ),
  func("getsizeof($module, /, object, default=NULL)", "The size of an object in bytes.", sys_getsizeof),
  func("intern($module, string: str, /)", "The interned str that equals the argument.", sys_intern),
  func("_is_interned($module, string: str, /)", "Whether a str is interned.", sys_is_interned),
  func("getallocatedblocks($module, /)", "How many memory blocks are in use.", sys_getallocatedblocks),
  func("exit($module, status=None, /)", "Leave the interpreter by raising SystemExit(status).", sys_exit),
  func("is_finalizing($module, /)", "Whether Python is shutting down.", sys_is_finalizing),
  func("_is_gil_enabled($module, /)", "Whether there is a global interpreter lock.", () => True),
  func("getdefaultencoding($module, /)", "The encoding of str() and bytes().", () => ID["utf-8"]),
  func("getfilesystemencoding($module, /)", "The encoding of file names.", () => ID["utf-8"]),
  func("getfilesystemencodeerrors($module, /)", "How file names that cannot be encoded are treated.", () =>
    PyUnicode.internFromJS("surrogateescape"),
  ),
  func("addaudithook($module, /, hook)", "Not supported.", unsupported("addaudithook")),
  func("audit($module, /, ...)", "audit(event, *args)\n\nNo hooks: does nothing.", sys_audit),
];

// The functions that a program may replace, under the names where it finds them again.
const ORIGINALS = ["displayhook", "excepthook", "unraisablehook", "breakpointhook"];

function addOriginals(module: PyObject): number {
  for (const name of ORIGINALS) {
    const key = PyUnicode.internFromJS(name);
    const value = key === NULL ? NULL : PyDict.getItem(PyModule.dictOf(module), key);
    xdecref(key);
    if (value === NULL || addObjectSteal(module, `__${name}__`, incref(value)) < 0) return -1;
  }
  return 0;
}

function sys_exec(module: PyObject): number {
  I32[INTERP.int_max_str_digits >> 2] = DEFAULT_MAX_STR_DIGITS;
  return addSysInfo(module) < 0 ? -1 : addOriginals(module);
}

defineModule({
  name: "sys",
  doc: "What the interpreter knows about itself and its process.",
  functions,
  exec: sys_exec,
});

// ---- one run ----

/** What the command line decides about sys. */
export interface SysOptions {
  readonly argv: readonly string[];
  readonly origArgv: readonly string[];
  readonly path: readonly string[];
  /** The program that runs Python. */
  readonly executable: string;
  readonly optimize: number;
  readonly inspect?: boolean;
  readonly interactive?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly unbuffered?: boolean;
  readonly ignoreEnvironment?: boolean;
  /** Each "name" or "name=value". */
  readonly xoptions?: readonly string[];
  /** -X int_max_str_digits. */
  readonly maxStrDigits?: number;
  /** More of sys.flags: -B, -P, -s … */
  readonly flags?: Flags;
  readonly warnoptions?: readonly string[];
}

const FLAG_NAMES = [
  "debug",
  "inspect",
  "interactive",
  "optimize",
  "dont_write_bytecode",
  "no_user_site",
  "no_site",
  "ignore_environment",
  "verbose",
  "bytes_warning",
  "quiet",
  "hash_randomization",
  "isolated",
  "dev_mode",
  "utf8_mode",
  "warn_default_encoding",
  "safe_path",
  "int_max_str_digits",
  "gil",
] as const;

defineStructSequence({
  address: T.flags,
  name: "sys.flags",
  doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
  instantiable: false,
  fields: FLAG_NAMES.map((name) => [name, ""] as const),
  sequenceFields: FLAG_NAMES.length - 1,
});

export type Flags = Partial<Record<(typeof FLAG_NAMES)[number], number | boolean>>;

function flags(values: Flags): NewRef | Null {
  return fromValuesSteal(
    T.flags,
    FLAG_NAMES.map((name) => {
      const value = values[name] ?? 0;
      return typeof value === "boolean" ? bool(value) : smallInt(value);
    }),
  );
}

/** Bits of INTERP.flags. */
const enum InterpreterFlag {
  INSPECT = 1,
  INTERACTIVE = 2,
  QUIET = 4,
  VERBOSE = 8,
  UNBUFFERED = 16,
  IMPORT_TIME = 32,
  SHOW_REFCOUNT = 64,
}

function interpreterFlags(options: SysOptions): number {
  return (
    (options.inspect ? InterpreterFlag.INSPECT : 0) |
    (options.interactive ? InterpreterFlag.INTERACTIVE : 0) |
    (options.quiet ? InterpreterFlag.QUIET : 0) |
    (options.verbose ? InterpreterFlag.VERBOSE : 0) |
    (options.unbuffered ? InterpreterFlag.UNBUFFERED : 0) |
    (options.xoptions?.includes("importtime") ? InterpreterFlag.IMPORT_TIME : 0) |
    (options.xoptions?.includes("showrefcount") ? InterpreterFlag.SHOW_REFCOUNT : 0)
  );
}

function xoptionsDict(xoptions: readonly string[]): NewRef | Null {
  const dict = PyDict.new_();
  for (const option of xoptions) {
    const equals = option.indexOf("=");
    const key = PyUnicode.fromJS(equals < 0 ? option : option.slice(0, equals));
    const value = equals < 0 ? True : PyUnicode.fromJS(option.slice(equals + 1));
    const failed = dict === NULL || key === NULL || value === NULL || PyDict.setItem(dict, key, value) < 0;
    xdecref(key);
    xdecref(value);
    if (!failed) continue;
    xdecref(dict);
    return NULL;
  }
  return dict;
}

function parentFolder(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

// 0 or -1. Steals `value`; NULL is an error passed on.
function setSteal(name: string, value: NewRef | Null): number {
  const key = value === NULL ? NULL : PyUnicode.internFromJS(name);
  const status =
    key === NULL || value === NULL ? -1 : PyDict.setItem(I32[INTERP.sysdict >> 2] as PyObject, key, value);
  xdecref(key);
  xdecref(value);
  return status;
}

/**
 * Add to sys what belongs to this run. @returns 0, or -1 with an exception set.
 */
export function initSys(options: SysOptions): number {
  const environment = (name: string) => (options.ignoreEnvironment ? "" : (host().getenv(name) ?? ""));
  const text = (value: string) => PyUnicode.fromJS(value);
  const dontWriteBytecode =
    options.flags?.dont_write_bytecode === 1 || environment("PYTHONDONTWRITEBYTECODE") !== "";
  const warnings = [
    (options.xoptions ?? []).includes("dev") ? "default" : "",
    ...environment("PYTHONWARNINGS").split(","),
    ...(options.warnoptions ?? []),
    ["", "default::BytesWarning", "error::BytesWarning"][
      Math.min(Number(options.flags?.bytes_warning ?? 0), 2)
    ]!,
  ];
  const prefix = parentFolder(parentFolder(options.executable));
  I32[INTERP.flags >> 2] = interpreterFlags(options);
  if (options.maxStrDigits !== undefined) I32[INTERP.int_max_str_digits >> 2] = options.maxStrDigits;
  const entries: readonly (readonly [string, () => NewRef | Null])[] = [
    ["modules", () => incref(I32[INTERP.modules >> 2] as PyObject)],
    ["argv", () => listOfTexts(options.argv)],
    ["orig_argv", () => listOfTexts(options.origArgv)],
    ["path", () => listOfTexts(options.path)],
    ["executable", () => text(options.executable)],
    ["_base_executable", () => text(options.executable)],
    ["prefix", () => text(prefix)],
    ["exec_prefix", () => text(prefix)],
    ["base_prefix", () => text(prefix)],
    ["base_exec_prefix", () => text(prefix)],
    ["warnoptions", () => listOfTexts(warnings.filter((option) => option !== ""))],
    ["_xoptions", () => xoptionsDict(options.xoptions ?? [])],
    ["dont_write_bytecode", () => bool(dontWriteBytecode)],
    ["meta_path", () => listOfTexts([])],
    ["path_hooks", () => listOfTexts([])],
    ["path_importer_cache", () => PyDict.new_()],
    [
      "flags",
      () =>
        flags({
          inspect: options.inspect ? 1 : 0,
          interactive: options.interactive ? 1 : 0,
          optimize: options.optimize,
          dont_write_bytecode: dontWriteBytecode ? 1 : 0,
          ignore_environment: options.ignoreEnvironment ? 1 : 0,
          verbose: options.verbose ? 1 : 0,
          quiet: options.quiet ? 1 : 0,
          dev_mode: (options.xoptions ?? []).includes("dev"),
          utf8_mode: 0,
          safe_path: false,
          int_max_str_digits: I32[INTERP.int_max_str_digits >> 2],
          gil: 1,
          ...options.flags,
        }),
    ],
  ];
  for (const [name, make] of entries) if (setSteal(name, make()) < 0) return -1;
  return 0;
}
