/** Every script below test/python does what its comments expect; what starts threads or processes, under both GIL policies. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readExpectations } from "./expectations.js";
import { runMinipy } from "./run-script.js";

const root = fileURLToPath(new URL(".", import.meta.url));
const BOTH_POLICIES = ["threads", "processes"];

const scripts = fs
  .readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py") && !file.split(path.sep).some((part) => part.startsWith("_")))
  .sort();

describe.concurrent("test/python", () => {
  for (const script of scripts) {
    const policies = BOTH_POLICIES.includes(script.split(path.sep)[0])
      ? ["request", "interval"]
      : ["request"];
    for (const policy of policies) {
      test(`${script}${policies.length > 1 ? ` (${policy})` : ""}`, async () => {
        const file = path.join(root, script);
        const expected = readExpectations(fs.readFileSync(file, "utf8"));
        const { stdout, stderr, status } = await runMinipy(["--gil", policy, ...expected.args, file], {
          cwd: path.dirname(file),
        });
        const lines = stdout.replace(/\n$/, "").split("\n");
        const errors = stderr.trimEnd().split("\n");
        expect(
          { stdout: stdout === "" ? [] : lines, error: expected.error && errors.at(-1), status },
          stderr,
        ).toEqual({ stdout: expected.stdout, error: expected.error, status: expected.exit });
        for (const text of expected.stderr) expect(stderr).toContain(text);
        if (expected.error === undefined && expected.stderr.length === 0) expect(stderr).toBe("");
      });
    }
  }
});
