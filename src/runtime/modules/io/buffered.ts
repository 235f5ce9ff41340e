/**
 * BufferedReader, BufferedWriter, BufferedRandom: a buffer before a raw file. Mirrors Modules/_io/bufferedio.c.
 *
 * Invariant: buffer[pos, read_end) was read ahead and not given out; buffer[0, write_end) is to be written; one of them is
 * empty. While the raw file reads or writes, the GIL is dropped: the word `lock` keeps other threads out of this object.
 */
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { FINALIZING } from "../../gil/words.js";
import { PyMem_Malloc } from "../../heap/alloc.js";
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { getset, method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { clearRef, decref, incref, setRefSteal, typeOf } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, T } from "../../objects/type-table.js";
import { findChar } from "../../objects/unicode/find.js";
import * as PyUnicode from "../../objects/unicode.js";
import { allowThreads, BlockKind } from "../../threads/blocking.js";
import { tstate } from "../../threads/state.js";
import { reprOrMarker } from "./base.js";
import { Buffered, BufferedFlag, FileIO } from "./layout.js";
import {
  copyIntoBuffer,
  fileioRead,
  fileioReadAll,
  fileioSeek,
  fileioWrite,
  isPlainFileIO,
  writableSize,
} from "./raw.js";
import {
  callForEffect,
  callMethod,
  DEFAULT_BUFFER_SIZE,
  getAttribute,
  isAttributeTrue,
  isMethodTrue,
  sizeArgument,
  unsupported,
  valueError,
} from "./support.js";

// ---- the lock ----

function lockWord(self: PyObject): number {
  return (self + Buffered.lock.offset) >> 2;
}

/** How often a thread that finalises looks at the lock before it takes it from a daemon thread that is gone. */
const PATIENCE = 10;

/**
 * Keep other threads out until `release`. False: this thread is inside already (a raw file in Python has called back), so
 * there is nothing to release. @mayReleaseGil when another thread is inside.
 */
function acquire(self: PyObject): boolean {
  const word = lockWord(self);
  const me = tstate;
  // The wait ends when the word is 0 again, which is looked at with the GIL held.
  for (let tries = 0; ; tries++) {
    const owner = Atomics.compareExchange(I32, word, 0, me);
    if (owner === 0) return true;
    if (owner === me) return false;
    if (tries > PATIENCE && Atomics.load(I32, FINALIZING) !== 0) {
      Atomics.store(I32, word, me);
      return true;
    }
    allowThreads(BlockKind.FILE, () => Atomics.wait(I32, word, owner, 100));
  }
}

function release(self: PyObject): void {
  Atomics.store(I32, lockWord(self), 0);
  Atomics.notify(I32, lockWord(self));
}

function locked<R>(self: PyObject, operation: () => R): R {
  const mine = acquire(self);
  const result = operation();
  if (mine) release(self);
  return result;
}

// ---- construction ----

/** Give an instance its raw file. 0 or -1. */
export function bufferedInit(self: PyObject, raw: PyObject, size: number, flags: number): number {
  if (size <= 0) {
    valueError("buffer size must be strictly positive");
    return -1;
  }
  const buffer = Buffered.buffer.get(self) || PyMem_Malloc(size);
  if (buffer === 0) {
    PyErr.noMemory();
    return -1;
  }
  Buffered.buffer.set(self, buffer);
  Buffered.buffer_size.set(self, size);
  Buffered.flags.set(self, flags);
  Buffered.pos.set(self, 0);
  Buffered.read_end.set(self, 0);
  Buffered.write_end.set(self, 0);
  setRefSteal(self, Buffered.raw, incref(raw));
  return 0;
}

/** A new buffered file of the exact type `type`. */
export function newBuffered(type: number, raw: PyObject, size: number, flags: number): NewRef | Null {
  const self = PyType_GenericAlloc(type as PyObject, 0);
  if (self === NULL || bufferedInit(self, raw, size, flags) === 0) return self;
  decref(self);
  return NULL;
}

