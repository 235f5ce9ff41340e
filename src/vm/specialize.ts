/**
 * Specialising instructions in place, PEP 659. Mirrors CPython's Python/specialize.c.
 *
 * A base opcode counts its executions in its first cache word; at WARMUP the eval loop asks here, and a specialised opcode is written over the
 * instruction word if what is on the stack now allows one. A specialised opcode whose guard fails writes the base opcode back (`deoptimise`)
 * with a negative count, so that it is not tried again soon. All under the GIL.
 *
 * Cache words from `pc` on (pc is the word after the instruction): 0 the counter, then
 *     LOAD_GLOBAL_*    value's word offset in the keys block, globals' keys version, builtins' keys version
 *     LOAD_ATTR_*      type (or keys) version, word offset of the value / keys version, method, word offset of the dict, shared keys
 *     STORE_ATTR_*     type version, word offset
 *     CALL_PY_*        func_version, argument count with self
 *     CALL_ALLOC_*     type version, the __init__ function (kept alive by the class while the version holds)
 *     CALL_BUILTIN_*, CALL_LEN, CALL_ISINSTANCE, CALL_LIST_APPEND   the callable's address (kept alive by whatever the site loads it from: see `call`), METHODS index
 */

import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from "../runtime/abstract/object.js";
import { callMethodDef } from "../runtime/call/arguments.js";
import { PyObject_Vectorcall } from "../runtime/call/call.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import { METHODS } from "../runtime/method-def.js";
import { builtin_isinstance, builtin_len } from "../runtime/modules/builtins/objects.js";
import { native } from "../runtime/native.js";
import { BuiltinFunction } from "../runtime/objects/builtin.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import { MemberDescriptor, MethodDescriptor } from "../runtime/objects/descriptors.js";
import * as PyDict from "../runtime/objects/dict.js";
import { DK_FIRST_VALUE_WORD, ENTRY_WORDS } from "../runtime/objects/dict-keys.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import { list_append } from "../runtime/objects/list-type.js";
import * as PyModule from "../runtime/objects/module.js";
import { isImmortal, typeOf } from "../runtime/objects/object.js";
import { object_new } from "../runtime/objects/object-type.js";
import { slot_tp_init } from "../runtime/objects/slot-functions.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { hasFlag, PyTypeObject, SLOT, TypeFlags } from "../runtime/objects/type.js";
import { _PyType_Lookup, assignVersionTag } from "../runtime/objects/type-object.js";
import { T } from "../runtime/objects/type-table.js";
import { BinaryOperator, CodeFlag, deopt, OPCODES, Op } from "./opcode.js";

/** Executions until a site that could not be specialised, or was and failed, is tried again. */
const PAUSE = -64;

const GENERIC_GETATTR = native(PyObject_GenericGetAttr);
const GENERIC_SETATTR = native(PyObject_GenericSetAttr);

/** Write `op` over the instruction before `pc`; always true, so that callers can return it. */
function become(pc: number, op: Op): true {
  I32[pc - 1] = (I32[pc - 1] & ~0xff) | op;
  return true;
}

/** Not possible now: pause. Always false. */
function giveUp(pc: number): false {
  I32[pc] = PAUSE;
  return false;
}

/** The opcode that each opcode stands for. */
const BASE = Uint8Array.from(Object.keys(OPCODES), (_, op) => deopt(op));

/** A guard of the instruction before `pc` failed: back to the base opcode, with a pause. */
export function deoptimise(pc: number): void {
  const word = I32[pc - 1];
  I32[pc - 1] = (word & ~0xff) | BASE[word & 0xff];
  I32[pc] = PAUSE;
}

