/**
 * FileIO: a file descriptor. Mirrors Modules/_io/fileio.c.
 *
 * The host has no lseek, so the position of a file that was opened by name is kept here and named in each read and write; a descriptor
 * that was given (stdin, stdout) is used with its own position until somebody seeks.
 */

import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { getset, member, method } from "../../method-def.js";
import { bytesLike, bytesOf } from "../../objects/buffer.js";
import * as PyByteArray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { isReadonlyView } from "../../objects/memoryview/layout.js";
import { decref, incref, setRefSteal, typeOf } from "../../objects/object.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { allowThreads, BlockKind } from "../../threads/blocking.js";
import { vm } from "../../vm-interface.js";
import { reprOrMarker } from "./base.js";
import { FileFlag, FileIO } from "./layout.js";
import { PyObject_FSPathText } from "./path.js";
import { DEFAULT_BUFFER_SIZE, sizeArgument, unsupported, valueError } from "./support.js";

const EISDIR = 21;
const EINTR = 4;
const EINVAL = 22;
const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;
const S_IFREG = 0o100000;

// ---- opening ----

/** How a file is opened, or what is wrong with the mode. */
export interface RawMode {
  readonly flags: number;
  /** Linux O_* flags. */
  readonly open: number;
}

/** Parse "rb", "w+", "xb" … of FileIO. */
export function parseRawMode(mode: string): RawMode | string {
  const BAD = "Must have exactly one of create/read/write/append mode and at most one plus";
  let main = "";
  let plus = false;
  for (const ch of mode) {
    if ("xrwa".includes(ch)) {
      if (main !== "") return BAD;
      main = ch;
    } else if (ch === "+") {
      if (plus) return BAD;
      plus = true;
    } else if (ch !== "b") return `invalid mode: ${mode}`;
  }
  if (main === "") return BAD;
  const readable = main === "r" || plus;
  const writable = main !== "r" || plus;
  let open = readable && writable ? 2 : writable ? 1 : 0;
  let flags = (readable ? FileFlag.READABLE : 0) | (writable ? FileFlag.WRITABLE : 0);
  if (main === "w")
    open |= 0o1100; // O_CREAT | O_TRUNC
  else if (main === "x") {
    open |= 0o300; // O_CREAT | O_EXCL
    flags |= FileFlag.CREATED;
  } else if (main === "a") {
    open |= 0o2100; // O_CREAT | O_APPEND
    flags |= FileFlag.APPENDING;
  }
  return { flags, open: open | 0o2000000 }; // O_CLOEXEC
}

function syscall<R>(call: () => R): R {
  return allowThreads(BlockKind.FILE, call);
}

// Look at what was opened: no directory, and where it begins. 0 or -1.
function examine(self: PyObject, fd: number, name: PyObject, byName: boolean): number {
  const stat = syscall(() => host().fstat(fd));
  if (typeof stat === "number") {
    if (byName) return 0;
    PyErr.fromErrno(-stat);
    return -1;
  }
  const kind = stat.mode & S_IFMT;
  if (kind === S_IFDIR) {
    PyErr.fromErrno(EISDIR, name);
    return -1;
  }
  if (kind !== S_IFREG) return 0;
  let flags = FileIO.flags.get(self) | FileFlag.SEEKABLE;
  if (byName) flags |= FileFlag.POSITIONAL;
  if ((flags & FileFlag.APPENDING) !== 0) FileIO.position.set(self, stat.size);
  FileIO.flags.set(self, flags);
  return 0;
}

/** Make `self` the file `name` (a path or a descriptor). 0 or -1. @mayRunPython @mayReleaseGil */
export function fileioInit(
  self: PyObject,
  name: PyObject,
  mode: string,
  closefd: boolean,
  opener: PyObject,
): number {
  const parsed = parseRawMode(mode);
  if (typeof parsed === "string") {
    valueError(parsed);
    return -1;
  }
  let fd = -1;
  const byName = !PyLong.check(name);
  if (!byName) {
    fd = PyLong.asInt32(name);
    if (fd < 0) {
      if (!PyErr.occurred()) valueError("negative file descriptor");
      return -1;
    }
  } else {
    if (!closefd) {
      valueError("Cannot use closefd=False with file name");
      return -1;
    }
    const path = PyObject_FSPathText(name);
    if (path === undefined) return -1;
    if (opener !== None) fd = callOpener(opener, name, parsed.open);
    else {
      fd = syscall(() => host().open(path, parsed.open, 0o666));
      if (fd < 0) PyErr.fromErrno(-fd, name);
    }
    if (fd < 0) return -1;
  }
  FileIO.flags.set(self, parsed.flags | (closefd ? FileFlag.CLOSEFD : 0));
  FileIO.fd.set(self, fd);
  FileIO.position.set(self, 0);
  setRefSteal(self, FileIO.name, incref(name));
  if (examine(self, fd, name, byName) === 0) return 0;
  FileIO.fd.set(self, -1);
  if (byName) host().close(fd);
  return -1;
}

