/**
 * References that are collected in a JS array before they become a tuple or a list: who fails half way gives them up.
 * Only for the duration of one native call, never across threads.
 */
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { decref, incref } from "./object.js";
import * as PyTuple from "./tuple.js";

/** Give up all of them. @mayRunPython */
export function releaseAll(items: readonly NewRef[]): void {
  for (const item of items) decref(item);
}

/** A tuple of `items`, which are stolen, also on failure. */
export function tupleSteal(items: readonly NewRef[]): NewRef | Null {
  const tuple = PyTuple.new_(items.length);
  if (tuple === NULL) releaseAll(items);
  else for (let i = 0; i < items.length; i++) PyTuple.setItemSteal(tuple, i, items[i]!);
  return tuple;
}

/** Add the items of `tuple` to `items`, each with a reference of its own. */
export function pushItems(items: NewRef[], tuple: PyObject): void {
  for (let i = 0; i < PyTuple.size(tuple); i++) items.push(incref(PyTuple.getItem(tuple, i)));
}

/** Where `item` itself is among the items of `tuple`, or -1. */
export function indexOf(tuple: PyObject, item: PyObject): number {
  for (let i = 0; i < PyTuple.size(tuple); i++) if (PyTuple.getItem(tuple, i) === item) return i;
  return -1;
}
