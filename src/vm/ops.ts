/**
 * The parts of instructions that are more than a few words of work. Each is called by one opcode of eval-loop.ts; references are borrowed
 * unless the name says Steal, results are new references, NULL (or -1) with the exception set.
 */

import { _PyObject_GetMethod, gaveUnboundMethod } from "../runtime/abstract/attributes.js";
import * as number from "../runtime/abstract/number.js";
import {
  CompareOp,
  PyIter_Next,
  PyObject_ASCII,
  PyObject_DelItem,
  PyObject_Format,
  PyObject_GetAttr,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_IsTrue,
  PyObject_Length,
  PyObject_Repr,
  PyObject_SetItem,
  PyObject_Str,
  _PyObject_LookupSpecial as special,
} from "../runtime/abstract/object.js";
import { PySequence_Contains, PySequence_Tuple } from "../runtime/abstract/sequence.js";
import { releaseArgs, reserveArgs } from "../runtime/call/args-stack.js";
import { PyObject_Call, PyObject_CallOneArg, PyObject_Vectorcall } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import { F, type FrameEntry, pushFrameSteal } from "../runtime/frame-record.js";
import { F64, I32 } from "../runtime/heap/memory.js";
import type { double, NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import { INTERP } from "../runtime/interpreter.js";
import { makeParamSpec } from "../runtime/modules/typing/param-spec.js";
import { makeTypeAlias } from "../runtime/modules/typing/type-alias.js";
import { TypeParam } from "../runtime/modules/typing/type-param.js";
import { makeTypeVar } from "../runtime/modules/typing/type-var.js";
import { makeTypeVarTuple } from "../runtime/modules/typing/type-var-tuple.js";
import { subscriptGeneric } from "../runtime/modules/typing/typing.js";
import { wrapValue } from "../runtime/objects/async-generator.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import * as PyDict from "../runtime/objects/dict.js";
import { PyException_SetCause, PyException_SetContext } from "../runtime/objects/exceptions.js";
import { exceptionGroupMatch, prepareReraiseStar } from "../runtime/objects/exceptions-group.js";
import * as PyFloat from "../runtime/objects/float.js";
import * as PyFunction from "../runtime/objects/function.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import * as Generator from "../runtime/objects/generator.js";
import { PyType_GenericAlloc } from "../runtime/objects/instance.js";
import * as PyList from "../runtime/objects/list.js";
import { ListIterator } from "../runtime/objects/list-iterators.js";
import * as PyLong from "../runtime/objects/long.js";
import { PyMethodObject } from "../runtime/objects/method.js";
import { decref, incref, setRefSteal, typeOf, xdecref } from "../runtime/objects/object.js";
import { RangeIterator } from "../runtime/objects/range.js";
import * as PySet from "../runtime/objects/set.js";
import * as PySlice from "../runtime/objects/slice.js";
import { superAttribute, superMethodSelf } from "../runtime/objects/super.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { TupleIterator } from "../runtime/objects/tuple-type.js";
import { hasFlag, SLOT, TypeFlags } from "../runtime/objects/type.js";
import { PyType_IsSubtype } from "../runtime/objects/type-object.js";
import { False, None, S, T, True } from "../runtime/objects/type-table.js";
import { kindOf, readAt, U } from "../runtime/objects/unicode/layout.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { importStar } from "./import.js";
import { BinaryIntrinsic, BinaryOperator, FunctionAttribute, Op, UnaryIntrinsic } from "./opcode.js";

// Word offsets of the iterators that FOR_ITER's specialised forms advance themselves.
export const RANGE_LEFT = RangeIterator.len.offset >> 2;
export const RANGE_NEXT = RangeIterator.start.offset >> 2;
export const RANGE_STEP = RangeIterator.step.offset >> 2;
export const LIST_ITER_SEQ = ListIterator.it_seq.offset >> 2;
export const LIST_ITER_INDEX = ListIterator.it_index.offset >> 2;
export const TUPLE_ITER_SEQ = TupleIterator.it_seq.offset >> 2;
export const TUPLE_ITER_INDEX = TupleIterator.it_index.offset >> 2;

const RECURSION = ThreadState.py_recursion_remaining.offset >> 2;
const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;
const C_RECURSION = ThreadState.c_recursion_remaining.offset >> 2;
const HEADROOM = ThreadState.recursion_headroom.offset >> 2;

// ---- recursion ----

/** Count a Python frame that is about to be pushed; true: too deep, RecursionError is set and the frame is counted all the same. @wasm */
export function enterCall(): boolean {
  const ts = tstate >> 2;
  if (--I32[ts + RECURSION] >= 0) return false;
  return tooDeep(ts);
}

/** Undo `enterCall`. @wasm inline */
export function leaveCall(): void {
  I32[(tstate >> 2) + RECURSION]++;
}

/** Count the entry of `evaluate`: a frame, and JS stack. True: too deep, RecursionError is set; counted all the same. */
export function enterEvaluate(): boolean {
  const ts = tstate >> 2;
  const left = --I32[ts + C_RECURSION];
  if (--I32[ts + RECURSION] >= 0 && left >= 0) return false;
  return tooDeep(ts);
}

/** Undo the JS half of `enterEvaluate`; leaveFrame undoes the other. @wasm inline */
export function leaveEvaluate(): void {
  I32[(tstate >> 2) + C_RECURSION]++;
}

const HEADROOM_FRAMES = 50;

function tooDeep(ts: number): boolean {
  // Handlers of a RecursionError get a little room of their own.
  if (
    I32[ts + HEADROOM] > 0 &&
    I32[ts + RECURSION] > -HEADROOM_FRAMES &&
    I32[ts + C_RECURSION] > -HEADROOM_FRAMES
  ) {
    return false;
  }
  I32[ts + HEADROOM]++;
  PyErr.setString(T.RecursionError, "maximum recursion depth exceeded");
  I32[ts + HEADROOM]--;
  return true;
}

// ---- operators ----

const BINARY = [
  number.PyNumber_Add,
  number.PyNumber_And,
  number.PyNumber_FloorDivide,
  number.PyNumber_Lshift,
  number.PyNumber_MatrixMultiply,
  number.PyNumber_Multiply,
  number.PyNumber_Remainder,
  number.PyNumber_Or,
  (left: PyObject, right: PyObject) => number.PyNumber_Power(left, right, None),
  number.PyNumber_Rshift,
  number.PyNumber_Subtract,
  number.PyNumber_TrueDivide,
  number.PyNumber_Xor,
  number.PyNumber_InPlaceAdd,
  number.PyNumber_InPlaceAnd,
  number.PyNumber_InPlaceFloorDivide,
  number.PyNumber_InPlaceLshift,
  number.PyNumber_InPlaceMatrixMultiply,
  number.PyNumber_InPlaceMultiply,
  number.PyNumber_InPlaceRemainder,
  number.PyNumber_InPlaceOr,
  (left: PyObject, right: PyObject) => number.PyNumber_InPlacePower(left, right, None),
  number.PyNumber_InPlaceRshift,
  number.PyNumber_InPlaceSubtract,
  number.PyNumber_InPlaceTrueDivide,
  number.PyNumber_InPlaceXor,
];

/** BINARY_OP: `oparg` is a BinaryOperator. @mayRunPython */
export function binaryOp(left: PyObject, right: PyObject, oparg: number): NewRef | Null {
  return BINARY[oparg](left, right);
}

/** The double in a float. @wasm inline */
export function floatValue(op: number): double {
  return F64[(op + PyFloat.FLOAT_VALUE_OFFSET) >> 3];
}

/** Are both values floats? @wasm inline */
export function areFloats(left: number, right: number): boolean {
  return ((left | right) & 1) === 0 && I32[(left >> 2) + 1] === T.float && I32[(right >> 2) + 1] === T.float;
}

/** Is one of two values a float, and the other a float or a small int? @wasm inline */
export function isFloatPair(left: number, right: number): boolean {
  if ((left & right & 1) !== 0) return false;
  if ((left & 1) === 0 && I32[(left >> 2) + 1] !== T.float) return false;
  return (right & 1) !== 0 || I32[(right >> 2) + 1] === T.float;
}

/** The double that a float or a small int stands for. @wasm inline */
function numberValue(op: number): double {
  return (op & 1) !== 0 ? op >> 1 : floatValue(op);
}

// Two floats have specialised forms, which the generic instruction asks for. @wasm inline
function bothFloats(left: number, right: number): boolean {
  return ((left | right) & 1) === 0;
}

/** BINARY_OP of a float pair where that is an instruction; NULL without an exception where it is not. @wasm */
export function floatNumberOp(left: number, right: number, oparg: number): NewRef | Null {
  const a = numberValue(left);
  const b = numberValue(right);
  switch (oparg >= BinaryOperator.INPLACE_ADD ? oparg - BinaryOperator.INPLACE_ADD : oparg) {
    case BinaryOperator.ADD:
      return bothFloats(left, right) ? 0 : PyFloat.fromDouble(a + b);
    case BinaryOperator.SUBTRACT:
      return bothFloats(left, right) ? 0 : PyFloat.fromDouble(a - b);
    case BinaryOperator.MULTIPLY:
      return bothFloats(left, right) ? 0 : PyFloat.fromDouble(a * b);
    case BinaryOperator.TRUE_DIVIDE:
      return b === 0 ? 0 : PyFloat.fromDouble(a / b);
    default:
      return 0;
  }
}

/** What an operator makes of two floats, whose references are consumed, result or not; a dying operand serves as the result. @wasm */
export function floatResultSteal(left: number, right: number, value: double): NewRef | Null {
  if (I32[left >> 2] === 1) {
    F64[(left + PyFloat.FLOAT_VALUE_OFFSET) >> 3] = value;
    decref(right as NewRef);
    return left as NewRef;
  }
  if (I32[right >> 2] === 1) {
    F64[(right + PyFloat.FLOAT_VALUE_OFFSET) >> 3] = value;
    decref(left as NewRef);
    return right as NewRef;
  }
  decref(left as NewRef);
  decref(right as NewRef);
  return PyFloat.fromDouble(value);
}

/** True or False (addresses) for a comparison of two floats. @wasm */
export function compareFloats(left: number, right: number, op: number): number {
  const a = floatValue(left);
  const b = floatValue(right);
  switch (op) {
    case CompareOp.LT:
      return a < b ? S.True : S.False;
    case CompareOp.LE:
      return a <= b ? S.True : S.False;
    case CompareOp.EQ:
      return a === b ? S.True : S.False;
    case CompareOp.NE:
      return a !== b ? S.True : S.False;
    case CompareOp.GT:
      return a > b ? S.True : S.False;
    default:
      return a >= b ? S.True : S.False;
  }
}

/**
 * str + str. When the next instruction stores the result into the local that holds `left`, that reference is dropped first, so that the
 * str can grow in place (CPython's BINARY_OP_INPLACE_ADD_UNICODE).
 */
export function concatSteal(
  left: NewRef,
  right: NewRef,
  nextInstruction: number,
  locals: number,
): NewRef | Null {
  const next = I32[nextInstruction];
  if ((next & 255) === Op.STORE_FAST && I32[locals + (next >>> 8)] === left) {
    I32[locals + (next >>> 8)] = 0;
    decref(left);
  }
  const result = PyUnicode.appendSteal(left, right);
  decref(right);
  return result;
}

/** The truth of `value` as True or False; steals it. @mayRunPython */
export function toBoolSteal(value: NewRef): NewRef | Null {
  if (value === True || value === False) return value;
  const truth = PyObject_IsTrue(value);
  decref(value);
  return truth < 0 ? 0 : truth !== 0 ? True : False;
}

/** 1, 0 or -1. @mayRunPython */
export function contains(container: PyObject, value: PyObject): number {
  return PySequence_Contains(container, value);
}

/** UNARY_NEGATIVE, UNARY_INVERT. @mayRunPython */
export function unary(value: PyObject, op: number): NewRef | Null {
  return op === Op.UNARY_NEGATIVE ? number.PyNumber_Negative(value) : number.PyNumber_Invert(value);
}

/**
 * BINARY_OP of two small ints where that is a few instructions and the result is small or a float; NULL without an exception where it is not. Operators with a
 * specialised form are not here. @wasm
 */
export function smallIntOp(left: number, right: number, oparg: number): NewRef | Null {
  const a = left >> 1;
  const b = right >> 1;
  switch (oparg >= BinaryOperator.INPLACE_ADD ? oparg - BinaryOperator.INPLACE_ADD : oparg) {
    case BinaryOperator.AND:
      return (left & right) as NewRef;
    case BinaryOperator.OR:
      return (left | right) as NewRef;
    case BinaryOperator.XOR:
      return ((left ^ right) | 1) as NewRef;
    case BinaryOperator.RSHIFT:
      if (b < 0) return 0;
      return (((a >> (b > 31 ? 31 : b)) << 1) | 1) as NewRef;
    case BinaryOperator.LSHIFT: {
      if (b < 0 || b > 30) return 0;
      const shifted = left ^ 1;
      const result = shifted << b;
      return result >> b === shifted ? ((result | 1) as NewRef) : 0;
    }
    case BinaryOperator.REMAINDER: {
      if (b === 0) return 0;
      const rest = (a % b) | 0;
      return (((rest !== 0 && (rest ^ b) < 0 ? rest + b : rest) << 1) | 1) as NewRef;
    }
    case BinaryOperator.FLOOR_DIVIDE: {
      // -1: the smallest int has no small opposite.
      if (b === 0 || b === -1) return 0;
      const quotient = Math.floor(a / b) | 0;
      return ((quotient << 1) | 1) as NewRef;
    }
    case BinaryOperator.TRUE_DIVIDE:
      return b === 0 ? 0 : PyFloat.fromDouble(a / b);
    default:
      return 0;
  }
}

// ---- subscripts ----

export const getItem = PyObject_GetItem;
export const setItem = PyObject_SetItem;
export const delItem = PyObject_DelItem;

/** dict[key] of an exact dict. @mayRunPython */
export function dictItem(dict: PyObject, key: PyObject): NewRef | Null {
  const value = PyDict.getItem(dict, key);
  if (value !== 0) return incref(value);
  return PyErr.occurred() ? 0 : PyErr.setKeyError(key);
}

/** container[start:stop]. @mayRunPython */
export function binarySliceSteal(container: NewRef, start: NewRef, stop: NewRef): NewRef | Null {
  const slice = PySlice.newSteal(start, stop, None);
  const result = slice === 0 ? 0 : PyObject_GetItem(container, slice);
  xdecref(slice);
  decref(container);
  return result;
}

/** container[start:stop] = value; 0 or -1. @mayRunPython */
export function storeSliceSteal(value: NewRef, container: NewRef, start: NewRef, stop: NewRef): number {
  const slice = PySlice.newSteal(start, stop, None);
  const failed = slice === 0 ? -1 : PyObject_SetItem(container, slice, value);
  xdecref(slice);
  decref(container);
  decref(value);
  return failed;
}

// ---- attributes ----

/** LOAD_ATTR's method form: the function when `methodIsUnbound`, else the attribute. @mayRunPython */
export const getMethod = _PyObject_GetMethod;
export const methodIsUnbound = gaveUnboundMethod;

let pendingSelf = 0;

/** LOAD_SUPER_ATTR: `global` is what the name `super` gives. Steals all three. @mayRunPython */
export function loadSuperAttrSteal(
  global: NewRef,
  cls: NewRef,
  self: NewRef,
  name: PyObject,
  oparg: number,
): NewRef | Null {
  let result: NewRef | Null;
  pendingSelf = 0;
  if (global === T.super && hasFlag(typeOf(cls), TypeFlags.TYPE_SUBCLASS)) {
    result = superAttribute(cls, self, name, (oparg & 1) !== 0);
    if (result !== 0 && (oparg & 1) !== 0 && superMethodSelf()) pendingSelf = incref(self);
  } else {
    const args = reserveArgs(2);
    I32[args >> 2] = cls;
    I32[(args >> 2) + 1] = self;
    // Without arguments in the source: the hook of `super` looks them up in the frame.
    const object = PyObject_Vectorcall(global, args, (oparg & 2) !== 0 ? 2 : 0, 0);
    releaseArgs(args);
    result = object === 0 ? 0 : PyObject_GetAttr(object, name);
    xdecref(object);
  }
  decref(global);
  decref(cls);
  decref(self);
  return result;
}

/** The self that goes with what loadSuperAttrSteal gave, or NULL. */
export function takeMethodSelf(): number {
  const self = pendingSelf;
  pendingSelf = 0;
  return self;
}

// ---- building ----

/** How many stack items a BUILD_* consumes. */
export function buildInputs(op: number, oparg: number): number {
  return op === Op.BUILD_MAP ? 2 * oparg : op === Op.BUILD_CONST_KEY_MAP ? oparg + 1 : oparg;
}

/** BUILD_SET, _MAP, _STRING, _CONST_KEY_MAP, _SLICE: from the stack words at index `base`, which stay the caller's. @mayRunPython */
export function build(op: number, base: number, oparg: number): NewRef | Null {
  switch (op) {
    case Op.BUILD_STRING:
      return PyUnicode.joinArray(0, base << 2, oparg);
    case Op.BUILD_SLICE:
      return PySlice.new_(
        I32[base] as PyObject,
        I32[base + 1] as PyObject,
        oparg === 3 ? (I32[base + 2] as PyObject) : 0,
      );
    case Op.BUILD_SET:
      return buildSet(base, oparg);
    default:
      return buildMap(op, base, oparg);
  }
}

function buildSet(base: number, count: number): NewRef | Null {
  const set = PySet.new_(0);
  if (set === 0) return 0;
  for (let i = 0; i < count; i++) {
    if (PySet.add(set, I32[base + i] as PyObject) < 0) {
      decref(set);
      return 0;
    }
  }
  return set;
}

function buildMap(op: number, base: number, count: number): NewRef | Null {
  const dict = PyDict.newPresized(count);
  if (dict === 0) return 0;
  for (let i = 0; i < count; i++) {
    const isConst = op === Op.BUILD_CONST_KEY_MAP;
    const key = isConst ? PyTuple.getItem(I32[base + count] as PyObject, i) : (I32[base + 2 * i] as PyObject);
    const value = (isConst ? I32[base + i] : I32[base + 2 * i + 1]) as PyObject;
    if (PyDict.setItem(dict, key, value) < 0) {
      decref(dict);
      return 0;
    }
  }
  return dict;
}

/** LIST_EXTEND, SET_ADD, SET_UPDATE, DICT_UPDATE, DICT_MERGE: add `value` to the container at stack word `at`; 0 or -1. @mayRunPython */
export function addTo(op: number, at: number, value: PyObject): number {
  const container = I32[at] as PyObject;
  switch (op) {
    case Op.SET_ADD:
      return PySet.add(container, value);
    case Op.SET_UPDATE:
      return PySet.update(container, value);
    case Op.LIST_EXTEND:
      return extendList(container, value);
    case Op.DICT_UPDATE:
      return updateDict(container, value);
    default:
      return mergeKeywords(container, value, I32[at - 3] as PyObject);
  }
}

function extendList(list: PyObject, iterable: PyObject): number {
  const result = PyList.extend(list, iterable);
  if (result < 0 && PyErr.exceptionMatches(T.TypeError) && !isIterable(iterable)) {
    PyErr.clear();
    PyErr.setString(T.TypeError, `Value after * must be an iterable, not ${PyErr.typeName(iterable)}`);
  }
  return result;
}

function isIterable(op: PyObject): boolean {
  const type = typeOf(op) >> 2;
  return I32[type + SLOT.tp_iter] !== 0 || I32[type + SLOT.sq_item] !== 0;
}

function updateDict(dict: PyObject, other: PyObject): number {
  const result = PyDict.merge(dict, other, PyDict.Override.YES);
  if (result < 0 && PyErr.exceptionMatches(T.AttributeError)) {
    PyErr.clear();
    PyErr.setString(T.TypeError, `'${PyErr.typeName(other)}' object is not a mapping`);
  }
  return result;
}

function mergeKeywords(dict: PyObject, other: PyObject, func: PyObject): number {
  const result = PyDict.merge(dict, other, PyDict.Override.ERROR);
  if (result >= 0) return 0;
  if (PyErr.exceptionMatches(T.AttributeError)) {
    PyErr.clear();
    PyErr.setString(
      T.TypeError,
      `${functionText(func)} argument after ** must be a mapping, not ${PyErr.typeName(other)}`,
    );
  } else if (PyErr.exceptionMatches(T.KeyError)) {
    duplicateKeyword(func);
  }
  return -1;
}

function duplicateKeyword(func: PyObject): void {
  const exc = PyErr.getRaisedException() as NewRef;
  const args = PyObject_GetAttr(exc, ID.args);
  decref(exc);
  if (args === 0) return;
  const key = PyTuple.size(args) > 0 ? PyTuple.getItem(args, 0) : None;
  if (typeOf(key) === T.str) {
    PyErr.setString(
      T.TypeError,
      `${functionText(func)} got multiple values for keyword argument '${PyUnicode.toJS(key)}'`,
    );
  } else {
    PyErr.setString(T.TypeError, "keywords must be strings");
  }
  decref(args);
}

/** How error messages name a callable (_PyObject_FunctionStr): `module.f()`. @mayRunPython */
export function functionText(func: PyObject): string {
  const qualname = PyObject_GetAttr(func, ID.__qualname__);
  if (qualname === 0) {
    PyErr.clear();
    const text = PyObject_Str(func);
    if (text === 0) {
      PyErr.clear();
      return "function";
    }
    const js = PyUnicode.toJS(text);
    decref(text);
    return js;
  }
  const module = PyObject_GetAttr(func, ID.__module__);
  if (module === 0) PyErr.clear();
  const prefix =
    module !== 0 && typeOf(module) === T.str && PyUnicode.toJS(module) !== "builtins"
      ? PyUnicode.toJS(module) + "."
      : "";
  const text = `${prefix}${PyUnicode.toJS(qualname)}()`;
  xdecref(module);
  decref(qualname);
  return text;
}

/**
 * Unpack `seq` into `before` items and, unless `after` is -1, a list of the rest and `after` items; the words below index `end` are filled,
 * the first item on top. 0, or -1 with everything released. @mayRunPython
 */
export function unpackIterable(seq: PyObject, before: number, after: number, end: number): number {
  const iterator = PyObject_GetIter(seq);
  if (iterator === 0) {
    if (PyErr.exceptionMatches(T.TypeError) && !isIterable(seq)) {
      PyErr.clear();
      PyErr.setString(T.TypeError, `cannot unpack non-iterable ${PyErr.typeName(seq)} object`);
    }
    return -1;
  }
  let at = end;
  error: {
    for (let i = 0; i < before; i++) {
      const item = PyIter_Next(iterator);
      if (item === 0) {
        if (!PyErr.occurred()) {
          PyErr.setString(
            T.ValueError,
            after === -1
              ? `not enough values to unpack (expected ${before}, got ${i})`
              : `not enough values to unpack (expected at least ${before + after}, got ${i})`,
          );
        }
        break error;
      }
      I32[--at] = item;
    }
    if (after === -1) {
      const surplus = PyIter_Next(iterator);
      if (surplus === 0) {
        if (PyErr.occurred()) break error;
        decref(iterator);
        return 0;
      }
      decref(surplus);
      PyErr.setString(T.ValueError, tooManyValues(before));
      break error;
    }
    const list = PyList.new_(0);
    if (list === 0) break error;
    I32[--at] = list;
    if (PyList.extend(list, iterator) < 0) break error;
    const length = PyList.size(list);
    if (length < after) {
      PyErr.setString(
        T.ValueError,
        `not enough values to unpack (expected at least ${before + after}, got ${before + length})`,
      );
      break error;
    }
    for (let j = after; j > 0; j--) I32[--at] = incref(PyList.getItem(list, length - j));
    if (after > 0 && PyList.setSlice(list, length - after, length, 0) < 0) break error;
    decref(iterator);
    return 0;
  }
  decref(iterator);
  for (; at < end; at++) decref(I32[at] as NewRef);
  return -1;
}

function tooManyValues(expected: number): string {
  return `too many values to unpack (expected ${expected})`;
}

/** Copy `count` words, which are new references then, to `to` (word indices). @wasm */
export function copyNewRefs(from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) I32[to + i] = incref(I32[from + i] as PyObject);
}