function callOpener(opener: PyObject, name: PyObject, flags: number): number {
  const result = PyObject_CallArgs(opener, name, smallInt(flags));
  if (result === NULL) return -1;
  if (!PyLong.check(result)) {
    PyErr.setString(T.TypeError, "expected integer from opener");
    decref(result);
    return -1;
  }
  const fd = PyLong.asInt32(result);
  decref(result);
  if (fd < 0 && !PyErr.occurred()) valueError(`opener returned ${fd}`);
  return fd;
}

/** A FileIO of the exact type, not opened yet. */
export function newFileIO(): NewRef | Null {
  return fileio_new(T.FileIO as number as PyObject);
}

function fileio_new(type: PyObject): NewRef | Null {
  const self = PyType_GenericAlloc(type, 0);
  if (self !== NULL) FileIO.fd.set(self, -1);
  return self;
}

function fileio_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const bound = bindArguments(
    "FileIO(file, mode: str = 'r', closefd: bool = True, opener=None)",
    args,
    nargs,
    kwnames,
  );
  if (bound === null) return -1;
  const [name, mode, closefd, opener] = bound as PyObject[];
  return fileioInit(self, name, PyUnicode.toJS(mode), closefd !== (0 as number), opener);
}

// ---- reading and writing ----

/** Is the exact type FileIO, so that its functions may be called directly? */
export function isPlainFileIO(op: PyObject): boolean {
  return typeOf(op) === (T.FileIO as number);
}

function checkOpen(self: PyObject): boolean {
  if (FileIO.fd.get(self) >= 0) return true;
  valueError("I/O operation on closed file");
  return false;
}

function checkMode(self: PyObject, flag: FileFlag): boolean {
  if (!checkOpen(self)) return false;
  if ((FileIO.flags.get(self) & flag) !== 0) return true;
  unsupported(`File not open for ${flag === FileFlag.READABLE ? "reading" : "writing"}`);
  return false;
}

/** Read at most `count` bytes: what there was, empty at the end; undefined with an exception set. @mayReleaseGil */
export function fileioRead(self: PyObject, count: number): Uint8Array | undefined {
  if (!checkMode(self, FileFlag.READABLE)) return undefined;
  const fd = FileIO.fd.get(self);
  const positional = (FileIO.flags.get(self) & FileFlag.POSITIONAL) !== 0;
  const position = FileIO.position.get(self);
  const buffer = new Uint8Array(count);
  let got: number;
  do {
    got = syscall(() => (positional ? host().pread(fd, buffer, position) : host().read(fd, buffer)));
    if (got === -EINTR && vm().handlePending() < 0) return undefined;
  } while (got === -EINTR);
  if (got < 0) {
    PyErr.fromErrno(-got);
    return undefined;
  }
  FileIO.position.set(self, position + got);
  return buffer.subarray(0, got);
}

/** Read up to the end; undefined with an exception set. @mayReleaseGil */
export function fileioReadAll(self: PyObject): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let size = sizeLeft(self);
  for (;;) {
    const chunk = fileioRead(self, size);
    if (chunk === undefined) return undefined;
    if (chunk.length === 0) break;
    chunks.push(chunk);
    total += chunk.length;
    size = Math.max(DEFAULT_BUFFER_SIZE, Math.min(total, 1 << 24));
  }
  if (chunks.length === 1) return chunks[0];
  const all = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

// How many bytes there may be up to the end, and one more, so that a second read is short.
function sizeLeft(self: PyObject): number {
  const fd = FileIO.fd.get(self);
  if (fd < 0 || (FileIO.flags.get(self) & FileFlag.SEEKABLE) === 0) return DEFAULT_BUFFER_SIZE;
  const stat = syscall(() => host().fstat(fd));
  if (typeof stat === "number") return DEFAULT_BUFFER_SIZE;
  return Math.min(Math.max(1, stat.size - FileIO.position.get(self) + 1), 0x3fffffff);
}

