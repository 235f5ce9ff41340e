/**
 * Parses every .py file below a folder and says how it went: `node scripts/parse-corpus.mjs DIR`.
 *
 * Prints the files that did not parse, with the error, then counts, lines per second (of the parser alone, after
 * decoding) and the peak of resident memory. Whether a refusal is right is for CPython to say.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = process.argv[2];
if (root === undefined) {
  console.error("usage: node scripts/parse-corpus.mjs DIR");
  process.exit(2);
}

/** Bundles lexer and parser into one module and loads it. */
async function loadParser() {
  const source = fileURLToPath(new URL("../src/", import.meta.url));
  const outfile = join(source, "..", "node_modules", ".cache", `parse-corpus-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `export * from "./parser/parse.js"; export * from "./lexer/source.js";`,
      resolveDir: source,
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
  });
  const parser = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return parser;
}

function pythonFiles(directory) {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const { parseModule, decodeSource } = await loadParser();
const files = pythonFiles(root);
const failures = [];
let lines = 0;
let bytes = 0;
let elapsedMs = 0;
for (const file of files) {
  const start = performance.now();
  try {
    const content = readFileSync(file);
    const source = decodeSource(content, file);
    const parseStart = performance.now();
    parseModule(source, file);
    elapsedMs += performance.now() - parseStart;
    lines += source.split("\n").length - 1;
    bytes += content.length;
  } catch (error) {
    elapsedMs += performance.now() - start;
    failures.push(`${file}:${error.lineno}: ${error.type ?? error.name}: ${error.msg ?? error.stack}`);
  }
}

for (const failure of failures) console.log(failure);
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(`${files.length} files, ${failures.length} refused`);
console.log(`${lines} lines, ${(bytes / 2 ** 20).toFixed(1)} MiB in ${(elapsedMs / 1000).toFixed(2)} s`);
console.log(`${Math.round(lines / (elapsedMs / 1000))} lines/s, peak RSS ${peakMiB.toFixed(0)} MiB`);
