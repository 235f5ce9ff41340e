/**
 * _IOBase and the three abstract classes between it and the real files. Mirrors Modules/_io/iobase.c.
 */
import { forEachItem } from "../../abstract/iterator.js";
import { PyObject_Size } from "../../abstract/mapping.js";
import { PyObject_GetOptionalAttr, PyObject_Repr, PyObject_SetAttr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { fillBytes } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { type GetSetDef, getset, type MethodDef, method } from "../../method-def.js";
import * as PyByteArray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { IOBase } from "./layout.js";
import {
  callForEffect,
  callMethod,
  isAttributeTrue,
  isMethodTrue,
  sizeArgument,
  unsupported,
  valueError,
} from "./support.js";

/** repr of a name, for the repr of a file that may contain itself; undefined with an exception set. @mayRunPython */
export function reprOrMarker(op: PyObject): string | undefined {
  const repr = PyObject_Repr(op);
  if (repr === NULL) return undefined;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

/** "I/O operation on closed file." unless `self.closed` is false: 0 or -1. @mayRunPython */
export function checkClosed(self: PyObject): number {
  const closed = isAttributeTrue(self, "closed");
  if (closed > 0) valueError("I/O operation on closed file.");
  return closed === 0 ? 0 : -1;
}

const CLOSED_MARK = "__IOBase_closed";

function isMarkedClosed(self: PyObject): number {
  const key = PyUnicode.internFromJS(CLOSED_MARK);
  if (key === NULL) return -1;
  const mark = PyObject_GetOptionalAttr(self, key);
  decref(key);
  if (mark === NULL) return PyErr.occurred() ? -1 : 0;
  decref(mark);
  return 1;
}

function iobase_closed(self: PyObject): NewRef | Null {
  const closed = isMarkedClosed(self);
  return closed < 0 ? NULL : bool(closed > 0);
}

function iobase_close(self: PyObject): NewRef | Null {
  const closed = isMarkedClosed(self);
  if (closed !== 0) return closed < 0 ? NULL : None;
  const flushed = callForEffect(self, "flush");
  const exc = flushed < 0 ? PyErr.getRaisedException() : NULL;
  const mark = PyUnicode.internFromJS(CLOSED_MARK);
  const marked = mark === NULL ? -1 : PyObject_SetAttr(self, mark, bool(true));
  if (mark !== NULL) decref(mark);
  if (exc !== NULL) {
    PyErr.setRaisedException(exc);
    return NULL;
  }
  return marked < 0 ? NULL : None;
}

function iobase_flush(self: PyObject): NewRef | Null {
  const closed = isMarkedClosed(self);
  if (closed < 0) return NULL;
  return closed > 0 ? valueError("I/O operation on closed file.") : None;
}

// A file that nobody has any more is closed. What goes wrong then is of no interest to anybody.
function iobase_finalize(self: PyObject): void {
  const exc = PyErr.getRaisedException();
  const closed = isAttributeTrue(self, "closed");
  if (closed < 0 || (closed === 0 && callForEffect(self, "close") < 0)) PyErr.clear();
  PyErr.setRaisedException(exc);
}

// ---- methods ----

function iobase_enter(self: PyObject): NewRef | Null {
  return checkClosed(self) < 0 ? NULL : incref(self);
}

function iobase_exit(self: PyObject): NewRef | Null {
  return callMethod(self, "close");
}

function iobase_iter(self: PyObject): NewRef | Null {
  return checkClosed(self) < 0 ? NULL : incref(self);
}

function iobase_next(self: PyObject): NewRef | Null {
  const line = callMethod(self, "readline");
  if (line === NULL) return NULL;
  if (lengthOf(line) > 0) return line;
  decref(line);
  return NULL;
}

function lengthOf(line: PyObject): number {
  return PyUnicode.check(line) ? PyUnicode.length(line) : PyBytes.check(line) ? PyBytes.size(line) : 0;
}

// A line by reading one byte after the other: what a class gets that only has `read`.
function iobase_readline(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const limit = sizeArgument(sizeObject);
  if (Number.isNaN(limit)) return NULL;
  const bytes: number[] = [];
  while (limit < 0 || bytes.length < limit) {
    const piece = callMethod(self, "read", smallInt(1));
    if (piece === NULL) return NULL;
    if (!PyBytes.check(piece)) {
      const found = PyErr.typeName(piece);
      decref(piece);
      return PyErr.setString(T.OSError, `read() should have returned a bytes object, not '${found}'`);
    }
    const got = PyBytes.toJS(piece);
    decref(piece);
    if (got.length === 0) break;
    bytes.push(...got);
    if (got[got.length - 1] === 10) break;
  }
  return PyBytes.fromJS(Uint8Array.from(bytes));
}

function iobase_readlines(self: PyObject, hintObject: PyObject): NewRef | Null {
  const hint = sizeArgument(hintObject);
  if (Number.isNaN(hint)) return NULL;
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  let total = 0;
  const status = forEachItem(self, (line) => {
    if (PyList.append(list, line) < 0) return -1;
    if (hint <= 0) return 0;
    const length = PyObject_Size(line);
    if (length < 0) return -1;
    total += length;
    return total > hint ? 1 : 0;
  });
  if (status >= 0 && !PyErr.occurred()) return list;
  decref(list);
  return NULL;
}

function iobase_writelines(self: PyObject, lines: PyObject): NewRef | Null {
  if (checkClosed(self) < 0) return NULL;
  const status = forEachItem(lines, (line) => callForEffect(self, "write", line));
  return status < 0 ? NULL : None;
}

function iobase_tell(self: PyObject): NewRef | Null {
  return callMethod(self, "seek", smallInt(0), smallInt(1));
}

function refuse(operation: string): (self: PyObject) => Null {
  return () => unsupported(operation);
}

function no(self: PyObject): NewRef | Null {
  return checkClosed(self) < 0 ? NULL : bool(false);
}

function checker(question: string, message: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const answer = isMethodTrue(self, question);
    if (answer < 0) return NULL;
    return answer > 0 ? bool(true) : unsupported(message);
  };
}

function checkClosedMethod(self: PyObject): NewRef | Null {
  return checkClosed(self) < 0 ? NULL : None;
}

function newInstance(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

defineType({
  address: T._IOBase,
  name: "_io._IOBase",
  layout: IOBase,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc: "The base of all files: what every one of them can do.",
  slots: {
    tp_new: newInstance,
    tp_iter: iobase_iter,
    tp_iternext: iobase_next,
    tp_finalize: iobase_finalize,
  },
  methods: [
    method("close($self, /)", "Flush and close the file.", iobase_close),
    method("flush($self, /)", "Write what is buffered.", iobase_flush),
    method("seek($self, offset, whence=0, /)", "Move to a position.", refuse("seek")),
    method("tell($self, /)", "The position.", iobase_tell),
    method("truncate($self, size=None, /)", "Cut the file to size bytes.", refuse("truncate")),
    method("fileno($self, /)", "The file descriptor.", refuse("fileno")),
    method("isatty($self, /)", "Is it a terminal?", no),
    method("readable($self, /)", "Can it be read?", no),
    method("writable($self, /)", "Can it be written?", no),
    method("seekable($self, /)", "Has it a position?", no),
    method("readline($self, size=-1, /)", "Read a line, or at most size bytes of it.", iobase_readline),
    method(
      "readlines($self, hint=-1, /)",
      "Read a list of lines, of about hint bytes at most.",
      iobase_readlines,
    ),
    method("writelines($self, lines, /)", "Write each of lines.", iobase_writelines),
    method("__enter__($self, /)", "The file itself.", iobase_enter),
    method("__exit__($self, /, *args)", "Close the file.", iobase_exit),
    method("_checkClosed($self, /)", "ValueError when the file is closed.", checkClosedMethod),
    method(
      "_checkReadable($self, /)",
      "UnsupportedOperation when it cannot be read.",
      checker("readable", "File or stream is not readable."),
    ),
    method(
      "_checkWritable($self, /)",
      "UnsupportedOperation when it cannot be written.",
      checker("writable", "File or stream is not writable."),
    ),
    method(
      "_checkSeekable($self, /)",
      "UnsupportedOperation when it has no position.",
      checker("seekable", "File or stream is not seekable."),
    ),
  ],
  getset: [getset("closed", "Is the file closed?", iobase_closed)],
});

// ---- the abstract classes ----

function rawiobase_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size)) return NULL;
  if (size < 0) return callMethod(self, "readall");
  const buffer = PyByteArray.alloc(size);
  if (buffer === NULL) return NULL;
  fillBytes(0, PyByteArray.dataOf(buffer), PyByteArray.dataOf(buffer) + size);
  const got = callMethod(self, "readinto", buffer);
  if (got === NULL || got === None) {
    decref(buffer);
    return got;
  }
  const count = PyLong.asSsize(got);
  decref(got);
  const result =
    count === -1 && PyErr.occurred() ? NULL : PyBytes.fromMemory(PyByteArray.dataOf(buffer), count);
  decref(buffer);
  return result;
}