/** The same, the first word last: how a stack gets what is unpacked. @wasm */
export function copyNewRefsReversed(from: number, to: number, count: number): void {
  for (let i = 0; i < count; i++) I32[to + count - 1 - i] = incref(I32[from + i] as PyObject);
}

// ---- f-strings ----

/** CONVERT_VALUE (`oparg` 1 str, 2 repr, 3 ascii) and FORMAT_SIMPLE. @mayRunPython */
export function formatValueSteal(op: number, oparg: number, value: NewRef): NewRef | Null {
  if (op === Op.FORMAT_SIMPLE) {
    if (typeOf(value) === T.str) return value;
    const result = PyObject_Format(value, 0);
    decref(value);
    return result;
  }
  const convert = oparg === 1 ? PyObject_Str : oparg === 2 ? PyObject_Repr : PyObject_ASCII;
  const result = convert(value);
  decref(value);
  return result;
}

/** FORMAT_WITH_SPEC. @mayRunPython */
export function formatWithSpecSteal(value: NewRef, spec: NewRef): NewRef | Null {
  const result = PyObject_Format(value, spec);
  decref(value);
  decref(spec);
  return result;
}

/** len() as an object; NULL on error. @mayRunPython */
export function length(op: PyObject): NewRef | Null {
  return PyObject_Length(op);
}

