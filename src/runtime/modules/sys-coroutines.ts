/**
 * What sys tells and sets of coroutines and async generators: hooks for async generators, tracking of coroutine origins. Both belong to the thread.
 */
import { PyCallable_Check } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import * as PyLong from "../objects/long.js";
import { incref, setRefSteal, xincref } from "../objects/object.js";
import { defineStructSequence, fromValuesSteal } from "../objects/struct-sequence.js";
import { None, T } from "../objects/type-table.js";
import { ThreadState, tstate } from "../threads/state.js";

defineStructSequence({
  address: T.asyncgen_hooks,
  name: "asyncgen_hooks",
  doc: "asyncgen_hooks\n\nThe hooks that async generators are shown to. The attributes are read only.",
  fields: [
    ["firstiter", "Called with an async generator before its first step"],
    ["finalizer", "Called with an async generator that is given up before its end"],
  ],
  instantiable: false,
});

const { async_gen_firstiter: FIRSTITER, async_gen_finalizer: FINALIZER } = ThreadState;

function isHook(value: PyObject | Null, name: string): boolean {
  if (value === NULL || value === None || PyCallable_Check(value)) return true;
  PyErr.setString(T.TypeError, `callable ${name} expected, got ${PyErr.typeName(value)}`);
  return false;
}

function setHook(field: typeof FIRSTITER, value: PyObject | Null): void {
  if (value !== NULL) setRefSteal(tstate, field, value === None ? NULL : incref(value));
}

function sys_set_asyncgen_hooks(firstiter: PyObject | Null, finalizer: PyObject | Null): NewRef | Null {
  if (!isHook(finalizer, "finalizer") || !isHook(firstiter, "firstiter")) return NULL;
  setHook(FINALIZER, finalizer);
  setHook(FIRSTITER, firstiter);
  return None;
}

function sys_get_asyncgen_hooks(): NewRef | Null {
  const hook = (field: typeof FIRSTITER) => xincref(field.get(tstate)) || None;
  return fromValuesSteal(T.asyncgen_hooks, [hook(FIRSTITER), hook(FINALIZER)]);
}

function sys_set_coroutine_origin_tracking_depth(depth: number): NewRef | Null {
  if (depth < 0) return PyErr.setString(T.ValueError, "depth must be >= 0");
  ThreadState.coroutine_origin_tracking_depth.set(tstate, depth);
  return None;
}

export const sysCoroutineFunctions = [
  func(
    "set_asyncgen_hooks($module, /, firstiter=NULL, finalizer=NULL)",
    "Set the hooks that async generators are shown to.",
    sys_set_asyncgen_hooks,
  ),
  func(
    "get_asyncgen_hooks($module, /)",
    "The hooks that async generators are shown to: (firstiter, finalizer).",
    sys_get_asyncgen_hooks,
  ),
  func(
    "set_coroutine_origin_tracking_depth($module, /, depth: int)",
    "Note for each coroutine where it was made: so many frames, for cr_origin; 0: none.",
    sys_set_coroutine_origin_tracking_depth,
  ),
  func(
    "get_coroutine_origin_tracking_depth($module, /)",
    "How many frames are noted for each coroutine.",
    () => PyLong.fromNumber(ThreadState.coroutine_origin_tracking_depth.get(tstate)),
  ),
];
