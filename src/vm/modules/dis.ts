/**
 * The module `_dis`: what lib/dis.py is written on. The text comes from vm/dis.ts, the same as for the compiler's tests; here a code object of the heap is
 * made readable for it.
 */
import { PyObject_Repr } from "../../runtime/abstract/object.js";
import * as PyErr from "../../runtime/errors.js";
import { I32, U8 } from "../../runtime/heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../runtime/heap/ownership.js";
import { func } from "../../runtime/method-def.js";
import { addObjectSteal, defineModule } from "../../runtime/modules/module-def.js";
import * as PyBytes from "../../runtime/objects/bytes.js";
import { firstInstruction, PyCodeObject } from "../../runtime/objects/code.js";
import { positionsOf } from "../../runtime/objects/code-positions.js";
import * as PyDict from "../../runtime/objects/dict.js";
import * as PyList from "../../runtime/objects/list.js";
import { decref, incref, typeOf, xdecref } from "../../runtime/objects/object.js";
import * as PyTuple from "../../runtime/objects/tuple.js";
import { bool, None, T } from "../../runtime/objects/type-table.js";
import * as PyUnicode from "../../runtime/objects/unicode.js";
import { deoptimised } from "../code-view.js";
import {
  type DisassemblableCode,
  type DisInstruction,
  disassemble,
  disInstructions,
  jumpTarget,
  parseExceptionTable,
} from "../dis.js";
import { CMP_OP, deopt, OP_NAMES, type OperandKind, opInfo, opNumber } from "../opcode.js";

function namesOf(tuple: number): string[] {
  const names: string[] = [];
  for (let i = 0; i < PyTuple.size(tuple as PyObject); i++) {
    names.push(PyUnicode.toJS(PyTuple.getItem(tuple as PyObject, i)));
  }
  return names;
}

function bytesIn(op: number): Uint8Array {
  const at = PyBytes.dataOf(op as PyObject);
  return U8.slice(at, at + PyBytes.size(op as PyObject));
}

function constant(code: PyObject, index: number): PyObject {
  return PyTuple.getItem(PyCodeObject.co_consts.get(code) as PyObject, index);
}

