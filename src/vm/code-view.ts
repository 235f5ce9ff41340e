/** Code objects as the compiler made them: without specialisation, caches empty. */
import { I32 } from "../runtime/heap/memory.js";
import type { PyObject } from "../runtime/heap/ownership.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import { cacheCount, deopt, type Op } from "./opcode.js";

/** The instruction words of a code object, caches zero. */
export function deoptimised(code: PyObject): Int32Array {
  const first = firstInstruction(code);
  const count = PyCodeObject.ob_size.get(code);
  const words = I32.slice(first, first + count);
  for (let i = 0; i < count; ) {
    const op = deopt((words[i] & 255) as Op);
    words[i] = (words[i] & ~255) | op;
    const caches = cacheCount(op);
    words.fill(0, i + 1, i + 1 + caches);
    i += 1 + caches;
  }
  return words;
}
