/**
 * The lines of a traceback: where each frame is, its source, and the carets under the part that failed. As CPython 3.13's
 * traceback.py prints them (StackSummary). No object of the heap is touched here.
 */
import { type Anchors, findAnchors } from "./traceback-print-anchors.js";

/** One frame of a traceback. Columns are UTF-8 byte offsets from 0. */
export interface TracebackEntry {
  readonly filename: string;
  readonly lineno: number | null;
  readonly endLineno: number | null;
  readonly colOffset: number | null;
  readonly endColOffset: number | null;
  readonly name: string;
}

/** Line `lineno` (from 1) of a file without its line end, or null when it is not to be had. */
export type ReadSourceLine = (filename: string, lineno: number) => string | null;

/** The escape sequences of 3.13, or empty strings. */
export interface Colors {
  readonly boldMagenta: string;
  readonly boldRed: string;
  readonly magenta: string;
  readonly red: string;
  readonly reset: string;
}

export const ANSI_COLORS: Colors = {
  boldMagenta: "\x1b[1;35m",
  boldRed: "\x1b[1;31m",
  magenta: "\x1b[35m",
  red: "\x1b[31m",
  reset: "\x1b[0m",
};

export const NO_COLORS: Colors = { boldMagenta: "", boldRed: "", magenta: "", red: "", reset: "" };

/** Identical lines in a row are printed this often. */
const RECURSIVE_CUTOFF = 3;

// ---- text helpers ----

