/** How figures are written. */
import type { Sample } from "./statistics.js";

/** What a figure counts. A ratio has no unit, and is written with a cross: ×1.07. */
export type Unit = "s" | "ms" | "/s" | "%" | "count" | "ratio";

// Three figures that matter, and no more digits after the point than that takes.
function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString("en");
  if (size >= 100 || value === 0) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return value.toFixed(size >= 0.1 ? 2 : 3);
}

/** A value with its unit. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case "ratio":
      return `×${value.toFixed(2)}`;
    case "count":
      return Number.isInteger(value) ? String(value) : threeDigits(value);
    case "%":
      return `${threeDigits(value)} %`;
    case "/s":
      return `${threeDigits(value)}/s`;
    case "s":
    case "ms":
      return `${threeDigits(value)} ${unit}`;
  }
}

/** The median, and the lowest and highest value where they differ: "×1.07 (1.05–1.10)". */
export function formatSample({ median, low, high }: Sample, unit: Unit): string {
  const middle = formatValue(median, unit);
  const bare = (value: number) => formatValue(value, unit).replace(/^×|\s?(s|ms|\/s|%)$/g, "");
  return bare(low) === bare(high) ? middle : `${middle} (${bare(low)}–${bare(high)})`;
}
