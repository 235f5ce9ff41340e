/**
 * The module `_csv_lines`: takes the lines of CSV apart for lib/_csv.py, which has the dialects and the objects. Mirrors the
 * parse_process_char of CPython's Modules/_csv.c.
 */
import { PyObject_IsTrue } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import * as PyFloat from "../objects/float.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { bool, None } from "../objects/type-table.js";
import { CharSink } from "../objects/unicode/char-sink.js";
import { kindOf, length, readAt, U } from "../objects/unicode/layout.js";
import * as PyUnicode from "../objects/unicode.js";
import { defineModule } from "./module-def.js";

/** Where the reader is; lib/_csv.py knows the numbers. */
const enum State {
  START_RECORD = 0,
  START_FIELD = 1,
  IN_FIELD = 2,
  IN_QUOTED = 3,
  QUOTE_IN_QUOTED = 4,
  ESCAPED = 5,
  ESCAPE_IN_QUOTED = 6,
  AFTER_LINE = 7,
  /** The field goes on, be it in the next line. */
  AFTER_ESCAPED_NEWLINE = 8,
}

const enum Quoting {
  NONNUMERIC = 2,
  NONE = 3,
  STRINGS = 4,
  NOTNULL = 5,
}

/** No character: where a dialect has none, and at the end of a line. */
const NO_CHAR = -1;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** A line that is being read. */
class LineReader {
  state = State.START_RECORD;
  /** Did the field begin without a quote? */
  unquoted = true;
  private readonly field = new CharSink(64);
  private readonly delimiter: number;
  private readonly quotechar: number;
  private readonly escapechar: number;
  private readonly doublequote: boolean;
  private readonly skipSpace: boolean;
  private readonly quoting: number;
  private readonly strict: boolean;
  private readonly error: number;

  /** @param dialect (delimiter, quotechar, escapechar, doublequote, skipinitialspace, quoting, strict, the exception class) */
  constructor(
    dialect: PyObject,
    private readonly limit: number,
    private readonly fields: PyObject,
  ) {
    const item = (i: number) => PyTuple.getItem(dialect, i);
    const char = (i: number) => (item(i) === None ? NO_CHAR : PyUnicode.readChar(item(i), 0));
    const flag = (i: number) => PyObject_IsTrue(item(i)) === 1;
    this.delimiter = char(0);
    this.quotechar = char(1);
    this.escapechar = char(2);
    this.doublequote = flag(3);
    this.skipSpace = flag(4);
    this.quoting = PyLong.asNumber(item(5));
    this.strict = flag(6);
    this.error = item(7);
    if (this.quoting === Quoting.NONE) this.quotechar = NO_CHAR;
  }

  /** Go on where the line before ended: (state, the field so far, did it begin without a quote?). */
  resume(rest: PyObject): void {
    this.state = PyLong.asNumber(PyTuple.getItem(rest, 0));
    const text = PyTuple.getItem(rest, 1);
    this.field.putChars(text, 0, length(text));
    this.unquoted = PyObject_IsTrue(PyTuple.getItem(rest, 2)) === 1;
  }

  /** What the next line needs. */
  rest(): NewRef | Null {
    const text = this.field.finish();
    if (text === NULL) return NULL;
    const state = PyLong.fromNumber(this.state) as NewRef;
    const result = PyTuple.pack(state, text, bool(this.unquoted));
    decref(text);
    return result;
  }

  /** Read a line; false with an exception set. */
  read(line: PyObject): boolean {
    const data = line + U.DATA;
    const kind = kindOf(line);
    const end = length(line);
    let i = 0;
    while (i < end) {
      const run = this.plainRun(data, kind, i, end);
      if (run > i) {
        if (!this.addRun(line, i, run)) return false;
        i = run;
      } else if (!this.step(readAt(data, kind, i++))) return false;
    }
    return this.step(NO_CHAR);
  }

  // Behind the characters from `i` on that only belong to the field.
  private plainRun(data: number, kind: number, i: number, end: number): number {
    const { state, delimiter, quotechar, escapechar } = this;
    if (state === State.IN_FIELD) {
      for (; i < end; i++) {
        const ch = readAt(data, kind, i);
        if (ch === delimiter || ch === LF || ch === CR || ch === escapechar) break;
      }
    } else if (state === State.IN_QUOTED) {
      for (; i < end; i++) {
        const ch = readAt(data, kind, i);
        if (ch === quotechar || ch === escapechar) break;
      }
    }
    return i;
  }

  private addRun(line: PyObject, from: number, to: number): boolean {
    if (this.field.used + to - from > this.limit) return this.tooLarge();
    this.field.putChars(line, from, to);
    return true;
  }

  private tooLarge(): boolean {
    return this.fail(`field larger than field limit (${this.limit})`);
  }

  private fail(message: string): boolean {
    PyErr.setString(this.error, message);
    return false;
  }

  private add(ch: number, state: State): boolean {
    if (this.field.used >= this.limit) return this.tooLarge();
    this.field.push(ch);
    this.state = state;
    return true;
  }

  private go(state: State): boolean {
    this.state = state;
    return true;
  }

