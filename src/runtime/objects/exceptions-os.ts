/**
 * OSError and its subclasses, which are chosen by errno. Mirrors the OSError part of CPython's Objects/exceptions.c.
 *
 * `OSError(errno, strerror[, filename[, winerror[, filename2]]])`: with two to five arguments the first two are taken apart, and `args`
 * keeps only those; the class becomes the one that belongs to errno. A class with an `__init__` but no `__new__` of its own is set up by
 * the former, all others by the latter.
 */

import { PyNumber_AsIndex, PyNumber_Check } from "../abstract/number.js";
import { PyObject_Repr, PyObject_Str } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallIntValue } from "../heap/ownership.js";
import { getset, member, method } from "../method-def.js";
import { native } from "../native.js";
import { BaseException_str, rejectKeywords } from "./exceptions.js";
import { BaseException, OSError } from "./exceptions-layout.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyLong from "./long.js";
import { decref, incref, setRefSteal, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, PyTypeObject, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** The subclass for each errno (Linux numbers). */
const CLASS_OF_ERRNO: Readonly<Record<number, T>> = {
  1: T.PermissionError, // EPERM
  2: T.FileNotFoundError, // ENOENT
  3: T.ProcessLookupError, // ESRCH
  4: T.InterruptedError, // EINTR
  10: T.ChildProcessError, // ECHILD
  11: T.BlockingIOError, // EAGAIN, EWOULDBLOCK
  13: T.PermissionError, // EACCES
  17: T.FileExistsError, // EEXIST
  20: T.NotADirectoryError, // ENOTDIR
  21: T.IsADirectoryError, // EISDIR
  32: T.BrokenPipeError, // EPIPE
  103: T.ConnectionAbortedError, // ECONNABORTED
  104: T.ConnectionResetError, // ECONNRESET
  108: T.BrokenPipeError, // ESHUTDOWN
  110: T.TimeoutError, // ETIMEDOUT
  111: T.ConnectionRefusedError, // ECONNREFUSED
  114: T.BlockingIOError, // EALREADY
  115: T.BlockingIOError, // EINPROGRESS
};

// Is an instance of `type` set up by its tp_init (a Python `__init__`), not by tp_new?
function usesInit(type: PyObject): boolean {
  const slots = PyTypeObject;
  return slots.tp_init.get(type) !== native(OSError_init) && slots.tp_new.get(type) === native(OSError_new);
}

function wordsOf(args: number, nargs: number): PyObject[] {
  return Array.from({ length: nargs }, (_, i) => I32[(args >> 2) + i] as PyObject);
}

function isErrnoForm(nargs: number): boolean {
  return nargs >= 2 && nargs <= 5;
}

/** The class to make for the arguments: the subclass for errno when OSError itself is called. */
function chooseClass(type: PyObject, words: readonly PyObject[]): PyObject {
  if (type !== (T.OSError as number) || !isErrnoForm(words.length) || !isSmallInt(words[0]!)) return type;
  return (CLASS_OF_ERRNO[smallIntValue(words[0]!)] ?? type) as PyObject;
}

/** Fill the fields in from the arguments. 0, or -1 with an exception set. */
function fill(self: PyObject, words: PyObject[]): number {
  let kept = words;
  if (isErrnoForm(words.length)) {
    setRefSteal(self, OSError.errno, incref(words[0]!));
    setRefSteal(self, OSError.strerror, incref(words[1]!));
    const filename = words[2] ?? None;
    if (filename !== None) {
      if (typeOf(self) === (T.BlockingIOError as number) && PyNumber_Check(filename)) {
        const written = PyNumber_AsIndex(filename, T.ValueError);
        if (written === -1 && PyErr.occurred()) return -1;
        OSError.written.set(self, written);
      } else {
        setRefSteal(self, OSError.filename, incref(filename));
        const filename2 = words[4] ?? None;
        if (filename2 !== None) setRefSteal(self, OSError.filename2, incref(filename2));
        // The file names are left out, so that unpacking e.args as (errno, strerror) works.
        kept = words.slice(0, 2);
      }
    }
  }
  const args = PyTuple.pack(...kept);
  if (args === NULL) return -1;
  setRefSteal(self, BaseException.args, args);
  return 0;
}

function OSError_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const words = wordsOf(args, nargs);
  const byInit = usesInit(type);
  if (!byInit && rejectKeywords(type, kwnames)) return NULL;
  const chosen = byInit ? type : chooseClass(type, words);
  const self = PyType_GenericAlloc(chosen, 0);
  if (self === NULL) return NULL;
  OSError.written.set(self, -1);
  // A class that is set up by its __init__ has no arguments yet.
  if (fill(self, byInit ? [] : words) === 0) return self;
  decref(self);
  return NULL;
}

function OSError_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const type = typeOf(self);
  if (!usesInit(type)) return 0;
  if (rejectKeywords(type, kwnames)) return -1;
  return fill(self, wordsOf(args, nargs));
}

