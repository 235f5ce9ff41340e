/**
 * An exception as the interpreter shows it: traceback, chain of causes and contexts, message, notes, the source of a syntax error, the
 * boxes of exception groups. The text is that of CPython 3.13's traceback.py (TracebackException), to the letter.
 *
 * The lines of frames are made in traceback-print-frames.ts, suggestions in traceback-print-suggestions.ts. The exception being raised,
 * if any, is kept.
 */
import { PyObject_GetOptionalAttr, PyObject_Repr, PyObject_Str } from "./abstract/object.js";
import * as PyErr from "./errors.js";
import { I32 } from "./heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallIntValue } from "./heap/ownership.js";
import { host } from "./host-interface.js";
import { ID } from "./identifiers.js";
import { INTERP } from "./interpreter.js";
import { PyCodeObject } from "./objects/code.js";
import * as PyDict from "./objects/dict.js";
import { BaseException, BaseExceptionGroup, SyntaxErrorObject } from "./objects/exceptions-layout.js";
import * as PyList from "./objects/list.js";
import { decref, typeOf } from "./objects/object.js";
import { lineNumber, PyTracebackObject, position } from "./objects/traceback.js";
import * as PyTuple from "./objects/tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./objects/type.js";
import { None, T } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";
import {
  ANSI_COLORS,
  type Colors,
  formatEntries,
  NO_COLORS,
  type ReadSourceLine,
  type TracebackEntry,
} from "./traceback-print-frames.js";
import { suggestionFor } from "./traceback-print-suggestions.js";
import { typedSource } from "./typed-sources.js";

/** How to format. */
export interface FormatOptions {
  /** 3.13's colours; default off. */
  readonly color?: boolean;
  /** Where source lines come from; default what `provideSource` was told, then the file. */
  readonly readSourceLine?: ReadSourceLine;
  /** Print causes and contexts too; default true. */
  readonly chain?: boolean;
}

const CAUSE_MESSAGE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT_MESSAGE = "\nDuring handling of the above exception, another exception occurred:\n\n";
const HEADER = "Traceback (most recent call last):\n";
const MAX_GROUP_WIDTH = 15;
const MAX_GROUP_DEPTH = 10;

// ---- sources ----

// Sources that are in no file (`-c`, what was typed), by the name in their code objects. Handed in; nothing that Python sees.
const sources = new Map<string, readonly string[]>();
// The file that was read last: tracebacks ask for line after line of it.
let lastFile: { readonly filename: string; readonly lines: readonly string[] } | undefined;

function splitLines(text: string): string[] {
  return text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
}

/** Say what the text is of code whose file name is no file: `<string>`, `<stdin>`. */
export function provideSource(filename: string, text: string): void {
  sources.set(filename, splitLines(text));
}

function linesOfFile(filename: string): readonly string[] {
  if (lastFile?.filename !== filename) {
    const bytes = host().readFile(filename);
    const text = typeof bytes === "number" ? "" : new TextDecoder().decode(bytes);
    lastFile = { filename, lines: splitLines(text) };
  }
  return lastFile.lines;
}

/** Line `lineno` of the source that code object names `filename`, or null. */
export function readSourceLine(filename: string, lineno: number): string | null {
  const known = sources.get(filename);
  if (known !== undefined) return known[lineno - 1] ?? null;
  const typed = typedSource(filename);
  if (typed !== undefined) return splitLines(typed)[lineno - 1] ?? null;
  if (filename.startsWith("<") && filename.endsWith(">")) return null;
  return linesOfFile(filename)[lineno - 1] ?? null;
}

// ---- the heap's exceptions ----

/** What is shown for an object whose str() or repr() fails. */
function safely(op: PyObject, what: string, convert: (op: PyObject) => NewRef | Null, name: string): string {
  const str = convert(op);
  if (str === NULL) {
    PyErr.clear();
    return `<${what} ${name}() failed>`;
  }
  const text = PyUnicode.asString(str);
  decref(str);
  return text;
}