/** BINARY_OP. */
export function binaryOp(pc: number, left: number, right: number, oparg: number): boolean {
  const op = oparg >= BinaryOperator.INPLACE_ADD ? oparg - BinaryOperator.INPLACE_ADD : oparg;
  const bothInts = (left & right & 1) !== 0;
  const type = (left & 1) !== 0 || (right & 1) !== 0 ? 0 : typeOf(left) === typeOf(right) ? typeOf(left) : 0;
  if (op === BinaryOperator.ADD) {
    if (bothInts) return become(pc, Op.BINARY_OP_ADD_INT);
    if (type === T.float) return become(pc, Op.BINARY_OP_ADD_FLOAT);
    if (type === T.str) return become(pc, Op.BINARY_OP_ADD_UNICODE);
  } else if (op === BinaryOperator.SUBTRACT) {
    if (bothInts) return become(pc, Op.BINARY_OP_SUBTRACT_INT);
    if (type === T.float) return become(pc, Op.BINARY_OP_SUBTRACT_FLOAT);
  } else if (op === BinaryOperator.MULTIPLY) {
    if (bothInts) return become(pc, Op.BINARY_OP_MULTIPLY_INT);
    if (type === T.float) return become(pc, Op.BINARY_OP_MULTIPLY_FLOAT);
  }
  return giveUp(pc);
}

/** COMPARE_OP. */
export function compareOp(pc: number, left: number, right: number, oparg: number): boolean {
  if ((left & right & 1) !== 0) return become(pc, Op.COMPARE_OP_INT);
  if (((left | right) & 1) === 0 && typeOf(left) === typeOf(right)) {
    if (typeOf(left) === T.float) return become(pc, Op.COMPARE_OP_FLOAT);
    const comparison = oparg >> 5;
    if (typeOf(left) === T.str && (comparison === 2 || comparison === 3))
      return become(pc, Op.COMPARE_OP_STR);
  }
  return giveUp(pc);
}

/** BINARY_SUBSCR. */
export function binarySubscr(pc: number, container: number, sub: number): boolean {
  const type = typeOf(container);
  if ((sub & 1) !== 0 && sub >= 0) {
    if (type === T.list) return become(pc, Op.BINARY_SUBSCR_LIST_INT);
    if (type === T.tuple) return become(pc, Op.BINARY_SUBSCR_TUPLE_INT);
    if (type === T.str) return become(pc, Op.BINARY_SUBSCR_STR_INT);
  }
  if (type === T.dict) return become(pc, Op.BINARY_SUBSCR_DICT);
  return giveUp(pc);
}

/** LOAD_GLOBAL. */
export function loadGlobal(pc: number, frame: number, name: PyObject): boolean {
  const globals = I32[frame + F.GLOBALS] as PyObject;
  const builtins = I32[frame + F.BUILTINS] as PyObject;
  if (typeOf(globals) !== T.dict || typeOf(builtins) !== T.dict) return giveUp(pc);
  const own = PyDict.entryIndex(globals, name);
  const version = PyDict.keysVersion(globals);
  if (version === 0) return giveUp(pc);
  I32[pc + 2] = version;
  if (own >= 0) {
    I32[pc + 1] = DK_FIRST_VALUE_WORD + ENTRY_WORDS * own;
    return become(pc, Op.LOAD_GLOBAL_MODULE);
  }
  const index = PyDict.entryIndex(builtins, name);
  const builtinsVersion = index < 0 ? 0 : PyDict.keysVersion(builtins);
  if (builtinsVersion === 0) return giveUp(pc);
  I32[pc + 1] = DK_FIRST_VALUE_WORD + ENTRY_WORDS * index;
  I32[pc + 3] = builtinsVersion;
  return become(pc, Op.LOAD_GLOBAL_BUILTIN);
}

/** Is `op` a type object? */
export function isType(op: number): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS);
}