/** An int beyond the small ones. */
export const bigInt = PyLong.fromNumber;

// ---- functions and calls ----

export function makeFunction(code: PyObject, globals: PyObject): NewRef | Null {
  return PyFunction.new_(code, globals);
}

/** SET_FUNCTION_ATTRIBUTE. Steals `value`. */
export function setFunctionAttributeSteal(func: number, which: number, value: NewRef): void {
  const P = PyFunctionObject;
  const field =
    which === FunctionAttribute.DEFAULTS
      ? P.func_defaults
      : which === FunctionAttribute.KWDEFAULTS
        ? P.func_kwdefaults
        : which === FunctionAttribute.ANNOTATIONS
          ? P.func_annotations
          : P.func_closure;
  setRefSteal(func, field, value);
}

/** CALL_LEN, CALL_ISINSTANCE, CALL_LIST_APPEND of what is at stack word `base`, which stays, if it is simple; else NULL without an exception. @wasm */
export function hotBuiltin(op: number, base: number): NewRef | Null {
  const first = I32[base + 2];
  if (op === Op.CALL_LIST_APPEND) {
    const list = I32[base + 1];
    if (typeOf(list) !== T.list || I32[(list >> 2) + 2] >= I32[(list >> 2) + PyList.LIST_ALLOCATED_WORD])
      return 0;
    PyList.appendSteal(list as PyObject, incref(first as PyObject));
    return None;
  }
  if (I32[base + 1] !== 0) return 0;
  const type = typeOf(first);
  if (op === Op.CALL_LEN) {
    return isCounted(type) ? (((I32[(first >> 2) + 2] << 1) | 1) as NewRef) : 0;
  }
  const cls = I32[base + 3];
  if (type === cls) return True;
  if (typeOf(cls) !== T.type) return 0;
  if (PyType_IsSubtype(type, cls as PyObject)) return True;
  // Others may claim another class in `__class__`.
  const isPlain =
    type === T.int ||
    type === T.str ||
    type === T.list ||
    type === T.tuple ||
    type === T.dict ||
    type === T.float;
  return isPlain || type === T.bool || type === T.NoneType ? False : 0;
}

