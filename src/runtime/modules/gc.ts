/**
 * The module `gc`: Python's view of the cyclic collector (heap/gc.ts). Mirrors CPython's Modules/gcmodule.c.
 *
 * Nothing is ever uncollectable here, since no type has a finalizer older than PEP 442: DEBUG_UNCOLLECTABLE prints nothing.
 */
import { PyObject_CallTwoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { hex } from "../heap/dump.js";
import * as gc from "../heap/gc.js";
import { isGcObject } from "../heap/gc-candidates.js";
import * as schedule from "../heap/gc-schedule.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { func, type MethodDef } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import { isFinalized, PyObject_CallFinalizer } from "../objects/finalizer.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf, xdecref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { bool, None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { addInt, addObjectSteal, defineModule } from "./module-def.js";
import { writeStderr } from "./std-streams.js";

// ---- making Python objects from what the collector says ----

/** A list of borrowed objects. */
function listOf(objects: readonly PyObject[]): NewRef | Null {
  const list = PyList.newPrealloc(objects.length);
  if (list === 0) return 0;
  for (const op of objects) PyList.append(list, op); // there is room, so it cannot fail
  return list;
}

function tupleOf(numbers: readonly number[]): NewRef | Null {
  const tuple = PyTuple.new_(numbers.length);
  if (tuple === 0) return 0;
  for (let i = 0; i < numbers.length; i++) {
    const value = PyLong.fromNumber(numbers[i]);
    if (value === 0) {
      decref(tuple);
      return 0;
    }
    PyTuple.setItemSteal(tuple, i, value);
  }
  return tuple;
}

// 0, or -1 with an exception set.
function setNumber(dict: PyObject, name: string, value: number): number {
  const key = PyUnicode.internFromString(name);
  if (key === 0) return -1;
  const number = PyLong.fromNumber(value);
  const status = number === 0 ? -1 : PyDict.setItem(dict, key, number);
  xdecref(number);
  decref(key);
  return status;
}

function dictOf(numbers: object): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  for (const [name, value] of Object.entries(numbers)) {
    if (setNumber(dict, name, value as number) < 0) {
      decref(dict);
      return 0;
    }
  }
  return dict;
}

function borrowedArgs(args: number, count: number): PyObject[] {
  return Array.from(I32.subarray(args >> 2, (args >> 2) + count)) as PyObject[];
}

// ---- collecting ----

function gc_collect(generation: number): NewRef | Null {
  if (generation < 0 || generation >= schedule.NUM_GENERATIONS)
    return PyErr.setString(T.ValueError, "invalid generation");
  return PyLong.fromNumber(gc.collect(generation));
}

function gc_enable(): NewRef {
  schedule.setEnabled(true);
  return None;
}

function gc_disable(): NewRef {
  schedule.setEnabled(false);
  return None;
}

function gc_isenabled(): NewRef {
  return bool(schedule.isEnabled());
}

function gc_set_threshold(args: number, count: number): NewRef | Null {
  if (count < 1 || count > 3) {
    return PyErr.setString(T.TypeError, "gc.set_threshold requires 1 to 3 arguments");
  }
  const thresholds: number[] = [];
  for (const arg of borrowedArgs(args, count)) {
    const value = PyLong.asInt32(arg);
    if (value === -1 && PyErr.occurred()) return 0;
    thresholds.push(value);
  }
  schedule.setThresholds(thresholds);
  return None;
}

function gc_get_threshold(): NewRef | Null {
  return tupleOf(schedule.getThresholds());
}

function gc_get_count(): NewRef | Null {
  return tupleOf(schedule.getCounts());
}

function gc_get_stats(): NewRef | Null {
  const list = PyList.new_(0);
  if (list === 0) return 0;
  for (let generation = 0; generation < schedule.NUM_GENERATIONS; generation++) {
    const stats = dictOf(schedule.getStats(generation));
    if (stats === 0 || PyList.appendSteal(list, stats) < 0) {
      decref(list);
      return 0;
    }
  }
  return list;
}

function gc_set_debug(flags: number): NewRef {
  schedule.setDebug(flags);
  return None;
}

function gc_get_debug(): NewRef | Null {
  return PyLong.fromNumber(schedule.getDebug());
}

function gc_freeze(): NewRef {
  gc.freeze();
  return None;
}

function gc_unfreeze(): NewRef {
  gc.unfreeze();
  return None;
}

function gc_get_freeze_count(): NewRef | Null {
  return PyLong.fromNumber(gc.getFreezeCount());
}

// ---- questions about objects ----

function gc_get_objects(generation: PyObject): NewRef | Null {
  if (generation === None) return listOf(gc.getObjects());
  const index = PyLong.asSsize(generation);
  if (index === -1 && PyErr.occurred()) {
    if (!PyErr.clearIf(T.TypeError)) return 0;
    return PyErr.setString(
      T.TypeError,
      `argument should be integer or None, not '${PyErr.typeName(generation)}'`,
    );
  }
  if (index < 0) return PyErr.setString(T.ValueError, "generation parameter cannot be negative");
  if (index >= schedule.NUM_GENERATIONS) {
    return PyErr.setString(
      T.ValueError,
      `generation parameter must be less than the number of available generations (${schedule.NUM_GENERATIONS})`,
    );
  }
  return listOf(gc.getObjects(index));
}

function gc_get_referrers(args: number, count: number): NewRef | Null {
  return listOf(gc.getReferrers(new Set<number>(borrowedArgs(args, count))));
}

function gc_get_referents(args: number, count: number): NewRef | Null {
  return listOf(borrowedArgs(args, count).flatMap(gc.getReferents));
}

// CPython leaves dicts out as long as nothing in them can be in a cycle, and tuples after the first collection.
function isTracked(op: PyObject): boolean {
  if (!isGcObject(op)) return false;
  const type = typeOf(op);
  if (type === (T.tuple as number) || type === (T.dict as number))
    return gc.getReferents(op).some(mayBeTracked);
  return true;
}

// A dict in a dict counts, whatever is in it.
function mayBeTracked(op: PyObject): boolean {
  return isGcObject(op) && (typeOf(op) !== (T.tuple as number) || isTracked(op));
}

function gc_is_tracked(op: PyObject): NewRef {
  return bool(isTracked(op));
}

function gc_is_finalized(op: PyObject): NewRef {
  return bool(isGcObject(op) && isFinalized(op));
}

// ---- gc.callbacks, gc.garbage ----

function callCallbacks(phase: "start" | "stop", generation: number, collected: number): void {
  const callbacks = schedule.gcList(schedule.CALLBACKS) as PyObject | Null;
  if (callbacks === 0 || PyList.size(callbacks) === 0) return;
  const name = PyUnicode.internFromString(phase);
  const info = name === 0 ? 0 : dictOf({ generation, collected, uncollectable: 0 });
  if (name === 0 || info === 0) {
    xdecref(name);
    PyErr.writeUnraisable(0);
    return;
  }
  for (let i = 0; i < PyList.size(callbacks); i++) {
    const callback = incref(PyList.getItem(callbacks, i));
    const result = PyObject_CallTwoArgs(callback, name, info);
    if (result === 0) PyErr.writeUnraisable(callback);
    else decref(result);
    decref(callback);
  }
  decref(info);
  decref(name);
}

// ---- what gc.set_debug asks to be told ----

function reports(flag: schedule.DebugFlag): boolean {
  return (schedule.getDebug() & flag) !== 0;
}

function reportGenerations(generation: number): void {
  if (!reports(schedule.DebugFlag.STATS)) return;
  const sizes = [0, 1, 2].map((each) => gc.getObjects(each).length).join(" ");
  writeStderr(
    `gc: collecting generation ${generation}...\ngc: objects in each generation: ${sizes}\n` +
      `gc: objects in permanent generation: ${gc.getFreezeCount()}\n`,
  );
}

function reportCollectable(unreachable: readonly PyObject[]): void {
  if (!reports(schedule.DebugFlag.COLLECTABLE)) return;
  for (const op of unreachable) writeStderr(`gc: collectable <${PyErr.typeName(op)} ${hex(op)}>\n`);
}

function reportDone(collected: number, milliseconds: number): void {
  if (!reports(schedule.DebugFlag.STATS)) return;
  const elapsed = (milliseconds / 1000).toFixed(4);
  writeStderr(`gc: done, ${collected} unreachable, 0 uncollectable, ${elapsed}s elapsed\n`);
}

gc.provideReporter({
  starts: (generation) => callCallbacks("start", generation, 0),
  stops: (generation, collected) => callCallbacks("stop", generation, collected),
  looks: reportGenerations,
  collectable: reportCollectable,
  done: reportDone,
});
gc.provideFinalizer(PyObject_CallFinalizer);

gc.provideSaveGarbage((op) => {
  const garbage = schedule.gcList(schedule.GARBAGE) as PyObject | Null;
  if (garbage !== 0 && PyList.append(garbage, op) < 0) PyErr.clear();
});

// The list is owned twice: by the collector's word, and by the module.
function addList(module: PyObject, name: string, word: number): number {
  if (I32[word] === 0) {
    const list = PyList.new_(0);
    if (list === 0) return -1;
    I32[word] = list;
  }
  return addObjectSteal(module, name, incref(I32[word] as PyObject));
}

/** Give up the lists that the collector owns, at the end of the interpreter (_PyGC_Fini). @mayRunPython */
export function finalizeGcModule(): void {
  for (const word of [schedule.GARBAGE, schedule.CALLBACKS]) {
    const list = I32[word] as NewRef | Null;
    I32[word] = 0;
    xdecref(list);
  }
}

const DEBUG_FLAGS = {
  DEBUG_STATS: schedule.DebugFlag.STATS,
  DEBUG_COLLECTABLE: schedule.DebugFlag.COLLECTABLE,
  DEBUG_UNCOLLECTABLE: schedule.DebugFlag.UNCOLLECTABLE,
  DEBUG_SAVEALL: schedule.DebugFlag.SAVEALL,
  DEBUG_LEAK: schedule.DebugFlag.LEAK,
};

function gc_exec(module: PyObject): number {
  if (
    addList(module, "garbage", schedule.GARBAGE) < 0 ||
    addList(module, "callbacks", schedule.CALLBACKS) < 0
  )
    return -1;
  for (const [name, flag] of Object.entries(DEBUG_FLAGS)) if (addInt(module, name, flag) < 0) return -1;
  return 0;
}

const functions: readonly MethodDef[] = [
  func("enable($module, /)", "Let collections run automatically.", gc_enable),
  func("disable($module, /)", "Keep collections from running automatically.", gc_disable),
  func("isenabled($module, /)", "Whether collections run automatically.", gc_isenabled),
  func(
    "collect($module, /, generation: int = 2)",
    "Collect now; gives the number of unreachable objects.\n\nA generation that does not exist raises ValueError.",
    gc_collect,
  ),
  func("get_count($module, /)", "The three counts that are held against the thresholds.", gc_get_count),
  func("get_stats($module, /)", "A dict of figures for each generation.", gc_get_stats),
  func(
    "set_debug($module, flags: int, /)",
    "Set the debugging flags, a sum of DEBUG_ constants.",
    gc_set_debug,
  ),
  func("get_debug($module, /)", "The debugging flags.", gc_get_debug),
  func(
    "set_threshold($module, /, *args)",
    "set_threshold(threshold0, [threshold1, [threshold2]])\nSet when collections run; threshold0 == 0 turns them off.",
    gc_set_threshold,
  ),
  func("get_threshold($module, /)", "The three thresholds.", gc_get_threshold),
  func(
    "get_objects($module, /, generation=None)",
    "A list of all objects that collections look at.",
    gc_get_objects,
  ),
  func("is_tracked($module, obj, /)", "Whether collections look at obj.", gc_is_tracked),
  func("is_finalized($module, obj, /)", "Whether the finalizer of obj was called.", gc_is_finalized),
  func(
    "get_referrers($module, /, *objs)",
    "A list of the objects that refer to any of objs.",
    gc_get_referrers,
  ),
  func("get_referents($module, /, *objs)", "A list of the objects that objs refer to.", gc_get_referents),
  func("freeze($module, /)", "Leave all present objects out of future collections.", gc_freeze),
  func("unfreeze($module, /)", "Let collections look at frozen objects again.", gc_unfreeze),
  func("get_freeze_count($module, /)", "The number of frozen objects.", gc_get_freeze_count),
];

defineModule({
  name: "gc",
  doc: "Access to the collector of reference cycles.",
  functions,
  exec: gc_exec,
});
