/**
 * StringIO and BytesIO: files in memory. Mirrors Modules/_io/stringio.c and bytesio.c.
 *
 * A StringIO's content is a str: writing at its end appends in place, anywhere else makes a new one. A BytesIO's content is a
 * bytearray.
 */
import { forEachItem } from "../../abstract/iterator.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { fillBytes, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { getset, method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyByteArray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { clearRef, decref, incref, setRefSteal } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, EmptyBytes, EmptyStr, None, T } from "../../objects/type-table.js";
import { findChar } from "../../objects/unicode/find.js";
import { length } from "../../objects/unicode/layout.js";
import { pad } from "../../objects/unicode/pad-methods.js";
import { replace } from "../../objects/unicode/search-methods.js";
import * as PyUnicode from "../../objects/unicode.js";
import { BytesIO, Newlines, StringIO } from "./layout.js";
import { decodeNewlinesSteal, findLineEnd, newlinesOf, newlinesSeen, writtenNewline } from "./newlines.js";
import { copyIntoBuffer, writableSize } from "./raw.js";
import { sizeArgument, unsupported, valueError } from "./support.js";

const CLOSED = "I/O operation on closed file";

function newInstance(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

const yes = (isOpen: (self: PyObject) => boolean) => (self: PyObject) =>
  isOpen(self) ? bool(true) : valueError(CLOSED);
const no = (isOpen: (self: PyObject) => boolean) => (self: PyObject) =>
  isOpen(self) ? bool(false) : valueError(CLOSED);

// ---- StringIO ----

const isTextOpen = (self: PyObject): boolean => StringIO.text.get(self) !== NULL;

/** The content, borrowed; NULL with ValueError when the file is closed. */
function textOf(self: PyObject): PyObject | Null {
  return StringIO.text.get(self) || valueError(CLOSED);
}

function stringio_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const bound = bindArguments("StringIO(initial_value='', newline='\\n')", args, nargs, kwnames);
  if (bound === null) return -1;
  const [initial, newline] = bound as PyObject[];
  if (initial !== None && !PyUnicode.check(initial)) {
    PyErr.setString(T.TypeError, `initial_value must be str or None, not ${PyErr.typeName(initial)}`);
    return -1;
  }
  const newlines = newlinesOf(newline);
  if (newlines < 0) return -1;
  StringIO.newlines.set(self, newlines);
  StringIO.pos.set(self, 0);
  setRefSteal(self, StringIO.text, EmptyStr);
  if (initial === None || length(initial) === 0) return 0;
  const status = stringioWrite(self, initial);
  StringIO.pos.set(self, 0);
  return status;
}

// The text as it is kept: line ends translated as the file wants.
function translated(self: PyObject, text: PyObject): NewRef | Null {
  const newlines = StringIO.newlines.get(self);
  if (newlines === Newlines.TRANSLATE) {
    const decoded = decodeNewlinesSteal(incref(text), true);
    if (decoded === undefined) return NULL;
    StringIO.seen_newlines.set(self, StringIO.seen_newlines.get(self) | decoded.seen);
    return decoded.text;
  }
  const newline = writtenNewline(newlines);
  if (newline === "") return incref(text);
  const by = PyUnicode.fromJS(newline);
  if (by === NULL) return NULL;
  const result = replace(text, PyUnicode.latin1Char(10), by, -1);
  decref(by);
  return result;
}

/** Write a str at the position. 0 or -1. */
function stringioWrite(self: PyObject, text: PyObject): number {
  const added = translated(self, text);
  if (added === NULL) return -1;
  const pos = StringIO.pos.get(self);
  const old = StringIO.text.get(self) as NewRef;
  StringIO.text.set(self, EmptyStr); // so that appending in place finds itself the only owner
  const result = pos === length(old) ? PyUnicode.appendSteal(old, added) : overwriteSteal(old, added, pos);
  const count = length(added);
  decref(added);
  if (result === NULL) return -1;
  StringIO.text.set(self, result);
  StringIO.pos.set(self, pos + count);
  return 0;
}

// `old` with `added` at `pos`, zeros in between when `pos` is beyond its end. Steals `old`.
function overwriteSteal(old: NewRef, added: PyObject, pos: number): NewRef | Null {
  const size = length(old);
  const head = pos > size ? pad(old, 0, pos - size, 0) : PyUnicode.substring(old, 0, pos);
  const end = pos + length(added);
  const tail = end < size ? PyUnicode.substring(old, end, size) : EmptyStr;
  decref(old);
  let result = head === NULL || tail === NULL ? NULL : PyUnicode.appendSteal(head, added);
  if (result !== NULL) result = PyUnicode.appendSteal(result, tail as PyObject);
  if (tail !== NULL) decref(tail);
  return result;
}

