/** The report: charts as SVG, and the page around them. */
import { describe, expect, test } from "vitest";
import { type Chart, chartOfKinds, chartOfSubjects } from "../../../src/lab/chart.js";
import { htmlReport } from "../../../src/lab/html-report.js";
import { jsonReport } from "../../../src/lab/json-report.js";
import type { Machine } from "../../../src/lab/machine.js";
import { drawChart, escapeText } from "../../../src/lab/svg.js";
import { result, subjectResult } from "./fake-result.js";

const TEXTS = {
  title: "Times & <more>",
  description: "Of a and b.",
  categoriesTitle: "which",
  valuesTitle: "seconds",
  unit: "s",
  scale: "linear",
} as const;

const RESULT = result(
  subjectResult("request", [
    { a: 1, b: 2 },
    { a: 3, b: 2 },
  ]),
  subjectResult("interval", [{ a: 5, b: 4 }]),
  subjectResult("CPython 3.13.0", [], { failure: "it did not start" }),
);

const MACHINE: Machine = {
  processor: "A <processor>",
  cores: 2,
  memoryGiB: 24,
  system: "Linux",
  node: "v20",
  minipy: "minipy 0",
  python: "3.13",
  cpythons: [],
  date: "2026-01-02T03:04:05.678Z",
  load: 0.1,
};

/** Values of an attribute, in order. */
function attributes(svg: string, element: string, name: string): number[] {
  return [
    ...svg.matchAll(new RegExp(`<${element} class="bar" [^>]*?\\b${name}="([-\\d.]+)"[^>]*?><?`, "g")),
  ].map((match) => Number(match[1]));
}

/** Is every element closed, in order? */
function isWellFormed(markup: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of markup.matchAll(/<(\/?)([a-z]\w*)[^<>]*?(\/?)>/gi)) {
    if (selfClosing === "/" || /^(meta|br)$/.test(name)) continue;
    if (closing === "") open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

describe("charts of results", () => {
  test("a series a subject, without what was not measured", () => {
    const chart = chartOfSubjects(RESULT, TEXTS, ["a", "b"], (category) => category);
    expect(chart.series.map(({ name }) => name)).toEqual(["minipy request", "minipy interval"]);
    expect(chart.series[0].values).toEqual([
      { median: 2, low: 1, high: 3, count: 2 },
      { median: 2, low: 2, high: 2, count: 2 },
    ]);
  });

  test("categories that nobody has are left out", () => {
    const partial = result(subjectResult("request", [{ a: 1 }]));
    const chart = chartOfSubjects(partial, TEXTS, ["a", "b"], (category) => category);
    expect(chart.categories).toEqual(["a"]);
    expect(chart.series[0].values).toHaveLength(1);
  });

  test("a series a kind, of one subject", () => {
    const { experiment } = RESULT;
    const renamed = {
      ...RESULT,
      experiment: { ...experiment, figures: [{ name: "1 threads", unit: "s" as const }] },
      subjects: [subjectResult("request", [{ "1 threads": 7 }])],
    };
    const chart = chartOfKinds(renamed, TEXTS, "request", ["1"], ["threads"]);
    expect(chart.series).toEqual([{ name: "threads", values: [{ median: 7, low: 7, high: 7, count: 1 }] }]);
  });
});

describe("SVG", () => {
  const sample = (median: number) => ({ median, low: median / 2, high: median * 2, count: 3 });
  const chart: Chart = {
    ...TEXTS,
    categories: ["x", "y"],
    series: [
      { name: "one", values: [sample(1), sample(2)] },
      { name: "two", values: [sample(4), undefined] },
    ],
  };

  test("bars are as high as their values, and stand apart", () => {
    const svg = drawChart(chart, "id");
    const bars = attributes(svg, "rect", "height").filter((height) => height !== 12);
    expect(bars).toHaveLength(3);
    expect(bars[1] / bars[0]).toBeCloseTo(2, 1);
    expect(bars[2] / bars[0]).toBeCloseTo(4, 1);
    const x = attributes(svg, "rect", "x").slice(2);
    expect(new Set(x).size).toBe(3);
  });

  test("points on a logarithmic scale", () => {
    const svg = drawChart({ ...chart, scale: "log" }, "id");
    const [one, two, four] = attributes(svg, "circle", "cy");
    expect(one - two).toBeCloseTo(two - four, 0);
  });

  test("a range where there are several repetitions, a label at every bar that has room", () => {
    const svg = drawChart(chart, "id");
    expect(svg.match(/class="range"/g)).toHaveLength(3);
    expect(svg.match(/class="value"/g)).toHaveLength(3);
    const single = { median: 1, low: 1, high: 1, count: 1 };
    const once = drawChart({ ...chart, series: [{ name: "one", values: [single, undefined] }] }, "id");
    expect(once).not.toContain('class="range"');
  });

  test("title and description for those who cannot see it, escaped", () => {
    const svg = drawChart(chart, "id");
    expect(svg).toContain('aria-labelledby="id-title id-description"');
    expect(svg).toContain('<title id="id-title">Times &amp; &lt;more&gt;</title>');
    expect(escapeText(`<a href="x">&`)).toBe("&lt;a href=&quot;x&quot;&gt;&amp;");
    expect(isWellFormed(svg)).toBe(true);
  });
});

describe("reports", () => {
  const page = htmlReport(MACHINE, [RESULT], false);

  test("the page is whole, and needs nothing from elsewhere", () => {
    expect(isWellFormed(page.replace(/<style>[\s\S]*<\/style>/, "").replace("<!DOCTYPE html>", ""))).toBe(
      true,
    );
    expect(page).not.toMatch(/https?:|<script|<link|@import|src=/);
    expect(page).toContain("prefers-color-scheme: dark");
    expect(page).toContain("@media print");
  });

  test("it says what was measured, what failed, and what is for later", () => {
    expect(page).toContain("A &lt;processor&gt;, 2 cores");
    expect(page).toContain("×1.33 (0.67–2.00)");
    expect(page).toContain("CPython 3.13.0 failed: it did not start");
    expect(page).toContain("later: it needs a minipy that runs without a GIL");
    expect(page).toContain("b is larger than a &amp; &lt;that&gt;.");
  });

  test("JSON with every value", () => {
    const { format, experiments } = JSON.parse(jsonReport(MACHINE, [RESULT]));
    expect(format).toBe(1);
    expect(experiments[0].subjects[0].figures[1]).toEqual({
      ...{ name: "a", unit: "s", median: 2, low: 1, high: 3, count: 2 },
      values: [1, 3],
    });
    expect(experiments[0].verdict.outcome).toBe("not reproduced");
  });
});
