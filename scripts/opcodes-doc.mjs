/** Writes docs/OPCODES.md from the opcode table; with --check only compares. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { outputFiles } = await build({
  entryPoints: [path.join(root, "src/vm/opcode.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const { OPCODES } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const row = ([name, info]) =>
  `| ${name} | ${info.operand === "none" ? "" : info.operand} | ${info.caches || ""} | \`${info.effect}\` | ${info.ticks ? "yes" : ""} | ${info.doc.replaceAll("|", "\\|")} |`;
const head = "| opcode | operand | caches | stack effect | ticks | |\n|---|---|---|---|---|---|";
const entries = Object.entries(OPCODES);
const text = `# Opcodes

Generated from \`src/vm/opcode.ts\` by \`npm run docs\`. Names and effects are CPython 3.13's. An instruction is one 32-bit word,
\`oparg << 8 | opcode\`, followed by its inline cache words; \`dis\` prints twice the word's index as the offset.
*ticks*: counts for the check interval of \`--gil interval\`.

## What the compiler emits

${head}
${entries
  .filter(([, info]) => !info.base)
  .map(row)
  .join("\n")}

## Specialised forms

The VM writes these over the opcode in the last column's place when its operands allow it (PEP 659); \`dis\` shows the base.

| opcode | base | |
|---|---|---|
${entries
  .filter(([, info]) => info.base)
  .map(([name, info]) => `| ${name} | ${info.base} | ${info.doc.replaceAll("|", "\\|")} |`)
  .join("\n")}
`;
const file = path.join(root, "docs/OPCODES.md");
if (process.argv.includes("--check")) {
  if (fs.readFileSync(file, "utf8") !== text) {
    console.error("docs/OPCODES.md is out of date: run npm run docs");
    process.exit(1);
  }
} else fs.writeFileSync(file, text);
