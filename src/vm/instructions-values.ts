/**
 * Instructions on values, one function each: operators, subscripts, building, unpacking, formatting, iteration, patterns. Mirrors the generic halves of
 * CPython's Python/bytecodes.c. What the eval loop does itself is not here; see instruction.ts for what such a function does.
 */
import { PyObject_GetIter, PyObject_RichCompare } from "../runtime/abstract/object.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import * as PyDict from "../runtime/objects/dict.js";
import * as PyList from "../runtime/objects/list.js";
import { LIST_ITEM_WORD } from "../runtime/objects/list.js";
import { decref, typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { TUPLE_ITEM_WORD } from "../runtime/objects/tuple.js";
import { bool, S, T } from "../runtime/objects/type-table.js";
import { dropTo } from "./frame-stack.js";
import { type InstructionTable, opcodeAt, WARMUP } from "./instruction.js";
import { Op } from "./opcode.js";
import * as ops from "./ops.js";
import { matchClass, matchKeys } from "./ops-match.js";
import * as specialize from "./specialize.js";

function BINARY_OP(_frame: number, sp: number, pc: number, oparg: number): number {
  const right = I32[sp - 1] as NewRef;
  const left = I32[sp - 2] as NewRef;
  if (I32[pc] >= WARMUP) specialize.binaryOp(pc, left, right, oparg);
  else I32[pc]++;
  const result = ops.binaryOp(left, right, oparg);
  sp -= 2;
  decref(left);
  decref(right);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function BINARY_OP_ADD_UNICODE(frame: number, sp: number, pc: number, oparg: number): number {
  const right = I32[sp - 1] as NewRef;
  const left = I32[sp - 2] as NewRef;
  if (((left | right) & 1) !== 0 || I32[(left >> 2) + 1] !== T.str || I32[(right >> 2) + 1] !== T.str) {
    specialize.deoptimise(pc);
    return BINARY_OP(frame, sp, pc, oparg);
  }
  sp -= 2;
  const result = ops.concatSteal(left, right, pc + 1, frame + F.LOCALSPLUS);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function COMPARE_OP(_frame: number, sp: number, pc: number, oparg: number): number {
  const right = I32[sp - 1] as NewRef;
  const left = I32[sp - 2] as NewRef;
  if (I32[pc] >= WARMUP) specialize.compareOp(pc, left, right, oparg);
  else I32[pc]++;
  let result: NewRef | Null = PyObject_RichCompare(left, right, oparg >> 5);
  sp -= 2;
  decref(left);
  decref(right);
  if (result !== 0 && (oparg & 16) !== 0) result = ops.toBoolSteal(result);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function CONTAINS_OP(_frame: number, sp: number, _pc: number, oparg: number): number {
  const right = I32[sp - 1] as NewRef;
  const left = I32[sp - 2] as NewRef;
  const found = ops.contains(right, left);
  sp -= 2;
  decref(left);
  decref(right);
  if (found < 0) return ~sp;
  I32[sp++] = (found !== 0) === (oparg === 0) ? S.True : S.False;
  return sp;
}

/** UNARY_NEGATIVE, UNARY_INVERT. */
function UNARY_INVERT(_frame: number, sp: number, pc: number): number {
  const value = I32[--sp] as NewRef;
  const result = ops.unary(value, opcodeAt(pc));
  decref(value);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function BINARY_SUBSCR(_frame: number, sp: number, pc: number): number {
  const sub = I32[sp - 1] as NewRef;
  const container = I32[sp - 2] as NewRef;
  if (I32[pc] >= WARMUP) specialize.binarySubscr(pc, container, sub);
  else I32[pc]++;
  const result = ops.getItem(container, sub);
  sp -= 2;
  decref(container);
  decref(sub);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function STORE_SUBSCR(_frame: number, sp: number): number {
  const sub = I32[sp - 1] as NewRef;
  const container = I32[sp - 2] as NewRef;
  const value = I32[sp - 3] as NewRef;
  const failed = ops.setItem(container, sub, value);
  sp -= 3;
  decref(value);
  decref(container);
  decref(sub);
  if (failed < 0) return ~sp;
  return sp;
}

function DELETE_SUBSCR(_frame: number, sp: number): number {
  const sub = I32[--sp] as NewRef;
  const container = I32[--sp] as NewRef;
  const failed = ops.delItem(container, sub);
  decref(container);
  decref(sub);
  if (failed < 0) return ~sp;
  return sp;
}

function BINARY_SLICE(_frame: number, sp: number): number {
  sp -= 3;
  const result = ops.binarySliceSteal(I32[sp] as NewRef, I32[sp + 1] as NewRef, I32[sp + 2] as NewRef);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function STORE_SLICE(_frame: number, sp: number): number {
  sp -= 4;
  if (
    ops.storeSliceSteal(
      I32[sp] as NewRef,
      I32[sp + 1] as NewRef,
      I32[sp + 2] as NewRef,
      I32[sp + 3] as NewRef,
    ) < 0
  ) {
    return ~sp;
  }
  return sp;
}

function BUILD_TUPLE(_frame: number, sp: number, _pc: number, oparg: number): number {
  sp -= oparg;
  const tuple = PyTuple.fromArraySteal(sp << 2, oparg);
  if (tuple === 0) return ~sp;
  I32[sp++] = tuple;
  return sp;
}

function BUILD_LIST(_frame: number, sp: number, _pc: number, oparg: number): number {
  sp -= oparg;
  const list = PyList.fromArraySteal(sp << 2, oparg);
  if (list === 0) return ~sp;
  I32[sp++] = list;
  return sp;
}

/** BUILD_SET, BUILD_MAP, BUILD_STRING, BUILD_CONST_KEY_MAP, BUILD_SLICE. */
function BUILD_SLICE(_frame: number, sp: number, pc: number, oparg: number): number {
  const count = ops.buildInputs(opcodeAt(pc), oparg);
  const result = ops.build(opcodeAt(pc), sp - count, oparg);
  sp = dropTo(sp, sp - count);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

/** LIST_EXTEND, SET_ADD, SET_UPDATE, DICT_UPDATE, DICT_MERGE. */
function DICT_MERGE(_frame: number, sp: number, pc: number, oparg: number): number {
  const value = I32[--sp] as NewRef;
  const failed = ops.addTo(opcodeAt(pc), sp - oparg, value);
  decref(value);
  if (failed < 0) return ~sp;
  return sp;
}

function MAP_ADD(_frame: number, sp: number, _pc: number, oparg: number): number {
  const value = I32[--sp] as NewRef;
  const key = I32[--sp] as NewRef;
  const failed = PyDict.setItem(I32[sp - oparg] as PyObject, key, value);
  decref(key);
  decref(value);
  if (failed < 0) return ~sp;
  return sp;
}

function UNPACK_SEQUENCE(_frame: number, sp: number, _pc: number, oparg: number): number {
  const seq = I32[--sp] as NewRef;
  const type = typeOf(seq);
  if ((type === T.tuple || type === T.list) && I32[(seq >> 2) + 2] === oparg) {
    const items = type === T.tuple ? (seq >> 2) + TUPLE_ITEM_WORD : I32[(seq >> 2) + LIST_ITEM_WORD] >> 2;
    ops.copyNewRefsReversed(items, sp, oparg);
    sp += oparg;
  } else {
    if (ops.unpackIterable(seq, oparg, -1, sp + oparg) < 0) {
      decref(seq);
      return ~sp;
    }
    sp += oparg;
  }
  decref(seq);
  return sp;
}

function UNPACK_EX(_frame: number, sp: number, _pc: number, oparg: number): number {
  const seq = I32[--sp] as NewRef;
  const total = (oparg & 255) + 1 + (oparg >> 8);
  const failed = ops.unpackIterable(seq, oparg & 255, oparg >> 8, sp + total);
  decref(seq);
  if (failed < 0) return ~sp;
  sp += total;
  return sp;
}

/** CONVERT_VALUE, FORMAT_SIMPLE. */
function FORMAT_SIMPLE(_frame: number, sp: number, pc: number, oparg: number): number {
  const result = ops.formatValueSteal(opcodeAt(pc), oparg, I32[--sp] as NewRef);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function FORMAT_WITH_SPEC(_frame: number, sp: number): number {
  sp -= 2;
  const result = ops.formatWithSpecSteal(I32[sp] as NewRef, I32[sp + 1] as NewRef);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function GET_ITER(_frame: number, sp: number): number {
  const iterable = I32[sp - 1] as NewRef;
  const iterator = PyObject_GetIter(iterable);
  sp--;
  decref(iterable);
  if (iterator === 0) return ~sp;
  I32[sp++] = iterator;
  return sp;
}

function GET_LEN(_frame: number, sp: number): number {
  const length = ops.length(I32[sp - 1] as PyObject);
  if (length === 0) return ~sp;
  I32[sp++] = length;
  return sp;
}

/** MATCH_MAPPING, MATCH_SEQUENCE. */
function MATCH_SEQUENCE(_frame: number, sp: number, pc: number): number {
  I32[sp] = bool(ops.matchFlag(opcodeAt(pc), I32[sp - 1]));
  sp++;
  return sp;
}

function MATCH_KEYS(_frame: number, sp: number): number {
  const values = matchKeys(I32[sp - 2] as PyObject, I32[sp - 1] as PyObject);
  if (values === 0) return ~sp;
  I32[sp++] = values;
  return sp;
}

function MATCH_CLASS(_frame: number, sp: number, _pc: number, oparg: number): number {
  const attrs = matchClass(I32[sp - 3] as PyObject, I32[sp - 2] as PyObject, oparg, I32[sp - 1] as PyObject);
  sp = dropTo(sp, sp - 3);
  if (attrs === 0) return ~sp;
  I32[sp++] = attrs;
  return sp;
}

export const VALUE_INSTRUCTIONS: InstructionTable = {
  [Op.BINARY_OP]: BINARY_OP,
  [Op.BINARY_OP_ADD_UNICODE]: BINARY_OP_ADD_UNICODE,
  [Op.COMPARE_OP]: COMPARE_OP,
  [Op.CONTAINS_OP]: CONTAINS_OP,
  [Op.UNARY_NEGATIVE]: UNARY_INVERT,
  [Op.UNARY_INVERT]: UNARY_INVERT,
  [Op.BINARY_SUBSCR]: BINARY_SUBSCR,
  [Op.STORE_SUBSCR]: STORE_SUBSCR,
  [Op.DELETE_SUBSCR]: DELETE_SUBSCR,
  [Op.BINARY_SLICE]: BINARY_SLICE,
  [Op.STORE_SLICE]: STORE_SLICE,
  [Op.BUILD_TUPLE]: BUILD_TUPLE,
  [Op.BUILD_LIST]: BUILD_LIST,
  [Op.BUILD_SET]: BUILD_SLICE,
  [Op.BUILD_MAP]: BUILD_SLICE,
  [Op.BUILD_STRING]: BUILD_SLICE,
  [Op.BUILD_CONST_KEY_MAP]: BUILD_SLICE,
  [Op.BUILD_SLICE]: BUILD_SLICE,
  [Op.LIST_EXTEND]: DICT_MERGE,
  [Op.SET_ADD]: DICT_MERGE,
  [Op.SET_UPDATE]: DICT_MERGE,
  [Op.DICT_UPDATE]: DICT_MERGE,
  [Op.DICT_MERGE]: DICT_MERGE,
  [Op.MAP_ADD]: MAP_ADD,
  [Op.UNPACK_SEQUENCE]: UNPACK_SEQUENCE,
  [Op.UNPACK_EX]: UNPACK_EX,
  [Op.CONVERT_VALUE]: FORMAT_SIMPLE,
  [Op.FORMAT_SIMPLE]: FORMAT_SIMPLE,
  [Op.FORMAT_WITH_SPEC]: FORMAT_WITH_SPEC,
  [Op.GET_ITER]: GET_ITER,
  [Op.GET_LEN]: GET_LEN,
  [Op.MATCH_MAPPING]: MATCH_SEQUENCE,
  [Op.MATCH_SEQUENCE]: MATCH_SEQUENCE,
  [Op.MATCH_KEYS]: MATCH_KEYS,
  [Op.MATCH_CLASS]: MATCH_CLASS,
};
