/**
 * The module `time`. Mirrors CPython's Modules/timemodule.c. Clocks are the host's; `sleep` drops the GIL (threads/blocking.ts).
 * Departure: there is no `strptime`, which is Python code in CPython too (`_strptime`), clocks cannot be set,
 * and the time zone stays what it is when Python starts (no `tzset`).
 */
import { PyNumber_Index } from "../abstract/number.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { func, type MethodDef } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref, typeOf } from "../objects/object.js";
import { newSteal as newNamespaceSteal } from "../objects/simple-namespace.js";
import { defineStructSequence, fromValuesSteal, getFieldBorrow } from "../objects/struct-sequence.js";
import * as PyTuple from "../objects/tuple.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { bool, None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { blockingSleep } from "../threads/blocking.js";
import { addInt, addObjectSteal, addType, defineModule } from "./module-def.js";
import { type BrokenDownTime, breakDown, localSeconds, localTime, localZone } from "./time-calendar.js";
import { format, formatAsctime, isTooWide } from "./time-format.js";

// ---- clocks ----

type Clock = () => bigint;

const realTime: Clock = () => host().timeNs();
const monotonic: Clock = () => host().monotonicNs();
const processTime: Clock = () => host().processTimeNs();
const threadTime: Clock = () => host().threadTimeNs();

// A clock's two functions: seconds as a float, nanoseconds as an int.
function clockFunctions(name: string, doc: string, clock: Clock): MethodDef[] {
  return [
    func(`${name}($module, /)`, `${doc}, in seconds as a float.`, () =>
      PyFloat.fromDouble(Number(clock()) / 1e9),
    ),
    func(`${name}_ns($module, /)`, `${doc}, in nanoseconds as an int.`, () => PyLong.fromBigInt(clock())),
  ];
}

const EINVAL = 22;
const EOVERFLOW = 75;

/** Linux's numbers of the clocks. */
const CLOCKS: readonly (readonly [name: string, id: number, clock: Clock])[] = [
  ["CLOCK_REALTIME", 0, realTime],
  ["CLOCK_MONOTONIC", 1, monotonic],
  ["CLOCK_PROCESS_CPUTIME_ID", 2, processTime],
  ["CLOCK_THREAD_CPUTIME_ID", 3, threadTime],
  ["CLOCK_MONOTONIC_RAW", 4, monotonic],
  ["CLOCK_BOOTTIME", 7, monotonic],
];

// The clock with a number; undefined with an exception set.
function clockOf(clkId: PyObject): Clock | undefined {
  const id = PyLong.check(clkId) ? PyLong.asNumber(clkId) : Number.NaN;
  if (!(Math.abs(id) < 2 ** 31)) {
    PyErr.setString(T.TypeError, `clk_id should be integer, not ${PyErr.typeName(clkId)}`);
    return undefined;
  }
  const found = CLOCKS.find(([, number]) => number === id);
  if (found === undefined) PyErr.fromErrno(EINVAL);
  return found?.[2];
}

function time_clock_gettime(clkId: PyObject): NewRef | Null {
  const clock = clockOf(clkId);
  return clock === undefined ? NULL : PyFloat.fromDouble(Number(clock()) / 1e9);
}

function time_clock_gettime_ns(clkId: PyObject): NewRef | Null {
  const clock = clockOf(clkId);
  return clock === undefined ? NULL : PyLong.fromBigInt(clock());
}

function time_clock_getres(clkId: PyObject): NewRef | Null {
  return clockOf(clkId) === undefined ? NULL : PyFloat.fromDouble(1e-9);
}

/** What get_clock_info knows: [name, C clock, monotonic, adjustable]. */
const CLOCK_INFO: readonly (readonly [string, string, boolean, boolean])[] = [
  ["time", "CLOCK_REALTIME", false, true],
  ["monotonic", "CLOCK_MONOTONIC", true, false],
  ["perf_counter", "CLOCK_MONOTONIC", true, false],
  ["process_time", "CLOCK_PROCESS_CPUTIME_ID", true, false],
  ["thread_time", "CLOCK_THREAD_CPUTIME_ID", true, false],
];