/** Replace (method, NULL) at stack word `base` by (function, self). */
export function unpackMethod(base: number): void {
  const method = I32[base] as NewRef;
  I32[base + 1] = incref(PyMethodObject.im_self.get(method) as PyObject);
  I32[base] = incref(PyMethodObject.im_func.get(method) as PyObject);
  decref(method);
}

/**
 * CALL_ALLOC_AND_ENTER_INIT: make an instance of `cls`, which takes the place of the class at stack word `base`, and the frame of `init` with the instance and the
 * `nargs` arguments above it, whose references move. @returns the frame record, or 0 with an exception set and the stack as it was. @wasm
 */
export function enterInit(cls: PyObject, init: PyObject, base: number, nargs: number): number {
  const self = PyType_GenericAlloc(cls, 0);
  if (self === 0) return 0;
  if (enterCall()) {
    leaveCall();
    decref(self);
    return 0;
  }
  const frame = pushFrameSteal(incref(init), 0);
  if (frame === 0) {
    leaveCall();
    decref(self);
    return 0;
  }
  const slots = (frame >> 2) + F.LOCALSPLUS;
  I32[slots] = incref(self);
  for (let i = 0; i < nargs; i++) I32[slots + 1 + i] = I32[base + 2 + i];
  I32[base] = self;
  return frame;
}

