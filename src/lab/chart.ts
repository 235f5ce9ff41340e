/** What a chart shows: groups of bars, a bar a series, each with the range of its repetitions; or points on a logarithmic scale. svg.ts draws it. */
import type { ExperimentResult } from "./results.js";
import { figureNamed, sampleNamed, sampleOf } from "./results.js";
import type { Sample } from "./statistics.js";
import type { Unit } from "./units.js";

/** The bars, or points, of one colour. */
export interface ChartSeries {
  readonly name: string;
  /** One for each of the chart's categories. */
  readonly values: readonly (Sample | undefined)[];
}

/** A chart. */
export interface Chart {
  readonly title: string;
  /** In a sentence, for those who cannot see it. */
  readonly description: string;
  readonly categoriesTitle: string;
  readonly categories: readonly string[];
  readonly valuesTitle: string;
  readonly unit: Unit;
  readonly scale: "linear" | "log";
  readonly series: readonly ChartSeries[];
}

/** The texts of a chart. */
type ChartTexts = Omit<Chart, "series" | "categories">;

/** A bar for each subject in each category; the figures are called by what `figureOf` makes of a category. */
export function chartOfSubjects(
  result: ExperimentResult,
  texts: ChartTexts,
  categories: readonly string[],
  figureOf: (category: string) => string,
): Chart {
  const series = result.subjects.map((subject) => ({
    name: subject.subject.title,
    values: categories.map((category) =>
      sampleOf(subject, figureNamed(result.experiment, figureOf(category))),
    ),
  }));
  return withoutEmpty({ ...texts, categories, series });
}

/** A bar for each kind of figure in each category, of one subject. */
export function chartOfKinds(
  result: ExperimentResult,
  texts: ChartTexts,
  subject: string,
  categories: readonly string[],
  kinds: readonly string[],
): Chart {
  const series = kinds.map((kind) => ({
    name: kind,
    values: categories.map((category) => sampleNamed(result, subject, `${category} ${kind}`)),
  }));
  return withoutEmpty({ ...texts, categories, series });
}

// Without what was not measured at all: a quick run leaves out categories, an old Python has no figures.
function withoutEmpty(chart: Chart): Chart {
  const series = chart.series.filter(({ values }) => values.some((value) => value !== undefined));
  const kept = chart.categories.map((_, i) => series.some(({ values }) => values[i] !== undefined));
  return {
    ...chart,
    categories: chart.categories.filter((_, i) => kept[i]),
    series: series.map(({ name, values }) => ({ name, values: values.filter((_, i) => kept[i]) })),
  };
}
