/**
 * TextIOWrapper: text on top of a binary file. Mirrors Modules/_io/textio.c.
 *
 * Writing: encoded text is collected in `pending` and passed on when there is a chunk of it, or a line (line_buffering).
 * Reading: a chunk of bytes is decoded into the str `decoded`, of which `decoded_used` characters were given out; a character that is
 * cut in two waits in `undecoded`, a "\r" at the end of a chunk in `pending_cr`. tell() decodes the chunk (`snapshot`) once more,
 * up to where the reader is.
 */

import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { PyMem_Realloc } from "../../heap/alloc.js";
import { copyBytes } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { getset, method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { clearRef, decref, incref, setRefSteal } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, EmptyStr, None, T } from "../../objects/type-table.js";
import { findCodec } from "../../objects/unicode/codec-names.js";
import { checkEncodingOfFile } from "../../objects/unicode/codec-registry.js";
import { decode, decodePartly } from "../../objects/unicode/decode.js";
import { encode } from "../../objects/unicode/encode.js";
import { findChar } from "../../objects/unicode/find.js";
import { isASCII, kindOf, length, readAt, U } from "../../objects/unicode/layout.js";
import { replace } from "../../objects/unicode/search-methods.js";
import {
  discard,
  finish,
  isEmpty,
  newWriter,
  type Writer,
  writeSteal,
} from "../../objects/unicode/writer.js";
import * as PyUnicode from "../../objects/unicode.js";
import { reprOrMarker } from "./base.js";
import { isFileClosed } from "./buffered.js";
import { Newlines, TextIOWrapper } from "./layout.js";
import { decodeNewlinesSteal, findLineEnd, newlinesOf, newlinesSeen, writtenNewline } from "./newlines.js";
import {
  callForEffect,
  callMethod,
  getAttribute,
  isAttributeTrue,
  isMethodTrue,
  sizeArgument,
  unsupported,
  valueError,
} from "./support.js";

/** Bytes that are read, or collected for writing, at a time. */
const CHUNK_SIZE = 8192;

// ---- construction ----

/** How a text file is set up. */
export interface TextOptions {
  readonly encoding: PyObject | Null;
  readonly errors: PyObject | Null;
  readonly newlines: Newlines;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

function strOr(op: PyObject | Null, otherwise: string): NewRef | Null {
  return op === NULL || op === None ? PyUnicode.internFromJS(otherwise) : incref(op);
}

/** Give an instance its binary file. 0 or -1. */
export function textInit(self: PyObject, buffer: PyObject, options: TextOptions): number {
  const locale =
    options.encoding !== NULL &&
    PyUnicode.check(options.encoding) &&
    PyUnicode.equalToASCII(options.encoding, "locale");
  const encoding = strOr(locale ? NULL : options.encoding, "UTF-8");
  if (encoding === NULL) return -1;
  const name = PyUnicode.toJS(encoding);
  if (findCodec(name) === undefined && checkEncodingOfFile(name) < 0) {
    decref(encoding);
    return -1;
  }
  const errors = strOr(options.errors, "strict");
  if (errors === NULL) {
    decref(encoding);
    return -1;
  }
  setRefSteal(self, TextIOWrapper.encoding, encoding);
  setRefSteal(self, TextIOWrapper.errors, errors);
  setRefSteal(self, TextIOWrapper.buffer, incref(buffer));
  TextIOWrapper.newlines.set(self, options.newlines);
  TextIOWrapper.line_buffering.set(self, options.lineBuffering ? 1 : 0);
  TextIOWrapper.write_through.set(self, options.writeThrough ? 1 : 0);
  TextIOWrapper.telling.set(self, 1);
  return 0;
}

/** A new text file of the exact type. */
export function newText(buffer: PyObject, options: TextOptions): NewRef | Null {
  const self = PyType_GenericAlloc(T.TextIOWrapper as number as PyObject, 0);
  if (self === NULL || textInit(self, buffer, options) === 0) return self;
  decref(self);
  return NULL;
}

function text_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function text_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const bound = bindArguments(
    "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering: bool = False, write_through: bool = False)",
    args,
    nargs,
    kwnames,
  );
  if (bound === null) return -1;
  const newlines = newlinesOf(bound[3] as PyObject);
  if (newlines < 0) return -1;
  return textInit(self, bound[0] as PyObject, {
    encoding: bound[1] as PyObject,
    errors: bound[2] as PyObject,
    newlines,
    lineBuffering: bound[4] !== 0,
    writeThrough: bound[5] !== 0,
  });
}

