/** The experiments' descriptions: programs that exist, statements that speak of what is measured; the article's functions, unchanged. */
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { examplePath } from "../../../src/lab/examples.js";
import type { Subject } from "../../../src/lab/experiment.js";
import { EXPERIMENTS } from "../../../src/lab/experiments/all.js";
import { LabUsageError, readLabOptions } from "../../../src/lab/options.js";
import { wantsColour } from "../../../src/lab/terminal.js";

const SUBJECT: Subject = { id: "request", title: "", policy: "request", version: [3, 13], command: [] };

describe.each(EXPERIMENTS)("$name", (experiment) => {
  test.each([true, false])("its programs are there (quick: %s)", (quick) => {
    for (const run of experiment.runs({ subject: SUBJECT, quick, addresses: [] }))
      expect(fs.existsSync(examplePath(run.file)), run.file).toBe(true);
  });

  test("its statements speak of its figures, under its policies", () => {
    for (const { shows, holds } of experiment.statements) {
      const asked: [string, string][] = [];
      holds((subject, figure) => {
        asked.push([subject, figure]);
        return Number.NaN;
      });
      for (const [subject, figure] of [...shows, ...asked]) {
        expect(experiment.policies).toContain(subject);
        expect(experiment.figures.map(({ name }) => name)).toContain(figure);
      }
    }
  });
});

describe("the article's functions stand in the examples unchanged", () => {
  test("io_intensive", () => {
    expect(fs.readFileSync(examplePath("article/io_intensive.py"), "utf8")).toContain(`
def io_intensive(x):
    write_count = 50
    with urllib.request.urlopen(addrs[x], timeout=20) as conn:
        page = conn.read()
        for _ in range(write_count):
            with open('output.txt', 'w') as output:
                output.write(str(page))
`);
  });

  test("compute_intensive", () => {
    expect(fs.readFileSync(examplePath("article/compute_intensive.py"), "utf8")).toContain(`
def compute_intensive(x):
    foo = 0
    for i in range(10**7):
        foo += foo * math.cos(i*math.pi)
`);
  });

  test("countdown", () => {
    expect(fs.readFileSync(examplePath("experiments/countdown.py"), "utf8")).toContain(`
def countdown(n):
    while n>0:
        n -= 1
`);
  });
});

describe("the command line", () => {
  test("an experiment, its options in any order", () => {
    const expected = { kind: "run", names: ["countdown"], quick: true, json: false, repetitions: 4 };
    expect(readLabOptions(["countdown", "--quick", "--repetitions", "4"])).toMatchObject(expected);
    expect(readLabOptions(["--repetitions=4", "--quick", "countdown"])).toMatchObject(expected);
  });

  test("all; several CPythons", () => {
    expect(readLabOptions(["all", "--python", "a", "--python", "b", "--out", "x.html"])).toMatchObject({
      names: EXPERIMENTS.map(({ name }) => name),
      python: ["a", "b"],
      out: "x.html",
    });
  });

  test("nothing lists, --help helps", () => {
    expect(readLabOptions([])).toEqual({ kind: "list" });
    const help = readLabOptions(["--help"]);
    expect(help.kind === "print" && help.text).toContain("minipy lab all --out report.html");
  });

  test.each([
    [["cuntdown"], /no experiment 'cuntdown'\n\(Did you mean countdown\?\)/],
    [["--qick", "all"], /unknown option '--qick'\n\(Did you mean --quick\?\)/],
    [["countdown", "--repetitions", "0"], /whole number from 1 to 100/],
    [["countdown", "--out"], /argument missing/],
    [["lock-per-object"], /not there yet: it needs a minipy with a lock for each object/],
  ])("what is wrong with %j", (args, message) => {
    expect(() => readLabOptions(args)).toThrow(LabUsageError);
    expect(() => readLabOptions(args)).toThrow(message);
  });
});

test("colour as CPython decides it", () => {
  expect(wantsColour(true, {})).toBe(true);
  expect(wantsColour(false, {})).toBe(false);
  expect(wantsColour(true, { NO_COLOR: "1" })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: "" })).toBe(true);
  expect(wantsColour(false, { FORCE_COLOR: "1" })).toBe(true);
  expect(wantsColour(true, { TERM: "dumb" })).toBe(false);
  expect(wantsColour(true, { NO_COLOR: "1", PYTHON_COLORS: "1" })).toBe(true);
  expect(wantsColour(true, { FORCE_COLOR: "1", PYTHON_COLORS: "0" })).toBe(false);
});