/** Write all of `bytes`: their count, or -1 with an exception set. @mayReleaseGil */
export function fileioWrite(self: PyObject, bytes: Uint8Array): number {
  if (!checkMode(self, FileFlag.WRITABLE)) return -1;
  const fd = FileIO.fd.get(self);
  const flags = FileIO.flags.get(self);
  const positional = (flags & FileFlag.POSITIONAL) !== 0 && (flags & FileFlag.APPENDING) === 0;
  const position = FileIO.position.get(self);
  const written = syscall(() => (positional ? host().pwrite(fd, bytes, position) : host().write(fd, bytes)));
  if (written < 0) {
    PyErr.fromErrno(-written);
    return -1;
  }
  FileIO.position.set(
    self,
    (flags & FileFlag.APPENDING) !== 0 ? endOf(fd, position + written) : position + written,
  );
  return written;
}

function endOf(fd: number, fallback: number): number {
  const stat = host().fstat(fd);
  return typeof stat === "number" ? fallback : stat.size;
}

function fileio_read(self: PyObject, sizeObject: PyObject): NewRef | Null {
  const size = sizeArgument(sizeObject);
  if (Number.isNaN(size)) return NULL;
  const bytes = size < 0 ? fileioReadAll(self) : fileioRead(self, Math.min(size, 0x3fffffff));
  return bytes === undefined ? NULL : PyBytes.fromJS(bytes);
}

function fileio_readall(self: PyObject): NewRef | Null {
  const bytes = fileioReadAll(self);
  return bytes === undefined ? NULL : PyBytes.fromJS(bytes);
}

/** Copy into a writable buffer; how many bytes, or -1 with TypeError. */
export function copyIntoBuffer(target: PyObject, bytes: Uint8Array): number {
  const view = bytesLike(target);
  if (view === undefined) return -1;
  if (bytes.length > 0) U8.set(bytes, view.data);
  return bytes.length;
}

/** The size of a writable buffer, or -1 with TypeError. */
export function writableSize(target: PyObject): number {
  if (PyBytes.check(target) || isReadonlyView(target) || bytesOf(target) === undefined) {
    if (PyErr.occurred()) return -1;
    const found = PyErr.typeName(target);
    PyErr.setString(T.TypeError, `readinto() argument must be read-write bytes-like object, not ${found}`);
    return -1;
  }
  return PyByteArray.check(target) ? PyByteArray.size(target) : (bytesOf(target) as { size: number }).size;
}

function fileio_readinto(self: PyObject, target: PyObject): NewRef | Null {
  const size = writableSize(target);
  if (size < 0) return NULL;
  const bytes = fileioRead(self, size);
  if (bytes === undefined) return NULL;
  const count = copyIntoBuffer(target, bytes);
  return count < 0 ? NULL : smallInt(count);
}

function fileio_write(self: PyObject, data: PyObject): NewRef | Null {
  if (!checkMode(self, FileFlag.WRITABLE)) return NULL;
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const written = fileioWrite(self, U8.slice(view.data, view.data + view.size));
  return written < 0 ? NULL : PyLong.fromNumber(written);
}

// ---- position ----

/** Seek: the new position, or -1 with an exception set. */
export function fileioSeek(self: PyObject, offset: number, whence: number): number {
  if (!checkOpen(self)) return -1;
  const flags = FileIO.flags.get(self);
  if ((flags & FileFlag.SEEKABLE) === 0) {
    PyErr.fromErrno(29);
    return -1;
  }
  let base = 0;
  if (whence === 1) base = FileIO.position.get(self);
  else if (whence === 2) base = endOf(FileIO.fd.get(self), 0);
  const position = base + offset;
  if (position < 0 || whence < 0 || whence > 2) {
    PyErr.fromErrno(EINVAL);
    return -1;
  }
  FileIO.position.set(self, position);
  FileIO.flags.set(self, flags | FileFlag.POSITIONAL);
  return position;
}

function fileio_seek(self: PyObject, offset: PyObject, whence: number): NewRef | Null {
  const distance = PyLong.asSsize(offset);
  if (distance === -1 && PyErr.occurred()) return NULL;
  const position = fileioSeek(self, distance, whence);
  return position < 0 ? NULL : PyLong.fromNumber(position);
}

function fileio_tell(self: PyObject): NewRef | Null {
  const position = fileioSeek(self, 0, 1);
  return position < 0 ? NULL : PyLong.fromNumber(position);
}

function fileio_truncate(self: PyObject, sizeObject: PyObject): NewRef | Null {
  if (!checkMode(self, FileFlag.WRITABLE)) return NULL;
  const size = sizeObject === None ? FileIO.position.get(self) : PyLong.asSsize(sizeObject);
  if (size === -1 && PyErr.occurred()) return NULL;
  const fd = FileIO.fd.get(self);
  const status = size < 0 ? -EINVAL : syscall(() => host().truncate(fd, size));
  return status < 0 ? PyErr.fromErrno(-status) : PyLong.fromNumber(size);
}