// dict[name] = value, which is stolen; false with an exception set.
function setEntrySteal(dict: PyObject, name: string, value: NewRef | Null): boolean {
  if (value === 0) return false;
  const key = PyUnicode.internFromString(name);
  const status = key === 0 ? -1 : PyDict.setItem(dict, key, value);
  decref(value);
  if (key !== 0) decref(key);
  return status === 0;
}

function time_get_clock_info(name: PyObject): NewRef | Null {
  const info = CLOCK_INFO.find(([clock]) => PyUnicode.equalToASCII(name, clock));
  if (info === undefined) return PyErr.setString(T.ValueError, "unknown clock");
  const dict = PyDict.new_();
  if (dict === 0) return NULL;
  const complete =
    setEntrySteal(dict, "implementation", PyUnicode.fromString(`clock_gettime(${info[1]})`)) &&
    setEntrySteal(dict, "monotonic", bool(info[2])) &&
    setEntrySteal(dict, "adjustable", bool(info[3])) &&
    setEntrySteal(dict, "resolution", PyFloat.fromDouble(1e-9));
  if (complete) return newNamespaceSteal(dict);
  decref(dict);
  return NULL;
}

// ---- seconds from objects ----

const TIME_T_LIMIT = 2 ** 63;
const OUT_OF_RANGE = "timestamp out of range for platform time_t";
const TOO_LARGE = "timestamp too large to convert to C PyTime_t";

// A float or an int as a number of seconds within `limit`; undefined with an exception set. @mayRunPython
function secondsOf(op: PyObject, limit: number, intMessage: string): number | undefined {
  if (PyFloat.check(op)) {
    const value = PyFloat.AS_DOUBLE(op);
    if (Number.isNaN(value)) PyErr.setString(T.ValueError, "Invalid value NaN (not a number)");
    else if (!(Math.abs(value) < limit)) PyErr.setString(T.OverflowError, OUT_OF_RANGE);
    else return value;
    return undefined;
  }
  const index = PyNumber_Index(op);
  if (index === 0) return undefined;
  const value = PyLong.asNumber(index);
  decref(index);
  if (Math.abs(value) < limit) return value;
  PyErr.setString(T.OverflowError, intMessage);
  return undefined;
}

function time_sleep(seconds: PyObject): NewRef | Null {
  const duration = secondsOf(seconds, TIME_T_LIMIT / 1e9, TOO_LARGE);
  if (duration === undefined) return NULL;
  if (duration < 0) return PyErr.setString(T.ValueError, "sleep length must be non-negative");
  return blockingSleep(duration) < 0 ? NULL : None;
}

// The moment that gmtime and its like are asked for: now, when there is none.
function momentOf(seconds: PyObject): number | undefined {
  if (seconds === None) return Math.floor(Number(realTime()) / 1e9);
  const value = secondsOf(seconds, TIME_T_LIMIT, OUT_OF_RANGE);
  if (value === undefined) return undefined;
  // C's years are ints.
  if (Math.abs(value) < 6.7768e16) return Math.floor(value);
  PyErr.fromErrno(EOVERFLOW);
  return undefined;
}

// ---- struct_time ----

const FIELDS: readonly (readonly [string, string])[] = [
  ["tm_year", "the year, 1993 for example"],
  ["tm_mon", "the month, 1 to 12"],
  ["tm_mday", "the day of the month, 1 to 31"],
  ["tm_hour", "hours, 0 to 23"],
  ["tm_min", "minutes, 0 to 59"],
  ["tm_sec", "seconds, 0 to 61"],
  ["tm_wday", "the day of the week, 0 to 6, Monday is 0"],
  ["tm_yday", "the day of the year, 1 to 366"],
  ["tm_isdst", "1 in daylight saving time, 0 if not, -1 if unknown"],
  ["tm_zone", "abbreviation of the time zone's name"],
  ["tm_gmtoff", "seconds east of UTC"],
];
const SEQUENCE_FIELDS = 9;

defineStructSequence({
  address: T.struct_time,
  name: "time.struct_time",
  doc: "A moment taken apart: what gmtime() and localtime() give, and mktime(), asctime() and strftime() take.\n\nA sequence of 9 ints whose items have names, too.",
  fields: FIELDS,
  sequenceFields: SEQUENCE_FIELDS,
});