/**
 * CALL_PY_GENERAL: the frame of `func`, whose last parameters get their defaults; the references of the `count` words from `first` on move into it. 0: an exception is set, and
 * they are still there. @wasm
 */
export function enterWithDefaults(func: PyObject, first: number, count: number): number {
  if (enterCall()) {
    leaveCall();
    return 0;
  }
  const frame = pushFrameSteal(incref(func), 0);
  if (frame === 0) {
    leaveCall();
    return 0;
  }
  const i32 = I32;
  const slots = (frame >> 2) + F.LOCALSPLUS;
  const argcount = PyCodeObject.co_argcount.get(PyFunctionObject.func_code.get(func));
  const defaults = PyFunctionObject.func_defaults.get(func) >> 2;
  const fromEnd = defaults + PyTuple.TUPLE_ITEM_WORD + i32[defaults + 2] - argcount;
  for (let i = 0; i < count; i++) i32[slots + i] = i32[first + i];
  for (let i = count; i < argcount; i++) i32[slots + i] = incref(i32[fromEnd + i] as PyObject);
  return frame;
}

/** Does an object of this type keep the number of its items in its third word? @wasm inline */
export function isCounted(type: number): boolean {
  return type === T.list || type === T.tuple || type === T.dict || type === T.str || type === T.bytes;
}

