import fc from "fast-check";
import { expect, test } from "vitest";
import { Block } from "../../../src/compiler/flowgraph.js";
import { optimizeSwaps } from "../../../src/compiler/flowgraph-swaps.js";
import { NO_LOCATION } from "../../../src/compiler/instruction.js";
import { Op } from "../../../src/vm/opcode.js";

const DEPTH = 8;

function run(block: Block): number[] {
  const stack = Array.from({ length: DEPTH }, (_, i) => i);
  for (const { op, oparg } of block.instrs) {
    if (op === Op.SWAP) [stack[0], stack[oparg - 1]] = [stack[oparg - 1]!, stack[0]!];
  }
  return stack;
}

test("a shortened run of SWAPs does the same", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: DEPTH }), { minLength: 1, maxLength: 20 }), (depths) => {
      const block = new Block();
      // 1 stands for a NOP between.
      for (const depth of depths)
        block.add(depth === 1 ? Op.NOP : Op.SWAP, depth === 1 ? 0 : depth, null, NO_LOCATION);
      const before = run(block);
      const swaps = depths.filter((depth) => depth > 1).length;
      optimizeSwaps(block, 0);
      expect(run(block)).toEqual(before);
      expect(block.instrs.filter(({ op }) => op === Op.SWAP).length).toBeLessThanOrEqual(swaps);
    }),
  );
});