function structTime(time: BrokenDownTime): NewRef | Null {
  const numbers = [
    time.year,
    time.month + 1,
    time.day,
    time.hour,
    time.minute,
    time.second,
    (time.weekday + 6) % 7,
    time.yearDay + 1,
    time.isDst,
  ];
  return fromValuesSteal(T.struct_time, [
    ...numbers.map((number) => PyLong.fromNumber(number)),
    PyUnicode.fromString(time.zone),
    PyLong.fromNumber(time.utcOffset),
  ]);
}

// The nine C ints of a time tuple; undefined with an exception set. @mayRunPython
function tupleNumbers(op: PyObject, caller: string): number[] | undefined {
  if (!isTuple(op)) {
    PyErr.setString(T.TypeError, "Tuple or struct_time argument required");
    return undefined;
  }
  if (PyTuple.size(op) !== SEQUENCE_FIELDS) {
    PyErr.setString(T.TypeError, `${caller}(): illegal time tuple argument`);
    return undefined;
  }
  const numbers: number[] = [];
  for (let i = 0; i < SEQUENCE_FIELDS; i++) {
    const value = intOf(PyTuple.getItem(op, i));
    if (value === undefined) return undefined;
    numbers.push(value);
  }
  return numbers;
}

function isTuple(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS);
}

// A C int, with the messages of PyArg_ParseTuple.
function intOf(op: PyObject): number | undefined {
  const index = PyNumber_Index(op);
  if (index === 0) return undefined;
  const value = PyLong.asNumber(index);
  decref(index);
  if (value >= -0x80000000 && value <= 0x7fffffff) return value;
  const side = value < 0 ? "less than minimum" : "greater than maximum";
  PyErr.setString(T.OverflowError, `signed integer is ${side}`);
  return undefined;
}

function zoneOf(op: PyObject, isDst: number): { zone: string; utcOffset: number } {
  if ((typeOf(op) as number) === T.struct_time) {
    const zone = getFieldBorrow(op, 9) as PyObject;
    const offset = getFieldBorrow(op, 10) as PyObject;
    return {
      zone: PyUnicode.check(zone) ? PyUnicode.toJS(zone) : "",
      utcOffset: PyLong.check(offset) ? PyLong.asNumber(offset) : 0,
    };
  }
  return { zone: isDst < 0 ? "" : localZone().tzname[isDst > 0 ? 1 : 0], utcOffset: 0 };
}

// A time tuple as C has it (`gettmarg`); undefined with an exception set. @mayRunPython
function timeOf(op: PyObject, caller: string): BrokenDownTime | undefined {
  const numbers = tupleNumbers(op, caller);
  if (numbers === undefined) return undefined;
  const [year, month, day, hour, minute, second, weekday, yearDay, isDst] = numbers;
  if (year < -0x80000000 + 1900) {
    PyErr.setString(T.OverflowError, "year out of range");
    return undefined;
  }
  return {
    year,
    month: month - 1,
    day,
    hour,
    minute,
    second,
    weekday: (weekday + 1) % 7,
    yearDay: yearDay - 1,
    isDst,
    ...zoneOf(op, isDst),
  };
}

// Zeros that stand for "not given" become the lowest value; what else is out of range is a ValueError (`checktm`).
function checked(time: BrokenDownTime): BrokenDownTime | undefined {
  const month = time.month === -1 ? 0 : time.month;
  const day = time.day === 0 ? 1 : time.day;
  const yearDay = time.yearDay === -1 ? 0 : time.yearDay;
  const problem = (
    [
      [month, 11, "month"],
      [day - 1, 30, "day of month"],
      [time.hour, 23, "hour"],
      [time.minute, 59, "minute"],
      [time.second, 61, "seconds"],
      [time.weekday, 6, "day of week"],
      [yearDay, 365, "day of year"],
    ] as const
  ).find(([value, max]) => value < 0 || value > max);
  if (problem === undefined) return { ...time, month, day, yearDay };
  PyErr.setString(T.ValueError, `${problem[2]} out of range`);
  return undefined;
}

// ---- functions ----

function time_gmtime(seconds: PyObject): NewRef | Null {
  const moment = momentOf(seconds);
  return moment === undefined ? NULL : structTime(breakDown(moment, 0, 0, "GMT"));
}

function time_localtime(seconds: PyObject): NewRef | Null {
  const moment = momentOf(seconds);
  return moment === undefined ? NULL : structTime(localTime(moment));
}

