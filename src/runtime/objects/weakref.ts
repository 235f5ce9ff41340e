/**
 * Weak references: `weakref.ref`, and the lists that proxies (weakref-proxy.ts) are in as well. Mirrors CPython's Objects/weakrefobject.c.
 *
 * An object that can be weakly referred to has a word, at its type's `tp_weaklistoffset`, with the first of a doubly linked list of its weak
 * references; none of these links owns anything. At the front stand the ref and the proxy without callback, which are made once and given out again; then
 * the others, the latest first: the order in which their callbacks run.
 *
 * A weak reference is cleared (`wr_object` 0, out of the list) before its object is taken apart, by whoever destroys it: tp_dealloc, or the cyclic collector.
 * Between an object's count having reached 0 and its tp_dealloc having run (the trashcan puts that off) it counts as dead.
 */
import {
  CompareOp,
  hexAddress,
  PyObject_GetOptionalAttr,
  PyObject_Hash,
  PyObject_RichCompare,
} from "../abstract/object.js";
import { PyObject_CallArgs, PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { provideWeakrefs } from "../heap/gc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { classMethod, member } from "../method-def.js";
import { PyType_GenericAlloc } from "./instance.js";
import { layout_dealloc, provideClearWeakRefs } from "./instance-dealloc.js";
import { argument, checkPositional, noKeywords, noKeywordsUnlessInit } from "./iterators-args.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "./object.js";
import { defineType, PyTypeObject, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { bool, None, NotImplemented, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const PyWeakReference = struct("weakref", PyObjectHead, {
  wr_object: i32("the object referred to (not owned), or 0 when it is gone"),
  wr_callback: ref("what is called when the object goes away, or NULL"),
  wr_hash: i32("cached hash of the object, or -1"),
  wr_prev: i32("the weak reference before this in the object's list, or 0"),
  wr_next: i32("the one after, or 0"),
});

const P = PyWeakReference;
const OBJECT = P.wr_object.offset >> 2;
const CALLBACK = P.wr_callback.offset >> 2;
const HASH = P.wr_hash.offset >> 2;
const PREV = P.wr_prev.offset >> 2;
const NEXT = P.wr_next.offset >> 2;
const WEAKLISTOFFSET = PyTypeObject.tp_weaklistoffset.offset >> 2;

// ---- lists ----

/** Index of the word with the first weak reference to `op`, or 0 when its type has none (_PyObject_GET_WEAKREFS_LISTPTR). */
function listWord(op: PyObject): number {
  const offset = I32[(typeOf(op) >> 2) + WEAKLISTOFFSET];
  return offset > 0 ? (op + offset) >> 2 : 0;
}

/** Call `visit` with every weak reference to `op`, first to last. */
function forEachWeakref(op: PyObject, visit: (weakref: PyObject) => void): void {
  const word = listWord(op);
  if (word === 0) return;
  for (let weakref = I32[word]; weakref !== 0; weakref = I32[(weakref >> 2) + NEXT])
    visit(weakref as PyObject);
}

/** All weak references to `op`, first to last, borrowed. */
export function weakrefsOf(op: PyObject): PyObject[] {
  const found: PyObject[] = [];
  forEachWeakref(op, (weakref) => found.push(weakref));
  return found;
}

/** The number of weak references to `op` (_PyWeakref_GetWeakrefCount). */
export function countOf(op: PyObject): number {
  let count = 0;
  forEachWeakref(op, () => count++);
  return count;
}

// `type` without a callback can be given out again.
function isBasic(weakref: number, type: number): boolean {
  return weakref !== 0 && typeOf(weakref) === type && I32[(weakref >> 2) + CALLBACK] === 0;
}

function isProxyType(type: number): boolean {
  return type === T.ProxyType || type === T.CallableProxyType;
}

/** The ref and the proxy of `op` that have no callback, or 0. */
function basicRefs(word: number): { ref: number; proxy: number } {
  let weakref = I32[word];
  const found = { ref: 0, proxy: 0 };
  if (isBasic(weakref, T.ReferenceType)) {
    found.ref = weakref;
    weakref = I32[(weakref >> 2) + NEXT];
  }
  if (weakref !== 0 && isProxyType(typeOf(weakref)) && isBasic(weakref, typeOf(weakref)))
    found.proxy = weakref;
  return found;
}

// Put `weakref` into the list, behind `prev` or, when that is 0, first.
function link(word: number, weakref: number, prev: number): void {
  const place = prev === 0 ? word : (prev >> 2) + NEXT;
  const next = I32[place];
  I32[(weakref >> 2) + PREV] = prev;
  I32[(weakref >> 2) + NEXT] = next;
  if (next !== 0) I32[(next >> 2) + PREV] = weakref;
  I32[place] = weakref;
}

/** Let a weak reference forget its object; its callback stays (_PyWeakref_ClearRef). */
function clearRef(weakref: number): void {
  const w = weakref >> 2;
  const op = I32[w + OBJECT] as PyObject;
  if (op === 0) return;
  const prev = I32[w + PREV];
  const next = I32[w + NEXT];
  if (prev !== 0) I32[(prev >> 2) + NEXT] = next;
  else I32[listWord(op)] = next;
  if (next !== 0) I32[(next >> 2) + PREV] = prev;
  I32[w + OBJECT] = I32[w + PREV] = I32[w + NEXT] = 0;
}

// ---- the end of an object ----

function callCallback(weakref: PyObject): void {
  const callback = P.wr_callback.get(weakref);
  if (callback === NULL) return;
  const held = incref(callback);
  const result = PyObject_CallOneArg(held, weakref);
  if (result === NULL) PyErr.writeUnraisable(held);
  else decref(result);
  decref(held);
}

/** Clear the weak references to `op`, whose count is 0, and call their callbacks (PyObject_ClearWeakRefs). @mayRunPython */
export function PyObject_ClearWeakRefs(op: number): void {
  const word = listWord(op as PyObject);
  const pending: NewRef[] = [];
  for (let weakref = I32[word]; weakref !== 0; weakref = I32[word]) {
    clearRef(weakref);
    // One whose own count is 0 is being destroyed.
    if (P.wr_callback.get(weakref) !== NULL && I32[weakref >> 2] > 0)
      pending.push(incref(weakref as PyObject));
  }
  if (pending.length === 0) return;
  const raised = PyErr.getRaisedException();
  for (const weakref of pending) {
    callCallback(weakref);
    decref(P.wr_callback.get(weakref) as NewRef);
    P.wr_callback.set(weakref, NULL);
    decref(weakref);
  }
  if (raised !== NULL) PyErr.setRaisedException(raised);
}

provideClearWeakRefs(PyObject_ClearWeakRefs);

provideWeakrefs({
  clearWeakrefs(op, isUnreachable, withCallback) {
    const word = listWord(op);
    if (word === 0) return;
    for (let weakref = I32[word]; weakref !== 0; weakref = I32[word]) {
      clearRef(weakref);
      if (P.wr_callback.get(weakref) === NULL || isUnreachable(weakref as PyObject)) continue;
      withCallback.push(incref(weakref as PyObject));
    }
  },
  callCallback,
});

// ---- making ----

function allocate(type: PyObject, op: PyObject, callback: PyObject | Null): NewRef | Null {
  const weakref = PyType_GenericAlloc(type, 0);
  if (weakref === NULL) return NULL;
  P.wr_object.set(weakref, op);
  P.wr_callback.set(weakref, xincref(callback));
  P.wr_hash.set(weakref, -1);
  return weakref;
}

function cannotRefer(op: PyObject): Null {
  return PyErr.setString(T.TypeError, `cannot create weak reference to '${PyErr.typeName(op)}' object`);
}

/** A weak reference of `type` to `op`, new or the one that there is (get_or_create_weakref). @mayRunPython */
export function getOrCreate(type: PyObject, op: PyObject, given: PyObject | Null): NewRef | Null {
  const word = listWord(op);
  if (word === 0) return cannotRefer(op);
  const callback = given === (None as PyObject) ? NULL : given;
  const reusable = callback === NULL && (type === (T.ReferenceType as number) || isProxyType(type));
  if (reusable) {
    const basic = basicRefs(word);
    const known = (isProxyType(type) ? basic.proxy : basic.ref) as PyObject | Null;
    if (known !== NULL && I32[known >> 2] > 0) return incref(known);
  }
  const weakref = allocate(type, op, callback);
  if (weakref === NULL) return NULL;
  const basic = basicRefs(word);
  const isFirst = reusable && !isProxyType(type);
  link(word, weakref, isFirst ? 0 : reusable ? basic.ref : basic.proxy || basic.ref);
  return weakref;
}

/** A `weakref.ref` to `op` (PyWeakref_NewRef). @mayRunPython */
export function newRef(op: PyObject, callback: PyObject | Null): NewRef | Null {
  return getOrCreate(T.ReferenceType as number as PyObject, op, callback);
}

/** A proxy of `op` (PyWeakref_NewProxy). @mayRunPython */
export function newProxy(op: PyObject, callback: PyObject | Null): NewRef | Null {
  const callable = PyTypeObject.tp_call.get(typeOf(op)) !== 0;
  return getOrCreate((callable ? T.CallableProxyType : T.ProxyType) as number as PyObject, op, callback);
}

/** The object that a weak reference refers to, or NULL when it is gone (PyWeakref_GetRef). */
export function getRef(weakref: PyObject): NewRef | Null {
  const op = I32[(weakref >> 2) + OBJECT] as PyObject;
  return op === 0 || I32[op >> 2] === 0 ? NULL : incref(op);
}

/** Is the object of a weak reference gone? */
export function isDead(weakref: PyObject): boolean {
  const op = I32[(weakref >> 2) + OBJECT];
  return op === 0 || I32[op >> 2] === 0;
}

/** Is `op` a `weakref.ref`, or of a subclass (PyWeakref_CheckRef)? */
export function checkRef(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), T.ReferenceType as number as PyObject);
}

// ---- the type weakref.ref ----

function weakref_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.ReferenceType, "ref", kwnames)) return NULL;
  if (!checkPositional("__new__", nargs, 1, 2)) return NULL;
  return getOrCreate(type, argument(args, 0), nargs > 1 ? argument(args, 1) : NULL);
}