/** Common leading blanks of the lines that are not blank; textwrap.dedent also empties the blank ones. */
export function dedent(lines: readonly string[]): string[] {
  let margin: string | undefined;
  const cleaned = lines.map((line) => (/^[ \t]*$/.test(line) ? "" : line));
  for (const line of cleaned) {
    if (line === "") continue;
    const indent = /^[ \t]*/.exec(line)![0];
    if (margin === undefined) margin = indent;
    else while (!indent.startsWith(margin)) margin = margin.slice(0, -1);
  }
  const length = margin?.length ?? 0;
  return cleaned.map((line) => line.slice(length));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function characterOffset(line: string, byteOffset: number): number {
  return Array.from(decoder.decode(encoder.encode(line).subarray(0, byteOffset))).length;
}

// East Asian wide and fullwidth characters, in ranges that hold for what is in use.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns that the first `count` characters take on a terminal. */
function displayWidth(chars: readonly string[], count = chars.length): number {
  let width = 0;
  for (let i = 0; i < Math.min(count, chars.length); i++) width += WIDE.test(chars[i]!) ? 2 : 1;
  return width + Math.max(0, count - chars.length);
}

// ---- carets ----

/** The lines of an instruction, dedented, and which part of them is its own. */
interface Segment {
  readonly lines: readonly string[];
  /** In characters, of the first line. */
  readonly start: number;
  /** In characters, of the last line. */
  readonly end: number;
}

function segmentOf(
  entry: Pick<TracebackEntry, "colOffset" | "endColOffset">,
  original: readonly string[],
): Segment {
  const lines = dedent(original);
  const removed = Array.from(original[0]!).length - Array.from(lines[0]!).length;
  const start = characterOffset(original[0]!, entry.colOffset!);
  const end = characterOffset(original[original.length - 1]!, entry.endColOffset!);
  return { lines, start: Math.max(0, start - removed), end: Math.max(0, end - removed) };
}

/** The source of the instruction alone. */
function ownSource({ lines, start, end }: Segment): string[] {
  const own = lines.map((line) => Array.from(line));
  own[own.length - 1] = own[own.length - 1]!.slice(0, end);
  own[0] = own[0]!.slice(start);
  return own.map((chars) => chars.join(""));
}

// Is the segment the call in `return f(…)` or `x = …(…)`, where marking all of it would say nothing?
function isWholeStatement({ lines, start, end }: Segment, anchors: Anchors | null): boolean {
  if (anchors?.kind !== "call") return false;
  const before = Array.from(lines[0]!).slice(0, start).join("");
  const after = Array.from(lines[lines.length - 1]!)
    .slice(end)
    .join("");
  if (!/^\s*([#;].*)?$/u.test(after)) return false;
  if (/^return\s+$/u.test(before)) return anchors.plainName;
  return /^[\p{XID_Start}_]\p{XID_Continue}*\s*=\s*$/u.test(before);
}

function showsCarets(segment: Segment, anchors: Anchors | null): boolean {
  if (isWholeStatement(segment, anchors)) return false;
  if (anchors !== null) return true;
  const { lines, start, end } = segment;
  const before = Array.from(lines[0]!).slice(0, start).join("");
  const after = Array.from(lines[lines.length - 1]!)
    .slice(end)
    .join("");
  return before.trimStart() !== "" || after.trimEnd() !== "";
}

// The anchors with columns of the lines instead of the segment, as they are displayed.
function displayedAnchors(segment: Segment, anchors: Anchors): Anchors {
  const place = (line: number, column: number) =>
    displayWidth(Array.from(segment.lines[line]!), line === 0 ? column + segment.start : column);
  return {
    ...anchors,
    startColumn: place(anchors.startLine, anchors.startColumn),
    endColumn: place(anchors.endLine, anchors.endColumn),
  };
}

function isWithin(anchors: Anchors, line: number, column: number): boolean {
  const after = line > anchors.startLine || (line === anchors.startLine && column >= anchors.startColumn);
  return after && (line < anchors.endLine || (line === anchors.endLine && column < anchors.endColumn));
}

function caretsOf(segment: Segment, anchors: Anchors | null, line: number): string {
  const chars = Array.from(segment.lines[line]!);
  const blanks = chars.length - Array.from(segment.lines[line]!.trimStart()).length;
  const last = line === segment.lines.length - 1;
  const count = last ? displayWidth(chars, segment.end) : displayWidth(chars);
  const start = displayWidth(Array.from(segment.lines[0]!), segment.start);
  let carets = "";
  for (let column = 0; column < count; column++) {
    if (column < blanks || (line === 0 && column < start)) carets += " ";
    else if (anchors === null || isWithin(anchors, line, column)) carets += "^";
    else carets += "~";
  }
  return carets;
}

// The line and its carets, with the parts of both in the colour that the caret stands for. The line's end takes part,
// as it does in CPython: where characters are wide, the carets reach beyond it.
function colored(line: string, carets: string, colors: Colors): string[] {
  const chars = Array.from(`${line}\n`);
  const length = Math.max(chars.length, carets.length);
  let text = "";
  let marks = "";
  for (let i = 0, end = 0; i < length; i = end) {
    const mark = carets[i] ?? "";
    while (end < length && (carets[end] ?? "") === mark) end++;
    const color = mark === "^" ? colors.boldRed : mark === "~" ? colors.red : "";
    const reset = color === "" ? "" : colors.reset;
    text += color + chars.slice(i, end).join("") + reset;
    marks += color + carets.slice(i, end) + reset;
  }
  return (text + marks).split("\n");
}

// Lines that are shown: the first, the last, and those around the anchors.
function significantLines(count: number, anchors: Anchors | null): number[] {
  const lines = new Set([0, count - 1]);
  if (anchors !== null) {
    for (const center of [anchors.startLine, anchors.endLine]) {
      for (const line of [center - 1, center, center + 1]) if (line >= 0 && line < count) lines.add(line);
    }
  }
  return [...lines].sort((a, b) => a - b);
}

function segmentLines(segment: Segment, colors: Colors): string[] {
  const found = findAnchors(ownSource(segment));
  const show = showsCarets(segment, found);
  const anchors = found === null ? null : displayedAnchors(segment, found);
  const result: string[] = [];
  const output = (line: number) => {
    const source = segment.lines[line]!;
    if (!show) {
      result.push(source);
      return;
    }
    const carets = caretsOf(segment, anchors, line);
    if (colors === NO_COLORS) result.push(source, carets);
    else result.push(...colored(source, carets, colors));
  };
  let previous: number | undefined;
  for (const line of significantLines(segment.lines.length, found)) {
    const skipped = previous === undefined ? 0 : line - previous - 1;
    if (skipped === 1) output(line - 1);
    else if (skipped > 1) result.push(`...<${skipped} lines>...`);
    output(line);
    previous = line;
  }
  return dedent(result);
}

// ---- frames ----

function sourceLines(entry: TracebackEntry, read: ReadSourceLine): string[] | null {
  // A module is entered at line 0.
  if (entry.lineno === null || entry.lineno < 1) return null;
  const lines: string[] = [];
  for (let line = entry.lineno; line <= (entry.endLineno ?? entry.lineno); line++) {
    lines.push((read(entry.filename, line) ?? "").trimEnd());
  }
  return lines.every((line) => line === "") ? null : lines;
}

/** The lines of an instruction, dedented, with its carets. Columns are byte offsets in the first and the last line. */
export function sourceWithCarets(
  lines: readonly string[],
  colOffset: number,
  endColOffset: number,
  colors: Colors,
): string[] {
  return segmentLines(segmentOf({ colOffset, endColOffset }, lines), colors);
}

function formatEntry(entry: TracebackEntry, read: ReadSourceLine, colors: Colors): string {
  const { magenta: on, reset: off } = colors;
  const { lineno, name } = entry;
  // Inputs are numbered, so that each has its source; nobody needs to see the number.
  const filename = entry.filename.startsWith("<stdin>-") ? "<stdin>" : entry.filename;
  let text = `  File ${on}"${filename}"${off}, line ${on}${lineno ?? "None"}${off}, in ${on}${name}${off}\n`;
  const lines = sourceLines(entry, read);
  if (lines === null) return text;
  if (entry.colOffset === null || entry.endColOffset === null) return `${text}    ${lines[0]!.trim()}\n`;
  for (const line of segmentLines(segmentOf(entry, lines), colors)) text += `    ${line}\n`;
  return text;
}

function repeated(count: number): string {
  const more = count - RECURSIVE_CUTOFF;
  return more > 0 ? `  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n` : "";
}

/** The text of the frames, one string a frame; what repeats itself more than three times is summed up. */
export function formatEntries(
  entries: readonly TracebackEntry[],
  read: ReadSourceLine,
  colors: Colors,
): string[] {
  const result: string[] = [];
  let last: TracebackEntry | undefined;
  let count = 0;
  const endRun = () => {
    const text = repeated(count);
    if (text !== "") result.push(text);
  };
  for (const entry of entries) {
    const same =
      last !== undefined &&
      entry.lineno !== null &&
      last.filename === entry.filename &&
      last.lineno === entry.lineno &&
      last.name === entry.name;
    if (!same) {
      endRun();
      last = entry;
      count = 0;
    }
    if (++count <= RECURSIVE_CUTOFF) result.push(formatEntry(entry, read, colors));
  }
  endRun();
  return result;
}
