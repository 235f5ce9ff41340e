/**
 * str to bytes: the encoders and their error handlers. Mirrors the encoders of Objects/unicodeobject.c and the handlers of
 * Python/codecs.c. Other handlers and other codecs are the program's (codec-registry.ts).
 */
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { charName } from "../../unicode-table.js";
import * as PyBytes from "../bytes.js";
import { decref } from "../object.js";
import * as PyTuple from "../tuple.js";
import { T } from "../type-table.js";
import { fromJS } from "../unicode.js";
import { type CodecName, findCodec } from "./codec-names.js";
import { askErrorHandler, callCodec } from "./codec-registry.js";
import { isASCII, kindOf, length, MAX_UNICODE, readAt, U } from "./layout.js";
import { escapeChar } from "./repr.js";
import { encodeValidUTF8 } from "./utf8.js";

/** Bytes in the making, outside the shared memory. */
class ByteSink {
  private bytes: Uint8Array;
  private used = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(Math.max(16, capacity));
  }

  push(byte: number): void {
    if (this.used === this.bytes.length) {
      const larger = new Uint8Array(this.used * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.used++] = byte;
  }

  /** What was pushed. */
  done(): Uint8Array {
    return this.bytes.subarray(0, this.used);
  }
}

/** Put one character; false when the encoding has no bytes for it. */
type PutChar = (sink: ByteSink, ch: number) => boolean;

interface Encoder {
  readonly put: PutChar;
  /** Why a character cannot be encoded. */
  readonly reason: string;
}

const isSurrogate = (ch: number): boolean => ch >= 0xd800 && ch <= 0xdfff;

/** Put the UTF-8 form of a character, surrogates included. */
function putUTF8(sink: ByteSink, ch: number): void {
  if (ch < 0x80) sink.push(ch);
  else if (ch < 0x800) {
    sink.push(0xc0 | (ch >> 6));
    sink.push(0x80 | (ch & 0x3f));
  } else if (ch < 0x10000) {
    sink.push(0xe0 | (ch >> 12));
    sink.push(0x80 | ((ch >> 6) & 0x3f));
    sink.push(0x80 | (ch & 0x3f));
  } else {
    sink.push(0xf0 | (ch >> 18));
    sink.push(0x80 | ((ch >> 12) & 0x3f));
    sink.push(0x80 | ((ch >> 6) & 0x3f));
    sink.push(0x80 | (ch & 0x3f));
  }
}

function putUnit(sink: ByteSink, value: number, byteCount: number, bigEndian: boolean): void {
  for (let i = 0; i < byteCount; i++) sink.push((value >>> (8 * (bigEndian ? byteCount - 1 - i : i))) & 0xff);
}

function putUTF16(sink: ByteSink, ch: number, bigEndian: boolean): void {
  if (ch < 0x10000) {
    putUnit(sink, ch, 2, bigEndian);
    return;
  }
  putUnit(sink, 0xd800 + ((ch - 0x10000) >> 10), 2, bigEndian);
  putUnit(sink, 0xdc00 + (ch & 0x3ff), 2, bigEndian);
}

// What the handler surrogatepass puts for a surrogate, in the codecs that know it.
const RAW: Partial<Record<CodecName, (sink: ByteSink, ch: number) => void>> = {
  "utf-8": putUTF8,
  "utf-8-sig": putUTF8,
  "utf-16": (sink, ch) => putUTF16(sink, ch, false),
  "utf-16-le": (sink, ch) => putUTF16(sink, ch, false),
  "utf-16-be": (sink, ch) => putUTF16(sink, ch, true),
  "utf-32": (sink, ch) => putUnit(sink, ch, 4, false),
  "utf-32-le": (sink, ch) => putUnit(sink, ch, 4, false),
  "utf-32-be": (sink, ch) => putUnit(sink, ch, 4, true),
};

function putBelow(limit: number): PutChar {
  return (sink, ch) => {
    if (ch >= limit) return false;
    sink.push(ch);
    return true;
  };
}

function putText(sink: ByteSink, text: string): void {
  for (let i = 0; i < text.length; i++) sink.push(text.charCodeAt(i));
}

