/**
 * Async generators: the type, its hooks, and the wrapper that tells a yielded value from one that is awaited. Mirrors the async generator part of
 * CPython's Objects/genobject.c; what asend(), athrow() and aclose() give is in async-generator-awaitables.ts.
 */
import { PyObject_CallOneArg } from "../call/call.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { getset, method } from "../method-def.js";
import { ThreadState, tstate } from "../threads/state.js";
import { PyErr_WarnEx } from "../warnings.js";
import { newASend, newAThrow } from "./async-generator-awaitables.js";
import { allocObject } from "./builtin.js";
import { classGetItemMethod } from "./class-getitem.js";
import { AsyncGenState, PyGenObject } from "./generator.js";
import { gen_dealloc, gen_finalize, gen_traverse, genAttributes, genRepr } from "./generator-type.js";
import { decref, incref, PyObjectHead, xincref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, T } from "./type-table.js";

const P = PyGenObject;

/** What an async generator yields, until its awaitable takes the value out. */
export const WrappedValue = struct("async_generator_wrapped_value", PyObjectHead, {
  agw_val: ref("the value"),
});

/** INTRINSIC_ASYNC_GEN_WRAP. */
export function wrapValue(value: PyObject): NewRef | Null {
  const wrapper = allocObject(WrappedValue, T.async_generator_wrapped_value);
  if (wrapper !== 0) WrappedValue.agw_val.set(wrapper, incref(value));
  return wrapper;
}

/** On first use, an async generator takes the thread's hooks (sys.set_asyncgen_hooks). -1 with an exception set. @mayRunPython */
function initHooks(gen: PyObject): number {
  const state = P.ag_state.get(gen);
  if ((state & AsyncGenState.HOOKS_INITED) !== 0) return 0;
  P.ag_state.set(gen, state | AsyncGenState.HOOKS_INITED);
  P.gi_origin_or_finalizer.set(gen, xincref(ThreadState.async_gen_finalizer.get(tstate)));
  const firstiter = ThreadState.async_gen_firstiter.get(tstate);
  if (firstiter === 0) return 0;
  const hook = incref(firstiter);
  const result = PyObject_CallOneArg(hook, gen);
  decref(hook);
  if (result === 0) return -1;
  decref(result);
  return 0;
}

function asyncgen_anext(gen: PyObject): NewRef | Null {
  return initHooks(gen) < 0 ? 0 : newASend(gen, 0);
}

function asyncgen_asend(gen: PyObject, value: PyObject): NewRef | Null {
  return initHooks(gen) < 0 ? 0 : newASend(gen, value);
}

function asyncgen_aclose(gen: PyObject): NewRef | Null {
  return initHooks(gen) < 0 ? 0 : newAThrow(gen, 0, 0, 0);
}

const ATHROW_DEPRECATED =
  "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";

function asyncgen_athrow(
  gen: PyObject,
  type: PyObject,
  value: PyObject | Null,
  traceback: PyObject | Null,
): NewRef | Null {
  if (value !== 0 && PyErr_WarnEx(T.DeprecationWarning, ATHROW_DEPRECATED, 1) < 0) return 0;
  return initHooks(gen) < 0 ? 0 : newAThrow(gen, type, value, traceback);
}

defineType({
  address: T.async_generator,
  name: "async_generator",
  layout: P,
  weaklistField: "gi_weakreflist",
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: gen_dealloc,
    tp_traverse: gen_traverse,
    tp_finalize: gen_finalize,
    tp_repr: genRepr("async_generator"),
    am_aiter: incref,
    am_anext: asyncgen_anext,
  },
  methods: [
    method("asend($self, value, /)", "An awaitable that sends a value.", asyncgen_asend),
    method(
      "athrow($self, type, value=NULL, traceback=NULL, /)",
      "An awaitable that raises an exception inside.",
      asyncgen_athrow,
    ),
    method("aclose($self, /)", "An awaitable that raises GeneratorExit inside.", asyncgen_aclose),
    classGetItemMethod(),
  ],
  getset: [
    ...genAttributes("async generator", "ag", "ag_await"),
    getset("ag_running", "", (gen: PyObject) => bool((P.ag_state.get(gen) & AsyncGenState.RUNNING) !== 0)),
  ],
});

defineType({
  address: T.async_generator_wrapped_value,
  name: "async_generator_wrapped_value",
  layout: WrappedValue,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
});