/** LOAD_ATTR. `methodForm`: the instruction wants (function, self). */
export function loadAttr(pc: number, owner: PyObject, name: PyObject, methodForm: boolean): boolean {
  const type = typeOf(owner);
  if (type === T.module) return loadModuleAttr(pc, owner, name);
  if (isType(owner)) return loadClassAttr(pc, owner, name);
  if (PyTypeObject.tp_getattro.get(type) !== GENERIC_GETATTR) return giveUp(pc);
  const version = assignVersionTag(type);
  if (version === 0) return giveUp(pc);
  const descr = _PyType_Lookup(type, name);
  I32[pc + 1] = version;
  if (descr === 0) return loadInstanceValue(pc, owner, type, name);
  const kind = typeOf(descr);
  if (kind === T.member_descriptor) {
    const offset = slotOffset(descr, owner);
    if (offset === 0) return giveUp(pc);
    I32[pc + 2] = offset >> 2;
    return become(pc, Op.LOAD_ATTR_SLOT);
  }
  if (I32[(kind >> 2) + SLOT.tp_descr_set] !== 0) return giveUp(pc);
  if (!methodForm || !hasFlag(kind, TypeFlags.METHOD_DESCRIPTOR))
    return loadInstanceValue(pc, owner, type, name);
  return loadMethod(pc, owner, type, name, descr);
}

// A method found on the type, which an instance attribute could hide.
function loadMethod(pc: number, owner: PyObject, type: PyObject, name: PyObject, descr: PyObject): boolean {
  I32[pc + 3] = descr;
  if (hasFlag(type, TypeFlags.INLINE_VALUES)) {
    const keys = PyTypeObject.ht_cached_keys.get(type);
    if (keys === 0 || I32[dictWord(owner, type)] !== 0) return giveUp(pc);
    if (PyDict.entryIndex(keys, name) >= 0) return giveUp(pc);
    const version = PyDict.keysVersion(keys);
    if (version === 0) return giveUp(pc);
    I32[pc + 2] = version;
    I32[pc + 4] = PyTypeObject.tp_dictoffset.get(type) >> 2;
    I32[pc + 5] = keys;
    return become(pc, Op.LOAD_ATTR_METHOD_WITH_VALUES);
  }
  if (PyTypeObject.tp_dictoffset.get(type) !== 0) return giveUp(pc);
  return become(pc, Op.LOAD_ATTR_METHOD_NO_DICT);
}

// Index of the word that holds the dict of an instance with inline values.
function dictWord(owner: number, type: number): number {
  return (owner + PyTypeObject.tp_dictoffset.get(type)) >> 2;
}

// Word offset of the inline value `name` of `owner`; -1 when its values are not in line or have no such name.
function inlineValueWord(owner: PyObject, type: PyObject, name: PyObject): number {
  if (!hasFlag(type, TypeFlags.INLINE_VALUES) || I32[dictWord(owner, type)] !== 0) return -1;
  const index = PyDict.entryIndex(PyTypeObject.ht_cached_keys.get(type) as PyObject, name);
  return index < 0 ? -1 : (PyTypeObject.ht_inline_offset.get(type) >> 2) + index;
}

function loadInstanceValue(pc: number, owner: PyObject, type: PyObject, name: PyObject): boolean {
  const word = inlineValueWord(owner, type, name);
  if (word < 0) return giveUp(pc);
  I32[pc + 2] = word;
  return become(pc, Op.LOAD_ATTR_INSTANCE_VALUE);
}

function loadModuleAttr(pc: number, module: PyObject, name: PyObject): boolean {
  const dict = PyModule.dictOf(module);
  const index = PyDict.entryIndex(dict, name);
  const version = index < 0 ? 0 : PyDict.keysVersion(dict);
  if (version === 0) return giveUp(pc);
  I32[pc + 1] = version;
  I32[pc + 2] = DK_FIRST_VALUE_WORD + ENTRY_WORDS * index;
  return become(pc, Op.LOAD_ATTR_MODULE);
}