function stringio_write(self: PyObject, text: PyObject): NewRef | Null {
  if (!PyUnicode.check(text)) {
    return PyErr.setString(T.TypeError, `string argument expected, got '${PyErr.typeName(text)}'`);
  }
  if (textOf(self) === NULL) return NULL;
  if (length(text) > 0 && stringioWrite(self, text) < 0) return NULL;
  return smallInt(length(text));
}

function takeText(self: PyObject, text: PyObject, end: number): NewRef | Null {
  const pos = Math.min(StringIO.pos.get(self), length(text));
  const stop = Math.max(pos, Math.min(end, length(text)));
  if (stop > pos) StringIO.pos.set(self, stop);
  return PyUnicode.substring(text, pos, stop);
}

function stringio_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  const text = Number.isNaN(size) ? NULL : textOf(self);
  if (text === NULL) return NULL;
  return takeText(self, text, size < 0 ? Number.POSITIVE_INFINITY : StringIO.pos.get(self) + size);
}

function lineOf(self: PyObject, text: PyObject, limit: number): NewRef | Null {
  const pos = StringIO.pos.get(self);
  if (pos >= length(text)) return EmptyStr;
  let end = findLineEnd(text, pos, StringIO.newlines.get(self));
  if (end < 0) end = length(text);
  return takeText(self, text, limit < 0 ? end : Math.min(end, pos + limit));
}

function stringio_readline(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  const text = Number.isNaN(size) ? NULL : textOf(self);
  return text === NULL ? NULL : lineOf(self, text, size);
}

function stringio_iternext(self: PyObject): NewRef | Null {
  const text = textOf(self);
  const line = text === NULL ? NULL : lineOf(self, text, -1);
  if (line === NULL || length(line) > 0) return line;
  return NULL;
}

function stringio_getvalue(self: PyObject): NewRef | Null {
  const text = textOf(self);
  return text === NULL ? NULL : incref(text);
}

function stringio_tell(self: PyObject): NewRef | Null {
  return textOf(self) === NULL ? NULL : PyLong.fromNumber(StringIO.pos.get(self));
}

function stringio_seek(self: PyObject, target: PyObject, whence: number): NewRef | Null {
  const text = textOf(self);
  if (text === NULL) return NULL;
  const offset = PyLong.asSsize(target);
  if (offset === -1 && PyErr.occurred()) return NULL;
  if (whence < 0 || whence > 2) return valueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && offset < 0) return valueError(`Negative seek position ${offset}`);
  if (whence !== 0 && offset !== 0) return PyErr.setString(T.OSError, "Can't do nonzero cur-relative seeks");
  if (whence === 0) StringIO.pos.set(self, offset);
  else if (whence === 2) StringIO.pos.set(self, length(text));
  return PyLong.fromNumber(StringIO.pos.get(self));
}

function stringio_truncate(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const text = textOf(self);
  if (text === NULL) return NULL;
  const size = sizeObject === None ? StringIO.pos.get(self) : PyLong.asSsize(sizeObject);
  if (size === -1 && PyErr.occurred()) return NULL;
  if (size < 0) return valueError(`Negative size value ${size}`);
  if (size < length(text)) {
    const cut = PyUnicode.substring(text, 0, size);
    if (cut === NULL) return NULL;
    setRefSteal(self, StringIO.text, cut);
  }
  return PyLong.fromNumber(size);
}

function stringio_close(self: PyObject): NewRef {
  clearRef(self, StringIO.text);
  return None;
}

defineType({
  address: T.StringIO,
  name: "_io.StringIO",
  base: T._TextIOBase,
  layout: StringIO,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc: "StringIO(initial_value='', newline='\\n')\n--\n\nA text file in memory.",
  slots: { tp_new: newInstance, tp_init: stringio_init, tp_iternext: stringio_iternext },
  methods: [
    method("write($self, s, /)", "Write text; how many characters.", stringio_write),
    method("read($self, size=None, /)", "Read size characters (None, -1: all).", stringio_read),
    method("readline($self, size=None, /)", "Read a line.", stringio_readline),
    method("getvalue($self, /)", "All of the content.", stringio_getvalue),
    method("tell($self, /)", "The position.", stringio_tell),
    method("seek($self, pos, whence: int = 0, /)", "Move to a position, which is returned.", stringio_seek),
    method(
      "truncate($self, pos=None, /)",
      "Cut the content to pos characters (default: the position).",
      stringio_truncate,
    ),
    method("close($self, /)", "Close the file; the content is lost.", stringio_close),
    method("readable($self, /)", "True.", yes(isTextOpen)),
    method("writable($self, /)", "True.", yes(isTextOpen)),
    method("seekable($self, /)", "True.", yes(isTextOpen)),
  ],
  getset: [
    getset("closed", "Is the file closed?", (self: PyObject) => bool(!isTextOpen(self))),
    getset("line_buffering", "False.", no(isTextOpen)),
    getset("newlines", "The line ends that were written.", (self: PyObject) =>
      textOf(self) === NULL ? NULL : newlinesSeen(StringIO.seen_newlines.get(self)),
    ),
  ],
});

