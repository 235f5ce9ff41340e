/** Layouts of descriptors that the slot functions look into: apart from descriptors.ts, which needs the table of slots, which needs the slot functions. */
import type { Null, PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { PyObjectHead, typeOf } from "./object.js";
import { T } from "./type-table.js";

/** What all descriptors have. */
export const PyDescrObject = struct("descriptor", PyObjectHead, {
  d_type: ref("the class that it describes an attribute of"),
  d_name: ref("str: the attribute's name"),
});

export const PyWrapperDescrObject = struct("wrapper_descriptor", PyDescrObject, {
  d_base: i32("index of the row in SLOT_DEFS"),
  d_wrapped: i32("number of the native function in the slot"),
});

/** The number of the native function that a slot wrapper wraps; 0 when `op` is none. */
export function wrappedSlotFunction(op: PyObject | Null): number {
  return op !== 0 && typeOf(op) === T.wrapper_descriptor ? PyWrapperDescrObject.d_wrapped.get(op) : 0;
}