function weakref_init(_self: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): number {
  return noKeywords("ref", kwnames) && checkPositional("__init__", nargs, 1, 2) ? 0 : -1;
}

function weakref_call(self: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywords("weakref", kwnames) || !checkPositional("weakref", nargs, 0, 0)) return NULL;
  return getRef(self) || None;
}

/** Destroy a ref or a proxy. @mayRunPython */
export function weakref_dealloc(op: number): void {
  clearRef(op);
  layout_dealloc(op);
}

/** Give up the callback, for the collector. @mayRunPython */
export function weakref_clear(op: PyObject): void {
  clearRef(op);
  const callback = P.wr_callback.get(op) as NewRef | Null;
  P.wr_callback.set(op, NULL);
  if (callback !== NULL) decref(callback);
}

// The `__name__` of what is referred to, in brackets; "" when it has none; null with an exception set.
function nameOf(op: PyObject): string | null {
  const name = PyObject_GetOptionalAttr(op, ID.__name__);
  if (name === NULL) return PyErr.occurred() ? null : "";
  const text = PyUnicode.check(name) ? ` (${PyUnicode.toJS(name)})` : "";
  decref(name);
  return text;
}

function weakref_repr(self: PyObject): NewRef | Null {
  const op = getRef(self);
  const start = `<weakref at ${hexAddress(self)}; `;
  if (op === NULL) return PyUnicode.fromJS(`${start}dead>`);
  const name = nameOf(op);
  const text = `${start}to '${PyErr.typeName(op)}' at ${hexAddress(op)}${name}>`;
  decref(op);
  return name === null ? NULL : PyUnicode.fromJS(text);
}

