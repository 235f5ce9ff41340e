import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  BINARY_SYMBOLS,
  cacheCount,
  deopt,
  OP_COUNT,
  OP_NAMES,
  OPCODES,
  Op,
  opInfo,
  opName,
  opNumber,
  stackEffect,
} from "../../../src/vm/opcode.js";

const source = readFileSync(new URL("../../../src/vm/opcode.ts", import.meta.url), "utf8");

describe("opcode table", () => {
  test("rows stand in the order of the numbers", () => {
    const body = /export const enum Op \{([^}]*)\}/.exec(source)![1]!;
    const members = [...body.matchAll(/^ {2}([A-Z_0-9]+),$/gm)].map((match) => match[1]);
    expect(OP_NAMES).toEqual(members);
    expect(opName(Op.UNPACK_SEQUENCE_TWO_TUPLE)).toBe("UNPACK_SEQUENCE_TWO_TUPLE");
    expect(opName(Op.LOAD_FAST)).toBe("LOAD_FAST");
    expect(opNumber("LOAD_FAST")).toBe(Op.LOAD_FAST);
  });

  test("an opcode fits in a byte, and 0 is CACHE", () => {
    expect(OP_COUNT).toBeLessThanOrEqual(256);
    expect(Op.CACHE).toBe(0);
  });

  test("specialised opcodes come after all others and share operand, caches and effect with their base", () => {
    let specialised = false;
    for (const name of OP_NAMES) {
      const info = OPCODES[name];
      if (info.base === undefined) {
        expect(specialised).toBe(false);
        expect(deopt(opNumber(name) as Op)).toBe(opNumber(name));
        continue;
      }
      specialised = true;
      expect(name.startsWith(info.base)).toBe(true);
      const base = opInfo(deopt(opNumber(name) as Op));
      expect([info.operand, info.caches, info.effect, info.ticks]).toEqual([
        base.operand,
        base.caches,
        base.effect,
        base.ticks,
      ]);
    }
  });

  // opcode._inline_cache_entries of 3.13.
  test("cache counts", () => {
    const counts = Object.fromEntries(
      OP_NAMES.filter((name) => OPCODES[name].base === undefined && OPCODES[name].caches > 0).map((name) => [
        name,
        cacheCount(opNumber(name) as Op),
      ]),
    );
    expect(counts).toEqual({
      BINARY_OP: 1,
      BINARY_SUBSCR: 1,
      CALL: 3,
      COMPARE_OP: 1,
      CONTAINS_OP: 1,
      FOR_ITER: 1,
      JUMP_BACKWARD: 1,
      LOAD_ATTR: 9,
      LOAD_GLOBAL: 4,
      LOAD_SUPER_ATTR: 1,
      POP_JUMP_IF_FALSE: 1,
      POP_JUMP_IF_NONE: 1,
      POP_JUMP_IF_NOT_NONE: 1,
      POP_JUMP_IF_TRUE: 1,
      SEND: 1,
      STORE_ATTR: 4,
      STORE_SUBSCR: 1,
      TO_BOOL: 3,
      UNPACK_SEQUENCE: 1,
    });
  });

  // dis.stack_effect of 3.13 for oparg 0, 1, 2, 3 (one number: the oparg makes no difference).
  test("stack effects", () => {
    const expected: Record<string, number | number[]> = EFFECTS;
    for (const name of OP_NAMES) {
      if (OPCODES[name].base !== undefined) continue;
      const effect = expected[name]!;
      const all = Array.isArray(effect) ? effect : [effect, effect, effect, effect];
      expect([name, ...[0, 1, 2, 3].map((oparg) => stackEffect(opNumber(name) as Op, oparg))]).toEqual([
        name,
        ...all,
      ]);
    }
    expect(stackEffect(Op.UNPACK_EX, 0x0203)).toBe(5);
  });

  test("ticks: the 2.7 rules", () => {
    const quiet = OP_NAMES.filter((name) => !OPCODES[name].ticks);
    expect(quiet).toEqual([
      ...["CACHE", "COPY", "END_FOR", "JUMP_FORWARD", "LOAD_CONST", "LOAD_FAST", "LOAD_FAST_CHECK"],
      ...["LOAD_FAST_LOAD_FAST", "NOP", "POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE", "POP_TOP", "PUSH_NULL"],
      ...["STORE_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST", "SWAP"],
    ]);
  });

  test("operator symbols", () => {
    expect(BINARY_SYMBOLS).toHaveLength(26);
    expect(BINARY_SYMBOLS[25]).toBe("^=");
  });
});