function putEscaped(sink: ByteSink, ch: number): boolean {
  if (ch === 92) putText(sink, "\\\\");
  else if (ch === 9) putText(sink, "\\t");
  else if (ch === 10) putText(sink, "\\n");
  else if (ch === 13) putText(sink, "\\r");
  else if (ch >= 32 && ch < 127) sink.push(ch);
  else putText(sink, escapeChar(ch));
  return true;
}

function putRawEscaped(sink: ByteSink, ch: number): boolean {
  if (ch < 0x100) sink.push(ch);
  else putText(sink, escapeChar(ch));
  return true;
}

function encoderFor(codec: CodecName): Encoder {
  switch (codec) {
    case "ascii":
      return { put: putBelow(128), reason: "ordinal not in range(128)" };
    case "latin-1":
      return { put: putBelow(256), reason: "ordinal not in range(256)" };
    case "unicode_escape":
      return { put: putEscaped, reason: "" };
    case "raw_unicode_escape":
      return { put: putRawEscaped, reason: "" };
    default: {
      const raw = RAW[codec] as (sink: ByteSink, ch: number) => void;
      const put: PutChar = (sink, ch) => {
        if (isSurrogate(ch)) return false;
        raw(sink, ch);
        return true;
      };
      return { put, reason: "surrogates not allowed" };
    }
  }
}