// ---- BytesIO ----

const isBytesOpen = (self: PyObject): boolean => BytesIO.content.get(self) !== NULL;

/** The content, a borrowed bytearray; NULL with ValueError when the file is closed. */
function contentOf(self: PyObject): PyObject | Null {
  return BytesIO.content.get(self) || valueError(`${CLOSED}.`);
}

function bytesio_new(type: PyObject): NewRef | Null {
  const self = newInstance(type);
  if (self === NULL) return NULL;
  const content = PyByteArray.alloc(0);
  if (content === NULL) {
    decref(self);
    return NULL;
  }
  BytesIO.content.set(self, content);
  return self;
}

function bytesio_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const bound = bindArguments("BytesIO(initial_bytes=b'')", args, nargs, kwnames);
  if (bound === null) return -1;
  const initial = (bound[0] === (None as number) ? EmptyBytes : bound[0]) as PyObject;
  const view = bytesLike(initial);
  if (view === undefined) return -1;
  const content = PyByteArray.fromMemory(view.data, view.size);
  if (content === NULL) return -1;
  setRefSteal(self, BytesIO.content, content);
  BytesIO.pos.set(self, 0);
  return 0;
}

/** Write bytes at the position: how many, or -1. */
function bytesioWrite(self: PyObject, data: PyObject): number {
  const content = contentOf(self);
  if (content === NULL) return -1;
  const view = bytesLike(data);
  if (view === undefined) return -1;
  const bytes = U8.slice(view.data, view.data + view.size);
  if (bytes.length === 0) return 0;
  const pos = BytesIO.pos.get(self);
  const before = PyByteArray.size(content);
  if (pos + bytes.length > before) {
    if (PyByteArray.resize(content, pos + bytes.length) < 0) return -1;
    if (pos > before) fillBytes(0, PyByteArray.dataOf(content) + before, PyByteArray.dataOf(content) + pos);
  }
  U8.set(bytes, PyByteArray.dataOf(content) + pos);
  BytesIO.pos.set(self, pos + bytes.length);
  return bytes.length;
}

function bytesio_write(self: PyObject, data: PyObject): NewRef | Null {
  const count = bytesioWrite(self, data);
  return count < 0 ? NULL : smallInt(count);
}

function bytesio_writelines(self: PyObject, lines: PyObject): NewRef | Null {
  if (contentOf(self) === NULL) return NULL;
  return forEachItem(lines, (line) => (bytesioWrite(self, line) < 0 ? -1 : 0)) < 0 ? NULL : None;
}

function takeBytes(self: PyObject, content: PyObject, count: number): NewRef | Null {
  const pos = Math.min(BytesIO.pos.get(self), PyByteArray.size(content));
  const taken = Math.min(count, PyByteArray.size(content) - pos);
  if (taken > 0) BytesIO.pos.set(self, pos + taken);
  return PyBytes.fromMemory(PyByteArray.dataOf(content) + pos, taken);
}

function bytesio_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  const content = Number.isNaN(size) ? NULL : contentOf(self);
  return content === NULL ? NULL : takeBytes(self, content, size < 0 ? Number.POSITIVE_INFINITY : size);
}

function lineOfBytes(self: PyObject, content: PyObject, limit: number): NewRef | Null {
  const pos = BytesIO.pos.get(self);
  const size = PyByteArray.size(content);
  if (pos >= size) return EmptyBytes;
  const at = findChar(PyByteArray.dataOf(content), 1, pos, size, 10);
  const count = (at < 0 ? size : at + 1) - pos;
  return takeBytes(self, content, limit < 0 ? count : Math.min(count, limit));
}

function bytesio_readline(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  const content = Number.isNaN(size) ? NULL : contentOf(self);
  return content === NULL ? NULL : lineOfBytes(self, content, size);
}

