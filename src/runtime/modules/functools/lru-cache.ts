/**
 * functools.lru_cache: a callable that remembers its results. Mirrors the lru_cache_object of CPython's Modules/_functoolsmodule.c.
 *
 * `cache` maps keys to results (no limit), or to links (with a limit). The links form a ring in the order of their last use: `next` leads from
 * the cache itself, which stands for both ends, to the one used longest ago. The dict owns the links; the ring only points. A call of the user's
 * function, and any release of a key or result, may change everything, so the ring and the dict are brought into order before.
 */
import { PyIndex_Check, PyNumber_AsIndex } from "../../abstract/number.js";
import { PyCallable_Check, PyObject_GetAttr, PyObject_Hash, PyObject_IsTrue } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallArgs, PyObject_Vectorcall } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { borrowed, i32, ref, struct } from "../../heap/struct.js";
import { ID } from "../../identifiers.js";
import { method } from "../../method-def.js";
import { allocObject } from "../../objects/builtin.js";
import * as PyDict from "../../objects/dict.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { instanceDict } from "../../objects/instance-dict.js";
import { argument } from "../../objects/iterators-args.js";
import * as PyLong from "../../objects/long.js";
import * as PyMethod from "../../objects/method.js";
import { clearRef, decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { None, S, T } from "../../objects/type-table.js";

const Link = struct("_lru_list_elem", PyObjectHead, {
  prev: borrowed("the one used before, or the cache; kept alive by the cache's dict"),
  next: borrowed("the one used after, or the cache; kept alive by the cache's dict"),
  hash: i32("hash of the key"),
  key: ref("the key"),
  result: ref("what the function gave"),
});

export const LruCache = struct("_lru_cache_wrapper", PyObjectHead, {
  prev: borrowed("the link used last, or this cache; kept alive by the dict"),
  next: borrowed("the link used longest ago, or this cache; kept alive by the dict"),
  func: ref("the user's function"),
  cache: ref("dict: key to result, or to link"),
  cache_info_type: ref("the named tuple of cache_info()"),
  dict: ref("`__dict__`, or NULL"),
  maxsize: i32("limit; 0: nothing is kept; -1: no limit"),
  typed: i32("1: arguments of different types have different keys"),
  hits: i32("calls answered from the cache"),
  misses: i32("calls of the function"),
  weaklist: i32("weak references"),
});

const C = LruCache;

// ---- the ring ----

function unlink(link: number): void {
  const prev = Link.prev.get(link);
  const next = Link.next.get(link);
  Link.next.set(prev, next);
  Link.prev.set(next, prev);
}

function linkLast(cache: number, link: number): void {
  const last = C.prev.get(cache);
  Link.next.set(last, link);
  C.prev.set(cache, link);
  Link.prev.set(link, last);
  Link.next.set(link, cache);
}

function newLink(cache: PyObject, key: PyObject, hash: number, result: PyObject): NewRef | Null {
  const link = allocObject(Link, T._lru_list_elem);
  if (link === NULL) return NULL;
  Link.prev.set(link, cache);
  Link.next.set(link, cache);
  Link.hash.set(link, hash);
  Link.key.set(link, incref(key));
  Link.result.set(link, incref(result));
  return link;
}

defineType({
  address: T._lru_list_elem,
  name: "functools._lru_list_elem",
  layout: Link,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
});

// ---- keys ----

function isPlainKey(op: PyObject): boolean {
  const type = typeOf(op) as number;
  return type === T.int || type === T.str;
}

/** The key of a call: its only argument, when that is an int or a str, or a tuple of all that counts. */
function makeKey(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const keywords = kwnames === NULL ? 0 : PyTuple.size(kwnames);
  const typed = C.typed.get(self) !== 0;
  if (nargs === 1 && keywords === 0 && !typed && isPlainKey(argument(args, 0)))
    return incref(argument(args, 0));
  const size = nargs + (keywords > 0 ? 1 + 2 * keywords : 0) + (typed ? nargs + keywords : 0);
  const key = PyTuple.new_(size);
  if (key === NULL) return NULL;
  let at = 0;
  const put = (op: PyObject) => PyTuple.setItemSteal(key, at++, incref(op));
  for (let i = 0; i < nargs; i++) put(argument(args, i));
  // Something that is no argument stands between the positional ones and the keywords.
  if (keywords > 0) put(T._lru_list_elem as number as PyObject);
  for (let i = 0; i < keywords; i++) {
    put(PyTuple.getItem(kwnames as PyObject, i));
    put(argument(args, nargs + i));
  }
  if (typed) for (let i = 0; i < nargs + keywords; i++) put(typeOf(argument(args, i)));
  return key;
}

// ---- the three ways to call ----

function callFunction(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  C.misses.set(self, C.misses.get(self) + 1);
  const func = incref(C.func.get(self) as PyObject);
  const result = PyObject_Vectorcall(func, args, nargs, kwnames);
  decref(func);
  return result;
}

// The entry of `key` in the cache, owned.
function lookUp(self: PyObject, key: PyObject, hash: number): NewRef | Null {
  const cache = incref(C.cache.get(self) as PyObject);
  const known = PyDict.getItemKnownHash(cache, key, hash);
  const result = known === NULL ? NULL : incref(known);
  decref(cache);
  return result;
}

function store(self: PyObject, key: PyObject, hash: number, value: PyObject): number {
  const cache = incref(C.cache.get(self) as PyObject);
  const status = PyDict.setItemKnownHash(cache, key, hash, value);
  decref(cache);
  return status;
}

interface Call {
  readonly args: number;
  readonly nargs: number;
  readonly kwnames: PyObject | Null;
}

function infiniteCall(self: PyObject, key: PyObject, hash: number, call: Call): NewRef | Null {
  const known = lookUp(self, key, hash);
  if (known !== NULL) {
    C.hits.set(self, C.hits.get(self) + 1);
    return known;
  }
  if (PyErr.occurred()) return NULL;
  const result = callFunction(self, call.args, call.nargs, call.kwnames);
  if (result === NULL || store(self, key, hash, result) === 0) return result;
  decref(result);
  return NULL;
}

function boundedCall(self: PyObject, key: PyObject, hash: number, call: Call): NewRef | Null {
  const known = lookUp(self, key, hash);
  if (known !== NULL) {
    unlink(known);
    linkLast(self, known);
    C.hits.set(self, C.hits.get(self) + 1);
    const result = incref(Link.result.get(known) as PyObject);
    decref(known);
    return result;
  }
  if (PyErr.occurred()) return NULL;
  const result = callFunction(self, call.args, call.nargs, call.kwnames);
  if (result === NULL || remember(self, key, hash, result) === 0) return result;
  decref(result);
  return NULL;
}

// Keep a new result; the one used longest ago goes when the cache is full. 0 or -1.
function remember(self: PyObject, key: PyObject, hash: number, result: PyObject): number {
  // The call, or another thread, may have stored the same key meanwhile.
  const meanwhile = lookUp(self, key, hash);
  if (meanwhile !== NULL) {
    decref(meanwhile);
    return 0;
  }
  if (PyErr.occurred()) return -1;
  let dropped: NewRef | Null = NULL;
  const cache = C.cache.get(self) as PyObject;
  if (PyDict.size(cache) >= C.maxsize.get(self)) {
    const oldest = C.next.get(self);
    if (oldest !== NULL && oldest !== self) {
      dropped = takeOldest(self, incref(oldest));
      if (dropped === NULL && PyErr.occurred()) return -1;
    }
  }
  const link = newLink(self, key, hash, result);
  const status = link === NULL ? -1 : store(self, key, hash, link);
  if (link !== NULL) {
    // Only a link that the dict keeps may be in the ring.
    if (status === 0) linkLast(self, link);
    decref(link);
  }
  if (dropped !== NULL) decref(dropped);
  return status;
}

// Out of the ring and the dict; the link still holds its key and result, to be released when all is in order.
function takeOldest(self: PyObject, oldest: NewRef): NewRef | Null {
  unlink(oldest);
  const cache = C.cache.get(self) as PyObject;
  const key = Link.key.get(oldest) as PyObject;
  if (PyDict.delItemKnownHash(cache, key, Link.hash.get(oldest)) === 0) return oldest;
  const missing = PyErr.clearIf(T.KeyError);
  if (!missing) linkLast(self, oldest);
  decref(oldest);
  return NULL;
}

function lru_cache_call(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const maxsize = C.maxsize.get(self);
  if (maxsize === 0) return callFunction(self, args, nargs, kwnames);
  const key = makeKey(self, args, nargs, kwnames);
  if (key === NULL) return NULL;
  const hash = PyObject_Hash(key);
  const call = { args, nargs, kwnames };
  let result: NewRef | Null = NULL;
  if (hash !== -1) {
    result = maxsize < 0 ? infiniteCall(self, key, hash, call) : boundedCall(self, key, hash, call);
  }
  decref(key);
  return result;
}

// ---- the type ----

function limitOf(maxsize: PyObject): number {
  if (maxsize === (S.None as number)) return -1;
  if (!PyIndex_Check(maxsize)) {
    PyErr.setString(T.TypeError, "maxsize should be integer or None");
    return -2;
  }
  const limit = PyNumber_AsIndex(maxsize);
  if (limit === -1 && PyErr.occurred()) return -2;
  return Math.min(Math.max(0, limit), 0x7fffffff);
}

function lru_cache_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const signature = "lru_cache(user_function, maxsize, typed, cache_info_type)";
  const values = bindArguments(signature, args, nargs, kwnames) as PyObject[] | null;
  if (values === null) return NULL;
  const [func, maxsize, typed, infoType] = values as [PyObject, PyObject, PyObject, PyObject];
  if (!PyCallable_Check(func)) return PyErr.setString(T.TypeError, "the first argument must be callable");
  const limit = limitOf(maxsize);
  const truth = limit === -2 ? -1 : PyObject_IsTrue(typed);
  if (truth < 0) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  C.prev.set(op, op);
  C.next.set(op, op);
  C.func.set(op, incref(func));
  C.cache_info_type.set(op, incref(infoType));
  C.maxsize.set(op, limit);
  C.typed.set(op, truth);
  C.cache.set(op, PyDict.new_());
  if (C.cache.get(op) !== NULL) return op;
  decref(op);
  return NULL;
}