/** The frame at address `pushed`, which the frame with the word index `caller` calls, becomes the current one. @returns its word index. @wasm inline */
export function enterPushed(caller: number, pushed: number, entry: FrameEntry): number {
  I32[(pushed >> 2) + F.PREVIOUS] = caller << 2;
  I32[(pushed >> 2) + F.ENTRY] = entry;
  I32[(tstate >> 2) + CURRENT_FRAME] = pushed;
  return pushed >> 2;
}

/** The code point at an index of a str. @wasm inline */
export function characterAt(str: number, index: number): number {
  return readAt(str + U.DATA, kindOf(str), index);
}

/** An `__init__` that returned something. */
export function initGaveSteal(value: NewRef): void {
  PyErr.setString(T.TypeError, `__init__() should return None, not '${PyErr.typeName(value)}'`);
  decref(value);
}

/**
 * CALL_FUNCTION_EX: func, NULL, args iterable and, with the low bit of `oparg`, a dict, at stack word `base`. @mayRunPython
 */
export function callFunctionEx(base: number, oparg: number): NewRef | Null {
  const func = I32[base] as PyObject;
  const callargs = I32[base + 2] as PyObject;
  const kwargs = (oparg & 1) !== 0 ? (I32[base + 3] as PyObject) : 0;
  if (typeOf(callargs) !== T.tuple) {
    if (typeOf(callargs) !== T.list && !isIterable(callargs)) {
      return PyErr.setString(
        T.TypeError,
        `${functionText(func)} argument after * must be an iterable, not ${PyErr.typeName(callargs)}`,
      );
    }
    const tuple = PySequence_Tuple(callargs);
    if (tuple === 0) return 0;
    I32[base + 2] = tuple;
    decref(callargs as NewRef);
  }
  return PyObject_Call(func, I32[base + 2] as PyObject, kwargs);
}