/** Characters start … end (not included) of `op` that cannot be encoded, and what for. */
interface BadRange {
  readonly op: PyObject;
  readonly codec: CodecName;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Raise UnicodeEncodeError or UnicodeDecodeError. */
export function raiseCodecError(
  type: number,
  codec: string,
  op: PyObject,
  start: number,
  end: number,
  reason: string,
): Null {
  const name = fromJS(codec);
  const why = fromJS(reason);
  if (name !== NULL && why !== NULL) {
    const args = PyTuple.pack(name, op, smallInt(start), smallInt(end), why);
    if (args !== NULL) {
      PyErr.setObject(type, args);
      decref(args);
    }
  }
  if (name !== NULL) decref(name);
  if (why !== NULL) decref(why);
  return NULL;
}

function charAt(op: PyObject, i: number): number {
  return readAt(op + U.DATA, kindOf(op), i);
}

// Each replacement must itself be encodable. False with the exception set.
function putReplacement(sink: ByteSink, bad: BadRange, put: PutChar, text: string): boolean {
  for (const ch of text) if (!put(sink, ch.codePointAt(0)!)) return raiseStrict(bad);
  return true;
}

function raiseStrict(bad: BadRange): false {
  raiseCodecError(T.UnicodeEncodeError, bad.codec, bad.op, bad.start, bad.end, bad.reason);
  return false;
}

/** Is every bad character one that `test` takes? */
function all(bad: BadRange, test: (ch: number) => boolean): boolean {
  for (let i = bad.start; i < bad.end; i++) if (!test(charAt(bad.op, i))) return false;
  return true;
}

// Deal with characters that cannot be encoded, as the handler says. False with an exception set.
function handle(sink: ByteSink, bad: BadRange, put: PutChar, errors: string): boolean {
  const each = (text: (ch: number) => string): boolean => {
    for (let i = bad.start; i < bad.end; i++) {
      if (!putReplacement(sink, bad, put, text(charAt(bad.op, i)))) return false;
    }
    return true;
  };
  switch (errors) {
    case "strict":
      return raiseStrict(bad);
    case "ignore":
      return true;
    case "replace":
      return each(() => "?");
    case "xmlcharrefreplace":
      return each((ch) => `&#${ch};`);
    case "backslashreplace":
      return each(escapeChar);
    case "namereplace":
      return each((ch) => {
        const name = charName(ch);
        return name === undefined ? escapeChar(ch) : `\\N{${name}}`;
      });
    case "surrogateescape":
      if (!all(bad, (ch) => ch >= 0xdc80 && ch <= 0xdcff))
        return raiseStrict(
          firstRun(
            bad,
            (ch) => ch >= 0xdc80 && ch <= 0xdcff,
            (ch) => sink.push(ch - 0xdc00),
          ),
        );
      for (let i = bad.start; i < bad.end; i++) sink.push(charAt(bad.op, i) - 0xdc00);
      return true;
    case "surrogatepass": {
      const raw = RAW[bad.codec];
      if (raw === undefined || !all(bad, isSurrogate)) return raiseStrict(bad);
      for (let i = bad.start; i < bad.end; i++) raw(sink, charAt(bad.op, i));
      return true;
    }
    default:
      return false;
  }
}

/** The error handlers that are built in. */
export const HANDLERS = new Set([
  "strict",
  "ignore",
  "replace",
  "xmlcharrefreplace",
  "backslashreplace",
  "namereplace",
  "surrogateescape",
  "surrogatepass",
]);

// As handle, by a handler that the program registered: gives where to go on, or -1 with an exception set. @mayRunPython
function handleElsewhere(sink: ByteSink, bad: BadRange, put: PutChar, errors: string): number {
  raiseStrict(bad);
  const replacement = askErrorHandler(errors, length(bad.op), true);
  if (replacement === undefined) return -1;
  const { value, position } = replacement;
  let ok = true;
  if (PyBytes.check(value)) for (const byte of PyBytes.toJS(value)) sink.push(byte);
  else for (let i = 0; i < length(value) && ok; i++) ok = put(sink, charAt(value, i)) || raiseStrict(bad);
  decref(value);
  return ok ? position : -1;
}

// The bad characters after those at the start that the handler could deal with.
function firstRun(bad: BadRange, test: (ch: number) => boolean, put: (ch: number) => void): BadRange {
  let start = bad.start;
  while (start < bad.end && test(charAt(bad.op, start))) put(charAt(bad.op, start++));
  return { ...bad, start };
}

function encodeSlowly(op: PyObject, codec: CodecName, errors: string): NewRef | Null {
  const { put, reason } = encoderFor(codec);
  const size = length(op);
  const sink = new ByteSink(size + (size >> 1));
  if (codec === "utf-8-sig") putUTF8(sink, 0xfeff);
  else if (codec === "utf-16") putUTF16(sink, 0xfeff, false);
  else if (codec === "utf-32") putUnit(sink, 0xfeff, 4, false);
  for (let i = 0; i < size; ) {
    if (put(sink, charAt(op, i))) {
      i++;
      continue;
    }
    const start = i++;
    while (i < size && !put(new ByteSink(8), charAt(op, i))) i++;
    const bad = { op, codec, start, end: i, reason };
    if (!HANDLERS.has(errors)) i = handleElsewhere(sink, bad, put, errors);
    else if (!handle(sink, bad, put, errors)) i = -1;
    if (i < 0) return NULL;
  }
  return PyBytes.fromJS(sink.done());
}

/**
 * `op.encode(encoding, errors)`, a bytes (PyUnicode_AsEncodedString): LookupError for an unknown encoding or handler,
 * UnicodeEncodeError.
 */
export function encode(op: PyObject, encoding = "utf-8", errors = "strict"): NewRef | Null {
  const codec = findCodec(encoding);
  if (codec === undefined) return callCodec("encode", op, encoding, errors);
  if (
    kindOf(op) === 1 &&
    (codec === "latin-1" || (isASCII(op) && (codec === "ascii" || codec === "utf-8")))
  ) {
    return PyBytes.fromMemory(op + U.DATA, length(op));
  }
  if (codec === "utf-8") {
    const bytes = encodeValidUTF8(op);
    if (bytes !== undefined) return bytes;
  }
  return encodeSlowly(op, codec, errors);
}

/** The UTF-8 form outside the shared memory, surrogates as CPython's surrogatepass or surrogateescape would have them. */
export function toUTF8(op: PyObject): Uint8Array {
  const size = length(op);
  if (isASCII(op)) return U8.slice(op + U.DATA, op + U.DATA + size);
  const sink = new ByteSink(size * 2);
  for (let i = 0; i < size; i++) {
    const ch = charAt(op, i);
    if (ch >= 0xdc80 && ch <= 0xdcff) sink.push(ch - 0xdc00);
    else putUTF8(sink, Math.min(ch, MAX_UNICODE));
  }
  return sink.done();
}