function entryOf(traceback: PyObject): TracebackEntry {
  const code = PyTracebackObject.tb_code.get(traceback) as PyObject;
  const place = position(traceback);
  const lineno = place === undefined ? lineNumber(traceback) : place.lineno;
  return {
    filename: PyUnicode.asString(PyCodeObject.co_filename.get(code) as PyObject),
    lineno,
    endLineno: place?.endLineno ?? lineno,
    colOffset: place?.colOffset ?? null,
    endColOffset: place?.endColOffset ?? null,
    name: PyUnicode.asString(PyCodeObject.co_name.get(code) as PyObject),
  };
}

/** sys.tracebacklimit, or undefined. */
function tracebackLimit(): number | undefined {
  const sys = I32[INTERP.sysdict >> 2] as PyObject | Null;
  const limit = sys === NULL ? NULL : PyDict.getItem(sys, ID.tracebacklimit);
  if (limit === NULL || !isSmallInt(limit)) return undefined;
  return Math.max(smallIntValue(limit), 0);
}

/** The frames of a traceback, outermost first. */
export function entriesOf(first: PyObject | Null): TracebackEntry[] {
  const entries: TracebackEntry[] = [];
  for (let op = first; op !== NULL && op !== None; op = PyTracebackObject.tb_next.get(op)) {
    entries.push(entryOf(op));
  }
  return entries;
}

/** `module.Class` as the last line of a traceback names it. */
export function typeText(type: PyObject): string {
  const qualname = PyUnicode.asString(PyTypeObject.ht_qualname.get(type) as PyObject);
  const module = hasFlag(type, TypeFlags.HEAPTYPE)
    ? PyDict.getItem(PyTypeObject.tp_dict.get(type) as PyObject, ID.__module__)
    : PyTypeObject.ht_module.get(type);
  if (module === NULL || !PyUnicode.check(module)) return `<unknown>.${qualname}`;
  const text = PyUnicode.asString(module);
  return text === "builtins" || text === "__main__" ? qualname : `${text}.${qualname}`;
}

function isGroup(exc: PyObject): boolean {
  return PyErr.givenExceptionMatches(exc, T.BaseExceptionGroup as number as PyObject);
}

/** An exception with what is to be printed along with it. */
interface Node {
  readonly exc: PyObject;
  cause: Node | null;
  context: Node | null;
  /** Of a group; null: no group. */
  members: Node[] | null;
}

/**
 * Everything to print for `root`. A cause or context that occurs elsewhere is printed only once: the order in which they are claimed
 * (depth first, the last member of a group first) is CPython's.
 */
function collect(root: PyObject): Node {
  const seen = new Set<number>();
  const nodeOf = (exc: PyObject): Node => {
    seen.add(exc);
    return { exc, cause: null, context: null, members: null };
  };
  const claim = (exc: PyObject | Null): Node | null => (exc === NULL || seen.has(exc) ? null : nodeOf(exc));
  const top = nodeOf(root);
  const queue = [top];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const { exc } = node;
    node.cause = claim(BaseException.cause.get(exc));
    const hidden = node.cause !== null || BaseException.suppress_context.get(exc) !== 0;
    node.context = hidden ? null : claim(BaseException.context.get(exc));
    if (isGroup(exc)) node.members = membersOf(exc).map(nodeOf);
    for (const next of [node.cause, node.context, ...(node.members ?? [])])
      if (next !== null) queue.push(next);
  }
  return top;
}

function membersOf(group: PyObject): PyObject[] {
  const excs = BaseExceptionGroup.excs.get(group);
  return Array.from({ length: excs === NULL ? 0 : PyTuple.size(excs) }, (_, i) =>
    PyTuple.getItem(excs as PyObject, i),
  );
}

// ---- printing ----

/** Text with the margins of the exception groups around it. */
class Printer {
  private text = "";
  private depth = 0;
  private needClose = false;
  private readonly colors: Colors;
  private readonly read: ReadSourceLine;
  private readonly chain: boolean;

  constructor(options: FormatOptions) {
    this.colors = options.color === true ? ANSI_COLORS : NO_COLORS;
    this.read = options.readSourceLine ?? readSourceLine;
    this.chain = options.chain ?? true;
  }