// The repr() of a constant. Constants are of native types; one that fails after all is not shown.
function constRepr(code: PyObject, index: number): string {
  const repr = PyObject_Repr(constant(code, index));
  if (repr === NULL) {
    PyErr.clear();
    return "?";
  }
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

function readable(code: PyObject, adaptive: boolean): DisassemblableCode {
  const first = firstInstruction(code);
  const words = adaptive ? I32.slice(first, first + PyCodeObject.ob_size.get(code)) : deoptimised(code);
  return {
    words,
    constRepr: (index) => constRepr(code, index),
    names: namesOf(PyCodeObject.co_names.get(code)),
    localsplusnames: namesOf(PyCodeObject.co_localsplusnames.get(code)),
    lines: positionsOf(code).map((position) => position.lineno),
    exceptionEntries: parseExceptionTable(bytesIn(PyCodeObject.co_exceptiontable.get(code))),
  };
}

function isCode(op: PyObject): boolean {
  if (typeOf(op) === T.code) return true;
  PyErr.setString(T.TypeError, `a code object is required, not ${PyErr.typeName(op)}`);
  return false;
}

const BYTES_PER_WORD = 2;

function dis_disassemble(
  code: PyObject,
  lasti: number,
  caches: number,
  adaptive: number,
  offsets: number,
): NewRef | Null {
  if (!isCode(code)) return NULL;
  const text = disassemble(readable(code, adaptive !== 0), {
    currentWord: lasti < 0 ? -1 : lasti / BYTES_PER_WORD,
    showCaches: caches !== 0,
    adaptive: adaptive !== 0,
    showOffsets: offsets !== 0,
  });
  return PyUnicode.fromJS(text);
}

// ---- instructions one by one ----

// What the operand stands for, as an object: dis.Instruction.argval.
function argumentValue(code: PyObject, readableCode: DisassemblableCode, row: DisInstruction): NewRef | Null {
  const { arg, word } = row;
  if (arg === null) return None;
  const text = (value: string) => PyUnicode.fromJS(value);
  const pair = (first: number, second: number) =>
    tupleSteal([
      text(readableCode.localsplusnames[first] ?? ""),
      text(readableCode.localsplusnames[second] ?? ""),
    ]);
  switch (opInfo(deopt(row.op)).operand) {
    case "const":
      return incref(constant(code, arg));
    case "name":
      return text(readableCode.names[arg] ?? "");
    case "loadGlobal":
    case "loadAttr":
      return text(readableCode.names[arg >> 1] ?? "");
    case "loadSuperAttr":
      return text(readableCode.names[arg >> 2] ?? "");
    case "fast":
    case "free":
      return text(readableCode.localsplusnames[arg] ?? "");
    case "fast2":
      return pair(arg >> 4, arg & 15);
    case "jumpForward":
    case "jumpBackward":
      return smallInt(jumpTarget(readableCode.words, word) * BYTES_PER_WORD);
    case "compare":
      return text(CMP_OP[arg >> 5] ?? "");
    default:
      return smallInt(arg);
  }
}

// A tuple of new references, all of which it takes.
function tupleSteal(items: readonly (NewRef | Null)[]): NewRef | Null {
  const tuple = items.includes(NULL) ? NULL : PyTuple.pack(...(items as PyObject[]));
  for (const item of items) xdecref(item);
  return tuple;
}

function position(code: PyObject, word: number): NewRef | Null {
  const { lineno, endLineno, colOffset, endColOffset } = positionsOf(code)[word];
  const number = (value: number | null) => (value === null ? None : smallInt(value));
  return tupleSteal([lineno, endLineno, colOffset, endColOffset].map(number));
}

function instructionRow(
  code: PyObject,
  readableCode: DisassemblableCode,
  row: DisInstruction,
): NewRef | Null {
  return tupleSteal([
    PyUnicode.fromJS(row.opname),
    smallInt(row.op),
    row.arg === null ? None : smallInt(row.arg),
    argumentValue(code, readableCode, row),
    PyUnicode.fromJS(row.argrepr),
    smallInt(row.word * BYTES_PER_WORD),
    bool(row.startsLine),
    row.line === null ? None : smallInt(row.line),
    row.label === null ? None : smallInt(row.label),
    position(code, row.word),
  ]);
}

function dis_instructions(code: PyObject, adaptive: number): NewRef | Null {
  if (!isCode(code)) return NULL;
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  // As in CPython, labels are only numbered by jumps here, not by the exception table.
  const readableCode = { ...readable(code, adaptive !== 0), exceptionEntries: [] };
  for (const row of disInstructions(readableCode, adaptive !== 0)) {
    const tuple = instructionRow(code, readableCode, row);
    if (tuple === NULL || PyList.appendSteal(list, tuple) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

// ---- the tables ----

function opmap(): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === NULL) return NULL;
  for (const name of OP_NAMES) {
    const key = PyUnicode.internFromJS(name);
    if (key === NULL || PyDict.setItem(dict, key, smallInt(opNumber(name))) < 0) {
      xdecref(key);
      decref(dict);
      return NULL;
    }
    decref(key);
  }
  return dict;
}

/** dis.hasconst and its neighbours. */
const OPERAND_LISTS: Readonly<Record<string, readonly OperandKind[]>> = {
  hasconst: ["const"],
  hasname: ["name", "loadGlobal", "loadAttr", "loadSuperAttr"],
  haslocal: ["fast", "fast2"],
  hasfree: ["free"],
  hascompare: ["compare"],
  hasjump: ["jumpForward", "jumpBackward"],
};

function opcodesWith(wanted: (operand: OperandKind) => boolean): NewRef | Null {
  const list = PyList.new_(0);
  for (const name of OP_NAMES) {
    const op = opNumber(name);
    if (list === NULL || op === -1 || !wanted(opInfo(op).operand)) continue;
    if (PyList.appendSteal(list, smallInt(op)) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

function exec(module: PyObject): number {
  if (addObjectSteal(module, "opmap", opmap()) < 0) return -1;
  const hasArgument = opcodesWith((operand) => operand !== "none");
  if (addObjectSteal(module, "hasarg", hasArgument) < 0) return -1;
  for (const [name, kinds] of Object.entries(OPERAND_LISTS)) {
    const list = opcodesWith((operand) => kinds.includes(operand));
    if (addObjectSteal(module, name, list) < 0) return -1;
  }
  const operators = tupleSteal(CMP_OP.map((operator) => PyUnicode.fromJS(operator)));
  return addObjectSteal(module, "cmp_op", operators);
}

defineModule({
  name: "_dis",
  doc: "Disassembly; see dis.",
  functions: [
    func(
      "disassemble($module, code, lasti: int, show_caches: bool, adaptive: bool, show_offsets: bool, /)",
      "The text of a code object's instructions and exception table.",
      dis_disassemble,
    ),
    func(
      "instructions($module, code, adaptive: bool, /)",
      "A list with a tuple an instruction, its fields in the order of dis.Instruction.",
      dis_instructions,
    ),
  ],
  exec,
});