/** The binary file, borrowed; NULL with ValueError when there is none. */
function bufferOf(self: PyObject): PyObject | Null {
  const buffer = TextIOWrapper.buffer.get(self);
  if (buffer !== NULL) return buffer;
  const used = TextIOWrapper.encoding.get(self) !== NULL;
  return valueError(used ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
}

/** ValueError unless the file is open: 0 or -1. @mayRunPython */
function checkOpen(self: PyObject): number {
  const buffer = bufferOf(self);
  if (buffer === NULL) return -1;
  const closed = isFileClosed(buffer);
  if (closed > 0) valueError("I/O operation on closed file.");
  return closed === 0 ? 0 : -1;
}

function textOf(self: PyObject, field: typeof TextIOWrapper.encoding): string {
  return PyUnicode.toJS(field.get(self) as PyObject);
}

// ---- writing ----

/** Append `count` bytes at `from` to what is pending. 0 or -1. */
function appendPending(self: PyObject, from: number, count: number): number {
  const size = TextIOWrapper.pending_size.get(self);
  if (size + count > TextIOWrapper.pending_capacity.get(self)) {
    const capacity = Math.max(CHUNK_SIZE, size + count);
    const block = PyMem_Realloc(TextIOWrapper.pending.get(self), capacity);
    if (block === 0) {
      PyErr.noMemory();
      return -1;
    }
    TextIOWrapper.pending.set(self, block);
    TextIOWrapper.pending_capacity.set(self, capacity);
  }
  copyBytes(from, TextIOWrapper.pending.get(self) + size, count);
  TextIOWrapper.pending_size.set(self, size + count);
  return 0;
}

/** Append `text`, encoded. 0 or -1. */
function appendEncoded(self: PyObject, text: PyObject): number {
  const encoding = TextIOWrapper.encoding.get(self) as PyObject;
  const isUTF8 = PyUnicode.equalToASCII(encoding, "utf-8") || PyUnicode.equalToASCII(encoding, "UTF-8");
  if (isUTF8 && isASCII(text)) return appendPending(self, text + U.DATA, length(text));
  const bytes = encode(text, PyUnicode.toJS(encoding), textOf(self, TextIOWrapper.errors));
  if (bytes === NULL) return -1;
  const status = appendPending(self, PyBytes.dataOf(bytes), PyBytes.size(bytes));
  decref(bytes);
  return status;
}

/** Pass what is pending on to the binary file. 0 or -1. @mayRunPython @mayReleaseGil */
function writePending(self: PyObject): number {
  const size = TextIOWrapper.pending_size.get(self);
  if (size === 0) return 0;
  const bytes = PyBytes.fromMemory(TextIOWrapper.pending.get(self), size);
  if (bytes === NULL) return -1;
  TextIOWrapper.pending_size.set(self, 0);
  const status = callForEffect(TextIOWrapper.buffer.get(self) as PyObject, "write", bytes);
  decref(bytes);
  return status;
}

function hasChar(text: PyObject, ch: number): boolean {
  return findChar(text + U.DATA, kindOf(text), 0, length(text), ch) >= 0;
}

// `text` with its "\n" as the file wants them.
function withNewlines(self: PyObject, text: PyObject): NewRef | Null {
  const newline = writtenNewline(TextIOWrapper.newlines.get(self));
  if (newline === "" || !hasChar(text, 10)) return incref(text);
  const by = PyUnicode.fromJS(newline);
  if (by === NULL) return NULL;
  const result = replace(text, PyUnicode.latin1Char(10), by, -1);
  decref(by);
  return result;
}

// Forget what was read ahead.
function resetReading(self: PyObject): void {
  clearRef(self, TextIOWrapper.decoded);
  clearRef(self, TextIOWrapper.undecoded);
  clearRef(self, TextIOWrapper.snapshot);
  TextIOWrapper.decoded_used.set(self, 0);
  TextIOWrapper.pending_cr.set(self, 0);
}

/** Write a str: 0 or -1. @mayRunPython @mayReleaseGil */
export function textWrite(self: PyObject, text: PyObject): number {
  if (checkOpen(self) < 0) return -1;
  const buffer = incref(TextIOWrapper.buffer.get(self) as PyObject);
  const status = writeTo(self, buffer, text);
  decref(buffer);
  return status;
}

function writeTo(self: PyObject, buffer: PyObject, text: PyObject): number {
  const writable = TextIOWrapper.pending_capacity.get(self) > 0 ? 1 : isMethodTrue(buffer, "writable");
  if (writable === 0) unsupported("not writable");
  if (writable <= 0) return -1;
  const lineEnd = TextIOWrapper.line_buffering.get(self) !== 0 && (hasChar(text, 10) || hasChar(text, 13));
  const translated = withNewlines(self, text);
  if (translated === NULL) return -1;
  const appended = appendEncoded(self, translated);
  decref(translated);
  if (appended < 0) return -1;
  const passOn =
    lineEnd ||
    TextIOWrapper.write_through.get(self) !== 0 ||
    TextIOWrapper.pending_size.get(self) >= CHUNK_SIZE;
  if (passOn && writePending(self) < 0) return -1;
  if (lineEnd && callForEffect(buffer, "flush") < 0) return -1;
  if (TextIOWrapper.decoded.get(self) !== NULL) resetReading(self);
  return 0;
}

function text_write(self: PyObject, text: PyObject): NewRef | Null {
  if (!PyUnicode.check(text)) {
    const found = text === None ? "None" : PyErr.typeName(text);
    return PyErr.setString(T.TypeError, `write() argument must be str, not ${found}`);
  }
  return textWrite(self, text) < 0 ? NULL : smallInt(length(text));
}

/** Flush text and binary file: 0 or -1. @mayRunPython @mayReleaseGil */
export function textFlush(self: PyObject): number {
  if (checkOpen(self) < 0) return -1;
  TextIOWrapper.telling.set(self, 1);
  if (writePending(self) < 0) return -1;
  return callForEffect(TextIOWrapper.buffer.get(self) as PyObject, "flush");
}

function text_flush(self: PyObject): NewRef | Null {
  return textFlush(self) < 0 ? NULL : None;
}

// ---- reading ----

function checkReadable(self: PyObject): number {
  if (checkOpen(self) < 0) return -1;
  if (TextIOWrapper.decoded.get(self) !== NULL) return 0;
  const readable = isMethodTrue(TextIOWrapper.buffer.get(self) as PyObject, "readable");
  if (readable === 0) unsupported("not readable");
  return readable > 0 ? 0 : -1;
}

/** Decoded characters that were not given out. */
function decodedLeft(self: PyObject): number {
  const decoded = TextIOWrapper.decoded.get(self);
  return decoded === NULL ? 0 : length(decoded) - TextIOWrapper.decoded_used.get(self);
}

/** Take `count` decoded characters. */
function takeDecoded(self: PyObject, count: number): NewRef | Null {
  const decoded = TextIOWrapper.decoded.get(self);
  if (decoded === NULL) return EmptyStr;
  const used = TextIOWrapper.decoded_used.get(self);
  const end = Math.min(length(decoded), used + count);
  TextIOWrapper.decoded_used.set(self, end);
  return PyUnicode.substring(decoded, used, end);
}

// The bytes that were left over and those that were read, in a bytes.
function joinBytes(left: PyObject | Null, bytes: PyObject): NewRef | Null {
  const view = bytesLike(bytes);
  if (view === undefined) return NULL;
  if (left === NULL && PyBytes.checkExact(bytes)) return incref(bytes);
  const before = left === NULL ? 0 : PyBytes.size(left);
  const all = PyBytes.alloc(before + view.size);
  if (all === NULL) return NULL;
  if (left !== NULL) copyBytes(PyBytes.dataOf(left), PyBytes.dataOf(all), before);
  copyBytes(view.data, PyBytes.dataOf(all) + before, view.size);
  return all;
}

// Decode `input` and what was left over: the text, with line ends as the file wants them. NULL with an exception set.
function decodeInput(self: PyObject, input: PyObject, final: boolean): NewRef | Null {
  const all = joinBytes(TextIOWrapper.undecoded.get(self), input);
  if (all === NULL) return NULL;
  const data = PyBytes.dataOf(all);
  const size = PyBytes.size(all);
  const encoding = textOf(self, TextIOWrapper.encoding);
  const part = decodePartly(data, size, encoding, textOf(self, TextIOWrapper.errors), final);
  if (part === undefined) {
    decref(all);
    return NULL;
  }
  const rest = part.consumed < size ? PyBytes.fromMemory(data + part.consumed, size - part.consumed) : NULL;
  setRefSteal(self, TextIOWrapper.undecoded, rest);
  setRefSteal(self, TextIOWrapper.snapshot, all);
  return applyNewlines(self, part.text, final);
}

// Steals `text`.
function applyNewlines(self: PyObject, text: NewRef, final: boolean): NewRef | Null {
  const newlines = TextIOWrapper.newlines.get(self);
  if (newlines > Newlines.UNIVERSAL) return text;
  const whole = holdCarriageReturn(self, text, final);
  if (whole === NULL) return NULL;
  const decoded = decodeNewlinesSteal(whole, newlines === Newlines.TRANSLATE);
  if (decoded === undefined) return NULL;
  TextIOWrapper.seen_newlines.set(self, TextIOWrapper.seen_newlines.get(self) | decoded.seen);
  return decoded.text;
}

// Put a "\r" that was held back in front, and hold one at the end back. Steals `text`.
function holdCarriageReturn(self: PyObject, text: NewRef, final: boolean): NewRef | Null {
  let whole = text;
  if (TextIOWrapper.pending_cr.get(self) !== 0) {
    const joined = PyUnicode.concat(PyUnicode.latin1Char(13), text);
    decref(text);
    if (joined === NULL) return NULL;
    whole = joined;
    TextIOWrapper.pending_cr.set(self, 0);
  }
  const size = length(whole);
  if (final || size === 0 || readAt(whole + U.DATA, kindOf(whole), size - 1) !== 13) return whole;
  TextIOWrapper.pending_cr.set(self, 1);
  const cut = PyUnicode.substring(whole, 0, size - 1);
  decref(whole);
  return cut;
}

/** Read and decode a chunk: 1, 0 at the end, or -1 with an exception. What was decoded before must be used up. */
function readChunk(self: PyObject): number {
  if (writePending(self) < 0) return -1;
  const buffer = incref(TextIOWrapper.buffer.get(self) as PyObject);
  const input = callMethod(buffer, "read1", smallInt(CHUNK_SIZE));
  decref(buffer);
  if (input === NULL) return -1;
  const view = bytesLike(input);
  const atEnd = view !== undefined && view.size === 0;
  const text = view === undefined ? NULL : decodeInput(self, input, atEnd);
  decref(input);
  if (text === NULL) return -1;
  const more = !atEnd || length(text) > 0;
  setRefSteal(self, TextIOWrapper.decoded, text);
  TextIOWrapper.decoded_used.set(self, 0);
  return more ? 1 : 0;
}

function readAll(self: PyObject): NewRef | Null {
  const buffer = incref(TextIOWrapper.buffer.get(self) as PyObject);
  const before = takeDecoded(self, Number.POSITIVE_INFINITY);
  const input = before === NULL ? NULL : callMethod(buffer, "read");
  decref(buffer);
  const text = input === NULL ? NULL : decodeInput(self, input, true);
  if (input !== NULL) decref(input);
  if (text === NULL) {
    if (before !== NULL) decref(before);
    return NULL;
  }
  resetReading(self);
  const result = PyUnicode.concat(before as PyObject, text);
  decref(before as NewRef);
  decref(text);
  return result;
}

function readSome(self: PyObject, count: number): NewRef | Null {
  const writer = newWriter();
  let missing = count;
  while (missing > 0) {
    if (decodedLeft(self) === 0) {
      const status = readChunk(self);
      if (status < 0) return failed(writer);
      if (status === 0) break;
      continue;
    }
    const piece = takeDecoded(self, missing);
    if (piece === NULL) return failed(writer);
    missing -= length(piece);
    writeSteal(writer, piece);
  }
  return finish(writer);
}

function failed(writer: Writer): Null {
  discard(writer);
  return NULL;
}

function text_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size) || checkReadable(self) < 0 || writePending(self) < 0) return NULL;
  return size < 0 ? readAll(self) : readSome(self, size);
}

