/** Imports point one way (docs/ARCHITECTURE.md): reads every import of src/. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Each layer may import from itself and from those that are listed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  cli: ["host", "runtime", "vm", "observe"],
  lab: ["cli/version", "host/node/write-all"],
  host: ["compiler", "vm", "observe", "runtime", "parser", "lexer"],
  observe: ["vm", "runtime"],
  vm: ["runtime"],
  runtime: [],
  compiler: ["parser", "lexer/errors", "vm/opcode", "vm/dis"],
  parser: ["lexer"],
  lexer: [],
};

/** Single steps upwards that are known and meant. */
const EXCEPTIONS: ReadonlySet<string> = new Set([]);

function* sourceFiles(): Generator<string> {
  for (const file of fs.readdirSync(src, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".ts")) yield file;
  }
}

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = fs.readFileSync(path.join(src, file), "utf8");
  const found: { target: string; typeOnly: boolean }[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm)) {
    found.push({ target: match[2], typeOnly: match[1] !== undefined });
  }
  return found;
}

test("layers import only from the layers below them", () => {
  const wrong: string[] = [];
  for (const file of sourceFiles()) {
    const layer = file.split(path.sep)[0];
    for (const { target, typeOnly } of importsOf(file)) {
      if (!target.startsWith(".") || typeOnly) continue;
      const resolved = path.join(path.dirname(file), target.replace(/\.js(\?\w+)?$/, ""));
      const other = resolved.split(path.sep)[0];
      if (other === layer) continue;
      const allowed = ALLOWED[layer].some((name) => resolved === name || resolved.startsWith(`${name}/`));
      if (!allowed && !EXCEPTIONS.has(`${file} -> ${resolved}`)) wrong.push(`${file} imports ${resolved}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("only the host, the command line and the laboratory import from node", () => {
  const wrong: string[] = [];
  for (const file of sourceFiles()) {
    const layer = file.split(path.sep)[0];
    if (layer === "host" || layer === "cli" || layer === "lab") continue;
    for (const { target } of importsOf(file))
      if (target.startsWith("node:")) wrong.push(`${file} imports ${target}`);
  }
  expect(wrong).toEqual([]);
});
