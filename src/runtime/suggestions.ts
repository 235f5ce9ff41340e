/**
 * "Did you mean": the candidate that is closest to a misspelt name. Mirrors CPython's Python/suggestions.c: an edit distance in which a
 * change of case costs half, and limits beyond which a candidate is no suggestion.
 */
const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** Cost of turning `a` into `b`; more than `limit` when it is beyond it. */
export function levenshteinDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = a.slice(start, endA);
  const right = b.slice(start, endB);
  if (left.length === 0 || right.length === 0) return (left.length + right.length) * MOVE_COST;
  if (left.length > MAX_LENGTH || right.length > MAX_LENGTH) return limit + 1;
  if (Math.abs(left.length - right.length) * MOVE_COST > limit) return limit + 1;
  const row = Array.from(left, (_, i) => (i + 1) * MOVE_COST);
  let result = 0;
  for (let j = 0; j < right.length; j++) {
    let diagonal = j * MOVE_COST;
    result = diagonal;
    let minimum = Number.POSITIVE_INFINITY;
    for (let i = 0; i < left.length; i++) {
      const substitute = diagonal + substitutionCost(right[j], left[i]);
      diagonal = row[i];
      result = Math.min(substitute, Math.min(result, diagonal) + MOVE_COST);
      row[i] = result;
      if (result < minimum) minimum = result;
    }
    if (minimum > limit) return limit + 1;
  }
  return result;
}

/** The candidate that `name` was probably meant to be, if any. */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length >= MAX_CANDIDATES || name.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name || candidate.length > MAX_LENGTH) continue;
    const limit = Math.min(
      Math.floor(((name.length + candidate.length + 3) * MOVE_COST) / 6),
      bestDistance - 1,
    );
    const distance = levenshteinDistance(name, candidate, limit);
    if (distance <= limit && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What an error about the keyword `name` says more: the parameter that may have been meant, or nothing. */
export function keywordHint(name: string, parameters: readonly string[]): string {
  const suggestion = closestName(name, parameters);
  return suggestion === undefined ? "" : `. Did you mean '${suggestion}'?`;
}
