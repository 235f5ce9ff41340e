/**
 * Instructions on names, attributes, functions, imports and exceptions, one function each. Mirrors the generic halves of CPython's Python/bytecodes.c.
 * What the eval loop does itself is not here; see instruction.ts for what such a function does.
 */
import { PyObject_GetAttr, PyObject_SetAttr } from "../runtime/abstract/object.js";
import * as PyErr from "../runtime/errors.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import * as PyCell from "../runtime/objects/cell.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import { getAwaitable } from "../runtime/objects/coroutine.js";
import * as PyDict from "../runtime/objects/dict.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import { decref, incref, xdecref } from "../runtime/objects/object.js";
import { TUPLE_ITEM_WORD } from "../runtime/objects/tuple.js";
import { S, T } from "../runtime/objects/type-table.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { stackBase } from "./frame-stack.js";
import * as imports from "./import.js";
import { type InstructionTable, nameAt, opcodeAt, WARMUP } from "./instruction.js";
import { Op } from "./opcode.js";
import * as ops from "./ops.js";
import * as async from "./ops-async.js";
import * as names from "./ops-names.js";
import * as specialize from "./specialize.js";

const CO_FLAGS = PyCodeObject.co_flags.offset >> 2;
const FUNC_CLOSURE = PyFunctionObject.func_closure.offset >> 2;
const CELL_REF = PyCell.PyCellObject.ob_ref.offset >> 2;
const EXC_INFO = ThreadState.exc_info.offset >> 2;

function LOAD_FAST_CHECK(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = I32[frame + F.LOCALSPLUS + oparg];
  if (value === 0) {
    names.unboundLocal(I32[frame + F.EXECUTABLE] as PyObject, oparg);
    return ~sp;
  }
  I32[sp++] = incref(value as PyObject);
  return sp;
}

function DELETE_FAST(frame: number, sp: number, _pc: number, oparg: number): number {
  const old = I32[frame + F.LOCALSPLUS + oparg] as NewRef;
  if (old === 0) {
    names.unboundLocal(I32[frame + F.EXECUTABLE] as PyObject, oparg);
    return ~sp;
  }
  I32[frame + F.LOCALSPLUS + oparg] = 0;
  decref(old);
  return sp;
}

function LOAD_GLOBAL(frame: number, sp: number, pc: number, oparg: number): number {
  const name = nameAt(frame, oparg >> 1);
  if (I32[pc] >= WARMUP) specialize.loadGlobal(pc, frame, name);
  else I32[pc]++;
  const value = names.loadGlobal(frame, name);
  if (value === 0) return ~sp;
  I32[sp++] = value;
  if ((oparg & 1) !== 0) I32[sp++] = 0;
  return sp;
}

function LOAD_NAME(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = names.loadName(frame, nameAt(frame, oparg));
  if (value === 0) return ~sp;
  I32[sp++] = value;
  return sp;
}

function LOAD_FROM_DICT_OR_GLOBALS(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = names.loadFromDictOrGlobalsSteal(frame, I32[--sp] as NewRef, nameAt(frame, oparg));
  if (value === 0) return ~sp;
  I32[sp++] = value;
  return sp;
}

function LOAD_FROM_DICT_OR_DEREF(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = names.loadFromDictOrDerefSteal(frame, I32[--sp] as NewRef, oparg);
  if (value === 0) return ~sp;
  I32[sp++] = value;
  return sp;
}

function LOAD_LOCALS(frame: number, sp: number): number {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  if (locals === (0 as number)) {
    PyErr.setString(T.SystemError, "no locals");
    return ~sp;
  }
  I32[sp++] = incref(locals);
  return sp;
}

/** STORE_NAME, STORE_GLOBAL. */
function STORE_GLOBAL(frame: number, sp: number, pc: number, oparg: number): number {
  const value = I32[--sp] as NewRef;
  const failed =
    opcodeAt(pc) === Op.STORE_NAME
      ? names.storeName(frame, nameAt(frame, oparg), value)
      : PyDict.setItem(I32[frame + F.GLOBALS] as PyObject, nameAt(frame, oparg), value);
  decref(value);
  if (failed < 0) return ~sp;
  return sp;
}

