/**
 * `_thread._local`: an object whose attributes are different in each thread. Mirrors the localobject of CPython's Modules/_threadmodule.c.
 *
 * Each thread state owns a dict `local_dicts` from the key of a local (a serial number) to that thread's dict of attributes, so the attributes go when the
 * thread ends. They go as well when the local goes: its dealloc looks through the live thread states. While an attribute is looked up, the `dict` word of the
 * local points at the current thread's dict, so that the generic functions do the work; otherwise it is NULL.
 */
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr, PyObject_GetAttr } from "../abstract/object.js";
import { keywordsDict, PyObject_Call } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { borrowed, i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { INTERP, nextSerial } from "../interpreter.js";
import { ThreadState, tstate } from "../threads/state.js";
import { liveThreadStates } from "../threads/thread-life.js";
import * as PyDict from "./dict.js";
import { PyType_GenericAlloc } from "./instance.js";
import { layout_dealloc } from "./instance-dealloc.js";
import { decref, incref, PyObjectHead, typeOf, xdecref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, SLOT, TypeFlags } from "./type.js";
import { T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

export const ThreadLocal = struct("_local", PyObjectHead, {
  dict: borrowed("this thread's attributes during a look-up, else NULL; kept alive by the thread state"),
  key: i32("serial number of this local"),
  args: ref("tuple: arguments of the constructor, for __init__ in other threads"),
  kwargs: ref("dict of its keyword arguments, or NULL"),
  weaklist: i32("weak references"),
});

const L = ThreadLocal;

function inheritsInit(type: PyObject): boolean {
  return I32[(type >> 2) + SLOT.tp_init] === I32[(T.object >> 2) + SLOT.tp_init];
}

function local_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (inheritsInit(type) && (nargs > 0 || (kwnames !== NULL && PyTuple.size(kwnames) > 0))) {
    return PyErr.setString(T.TypeError, "Initialization arguments are not supported");
  }
  const self = PyType_GenericAlloc(type, 0);
  if (self === NULL) return NULL;
  L.key.set(self, nextSerial(INTERP.next_local_key));
  const tuple = PyTuple.fromArray(args, nargs);
  const kwargs = kwnames === NULL ? NULL : keywordsDict(args, nargs, kwnames);
  L.args.set(self, tuple);
  L.kwargs.set(self, kwargs);
  // The constructor's own thread has its dict now, and __init__ is called by the type.
  if (tuple !== NULL && (kwnames === NULL || kwargs !== NULL) && makeDictBorrow(self) !== NULL) return self;
  decref(self);
  return NULL;
}

function localDictsBorrow(): PyObject | Null {
  const known = ThreadState.local_dicts.get(tstate);
  if (known !== NULL) return known;
  const dict = PyDict.new_();
  if (dict !== NULL) ThreadState.local_dicts.set(tstate, dict);
  return dict;
}

function makeDictBorrow(self: PyObject): PyObject | Null {
  const dicts = localDictsBorrow();
  const dict = dicts === NULL ? NULL : PyDict.new_();
  if (dicts === NULL || dict === NULL) return NULL;
  const status = PyDict.setItem(dicts, smallInt(L.key.get(self)), dict);
  decref(dict);
  return status < 0 ? NULL : dict;
}

/** This thread's attributes; on the first look in a thread they are made, by calling __init__. @mayRunPython */
function dictOfThreadBorrow(self: PyObject): PyObject | Null {
  const dicts = localDictsBorrow();
  if (dicts === NULL) return NULL;
  const known = PyDict.getItem(dicts, smallInt(L.key.get(self)));
  if (known !== NULL) return known;
  const dict = makeDictBorrow(self);
  if (dict === NULL || inheritsInit(typeOf(self))) return dict;
  if (callInit(self) === 0) return dict;
  const exc = PyErr.getRaisedException();
  if (PyDict.delItem(dicts, smallInt(L.key.get(self))) < 0) PyErr.clear();
  PyErr.setRaisedException(exc);
  return NULL;
}

function callInit(self: PyObject): number {
  const init = PyObject_GetAttr(self, ID.__init__);
  if (init === NULL) return -1;
  const result = PyObject_Call(init, L.args.get(self) as PyObject, L.kwargs.get(self));
  decref(init);
  if (result === NULL) return -1;
  decref(result);
  return 0;
}

function isDictName(name: PyObject): boolean {
  return name === ID.__dict__ || (PyUnicode.check(name) && PyUnicode.equalToASCII(name, "__dict__"));
}

function local_getattro(self: PyObject, name: PyObject): NewRef | Null {
  const borrowedDict = dictOfThreadBorrow(self);
  if (borrowedDict === NULL) return NULL;
  const dict = incref(borrowedDict);
  if (isDictName(name)) return dict;
  L.dict.set(self, dict);
  const result = PyObject_GenericGetAttr(self, name);
  L.dict.set(self, NULL);
  decref(dict);
  return result;
}

function local_setattro(self: PyObject, name: PyObject, value: PyObject | Null): number {
  const borrowedDict = dictOfThreadBorrow(self);
  if (borrowedDict === NULL) return -1;
  if (isDictName(name)) {
    const message = `'${PyErr.typeName(self)}' object attribute '__dict__' is read-only`;
    PyErr.setAttributeError(self, name, message);
    return -1;
  }
  const dict = incref(borrowedDict);
  L.dict.set(self, dict);
  const status = PyObject_GenericSetAttr(self, name, value);
  L.dict.set(self, NULL);
  decref(dict);
  return status;
}

// The attributes are taken out of all threads before any of them is released: that may run Python code.
function local_dealloc(op: number): void {
  const key = smallInt(L.key.get(op));
  const taken: (NewRef | Null)[] = [];
  for (const ts of liveThreadStates()) {
    const dicts = ThreadState.local_dicts.get(ts);
    if (dicts !== NULL && PyDict.contains(dicts, key) === 1) taken.push(PyDict.pop(dicts, key));
  }
  layout_dealloc(op);
  for (const dict of taken) xdecref(dict);
}

defineType({
  address: T.thread_local,
  name: "_thread._local",
  layout: L,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  doc: "_local()\n--\n\nThread-local data: attributes that are different in each thread.",
  dictField: "dict",
  weaklistField: "weaklist",
  slots: {
    tp_new: local_new,
    tp_dealloc: local_dealloc,
    tp_getattro: local_getattro,
    tp_setattro: local_setattro,
  },
});
