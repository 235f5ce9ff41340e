/**
 * Measures minipy against CPython 3.13 where one is found: the same programs, in turn, in one run; the ratio of the medians.
 *
 *     npm run bench [-- --runs N] [name ...]
 *
 * Each program prints the seconds that its work took, so that start-up is not part of the ratio; start-up is measured apart.
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findPython } from "../scripts/find-python.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const programs = path.join(root, "bench/programs");
const minipy = [process.execPath, path.join(root, "dist/minipy.js")];

const args = process.argv.slice(2);
const runsAt = args.indexOf("--runs");
const runs = runsAt >= 0 ? Number(args.splice(runsAt, 2)[1]) : 3;

function seconds(command, file) {
  const output = execFileSync(command[0], [...command.slice(1), file], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Number(output.trim().split(/\s+/).at(-1));
}

function wall(command, commandArgs) {
  const start = performance.now();
  spawnSync(command[0], [...command.slice(1), ...commandArgs], { stdio: "ignore" });
  return (performance.now() - start) / 1000;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const found = findPython(process.env.PYTHON313);
const python = found && [found];
const names = fs
  .readdirSync(programs)
  .filter(
    (file) => file.endsWith(".py") && (args.length === 0 || args.some((name) => file.startsWith(name))),
  );

console.log(
  `${runs} runs each, medians in seconds; ${python === undefined ? "no python3.13 found" : "ratio = minipy / CPython 3.13"}`,
);
const ratios = [];
for (const name of names) {
  const ours = [];
  const theirs = [];
  for (let i = 0; i < runs; i++) {
    ours.push(seconds(minipy, path.join(programs, name)));
    if (python !== undefined) theirs.push(seconds(python, path.join(programs, name)));
  }
  const row = [name.padEnd(24), median(ours).toFixed(3).padStart(8)];
  if (python !== undefined) {
    const ratio = median(ours) / median(theirs);
    ratios.push(ratio);
    row.push(median(theirs).toFixed(3).padStart(8), ratio.toFixed(2).padStart(7));
  }
  console.log(row.join("  "));
}
if (ratios.length > 1) {
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  console.log(
    `${"geometric mean".padEnd(24)}  ${"".padStart(8)}  ${"".padStart(8)}  ${mean.toFixed(2).padStart(7)}`,
  );
}
if (args.length === 0) {
  const startup = Array.from({ length: 9 }, () => [
    wall(minipy, ["-c", "pass"]),
    wall([process.execPath], ["-e", "0"]),
  ]);
  const ours = median(startup.map(([a]) => a));
  const node = median(startup.map(([, b]) => b));
  console.log(
    `start-up: minipy -c pass ${(ours * 1000).toFixed(0)} ms, node -e 0 ${(node * 1000).toFixed(0)} ms, ratio ${(ours / node).toFixed(2)}`,
  );
}