function DELETE_NAME(frame: number, sp: number, _pc: number, oparg: number): number {
  if (names.deleteName(frame, nameAt(frame, oparg)) < 0) return ~sp;
  return sp;
}

function DELETE_GLOBAL(frame: number, sp: number, _pc: number, oparg: number): number {
  if (names.deleteGlobal(frame, nameAt(frame, oparg)) < 0) return ~sp;
  return sp;
}

function MAKE_CELL(frame: number, sp: number, _pc: number, oparg: number): number {
  const cell = PyCell.newSteal(I32[frame + F.LOCALSPLUS + oparg] as NewRef | Null);
  if (cell === 0) return ~sp;
  I32[frame + F.LOCALSPLUS + oparg] = cell;
  return sp;
}

function COPY_FREE_VARS(frame: number, sp: number, _pc: number, oparg: number): number {
  const closure = I32[(I32[frame + F.FUNCOBJ] >> 2) + FUNC_CLOSURE] >> 2;
  ops.copyNewRefs(closure + TUPLE_ITEM_WORD, sp - oparg, oparg);
  return sp;
}

function DELETE_DEREF(frame: number, sp: number, _pc: number, oparg: number): number {
  const cell = (I32[frame + F.LOCALSPLUS + oparg] >> 2) + CELL_REF;
  const old = I32[cell] as NewRef | Null;
  if (old === 0) {
    names.unboundFree(I32[frame + F.EXECUTABLE] as PyObject, oparg);
    return ~sp;
  }
  I32[cell] = 0;
  decref(old);
  return sp;
}

function LOAD_ATTR(frame: number, sp: number, pc: number, oparg: number): number {
  const owner = I32[sp - 1] as NewRef;
  const name = nameAt(frame, oparg >> 1);
  if (I32[pc] >= WARMUP) specialize.loadAttr(pc, owner, name, (oparg & 1) !== 0);
  else I32[pc]++;
  if ((oparg & 1) !== 0) {
    // The method form: (function, self) without a bound method in between, or (attribute, NULL).
    const method = ops.getMethod(owner, name);
    if (method === 0) {
      sp--;
      decref(owner);
      return ~sp;
    }
    I32[sp - 1] = method;
    if (ops.methodIsUnbound()) I32[sp++] = owner;
    else {
      I32[sp++] = 0;
      decref(owner);
    }
  } else {
    const value = PyObject_GetAttr(owner, name);
    sp--;
    decref(owner);
    if (value === 0) return ~sp;
    I32[sp++] = value;
  }
  return sp;
}

function STORE_ATTR(frame: number, sp: number, pc: number, oparg: number): number {
  const owner = I32[sp - 1] as NewRef;
  const value = I32[sp - 2] as NewRef;
  const name = nameAt(frame, oparg);
  if (I32[pc] >= WARMUP) specialize.storeAttr(pc, owner, name);
  else I32[pc]++;
  const failed = PyObject_SetAttr(owner, name, value);
  sp -= 2;
  decref(owner);
  decref(value);
  if (failed < 0) return ~sp;
  return sp;
}

function DELETE_ATTR(frame: number, sp: number, _pc: number, oparg: number): number {
  const owner = I32[--sp] as NewRef;
  const failed = PyObject_SetAttr(owner, nameAt(frame, oparg), 0);
  decref(owner);
  if (failed < 0) return ~sp;
  return sp;
}

function LOAD_SUPER_ATTR(frame: number, sp: number, _pc: number, oparg: number): number {
  sp -= 3;
  const result = ops.loadSuperAttrSteal(
    I32[sp] as NewRef,
    I32[sp + 1] as NewRef,
    I32[sp + 2] as NewRef,
    nameAt(frame, oparg >> 2),
    oparg,
  );
  if (result === 0) return ~sp;
  I32[sp++] = result;
  if ((oparg & 1) !== 0) I32[sp++] = ops.takeMethodSelf();
  return sp;
}

function MAKE_FUNCTION(frame: number, sp: number): number {
  const codeObject = I32[sp - 1] as NewRef;
  const func = ops.makeFunction(codeObject, I32[frame + F.GLOBALS] as PyObject);
  decref(codeObject);
  if (func === 0) {
    sp--;
    return ~sp;
  }
  I32[sp - 1] = func;
  return sp;
}

