/** Figures: how they are read from what programs print, summed up, and written. */
import { describe, expect, test } from "vitest";
import { readFigures, readGilCounters } from "../../../src/lab/read-figures.js";
import { median, summarise } from "../../../src/lab/statistics.js";
import { formatSample, formatValue } from "../../../src/lab/units.js";

describe("reading", () => {
  test("a figure a line, with or without a unit", () => {
    const output =
      "2 threads: 0.4312 s\nswitches: 190.5 /s\r\nx += 1: 0.0000 %\ntwo names: 3\nd['n'] += 1: -1 ms\n";
    expect(readFigures(output)).toEqual({
      "2 threads": 0.4312,
      switches: 190.5,
      "x += 1": 0,
      "two names": 3,
      "d['n'] += 1": -1,
    });
  });

  test("other lines are no figures", () => {
    expect(readFigures("module 'sys' has no attribute 'getcheckinterval'\n12\na: 1 parsec\na: \n")).toEqual(
      {},
    );
  });

  test("a label stands before the names", () => {
    expect(readFigures("median: 5 ms", "idle: ")).toEqual({ "idle: median": 5 });
  });

  test("the GIL's counters, of all threads but the main one", () => {
    const threads = [
      { slot: 0, taken: 50, "self-retaken": 0, "woken in vain": 0 },
      { slot: 1, taken: 100, "self-retaken": 90, "woken in vain": 2 },
      { slot: 2, taken: 100, "self-retaken": 80, "woken in vain": 3 },
    ];
    const stderr = `a warning\n${JSON.stringify({ wall_ms: 3000, competition_ms: 2000, switches: 400, threads })}\n`;
    expect(readGilCounters(stderr)).toEqual({
      "gil switches": 200,
      "gil self-retaken": 85,
      "gil woken in vain": 5,
    });
    expect(readGilCounters("Traceback\n")).toEqual({});
  });
});

describe("statistics", () => {
  test("the median of odd and even numbers of values", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  test("a sample", () => {
    expect(summarise([2, 9, 4])).toEqual({ median: 4, low: 2, high: 9, count: 3 });
    expect(summarise([])).toBeUndefined();
  });
});

describe("writing", () => {
  test("three digits that matter, and the unit", () => {
    expect(formatValue(1.069, "ratio")).toBe("×1.07");
    expect(formatValue(12345.6, "/s")).toBe("12,346/s");
    expect(formatValue(190.4, "/s")).toBe("190/s");
    expect(formatValue(13.61, "ms")).toBe("13.6 ms");
    expect(formatValue(0.028, "ms")).toBe("0.028 ms");
    expect(formatValue(0, "%")).toBe("0 %");
    expect(formatValue(4294967295, "count")).toBe("4294967295");
  });

  test("a range only where the values differ as written", () => {
    expect(formatSample({ median: 1.07, low: 1.05, high: 1.1, count: 3 }, "ratio")).toBe("×1.07 (1.05–1.10)");
    expect(formatSample({ median: 190, low: 150, high: 194, count: 3 }, "/s")).toBe("190/s (150–194)");
    expect(formatSample({ median: 3, low: 3, high: 3, count: 3 }, "count")).toBe("3");
    expect(formatSample({ median: 1.001, low: 1.001, high: 1.002, count: 2 }, "s")).toBe("1.00 s");
  });
});