  // Take one character.
  private step(ch: number): boolean {
    switch (this.state) {
      case State.START_RECORD:
        if (ch === NO_CHAR) return true;
        if (ch === LF || ch === CR) return this.go(State.AFTER_LINE);
        return this.startField(ch);
      case State.START_FIELD:
        return this.startField(ch);
      case State.IN_FIELD:
        return this.inField(ch);
      case State.IN_QUOTED:
        if (ch === NO_CHAR) return true;
        if (ch === this.escapechar) return this.go(State.ESCAPE_IN_QUOTED);
        if (ch !== this.quotechar) return this.add(ch, State.IN_QUOTED);
        return this.go(this.doublequote ? State.QUOTE_IN_QUOTED : State.IN_FIELD);
      case State.QUOTE_IN_QUOTED:
        return this.afterQuote(ch);
      case State.ESCAPED:
        return this.escaped(ch);
      case State.ESCAPE_IN_QUOTED:
        return this.add(ch === NO_CHAR ? LF : ch, State.IN_QUOTED);
      case State.AFTER_ESCAPED_NEWLINE:
        return ch === NO_CHAR || this.inField(ch);
      default:
        if (ch === NO_CHAR) return this.go(State.START_RECORD);
        if (ch === LF || ch === CR) return true;
        return this.fail(
          "new-line character seen in unquoted field - do you need to open the file with newline=''?",
        );
    }
  }

  private startField(ch: number): boolean {
    this.unquoted = true;
    if (ch === NO_CHAR || ch === LF || ch === CR) return this.endField(ch);
    if (ch === this.quotechar) {
      this.unquoted = false;
      return this.go(State.IN_QUOTED);
    }
    if (ch === this.escapechar) return this.go(State.ESCAPED);
    if (ch === SPACE && this.skipSpace) return this.go(State.START_FIELD);
    if (ch === this.delimiter) return this.endField(ch);
    return this.add(ch, State.IN_FIELD);
  }

  private inField(ch: number): boolean {
    if (ch === NO_CHAR || ch === LF || ch === CR || ch === this.delimiter) return this.endField(ch);
    if (ch === this.escapechar) return this.go(State.ESCAPED);
    // Behind an escaped newline, only a delimiter or a real newline ends that state, and with it the field.
    return this.add(ch, this.state);
  }

  private afterQuote(ch: number): boolean {
    if (ch !== NO_CHAR && ch === this.quotechar) return this.add(ch, State.IN_QUOTED);
    if (ch === NO_CHAR || ch === LF || ch === CR || ch === this.delimiter) return this.endField(ch);
    if (!this.strict) return this.add(ch, State.IN_FIELD);
    const shown = [this.delimiter, this.quotechar].map((code) => String.fromCodePoint(code));
    return this.fail(`'${shown[0]}' expected after '${shown[1]}'`);
  }

  private escaped(ch: number): boolean {
    if (ch === LF || ch === CR) return this.add(ch, State.AFTER_ESCAPED_NEWLINE);
    return this.add(ch === NO_CHAR ? LF : ch, State.IN_FIELD);
  }

  // At the end of a field, which `ch` says.
  private endField(ch: number): boolean {
    if (!this.saveField()) return false;
    if (ch === this.delimiter) return this.go(State.START_FIELD);
    return this.go(ch === NO_CHAR ? State.START_RECORD : State.AFTER_LINE);
  }

  /** Append the field to the fields; false with an exception set. */
  saveField(): boolean {
    const value = this.fieldValue();
    this.field.used = 0;
    return value !== NULL && PyList.appendSteal(this.fields, value) === 0;
  }

  private fieldValue(): NewRef | Null {
    const { quoting, unquoted, field } = this;
    if (!unquoted) return field.finish();
    if (field.used === 0 && (quoting === Quoting.NOTNULL || quoting === Quoting.STRINGS)) return None;
    const text = field.finish();
    if (text === NULL || field.used === 0) return text;
    if (quoting !== Quoting.NONNUMERIC && quoting !== Quoting.STRINGS) return text;
    const number = PyFloat.fromString(text);
    decref(text);
    return number;
  }
}

// A line: None when the row is complete, else what the next line needs.
function csv_read_line(
  dialect: PyObject,
  limit: number,
  fields: PyObject,
  rest: PyObject,
  line: PyObject,
): NewRef | Null {
  const reader = new LineReader(dialect, limit, fields);
  if (rest !== None) reader.resume(rest);
  if (!reader.read(line)) return NULL;
  return reader.state === State.START_RECORD ? None : reader.rest();
}

// The lines have ended within a field.
function csv_end_field(dialect: PyObject, limit: number, fields: PyObject, rest: PyObject): NewRef | Null {
  const reader = new LineReader(dialect, limit, fields);
  reader.resume(rest);
  return reader.saveField() ? None : NULL;
}

defineModule({
  name: "_csv_lines",
  functions: [
    func(
      "read_line($module, dialect, limit: index, fields, rest, line: str, /)",
      "Append the fields of a line; None, or (state, field, unquoted) when the row goes on.",
      csv_read_line,
    ),
    func(
      "end_field($module, dialect, limit: index, fields, rest, /)",
      "Append the field that the last line left open.",
      csv_end_field,
    ),
  ],
});