function bytesio_iternext(self: PyObject): NewRef | Null {
  const content = contentOf(self);
  const line = content === NULL ? NULL : lineOfBytes(self, content, -1);
  return line === NULL || PyBytes.size(line) > 0 ? line : NULL;
}

function bytesio_readinto(self: PyObject, target: PyObject): NewRef | Null {
  const size = writableSize(target);
  const content = size < 0 ? NULL : contentOf(self);
  const bytes = content === NULL ? NULL : takeBytes(self, content, size);
  if (bytes === NULL) return NULL;
  const count = copyIntoBuffer(target, PyBytes.toJS(bytes));
  decref(bytes);
  return count < 0 ? NULL : smallInt(count);
}

function bytesio_getvalue(self: PyObject): NewRef | Null {
  const content = contentOf(self);
  return content === NULL ? NULL : PyBytes.fromMemory(PyByteArray.dataOf(content), PyByteArray.size(content));
}

function bytesio_tell(self: PyObject): NewRef | Null {
  return contentOf(self) === NULL ? NULL : PyLong.fromNumber(BytesIO.pos.get(self));
}

function bytesio_seek(self: PyObject, target: PyObject, whence: number): NewRef | Null {
  const content = contentOf(self);
  if (content === NULL) return NULL;
  const offset = PyLong.asSsize(target);
  if (offset === -1 && PyErr.occurred()) return NULL;
  if (whence < 0 || whence > 2) return valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && offset < 0) return valueError(`negative seek value ${offset}`);
  const base = whence === 0 ? 0 : whence === 1 ? BytesIO.pos.get(self) : PyByteArray.size(content);
  BytesIO.pos.set(self, Math.max(0, base + offset));
  return PyLong.fromNumber(BytesIO.pos.get(self));
}

function bytesio_truncate(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const content = contentOf(self);
  if (content === NULL) return NULL;
  const size = sizeObject === None ? BytesIO.pos.get(self) : PyLong.asSsize(sizeObject);
  if (size === -1 && PyErr.occurred()) return NULL;
  if (size < 0) return valueError(`negative size value ${size}`);
  if (size < PyByteArray.size(content) && PyByteArray.resize(content, size) < 0) return NULL;
  return PyLong.fromNumber(size);
}

function bytesio_close(self: PyObject): NewRef {
  clearRef(self, BytesIO.content);
  return None;
}

function bytesio_flush(self: PyObject): NewRef | Null {
  return contentOf(self) === NULL ? NULL : None;
}

defineType({
  address: T.BytesIO,
  name: "_io.BytesIO",
  base: T._BufferedIOBase,
  layout: BytesIO,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc: "BytesIO(initial_bytes=b'')\n--\n\nA binary file in memory.",
  slots: { tp_new: bytesio_new, tp_init: bytesio_init, tp_iternext: bytesio_iternext },
  methods: [
    method("write($self, b, /)", "Write bytes; how many.", bytesio_write),
    method("writelines($self, lines, /)", "Write each of lines.", bytesio_writelines),
    method("read($self, size=-1, /)", "Read size bytes (-1: all).", bytesio_read),
    method("read1($self, size=-1, /)", "Read size bytes (-1: all).", bytesio_read),
    method("readline($self, size=-1, /)", "Read a line.", bytesio_readline),
    method("readinto($self, buffer, /)", "Fill a buffer; how many bytes.", bytesio_readinto),
    method("readinto1($self, buffer, /)", "Fill a buffer; how many bytes.", bytesio_readinto),
    method("getvalue($self, /)", "All of the content.", bytesio_getvalue),
    method("tell($self, /)", "The position.", bytesio_tell),
    method("seek($self, pos, whence: int = 0, /)", "Move to a position, which is returned.", bytesio_seek),
    method(
      "truncate($self, size=None, /)",
      "Cut the content to size bytes (default: the position).",
      bytesio_truncate,
    ),
    method("flush($self, /)", "Nothing to do.", bytesio_flush),
    method("close($self, /)", "Close the file; the content is lost.", bytesio_close),
    method("isatty($self, /)", "False.", no(isBytesOpen)),
    method("readable($self, /)", "True.", yes(isBytesOpen)),
    method("writable($self, /)", "True.", yes(isBytesOpen)),
    method("seekable($self, /)", "True.", yes(isBytesOpen)),
    method("detach($self, /)", "There is nothing below.", () => unsupported("detach")),
  ],
  getset: [getset("closed", "Is the file closed?", (self: PyObject) => bool(!isBytesOpen(self)))],
});