/** A line, or at most `limit` characters of it (-1: no limit); empty at the end. */
function readLine(self: PyObject, limit: number): NewRef | Null {
  const newlines = TextIOWrapper.newlines.get(self);
  if (limit < 0 && decodedLeft(self) > 0) {
    const decoded = TextIOWrapper.decoded.get(self) as PyObject;
    const used = TextIOWrapper.decoded_used.get(self);
    const end = findLineEnd(decoded, used, newlines);
    if (end >= 0) return takeDecoded(self, end - used);
  }
  const writer = newWriter();
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  let heldCR = false; // the last piece ends in a "\r" that is half of the line end "\r\n"
  while (left > 0) {
    if (decodedLeft(self) === 0) {
      const status = readChunk(self);
      if (status < 0) return failed(writer);
      if (status === 0) break;
      continue;
    }
    const decoded = TextIOWrapper.decoded.get(self) as PyObject;
    const used = TextIOWrapper.decoded_used.get(self);
    const joined = heldCR && readAt(decoded + U.DATA, kindOf(decoded), used) === 10;
    const end = joined ? used + 1 : findLineEnd(decoded, used, newlines);
    const piece = takeDecoded(self, Math.min(left, end < 0 ? decodedLeft(self) : end - used));
    if (piece === NULL) return failed(writer);
    left -= length(piece);
    heldCR = newlines === Newlines.CRLF && readAt(piece + U.DATA, kindOf(piece), length(piece) - 1) === 13;
    if (end >= 0 && isEmpty(writer)) return piece;
    writeSteal(writer, piece);
    if (end >= 0) break;
  }
  return finish(writer);
}