// An attribute of a class, found on its MRO, that is no descriptor which would bind.
function loadClassAttr(pc: number, cls: PyObject, name: PyObject): boolean {
  const meta = typeOf(cls);
  if (meta !== T.type || _PyType_Lookup(meta, name) !== 0) return giveUp(pc);
  const value = _PyType_Lookup(cls, name);
  const version = assignVersionTag(cls);
  if (value === 0 || version === 0) return giveUp(pc);
  const kind = typeOf(value);
  // A function accessed through its class is itself; other descriptors bind.
  if (I32[(kind >> 2) + SLOT.tp_descr_get] !== 0 && kind !== T.function) return giveUp(pc);
  I32[pc + 1] = version;
  I32[pc + 3] = value;
  return become(pc, Op.LOAD_ATTR_CLASS);
}

// Byte offset of a `__slots__` member of `owner`, or 0.
function slotOffset(descr: PyObject, owner: PyObject): number {
  const offset = MemberDescriptor.d_offset.get(descr);
  return MemberDescriptor.isSlot(descr) && (owner & 1) === 0 ? offset : 0;
}

/** STORE_ATTR. */
export function storeAttr(pc: number, owner: PyObject, name: PyObject): boolean {
  const type = typeOf(owner);
  if (PyTypeObject.tp_setattro.get(type) !== GENERIC_SETATTR) return giveUp(pc);
  const version = assignVersionTag(type);
  if (version === 0) return giveUp(pc);
  I32[pc + 1] = version;
  const descr = _PyType_Lookup(type, name);
  if (descr !== 0) {
    if (typeOf(descr) !== T.member_descriptor) return giveUp(pc);
    const offset = slotOffset(descr, owner);
    if (offset === 0) return giveUp(pc);
    I32[pc + 2] = offset >> 2;
    return become(pc, Op.STORE_ATTR_SLOT);
  }
  const word = inlineValueWord(owner, type, name);
  if (word < 0) return giveUp(pc);
  I32[pc + 2] = word;
  return become(pc, Op.STORE_ATTR_INSTANCE_VALUE);
}

/**
 * Make room for the inline value at word offset `at` of `owner`, which is not set: notes that the words up to it are in use. False
 * when the value must go into a dict: there is one, or a later attribute is set (see objects/instance.ts).
 */
export function addInlineValue(owner: number, at: number): boolean {
  const type = typeOf(owner);
  if (I32[dictWord(owner, type)] !== 0) return false;
  const first = PyTypeObject.ht_inline_offset.get(type) >> 2;
  const used = (owner >> 2) + first - 1;
  if (at - first < I32[used]) return false;
  I32[used] = at - first + 1;
  return true;
}

/** SEND. */
export function send(pc: number, receiver: number): boolean {
  const type = typeOf(receiver);
  return type === T.generator || type === T.coroutine ? become(pc, Op.SEND_GEN) : giveUp(pc);
}

/** FOR_ITER. */
export function forIter(pc: number, iterator: number): boolean {
  const type = typeOf(iterator);
  if (type === T.range_iterator) return become(pc, Op.FOR_ITER_RANGE);
  if (type === T.list_iterator) return become(pc, Op.FOR_ITER_LIST);
  if (type === T.tuple_iterator) return become(pc, Op.FOR_ITER_TUPLE);
  if (type === T.generator) return become(pc, Op.FOR_ITER_GEN);
  return giveUp(pc);
}

/** CALL. */
export function call(pc: number, callable: PyObject, self: number, oparg: number): boolean {
  const type = typeOf(callable);
  if (type === T.function) {
    const code = PyFunctionObject.func_code.get(callable) as PyObject;
    const count = self === 0 ? oparg : oparg + 1;
    const version = PyFunctionObject.func_version.get(callable);
    if (version === 0) return giveUp(pc);
    I32[pc + 1] = version;
    if (PyCodeObject.co_exact_args.get(code) !== count) return callWithDefaults(pc, callable, code, count);
    I32[pc + 2] = count;
    return become(pc, Op.CALL_PY_EXACT_ARGS);
  }
  if (type === T.type && self === 0) return callClass(pc, callable, oparg);
  // Immortal builtins only, so that the address in the cache names this callable for ever.
  if (!isImmortal(callable)) return giveUp(pc);
  if (type === T.builtin_function_or_method && self === 0) {
    return callBuiltin(pc, callable, BuiltinFunction.m_ml.get(callable), oparg);
  }
  if (type === T.method_descriptor && self !== 0) {
    return callBuiltin(pc, callable, MethodDescriptor.d_method.get(callable), oparg);
  }
  return giveUp(pc);
}

