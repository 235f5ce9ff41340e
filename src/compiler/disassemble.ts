/**
 * Prints a CodeUnit as `python3.13 -m dis` prints a file: the code, then each nested code object under a heading.
 */
import { type DisassemblableCode, type DisOptions, disassemble, parseExceptionTable } from "../vm/dis.js";
import type { CodeUnit } from "./code-unit.js";
import { constRepr, isCode } from "./constants.js";
import { decodePositions } from "./location-table.js";

export interface UnitDisOptions extends DisOptions {
  /** What stands for the address of a code object. */
  readonly address?: (code: CodeUnit) => string;
}

const noAddress = (_code: CodeUnit): string => "0x0";

export function disassemblable(code: CodeUnit, address = noAddress): DisassemblableCode {
  return {
    words: code.co_code,
    constRepr: (index) => constRepr(code.co_consts[index]!, address),
    names: code.co_names,
    localsplusnames: code.co_localsplusnames,
    lines: decodePositions(code.co_linetable, code.co_firstlineno).map((position) => position.lineno),
    exceptionEntries: parseExceptionTable(code.co_exceptiontable),
  };
}

export function disassembleUnit(code: CodeUnit, options: UnitDisOptions = {}): string {
  const address = options.address ?? noAddress;
  let text = disassemble(disassemblable(code, address), options);
  for (const value of code.co_consts) {
    if (!isCode(value)) continue;
    text += `\nDisassembly of ${constRepr(value, address)}:\n${disassembleUnit(value, options)}`;
  }
  return text;
}