function text_readline(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size) || checkReadable(self) < 0 || writePending(self) < 0) return NULL;
  return readLine(self, size);
}

function text_iternext(self: PyObject): NewRef | Null {
  if (checkReadable(self) < 0) return NULL;
  TextIOWrapper.telling.set(self, 0);
  const line = readLine(self, -1);
  if (line === NULL || length(line) > 0) return line;
  decref(line);
  TextIOWrapper.telling.set(self, 1);
  return NULL;
}

// ---- position ----

// Bytes of the snapshot that the characters given out took.
function bytesGivenOut(self: PyObject): number {
  const snapshot = TextIOWrapper.snapshot.get(self);
  if (snapshot === NULL) return 0;
  const encoding = textOf(self, TextIOWrapper.encoding);
  const undecoded = TextIOWrapper.undecoded.get(self);
  const size = PyBytes.size(snapshot) - (undecoded === NULL ? 0 : PyBytes.size(undecoded));
  const text = decode(PyBytes.dataOf(snapshot), size, encoding, "surrogateescape");
  if (text === NULL) return -1;
  const end = sourceIndex(self, text, TextIOWrapper.decoded_used.get(self));
  const prefix = PyUnicode.substring(text, 0, end);
  decref(text);
  const bytes = prefix === NULL ? NULL : encode(prefix, encoding, "surrogateescape");
  if (prefix !== NULL) decref(prefix);
  if (bytes === NULL) return -1;
  const count = PyBytes.size(bytes);
  decref(bytes);
  return count;
}