// ---- closing and asking ----

function fileio_close(self: PyObject): NewRef | Null {
  const fd = FileIO.fd.get(self);
  FileIO.fd.set(self, -1);
  if (fd < 0 || (FileIO.flags.get(self) & FileFlag.CLOSEFD) === 0) return None;
  const status = syscall(() => host().close(fd));
  return status < 0 ? PyErr.fromErrno(-status) : None;
}

function ask(answer: (self: PyObject) => boolean): (self: PyObject) => NewRef | Null {
  return (self) => (checkOpen(self) ? bool(answer(self)) : NULL);
}

const hasFlag = (flag: FileFlag) => ask((self) => (FileIO.flags.get(self) & flag) !== 0);

function fileio_fileno(self: PyObject): NewRef | Null {
  return checkOpen(self) ? smallInt(FileIO.fd.get(self)) : NULL;
}

/** "rb", "wb", "rb+" …: the mode of an open file. */
export function modeOf(self: PyObject): string {
  const flags = FileIO.flags.get(self);
  const readable = (flags & FileFlag.READABLE) !== 0;
  const plus = readable && (flags & FileFlag.WRITABLE) !== 0 ? "+" : "";
  if ((flags & FileFlag.CREATED) !== 0) return `xb${plus}`;
  if ((flags & FileFlag.APPENDING) !== 0) return `ab${plus}`;
  return readable ? `rb${plus}` : "wb";
}

function fileio_repr(self: PyObject): NewRef | Null {
  if (FileIO.fd.get(self) < 0) return PyUnicode.fromJS("<_io.FileIO [closed]>");
  const name = FileIO.name.get(self);
  const shown = name === NULL ? "" : reprOrMarker(name);
  if (shown === undefined) return NULL;
  const closefd = (FileIO.flags.get(self) & FileFlag.CLOSEFD) !== 0 ? "True" : "False";
  const what = name === NULL ? `fd=${FileIO.fd.get(self)}` : `name=${shown}`;
  return PyUnicode.fromJS(`<_io.FileIO ${what} mode='${modeOf(self)}' closefd=${closefd}>`);
}

defineType({
  address: T.FileIO,
  name: "_io.FileIO",
  base: T._RawIOBase,
  layout: FileIO,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  dictField: "dict",
  weaklistField: "weaklist",
  doc: "FileIO(file, mode='r', closefd=True, opener=None)\n--\n\nA file descriptor as a raw, unbuffered file.",
  slots: { tp_new: fileio_new, tp_init: fileio_init, tp_repr: fileio_repr },
  methods: [
    method("read($self, size=-1, /)", "Read at most size bytes (-1: all) with one system call.", fileio_read),
    method("readall($self, /)", "Read up to the end.", fileio_readall),
    method("readinto($self, buffer, /)", "Read into a buffer; how many bytes.", fileio_readinto),
    method("write($self, b, /)", "Write bytes; how many.", fileio_write),
    method("seek($self, pos, whence: int = 0, /)", "Move to a position, which is returned.", fileio_seek),
    method("tell($self, /)", "The position.", fileio_tell),
    method(
      "truncate($self, size=None, /)",
      "Cut the file to size bytes (default: the position).",
      fileio_truncate,
    ),
    method("close($self, /)", "Close the file.", fileio_close),
    method("fileno($self, /)", "The file descriptor.", fileio_fileno),
    method(
      "isatty($self, /)",
      "Is it a terminal?",
      ask((self) => host().isatty(FileIO.fd.get(self))),
    ),
    method("readable($self, /)", "Can it be read?", hasFlag(FileFlag.READABLE)),
    method("writable($self, /)", "Can it be written?", hasFlag(FileFlag.WRITABLE)),
    method("seekable($self, /)", "Has it a position?", hasFlag(FileFlag.SEEKABLE)),
  ],
  members: [member("name", "object_ex", FileIO.name.offset)],
  getset: [
    getset("closed", "Is the file closed?", (self: PyObject) => bool(FileIO.fd.get(self) < 0)),
    getset("closefd", "Does closing it close the descriptor?", (self: PyObject) =>
      bool((FileIO.flags.get(self) & FileFlag.CLOSEFD) !== 0),
    ),
    getset("mode", "How it was opened.", (self: PyObject) => PyUnicode.fromJS(modeOf(self))),
  ],
});
