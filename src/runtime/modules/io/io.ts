/**
 * The modules `_io` and `io`.
 */
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { INTERP } from "../../interpreter.js";
import { func } from "../../method-def.js";

import * as PyList from "../../objects/list.js";
import { decref, incref } from "../../objects/object.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { addInt, addObjectSteal, addType, defineModule } from "../module-def.js";
import "./base.js";
import "./memory-files.js";
import "./newline-decoder.js";
import "./rw-pair.js";
import { io_open } from "./open.js";
import { DEFAULT_BUFFER_SIZE } from "./support.js";

const OPEN = func(
  "open(file, mode: str = 'r', buffering: int = -1, encoding=None, errors=None, newline=None, closefd: bool = True, opener=None)",
  "Open file and return a file object; OSError when that fails.\n\n" +
    "file is a path, or the descriptor of a file that is open already. mode: 'r' read (the default), 'w' write, the file is\n" +
    "emptied first, 'x' create, 'a' append; 'b' binary, 't' text (the default); '+' read and write.\n" +
    "buffering: 0 none (binary files only), 1 line by line, more: the size of the buffer.",
  io_open,
);

const TYPES: readonly (readonly [string, number])[] = [
  ["FileIO", T.FileIO],
  ["BufferedReader", T.BufferedReader],
  ["BufferedWriter", T.BufferedWriter],
  ["BufferedRandom", T.BufferedRandom],
  ["BufferedRWPair", T.BufferedRWPair],
  ["TextIOWrapper", T.TextIOWrapper],
  ["StringIO", T.StringIO],
  ["BytesIO", T.BytesIO],
  ["IncrementalNewlineDecoder", T.IncrementalNewlineDecoder],
  ["UnsupportedOperation", T.UnsupportedOperation],
  ["BlockingIOError", T.BlockingIOError],
];

const BASES: readonly (readonly [string, number])[] = [
  ["IOBase", T._IOBase],
  ["RawIOBase", T._RawIOBase],
  ["BufferedIOBase", T._BufferedIOBase],
  ["TextIOBase", T._TextIOBase],
];

function textEncoding(encoding: PyObject): NewRef | Null {
  return encoding === None ? PyUnicode.internFromJS("locale") : incref(encoding);
}

// What CPython calls to read code: nobody here can hook it.
function openCode(path: PyObject): NewRef | Null {
  if (!PyUnicode.check(path)) {
    return PyErr.setString(
      T.TypeError,
      `open_code() argument 'path' must be str, not ${PyErr.typeName(path)}`,
    );
  }
  const mode = PyUnicode.internFromJS("rb");
  if (mode === NULL) return NULL;
  const file = io_open(path, mode, -1, None, None, None, 1, None);
  decref(mode);
  return file;
}

const OPEN_CODE = func("open_code(path)", "Open a file of code, for reading bytes.", openCode);

const TEXT_ENCODING = func(
  "text_encoding(encoding, stacklevel: int = 2, /)",
  "The encoding to open a text file with.",
  textEncoding,
);

function fill(module: PyObject, underscore: string): number {
  // In place of the function that was just made of its definition.
  if (addObjectSteal(module, "open", incref(I32[INTERP.open >> 2] as PyObject)) < 0) return -1;
  for (const [name, type] of TYPES) if (addType(module, name, type) < 0) return -1;
  for (const [name, type] of BASES) if (addType(module, underscore + name, type) < 0) return -1;
  return addInt(module, "DEFAULT_BUFFER_SIZE", DEFAULT_BUFFER_SIZE);
}

/** `io.__all__`, in CPython's order. */
const ALL =
  "BlockingIOError open open_code IOBase RawIOBase FileIO BytesIO StringIO BufferedIOBase BufferedReader BufferedWriter " +
  "BufferedRWPair BufferedRandom TextIOBase TextIOWrapper UnsupportedOperation SEEK_SET SEEK_CUR SEEK_END " +
  "DEFAULT_BUFFER_SIZE text_encoding IncrementalNewlineDecoder";

function allNames(): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const name of ALL.split(" ")) {
    const key = PyUnicode.internFromJS(name);
    if (key !== NULL && PyList.appendSteal(list, key) === 0) continue;
    decref(list);
    return NULL;
  }
  return list;
}

defineModule({
  name: "_io",
  doc: "Files: raw, buffered, text. The module io shows what is meant for everybody.",
  functions: [OPEN, OPEN_CODE, TEXT_ENCODING],
  exec: (module) => fill(module, "_"),
});

defineModule({
  name: "io",
  doc: "Files: raw (bytes and system calls), buffered (bytes), and text.",
  functions: [OPEN, OPEN_CODE, TEXT_ENCODING],
  exec: (module) => {
    if (fill(module, "") < 0 || addObjectSteal(module, "__all__", allNames()) < 0) return -1;
    return addInt(module, "SEEK_SET", 0) | addInt(module, "SEEK_CUR", 1) | addInt(module, "SEEK_END", 2);
  },
});