function buffered_new(type: PyObject): NewRef | Null {
  return PyType_GenericAlloc(type, 0);
}

function initializer(name: string, flags: number) {
  return (self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number => {
    const signature = `${name}(raw, buffer_size: index = ${DEFAULT_BUFFER_SIZE})`;
    const bound = bindArguments(signature, args, nargs, kwnames);
    if (bound === null) return -1;
    const raw = bound[0] as PyObject;
    for (const [flag, question, what] of [
      [BufferedFlag.READABLE, "readable", "readable"],
      [BufferedFlag.WRITABLE, "writable", "writable"],
    ] as const) {
      if ((flags & flag) === 0) continue;
      const answer = isMethodTrue(raw, question);
      if (answer === 0) unsupported(`File or stream is not ${what}.`);
      if (answer <= 0) return -1;
    }
    return bufferedInit(self, raw, bound[1], flags);
  };
}

// ---- checks ----

/** The raw file, borrowed; NULL with ValueError when there is none. */
function rawOf(self: PyObject): PyObject | Null {
  const raw = Buffered.raw.get(self);
  if (raw !== NULL) return raw;
  const detached = (Buffered.flags.get(self) & BufferedFlag.DETACHED) !== 0;
  return valueError(detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

function isClosed(self: PyObject): number {
  const raw = rawOf(self);
  if (raw === NULL) return -1;
  if (isPlainFileIO(raw)) return FileIO.fd.get(raw) < 0 ? 1 : 0;
  return isAttributeTrue(raw, "closed");
}

/** May `self` be used for `operation`? 0 or -1. @mayRunPython */
function check(self: PyObject, flag: BufferedFlag, operation: string, message: string): number {
  if (rawOf(self) === NULL) return -1;
  if ((Buffered.flags.get(self) & flag) === 0) {
    unsupported(operation);
    return -1;
  }
  const closed = isClosed(self);
  if (closed > 0) valueError(message);
  return closed === 0 ? 0 : -1;
}

const checkRead = (self: PyObject, operation: string): number =>
  check(self, BufferedFlag.READABLE, operation, `${operation} of closed file`);

/**
 * Is a binary file closed: 1, 0 or -1. As its attribute `closed`, without the attribute where the types are known.
 * @mayRunPython
 */
export function isFileClosed(file: PyObject): number {
  const type = typeOf(file) as number;
  if (type === T.BufferedWriter || type === T.BufferedReader || type === T.BufferedRandom) {
    const raw = Buffered.raw.get(file);
    if (raw !== NULL && isPlainFileIO(raw)) return FileIO.fd.get(raw) < 0 ? 1 : 0;
  }
  return isAttributeTrue(file, "closed");
}

// ---- the raw file ----

/** Read at most `count` bytes from the raw file; `null`: nothing now (it does not block); undefined: an exception is set. */
function rawRead(self: PyObject, count: number): Uint8Array | null | undefined {
  const raw = Buffered.raw.get(self) as PyObject;
  if (isPlainFileIO(raw)) return count < 0 ? fileioReadAll(raw) : fileioRead(raw, count);
  const result = callMethod(raw, "read", smallInt(count));
  if (result === NULL) return undefined;
  if (result === None) return null;
  const view = bytesLike(result);
  const bytes = view === undefined ? undefined : U8.slice(view.data, view.data + view.size);
  decref(result);
  return bytes;
}

/** Write all of `bytes` to the raw file. 0 or -1. */
function rawWrite(self: PyObject, bytes: Uint8Array): number {
  const raw = Buffered.raw.get(self) as PyObject;
  if (isPlainFileIO(raw)) return fileioWrite(raw, bytes) < 0 ? -1 : 0;
  for (let at = 0; at < bytes.length; ) {
    const piece = PyBytes.fromJS(bytes.subarray(at));
    if (piece === NULL) return -1;
    const result = callMethod(raw, "write", piece);
    decref(piece);
    if (result === NULL) return -1;
    if (result === None) {
      PyErr.setString(T.BlockingIOError, "write could not complete without blocking");
      return -1;
    }
    const count = PyLong.asSsize(result);
    decref(result);
    if (count === -1 && PyErr.occurred()) return -1;
    if (count < 0 || count > bytes.length - at) {
      PyErr.setString(
        T.OSError,
        `raw write() returned invalid length ${count} (should have been between 0 and ${bytes.length - at})`,
      );
      return -1;
    }
    at += count;
  }
  return 0;
}

function rawSeek(self: PyObject, offset: number, whence: number): number {
  const raw = Buffered.raw.get(self) as PyObject;
  if (isPlainFileIO(raw)) return fileioSeek(raw, offset, whence);
  const distance = PyLong.fromNumber(offset);
  if (distance === NULL) return -1;
  const result = callMethod(raw, "seek", distance, smallInt(whence));
  decref(distance);
  if (result === NULL) return -1;
  const position = PyLong.asSsize(result);
  decref(result);
  return position;
}

// ---- the buffer ----

function available(self: PyObject): number {
  return Buffered.read_end.get(self) - Buffered.pos.get(self);
}

/** Write out what is to be written. 0 or -1. */
function flushWrites(self: PyObject): number {
  const count = Buffered.write_end.get(self);
  if (count === 0) return 0;
  const data = Buffered.buffer.get(self);
  const bytes = U8.slice(data, data + count);
  Buffered.write_end.set(self, 0);
  return rawWrite(self, bytes);
}

/** Forget what was read ahead, and move the raw file back to where the reader is. 0 or -1. */
function dropReadAhead(self: PyObject): number {
  const ahead = available(self);
  Buffered.pos.set(self, 0);
  Buffered.read_end.set(self, 0);
  return ahead > 0 && rawSeek(self, -ahead, 1) < 0 ? -1 : 0;
}

/** Fill the empty buffer with one read: how many bytes, 0 at the end (or when nothing is there now), -1 with an exception. */
function fill(self: PyObject): number {
  const bytes = rawRead(self, Buffered.buffer_size.get(self));
  if (bytes === undefined) return -1;
  Buffered.pos.set(self, 0);
  Buffered.read_end.set(self, bytes === null ? 0 : bytes.length);
  if (bytes !== null) U8.set(bytes, Buffered.buffer.get(self));
  return bytes === null ? 0 : bytes.length;
}

/** Take at most `count` bytes out of the buffer. */
function take(self: PyObject, count: number): Uint8Array {
  const pos = Buffered.pos.get(self);
  const start = Buffered.buffer.get(self) + pos;
  const taken = Math.min(count, available(self));
  Buffered.pos.set(self, pos + taken);
  return U8.slice(start, start + taken);
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0];
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

// ---- reading ----

function readExactly(self: PyObject, count: number): Uint8Array | undefined {
  const chunks = [take(self, count)];
  let missing = count - chunks[0].length;
  const size = Buffered.buffer_size.get(self);
  while (missing > 0) {
    if (missing >= size) {
      const bytes = rawRead(self, missing - (missing % size));
      if (bytes === undefined) return undefined;
      if (bytes === null || bytes.length === 0) break;
      chunks.push(bytes);
      missing -= bytes.length;
      continue;
    }
    const got = fill(self);
    if (got < 0) return undefined;
    if (got === 0) break;
    const bytes = take(self, missing);
    chunks.push(bytes);
    missing -= bytes.length;
  }
  return joinChunks(chunks);
}

function readAll(self: PyObject): Uint8Array | undefined {
  const rest = take(self, Number.POSITIVE_INFINITY);
  const more = rawRead(self, -1);
  return more === undefined ? undefined : joinChunks([rest, more ?? new Uint8Array(0)]);
}

function asBytes(bytes: Uint8Array | undefined): NewRef | Null {
  return bytes === undefined ? NULL : PyBytes.fromJS(bytes);
}

function buffered_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size)) return NULL;
  if (size < -1) return valueError("read length must be non-negative or -1");
  if (checkRead(self, "read") < 0) return NULL;
  return locked(self, () => {
    if (flushWrites(self) < 0) return NULL;
    return asBytes(size < 0 ? readAll(self) : readExactly(self, size));
  });
}

