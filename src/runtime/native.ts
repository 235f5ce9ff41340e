/**
 * The table of native functions: how a word in the heap names a JavaScript function.
 *
 * A type slot or a builtin holds a number; FN[number] is the function. The numbers are given in the order of registration,
 * while the modules are evaluated, so they are the same in every thread (all load the same bundle) and in the start-up
 * image that was made by that bundle. FN[0] is never called.
 */
// biome-ignore lint/complexity/noBannedTypes: the table holds functions of every shape; each slot's reader knows its own.
export const FN: Function[] = [
  () => {
    throw new Error("call of native function 0");
  },
];

// biome-ignore lint/complexity/noBannedTypes: as above.
const numbers = new Map<Function, number>();

/** The number of `fn`, given on first sight. */
// biome-ignore lint/complexity/noBannedTypes: as above.
export function native(fn: Function): number {
  const known = numbers.get(fn);
  if (known !== undefined) return known;
  numbers.set(fn, FN.length);
  return FN.push(fn) - 1;
}
