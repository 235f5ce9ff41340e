/**
 * Which references an object owns: asked by the cyclic collector, the checker, the leak report and `gc.get_referents`.
 *
 * A type with a `tp_traverse` answers itself; all that the collector looks at have one (layout_traverse in
 * objects/instance-dealloc.ts, where there is none of their own). For the rest, code objects for instance, the answer
 * follows from the layout: every field of kind `ref`, and the first ob_size words of every `block`.
 */
import { FN } from "../native.js";
import { VarObject } from "../objects/object.js";
import { PyTypeObject } from "../objects/type.js";
import { I32 } from "./memory.js";
import type { PyObject } from "./ownership.js";
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
}

// By layoutId: a cache of what LAYOUTS says.
const owning: OwningWords[] = [];

function wordsOfKind(layout: LayoutInfo, kind: string): number[] {
  return layout.fields.filter((field) => field.kind === kind).map((field) => field.offset >> 2);
}

function owningWords(layoutId: number): OwningWords {
  const known = owning[layoutId];
  if (known !== undefined) return known;
  const layout = LAYOUTS[layoutId];
  return (owning[layoutId] = { refs: wordsOfKind(layout, "ref"), blocks: wordsOfKind(layout, "block") });
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

/** Make `op` give up the references that may form a cycle (tp_clear). @mayRunPython */
export function clearReferences(op: PyObject): void {
  const clear = I32[(I32[(op >> 2) + 1] >> 2) + CLEAR_WORD];
  if (clear !== 0) FN[clear](op);
}