function buffered_read1(self: PyObject, size: number): NewRef | Null {
  if (checkRead(self, "read") < 0) return NULL;
  const wanted = size < 0 ? Buffered.buffer_size.get(self) : size;
  return locked(self, () => {
    if (flushWrites(self) < 0) return NULL;
    if (wanted > 0 && available(self) === 0 && fill(self) < 0) return NULL;
    return asBytes(take(self, wanted));
  });
}

function buffered_peek(self: PyObject): NewRef | Null {
  if (checkRead(self, "peek") < 0) return NULL;
  return locked(self, () => {
    if (flushWrites(self) < 0 || (available(self) === 0 && fill(self) < 0)) return NULL;
    const start = Buffered.buffer.get(self) + Buffered.pos.get(self);
    return PyBytes.fromMemory(start, available(self));
  });
}

function readInto(self: PyObject, target: PyObject, once: boolean): NewRef | Null {
  const size = writableSize(target);
  if (size < 0 || checkRead(self, "readinto") < 0) return NULL;
  const bytes = locked(self, () => {
    if (flushWrites(self) < 0) return undefined;
    if (!once) return readExactly(self, size);
    return available(self) === 0 && fill(self) < 0 ? undefined : take(self, size);
  });
  if (bytes === undefined) return NULL;
  const count = copyIntoBuffer(target, bytes);
  return count < 0 ? NULL : smallInt(count);
}

