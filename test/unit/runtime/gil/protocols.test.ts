/**
 * Both GIL protocols, driven in real threads: one holder at a time, nobody waits for ever, a drop request leads to a switch. Invariants only, never times.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CheckMode, GilPolicyId } from "../../../../src/runtime/gil/words.js";
import { AT_REST, runScenario } from "./run-scenario.js";
import type { Scenario } from "./scenario.js";

const gilOptions = (policy: GilPolicyId, intervalUs: number) => ({
  policy,
  checkMode: CheckMode.BACKEDGE,
  intervalUs,
  checkInterval: 100,
});

const anyScenario = (kind: Scenario["kind"], policy: GilPolicyId): fc.Arbitrary<Scenario> =>
  fc.record({
    kind: fc.constant(kind),
    gil: fc.integer({ min: 1, max: 2000 }).map((intervalUs) => gilOptions(policy, intervalUs)),
    threads: fc.integer({ min: 2, max: 4 }),
    rounds: fc.integer({ min: 1, max: 300 }),
    work: fc.integer({ min: 0, max: 5000 }),
  });

const POLICIES = { request: GilPolicyId.REQUEST, interval: GilPolicyId.INTERVAL };

describe.each(Object.entries(POLICIES))("policy %s", (_name, policy) => {
  test("one holder at a time, and everybody gets it", async () => {
    await fc.assert(
      fc.asyncProperty(anyScenario("gil", policy), async (scenario) => {
        const { rest, done } = await runScenario(scenario);
        expect(rest).toEqual(AT_REST);
        expect(done).toBe(scenario.threads * scenario.rounds);
      }),
      { numRuns: 8 },
    );
  });
});

test("a thread that never blocks is made to switch", async () => {
  // Each worker's only round lasts much longer than the interval, so the others must ask.
  const { rest, honoured } = await runScenario({
    kind: "gil",
    gil: gilOptions(GilPolicyId.REQUEST, 200),
    threads: 3,
    rounds: 1,
    work: 20_000_000,
  });
  expect(rest).toEqual(AT_REST);
  expect(honoured).toBeGreaterThan(0);
});