/** CALL_INTRINSIC_1. @mayRunPython */
export function intrinsic1(frame: number, which: number, value: PyObject): NewRef | Null {
  switch (which) {
    case UnaryIntrinsic.PRINT:
      return displayHook(value);
    case UnaryIntrinsic.IMPORT_STAR:
      return importStar(frame, value);
    case UnaryIntrinsic.UNARY_POSITIVE:
      return number.PyNumber_Positive(value);
    case UnaryIntrinsic.LIST_TO_TUPLE:
      return PyTuple.fromArray(PyList.items(value), PyList.size(value));
    case UnaryIntrinsic.STOPITERATION_ERROR:
      return stopIterationError(value, PyCodeObject.co_flags.get(I32[frame + F.EXECUTABLE]));
    case UnaryIntrinsic.ASYNC_GEN_WRAP:
      return wrapValue(value);
    case UnaryIntrinsic.TYPEVAR:
      return makeTypeVar(value, 0, 0);
    case UnaryIntrinsic.PARAMSPEC:
      return makeParamSpec(value);
    case UnaryIntrinsic.TYPEVARTUPLE:
      return makeTypeVarTuple(value);
    case UnaryIntrinsic.SUBSCRIPT_GENERIC:
      return subscriptGeneric(value);
    case UnaryIntrinsic.TYPEALIAS:
      return makeTypeAlias(PyTuple.getItem(value, 0), PyTuple.getItem(value, 1), PyTuple.getItem(value, 2));
    default:
      return PyErr.badInternalCall();
  }
}

function displayHook(value: PyObject): NewRef | Null {
  const hook = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, ID.displayhook);
  if (hook === 0) return PyErr.setString(T.RuntimeError, "lost sys.displayhook");
  const result = PyObject_CallOneArg(hook, value);
  if (result === 0) return 0;
  decref(result);
  return None;
}

// A StopIteration that leaves a generator or coroutine becomes a RuntimeError (PEP 479).
function stopIterationError(exc: PyObject, codeFlags: number): NewRef | Null {
  const message = Generator.stopIterationMessage(exc, codeFlags);
  if (message === undefined) return incref(exc);
  const text = PyUnicode.fromString(message);
  if (text === 0) return 0;
  const error = PyErr.createException(T.RuntimeError as number as PyObject, text);
  decref(text);
  if (error === 0) return 0;
  PyException_SetCause(error, incref(exc));
  PyException_SetContext(error, incref(exc));
  return error;
}

/** CALL_INTRINSIC_2. @mayRunPython */
export function intrinsic2(which: number, value2: PyObject, value1: PyObject): NewRef | Null {
  switch (which) {
    case BinaryIntrinsic.PREP_RERAISE_STAR:
      return prepareReraiseStar(value2, listItems(value1));
    case BinaryIntrinsic.TYPEVAR_WITH_BOUND:
      return makeTypeVar(value2, value1, 0);
    case BinaryIntrinsic.TYPEVAR_WITH_CONSTRAINTS:
      return makeTypeVar(value2, 0, value1);
    case BinaryIntrinsic.SET_FUNCTION_TYPE_PARAMS:
      setRefSteal(value2, PyFunctionObject.func_typeparams, incref(value1));
      return incref(value2);
    case BinaryIntrinsic.SET_TYPEPARAM_DEFAULT:
      setRefSteal(value2, TypeParam.evaluate_default, incref(value1));
      return incref(value2);
    default:
      return PyErr.badInternalCall();
  }
}

function tupleItems(tuple: PyObject): PyObject[] {
  return Array.from({ length: PyTuple.size(tuple) }, (_, i) => PyTuple.getItem(tuple, i));
}

function listItems(list: PyObject): PyObject[] {
  return Array.from({ length: PyList.size(list) }, (_, i) => PyList.getItem(list, i));
}

// ---- generators and coroutines ----

