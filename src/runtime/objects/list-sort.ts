/**
 * Sorting a list: a stable merge sort that finds the runs that are there already. Mirrors the contract of
 * Objects/listsort.txt, not its galloping.
 *
 * While Python code may run (key functions, `__lt__`) the list is empty; what that code puts into it is found afterwards and makes a
 * ValueError. Keys and items are moved together as an array of positions, so that an exception in a comparison leaves
 * a permutation. Only `<` is asked, always "is the later one less than the earlier one?", which keeps equal items in order.
 *
 * Keys that are all small ints, floats or strs are compared here, without any call into Python.
 */
import { CompareOp, PyObject_IsTrue, PyObject_RichCompare } from "../abstract/object.js";
import { PyObject_CallOneArg } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyMem_Free, PyMem_Malloc } from "../heap/alloc.js";
import { F64, I32, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type PyObject } from "../heap/ownership.js";
import { releaseItems } from "./list.js";
import { decref } from "./object.js";
import { False, T, True } from "./type-table.js";
import { kindOf, U } from "./unicode/layout.js";
import * as PyUnicode from "./unicode.js";

/** Is key `a` less than key `b`? 1, 0, or -1 with an exception set. The arguments are positions in the list before sorting. */
type Less = (a: number, b: number) => number;

/** Byte offset of the double in a float object. */
const FLOAT_VALUE = 8;

/** Sort in place; by `key(item)` when a key function is given. @returns 0, or -1 with an exception set. @mayRunPython */
export function sort(list: PyObject, key: PyObject | 0 = NULL, reverse = false): number {
  const w = list >> 2;
  const savedItems = I32[w + 3];
  const size = I32[w + 2];
  const allocated = I32[w + 4];
  I32[w + 2] = I32[w + 3] = 0;
  I32[w + 4] = -1;

  const result = sortItems(savedItems, size, key, reverse);

  const finalItems = I32[w + 3];
  const finalSize = I32[w + 2];
  const modified = I32[w + 4] !== -1;
  I32[w + 2] = size;
  I32[w + 3] = savedItems;
  I32[w + 4] = allocated;
  if (finalItems !== 0) {
    releaseItems(finalItems, finalSize);
    PyMem_Free(finalItems);
  }
  if (modified && result === 0) {
    PyErr.setString(T.ValueError, "list modified during sort");
    return -1;
  }
  return result;
}

function sortItems(items: number, size: number, key: PyObject | 0, reverse: boolean): number {
  if (key === NULL) return sortByKeys(items, items, size, reverse);
  if (size === 0) return 0;
  const keys = PyMem_Malloc(size << 2);
  if (keys === 0) {
    PyErr.noMemory();
    return -1;
  }
  let count = 0;
  let result = 0;
  for (; count < size; count++) {
    const value = PyObject_CallOneArg(key, I32[(items >> 2) + count] as PyObject);
    if (value === NULL) {
      result = -1;
      break;
    }
    I32[(keys >> 2) + count] = value;
  }
  if (result === 0) result = sortByKeys(items, keys, size, reverse);
  releaseItems(keys, count);
  PyMem_Free(keys);
  return result;
}

// Sort the `size` words at `items` by those at `keys` (which may be the same).
function sortByKeys(items: number, keys: number, size: number, reverse: boolean): number {
  if (size < 2) return 0;
  const keyWord = keys >> 2;
  const type = commonType(keyWord, size);
  if (type === SMALL_INTS && items === keys) {
    sortSmallInts(keyWord, size, reverse);
    return 0;
  }
  const order = new Int32Array(size);
  // Reversed input, sorted stably and reversed again, keeps equal items in their order.
  for (let i = 0; i < size; i++) order[i] = reverse ? size - 1 - i : i;
  const result =
    type === SMALL_INTS || type === (T.float as number)
      ? sortNumbers(order, keyWord, type)
      : mergeSort(order, lessFor(type, keyWord, size));
  applyOrder(order, items >> 2, reverse);
  return result;
}

