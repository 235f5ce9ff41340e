/**
 * The parser's error, for those who use the parser and not the lexer under it.
 */
// biome-ignore lint/performance/noBarrelFile: the class lives in the lexer, which throws it too and may not import upwards
export { PySyntaxError } from "../lexer/errors.js";
