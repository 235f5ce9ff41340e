/** Statistics of a few repetitions: the median, and how far the values lie apart. */

/** The values of one figure, a number a repetition. */
export interface Sample {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The middle one of the values; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What the values say together; undefined: there are none. */
export function summarise(values: readonly number[]): Sample | undefined {
  if (values.length === 0) return undefined;
  return {
    median: median(values),
    low: Math.min(...values),
    high: Math.max(...values),
    count: values.length,
  };
}