/** GET_YIELD_FROM_ITER. @mayRunPython */
export function yieldFromIter(iterable: PyObject, codeFlags: number): NewRef | Null {
  if (typeOf(iterable) === T.generator) return incref(iterable);
  if (typeOf(iterable) !== T.coroutine) return PyObject_GetIter(iterable);
  if (Generator.mayYieldFromCoroutine(codeFlags)) return incref(iterable);
  return PyErr.setString(T.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
}

/** CLEANUP_THROW: StopIteration's value, or NULL with `exc` (stolen then) raised again. */
export function cleanupThrow(exc: NewRef): NewRef | Null {
  if (PyErr.givenExceptionMatches(exc, T.StopIteration as number as PyObject)) {
    return PyObject_GetAttr(exc, ID.value);
  }
  PyErr.setRaisedException(exc);
  return 0;
}

// ---- exceptions ----

/** RAISE_VARARGS. Steals both. @returns true when an exception is raised again as it is (`raise` alone). @mayRunPython */
export function raiseSteal(exc: NewRef | Null, cause: NewRef | Null): boolean {
  if (exc === 0) {
    const handled = PyErr.getHandledExceptionBorrow();
    if (handled === 0) {
      PyErr.setString(T.RuntimeError, "No active exception to reraise");
      return false;
    }
    PyErr.setRaisedException(incref(handled));
    return true;
  }
  const value = instanceSteal(exc, "exceptions must derive from BaseException");
  if (value === 0) {
    xdecref(cause);
    return false;
  }
  if (cause !== 0) {
    const fixed =
      cause === None ? 0 : instanceSteal(cause, "exception causes must derive from BaseException");
    if (fixed === 0 && cause !== None) {
      decref(value);
      return false;
    }
    PyException_SetCause(value, fixed);
  }
  PyErr.setObject(typeOf(value), value);
  decref(value);
  return false;
}

// An exception class is called, an instance stays.
function instanceSteal(exc: NewRef, message: string): NewRef | Null {
  if (PyErr.isExceptionInstance(exc)) return exc;
  if (!PyErr.isExceptionClass(exc)) {
    decref(exc);
    return PyErr.setString(T.TypeError, message);
  }
  const value = PyObject_Vectorcall(exc, 0, 0, 0);
  if (value !== 0 && !PyErr.isExceptionInstance(value)) {
    const text = reprText(exc);
    const got = reprText(typeOf(value));
    decref(value);
    decref(exc);
    return PyErr.setString(
      T.TypeError,
      `calling ${text} should have returned an instance of BaseException, not ${got}`,
    );
  }
  decref(exc);
  return value;
}

function reprText(op: PyObject): string {
  const repr = PyObject_Repr(op);
  if (repr === 0) {
    PyErr.clear();
    return "?";
  }
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

const CATCHES_NO_EXCEPTION = "catching classes that do not inherit from BaseException is not allowed";

/** CHECK_EXC_MATCH: 1, 0, or -1 when `match` is no exception class or tuple of such. @mayRunPython */
export function checkExcMatch(exc: PyObject, match: PyObject): number {
  const isClass = (op: PyObject) => PyErr.isExceptionClass(op);
  let fine = isClass(match);
  if (!fine && hasFlag(typeOf(match), TypeFlags.TUPLE_SUBCLASS)) {
    fine = true;
    for (let i = 0; i < PyTuple.size(match); i++) fine &&= isClass(PyTuple.getItem(match, i));
  }
  if (!fine) {
    PyErr.setString(T.TypeError, CATCHES_NO_EXCEPTION);
    return -1;
  }
  return PyErr.givenExceptionMatches(exc, match) ? 1 : 0;
}

/**
 * CHECK_EG_MATCH: replaces (exc, types) at the top of the stack by (what does not match, what does); what matches becomes the exception being handled.
 * 0, or -1 with the stack as it was. @mayRunPython
 */
export function checkEgMatch(sp: number): number {
  const exc = I32[sp - 2] as NewRef;
  const types = I32[sp - 1] as NewRef;
  const candidates = hasFlag(typeOf(types), TypeFlags.TUPLE_SUBCLASS) ? tupleItems(types) : [types];
  if (!candidates.every((type) => PyErr.isExceptionClass(type))) {
    PyErr.setString(T.TypeError, CATCHES_NO_EXCEPTION);
    return -1;
  }
  if (candidates.some((type) => PyType_IsSubtype(type, T.BaseExceptionGroup as number as PyObject))) {
    PyErr.setString(T.TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return -1;
  }
  const split = exceptionGroupMatch(exc, types);
  if (split === null) return -1;
  I32[sp - 2] = split.rest;
  I32[sp - 1] = split.match;
  if (split.match !== None) PyErr.setHandledException(incref(split.match));
  decref(exc);
  decref(types);
  return 0;
}

/**
 * BEFORE_WITH, BEFORE_ASYNC_WITH: stores the bound `__exit__` (`__aexit__`) and what `__enter__()` (`__aenter__()`) gives at the words sp - 1 and sp; 1, or 0 on failure. @mayRunPython
 */
export function beforeWith(manager: PyObject, sp: number, isAsync: boolean): number {
  const protocol = isAsync ? "asynchronous context manager" : "context manager";
  const enter = special(manager, isAsync ? ID.__aenter__ : ID.__enter__);
  if (enter === 0) {
    if (!PyErr.occurred()) {
      PyErr.setString(
        T.TypeError,
        `'${PyErr.typeName(manager)}' object does not support the ${protocol} protocol`,
      );
    }
    return 0;
  }
  const exit = special(manager, isAsync ? ID.__aexit__ : ID.__exit__);
  if (exit === 0) {
    decref(enter);
    if (!PyErr.occurred()) {
      const missed = isAsync ? "__aexit__" : "__exit__";
      PyErr.setString(
        T.TypeError,
        `'${PyErr.typeName(manager)}' object does not support the ${protocol} protocol (missed ${missed} method)`,
      );
    }
    return 0;
  }
  const entered = PyObject_Vectorcall(enter, 0, 0, 0);
  decref(enter);
  if (entered === 0) {
    decref(exit);
    return 0;
  }
  I32[sp - 1] = exit;
  I32[sp] = entered;
  return 1;
}

/** WITH_EXCEPT_START: `exit(type, value, traceback)`. @mayRunPython */
export function withExceptStart(exit: PyObject, exc: PyObject): NewRef | Null {
  const traceback = PyObject_GetAttr(exc, ID.__traceback__);
  if (traceback === 0) return 0;
  const args = reserveArgs(3);
  if (args === 0) {
    decref(traceback);
    return 0;
  }
  const words = args >> 2;
  I32[words] = typeOf(exc);
  I32[words + 1] = exc;
  I32[words + 2] = traceback;
  const result = PyObject_Vectorcall(exit, args, 3, 0);
  releaseArgs(args);
  decref(traceback);
  return result;
}

// ---- patterns ----

/** MATCH_MAPPING, MATCH_SEQUENCE. */
export function matchFlag(op: number, subject: number): boolean {
  return hasFlag(typeOf(subject), op === Op.MATCH_MAPPING ? TypeFlags.MAPPING : TypeFlags.SEQUENCE);
}