// Index in the untranslated `text` behind the first `count` characters that it gave.
function sourceIndex(self: PyObject, text: PyObject, count: number): number {
  if (TextIOWrapper.newlines.get(self) !== Newlines.TRANSLATE) return Math.min(count, length(text));
  let i = 0;
  for (let given = 0; given < count && i < length(text); given++) {
    const isCR = readAt(text + U.DATA, kindOf(text), i) === 13;
    i += isCR && i + 1 < length(text) && readAt(text + U.DATA, kindOf(text), i + 1) === 10 ? 2 : 1;
  }
  return i;
}

function text_tell(self: PyObject): NewRef | Null {
  if (checkOpen(self) < 0) return NULL;
  const buffer = TextIOWrapper.buffer.get(self) as PyObject;
  const seekable = isMethodTrue(buffer, "seekable");
  if (seekable <= 0) return seekable < 0 ? NULL : unsupported("underlying stream is not seekable");
  if (TextIOWrapper.telling.get(self) === 0) {
    return PyErr.setString(T.OSError, "telling position disabled by next() call");
  }
  if (textFlush(self) < 0) return NULL;
  const result = callMethod(buffer, "tell");
  const snapshot = TextIOWrapper.snapshot.get(self);
  if (result === NULL || snapshot === NULL) return result;
  const position = PyLong.asNumber(result);
  decref(result);
  const given = bytesGivenOut(self);
  return given < 0 ? NULL : PyLong.fromNumber(position - PyBytes.size(snapshot) + given);
}

