/** The native functions of all modules take the parameters that their signatures say. */
import "../../../../src/runtime/boot.js";
import "../../../../src/runtime/modules/all.js";
import { expect, test } from "vitest";
import { checkMethodDefs } from "../../../../src/runtime/call/arguments.js";

test("implementations agree with their signatures", () => {
  expect(checkMethodDefs()).toEqual([]);
});
