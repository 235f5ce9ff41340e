/**
 * Which references an object owns: asked by the cyclic collector, the checker, the leak report and `gc.get_referents`.
 *
 * A type with a `tp_traverse` answers itself. For all others the answer follows from the layout: every field of kind
 * `ref`, and the first ob_size words of every `block`. Likewise `tp_clear`, which breaks cycles: without one, and
 * without a `tp_traverse`, every `ref` field is emptied and every block too, so such a type must bear NULL in each.
 */

import { FN } from "../native.js";
import { decref, VarObject } from "../objects/object.js";
import { PyTypeObject } from "../objects/type.js";
import { PyMem_Free, PyObject_Free } from "./alloc.js";
import { I32 } from "./memory.js";
import type { NewRef, Null, PyObject } from "./ownership.js";
import { LAYOUTS, type LayoutInfo } from "./struct.js";

/** What is called with each reference. It may meet small ints, never NULL. */
export type Visit = (ref: PyObject) => void;

const TRAVERSE_WORD = PyTypeObject.tp_traverse.offset >> 2;
const CLEAR_WORD = PyTypeObject.tp_clear.offset >> 2;
const LAYOUT_WORD = PyTypeObject.tp_layout.offset >> 2;
const SIZE_WORD = VarObject.ob_size.offset >> 2;

/** Word offsets of a layout's fields that own something. */
interface OwningWords {
  readonly refs: readonly number[];
  readonly blocks: readonly number[];
  readonly bytes: readonly number[];
}

// By layoutId: a cache of what LAYOUTS says.
const owning: OwningWords[] = [];

function wordsOfKind(layout: LayoutInfo, kind: string): number[] {
  return layout.fields.filter((field) => field.kind === kind).map((field) => field.offset >> 2);
}

function owningWords(layoutId: number): OwningWords {
  const layout = LAYOUTS[layoutId];
  return (owning[layoutId] ??= {
    refs: wordsOfKind(layout, "ref"),
    blocks: wordsOfKind(layout, "block"),
    bytes: wordsOfKind(layout, "bytes"),
  });
}

/** Visit the references in the fields that layout `layoutId` declares for `op`. */
export function traverseFields(op: PyObject, layoutId: number, visit: Visit): void {
  const i32 = I32;
  const w = op >> 2;
  const { refs, blocks } = owningWords(layoutId);
  for (let i = 0; i < refs.length; i++) {
    const value = i32[w + refs[i]];
    if (value !== 0) visit(value as PyObject);
  }
  for (let i = 0; i < blocks.length; i++) {
    const first = i32[w + blocks[i]] >> 2;
    if (first === 0) continue;
    for (let at = first, end = first + i32[w + SIZE_WORD]; at < end; at++) {
      if (i32[at] !== 0) visit(i32[at] as PyObject);
    }
  }
}

/** Visit every reference that `op` owns, once for each time it owns it. */
export function visitReferences(op: PyObject, visit: Visit): void {
  const type = I32[(op >> 2) + 1] >> 2;
  const traverse = I32[type + TRAVERSE_WORD];
  if (traverse !== 0) FN[traverse](op, visit);
  else traverseFields(op, I32[type + LAYOUT_WORD], visit);
}

function releaseBlock(op: PyObject, word: number): void {
  const block = I32[(op >> 2) + word];
  const size = I32[(op >> 2) + SIZE_WORD];
  if (block === 0) return;
  I32[(op >> 2) + word] = 0;
  I32[(op >> 2) + SIZE_WORD] = 0;
  for (let at = block >> 2; at < (block >> 2) + size; at++) {
    const item = I32[at] as NewRef | Null;
    if (item !== 0) decref(item);
  }
  PyMem_Free(block);
}

/** Empty the owning fields that layout `layoutId` declares for `op`, and release what they held. @mayRunPython */
export function clearFields(op: PyObject, layoutId: number): void {
  const { refs, blocks } = owningWords(layoutId);
  for (const word of refs) {
    const value = I32[(op >> 2) + word] as NewRef | Null;
    if (value === 0) continue;
    I32[(op >> 2) + word] = 0;
    decref(value);
  }
  for (const word of blocks) releaseBlock(op, word);
}

/** Make `op` give up the references that may form a cycle (tp_clear). @mayRunPython */
export function clearReferences(op: PyObject): void {
  const type = I32[(op >> 2) + 1] >> 2;
  const clear = I32[type + CLEAR_WORD];
  if (clear !== 0) FN[clear](op);
  else if (I32[type + TRAVERSE_WORD] === 0) clearFields(op, I32[type + LAYOUT_WORD]);
}

/** The default tp_dealloc: release all that the fields of layout `layoutId` own, and the object. @mayRunPython */
export function deallocFields(op: PyObject, layoutId: number): void {
  clearFields(op, layoutId);
  for (const word of owningWords(layoutId).bytes) PyMem_Free(I32[(op >> 2) + word]);
  PyObject_Free(op);
}
