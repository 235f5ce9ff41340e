import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_LOCATION } from "../../../src/compiler/instruction.js";
import { decodePositions, LocationWriter } from "../../../src/compiler/location-table.js";

const column = fc.oneof(fc.constant(-1), fc.nat(20), fc.nat(200), fc.nat(5000));
const location = fc.oneof(
  fc.constant(NO_LOCATION),
  fc
    .record({
      lineno: fc.integer({ min: 1, max: 300 }),
      lines: fc.nat(4),
      col_offset: column,
      width: fc.nat(40),
    })
    .map(({ lineno, lines, col_offset, width }) => ({
      lineno,
      end_lineno: lineno + lines,
      col_offset,
      end_col_offset: col_offset < 0 ? -1 : col_offset + width,
    })),
);

test("positions come back", () => {
  const runs = fc.array(fc.tuple(location, fc.integer({ min: 1, max: 30 })));
  fc.assert(
    fc.property(runs, fc.nat(100), (entries, firstlineno) => {
      const writer = new LocationWriter(firstlineno);
      for (const [loc, words] of entries) writer.write(loc, words);
      const expected = entries.flatMap(([loc, words]) => Array.from({ length: words }, () => loc));
      const positions = decodePositions(writer.bytes(), firstlineno);
      expect(positions.map(({ lineno }) => lineno ?? -1)).toEqual(expected.map(({ lineno }) => lineno));
      expect(positions.map(({ end_lineno }) => end_lineno ?? -1)).toEqual(
        expected.map(({ end_lineno }) => end_lineno),
      );
      expect(positions.map(({ col_offset }) => col_offset ?? -1)).toEqual(
        expected.map(({ col_offset }) => col_offset),
      );
      expect(positions.map(({ end_col_offset }) => end_col_offset ?? -1)).toEqual(
        expected.map(({ end_col_offset }) => end_col_offset),
      );
    }),
  );
});