/** A line, or at most `limit` bytes of it (-1: no limit); undefined with an exception set. */
function readLine(self: PyObject, limit: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  while (left > 0) {
    if (available(self) === 0) {
      const got = fill(self);
      if (got < 0) return undefined;
      if (got === 0) break;
    }
    const pos = Buffered.pos.get(self);
    const at = findChar(Buffered.buffer.get(self), 1, pos, Buffered.read_end.get(self), 10);
    const bytes = take(self, Math.min(left, at < 0 ? available(self) : at + 1 - pos));
    chunks.push(bytes);
    left -= bytes.length;
    if (bytes[bytes.length - 1] === 10) break;
  }
  return chunks.length === 0 ? new Uint8Array(0) : joinChunks(chunks);
}

function buffered_readline(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size) || checkRead(self, "readline") < 0) return NULL;
  return locked(self, () => (flushWrites(self) < 0 ? NULL : asBytes(readLine(self, size))));
}

function buffered_iternext(self: PyObject): NewRef | Null {
  const line = buffered_readline(self, None);
  if (line === NULL || PyBytes.size(line) > 0) return line;
  decref(line);
  return NULL;
}

// ---- writing ----

function writeBytes(self: PyObject, bytes: Uint8Array): number {
  if (available(self) > 0 || Buffered.read_end.get(self) > 0) {
    if (dropReadAhead(self) < 0) return -1;
  }
  const size = Buffered.buffer_size.get(self);
  if (Buffered.write_end.get(self) + bytes.length > size && flushWrites(self) < 0) return -1;
  if (bytes.length >= size) return rawWrite(self, bytes);
  const end = Buffered.write_end.get(self);
  U8.set(bytes, Buffered.buffer.get(self) + end);
  Buffered.write_end.set(self, end + bytes.length);
  return 0;
}

function buffered_write(self: PyObject, data: PyObject): NewRef | Null {
  if (check(self, BufferedFlag.WRITABLE, "write", "write to closed file") < 0) return NULL;
  const written = locked(self, () => {
    const view = bytesLike(data);
    if (view === undefined) return -1;
    return writeBytes(self, U8.slice(view.data, view.data + view.size)) < 0 ? -1 : view.size;
  });
  return written < 0 ? NULL : PyLong.fromNumber(written);
}