function applyOrder(order: Int32Array, word: number, reverse: boolean): void {
  const size = order.length;
  const old = I32.slice(word, word + size);
  for (let i = 0; i < size; i++) I32[word + i] = old[order[reverse ? size - 1 - i : i]];
}

const MIXED = 0;
const SMALL_INTS = 1;

// SMALL_INTS, the address of the type that all keys have, or MIXED.
function commonType(word: number, size: number): number {
  const first = I32[word];
  const type = (first & 1) !== 0 ? SMALL_INTS : I32[(first >> 2) + 1];
  for (let i = word + 1; i < word + size; i++) {
    const key = I32[i];
    if (((key & 1) !== 0 ? SMALL_INTS : I32[(key >> 2) + 1]) !== type) return MIXED;
  }
  return type;
}

// Equal small ints are the same word, so stability does not show.
function sortSmallInts(word: number, size: number, reverse: boolean): void {
  const sorted = I32.slice(word, word + size).sort();
  if (reverse) sorted.reverse();
  I32.set(sorted, word);
}

// ---- numbers ----

function sortNumbers(order: Int32Array, word: number, type: number): number {
  const size = order.length;
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const key = I32[word + i];
    values[i] = type === SMALL_INTS ? key : F64[(key + FLOAT_VALUE) >> 3];
  }
  mergeNumbers(order, values);
  return 0;
}

// Bottom-up merging of runs that insertion has made; a NaN is less than nothing, as in Python.
function mergeNumbers(order: Int32Array, values: Float64Array): void {
  const size = order.length;
  for (let start = 0; start < size; start += RUN) {
    const end = Math.min(start + RUN, size);
    for (let i = start + 1; i < end; i++) {
      const moving = order[i];
      const value = values[moving];
      let j = i - 1;
      while (j >= start && value < values[order[j]]) {
        order[j + 1] = order[j];
        j--;
      }
      order[j + 1] = moving;
    }
  }
  const scratch = new Int32Array(size);
  for (let width = RUN; width < size; width *= 2) {
    for (let start = 0; start + width < size; start += 2 * width) {
      mergeNumberRuns(order, values, scratch, start, start + width, Math.min(start + 2 * width, size));
    }
  }
}

function mergeNumberRuns(
  order: Int32Array,
  values: Float64Array,
  scratch: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  if (!(values[order[middle]] < values[order[middle - 1]])) return;
  const count = middle - start;
  for (let i = 0; i < count; i++) scratch[i] = order[start + i];
  let left = 0;
  let right = middle;
  let to = start;
  while (left < count && right < end) {
    order[to++] = values[order[right]] < values[scratch[left]] ? order[right++] : scratch[left++];
  }
  while (left < count) order[to++] = scratch[left++];
}

/** Runs shorter than this are extended by binary insertion. */
const RUN = 32;

// ---- any keys ----

function lessFor(type: number, word: number, size: number): Less {
  if (type === (T.str as number)) {
    const prefixes = strPrefixes(word, size);
    return (a, b) => {
      const difference = prefixes[a] - prefixes[b];
      if (difference !== 0) return difference < 0 ? 1 : 0;
      return PyUnicode.compare(I32[word + a] as PyObject, I32[word + b] as PyObject) < 0 ? 1 : 0;
    };
  }
  return (a, b) => lessThan(I32[word + a] as PyObject, I32[word + b] as PyObject);
}

// The first six characters of each str as one number, which decides most comparisons; all 0 when a str is not Latin-1.
function strPrefixes(word: number, size: number): Float64Array {
  const prefixes = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const key = I32[word + i];
    if (kindOf(key) !== 1) return prefixes.fill(0);
    const count = Math.min(I32[(key >> 2) + U.LENGTH], 6);
    let prefix = 0;
    for (let j = 0; j < 6; j++) prefix = prefix * 256 + (j < count ? U8[key + U.DATA + j] : 0);
    prefixes[i] = prefix;
  }
  return prefixes;
}

/** Is `a < b`? 1, 0, or -1; not by identity, as sorting asks. @mayRunPython */
function lessThan(a: PyObject, b: PyObject): number {
  const result = PyObject_RichCompare(a, b, CompareOp.LT);
  if (result === True) return 1;
  if (result === False) return 0;
  if (result === NULL) return -1;
  const truth = PyObject_IsTrue(result);
  decref(result as NewRef);
  return truth;
}

