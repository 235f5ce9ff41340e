/** A script's file name is absolute in `__file__` and tracebacks, and as it was typed in sys.argv, as in CPython 3.9 and later. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runMinipy } from "../python/run-script.js";

test("a script that is named relatively", async () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "minipy-")));
  fs.writeFileSync(path.join(folder, "s.py"), "import sys\nprint(__file__, sys.argv)\n1 / 0\n");
  const { stdout, stderr } = await runMinipy(["./s.py"], { cwd: folder });
  fs.rmSync(folder, { recursive: true });
  expect(stdout).toBe(`${folder}/./s.py ['./s.py']\n`);
  expect(stderr).toContain(`File "${folder}/./s.py", line 3, in <module>`);
});