const EFFECTS = {
  CACHE: 0,
  BEFORE_ASYNC_WITH: 1,
  BEFORE_WITH: 1,
  BINARY_OP: -1,
  BINARY_SLICE: -2,
  BINARY_SUBSCR: -1,
  BUILD_CONST_KEY_MAP: [0, -1, -2, -3],
  BUILD_LIST: [1, 0, -1, -2],
  BUILD_MAP: [1, -1, -3, -5],
  BUILD_SET: [1, 0, -1, -2],
  BUILD_SLICE: [-1, -1, -1, -2],
  BUILD_STRING: [1, 0, -1, -2],
  BUILD_TUPLE: [1, 0, -1, -2],
  CALL: [-1, -2, -3, -4],
  CALL_FUNCTION_EX: [-2, -3, -2, -3],
  CALL_INTRINSIC_1: 0,
  CALL_INTRINSIC_2: -1,
  CALL_KW: [-2, -3, -4, -5],
  CHECK_EG_MATCH: 0,
  CHECK_EXC_MATCH: 0,
  CLEANUP_THROW: -1,
  COMPARE_OP: -1,
  CONTAINS_OP: -1,
  CONVERT_VALUE: 0,
  COPY: 1,
  COPY_FREE_VARS: 0,
  DELETE_ATTR: -1,
  DELETE_DEREF: 0,
  DELETE_FAST: 0,
  DELETE_GLOBAL: 0,
  DELETE_NAME: 0,
  DELETE_SUBSCR: -2,
  DICT_MERGE: -1,
  DICT_UPDATE: -1,
  END_ASYNC_FOR: -2,
  END_FOR: -1,
  END_SEND: -1,
  EXIT_INIT_CHECK: -1,
  FORMAT_SIMPLE: 0,
  FORMAT_WITH_SPEC: -1,
  FOR_ITER: 1,
  GET_AITER: 0,
  GET_ANEXT: 1,
  GET_AWAITABLE: 0,
  GET_ITER: 0,
  GET_LEN: 1,
  GET_YIELD_FROM_ITER: 0,
  IMPORT_FROM: 1,
  IMPORT_NAME: -1,
  INTERPRETER_EXIT: -1,
  IS_OP: -1,
  JUMP_BACKWARD: 0,
  JUMP_BACKWARD_NO_INTERRUPT: 0,
  JUMP_FORWARD: 0,
  LIST_APPEND: -1,
  LIST_EXTEND: -1,
  LOAD_ASSERTION_ERROR: 1,
  LOAD_ATTR: [0, 1, 0, 1],
  LOAD_BUILD_CLASS: 1,
  LOAD_CONST: 1,
  LOAD_DEREF: 1,
  LOAD_FAST: 1,
  LOAD_FAST_AND_CLEAR: 1,
  LOAD_FAST_CHECK: 1,
  LOAD_FAST_LOAD_FAST: 2,
  LOAD_FROM_DICT_OR_DEREF: 0,
  LOAD_FROM_DICT_OR_GLOBALS: 0,
  LOAD_GLOBAL: [1, 2, 1, 2],
  LOAD_LOCALS: 1,
  LOAD_NAME: 1,
  LOAD_SUPER_ATTR: [-2, -1, -2, -1],
  MAKE_CELL: 0,
  MAKE_FUNCTION: 0,
  MAP_ADD: -2,
  MATCH_CLASS: -2,
  MATCH_KEYS: 1,
  MATCH_MAPPING: 1,
  MATCH_SEQUENCE: 1,
  NOP: 0,
  POP_EXCEPT: -1,
  POP_JUMP_IF_FALSE: -1,
  POP_JUMP_IF_NONE: -1,
  POP_JUMP_IF_NOT_NONE: -1,
  POP_JUMP_IF_TRUE: -1,
  POP_TOP: -1,
  PUSH_EXC_INFO: 1,
  PUSH_NULL: 1,
  RAISE_VARARGS: [0, -1, -2, -3],
  RERAISE: -1,
  RESUME: 0,
  RETURN_CONST: 0,
  RETURN_GENERATOR: 1,
  RETURN_VALUE: -1,
  SEND: 0,
  SETUP_ANNOTATIONS: 0,
  SET_ADD: -1,
  SET_FUNCTION_ATTRIBUTE: -1,
  SET_UPDATE: -1,
  STORE_ATTR: -2,
  STORE_DEREF: -1,
  STORE_FAST: -1,
  STORE_FAST_LOAD_FAST: 0,
  STORE_FAST_STORE_FAST: -2,
  STORE_GLOBAL: -1,
  STORE_NAME: -1,
  STORE_SLICE: -4,
  STORE_SUBSCR: -3,
  SWAP: 0,
  TO_BOOL: 0,
  UNARY_INVERT: 0,
  UNARY_NEGATIVE: 0,
  UNARY_NOT: 0,
  UNPACK_EX: [0, 1, 2, 3],
  UNPACK_SEQUENCE: [-1, 0, 1, 2],
  WITH_EXCEPT_START: 1,
  YIELD_VALUE: 0,
};