function textOf(op: PyObject | Null, convert: (op: PyObject) => NewRef | Null): string | null {
  const str = convert(op === NULL ? None : op);
  if (str === NULL) return null;
  const text = PyUnicode.asString(str);
  decref(str);
  return text;
}

function OSError_str(self: PyObject): NewRef | Null {
  const errno = OSError.errno.get(self);
  const strerror = OSError.strerror.get(self);
  const filename = OSError.filename.get(self);
  const filename2 = OSError.filename2.get(self);
  if (filename === NULL && (errno === NULL || strerror === NULL)) return BaseException_str(self);
  const number = textOf(errno, PyObject_Str);
  const message = number === null ? null : textOf(strerror, PyObject_Str);
  if (message === null) return NULL;
  let text = `[Errno ${number}] ${message}`;
  for (const [file, separator] of [
    [filename, ": "],
    [filename2, " -> "],
  ] as const) {
    if (file === NULL) continue;
    const repr = textOf(file, PyObject_Repr);
    if (repr === null) return NULL;
    text += separator + repr;
  }
  return PyUnicode.fromString(text);
}

// The file names come back into the arguments.
function OSError_reduce(self: PyObject): NewRef | Null {
  const args = BaseException.args.get(self) as PyObject;
  const filename = OSError.filename.get(self);
  const dict = BaseException.dict.get(self);
  let full: NewRef | Null = incref(args);
  if (PyTuple.size(args) === 2 && filename !== NULL) {
    decref(full);
    const filename2 = OSError.filename2.get(self);
    const words = [PyTuple.getItem(args, 0), PyTuple.getItem(args, 1), filename];
    full = filename2 === NULL ? PyTuple.pack(...words) : PyTuple.pack(...words, None, filename2);
    if (full === NULL) return NULL;
  }
  const result = dict === NULL ? PyTuple.pack(typeOf(self), full) : PyTuple.pack(typeOf(self), full, dict);
  decref(full);
  return result;
}

function get_characters_written(self: PyObject): NewRef | Null {
  const written = OSError.written.get(self);
  return written < 0 ? PyErr.setString(T.AttributeError, "characters_written") : PyLong.fromNumber(written);
}

function set_characters_written(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) {
    if (OSError.written.get(self) < 0) {
      PyErr.setString(T.AttributeError, "characters_written");
      return -1;
    }
    OSError.written.set(self, -1);
    return 0;
  }
  const written = PyNumber_AsIndex(value, T.ValueError);
  if (written === -1 && PyErr.occurred()) return -1;
  OSError.written.set(self, written);
  return 0;
}

const FLAGS = TypeFlags.BASETYPE | TypeFlags.HAVE_GC;

defineType({
  address: T.OSError,
  name: "OSError",
  base: T.Exception,
  layout: OSError,
  flags: FLAGS,
  doc: "The operating system reports an error.",
  slots: { tp_new: OSError_new, tp_init: OSError_init, tp_str: OSError_str },
  methods: [method("__reduce__($self, /)", "Help for pickle.", OSError_reduce)],
  members: [
    member("errno", "object", OSError.errno.offset, { doc: "POSIX exception code" }),
    member("strerror", "object", OSError.strerror.offset, { doc: "exception strerror" }),
    member("filename", "object", OSError.filename.offset, { doc: "exception filename" }),
    member("filename2", "object", OSError.filename2.offset, { doc: "second exception filename" }),
  ],
  getset: [getset("characters_written", "", get_characters_written, set_characters_written)],
});

function subclass(address: T, name: string, doc: string, base: T = T.OSError): void {
  defineType({ address, name, base, layout: OSError, flags: FLAGS, doc });
}

subclass(T.BlockingIOError, "BlockingIOError", "An operation would have to wait.");
subclass(T.ChildProcessError, "ChildProcessError", "There is no such child process.");
subclass(T.ConnectionError, "ConnectionError", "The root of errors of connections.");
subclass(T.BrokenPipeError, "BrokenPipeError", "The other end is closed.", T.ConnectionError);
subclass(T.ConnectionAbortedError, "ConnectionAbortedError", "A connection was aborted.", T.ConnectionError);
subclass(T.ConnectionRefusedError, "ConnectionRefusedError", "A connection was refused.", T.ConnectionError);
subclass(T.ConnectionResetError, "ConnectionResetError", "A connection was reset.", T.ConnectionError);
subclass(T.FileExistsError, "FileExistsError", "The file is there already.");
subclass(T.FileNotFoundError, "FileNotFoundError", "There is no such file.");
subclass(T.InterruptedError, "InterruptedError", "A signal interrupted an operation.");
subclass(T.IsADirectoryError, "IsADirectoryError", "A directory stands where a file should.");
subclass(T.NotADirectoryError, "NotADirectoryError", "Something else stands where a directory should.");
subclass(T.PermissionError, "PermissionError", "The operation is not permitted.");
subclass(T.ProcessLookupError, "ProcessLookupError", "There is no such process.");
subclass(T.TimeoutError, "TimeoutError", "The time is over.");