  format(exc: PyObject): string {
    this.printChain(collect(exc));
    return this.text;
  }

  private emit(text: string, margin = "|"): void {
    if (this.depth === 0) {
      this.text += text;
      return;
    }
    const indent = `${" ".repeat(2 * this.depth)}${margin} `;
    this.text += text.replace(/^(?=[\s\S])/gm, indent);
  }

  private printChain(last: Node): void {
    const links: [string, Node][] = [];
    for (let node: Node | null = last; node !== null; ) {
      const { cause, context }: Node = this.chain ? node : { ...node, cause: null, context: null };
      links.push([cause !== null ? CAUSE_MESSAGE : context !== null ? CONTEXT_MESSAGE : "", node]);
      node = cause ?? context;
    }
    for (const [message, node] of links.reverse()) {
      if (message !== "") this.emit(message);
      if (node.members === null) this.printPlain(node.exc);
      else if (this.depth > MAX_GROUP_DEPTH) this.emit(`... (max_group_depth is ${MAX_GROUP_DEPTH})\n`);
      else this.printGroup(node.exc, node.members);
    }
  }

  private printStack(exc: PyObject, header: string, margin?: string): void {
    let entries = entriesOf(BaseException.traceback.get(exc));
    const limit = tracebackLimit();
    if (limit !== undefined && limit < entries.length) entries = entries.slice(entries.length - limit);
    if (entries.length === 0) return;
    this.emit(header, margin);
    for (const text of formatEntries(entries, this.read, this.colors)) this.emit(text);
  }

  private printPlain(exc: PyObject): void {
    this.printStack(exc, HEADER);
    this.printOnly(exc);
  }

  private printOnly(exc: PyObject): void {
    for (const text of formatExceptionOnly(exc, this.colors)) this.emit(text);
  }

  private printGroup(exc: PyObject, members: readonly Node[]): void {
    const top = this.depth === 0;
    if (top) this.depth = 1;
    this.printStack(exc, `Exception Group ${HEADER}`, top ? "+" : undefined);
    this.printOnly(exc);
    this.printMembers(members);
    if (top) this.depth = 0;
  }

  private printMembers(members: readonly Node[]): void {
    const count = members.length;
    const shown = Math.min(count, MAX_GROUP_WIDTH + 1);
    this.needClose = false;
    for (let i = 0; i < shown; i++) {
      const last = i === shown - 1;
      if (last) this.needClose = true; // a group within closes the box for all
      const truncated = i >= MAX_GROUP_WIDTH;
      const indent = " ".repeat(2 * this.depth);
      const title = truncated ? "..." : String(i + 1);
      this.text += `${indent}${i === 0 ? "+-" : "  "}+---------------- ${title} ----------------\n`;
      this.depth++;
      if (truncated) {
        const rest = count - MAX_GROUP_WIDTH;
        this.emit(`and ${rest} more exception${rest > 1 ? "s" : ""}\n`);
      } else this.printChain(members[i]!);
      if (last && this.needClose) {
        this.text += `${" ".repeat(2 * this.depth)}+------------------------------------\n`;
        this.needClose = false;
      }
      this.depth--;
    }
  }
}

// ---- the last lines ----

function lastLine(type: string, message: string, colors: Colors): string {
  const name = `${colors.boldMagenta}${type}${colors.reset}`;
  return message === "" ? `${name}\n` : `${name}: ${colors.magenta}${message}${colors.reset}\n`;
}

function noteLines(exc: PyObject): string[] {
  const notes = PyObject_GetOptionalAttr(exc, ID.__notes__);
  if (notes === NULL) {
    PyErr.clear();
    return [];
  }
  const lines: string[] = [];
  const add = (note: PyObject) => {
    lines.push(
      ...safely(note, "note", PyObject_Str, "str")
        .split("\n")
        .map((line) => `${line}\n`),
    );
  };
  if (hasFlag(typeOf(notes), TypeFlags.LIST_SUBCLASS)) {
    for (let i = 0; i < PyList.size(notes); i++) add(PyList.getItem(notes, i));
  } else if (hasFlag(typeOf(notes), TypeFlags.TUPLE_SUBCLASS)) {
    for (let i = 0; i < PyTuple.size(notes); i++) add(PyTuple.getItem(notes, i));
  } else if (notes !== None) lines.push(`${safely(notes, "__notes__", PyObject_Repr, "repr")}\n`);
  decref(notes);
  return lines;
}