function text_seek(self: PyObject, cookie: PyObject, whence: number): NewRef | Null {
  if (checkOpen(self) < 0) return NULL;
  const buffer = TextIOWrapper.buffer.get(self) as PyObject;
  const seekable = isMethodTrue(buffer, "seekable");
  if (seekable <= 0) return seekable < 0 ? NULL : unsupported("underlying stream is not seekable");
  const position = PyLong.asSsize(cookie);
  if (position === -1 && PyErr.occurred()) return NULL;
  if (whence === 1 || whence === 2) {
    const which = whence === 1 ? "cur" : "end";
    if (position !== 0) return unsupported(`can't do nonzero ${which}-relative seeks`);
  } else if (whence !== 0) return valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  else if (position < 0) return valueError(`negative seek position ${position}`);
  if (whence === 1) {
    const here = text_tell(self);
    if (here === NULL) return NULL;
    const result = text_seek(self, here, 0);
    decref(here);
    return result;
  }
  if (textFlush(self) < 0) return NULL;
  resetReading(self);
  return callMethod(buffer, "seek", cookie, smallInt(whence));
}

function text_truncate(self: PyObject, size: PyObject): NewRef | Null {
  if (textFlush(self) < 0) return NULL;
  return callMethod(TextIOWrapper.buffer.get(self) as PyObject, "truncate", size);
}

// ---- closing and asking ----

function text_close(self: PyObject): NewRef | Null {
  const buffer = bufferOf(self);
  if (buffer === NULL) return NULL;
  const closed = isAttributeTrue(buffer, "closed");
  if (closed !== 0) return closed < 0 ? NULL : None;
  const flushed = callForEffect(self, "flush");
  const exc = flushed < 0 ? PyErr.getRaisedException() : NULL;
  const result = callMethod(buffer, "close");
  if (exc === NULL) return result;
  if (result === NULL) PyErr.chainExceptionsSteal(exc);
  else {
    decref(result);
    PyErr.setRaisedException(exc);
  }
  return NULL;
}

function text_detach(self: PyObject): NewRef | Null {
  const buffer = bufferOf(self);
  if (buffer === NULL || callForEffect(self, "flush") < 0) return NULL;
  const result = incref(buffer);
  clearRef(self, TextIOWrapper.buffer);
  return result;
}

function text_reconfigure(
  self: PyObject,
  encoding: PyObject,
  errors: PyObject,
  newline: PyObject | Null,
  lineBuffering: PyObject,
  writeThrough: PyObject,
): NewRef | Null {
  const reading = TextIOWrapper.decoded.get(self) !== NULL;
  if (reading && (encoding !== None || errors !== None || newline !== NULL)) {
    return unsupported("It is not possible to set the encoding or newline of stream after the first read");
  }
  const newlines = newline === NULL ? TextIOWrapper.newlines.get(self) : newlinesOf(newline);
  if (newlines < 0 || textFlush(self) < 0) return NULL;
  const options = {
    encoding: encoding === None ? TextIOWrapper.encoding.get(self) : encoding,
    errors: errors !== None ? errors : encoding === None ? TextIOWrapper.errors.get(self) : NULL,
    newlines,
    lineBuffering:
      lineBuffering === None ? TextIOWrapper.line_buffering.get(self) !== 0 : lineBuffering !== bool(false),
    writeThrough:
      writeThrough === None ? TextIOWrapper.write_through.get(self) !== 0 : writeThrough !== bool(false),
  };
  return textInit(self, TextIOWrapper.buffer.get(self) as PyObject, options) < 0 ? NULL : None;
}

function forward(name: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const buffer = bufferOf(self);
    return buffer === NULL ? NULL : callMethod(buffer, name);
  };
}

function forwardAttribute(name: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const buffer = bufferOf(self);
    return buffer === NULL ? NULL : getAttribute(buffer, name);
  };
}

