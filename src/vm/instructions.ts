/** The instructions that are functions of their own, by opcode, and how many cache words follow each. */
import * as PyErr from "../runtime/errors.js";
import { T } from "../runtime/objects/type-table.js";
import type { Instruction } from "./instruction.js";
import { CALL_INSTRUCTIONS } from "./instructions-calls.js";
import { NAME_INSTRUCTIONS } from "./instructions-names.js";
import { VALUE_INSTRUCTIONS } from "./instructions-values.js";
import { OPCODES } from "./opcode.js";

// Code that a program made itself may have any.
const unknown: Instruction = (_frame, sp) => {
  PyErr.setString(T.SystemError, "unknown opcode");
  return ~sp;
};

export const INSTRUCTIONS: Instruction[] = Array.from(
  { length: 256 },
  (_, op) =>
    VALUE_INSTRUCTIONS[op as never] ??
    NAME_INSTRUCTIONS[op as never] ??
    CALL_INSTRUCTIONS[op as never] ??
    unknown,
);

export const CACHE_WORDS = Uint8Array.from(Object.values(OPCODES), (info) => info.caches);
