// The build makes these modules of eval-loop.ts (scripts/build.mjs).
declare module "./eval-loop.js?plain" {
  export { evaluate } from "./eval-loop.js";
}
declare module "./eval-loop.js?ticking" {
  export { evaluate } from "./eval-loop.js";
}
declare module "./eval-loop.js?traced" {
  export { evaluate } from "./eval-loop.js";
}
