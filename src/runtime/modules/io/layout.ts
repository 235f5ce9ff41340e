/**
 * The layouts of file objects. Mirrors the structs of CPython's Modules/_io/*.c.
 *
 * All state of a file is here, in the heap, because any thread may be the next to use it. Bytes go to the system and come from it
 * through JS arrays (the host cannot read into shared memory), with the GIL dropped.
 */
import { bytes, f64, i32, ref, struct } from "../../heap/struct.js";
import { PyObjectHead } from "../../objects/object.js";

export const IOBase = struct("_IOBase", PyObjectHead, {
  dict: ref("attributes of this file, or NULL"),
  weaklist: i32("weak references, or 0"),
});

/** Bits of `FileIO.flags`. */
export const enum FileFlag {
  READABLE = 1,
  WRITABLE = 2,
  APPENDING = 4,
  CREATED = 8,
  CLOSEFD = 16,
  /** Reads and writes name `position`; otherwise the descriptor's own position is used. */
  POSITIONAL = 32,
  SEEKABLE = 64,
}

export const FileIO = struct("FileIO", IOBase, {
  fd: i32("file descriptor, or -1: closed"),
  flags: i32("FileFlag bits"),
  position: f64("where the next read or write is"),
  name: ref("what was opened: a path, or a descriptor"),
});

/** Bits of `Buffered.flags`. */
export const enum BufferedFlag {
  READABLE = 1,
  WRITABLE = 2,
  DETACHED = 4,
}

export const Buffered = struct("Buffered", IOBase, {
  raw: ref("the raw file, or NULL: not initialised or detached"),
  buffer: bytes("buffer_size bytes, or 0"),
  buffer_size: i32("bytes of the buffer"),
  pos: i32("next byte of the buffer that was not read yet"),
  read_end: i32("end of what was read ahead"),
  write_end: i32("bytes of the buffer that are to be written"),
  lock: i32("thread state that is reading or writing the raw file through this buffer, or 0; a futex"),
  flags: i32("BufferedFlag bits"),
});

/** How lines end. */
export const enum Newlines {
  /** None: any of \n, \r, \r\n, read as \n. */
  TRANSLATE = 0,
  /** '': any of them, unchanged. */
  UNIVERSAL = 1,
  LF = 2,
  CR = 3,
  CRLF = 4,
}

export const TextIOWrapper = struct("TextIOWrapper", IOBase, {
  buffer: ref("the binary file, or NULL: not initialised or detached"),
  encoding: ref("str"),
  errors: ref("str"),
  newlines: i32("Newlines"),
  seen_newlines: i32("bits: 1 \\n, 2 \\r, 4 \\r\\n were read"),
  line_buffering: i32("1: flush after each write that has a line end"),
  write_through: i32("1: pass everything on at once"),
  pending: bytes("encoded text to be written, or 0"),
  pending_size: i32("bytes of it"),
  pending_capacity: i32("bytes that there is room for"),
  decoded: ref("str: text that was read ahead, or NULL"),
  decoded_used: i32("characters of it that were given out"),
  undecoded: ref("bytes at the end of what was read that are no whole character, or NULL"),
  pending_cr: i32("1: a \\r at the end of what was read may be half of a \\r\\n"),
  snapshot: ref("bytes that `decoded` was made of, or NULL; for tell"),
  telling: i32("0: iteration has made tell impossible"),
  mode: ref("str: the mode attribute, or NULL"),
});

export const StringIO = struct("StringIO", IOBase, {
  text: ref("str: the content; NULL: closed"),
  pos: f64("where the next read or write is"),
  newlines: i32("Newlines"),
  seen_newlines: i32("bits as in TextIOWrapper"),
});

export const BytesIO = struct("BytesIO", IOBase, {
  content: ref("bytearray: the content; NULL: closed"),
  pos: f64("where the next read or write is"),
});