function lru_cache_descr_get(self: PyObject, obj: PyObject | Null): NewRef | Null {
  return obj === NULL || obj === (S.None as number) ? incref(self) : PyMethod.new_(self, obj);
}

function cache_info(self: PyObject): NewRef | Null {
  const limit = C.maxsize.get(self);
  const hits = PyLong.fromNumber(C.hits.get(self));
  const misses = PyLong.fromNumber(C.misses.get(self));
  const maxsize = limit < 0 ? None : PyLong.fromNumber(limit);
  const size = PyLong.fromNumber(PyDict.size(C.cache.get(self) as PyObject));
  let result: NewRef | Null = NULL;
  if (hits !== NULL && misses !== NULL && maxsize !== NULL && size !== NULL) {
    result = PyObject_CallArgs(C.cache_info_type.get(self) as PyObject, hits, misses, maxsize, size);
  }
  for (const op of [hits, misses, maxsize, size]) if (op !== NULL) decref(op);
  return result;
}

// The same dict is emptied, so that a look-up in it that is going on begins anew.
function cache_clear(self: PyObject): NewRef | Null {
  C.hits.set(self, 0);
  C.misses.set(self, 0);
  C.prev.set(self, self);
  C.next.set(self, self);
  PyDict.clear(C.cache.get(self) as PyObject);
  return None;
}