function time_mktime(op: PyObject): NewRef | Null {
  const time = timeOf(op, "mktime");
  return time === undefined ? NULL : PyFloat.fromDouble(localSeconds(time));
}

// The time that asctime and strftime are to show: now, when none is given.
function shownTime(op: PyObject | Null, caller: string): BrokenDownTime | undefined {
  if (op === 0) return localTime(Math.floor(Number(realTime()) / 1e9));
  const time = timeOf(op, caller);
  return time === undefined ? undefined : checked(time);
}

function time_asctime(op: PyObject | Null): NewRef | Null {
  const time = shownTime(op, "asctime");
  return time === undefined ? NULL : PyUnicode.fromString(formatAsctime(time));
}

function time_ctime(seconds: PyObject): NewRef | Null {
  const moment = momentOf(seconds);
  return moment === undefined ? NULL : PyUnicode.fromString(formatAsctime(localTime(moment)));
}

function time_strftime(text: PyObject, op: PyObject | Null): NewRef | Null {
  const time = shownTime(op, "strftime");
  if (time === undefined) return NULL;
  const pattern = PyUnicode.toJS(text);
  if (pattern.includes("\0")) return PyErr.setString(T.ValueError, "embedded null character");
  return isTooWide(pattern) ? PyErr.noMemory() : PyUnicode.fromString(format(pattern, time));
}

function addZone(module: PyObject): number {
  const { timezone, altzone, daylight, tzname } = localZone();
  if (addInt(module, "timezone", timezone) < 0 || addInt(module, "altzone", altzone) < 0) return -1;
  if (addInt(module, "daylight", daylight) < 0) return -1;
  const first = PyUnicode.fromString(tzname[0]);
  if (first === 0) return -1;
  const second = PyUnicode.fromString(tzname[1]);
  if (second === 0) {
    decref(first);
    return -1;
  }
  return addObjectSteal(module, "tzname", PyTuple.pair(first, second));
}

function time_exec(module: PyObject): number {
  for (const [name, id] of CLOCKS) if (addInt(module, name, id) < 0) return -1;
  if (addZone(module) < 0 || addInt(module, "_STRUCT_TM_ITEMS", FIELDS.length) < 0) return -1;
  return addType(module, "struct_time", T.struct_time);
}

defineModule({
  name: "time",
  doc: "Clocks, sleeping, and moments taken apart into years, months, days and so on.",
  functions: [
    ...clockFunctions("time", "The time since the epoch", realTime),
    ...clockFunctions("monotonic", "The reading of a clock that never goes back", monotonic),
    ...clockFunctions("perf_counter", "The reading of the clock for measuring short times", monotonic),
    ...clockFunctions("process_time", "The processor time that the process has used", processTime),
    ...clockFunctions("thread_time", "The processor time that this thread has used", threadTime),
    func(
      "clock_gettime($module, clk_id, /)",
      "The reading of a clock, in seconds as a float.",
      time_clock_gettime,
    ),
    func(
      "clock_gettime_ns($module, clk_id, /)",
      "The reading of a clock, in nanoseconds as an int.",
      time_clock_gettime_ns,
    ),
    func("clock_getres($module, clk_id, /)", "The resolution of a clock, in seconds.", time_clock_getres),
    func(
      "get_clock_info($module, name: str, /)",
      "What is known of the clock with this name.",
      time_get_clock_info,
    ),
    func("sleep($module, seconds, /)", "Do nothing for a number of seconds; other threads run.", time_sleep),
    func("gmtime($module, seconds=None, /)", "A moment, or now, as a struct_time in UTC.", time_gmtime),
    func(
      "localtime($module, seconds=None, /)",
      "A moment, or now, as a struct_time in local time.",
      time_localtime,
    ),
    func("mktime($module, tuple, /)", "Seconds since the epoch of a time tuple in local time.", time_mktime),
    func(
      "asctime($module, tuple=NULL, /)",
      "A time tuple as text: 'Sat Jun  6 16:26:11 1998'.",
      time_asctime,
    ),
    func("ctime($module, seconds=None, /)", "A moment, or now, as text in local time.", time_ctime),
    func(
      "strftime($module, format: str, tuple=NULL, /)",
      "A time tuple, or now, as text: directives such as %Y, %m, %d, %H, %M, %S are replaced.",
      time_strftime,
    ),
  ],
  exec: time_exec,
});
