/**
 * `strftime` in the "C" locale, as glibc does it: directives with the flags `-`, `_`, `0`, `^`, `#` and a width.
 */
import { type BrokenDownTime, localSeconds } from "./time-calendar.js";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** What a directive gives: text, or a number with its usual width and padding. */
type Value = string | { readonly number: number; readonly width: number; readonly pad: string };

const zeros = (number: number, width: number): Value => ({ number, width, pad: "0" });
const spaces = (number: number, width: number): Value => ({ number, width, pad: " " });

function weekday(time: BrokenDownTime): string {
  return WEEKDAYS[time.weekday] ?? "?";
}

function month(time: BrokenDownTime): string {
  return MONTHS[time.month] ?? "?";
}

function hour12(time: BrokenDownTime): number {
  return time.hour % 12 === 0 ? 12 : time.hour % 12;
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}

function daysInYear(year: number): number {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;
}

// The ISO 8601 year and week: weeks begin on Monday, and the first has the year's first Thursday.
function isoWeek(time: BrokenDownTime): { year: number; week: number } {
  const fromMonday = modulo(time.weekday + 6, 7);
  const week = Math.floor((time.yearDay - fromMonday + 10) / 7);
  if (week < 1) {
    const dayInLast = time.yearDay + daysInYear(time.year - 1);
    return { year: time.year - 1, week: Math.floor((dayInLast - fromMonday + 10) / 7) };
  }
  const isNext = week === 53 && time.yearDay - fromMonday + 3 >= daysInYear(time.year);
  return isNext ? { year: time.year + 1, week: 1 } : { year: time.year, week };
}

function offsetText(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const text = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, "0");
  return (seconds < 0 ? "-" : "+") + text;
}

const DIRECTIVES: Readonly<Record<string, (time: BrokenDownTime) => Value>> = {
  a: (t) => weekday(t).slice(0, 3),
  A: weekday,
  b: (t) => month(t).slice(0, 3),
  h: (t) => month(t).slice(0, 3),
  B: month,
  c: (t) => format("%a %b %e %H:%M:%S %Y", t),
  C: (t) => zeros(Math.floor(t.year / 100), 1),
  d: (t) => zeros(t.day, 2),
  D: (t) => format("%m/%d/%y", t),
  e: (t) => spaces(t.day, 2),
  F: (t) => format("%Y-%m-%d", t),
  g: (t) => zeros(modulo(isoWeek(t).year, 100), 2),
  G: (t) => zeros(isoWeek(t).year, 1),
  H: (t) => zeros(t.hour, 2),
  I: (t) => zeros(hour12(t), 2),
  j: (t) => zeros(t.yearDay + 1, 3),
  k: (t) => spaces(t.hour, 2),
  l: (t) => spaces(hour12(t), 2),
  m: (t) => zeros(t.month + 1, 2),
  M: (t) => zeros(t.minute, 2),
  n: () => "\n",
  p: (t) => (t.hour < 12 ? "AM" : "PM"),
  P: (t) => (t.hour < 12 ? "am" : "pm"),
  r: (t) => format("%I:%M:%S %p", t),
  R: (t) => format("%H:%M", t),
  s: (t) => zeros(localSeconds(t), 1),
  S: (t) => zeros(t.second, 2),
  t: () => "\t",
  T: (t) => format("%H:%M:%S", t),
  u: (t) => zeros(modulo(t.weekday + 6, 7) + 1, 1),
  U: (t) => zeros(Math.floor((t.yearDay + 7 - t.weekday) / 7), 2),
  V: (t) => zeros(isoWeek(t).week, 2),
  w: (t) => zeros(t.weekday, 1),
  W: (t) => zeros(Math.floor((t.yearDay + 7 - modulo(t.weekday + 6, 7)) / 7), 2),
  x: (t) => format("%m/%d/%y", t),
  X: (t) => format("%H:%M:%S", t),
  y: (t) => zeros(modulo(t.year, 100), 2),
  Y: (t) => zeros(t.year, 1),
  z: (t) => (t.isDst < 0 ? "" : offsetText(t.utcOffset)),
  Z: (t) => t.zone,
  "%": () => "%",
};

// Upper case, or for some directives the other case.
function changeCase(text: string, flags: string, directive: string): string {
  if (flags.includes("^")) return text.toUpperCase();
  if (!flags.includes("#")) return text;
  return directive === "Z" || directive === "p" ? text.toLowerCase() : text.toUpperCase();
}

function padText(text: string, pad: string, width: number): string {
  if (pad === "0" && text.startsWith("-")) return `-${text.slice(1).padStart(width - 1, "0")}`;
  return text.padStart(width, pad);
}

function expand(value: Value, flags: string, width: number, directive: string): string {
  const padFlag = [...flags].reverse().find((flag) => "-_0".includes(flag));
  if (typeof value === "string") {
    const text = changeCase(value, flags, directive);
    return padText(text, padFlag === "0" ? "0" : " ", width);
  }
  if (padFlag === "-") return padText(String(value.number), " ", width);
  const pad = padFlag === "_" ? " " : padFlag === "0" ? "0" : value.pad;
  return padText(String(value.number), pad, Math.max(width, value.width));
}

const DIRECTIVE = /%([-_0^#]*)(\d*)([EO]?)([A-Za-z%])/g;

/** Wider fields are refused, before JavaScript throws. */
const WIDTH_MAX = 1 << 20;

/** Does `text` ask for a field that no memory would hold? */
export function isTooWide(text: string): boolean {
  for (const [, , width] of text.matchAll(DIRECTIVE)) if (Number(width) > WIDTH_MAX) return true;
  return false;
}

/** `time` as `text` says; a directive that is not known stays as it is. */
export function format(text: string, time: BrokenDownTime): string {
  return text.replace(DIRECTIVE, (whole, flags: string, width: string, _modifier, directive: string) => {
    const make = DIRECTIVES[directive];
    return make === undefined ? whole : expand(make(time), flags, Number(width), directive);
  });
}

/** As C's asctime: "Sun Jan  2 03:04:05 2000". */
export function formatAsctime(time: BrokenDownTime): string {
  return format("%a %b %e %H:%M:%S %Y", time);
}
