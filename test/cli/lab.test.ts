/** minipy lab, from end to end: an experiment is measured under both policies, without any CPython. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { startMinipy } from "./child.js";

const NO_PYTHONS = { PATH: "" };

test("lists the experiments, and refuses others", async () => {
  const list = startMinipy(["lab"], NO_PYTHONS);
  expect(await list.end()).toBe(0);
  expect(list.stdout).toContain("countdown");
  expect(list.stdout).toContain("lock-per-object");
  const wrong = startMinipy(["lab", "cuntdown"], NO_PYTHONS);
  expect(await wrong.end()).toBe(2);
  expect(wrong.stderr).toContain("Did you mean countdown?");
});

test("measures, as JSON and as a page", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lab-test-"));
  const page = path.join(folder, "report.html");
  try {
    const args = ["lab", "countdown", "--quick", "--repetitions", "1", "--json", "--out", page];
    const lab = startMinipy(args, NO_PYTHONS);
    expect(await lab.end(), lab.stderr).toBe(0);
    const { machine, experiments } = JSON.parse(lab.stdout);
    expect(machine.cpythons).toEqual([]);
    const [{ name, subjects, verdict }] = experiments;
    expect(name).toBe("countdown");
    expect(subjects.map(({ id }: { id: string }) => id)).toEqual(["request", "interval"]);
    for (const { failed, figures } of subjects) {
      expect(failed).toBe(false);
      const names = figures.map((figure: { name: string }) => figure.name);
      expect(names).toEqual(["2 threads / none", "4 threads / none", "no threads", "2 threads", "4 threads"]);
      for (const { median, values } of figures) expect(values).toEqual([median]);
    }
    expect(verdict.statements.map(({ of }: { of: number }) => of)).toEqual([1, 1]);
    expect(fs.readFileSync(page, "utf8")).toContain('id="countdown"');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