function SET_FUNCTION_ATTRIBUTE(_frame: number, sp: number, _pc: number, oparg: number): number {
  const func = I32[--sp];
  ops.setFunctionAttributeSteal(func, oparg, I32[sp - 1] as NewRef);
  I32[sp - 1] = func;
  return sp;
}

function LOAD_BUILD_CLASS(frame: number, sp: number): number {
  const build = names.loadBuildClass(frame);
  if (build === 0) return ~sp;
  I32[sp++] = build;
  return sp;
}

function LOAD_ASSERTION_ERROR(_frame: number, sp: number): number {
  I32[sp++] = T.AssertionError;
  return sp;
}

function CALL_INTRINSIC_1(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = I32[sp - 1] as NewRef;
  const result = ops.intrinsic1(frame, oparg, value);
  sp--;
  decref(value);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function CALL_INTRINSIC_2(_frame: number, sp: number, _pc: number, oparg: number): number {
  const result = ops.intrinsic2(oparg, I32[sp - 2] as PyObject, I32[sp - 1] as PyObject);
  decref(I32[--sp] as NewRef);
  decref(I32[--sp] as NewRef);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function GET_YIELD_FROM_ITER(frame: number, sp: number): number {
  const iterable = I32[sp - 1] as NewRef;
  const iterator = ops.yieldFromIter(iterable, I32[(I32[frame + F.EXECUTABLE] >> 2) + CO_FLAGS]);
  sp--;
  decref(iterable);
  if (iterator === 0) return ~sp;
  I32[sp++] = iterator;
  return sp;
}

function PUSH_EXC_INFO(_frame: number, sp: number): number {
  const exc = I32[sp - 1];
  const info = I32[(tstate >> 2) + EXC_INFO] >> 2;
  I32[sp - 1] = I32[info] !== 0 ? I32[info] : S.None;
  I32[sp++] = exc;
  I32[info] = incref(exc as PyObject);
  return sp;
}

function POP_EXCEPT(_frame: number, sp: number): number {
  const info = I32[(tstate >> 2) + EXC_INFO] >> 2;
  const old = I32[info] as NewRef | Null;
  const value = I32[--sp];
  I32[info] = value === S.None ? 0 : value;
  xdecref(old);
  return sp;
}

function CHECK_EXC_MATCH(_frame: number, sp: number): number {
  const right = I32[sp - 1] as NewRef;
  const matches = ops.checkExcMatch(I32[sp - 2] as PyObject, right);
  sp--;
  decref(right);
  if (matches < 0) return ~sp;
  I32[sp++] = matches !== 0 ? S.True : S.False;
  return sp;
}

function CHECK_EG_MATCH(_frame: number, sp: number): number {
  const failed = ops.checkEgMatch(sp);
  if (failed < 0) return ~sp;
  return sp;
}

/** BEFORE_WITH, BEFORE_ASYNC_WITH. */
function BEFORE_WITH(_frame: number, sp: number, pc: number): number {
  const manager = I32[sp - 1] as NewRef;
  const entered = ops.beforeWith(manager, sp, opcodeAt(pc) === Op.BEFORE_ASYNC_WITH);
  if (entered === 0) sp = ~(sp - 1);
  else sp++;
  decref(manager);
  return sp;
}

/** GET_AWAITABLE, GET_AITER. */
function GET_AWAITABLE(_frame: number, sp: number, pc: number, oparg: number): number {
  const value = I32[sp - 1] as NewRef;
  const result = opcodeAt(pc) === Op.GET_AITER ? async.getAIter(value) : getAwaitable(value, oparg);
  sp--;
  decref(value);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function GET_ANEXT(_frame: number, sp: number): number {
  const awaitable = async.getANext(I32[sp - 1] as PyObject);
  if (awaitable === 0) return ~sp;
  I32[sp++] = awaitable;
  return sp;
}

function WITH_EXCEPT_START(frame: number, sp: number): number {
  I32[frame + F.STACKTOP] = sp - stackBase(frame);
  const result = ops.withExceptStart(I32[sp - 4] as PyObject, I32[sp - 1] as PyObject);
  if (result === 0) return ~sp;
  I32[sp++] = result;
  return sp;
}

function IMPORT_NAME(frame: number, sp: number, _pc: number, oparg: number): number {
  I32[frame + F.STACKTOP] = sp - stackBase(frame);
  const fromlist = I32[sp - 1] as NewRef;
  const level = I32[sp - 2] as NewRef;
  const module = imports.importName(frame, nameAt(frame, oparg), fromlist, level);
  sp -= 2;
  decref(level);
  decref(fromlist);
  if (module === 0) return ~sp;
  I32[sp++] = module;
  return sp;
}

function IMPORT_FROM(frame: number, sp: number, _pc: number, oparg: number): number {
  const value = imports.importFrom(I32[sp - 1] as PyObject, nameAt(frame, oparg));
  if (value === 0) return ~sp;
  I32[sp++] = value;
  return sp;
}

function SETUP_ANNOTATIONS(frame: number, sp: number): number {
  if (names.setupAnnotations(frame) < 0) return ~sp;
  return sp;
}

export const NAME_INSTRUCTIONS: InstructionTable = {
  [Op.LOAD_FAST_CHECK]: LOAD_FAST_CHECK,
  [Op.DELETE_FAST]: DELETE_FAST,
  [Op.LOAD_GLOBAL]: LOAD_GLOBAL,
  [Op.LOAD_NAME]: LOAD_NAME,
  [Op.LOAD_FROM_DICT_OR_GLOBALS]: LOAD_FROM_DICT_OR_GLOBALS,
  [Op.LOAD_FROM_DICT_OR_DEREF]: LOAD_FROM_DICT_OR_DEREF,
  [Op.LOAD_LOCALS]: LOAD_LOCALS,
  [Op.STORE_NAME]: STORE_GLOBAL,
  [Op.STORE_GLOBAL]: STORE_GLOBAL,
  [Op.DELETE_NAME]: DELETE_NAME,
  [Op.DELETE_GLOBAL]: DELETE_GLOBAL,
  [Op.MAKE_CELL]: MAKE_CELL,
  [Op.COPY_FREE_VARS]: COPY_FREE_VARS,
  [Op.DELETE_DEREF]: DELETE_DEREF,
  [Op.LOAD_ATTR]: LOAD_ATTR,
  [Op.STORE_ATTR]: STORE_ATTR,
  [Op.DELETE_ATTR]: DELETE_ATTR,
  [Op.LOAD_SUPER_ATTR]: LOAD_SUPER_ATTR,
  [Op.MAKE_FUNCTION]: MAKE_FUNCTION,
  [Op.SET_FUNCTION_ATTRIBUTE]: SET_FUNCTION_ATTRIBUTE,
  [Op.LOAD_BUILD_CLASS]: LOAD_BUILD_CLASS,
  [Op.LOAD_ASSERTION_ERROR]: LOAD_ASSERTION_ERROR,
  [Op.CALL_INTRINSIC_1]: CALL_INTRINSIC_1,
  [Op.CALL_INTRINSIC_2]: CALL_INTRINSIC_2,
  [Op.GET_YIELD_FROM_ITER]: GET_YIELD_FROM_ITER,
  [Op.PUSH_EXC_INFO]: PUSH_EXC_INFO,
  [Op.POP_EXCEPT]: POP_EXCEPT,
  [Op.CHECK_EXC_MATCH]: CHECK_EXC_MATCH,
  [Op.CHECK_EG_MATCH]: CHECK_EG_MATCH,
  [Op.BEFORE_WITH]: BEFORE_WITH,
  [Op.BEFORE_ASYNC_WITH]: BEFORE_WITH,
  [Op.GET_AWAITABLE]: GET_AWAITABLE,
  [Op.GET_AITER]: GET_AWAITABLE,
  [Op.GET_ANEXT]: GET_ANEXT,
  [Op.WITH_EXCEPT_START]: WITH_EXCEPT_START,
  [Op.IMPORT_NAME]: IMPORT_NAME,
  [Op.IMPORT_FROM]: IMPORT_FROM,
  [Op.SETUP_ANNOTATIONS]: SETUP_ANNOTATIONS,
};
