/**
 * A type whose comparisons and destruction call back into the test, to change a container at the worst moment. Must be imported
 * before the heap is booted.
 */
import { PyObject_Free, PyObject_Malloc } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import { i32, struct } from "../../../../src/runtime/heap/struct.js";
import { PyObjectHead } from "../../../../src/runtime/objects/object.js";
import { defineType } from "../../../../src/runtime/objects/type.js";
import { bool, T } from "../../../../src/runtime/objects/type-table.js";

const HOSTILE = T.BASE + 150 * T.BYTES;
const Hostile = struct("hostile", PyObjectHead, { id: i32("equal ids are equal") });

/** What happens in a comparison (NULL: it fails; null: ids decide) and in a destruction. */
export const callbacks: {
  compare: ((left: PyObject, right: PyObject) => NewRef | Null | null) | undefined;
  dealloc: ((id: number) => void) | undefined;
} = { compare: undefined, dealloc: undefined };

/** A new object; all have the hash 1. */
export function hostile(id: number): NewRef {
  const op = PyObject_Malloc(Hostile.SIZE);
  I32[op >> 2] = 1;
  I32[(op >> 2) + 1] = HOSTILE;
  I32[(op >> 2) + 2] = id;
  return op as NewRef;
}

/** The id that an object was made with. */
export function idOf(op: PyObject): number {
  return I32[(op >> 2) + 2]!;
}

defineType({
  address: HOSTILE,
  name: "hostile",
  layout: Hostile,
  slots: {
    tp_hash: () => 1,
    tp_richcompare: (left, right, op) => {
      const result = callbacks.compare?.(left, right);
      if (result !== null && result !== undefined) return result;
      return bool(op === 0 ? idOf(left) < idOf(right) : idOf(left) === idOf(right));
    },
    tp_dealloc: (op) => {
      const id = idOf(op as PyObject);
      PyObject_Free(op);
      callbacks.dealloc?.(id);
    },
  },
});
