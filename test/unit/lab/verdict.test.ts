/** Verdicts: from the figures, a repetition at a time. */
import { expect, test } from "vitest";
import { judge } from "../../../src/lab/verdict.js";
import { result, subjectResult } from "./fake-result.js";

const larger = { a: 1, b: 2 };
const smaller = { a: 2, b: 1 };

function outcome(request: readonly object[], interval: readonly object[]): string {
  return judge(
    result(
      subjectResult("request", request as Record<string, number>[]),
      subjectResult("interval", interval as Record<string, number>[]),
    ),
  ).outcome;
}

test("by how often the statements held", () => {
  expect(outcome([larger, larger, larger], [larger, larger, larger])).toBe("reproduced");
  expect(outcome([larger, larger, smaller], [larger, larger, larger])).toBe("mostly reproduced");
  expect(outcome([larger, larger, larger], [smaller, smaller, larger])).toBe("partly reproduced");
  expect(outcome([smaller, smaller], [smaller, larger])).toBe("not reproduced");
});

test("what was not measured does not count as held", () => {
  expect(outcome([], [])).toBe("not measured");
  expect(outcome([larger], [])).toBe("partly reproduced");
  expect(outcome([{ a: 1 }], [{ b: 1 }])).toBe("not measured");
});

test("statements with what was measured", () => {
  const { statements } = judge(
    result(subjectResult("request", [larger, { a: 1, b: 4 }, smaller]), subjectResult("interval", [larger])),
  );
  expect(statements[0]).toEqual({
    says: "under request, b is larger",
    measured: "×2.00 (0.50–4.00)",
    held: 2,
    of: 3,
  });
  expect(statements[1]).toMatchObject({ held: 1, of: 1, measured: "×2.00" });
});

test("what did not hold on a busy machine is unclear; what held, held", () => {
  const busy = { othersCores: 1.5 };
  const verdict = (figures: Record<string, number>) =>
    judge(result(subjectResult("request", [figures], busy), subjectResult("interval", [figures], busy)))
      .outcome;
  expect(verdict(smaller)).toBe("unclear");
  expect(verdict(larger)).toBe("reproduced");
});

test("failures and other processes are said", () => {
  const { caveats } = judge(
    result(
      subjectResult("request", [larger, larger], { othersCores: 1.24 }),
      subjectResult("interval", [], { failure: "fake.py: exit status 1" }),
    ),
  );
  expect(caveats).toEqual([
    "minipy interval failed: fake.py: exit status 1",
    "measured beside other processes, which used up to 1.2 cores in 2 of 2 repetitions",
  ]);
});