/** Write out what is to be written; 0 or -1. @mayRunPython @mayReleaseGil */
function flushAll(self: PyObject): number {
  const raw = rawOf(self);
  if (raw === NULL) return -1;
  const status = locked(self, () => flushWrites(self));
  return status < 0 ? -1 : callForEffect(raw, "flush");
}

function buffered_flush(self: PyObject): NewRef | Null {
  const closed = isClosed(self);
  if (closed !== 0)
    return closed < 0
      ? NULL
      : valueError(isWriter(self) ? "flush of closed file" : "I/O operation on closed file.");
  return flushAll(self) < 0 ? NULL : None;
}

function isWriter(self: PyObject): boolean {
  return (Buffered.flags.get(self) & BufferedFlag.WRITABLE) !== 0;
}

// ---- position ----

function buffered_tell(self: PyObject): NewRef | Null {
  if (rawOf(self) === NULL) return NULL;
  const raw = rawSeek(self, 0, 1);
  if (raw === -1 && PyErr.occurred()) return NULL;
  return PyLong.fromNumber(raw - available(self) + Buffered.write_end.get(self));
}

function buffered_seek(self: PyObject, target: PyObject, whence: number): NewRef | Null {
  if (whence < 0 || whence > 2) return valueError(`whence value ${whence} unsupported`);
  const closed = isClosed(self);
  if (closed !== 0) return closed < 0 ? NULL : valueError("seek of closed file");
  const offset = PyLong.asSsize(target);
  if (offset === -1 && PyErr.occurred()) return NULL;
  const position = locked(self, () => {
    if (flushWrites(self) < 0) return -1;
    const ahead = available(self);
    Buffered.pos.set(self, 0);
    Buffered.read_end.set(self, 0);
    return rawSeek(self, whence === 1 ? offset - ahead : offset, whence);
  });
  return position === -1 && PyErr.occurred() ? NULL : PyLong.fromNumber(position);
}

function buffered_truncate(self: PyObject, size: PyObject): NewRef | Null {
  if (check(self, BufferedFlag.WRITABLE, "truncate", "truncate of closed file") < 0) return NULL;
  if (flushAll(self) < 0 || dropReadAhead(self) < 0) return NULL;
  return callMethod(Buffered.raw.get(self) as PyObject, "truncate", size);
}

// ---- closing and asking ----

function buffered_close(self: PyObject): NewRef | Null {
  const closed = isClosed(self);
  if (closed !== 0) return closed < 0 ? NULL : None;
  const flushed = callForEffect(self, "flush");
  const exc = flushed < 0 ? PyErr.getRaisedException() : NULL;
  const result = callMethod(Buffered.raw.get(self) as PyObject, "close");
  if (exc === NULL) return result;
  if (result === NULL) PyErr.chainExceptionsSteal(exc);
  else {
    decref(result);
    PyErr.setRaisedException(exc);
  }
  return NULL;
}

function buffered_detach(self: PyObject): NewRef | Null {
  if (rawOf(self) === NULL || callForEffect(self, "flush") < 0) return NULL;
  const raw = incref(Buffered.raw.get(self) as PyObject);
  clearRef(self, Buffered.raw);
  Buffered.flags.set(self, Buffered.flags.get(self) | BufferedFlag.DETACHED);
  return raw;
}

/** A method that asks the raw file. */
function forward(name: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const raw = rawOf(self);
    return raw === NULL ? NULL : callMethod(raw, name);
  };
}

function forwardAttribute(name: string): (self: PyObject) => NewRef | Null {
  return (self) => {
    const raw = rawOf(self);
    return raw === NULL ? NULL : getAttribute(raw, name);
  };
}

