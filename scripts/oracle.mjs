/**
 * `npm run test:oracle [part of a path…]`: runs the scripts of test/python in CPython 3.13, where one is found, and checks the same
 * expectations: so the tests are tested too. A script with the line `# minipy only` tests what CPython has not, and is left out.
 * PYTHON names the interpreter.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { findPython } from "./find-python.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scriptsFolder = path.join(root, "test/python");

/** The expectations' reader of the tests, which is TypeScript. */
async function loadReader() {
  const entry = path.join(scriptsFolder, "expectations.ts");
  const { outputFiles } = await build({ entryPoints: [entry], format: "esm", write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

function run(python, args, cwd) {
  return new Promise((resolve) => {
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", PYTHONUTF8: "1", PYTHONHASHSEED: "0" };
    const child = spawn(python, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
    const texts = ["", ""];
    [child.stdout, child.stderr].forEach((stream, i) => {
      stream.setEncoding("utf8").on("data", (text) => {
        texts[i] += text;
      });
    });
    // A KeyboardInterrupt that nobody catches ends CPython by the signal itself; a shell shows that as 130.
    child.on("close", (code, signal) =>
      resolve({ stdout: texts[0], stderr: texts[1], status: signal === "SIGINT" ? 130 : code }),
    );
  });
}

/** What differs, as text; "" when all is as expected. */
function compare(expected, { stdout, stderr, status }) {
  const lines = stdout === "" ? [] : stdout.replace(/\n$/, "").split("\n");
  const differences = [];
  const count = Math.max(lines.length, expected.stdout.length);
  for (let i = 0; i < count; i++) {
    if (lines[i] === expected.stdout[i]) continue;
    differences.push(
      `  line ${i + 1}: ${JSON.stringify(lines[i])}, expected ${JSON.stringify(expected.stdout[i])}`,
    );
    break;
  }
  const last = stderr.trimEnd().split("\n").at(-1);
  if (expected.error !== undefined && last !== expected.error)
    differences.push(`  error: ${last}, expected ${expected.error}`);
  for (const text of expected.stderr) if (!stderr.includes(text)) differences.push(`  stderr lacks ${text}`);
  if (status !== expected.exit) differences.push(`  exit status ${status}, expected ${expected.exit}`);
  if (expected.error === undefined && expected.stderr.length === 0 && stderr !== "")
    differences.push(`  stderr: ${stderr}`);
  return differences.join("\n");
}

const python = findPython(process.env.PYTHON);
if (python === undefined) {
  console.log("test:oracle: no CPython 3.13 found; nothing to compare with (PYTHON=… names one)");
  process.exit(0);
}
const { readExpectations } = await loadReader();
const wanted = process.argv.slice(2).map((part) => part.replace(/^(\.\/)?test\/python\//, ""));
const scripts = fs
  .readdirSync(scriptsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py") && !file.split(path.sep).some((part) => part.startsWith("_")))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
let failed = 0;
let compared = 0;

async function work(queue) {
  for (let script = queue.shift(); script !== undefined; script = queue.shift()) {
    const file = path.join(scriptsFolder, script);
    const source = fs.readFileSync(file, "utf8");
    if (/^# minipy only/m.test(source)) continue;
    const expected = readExpectations(source);
    const difference = compare(expected, await run(python, [...expected.args, file], path.dirname(file)));
    compared++;
    if (difference === "") continue;
    failed++;
    console.log(`${script}\n${difference}`);
  }
}

const queue = [...scripts];
await Promise.all(os.cpus().map(() => work(queue)));
console.log(`test:oracle: ${compared} scripts in ${python}, ${failed} differ`);
process.exitCode = failed === 0 ? 0 : 1;
