/** BufferedRWPair: a buffer for reading and one for writing, over two raw files. Mirrors the last part of CPython's Modules/_io/bufferedio.c. */

import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallMethod } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { ref, struct } from "../../heap/struct.js";
import { getset, method } from "../../method-def.js";
import { PyException_SetContext } from "../../objects/exceptions.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref, setRefSteal } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { T, True } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { newBuffered } from "./buffered.js";
import { BufferedFlag, IOBase } from "./layout.js";
import { DEFAULT_BUFFER_SIZE, getAttribute, isMethodTrue, unsupported, valueError } from "./support.js";

const RWPair = struct("BufferedRWPair", IOBase, {
  reader: ref("BufferedReader, or NULL: not initialised"),
  writer: ref("BufferedWriter, or NULL: not initialised"),
});

function pair_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function checkCan(raw: PyObject, question: string, message: string): boolean {
  const answer = isMethodTrue(raw, question);
  if (answer === 0) unsupported(message);
  return answer > 0;
}

function pair_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (nargs < 2) {
    PyErr.setString(T.TypeError, `BufferedRWPair expected at least 2 arguments, got ${nargs}`);
    return -1;
  }
  const signature = `BufferedRWPair(reader, writer, buffer_size: index = ${DEFAULT_BUFFER_SIZE}, /)`;
  const bound = bindArguments(signature, args, nargs, kwnames);
  if (bound === null) return -1;
  const [rawReader, rawWriter, size] = bound as unknown as [PyObject, PyObject, number];
  if (!checkCan(rawReader, "readable", "File or stream is not readable.")) return -1;
  if (!checkCan(rawWriter, "writable", "File or stream is not writable.")) return -1;
  if (size <= 0) {
    valueError("buffer size must be strictly positive");
    return -1;
  }
  const reader = newBuffered(T.BufferedReader, rawReader, size, BufferedFlag.READABLE);
  if (reader === NULL) return -1;
  setRefSteal(self, RWPair.reader, reader);
  const writer = newBuffered(T.BufferedWriter, rawWriter, size, BufferedFlag.WRITABLE);
  if (writer === NULL) return -1;
  setRefSteal(self, RWPair.writer, writer);
  return 0;
}

type End = typeof RWPair.reader;

/** `self.reader.name(*args)` or `self.writer.name(*args)`. @mayRunPython */
function callEnd(self: PyObject, end: End, name: string, args: readonly PyObject[]): NewRef | Null {
  const file = end.get(self);
  if (file === NULL) return valueError("I/O operation on uninitialized object");
  const key = PyUnicode.internFromJS(name);
  if (key === NULL) return NULL;
  const result = PyObject_CallMethod(file, key, ...args);
  decref(key);
  return result;
}

const words = (args: number, count: number): PyObject[] =>
  Array.from({ length: count }, (_, i) => I32[(args >> 2) + i] as PyObject);

function forward(end: End, name: string, doc: string) {
  return method(`${name}($self, /, *args)`, doc, (self: PyObject, args: number, count: number) =>
    callEnd(self, end, name, words(args, count)),
  );
}

// Both are closed, whatever the first one says; what the second raises has that as its context.
function pair_close(self: PyObject): NewRef | Null {
  const first = callEnd(self, RWPair.writer, "close", []);
  const exc = first === NULL ? PyErr.getRaisedException() : NULL;
  if (first !== NULL) decref(first);
  const second = callEnd(self, RWPair.reader, "close", []);
  if (exc === NULL) return second;
  if (second !== NULL) {
    decref(second);
    PyErr.setRaisedException(exc);
    return NULL;
  }
  const later = PyErr.getRaisedException() as NewRef;
  PyException_SetContext(later, exc);
  PyErr.setRaisedException(later);
  return NULL;
}

// Is one of them a terminal?
function pair_isatty(self: PyObject): NewRef | Null {
  const writer = callEnd(self, RWPair.writer, "isatty", []);
  if (writer === NULL || writer === True) return writer;
  decref(writer);
  return callEnd(self, RWPair.reader, "isatty", []);
}

function pair_closed(self: PyObject): NewRef | Null {
  const writer = RWPair.writer.get(self);
  if (writer === NULL)
    return PyErr.setString(T.RuntimeError, "the BufferedRWPair object is being garbage-collected");
  return getAttribute(writer, "closed");
}

defineType({
  address: T.BufferedRWPair,
  name: "_io.BufferedRWPair",
  base: T._BufferedIOBase,
  layout: RWPair,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc: "BufferedRWPair(reader, writer, buffer_size=8192, /)\n--\n\nA file of two raw ones: one is read, the other one written.",
  slots: { tp_new: pair_new, tp_init: pair_init },
  methods: [
    forward(RWPair.reader, "read", "Read size bytes (-1: all)."),
    forward(RWPair.reader, "peek", "The bytes in the buffer, which stay there."),
    forward(RWPair.reader, "read1", "Read at most size bytes with one read of the raw file."),
    forward(RWPair.reader, "readinto", "Fill a buffer; how many bytes."),
    forward(RWPair.reader, "readinto1", "Read into a buffer with one read of the raw file."),
    forward(RWPair.reader, "readline", "Read a line, or at most size bytes of it."),
    forward(RWPair.writer, "write", "Write bytes; how many."),
    forward(RWPair.writer, "flush", "Write what is buffered."),
    forward(RWPair.reader, "readable", "Can it be read?"),
    forward(RWPair.writer, "writable", "Can it be written?"),
    method("close($self, /)", "Close both files.", pair_close),
    method("isatty($self, /)", "Is one of them a terminal?", pair_isatty),
  ],
  getset: [getset("closed", "Is the file that is written closed?", pair_closed)],
});