// The function stays: a cache that is being collected may still be called by a finaliser.
function lru_cache_clear(self: PyObject): void {
  C.prev.set(self, self);
  C.next.set(self, self);
  PyDict.clear(C.cache.get(self) as PyObject);
  clearRef(self, C.dict);
}

defineType({
  address: T._lru_cache_wrapper,
  name: "functools._lru_cache_wrapper",
  layout: C,
  flags: TypeFlags.HAVE_GC | TypeFlags.METHOD_DESCRIPTOR,
  doc: "A callable that remembers what the user's function gave.\n\nuser_function:      the function\n\nmaxsize:            how many results are kept; None: all; 0: none\n\ntyped:              False: arguments that are equal count as the same\n                    True: only if they are of the same type\n\ncache_info_type:    the named tuple that cache_info() gives\n",
  dictField: "dict",
  weaklistField: "weaklist",
  slots: {
    tp_new: lru_cache_new,
    tp_call: lru_cache_call,
    tp_descr_get: lru_cache_descr_get,
    tp_clear: lru_cache_clear,
  },
  methods: [
    method("cache_info($self, /)", "How often the cache had the answer, and how full it is.", cache_info),
    method("cache_clear($self, /)", "Forget all results, and the counts.", cache_clear),
    method("__reduce__($self, /)", "", (self: PyObject) => PyObject_GetAttr(self, ID.__qualname__)),
    method("__copy__($self, /)", "", incref),
    method("__deepcopy__($self, memo, /)", "", (self: PyObject, _memo: PyObject) => incref(self)),
  ],
  getset: [instanceDict],
});
