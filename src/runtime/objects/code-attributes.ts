/**
 * What Python sees of a code object beyond its fields: the variable names by kind, the plain bytecode, positions and lines.
 */
import { U8 } from "../heap/memory.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { getset, method } from "../method-def.js";
import { vm } from "../vm-interface.js";
import * as PyBytes from "./bytes.js";
import { PyCodeObject } from "./code.js";
import { positionsOf } from "./code-positions.js";
import * as PyList from "./list.js";
import { newListIterator } from "./list-iterators.js";
import { decref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { None } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export function codeRepr(code: PyObject): NewRef | Null {
  const name = PyUnicode.toJS(PyCodeObject.co_name.get(code) as PyObject);
  const file = PyUnicode.toJS(PyCodeObject.co_filename.get(code) as PyObject);
  const line = PyCodeObject.co_firstlineno.get(code);
  return PyUnicode.fromJS(`<code object ${name} at 0x${hexAddress(code)}, file "${file}", line ${line}>`);
}

/** An object's address as `%p` prints it. */
export function hexAddress(op: number): string {
  return (0x7f0000000000 + op).toString(16);
}

function namesOfKind(code: PyObject, kind: number): NewRef | Null {
  const names = PyCodeObject.co_localsplusnames.get(code) as PyObject;
  const kinds = PyBytes.dataOf(PyCodeObject.co_localspluskinds.get(code) as PyObject);
  const found: PyObject[] = [];
  for (let i = 0; i < PyTuple.size(names); i++) {
    if ((U8[kinds + i] & kind) !== 0) found.push(PyTuple.getItem(names, i));
  }
  return PyTuple.pack(...found);
}

const code_bytes = (code: PyObject) => PyBytes.fromJS(new Uint8Array(vm().deoptimised(code).buffer));

function code_co_lines(code: PyObject): NewRef | Null {
  const rows = PyList.new_(0);
  if (rows === 0) return 0;
  const positions = positionsOf(code);
  for (let i = 0; i < positions.length; ) {
    let j = i + 1;
    while (j < positions.length && positions[j].lineno === positions[i].lineno) j++;
    const line = positions[i].lineno;
    const row = PyTuple.pack(smallInt(2 * i), smallInt(2 * j), line === null ? None : smallInt(line));
    if (row === 0 || PyList.appendSteal(rows, row) < 0) return 0;
    i = j;
  }
  return iterateSteal(rows);
}

function code_co_positions(code: PyObject): NewRef | Null {
  const rows = PyList.new_(0);
  if (rows === 0) return 0;
  const value = (n: number | null) => (n === null ? None : smallInt(n));
  for (const p of positionsOf(code)) {
    const row = PyTuple.pack(value(p.lineno), value(p.endLineno), value(p.colOffset), value(p.endColOffset));
    if (row === 0 || PyList.appendSteal(rows, row) < 0) return 0;
  }
  return iterateSteal(rows);
}

function iterateSteal(list: NewRef): NewRef | Null {
  const iterator = newListIterator(list);
  decref(list);
  return iterator;
}

export const codeGetSets = [
  getset("co_varnames", "names of the locals", (code: PyObject) => namesOfKind(code, 0x20)),
  getset("co_cellvars", "names of the cell variables", (code: PyObject) => namesOfKind(code, 0x40)),
  getset("co_freevars", "names of the free variables", (code: PyObject) => namesOfKind(code, 0x80)),
  getset("co_code", "bytecode, one 32-bit word an instruction or cache entry", code_bytes),
];

export const codeMethods = [
  method("co_lines($self, /)", "Iterate (start, end, line) of the bytecode.", code_co_lines),
  method("co_positions($self, /)", "Iterate the source positions of the instructions.", code_co_positions),
];
