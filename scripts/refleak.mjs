/**
 * `npm run test:refleak [part of a path…]`: runs each script of test/python several times in one heap (refleak.py). A script leaks when every round after
 * the warm-up left more memory blocks than the one before. Scripts that end the process themselves are listed as not measured; those with the line
 * `# keeps objects until exit` (they register callbacks, start daemons) are left out.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const scriptsFolder = path.join(root, "test/python");
const TIMEOUT_MS = 120_000;

/** What each measured round left behind, in blocks; undefined: the script ended the process, or took too long. */
function measure(script) {
  return new Promise((resolve) => {
    const args = [path.join(root, "dist/minipy.js"), path.join(root, "scripts/refleak.py"), script];
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const options = {
      env,
      cwd: path.dirname(script),
      stdio: ["ignore", "ignore", "pipe"],
      timeout: TIMEOUT_MS,
    };
    const child = spawn(process.execPath, args, options);
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("close", () => {
      const match = /^refleak: (.*)$/m.exec(stderr);
      resolve(match?.[1].split(" ").map(Number));
    });
  });
}

const parts = process.argv.slice(2).map((part) => part.replace(/^(\.\/)?test\/python\//, ""));
const scripts = fs
  .readdirSync(scriptsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py") && !file.split(path.sep).some((part) => part.startsWith("_")))
  .filter(
    (file) => !/^# keeps objects until exit$/m.test(fs.readFileSync(path.join(scriptsFolder, file), "utf8")),
  )
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .sort();

let leaks = 0;
let unmeasured = 0;
const queue = scripts.values();
async function work() {
  for (const script of queue) {
    const deltas = await measure(path.join(scriptsFolder, script));
    if (deltas === undefined) {
      unmeasured++;
      console.log(`not measured: ${script}`);
    } else if (deltas.every((delta) => delta > 0)) {
      leaks++;
      console.log(`leaks: ${script}: ${deltas.join(", ")} blocks`);
    }
  }
}
await Promise.all(Array.from({ length: os.availableParallelism() }, work));
console.log(`${scripts.length} scripts: ${leaks} leak, ${unmeasured} not measured`);
process.exit(leaks === 0 ? 0 : 1);
