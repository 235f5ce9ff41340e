/**
 * The colours and patterns of charts. Four that the colour-blind can tell apart (Okabe and Ito's blue, orange, green and purple, lighter in the dark); and each has a pattern
 * of its own, so that a black-and-white print can be read too.
 */

/** As many series as can be told apart. */
export const SERIES_STYLES = 5;

/** CSS custom properties; the dark ones apply where the reader's system is dark, but not on paper. */
export const LIGHT_COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#666666"] as const;
export const DARK_COLOURS = ["#56b4e9", "#f0b429", "#2ecc9b", "#e39ac5", "#b0b0b0"] as const;

/** What is drawn over a bar of each series, in the page's colour; the first one is plain. */
const STROKES: readonly (string | undefined)[] = [
  undefined,
  '<path d="M0 8 8 0" />',
  '<circle cx="2" cy="2" r="1.3" /><circle cx="6" cy="6" r="1.3" />',
  '<path d="M0 4H8" />',
  '<path d="M0 0 8 8M0 8 8 0" />',
];

/** `<defs>` with the patterns, once a page. */
export function patternDefinitions(): string {
  const patterns = STROKES.map(
    (stroke, i) =>
      `<pattern id="series-${i}" width="8" height="8" patternUnits="userSpaceOnUse">` +
      `<rect width="8" height="8" class="fill-${i}" />${stroke === undefined ? "" : `<g class="hatch">${stroke}</g>`}</pattern>`,
  );
  return `<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>${patterns.join("")}</defs></svg>`;
}

/** The series' paint. */
export function paintOf(series: number): string {
  return `url(#series-${series % SERIES_STYLES})`;
}
