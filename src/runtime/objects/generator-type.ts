/**
 * The type `generator`, and the slots and attributes that it shares with coroutines and async generators. Mirrors the end of CPython's Objects/genobject.c.
 */
import * as PyErr from "../errors.js";
import { F } from "../frame-record.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { type GetSetDef, getset, method } from "../method-def.js";
import { warnUnawaitedCoroutine } from "../warnings.js";
import { classGetItemMethod } from "./class-getitem.js";
import { hexAddress } from "./code-attributes.js";
import { forgetFinalized, PyObject_CallFinalizerFromDealloc } from "./finalizer.js";
import { getFrameObjectBorrow, provideClearGenerator, visitRecord } from "./frame.js";
import {
  FRAME_OFFSET,
  GenState,
  generatorOf,
  PyGenObject,
  releaseRecord,
  sendValue,
  stopWhenFinishedSteal,
} from "./generator.js";
import { close, delegateBorrow, finalizeGenerator, gen_throw } from "./generator-throw.js";
import { clearWeakRefsOf } from "./instance-dealloc.js";
import { decref, incref, setRefSteal, typeOf, xdecref, xincref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const P = PyGenObject;

/** send() of generators and coroutines. @mayRunPython */
export function gen_send(gen: PyObject, value: PyObject): NewRef | Null {
  return stopWhenFinishedSteal(gen, sendValue(gen, value));
}

function gen_iternext(gen: PyObject): NewRef | Null {
  const result = sendValue(gen, None);
  // The end without a value is told without an exception.
  if (result === None && P.gi_frame_state.get(gen) === GenState.CLEARED) return 0;
  return stopWhenFinishedSteal(gen, result);
}

/** tp_finalize of all three types. @mayRunPython */
export function gen_finalize(gen: PyObject): void {
  finalizeGenerator(gen, (coroutine) => {
    const qualname = PyUnicode.toJS(P.gi_qualname.get(coroutine) as PyObject);
    if (warnUnawaitedCoroutine(coroutine, qualname) < 0) PyErr.writeUnraisable(coroutine);
  });
}

provideClearGenerator((frame) => {
  const gen = generatorOf(frame);
  switch (P.gi_frame_state.get(gen)) {
    case GenState.EXECUTING:
      return PyErr.setString(T.RuntimeError, "cannot clear an executing frame");
    case GenState.SUSPENDED:
    case GenState.SUSPENDED_YIELD_FROM:
      return PyErr.setString(T.RuntimeError, "cannot clear a suspended frame");
  }
  gen_finalize(gen);
  return None;
});

/** Does giving the generator up run anything? Nothing of a plain generator that was never started, or has ended. */
function hasFinalizer(gen: PyObject): boolean {
  const state = P.gi_frame_state.get(gen);
  return state !== GenState.CLEARED && (state !== GenState.CREATED || typeOf(gen) !== T.generator);
}

/** tp_dealloc of all three types. @mayRunPython */
export function gen_dealloc(op: number): void {
  const gen = op as PyObject;
  if (P.gi_weakreflist.get(gen) !== 0) clearWeakRefsOf(op);
  // Its `finally` blocks run, unless the collector had them run; the generator may be resurrected by them.
  if (hasFinalizer(gen)) {
    if (PyObject_CallFinalizerFromDealloc(op)) return;
  } else forgetFinalized(op);
  const frame = gen + FRAME_OFFSET;
  if (P.gi_frame_state.get(gen) !== GenState.CLEARED) {
    P.gi_frame_state.set(gen, GenState.CLEARED);
    releaseRecord(frame, I32[(frame >> 2) + F.STACKTOP]);
  }
  decref(I32[(frame >> 2) + F.EXECUTABLE] as NewRef);
  xdecref(P.gi_exc_value.get(gen) as NewRef | Null);
  xdecref(P.gi_origin_or_finalizer.get(gen) as NewRef | Null);
  decref(P.gi_name.get(gen) as NewRef);
  decref(P.gi_qualname.get(gen) as NewRef);
  PyObject_Free(gen);
}

/** tp_traverse of all three types. */
export function gen_traverse(gen: PyObject, visit: (ref: PyObject) => void): void {
  for (const field of [P.gi_name, P.gi_qualname, P.gi_exc_value, P.gi_origin_or_finalizer]) {
    const value = field.get(gen);
    if (value !== 0) visit(value);
  }
  const frame = gen + FRAME_OFFSET;
  if (P.gi_frame_state.get(gen) === GenState.CLEARED) visit(I32[(frame >> 2) + F.EXECUTABLE] as PyObject);
  else visitRecord(frame, I32[(frame >> 2) + F.STACKTOP], visit);
}

/** A tp_repr that calls the object a `kind`. */
export function genRepr(kind: string) {
  return (gen: PyObject): NewRef | Null => {
    const name = PyUnicode.toJS(P.gi_qualname.get(gen) as PyObject);
    return PyUnicode.fromJS(`<${kind} object ${name} at 0x${hexAddress(gen)}>`);
  };
}

function gen_get_frame(gen: PyObject): NewRef | Null {
  if (P.gi_frame_state.get(gen) === GenState.CLEARED) return None;
  return xincref(getFrameObjectBorrow(gen + FRAME_OFFSET));
}

function gen_get_code(gen: PyObject): NewRef {
  return incref(I32[((gen + FRAME_OFFSET) >> 2) + F.EXECUTABLE] as PyObject);
}

/** Is the generator being run? */
export function gen_get_running(gen: PyObject): NewRef {
  return bool(P.gi_frame_state.get(gen) === GenState.EXECUTING);
}

function gen_get_suspended(gen: PyObject): NewRef {
  const state = P.gi_frame_state.get(gen);
  return bool(state === GenState.SUSPENDED || state === GenState.SUSPENDED_YIELD_FROM);
}

function nameAttribute(kind: string, name: string, field: typeof P.gi_name): GetSetDef {
  const set = (gen: PyObject, value: PyObject | Null): number => {
    if (value === 0 || !PyUnicode.check(value)) {
      PyErr.setString(T.TypeError, `${name} must be set to a string object`);
      return -1;
    }
    setRefSteal(gen, field, incref(value));
    return 0;
  };
  const doc = `${name === "__name__" ? "name" : "qualified name"} of the ${kind}`;
  return getset(name, doc, (gen: PyObject) => incref(field.get(gen) as PyObject), set);
}

/** The attributes of all three types: `prefix` is gi, cr or ag, `waitsFor` the name of what it delegates to. */
export function genAttributes(kind: string, prefix: string, waitsFor: string): GetSetDef[] {
  return [
    nameAttribute(kind, "__name__", P.gi_name),
    nameAttribute(kind, "__qualname__", P.gi_qualname),
    getset(
      waitsFor,
      "What it waits for, or None.",
      (gen: PyObject) => xincref(delegateBorrow(gen)) || (None as NewRef),
    ),
    getset(`${prefix}_frame`, "", gen_get_frame),
    getset(`${prefix}_suspended`, "", gen_get_suspended),
    getset(`${prefix}_code`, "", gen_get_code),
  ];
}

defineType({
  address: T.generator,
  name: "generator",
  layout: P,
  weaklistField: "gi_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: gen_dealloc,
    tp_traverse: gen_traverse,
    tp_finalize: gen_finalize,
    tp_repr: genRepr("generator"),
    tp_iter: incref,
    tp_iternext: gen_iternext,
  },
  methods: [
    method(
      "send($self, value, /)",
      "Send a value; gives the next yielded value or raises StopIteration.",
      gen_send,
    ),
    method(
      "throw($self, type, value=NULL, traceback=NULL, /)",
      "Raise an exception inside; gives the next yielded value or raises StopIteration.",
      gen_throw,
    ),
    method("close($self, /)", "Raise GeneratorExit inside generator.", close),
    classGetItemMethod(),
  ],
  getset: [...genAttributes("generator", "gi", "gi_yieldfrom"), getset("gi_running", "", gen_get_running)],
});