function rawiobase_readall(self: PyObject): NewRef | Null {
  const chunks: number[] = [];
  for (;;) {
    const piece = callMethod(self, "read", smallInt(8192));
    if (piece === NULL) return NULL;
    const bytes = PyBytes.check(piece) ? PyBytes.toJS(piece) : new Uint8Array(0);
    decref(piece);
    if (bytes.length === 0) return PyBytes.fromJS(Uint8Array.from(chunks));
    for (const byte of bytes) chunks.push(byte);
  }
}

function abstractType(
  address: number,
  name: string,
  doc: string,
  methods: MethodDef[],
  getsets: GetSetDef[] = [],
): void {
  defineType({
    address,
    name,
    base: T._IOBase,
    layout: IOBase,
    flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
    dictField: "dict",
    weaklistField: "weaklist",
    doc,
    slots: { tp_new: newInstance },
    methods,
    getset: getsets,
  });
}

const none = (): NewRef => None;

abstractType(T._RawIOBase, "_io._RawIOBase", "The base of raw files, which know bytes and system calls.", [
  method("read($self, size=-1, /)", "Read at most size bytes (-1: all).", rawiobase_read),
  method("readall($self, /)", "Read up to the end.", rawiobase_readall),
]);
abstractType(T._BufferedIOBase, "_io._BufferedIOBase", "The base of buffered binary files.", [
  method("read($self, size=-1, /)", "Read size bytes (-1: all).", refuse("read")),
  method(
    "read1($self, size=-1, /)",
    "Read at most size bytes with one read of the raw file.",
    refuse("read1"),
  ),
  method("write($self, b, /)", "Write bytes; how many.", refuse("write")),
  method("detach($self, /)", "Part from the raw file, which is returned.", refuse("detach")),
]);
abstractType(
  T._TextIOBase,
  "_io._TextIOBase",
  "The base of text files.",
  [
    method("read($self, size=-1, /)", "Read size characters (-1: all).", refuse("read")),
    method("readline($self, size=-1, /)", "Read a line.", refuse("readline")),
    method("write($self, s, /)", "Write text; how many characters.", refuse("write")),
    method("detach($self, /)", "Part from the binary file, which is returned.", refuse("detach")),
  ],
  [
    getset("encoding", "The encoding, or None.", none),
    getset("newlines", "The line ends that were read, or None.", none),
    getset("errors", "What happens to what cannot be encoded, or None.", none),
  ],
);
