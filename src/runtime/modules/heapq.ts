/**
 * The module `_heapq`: a priority queue in a list, with the smallest item (or, for the functions with `_max`, the largest) first. Mirrors CPython's
 * Modules/_heapqmodule.c; lib/heapq.py has the rest.
 *
 * A comparison may run Python that changes the list: after each, the list must have the size that it had, and its items are read anew.
 */
import { CompareOp, PyObject_RichCompareBool } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import * as PyList from "../objects/list.js";
import { decref, incref, typeOf } from "../objects/object.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { None, T } from "../objects/type-table.js";
import { defineModule } from "./module-def.js";

/** Is a < b? 1, 0, or -1 with an exception set. @mayRunPython */
function lessThan(a: PyObject, b: PyObject): number {
  if ((a & b & 1) !== 0) return a < b ? 1 : 0;
  const [left, right] = [incref(a), incref(b)];
  const result = PyObject_RichCompareBool(left, right, CompareOp.LT);
  decref(left);
  decref(right);
  return result;
}

/** Does the item at `i` belong nearer to the top than the one at `k`? 1, 0, or -1. @mayRunPython */
function isAbove(list: PyObject, i: number, k: number, max: boolean): number {
  const size = PyList.size(list);
  const a = PyList.getItem(list, i);
  const b = PyList.getItem(list, k);
  const above = max ? lessThan(b, a) : lessThan(a, b);
  if (above < 0 || PyList.size(list) === size) return above;
  PyErr.setString(T.RuntimeError, "list changed size during iteration");
  return -1;
}

function swap(list: PyObject, i: number, k: number): void {
  const items = PyList.items(list) >> 2;
  const item = I32[items + i];
  I32[items + i] = I32[items + k];
  I32[items + k] = item;
}

/** Move the item at `pos` towards the top, not beyond `start`, to where it belongs. 0 or -1. @mayRunPython */
function siftdown(list: PyObject, start: number, pos: number, max: boolean): number {
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    const above = isAbove(list, pos, parent, max);
    if (above <= 0) return above;
    swap(list, parent, pos);
    pos = parent;
  }
  return 0;
}

/**
 * Move the item at `start` down to a leaf, the better of two children always up, then up again to where it belongs: the item mostly comes from a leaf, so
 * that this takes fewer comparisons than stopping on the way. 0 or -1. @mayRunPython
 */
function siftup(list: PyObject, start: number, max: boolean): number {
  const size = PyList.size(list);
  let pos = start;
  for (let child = 2 * pos + 1; child < size; child = 2 * pos + 1) {
    if (child + 1 < size) {
      const left = isAbove(list, child, child + 1, max);
      if (left < 0) return -1;
      if (left === 0) child++;
    }
    swap(list, child, pos);
    pos = child;
  }
  return siftdown(list, start, pos, max);
}

// Is it a list? The functions with several arguments say which one is not.
function checkList(heap: PyObject, argument: string): boolean {
  if (hasFlag(typeOf(heap), TypeFlags.LIST_SUBCLASS)) return true;
  PyErr.setString(T.TypeError, `${argument} must be list, not ${PyErr.typeName(heap)}`);
  return false;
}

// Is it a list that is not empty?
function checkHeap(heap: PyObject, argument: string): boolean {
  if (!checkList(heap, argument)) return false;
  if (PyList.size(heap) > 0) return true;
  PyErr.setString(T.IndexError, "index out of range");
  return false;
}

// Put `item` on top, sift it down the heap, and give what was on top. @mayRunPython
function replaceTopSteal(heap: PyObject, item: NewRef, max: boolean): NewRef | Null {
  const items = PyList.items(heap) >> 2;
  const top = I32[items] as NewRef;
  I32[items] = item;
  if (siftup(heap, 0, max) === 0) return top;
  decref(top);
  return NULL;
}

function heappush(heap: PyObject, item: PyObject): NewRef | Null {
  if (!checkList(heap, "heappush() argument 1") || PyList.append(heap, item) < 0) return NULL;
  return siftdown(heap, 0, PyList.size(heap) - 1, false) < 0 ? NULL : None;
}

function pop(heap: PyObject, max: boolean): NewRef | Null {
  const end = PyList.size(heap) - 1;
  const last = incref(PyList.getItem(heap, end));
  if (PyList.setSlice(heap, end, end + 1, NULL) < 0) {
    decref(last);
    return NULL;
  }
  return end === 0 ? last : replaceTopSteal(heap, last, max);
}

function heappop(heap: PyObject): NewRef | Null {
  return checkHeap(heap, "heappop() argument") ? pop(heap, false) : NULL;
}

function heapreplace(heap: PyObject, item: PyObject): NewRef | Null {
  return checkHeap(heap, "heapreplace() argument 1") ? replaceTopSteal(heap, incref(item), false) : NULL;
}

function heappushpop(heap: PyObject, item: PyObject): NewRef | Null {
  if (!checkList(heap, "heappushpop() argument 1")) return NULL;
  if (PyList.size(heap) === 0) return incref(item);
  const pops = lessThan(PyList.getItem(heap, 0), item);
  if (pops <= 0) return pops < 0 ? NULL : incref(item);
  // The comparison may have emptied it.
  return !checkHeap(heap, "heappushpop() argument 1") ? NULL : replaceTopSteal(heap, incref(item), false);
}

function makeHeap(heap: PyObject, max: boolean): NewRef | Null {
  for (let i = (PyList.size(heap) >> 1) - 1; i >= 0; i--) if (siftup(heap, i, max) < 0) return NULL;
  return None;
}

function heapify(heap: PyObject): NewRef | Null {
  return checkList(heap, "heapify() argument") ? makeHeap(heap, false) : NULL;
}

function heappop_max(heap: PyObject): NewRef | Null {
  return checkHeap(heap, "_heappop_max() argument") ? pop(heap, true) : NULL;
}

function heapreplace_max(heap: PyObject, item: PyObject): NewRef | Null {
  return checkHeap(heap, "_heapreplace_max() argument 1") ? replaceTopSteal(heap, incref(item), true) : NULL;
}

function heapify_max(heap: PyObject): NewRef | Null {
  return checkList(heap, "_heapify_max() argument") ? makeHeap(heap, true) : NULL;
}

defineModule({
  name: "_heapq",
  doc: "A priority queue in a list: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2] for all k.",
  functions: [
    func("heappush($module, heap, item, /)", "Push item onto the heap.", heappush),
    func("heappop($module, heap, /)", "Pop the smallest item off the heap.", heappop),
    func("heappushpop($module, heap, item, /)", "Push item, then pop the smallest item.", heappushpop),
    func("heapreplace($module, heap, item, /)", "Pop the smallest item, then push item.", heapreplace),
    func("heapify($module, heap, /)", "Make a heap of the list, in place and in linear time.", heapify),
    func("_heappop_max($module, heap, /)", "Pop the largest item off a heap of largest items.", heappop_max),
    func(
      "_heapreplace_max($module, heap, item, /)",
      "Pop the largest item, then push item.",
      heapreplace_max,
    ),
    func("_heapify_max($module, heap, /)", "Make a heap with the largest item first.", heapify_max),
  ],
});
