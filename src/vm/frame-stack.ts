/** The value stack of a frame, by word indices. */
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef } from "../runtime/heap/ownership.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import { decref } from "../runtime/objects/object.js";

const CO_NLOCALSPLUS = PyCodeObject.co_nlocalsplus.offset >> 2;

/** Word index of the first stack slot of a frame. @wasm inline */
export function stackBase(frame: number): number {
  return frame + F.LOCALSPLUS + I32[(I32[frame + F.EXECUTABLE] >> 2) + CO_NLOCALSPLUS];
}

/** Release the stack words from `sp` down to `base`, NULLs among them. @returns `base`. @mayRunPython @wasm */
export function dropTo(sp: number, base: number): number {
  const i32 = I32;
  while (sp > base) {
    const value = i32[--sp];
    if ((value & 1) === 0 && value !== 0) decref(value as NewRef);
  }
  return base;
}
