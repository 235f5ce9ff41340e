/** `-X importtime`: how long each import took, to stderr; a module comes after those that it imports. Mirrors import_find_and_load in CPython's Python/import.c. */
import { I32 } from "../runtime/heap/memory.js";
import { host } from "../runtime/host-interface.js";
import { INTERP } from "../runtime/interpreter.js";

const IMPORT_TIME = 32;

let depth = 0;
// Microseconds that the imports inside the current one took.
let inner = 0;
let header = "import time: self [us] | cumulative | imported package\n";

/** Was -X importtime given? */
export function isTimed(): boolean {
  return (I32[INTERP.flags >> 2] & IMPORT_TIME) !== 0;
}

/** Import `name` by `load`, and report it. @mayRunPython */
export function timeImport<R>(name: string, load: () => R): R {
  const outer = inner;
  const started = host().monotonicNs();
  inner = 0;
  depth++;
  const result = load();
  depth--;
  const cumulative = Math.round(Number(host().monotonicNs() - started) / 1000);
  const self = cumulative - inner;
  inner = outer + cumulative;
  const row = `import time: ${String(self).padStart(9)} | ${String(cumulative).padStart(10)} | ${"  ".repeat(depth)}${name}\n`;
  host().write(2, new TextEncoder().encode(header + row));
  header = "";
  return result;
}
