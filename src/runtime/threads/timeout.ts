/** Timeouts as Python gives them: a number of seconds. Mirrors _PyTime_FromSecondsObject of CPython's Python/pytime.c. */
import { _PyNumber_Index } from "../abstract/number.js";
import * as PyErr from "../errors.js";
import { NULL, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import { T } from "../objects/type-table.js";

/** The longest timeout in seconds: nanoseconds in 64 bits. */
const MAX_SECONDS = 2 ** 63 / 1e9;

/** The timeout of a lock that was not given one. */
export const FOREVER = smallInt(-1);

/** Seconds from an int or float; NaN with an exception set when it is none or too large. */
export function secondsOf(op: PyObject): number {
  if (PyFloat.check(op)) {
    const seconds = PyFloat.AS_DOUBLE(op);
    if (Number.isNaN(seconds)) PyErr.setString(T.ValueError, "Invalid value NaN (not a number)");
    else if (Math.abs(seconds) < MAX_SECONDS) return seconds;
    else PyErr.setString(T.OverflowError, "timestamp out of range for platform time_t");
    return Number.NaN;
  }
  const index = _PyNumber_Index(op);
  if (index === NULL) return Number.NaN;
  const seconds = PyLong.asNumber(index);
  decref(index);
  if (Math.abs(seconds) < MAX_SECONDS) return seconds;
  PyErr.setString(T.OverflowError, "timestamp too large to convert to C PyTime_t");
  return Number.NaN;
}

/**
 * What `acquire(blocking, timeout)` of locks means in milliseconds: 0 do not wait, Infinity for ever; NaN with an exception set.
 */
export function acquireTimeoutMs(blocking: boolean, timeout: PyObject): number {
  const seconds = secondsOf(timeout);
  if (Number.isNaN(seconds)) return seconds;
  if (!blocking && seconds !== -1) {
    PyErr.setString(T.ValueError, "can't specify a timeout for a non-blocking call");
    return Number.NaN;
  }
  if (seconds < 0 && seconds !== -1) {
    PyErr.setString(T.ValueError, "timeout value must be a non-negative number");
    return Number.NaN;
  }
  if (!blocking) return 0;
  return seconds < 0 ? Number.POSITIVE_INFINITY : seconds * 1000;
}
