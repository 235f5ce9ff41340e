/**
 * How an object is taken apart for copying and pickling: `object.__getstate__`, `__reduce__`, `__reduce_ex__`. Mirrors object_getstate and
 * reduce_newobj of CPython's Objects/typeobject.c; the module copyreg (lib/copyreg.py) has the rest.
 */
import { PyObject_GetAttr, PyObject_GetIter, PyObject_GetOptionalAttr } from "../abstract/object.js";
import {
  PyObject_CallMethodNoArgs,
  PyObject_CallNoArgs,
  PyObject_CallOneArg,
  PyObject_CallTwoArgs,
} from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { hooks } from "../modules/builtins/hooks.js";
import * as PyDict from "./dict.js";
import * as PyList from "./list.js";
import { decref, incref, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { _PyType_Lookup } from "./type-object.js";
import { EmptyTuple, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// Have instances items after the fixed part, in CPython?
function hasItems(type: PyObject): boolean {
  const known = type === (T.code as number) || type === (T.memoryview as number);
  return known || PyTypeObject.tp_itemsize.get(type) !== 0;
}

function cannotPickle(obj: PyObject): Null {
  const name = PyErr.typeName(obj);
  const what = hasItems(typeOf(obj)) ? `${name} objects` : `'${name}' object`;
  return PyErr.setString(T.TypeError, `cannot pickle ${what}`);
}

/** `copyreg.name`. @mayRunPython */
function copyregAttr(name: string): NewRef | Null {
  const key = PyUnicode.internFromString(name);
  const fromlist = key === NULL ? NULL : PyTuple.pack(key);
  const module =
    fromlist === NULL || hooks.importModuleLevel === undefined
      ? NULL
      : hooks.importModuleLevel("copyreg", NULL, fromlist, 0);
  const value = module === NULL || key === NULL ? NULL : PyObject_GetAttr(module, key);
  for (const op of [key, fromlist, module]) xdecref(op);
  return value;
}

// ---- state ----

/** Does the native base of the class keep something in its instances that attributes do not show? */
function hasNativeState(type: PyObject): boolean {
  let base = type;
  while (hasFlag(base, TypeFlags.HEAPTYPE)) base = PyTypeObject.tp_base.get(base) as PyObject;
  return (
    base !== (T.object as number) &&
    PyTypeObject.tp_basicsize.get(base) > PyTypeObject.tp_basicsize.get(T.object)
  );
}

// The names of the `__slots__` of the class and its bases: a list (or None). NULL with an exception set.
function slotNames(type: PyObject): NewRef | Null {
  if (!hasFlag(type, TypeFlags.HEAPTYPE)) return None;
  const dict = PyTypeObject.tp_dict.get(type) as PyObject;
  const key = PyUnicode.internFromString("__slotnames__");
  const known = key === NULL ? NULL : PyDict.getItem(dict, key);
  xdecref(key);
  if (known !== NULL || PyErr.occurred()) return known === NULL ? NULL : incref(known);
  const compute = copyregAttr("_slotnames");
  const names = compute === NULL ? NULL : PyObject_CallOneArg(compute, type);
  xdecref(compute);
  if (names === NULL || names === None || typeOf(names) === (T.list as number)) return names;
  decref(names);
  return PyErr.setString(T.TypeError, "copyreg._slotnames didn't return a list or None");
}

// What the slots of `names` hold, as a dict; NULL with an exception set.
function slotValues(obj: PyObject, names: PyObject): NewRef | Null {
  const values = PyDict.new_();
  for (let i = 0; values !== NULL && i < PyList.size(names); i++) {
    const name = incref(PyList.getItem(names, i));
    const value = PyObject_GetOptionalAttr(obj, name);
    const status = value === NULL ? 0 : PyDict.setItem(values, name, value);
    xdecref(value);
    decref(name);
    if (status < 0 || PyErr.occurred()) {
      decref(values);
      return NULL;
    }
  }
  return values;
}

// Steals `state`.
function withSlotsSteal(obj: PyObject, state: NewRef, names: PyObject): NewRef | Null {
  const values = slotValues(obj, names);
  if (values === NULL || PyDict.size(values) === 0) {
    xdecref(values);
    if (values !== NULL) return state;
    decref(state);
    return NULL;
  }
  const result = PyTuple.pack(state, values);
  decref(state);
  decref(values);
  return result;
}

/** `__getstate__` of object: the `__dict__`, and the values of the slots. With `required`, TypeError when that is not all. @mayRunPython */
function getstateDefault(obj: PyObject, required: boolean): NewRef | Null {
  const type = typeOf(obj);
  if (required && hasItems(type)) return cannotPickle(obj);
  let state: NewRef | Null = PyObject_GetOptionalAttr(obj, ID.__dict__);
  if (state === NULL) {
    if (PyErr.occurred()) return NULL;
    state = None;
  }
  if (typeOf(state) === (T.dict as number) && PyDict.size(state) === 0) {
    decref(state);
    state = None;
  }
  const names = slotNames(type);
  if (names === NULL || (required && hasNativeState(type))) {
    if (names !== NULL) cannotPickle(obj);
    xdecref(names);
    decref(state);
    return NULL;
  }
  const hasSlots = names !== None && PyList.size(names) > 0;
  const result = hasSlots ? withSlotsSteal(obj, state, names) : state;
  decref(names);
  return result;
}

/** `obj.__getstate__()`. @mayRunPython */
export function objectState(obj: PyObject, required = false): NewRef | Null {
  const defined = _PyType_Lookup(typeOf(obj), ID.__getstate__);
  if (defined !== NULL && defined === _PyType_Lookup(T.object as number as PyObject, ID.__getstate__)) {
    return getstateDefault(obj, required);
  }
  const getstate = PyObject_GetAttr(obj, ID.__getstate__);
  const state = getstate === NULL ? NULL : PyObject_CallNoArgs(getstate);
  xdecref(getstate);
  return state;
}

/** The method object.__getstate__. */
export function object_getstate(self: PyObject): NewRef | Null {
  return getstateDefault(self, false);
}

// ---- arguments of __new__ ----

interface NewArguments {
  readonly args: NewRef | Null;
  readonly kwargs: NewRef | Null;
}

function typeErrorOf(method: string, expected: string, got: PyObject): undefined {
  PyErr.setString(T.TypeError, `${method} should return a ${expected}, not '${PyErr.typeName(got)}'`);
  return undefined;
}

function isTuple(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS);
}

function unpackExtended(pair: PyObject): NewArguments | undefined {
  if (!isTuple(pair)) return typeErrorOf("__getnewargs_ex__", "tuple", pair);
  if (PyTuple.size(pair) !== 2) {
    const message = `__getnewargs_ex__ should return a tuple of length 2, not ${PyTuple.size(pair)}`;
    PyErr.setString(T.ValueError, message);
    return undefined;
  }
  const args = PyTuple.getItem(pair, 0);
  const kwargs = PyTuple.getItem(pair, 1);
  if (!isTuple(args)) {
    const got = PyErr.typeName(args);
    PyErr.setString(
      T.TypeError,
      `first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${got}'`,
    );
    return undefined;
  }
  if (!PyDict.check(kwargs)) {
    const got = PyErr.typeName(kwargs);
    PyErr.setString(
      T.TypeError,
      `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${got}'`,
    );
    return undefined;
  }
  return { args: incref(args), kwargs: incref(kwargs) };
}

// What `__getnewargs_ex__` or `__getnewargs__` gives; undefined with an exception set. @mayRunPython
function newArguments(obj: PyObject): NewArguments | undefined {
  const name = PyUnicode.internFromString("__getnewargs_ex__");
  const extended = name === NULL ? NULL : PyObject_GetOptionalAttr(obj, name);
  xdecref(name);
  if (extended === NULL && PyErr.occurred()) return undefined;
  if (extended !== NULL) {
    const pair = PyObject_CallNoArgs(extended);
    decref(extended);
    const result = pair === NULL ? undefined : unpackExtended(pair);
    xdecref(pair);
    return result;
  }
  const plain = PyObject_GetOptionalAttr(obj, ID.__getnewargs__);
  if (plain === NULL) return PyErr.occurred() ? undefined : { args: NULL, kwargs: NULL };
  const args = PyObject_CallNoArgs(plain);
  decref(plain);
  if (args === NULL) return undefined;
  if (isTuple(args)) return { args, kwargs: NULL };
  typeErrorOf("__getnewargs__", "tuple", args);
  decref(args);
  return undefined;
}

// ---- __reduce_ex__ ----

// (copyreg.__newobj__, (cls, *args)) or (copyreg.__newobj_ex__, (cls, args, kwargs)) as [function, arguments].
function constructorOf(type: PyObject, { args, kwargs }: NewArguments): [NewRef | Null, NewRef | Null] {
  if (kwargs !== NULL && PyDict.size(kwargs) > 0) {
    return [copyregAttr("__newobj_ex__"), PyTuple.pack(type, args === NULL ? EmptyTuple : args, kwargs)];
  }
  const count = args === NULL ? 0 : PyTuple.size(args);
  const all = PyTuple.new_(count + 1);
  if (all !== NULL) {
    PyTuple.setItemSteal(all, 0, incref(type));
    for (let i = 0; i < count; i++)
      PyTuple.setItemSteal(all, i + 1, incref(PyTuple.getItem(args as PyObject, i)));
  }
  return [copyregAttr("__newobj__"), all];
}

// Iterators over the items of a list and of a dict, None for what is neither; NULL with an exception set.
function listItems(obj: PyObject): NewRef | Null {
  return hasFlag(typeOf(obj), TypeFlags.LIST_SUBCLASS) ? PyObject_GetIter(obj) : None;
}

function dictItems(obj: PyObject): NewRef | Null {
  if (!PyDict.check(obj)) return None;
  const items = PyObject_CallMethodNoArgs(obj, ID.items);
  const iterator = items === NULL ? NULL : PyObject_GetIter(items);
  xdecref(items);
  return iterator;
}

function reduceNewobj(obj: PyObject): NewRef | Null {
  const type = typeOf(obj);
  if (PyTypeObject.tp_new.get(type) === 0 || hasFlag(type, TypeFlags.DISALLOW_INSTANTIATION))
    return cannotPickle(obj);
  const given = newArguments(obj);
  if (given === undefined) return NULL;
  const hasArgs = given.args !== NULL;
  const [maker, args] = constructorOf(type, given);
  xdecref(given.args);
  xdecref(given.kwargs);
  const isContainer = hasFlag(type, TypeFlags.LIST_SUBCLASS) || PyDict.check(obj);
  const state = maker === NULL || args === NULL ? NULL : objectState(obj, !hasArgs && !isContainer);
  const list = state === NULL ? NULL : listItems(obj);
  const dict = list === NULL ? NULL : dictItems(obj);
  let result: NewRef | Null = NULL;
  if (maker !== NULL && args !== NULL && state !== NULL && list !== NULL && dict !== NULL) {
    result = PyTuple.pack(maker, args, state, list, dict);
  }
  for (const op of [maker, args, state, list, dict]) xdecref(op);
  return result;
}

function commonReduce(obj: PyObject, protocol: number): NewRef | Null {
  if (protocol >= 2) return reduceNewobj(obj);
  const reduce = copyregAttr("_reduce_ex");
  const result = reduce === NULL ? NULL : PyObject_CallTwoArgs(reduce, obj, smallInt(protocol));
  xdecref(reduce);
  return result;
}

/** The method object.__reduce__. */
export function object_reduce(self: PyObject): NewRef | Null {
  return commonReduce(self, 0);
}

/** The method object.__reduce_ex__: what the class's own `__reduce__` gives has precedence. */
export function object_reduce_ex(self: PyObject, protocol: number): NewRef | Null {
  const cls = PyObject_GetOptionalAttr(self, ID.__class__);
  if (cls === NULL) return NULL;
  const own = PyObject_GetOptionalAttr(cls, ID.__reduce__);
  decref(cls);
  const inherited = _PyType_Lookup(T.object as number as PyObject, ID.__reduce__);
  const overridden = own !== NULL && own !== inherited;
  xdecref(own);
  if (PyErr.occurred()) return NULL;
  return overridden ? PyObject_CallMethodNoArgs(self, ID.__reduce__) : commonReduce(self, protocol);
}
