/** A heap with the strs that exist from the start, for tests that need no other type. */
import { initAllocator } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import "../../../../src/runtime/objects/unicode-type.js";
import { native } from "../../../../src/runtime/native.js";
import { PyTypeObject, STATIC_TYPES, TypeFlags } from "../../../../src/runtime/objects/type.js";
import { T } from "../../../../src/runtime/objects/type-table.js";
import { initIdentifiers } from "../../../../src/runtime/objects/unicode/interned.js";
import { findMaxChar, kindOf, length, stateFor, U } from "../../../../src/runtime/objects/unicode/layout.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";

/** Make the heap. */
export function initStrs(): void {
  initAllocator();
  initIdentifiers();
  PyTypeObject.tp_flags.set(T.str, TypeFlags.UNICODE_SUBCLASS);
  const dealloc = STATIC_TYPES.find((type) => type.address === (T.str as number))?.slots?.tp_dealloc;
  PyTypeObject.tp_dealloc.set(T.str, native(dealloc as () => void));
}

/** A str, made from JS. */
export function str(text: string): NewRef {
  const op = PyUnicode.fromJS(text);
  if (op === 0) throw new Error("no memory");
  return op;
}

/** The code points of a str; throws when it breaks an invariant of layout.ts. */
export function codePoints(op: PyObject | Null): number[] {
  if (op === 0) throw new Error("NULL");
  const size = length(op);
  const chars = Array.from({ length: size }, (_, i) => PyUnicode.readChar(op, i));
  const state = I32[(op >> 2) + U.STATE];
  const wanted = size === 0 ? stateFor(0) : stateFor(findMaxChar(op + U.DATA, kindOf(op), size));
  if ((state & ~3) !== wanted) throw new Error(`state ${state} instead of ${wanted}`);
  const end = op + U.DATA + size * kindOf(op);
  const word = I32[(end - 1) >> 2];
  const used = end & 3;
  if (size > 0 && used !== 0 && word >>> (8 * used) !== 0)
    throw new Error("the last word is not padded with 0");
  return chars;
}
