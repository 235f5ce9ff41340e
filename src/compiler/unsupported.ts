/**
 * What the compiler can say and the VM cannot run yet: refused by name, at its line, before anything runs.
 */
import { lineText, PySyntaxError } from "../lexer/errors.js";
import { BinaryIntrinsic, Op, UnaryIntrinsic } from "../vm/opcode.js";
import type { CodeUnit } from "./code-unit.js";
import { decodePositions } from "./location-table.js";

const INTRINSICS_1: Readonly<Record<number, string>> = {
  [UnaryIntrinsic.TYPEVAR]: "type parameters",
  [UnaryIntrinsic.PARAMSPEC]: "type parameters",
  [UnaryIntrinsic.TYPEVARTUPLE]: "type parameters",
  [UnaryIntrinsic.SUBSCRIPT_GENERIC]: "type parameters",
  [UnaryIntrinsic.TYPEALIAS]: "type statements",
};

const INTRINSICS_2: Readonly<Record<number, string>> = {
  [BinaryIntrinsic.TYPEVAR_WITH_BOUND]: "type parameters",
  [BinaryIntrinsic.TYPEVAR_WITH_CONSTRAINTS]: "type parameters",
  [BinaryIntrinsic.SET_FUNCTION_TYPE_PARAMS]: "type parameters",
  [BinaryIntrinsic.SET_TYPEPARAM_DEFAULT]: "type parameters",
};

/** Refuse a unit that uses what the VM cannot run. @throws PySyntaxError "minipy does not support X yet" */
export function refuseUnsupported(code: CodeUnit, source: string): void {
  for (let i = 0; i < code.co_code.length; i++) {
    const word = code.co_code[i];
    const op = word & 255;
    if (op !== Op.CALL_INTRINSIC_1 && op !== Op.CALL_INTRINSIC_2) continue;
    const what = (op === Op.CALL_INTRINSIC_1 ? INTRINSICS_1 : INTRINSICS_2)[word >>> 8];
    if (what === undefined) continue;
    const position = decodePositions(code.co_linetable, code.co_firstlineno)[i];
    refuse(code, what, position?.lineno ?? code.co_firstlineno, source);
  }
  for (const value of code.co_consts) {
    if (value !== null && typeof value === "object" && "kind" in value && value.kind === "code") {
      refuseUnsupported(value, source);
    }
  }
}

function refuse(code: CodeUnit, what: string, lineno: number, source: string): never {
  const text = lineText(source, lineno);
  const indent = text === null ? 0 : text.length - text.trimStart().length;
  const end = text === null ? 1 : text.trimEnd().length + 1;
  throw new PySyntaxError(
    "SyntaxError",
    `minipy does not support ${what} yet`,
    code.co_filename,
    { lineno, offset: indent + 1, end_lineno: lineno, end_offset: end },
    text,
  );
}
