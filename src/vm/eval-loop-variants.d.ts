// The build makes these modules of eval-loop.ts (scripts/build.mjs).
declare module "*?plain" {
  export const evaluate: typeof import("./eval-loop.js").evaluate;
}
declare module "*?ticking" {
  export const evaluate: typeof import("./eval-loop.js").evaluate;
}
declare module "*?traced" {
  export const evaluate: typeof import("./eval-loop.js").evaluate;
  export const interpret: typeof import("./eval-loop.js").interpret;
}