function buffered_repr(self: PyObject): NewRef | Null {
  const type = PyErr.typeName(self);
  const name = Buffered.raw.get(self) === NULL ? NULL : getAttribute(self, "name");
  if (name === NULL) {
    PyErr.clear();
    return PyUnicode.fromJS(`<${type}>`);
  }
  const shown = reprOrMarker(name);
  decref(name);
  return shown === undefined ? NULL : PyUnicode.fromJS(`<${type} name=${shown}>`);
}

function buffered_raw(self: PyObject): NewRef | Null {
  const raw = rawOf(self);
  return raw === NULL ? NULL : incref(raw);
}

function define(address: number, name: string, flags: number, doc: string): void {
  const isReader = (flags & BufferedFlag.READABLE) !== 0;
  const isWriter = (flags & BufferedFlag.WRITABLE) !== 0;
  const reading = [
    method("read($self, size=-1, /)", "Read size bytes (-1: all).", buffered_read),
    method(
      "read1($self, size: index = -1, /)",
      "Read at most size bytes with one read of the raw file.",
      buffered_read1,
    ),
    method("peek($self, size=0, /)", "The bytes in the buffer, which stay there.", buffered_peek),
    method("readinto($self, buffer, /)", "Fill a buffer; how many bytes.", (self: PyObject, b: PyObject) =>
      readInto(self, b, false),
    ),
    method(
      "readinto1($self, buffer, /)",
      "Read into a buffer with one read of the raw file.",
      (self: PyObject, b: PyObject) => readInto(self, b, true),
    ),
    method("readline($self, size=-1, /)", "Read a line, or at most size bytes of it.", buffered_readline),
  ];
  const writing = [method("write($self, buffer, /)", "Write bytes; how many.", buffered_write)];
  defineType({
    address,
    name: `_io.${name}`,
    base: T._BufferedIOBase,
    layout: Buffered,
    flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
    dictField: "dict",
    weaklistField: "weaklist",
    doc,
    slots: {
      tp_new: buffered_new,
      tp_init: initializer(name, flags),
      tp_repr: buffered_repr,
      ...(isReader ? { tp_iternext: buffered_iternext } : {}),
    },
    methods: [
      ...(isReader ? reading : []),
      ...(isWriter ? writing : []),
      method("flush($self, /)", "Write what is buffered.", buffered_flush),
      method("close($self, /)", "Flush and close the file.", buffered_close),
      method("detach($self, /)", "Part from the raw file, which is returned.", buffered_detach),
      method(
        "seek($self, target, whence: int = 0, /)",
        "Move to a position, which is returned.",
        buffered_seek,
      ),
      method("tell($self, /)", "The position.", buffered_tell),
      method(
        "truncate($self, pos=None, /)",
        "Cut the file to pos bytes (default: the position).",
        buffered_truncate,
      ),
      ...["fileno", "isatty", "readable", "writable", "seekable"].map((question) =>
        method(`${question}($self, /)`, "What the raw file says.", forward(question)),
      ),
    ],
    getset: [
      getset("raw", "The raw file.", buffered_raw),
      getset("closed", "Is the file closed?", forwardAttribute("closed")),
      getset("name", "The raw file's name.", forwardAttribute("name")),
      getset("mode", "The raw file's mode.", forwardAttribute("mode")),
    ],
  });
}

define(
  T.BufferedReader,
  "BufferedReader",
  BufferedFlag.READABLE,
  "BufferedReader(raw, buffer_size=8192)\n--\n\nA buffer before a raw file that is read.",
);
define(
  T.BufferedWriter,
  "BufferedWriter",
  BufferedFlag.WRITABLE,
  "BufferedWriter(raw, buffer_size=8192)\n--\n\nA buffer before a raw file that is written.",
);
define(
  T.BufferedRandom,
  "BufferedRandom",
  BufferedFlag.READABLE | BufferedFlag.WRITABLE,
  "BufferedRandom(raw, buffer_size=8192)\n--\n\nA buffer before a raw file that is read and written.",
);