// Sorts `order`; at any exception it is a permutation. 0 or -1.
function mergeSort(order: Int32Array, less: Less): number {
  const size = order.length;
  const minRun = minRunLength(size);
  const runs: number[] = []; // ends of the runs on the stack; each begins where the one below ends
  const scratch = new Int32Array(size);
  let start = 0;
  while (start < size) {
    let end = countRun(order, start, less);
    if (end < 0) return -1;
    if (end - start < minRun) {
      const forced = Math.min(start + minRun, size);
      if (binaryInsertion(order, start, end, forced, less) < 0) return -1;
      end = forced;
    }
    runs.push(end);
    if (mergeCollapse(order, scratch, runs, less, false) < 0) return -1;
    start = end;
  }
  return mergeCollapse(order, scratch, runs, less, true);
}

// Chosen so that size / minRun is a power of two or a little less, which balances the merges.
function minRunLength(size: number): number {
  let n = size;
  let rest = 0;
  while (n >= 64) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}

// End of the run that begins at `start`; a strictly descending one is reversed. -1 with an exception set.
function countRun(order: Int32Array, start: number, less: Less): number {
  const size = order.length;
  let end = start + 1;
  if (end === size) return end;
  const descending = less(order[end], order[start]);
  if (descending < 0) return -1;
  for (end++; end < size; end++) {
    const next = less(order[end], order[end - 1]);
    if (next < 0) return -1;
    if (next !== descending) break;
  }
  if (descending === 1) order.subarray(start, end).reverse();
  return end;
}

// order[start..sorted) is sorted; insert the others up to `end`.
function binaryInsertion(order: Int32Array, start: number, sorted: number, end: number, less: Less): number {
  for (let i = sorted; i < end; i++) {
    const moving = order[i];
    let low = start;
    let high = i;
    while (low < high) {
      const middle = (low + high) >> 1;
      const isLess = less(moving, order[middle]);
      if (isLess < 0) return -1;
      if (isLess === 1) high = middle;
      else low = middle + 1;
    }
    order.copyWithin(low + 1, low, i);
    order[low] = moving;
  }
  return 0;
}

// Merge neighbouring runs until each is longer than the two above it together (or, with `all`, until one is left).
function mergeCollapse(
  order: Int32Array,
  scratch: Int32Array,
  runs: number[],
  less: Less,
  all: boolean,
): number {
  for (;;) {
    const n = runs.length;
    if (n < 2) return 0;
    const length = (i: number): number => runs[i] - (i > 0 ? runs[i - 1] : 0);
    let at = n - 2;
    const tooLong =
      (n >= 3 && length(n - 3) <= length(n - 2) + length(n - 1)) ||
      (n >= 4 && length(n - 4) <= length(n - 3) + length(n - 2));
    if (tooLong || (all && n >= 3)) {
      if (length(n - 3) < length(n - 1)) at = n - 3;
    } else if (!all && length(n - 2) > length(n - 1)) return 0;
    const start = at > 0 ? runs[at - 1] : 0;
    if (mergeRuns(order, scratch, start, runs[at], runs[at + 1], less) < 0) return -1;
    runs.splice(at, 1);
  }
}

function mergeRuns(
  order: Int32Array,
  scratch: Int32Array,
  start: number,
  middle: number,
  end: number,
  less: Less,
): number {
  const inOrder = less(order[middle], order[middle - 1]);
  if (inOrder <= 0) return inOrder;
  const count = middle - start;
  scratch.set(order.subarray(start, middle));
  let left = 0;
  let right = middle;
  let to = start;
  let result = 0;
  while (left < count && right < end) {
    const isLess = less(order[right], scratch[left]);
    if (isLess < 0) {
      result = -1;
      break;
    }
    order[to++] = isLess === 1 ? order[right++] : scratch[left++];
  }
  while (left < count) order[to++] = scratch[left++];
  return result;
}
