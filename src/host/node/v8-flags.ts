/**
 * The one flag of V8 that is changed: no on-stack replacement once a program runs long. The eval loop leaves itself often enough to get into its optimised code; what OSR
 * compiles of it besides takes processor time, is slower, and keeps the better code from being made (interpret in src/vm/eval-loop.ts). Not before, because code
 * caches are bound to the flags: Node's own and ours would be refused while everything loads.
 */
import { v8 } from "./builtin-modules.js";

let stopped = false;

/** May be called often. Not while the build makes the caches: they would be made for these flags. */
export function stopOnStackReplacement(): void {
  if (process.env.MINIPY_MAKE_CACHE === "1") return;
  stopped = true;
  v8().setFlagsFromString("--no-use-osr");
}

/** Load something that has a code cache. */
export function withDefaultFlags<T>(load: () => T): T {
  if (!stopped) return load();
  v8().setFlagsFromString("--use-osr");
  const loaded = load();
  v8().setFlagsFromString("--no-use-osr");
  return loaded;
}
