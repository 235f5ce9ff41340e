import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CodeUnit, Const } from "../../../src/compiler/code-unit.js";
import { compileSource } from "../../../src/compiler/compile.js";
import { constRepr, isCode } from "../../../src/compiler/constants.js";
import { disassemblable, disassembleUnit } from "../../../src/compiler/disassemble.js";
import { decodePositions } from "../../../src/compiler/location-table.js";
import { dumps, loads } from "../../../src/compiler/marshal.js";
import { disInstructions } from "../../../src/vm/dis.js";
import { LocalKind } from "../../../src/vm/opcode.js";

// Programs over the whole language, and the article's, each with what python3.13 made of it (snippets/expect.py wrote that).
const snippets = new URL("./snippets/", import.meta.url);
const article = new URL("../../../examples/article/", import.meta.url);
const folders = new Map<string, URL>();
for (const folder of [article, snippets]) {
  for (const name of readdirSync(folder)) if (name.endsWith(".py")) folders.set(name.slice(0, -3), folder);
}
folders.delete("expect");

function read(name: string, folder = snippets): string {
  return readFileSync(new URL(name, folder), "utf8");
}

function compiled(name: string): CodeUnit {
  return compileSource(read(`${name}.py`, folders.get(name)), `${name}.py`).code;
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => {
    const code = char.codePointAt(0)!;
    const hex = code.toString(16);
    if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
    return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  });
}

function describeConst(value: Const): string {
  if (isCode(value)) return "code";
  const text = (item: Const): string => ascii(constRepr(item));
  if (typeof value === "object" && value !== null && "items" in value) {
    const sorted = value.items.map(text).sort();
    if (value.kind === "frozenset") return `frozenset ${sorted.join(" ")}`;
    if (sorted.length > 0 && value.items.every((item) => typeof item === "string")) {
      return `strings ${sorted.join(" ")}`;
    }
  }
  return text(value);
}

/** The same text as expect.py's describe(). */
function describeCode(code: CodeUnit): string {
  const pick = (kind: number): string =>
    code.co_localsplusnames.filter((_, i) => code.co_localspluskinds[i]! & kind).join(" ");
  const lines = [
    `${code.co_qualname} (${code.co_name}), line ${code.co_firstlineno}`,
    `args ${code.co_argcount} ${code.co_posonlyargcount} ${code.co_kwonlyargcount}`,
    `flags ${code.co_flags} stacksize ${code.co_stacksize}`,
    `names ${code.co_names.join(" ")}`,
    `varnames ${pick(LocalKind.LOCAL)}`,
    `cellvars ${pick(LocalKind.CELL)}`,
    `freevars ${pick(LocalKind.FREE)}`,
    ...code.co_consts.map((value) => `const ${describeConst(value)}`),
  ];
  const positions = decodePositions(code.co_linetable, code.co_firstlineno);
  for (const { opname, word } of disInstructions(disassemblable(code))) {
    const { lineno, col_offset, end_lineno, end_col_offset } = positions[word]!;
    const place = [lineno, col_offset, end_lineno, end_col_offset].map((part) => part ?? "None");
    lines.push(`${opname} ${place[0]}:${place[1]}-${place[2]}:${place[3]}`);
  }
  const nested = code.co_consts.filter(isCode).map((child) => `\n${describeCode(child)}`);
  return lines.map((line) => `${line}\n`).join("") + nested.join("");
}

describe.each([...folders.keys()])("%s", (name) => {
  test("disassembly", () => {
    expect(disassembleUnit(compiled(name))).toBe(read(`${name}.dis`));
  });

  test("names, constants, positions", () => {
    expect(describeCode(compiled(name))).toBe(read(`${name}.code`));
  });

  test("as bytes and back", () => {
    const code = compiled(name);
    expect(loads(dumps(code))).toEqual(code);
  });
});
