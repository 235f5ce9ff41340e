/**
 * The part of sys with which a program tunes the interpreter: recursion limit, switch interval, check interval, digits of ints.
 *
 * `getcheckinterval` and `setcheckinterval` are 2.7's. They exist under both GIL policies; under `request` they have no effect, and
 * `setcheckinterval` says so with a DeprecationWarning, as 3.2 to 3.8 did.
 */
import { _PyNumber_Index } from "../abstract/number.js";
import * as PyErr from "../errors.js";
import { frameCode, frameInstruction } from "../frame-record.js";
import { CHECK_GENERATION, CHECK_INTERVAL, GilPolicyId, INTERVAL_US, POLICY } from "../gil/words.js";
import { F64, I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import { PyCodeObject } from "../objects/code.js";
import { lineOf } from "../objects/code-positions.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { ThreadState, tstate } from "../threads/state.js";
import { liveThreadStates } from "../threads/thread-life.js";
import { readSourceLine } from "../traceback-print.js";
import { writeStderr } from "./std-streams.js";
import { MAX_STR_DIGITS_THRESHOLD } from "./sys-info.js";

// ---- recursion ----

function sys_getrecursionlimit(): NewRef | Null {
  return PyLong.fromNumber(I32[INTERP.recursion_limit >> 2]);
}

function sys_setrecursionlimit(limit: number): NewRef | Null {
  if (limit < 1) {
    return PyErr.setString(T.ValueError, "recursion limit must be greater or equal than 1");
  }
  const depthOf = (ts: number) =>
    ThreadState.py_recursion_limit.get(ts) - ThreadState.py_recursion_remaining.get(ts);
  const depth = depthOf(tstate);
  if (depth >= limit) {
    return PyErr.setString(
      T.RecursionError,
      `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`,
    );
  }
  I32[INTERP.recursion_limit >> 2] = limit;
  for (const ts of liveThreadStates()) {
    ThreadState.py_recursion_remaining.set(ts, limit - depthOf(ts));
    ThreadState.py_recursion_limit.set(ts, limit);
  }
  return None;
}

// ---- the switch interval ----

const MAX_INTERVAL_US = 0x7fffffff;
const LONG_INTERVAL = INTERP.switch_interval_us >> 3;
const NAN_INTERVAL_US = 2 ** 63;
const TOO_LONG_US = 2 ** 64;

// INTERVAL_US is a word; an interval that does not fit is kept beside it, and acts as the longest that does.
function sys_getswitchinterval(): NewRef | Null {
  const word = Atomics.load(I32, INTERVAL_US);
  return PyFloat.fromDouble((word === MAX_INTERVAL_US ? F64[LONG_INTERVAL] : word) / 1e6);
}

function sys_setswitchinterval(seconds: number): NewRef | Null {
  if (seconds <= 0) return PyErr.setString(T.ValueError, "switch interval must be strictly positive");
  F64[LONG_INTERVAL] = microseconds(seconds);
  Atomics.store(I32, INTERVAL_US, Math.min(F64[LONG_INTERVAL], MAX_INTERVAL_US));
  return None;
}

// What the conversion of a C double to unsigned long gives on x86-64.
function microseconds(seconds: number): number {
  if (Number.isNaN(seconds)) return NAN_INTERVAL_US;
  const us = Math.trunc(seconds * 1e6);
  return us >= TOO_LONG_US ? 0 : us;
}

// ---- the check interval ----

function sys_getcheckinterval(): NewRef | Null {
  return PyLong.fromNumber(I32[CHECK_INTERVAL]);
}

const INT_MAX = 2n ** 31n - 1n;

// 2.7's conversion of an int argument, with its messages. NaN: an exception is set.
function asInt(op: PyObject): number {
  if (PyFloat.check(op)) {
    PyErr.setString(T.TypeError, "integer argument expected, got float");
    return Number.NaN;
  }
  const index = _PyNumber_Index(op);
  if (index === NULL) {
    if (PyErr.clearIf(T.TypeError)) PyErr.setString(T.TypeError, "an integer is required");
    return Number.NaN;
  }
  const value = PyLong.asBigInt(index);
  decref(index);
  if (value > INT_MAX || value < -INT_MAX - 1n) {
    const which = value > 0n ? "greater than maximum" : "less than minimum";
    PyErr.setString(T.OverflowError, `signed integer is ${which}`);
    return Number.NaN;
  }
  return Number(value);
}

function sys_setcheckinterval(args: number, count: number): NewRef | Null {
  if (count !== 1) {
    const message = `setcheckinterval() takes exactly 1 argument (${count} given)`;
    return PyErr.setString(T.TypeError, message);
  }
  const ticks = asInt(I32[args >> 2] as PyObject);
  if (Number.isNaN(ticks)) return NULL;
  if (I32[POLICY] !== GilPolicyId.INTERVAL) warnDeprecated();
  I32[CHECK_INTERVAL] = ticks;
  Atomics.add(I32, CHECK_GENERATION, 1);
  return None;
}

const DEPRECATED =
  "sys.getcheckinterval() and sys.setcheckinterval() are deprecated.  Use sys.setswitchinterval() instead.";

// As the warnings module would show it, whatever its filters: it is about minipy's own switch.
function warnDeprecated(): void {
  const frame = ThreadState.current_frame.get(tstate);
  if (frame === 0) return;
  const code = frameCode(frame);
  const file = PyUnicode.toJS(PyCodeObject.co_filename.get(code) as PyObject);
  const line = lineOf(code, frameInstruction(frame));
  const source = readSourceLine(file, line)?.trim();
  const shown = source === undefined || source === "" ? "" : `  ${source}\n`;
  writeStderr(`${file}:${line}: DeprecationWarning: ${DEPRECATED}\n${shown}`);
}

// ---- ints in text ----

function sys_get_int_max_str_digits(): NewRef {
  return smallInt(I32[INTERP.int_max_str_digits >> 2]);
}

function sys_set_int_max_str_digits(maxdigits: number): NewRef | Null {
  if (maxdigits !== 0 && maxdigits < MAX_STR_DIGITS_THRESHOLD) {
    const message = `maxdigits must be 0 or larger than ${MAX_STR_DIGITS_THRESHOLD}`;
    return PyErr.setString(T.ValueError, message);
  }
  I32[INTERP.int_max_str_digits >> 2] = maxdigits;
  return None;
}

export const sysLimitFunctions = [
  func("getrecursionlimit($module, /)", "How deep calls may nest.", sys_getrecursionlimit),
  func("setrecursionlimit($module, limit: int, /)", "Set how deep calls may nest.", sys_setrecursionlimit),
  func(
    "getswitchinterval($module, /)",
    "Seconds that a thread may run while others wait for the GIL.",
    sys_getswitchinterval,
  ),
  func(
    "setswitchinterval($module, interval: float, /)",
    "Set the seconds that a thread may run while others wait for the GIL.",
    sys_setswitchinterval,
  ),
  func(
    "getcheckinterval($module, /)",
    "Ticks between two checks of the interpreter loop (GIL policy interval; Python 2).",
    sys_getcheckinterval,
  ),
  func(
    "setcheckinterval($module, /, *args)",
    "setcheckinterval($module, n, /)\n--\n\nSet the ticks between two checks of the interpreter loop (GIL policy interval).",
    sys_setcheckinterval,
  ),
  func(
    "get_int_max_str_digits($module, /)",
    "The most digits that an int may have in decimal text.",
    sys_get_int_max_str_digits,
  ),
  func(
    "set_int_max_str_digits($module, /, maxdigits: int)",
    "Set the most digits that an int may have in decimal text.",
    sys_set_int_max_str_digits,
  ),
];
