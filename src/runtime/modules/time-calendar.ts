/**
 * Calendar arithmetic for the module `time`: seconds since the epoch to a broken-down time and back, the local time zone.
 * Python numbers are not involved: plain JavaScript numbers, exact far beyond the range of C's time_t in use. The names of time zones come from
 * Intl, and only where local time is not UTC.
 */
import { host } from "../host-interface.js";

/** C's `struct tm`: a moment taken apart. */
export interface BrokenDownTime {
  /** The year itself, not counted from 1900. */
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 0 is January 1st. */
  readonly yearDay: number;
  /** 1: daylight saving time, 0: not, -1: unknown. */
  readonly isDst: number;
  /** Seconds east of UTC. */
  readonly utcOffset: number;
  /** Abbreviated name of the time zone, or "" when not known. */
  readonly zone: string;
}

const DAY = 86400;
/** Days before each month of a year that is no leap year. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1970-01-01 to the first day of a year. */
function daysToYear(year: number): number {
  const before = year - 1;
  return (
    365 * (year - 1970) +
    (Math.floor(before / 4) - 492) -
    (Math.floor(before / 100) - 19) +
    (Math.floor(before / 400) - 4)
  );
}

/** Day of the year, 0 the first. The month may be 0 to 11 only. */
function dayOfYear(year: number, month: number, day: number): number {
  return DAYS_BEFORE[month] + (month > 1 && isLeap(year) ? 1 : 0) + day - 1;
}

/** Seconds since the epoch of a moment in UTC; the fields may lie outside their ranges. */
export function utcSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const years = year + Math.floor(month / 12);
  const inYear = ((month % 12) + 12) % 12;
  const days = daysToYear(years) + dayOfYear(years, inYear, 1) + day - 1;
  return days * DAY + hour * 3600 + minute * 60 + second;
}

/** Take seconds since the epoch apart as they are: in UTC, or with the offset of a zone added. */
export function breakDown(seconds: number, isDst: number, utcOffset: number, zone: string): BrokenDownTime {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysToYear(year) > days) year--;
  while (daysToYear(year + 1) <= days) year++;
  const yearDay = days - daysToYear(year);
  let month = 11;
  while (dayOfYear(year, month, 1) > yearDay) month--;
  return {
    year,
    month,
    day: yearDay - dayOfYear(year, month, 1) + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    weekday: (((days + 4) % 7) + 7) % 7,
    yearDay,
    isDst,
    utcOffset,
    zone,
  };
}

// ---- local time ----

/** JavaScript's Date knows time zones up to here; beyond, the last offset is used. */
const DATE_MAX_SECONDS = 8.64e12;

/** Seconds east of UTC at a moment. */
export function offsetAt(seconds: number): number {
  const known = Math.max(-DATE_MAX_SECONDS, Math.min(DATE_MAX_SECONDS, seconds));
  return host().utcOffsetMinutes(known * 1000) * 60;
}

/** The offsets in winter and in summer of a year: standard time is the smaller. */
function offsetsOf(year: number): { standard: number; daylight: number } {
  const january = offsetAt(utcSeconds(year, 0, 1, 0, 0, 0));
  const july = offsetAt(utcSeconds(year, 6, 1, 0, 0, 0));
  return { standard: Math.min(january, july), daylight: Math.max(january, july) };
}

/** What the module shows of the local time zone. */
export interface LocalZone {
  /** Seconds *west* of UTC, without and with daylight saving time. */
  readonly timezone: number;
  readonly altzone: number;
  readonly daylight: number;
  readonly tzname: readonly [string, string];
}

// Abbreviations depend on who reads them: the first locale that does not answer with an offset is taken.
const LOCALES = ["en-US", "en-GB", "en-AU", "en-IN"];

function zoneNameAt(seconds: number): string {
  const offset = offsetAt(seconds);
  if (offset === 0) return "UTC";
  for (const locale of LOCALES) {
    const parts = new Intl.DateTimeFormat(locale, { timeZoneName: "short" }).formatToParts(seconds * 1000);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    if (/^[A-Z]{3,5}$/.test(name)) return name;
  }
  const minutes = Math.abs(offset) / 60;
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  const rest = minutes % 60 === 0 ? "" : String(minutes % 60).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}${rest}`;
}

// A worker's cache: the machine does not change its time zone while Python runs.
let zone: LocalZone | undefined;

/** The local time zone, as of this year. */
export function localZone(): LocalZone {
  if (zone !== undefined) return zone;
  const { year } = breakDown(Math.floor(Number(host().timeNs()) / 1e9), 0, 0, "");
  const { standard, daylight } = offsetsOf(year);
  const winter = utcSeconds(year, 0, 1, 0, 0, 0);
  const summer = utcSeconds(year, 6, 1, 0, 0, 0);
  const [first, second] = offsetAt(winter) === standard ? [winter, summer] : [summer, winter];
  zone = {
    timezone: -standard + 0,
    altzone: -daylight + 0,
    daylight: standard === daylight ? 0 : 1,
    tzname: [zoneNameAt(first), zoneNameAt(second)],
  };
  return zone;
}

/** A moment in local time. */
export function localTime(seconds: number): BrokenDownTime {
  const offset = offsetAt(seconds);
  const shifted = seconds + offset;
  const { year } = breakDown(shifted, 0, 0, "");
  const isDst = offset > offsetsOf(year).standard ? 1 : 0;
  return breakDown(shifted, isDst, offset, localZone().tzname[isDst]);
}

/** Seconds since the epoch of a moment in local time (C's mktime); fields outside their ranges carry over. */
export function localSeconds(time: BrokenDownTime): number {
  const { year, month, day, hour, minute, second } = time;
  const asUtc = utcSeconds(year, month, day, hour, minute, second);
  const { standard, daylight } = offsetsOf(year);
  if (time.isDst === 0) return asUtc - standard;
  if (time.isDst > 0) return asUtc - daylight;
  // In the hour that daylight saving time skips, standard time counts.
  const offset = offsetAt(asUtc - standard);
  return offsetAt(asUtc - offset) === offset ? asUtc - offset : asUtc - standard;
}
