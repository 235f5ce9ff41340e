/**
 * Which checks this process runs with: `MINIPY_DEBUG=refs,heap,stack,gil,hard,leaks`.
 *
 * Read once, when the module is loaded, so that a module can choose between a plain and a checked variant of a
 * function and no hot path ever tests a flag. Runtime code imports nothing from the host, so the environment is
 * looked up on `globalThis`, where a browser has none.
 */
const names = new Set(
  (
    (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env?.MINIPY_DEBUG ??
    ""
  )
    .split(",")
    .map((name) => name.trim()),
);

/** The debug variants that were asked for. */
export const DEBUG = {
  /** Poison freed words, guard the ends of blocks, detect double frees. */
  heap: names.has("heap"),
  /** Check every incref and decref. */
  refs: names.has("refs"),
  /** Compare the movement of the value stack with the opcode table. */
  stack: names.has("stack"),
  /** Check that whoever touches the heap holds the GIL. */
  gil: names.has("gil"),
  /** The smallest capacities everywhere. */
  hard: names.has("hard"),
  /** At exit, check the heap and report every object that is alive and not immortal. */
  leaks: names.has("leaks"),
} as const;
