/**
 * Coroutines, and the iterators that their `__await__` gives; what `await` accepts. Mirrors the coroutine part of CPython's Objects/genobject.c.
 */
import { PyIter_Check } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { F, frameCode, frameInstruction } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { getset, method } from "../method-def.js";
import { FN } from "../native.js";
import { ThreadState, tstate } from "../threads/state.js";
import { allocObject } from "./builtin.js";
import { classGetItemMethod } from "./class-getitem.js";
import { PyCodeObject } from "./code.js";
import { lineOf } from "./code-positions.js";
import { isIterableCoroutine, PyGenObject, provideOrigin } from "./generator.js";
import { close, delegateBorrow, gen_throw } from "./generator-throw.js";
import {
  gen_dealloc,
  gen_finalize,
  gen_get_running,
  gen_send,
  gen_traverse,
  genAttributes,
  genRepr,
} from "./generator-type.js";
import { decref, incref, PyObjectHead, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, SLOT, slotOf, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";

// ---- what can be awaited ----

function isCoroutine(op: PyObject): boolean {
  return typeOf(op) === T.coroutine || isIterableCoroutine(op);
}

/** The iterator that `await op` runs (_PyCoro_GetAwaitableIter). @mayRunPython */
export function awaitableIterator(op: PyObject): NewRef | Null {
  if (isCoroutine(op)) return incref(op);
  const slot = slotOf(op, SLOT.am_await);
  if (slot === 0) {
    return PyErr.setString(T.TypeError, `object ${PyErr.typeName(op)} can't be used in 'await' expression`);
  }
  const result: NewRef | Null = FN[slot](op);
  if (result === 0) return 0;
  if (isCoroutine(result)) PyErr.setString(T.TypeError, "__await__() returned a coroutine");
  else if (PyIter_Check(result)) return result;
  else {
    const message = `__await__() returned non-iterator of type '${PyErr.typeName(result)}'`;
    PyErr.setString(T.TypeError, message);
  }
  decref(result);
  return 0;
}

/** GET_AWAITABLE: `where` is 1 after `__aenter__`, 2 after `__aexit__`. @mayRunPython */
export function getAwaitable(op: PyObject, where: number): NewRef | Null {
  const iterator = awaitableIterator(op);
  if (iterator === 0) {
    if (where !== 0 && slotOf(op, SLOT.am_await) === 0) {
      const method = where === 1 ? "__aenter__" : "__aexit__";
      const message = `'async with' received an object from ${method} that does not implement __await__: `;
      PyErr.setString(T.TypeError, message + PyErr.typeName(op));
    }
    return 0;
  }
  if (typeOf(iterator) === T.coroutine && delegateBorrow(iterator) !== 0) {
    decref(iterator);
    return PyErr.setString(T.RuntimeError, "coroutine is being awaited already");
  }
  return iterator;
}

// ---- origins ----

/** sys.set_coroutine_origin_tracking_depth: where a coroutine is made, as a tuple of (file name, line, function) from the innermost call on. */
function originOf(innermost: number): NewRef | Null {
  const places: NewRef[] = [];
  let depth = ThreadState.coroutine_origin_tracking_depth.get(tstate);
  for (let frame = innermost; frame !== 0 && depth > 0; frame = I32[(frame >> 2) + F.PREVIOUS], depth--) {
    const code = frameCode(frame);
    const filename = PyCodeObject.co_filename.get(code) as PyObject;
    const name = PyCodeObject.co_name.get(code) as PyObject;
    const place = PyTuple.pack(filename, smallInt(lineOf(code, frameInstruction(frame))), name);
    if (place === 0) break;
    places.push(place);
  }
  const origin = PyTuple.pack(...places);
  for (const place of places) decref(place);
  if (origin === 0) PyErr.clear();
  return origin;
}

provideOrigin(originOf);

// ---- the types ----

const CoroutineWrapper = struct("coroutine_wrapper", PyObjectHead, { cw_coroutine: ref("the coroutine") });

const coroutineOf = (wrapper: PyObject) => CoroutineWrapper.cw_coroutine.get(wrapper) as PyObject;

function coro_await(coroutine: PyObject): NewRef | Null {
  const wrapper = allocObject(CoroutineWrapper, T.coroutine_wrapper);
  if (wrapper !== 0) CoroutineWrapper.cw_coroutine.set(wrapper, incref(coroutine));
  return wrapper;
}

defineType({
  address: T.coroutine,
  name: "coroutine",
  layout: PyGenObject,
  weaklistField: "gi_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: gen_dealloc,
    tp_traverse: gen_traverse,
    tp_finalize: gen_finalize,
    tp_repr: genRepr("coroutine"),
    am_await: coro_await,
  },
  methods: [
    method(
      "send($self, value, /)",
      "Send a value into coroutine; gives what is awaited next or raises StopIteration.",
      gen_send,
    ),
    method(
      "throw($self, type, value=NULL, traceback=NULL, /)",
      "Raise an exception in coroutine; gives what is awaited next or raises StopIteration.",
      gen_throw,
    ),
    method("close($self, /)", "Raise GeneratorExit inside coroutine.", close),
    classGetItemMethod(),
  ],
  getset: [
    ...genAttributes("coroutine", "cr", "cr_await"),
    getset("cr_running", "", gen_get_running),
    getset(
      "cr_origin",
      "",
      (coroutine: PyObject) => xincref(PyGenObject.gi_origin_or_finalizer.get(coroutine)) || (None as NewRef),
    ),
  ],
});

defineType({
  address: T.coroutine_wrapper,
  name: "coroutine_wrapper",
  layout: CoroutineWrapper,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  doc: "A wrapper object implementing __await__ for coroutines.",
  slots: { tp_iter: incref, tp_iternext: (wrapper: PyObject) => gen_send(coroutineOf(wrapper), None) },
  methods: [
    method(
      "send($self, value, /)",
      "Send a value into coroutine; gives what is awaited next or raises StopIteration.",
      (wrapper: PyObject, value: PyObject) => gen_send(coroutineOf(wrapper), value),
    ),
    method(
      "throw($self, type, value=NULL, traceback=NULL, /)",
      "Raise an exception in coroutine; gives what is awaited next or raises StopIteration.",
      (wrapper: PyObject, type: PyObject, value: PyObject | Null, traceback: PyObject | Null) =>
        gen_throw(coroutineOf(wrapper), type, value, traceback),
    ),
    method("close($self, /)", "Raise GeneratorExit inside coroutine.", (wrapper: PyObject) =>
      close(coroutineOf(wrapper)),
    ),
  ],
});