// An attribute for the repr, with its name before it; "" when there is none.
function described(self: PyObject, name: string): string | undefined {
  const value = getAttribute(self, name);
  if (value === NULL) {
    PyErr.clear();
    return "";
  }
  const text = reprOrMarker(value);
  decref(value);
  return text === undefined ? undefined : ` ${name}=${text}`;
}

function text_repr(self: PyObject): NewRef | Null {
  if (TextIOWrapper.encoding.get(self) === NULL) return valueError("I/O operation on uninitialized object");
  const name = described(self, "name");
  const mode = name === undefined ? undefined : described(self, "mode");
  const encoding = mode === undefined ? undefined : described(self, "encoding");
  return encoding === undefined ? NULL : PyUnicode.fromJS(`<_io.TextIOWrapper${name}${mode}${encoding}>`);
}

function fieldGetter(field: typeof TextIOWrapper.encoding): (self: PyObject) => NewRef | Null {
  return (self) => incref((field.get(self) || None) as PyObject);
}

function text_get_mode(self: PyObject): NewRef | Null {
  const mode = TextIOWrapper.mode.get(self);
  if (mode !== NULL) return incref(mode);
  return PyErr.setString(T.AttributeError, "'_io.TextIOWrapper' object has no attribute 'mode'");
}

/** Set the attribute `mode`. Steals `value`. */
export function text_set_mode(self: PyObject, value: NewRef | Null): number {
  setRefSteal(self, TextIOWrapper.mode, value);
  return 0;
}

function text_get_buffer(self: PyObject): NewRef | Null {
  return incref((TextIOWrapper.buffer.get(self) || None) as PyObject);
}

defineType({
  address: T.TextIOWrapper,
  name: "_io.TextIOWrapper",
  base: T._TextIOBase,
  layout: TextIOWrapper,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc:
    "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)\n--\n\n" +
    "A text file on top of a buffered binary file.",
  slots: { tp_new: text_new, tp_init: text_init, tp_repr: text_repr, tp_iternext: text_iternext },
  methods: [
    method("write($self, text, /)", "Write text; how many characters.", text_write),
    method("read($self, size=-1, /)", "Read size characters (-1: all).", text_read),
    method("readline($self, size=-1, /)", "Read a line, or at most size characters of it.", text_readline),
    method("flush($self, /)", "Write what is buffered.", text_flush),
    method("close($self, /)", "Flush and close the file.", text_close),
    method("detach($self, /)", "Part from the binary file, which is returned.", text_detach),
    method(
      "seek($self, cookie, whence: int = 0, /)",
      "Move to a position that tell() gave, to 0, or to the end.",
      text_seek,
    ),
    method("tell($self, /)", "The position.", text_tell),
    method(
      "truncate($self, pos=None, /)",
      "Cut the file to pos bytes (default: the position).",
      text_truncate,
    ),
    method(
      "reconfigure($self, *, encoding=None, errors=None, newline=NULL, line_buffering=None, write_through=None)",
      "Change how text is read and written.",
      text_reconfigure,
    ),
    ...["fileno", "isatty", "readable", "writable", "seekable"].map((question) =>
      method(`${question}($self, /)`, "What the binary file says.", forward(question)),
    ),
  ],
  getset: [
    getset("buffer", "The binary file.", text_get_buffer),
    getset("encoding", "The encoding.", fieldGetter(TextIOWrapper.encoding)),
    getset("errors", "What happens to what cannot be encoded.", fieldGetter(TextIOWrapper.errors)),
    getset("newlines", "The line ends that were read.", (self: PyObject) =>
      newlinesSeen(TextIOWrapper.seen_newlines.get(self)),
    ),
    getset("line_buffering", "Is each line flushed?", (self: PyObject) =>
      bool(TextIOWrapper.line_buffering.get(self) !== 0),
    ),
    getset("write_through", "Is all text passed on at once?", (self: PyObject) =>
      bool(TextIOWrapper.write_through.get(self) !== 0),
    ),
    getset("closed", "Is the file closed?", forwardAttribute("closed")),
    getset("name", "The binary file's name.", forwardAttribute("name")),
    getset("mode", "How the file was opened.", text_get_mode, (self: PyObject, value: PyObject | Null) =>
      text_set_mode(self, value === NULL ? NULL : incref(value)),
    ),
  ],
});
