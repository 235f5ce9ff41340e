/** Draws a chart as SVG, with d3's scales. Colours, patterns and fonts are the page's (palette.ts, page-style.ts). */
import { scaleBand, scaleLinear, scaleLog } from "d3-scale";
import type { Chart } from "./chart.js";
import { paintOf } from "./palette.js";
import type { Sample } from "./statistics.js";
import { formatSample, formatValue } from "./units.js";

const HEIGHT = 300;
/** Narrower, the legend has no room; a bar needs this much to carry its value. */
const MIN_WIDTH = 560;
const WIDTH_PER_BAR = 30;
const MARGIN = { top: 46, right: 12, bottom: 48, left: 60 };
const LEGEND_Y = 16;
const TICKS = 5;
/** Values are written at bars that have room for them. */
const LABEL_CHARACTER_WIDTH = 5.8;
const MAX_BAR_WIDTH = 64;
const CAP = 4;
const POINT_RADIUS = 5;

/** Text as it may stand in HTML and SVG. */
export function escapeText(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Wider charts take a row of the page for themselves. */
export const HALF_ROW_WIDTH = 640;

const LEGEND_X = 16;

function legendEntryWidth(name: string): number {
  return 40 + name.length * 6.6;
}

/** How wide a chart is, in its own units, which are pixels at its natural size. */
export function chartWidth({ categories, series }: Chart): number {
  const bars = categories.length * series.length;
  const legendWidth = series.reduce((sum, { name }) => sum + legendEntryWidth(name), LEGEND_X);
  return Math.max(MIN_WIDTH, legendWidth, MARGIN.left + MARGIN.right + bars * WIDTH_PER_BAR);
}

interface ValueScale {
  (value: number): number;
  /** Where bars begin. */
  readonly base: number;
  readonly ticks: readonly number[];
  readonly format: (tick: number) => string;
}

const BOTTOM = HEIGHT - MARGIN.bottom;

function linearScale(samples: readonly Sample[]): ValueScale {
  const top = Math.max(...samples.map(({ high }) => high), 0) || 1;
  const scale = scaleLinear([0, top], [BOTTOM, MARGIN.top]).nice(TICKS);
  return Object.assign((value: number) => scale(value), {
    base: 0,
    ticks: scale.ticks(TICKS),
    format: scale.tickFormat(TICKS),
  });
}

function logScale(samples: readonly Sample[]): ValueScale {
  const positive = samples.flatMap(({ low, high }) => [low, high]).filter((value) => value > 0);
  const low = 10 ** Math.floor(Math.log10(Math.min(...positive, 1)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...positive, low * 10)));
  const scale = scaleLog([low, high], [BOTTOM, MARGIN.top]);
  const ticks = scale.ticks().filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9));
  const format = (tick: number) => tick.toLocaleString("en", { maximumFractionDigits: 6 });
  return Object.assign((value: number) => scale(Math.max(value, low)), { base: low, ticks, format });
}

function valueAxis({ valuesTitle }: Chart, width: number, y: ValueScale): string {
  const lines = y.ticks.map((tick) => {
    const at = round(y(tick));
    return (
      `<line class="grid" x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${at}" y2="${at}" />` +
      `<text class="tick" x="${MARGIN.left - 8}" y="${at}" dy="0.32em" text-anchor="end">${y.format(tick)}</text>`
    );
  });
  const title = `<text class="axis" x="${MARGIN.left - 8}" y="${MARGIN.top - 12}" text-anchor="start" dx="-44">${escapeText(valuesTitle)}</text>`;
  return lines.join("") + title;
}

function categoryAxis(chart: Chart, width: number, centreOf: (category: string) => number): string {
  const labels = chart.categories.map(
    (category) =>
      `<text class="tick" x="${round(centreOf(category))}" y="${BOTTOM + 18}" text-anchor="middle">${escapeText(category)}</text>`,
  );
  const middle = (MARGIN.left + width - MARGIN.right) / 2;
  return (
    `<line class="base" x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${BOTTOM}" y2="${BOTTOM}" />` +
    labels.join("") +
    `<text class="axis" x="${middle}" y="${HEIGHT - 8}" text-anchor="middle">${escapeText(chart.categoriesTitle)}</text>`
  );
}