function callBuiltin(pc: number, callable: PyObject, index: number, oparg: number): boolean {
  I32[pc + 1] = callable;
  I32[pc + 2] = index;
  const { fn } = METHODS[index];
  if (fn === builtin_len && oparg === 1) return become(pc, Op.CALL_LEN);
  if (fn === builtin_isinstance && oparg === 2) return become(pc, Op.CALL_ISINSTANCE);
  if (fn === list_append && oparg === 1) return become(pc, Op.CALL_LIST_APPEND);
  return become(pc, Op.CALL_BUILTIN_FAST);
}

// The last parameters get their defaults, and there are no others than positional ones.
function callWithDefaults(pc: number, func: PyObject, code: PyObject, count: number): boolean {
  const argcount = PyCodeObject.co_exact_args.get(code);
  const defaults = PyFunctionObject.func_defaults.get(func);
  if (argcount < count || defaults === 0 || argcount - count > PyTuple.size(defaults)) return giveUp(pc);
  I32[pc + 2] = count;
  return become(pc, Op.CALL_PY_GENERAL);
}

const OBJECT_NEW = native(object_new);
const SLOT_INIT = native(slot_tp_init);

// A class made by a class statement whose __new__ is object's and whose __init__ is a Python function that takes exactly these arguments.
function callClass(pc: number, cls: PyObject, oparg: number): boolean {
  const word = cls >> 2;
  if (!hasFlag(cls, TypeFlags.HEAPTYPE) || hasFlag(cls, TypeFlags.IS_ABSTRACT)) return giveUp(pc);
  if (I32[word + SLOT.tp_new] !== OBJECT_NEW || I32[word + SLOT.tp_init] !== SLOT_INIT) return giveUp(pc);
  const init = _PyType_Lookup(cls, ID.__init__);
  const version = assignVersionTag(cls);
  if (init === 0 || version === 0 || typeOf(init) !== T.function) return giveUp(pc);
  const code = PyFunctionObject.func_code.get(init) as PyObject;
  const isGenerator =
    (PyCodeObject.co_flags.get(code) &
      (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !==
    0;
  if (PyFunctionObject.func_version.get(init) === 0 || isGenerator) return giveUp(pc);
  if (PyCodeObject.co_exact_args.get(code) !== oparg + 1) return giveUp(pc);
  I32[pc + 1] = version;
  I32[pc + 2] = init;
  return become(pc, Op.CALL_ALLOC_AND_ENTER_INIT);
}

/** CALL_BUILTIN_FAST: `index` is the METHODS number of `callable`. @mayRunPython */
export function callNative(
  index: number,
  callable: number,
  self: number,
  args: number,
  nargs: number,
): NewRef | Null {
  if (self === 0) {
    return callMethodDef(METHODS[index], BuiltinFunction.m_self.get(callable), args, nargs, 0);
  }
  const owner = MethodDescriptor.d_type.get(callable) as PyObject;
  if (typeOf(self) !== owner) return checkedMethodCall(callable as PyObject, args - 4, nargs + 1);
  return callMethodDef(METHODS[index], self as PyObject, args, nargs, 0);
}

// The receiver's type is a subclass or wrong: the descriptor's own call tells.
function checkedMethodCall(callable: PyObject, args: number, nargs: number): NewRef | Null {
  return PyObject_Vectorcall(callable, args, nargs, 0);
}