function weakref_hash(self: PyObject): number {
  const known = I32[(self >> 2) + HASH];
  if (known !== -1) return known;
  const op = getRef(self);
  if (op === NULL) {
    PyErr.setString(T.TypeError, "weak object has gone away");
    return -1;
  }
  const hash = PyObject_Hash(op);
  I32[(self >> 2) + HASH] = hash;
  decref(op);
  return hash;
}

// Living references are as equal as what they refer to; dead ones only to themselves.
function weakref_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if ((op !== CompareOp.EQ && op !== CompareOp.NE) || !checkRef(left) || !checkRef(right))
    return NotImplemented;
  const a = getRef(left);
  const b = getRef(right);
  const result =
    a === NULL || b === NULL
      ? bool((left === right) === (op === CompareOp.EQ))
      : PyObject_RichCompare(a, b, op);
  if (a !== NULL) decref(a);
  if (b !== NULL) decref(b);
  return result;
}

function ref_class_getitem(cls: PyObject, item: PyObject): NewRef | Null {
  return PyObject_CallArgs(T.GenericAlias as number as PyObject, cls, item);
}

defineType({
  address: T.ReferenceType,
  name: "weakref.ReferenceType",
  layout: PyWeakReference,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  slots: {
    tp_new: weakref_new,
    tp_init: weakref_init,
    tp_dealloc: weakref_dealloc,
    tp_clear: weakref_clear,
    tp_repr: weakref_repr,
    tp_hash: weakref_hash,
    tp_call: weakref_call,
    tp_richcompare: weakref_richcompare,
  },
  methods: [
    classMethod(
      "__class_getitem__($type, object, /)",
      "An alias with the type of what is referred to.",
      ref_class_getitem,
    ),
  ],
  members: [member("__callback__", "object", P.wr_callback.offset, { readonly: true })],
});