function legend({ series }: Chart): string {
  let x = LEGEND_X;
  const entries = series.map(({ name }, i) => {
    const entry =
      `<rect class="bar" x="${round(x)}" y="${LEGEND_Y - 10}" width="14" height="12" fill="${paintOf(i)}" />` +
      `<text class="legend" x="${round(x + 20)}" y="${LEGEND_Y}">${escapeText(name)}</text>`;
    x += legendEntryWidth(name);
    return entry;
  });
  return entries.join("");
}

// From the lowest to the highest repetition.
function rangeMark({ low, high, count }: Sample, x: number, y: ValueScale): string {
  if (count < 2) return "";
  const top = round(y(high));
  const bottom = round(y(low));
  return `<path class="range" d="M${round(x - CAP)} ${top}h${2 * CAP}M${round(x)} ${top}V${bottom}M${round(x - CAP)} ${bottom}h${2 * CAP}" />`;
}

function valueLabel(sample: Sample, chart: Chart, x: number, y: ValueScale, room: number): string {
  const text = formatValue(sample.median, chart.unit).replace(/\s?(s|ms|\/s|%)$/, "");
  const at = round(y(sample.median));
  const above = chart.scale === "log" ? POINT_RADIUS : 0;
  if (text.length * LABEL_CHARACTER_WIDTH > room + 1) return "";
  return `<text class="value" x="${round(x)}" y="${Math.min(round(y(sample.high)), at - above) - 5}" text-anchor="middle">${text}</text>`;
}

function mark(sample: Sample, series: number, x: number, width: number, chart: Chart, y: ValueScale): string {
  const at = round(y(sample.median));
  if (chart.scale === "log")
    return `<circle class="bar" cx="${round(x)}" cy="${at}" r="${POINT_RADIUS}" fill="${paintOf(series)}" />`;
  const height = round(y(y.base) - at);
  return `<rect class="bar" x="${round(x - width / 2)}" y="${at}" width="${round(width)}" height="${height}" fill="${paintOf(series)}" />`;
}

function seriesMarks(
  chart: Chart,
  y: ValueScale,
  x: (category: string, series: number) => number,
  slot: number,
): string {
  const width = Math.min(slot * 0.88, MAX_BAR_WIDTH);
  return chart.series
    .map(({ name, values }, i) => {
      const marks = values.map((sample, at) => {
        if (sample === undefined) return "";
        const centre = x(chart.categories[at], i);
        const title = `${name}, ${chart.categories[at]}: ${formatSample(sample, chart.unit)}`;
        return (
          `<g><title>${escapeText(title)}</title>${mark(sample, i, centre, width, chart, y)}` +
          `${rangeMark(sample, centre, y)}${valueLabel(sample, chart, centre, y, slot)}</g>`
        );
      });
      return `<g>${marks.join("")}</g>`;
    })
    .join("");
}

/** The chart as an `<svg>` element; `id` is unique in the page. */
export function drawChart(chart: Chart, id: string): string {
  const width = chartWidth(chart);
  const samples = chart.series.flatMap(({ values }) => values.filter((value) => value !== undefined));
  const y = chart.scale === "log" ? logScale(samples) : linearScale(samples);
  const groups = scaleBand([...chart.categories], [MARGIN.left, width - MARGIN.right]).padding(0.18);
  const slot = Math.min(groups.bandwidth() / Math.max(chart.series.length, 1), MAX_BAR_WIDTH / 0.88);
  const centreOf = (category: string) => groups(category)! + groups.bandwidth() / 2;
  const x = (category: string, series: number) =>
    centreOf(category) + (series - (chart.series.length - 1) / 2) * slot;
  return (
    `<svg class="chart" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${escapeText(chart.title)}</title><desc id="${id}-description">${escapeText(chart.description)}</desc>` +
    `${legend(chart)}${valueAxis(chart, width, y)}${seriesMarks(chart, y, x, slot)}${categoryAxis(chart, width, centreOf)}</svg>`
  );
}