/** The message without traceback: one line, several for a SyntaxError, and the notes. Clears what is raised. @mayRunPython */
export function formatExceptionOnly(exc: PyObject, colors: Colors = NO_COLORS): string[] {
  const type = typeText(typeOf(exc));
  if (PyErr.givenExceptionMatches(exc, T.SyntaxError as number as PyObject)) {
    return [...syntaxErrorLines(exc, type, colors), ...noteLines(exc)];
  }
  const message = safely(exc, "exception", PyObject_Str, "str") + suggestionFor(exc);
  return [lastLine(type, message, colors), ...noteLines(exc)];
}

function numberOf(op: PyObject | Null): number | null {
  return op !== NULL && isSmallInt(op) ? smallIntValue(op) : null;
}

function textOf(op: PyObject | Null): string | null {
  if (op === NULL || op === None) return null;
  return PyUnicode.check(op) ? PyUnicode.asString(op) : safely(op, "exception", PyObject_Str, "str");
}

function syntaxErrorLines(exc: PyObject, type: string, colors: Colors): string[] {
  const E = SyntaxErrorObject;
  const { magenta: on, reset: off } = colors;
  const filename = textOf(E.filename.get(exc));
  const lineno = textOf(E.lineno.get(exc));
  const lines: string[] = [];
  if (lineno !== null) {
    lines.push(`  File ${on}"${filename || "<string>"}"${off}, line ${on}${lineno}${off}\n`);
  }
  const text = textOf(E.text.get(exc));
  if (text !== null) lines.push(...syntaxErrorSource(exc, text, colors));
  const suffix = lineno === null && filename !== null ? ` (${filename})` : "";
  const msg = textOf(E.msg.get(exc)) || "<no detail available>";
  lines.push(`${colors.boldMagenta}${type}${colors.reset}: ${on}${msg}${off}${suffix}\n`);
  return lines;
}

/** The source line of a syntax error without its indentation, and the carets. */
function syntaxErrorSource(exc: PyObject, text: string, colors: Colors): string[] {
  const E = SyntaxErrorObject;
  const full = Array.from(text.replace(/\n+$/, ""));
  const stripped = Array.from(full.join("").replace(/^[ \n\f]+/, ""));
  const spaces = full.length - stripped.length;
  const offset = numberOf(E.offset.get(exc));
  if (offset === null) return [`    ${stripped.join("")}\n`];
  const sameLine = textOf(E.lineno.get(exc)) === textOf(E.end_lineno.get(exc));
  const end = sameLine ? numberOf(E.end_offset.get(exc)) || offset : full.length + 1;
  const limit = Array.from(text).length;
  const from = text !== "" && offset > limit ? full.length + 1 : offset;
  let to = text !== "" && end > limit ? full.length + 1 : end;
  if (from >= to || to < 0) to = from + 1;
  const column = from - 1 - spaces;
  const endColumn = to - 1 - spaces;
  if (column < 0) return [`    ${stripped.join("")}\n`];
  // Tabs stay tabs, so that the carets stand under what they mean.
  const blanks = stripped.slice(0, column).map((ch) => (/\s/u.test(ch) ? ch : " "));
  const { boldRed: on, reset } = colors;
  const off = on === "" ? "" : reset;
  const marked = stripped.slice(column, endColumn).join("");
  const line = stripped.slice(0, column).join("") + on + marked + off + stripped.slice(endColumn).join("");
  return [`    ${line}\n`, `    ${blanks.join("")}${on}${"^".repeat(endColumn - column)}${off}\n`];
}

/** What the interpreter prints for `exc` when nobody catches it. @mayRunPython for str() of exceptions and notes */
export function formatExceptionText(exc: PyObject, options: FormatOptions = {}): string {
  let text = "";
  PyErr.preserving(() => {
    text = new Printer(options).format(exc);
  });
  return text;
}
