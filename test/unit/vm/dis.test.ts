import { describe, expect, test } from "vitest";
import { compileSource } from "../../../src/compiler/compile.js";
import { isCode } from "../../../src/compiler/constants.js";
import { disassemblable } from "../../../src/compiler/disassemble.js";
import {
  type DisassemblableCode,
  type DisOptions,
  disassemble,
  disInstructions,
} from "../../../src/vm/dis.js";
import { instruction, Op } from "../../../src/vm/opcode.js";

const SOURCE = `def f(x):
    try:
        return x.y[0]
    except E:
        g(x)
`;

function code(): DisassemblableCode {
  return disassemblable(compileSource(SOURCE, "f.py").code.co_consts.find(isCode)!);
}

function dis(options: DisOptions): string[] {
  return disassemble(code(), options).split("\n");
}

// dis.dis(f, show_offsets=True) and so on of python3.13.
const OFFSETS = [
  "   1          0       RESUME                   0",
  "",
  "   2          2       NOP",
  "",
  "   3   L1:    4       LOAD_FAST                0 (x)",
  "              6       LOAD_ATTR                0 (y)",
  "             26       LOAD_CONST               1 (0)",
  "             28       BINARY_SUBSCR",
  "       L2:   32       RETURN_VALUE",
  "",
  "  --   L3:   34       PUSH_EXC_INFO",
  "",
  "   4         36       LOAD_GLOBAL              2 (E)",
  "             46       CHECK_EXC_MATCH",
  "             48       POP_JUMP_IF_FALSE       14 (to L5)",
  "             52       POP_TOP",
  "",
  "   5         54       LOAD_GLOBAL              5 (g + NULL)",
  "             64       LOAD_FAST                0 (x)",
  "             66       CALL                     1",
  "             74       POP_TOP",
  "       L4:   76       POP_EXCEPT",
  "             78       RETURN_CONST             0 (None)",
  "",
  "   4   L5:   80       RERAISE                  0",
  "",
  "  --   L6:   82       COPY                     3",
  "             84       POP_EXCEPT",
  "             86       RERAISE                  1",
  "ExceptionTable:",
  "  L1 to L2 -> L3 [0]",
  "  L3 to L4 -> L6 [1] lasti",
  "  L5 to L6 -> L6 [1] lasti",
  "",
];

const CACHES = [
  "   1           RESUME                   0",
  "",
  "   2           NOP",
  "",
  "   3   L1:     LOAD_FAST                0 (x)",
  "               LOAD_ATTR                0 (y)",
  "               CACHE                    0 (counter: 0)",
  "               CACHE                    0 (version: 0)",
  "               CACHE                    0",
  "               CACHE                    0 (keys_version: 0)",
  "               CACHE                    0",
  "               CACHE                    0 (descr: 0)",
  "               CACHE                    0",
  "               CACHE                    0",
  "               CACHE                    0",
  "               LOAD_CONST               1 (0)",
  "               BINARY_SUBSCR",
  "               CACHE                    0 (counter: 0)",
  "       L2:     RETURN_VALUE",
  "",
  "  --   L3:     PUSH_EXC_INFO",
  "",
  "   4           LOAD_GLOBAL              2 (E)",
  "               CACHE                    0 (counter: 0)",
  "               CACHE                    0 (index: 0)",
  "               CACHE                    0 (module_keys_version: 0)",
  "               CACHE                    0 (builtin_keys_version: 0)",
  "               CHECK_EXC_MATCH",
  "               POP_JUMP_IF_FALSE       14 (to L5)",
  "               CACHE                    0 (counter: 0)",
  "               POP_TOP",
  "",
  "   5           LOAD_GLOBAL              5 (g + NULL)",
  "               CACHE                    0 (counter: 0)",
  "               CACHE                    0 (index: 0)",
  "               CACHE                    0 (module_keys_version: 0)",
  "               CACHE                    0 (builtin_keys_version: 0)",
  "               LOAD_FAST                0 (x)",
  "               CALL                     1",
  "               CACHE                    0 (counter: 0)",
  "               CACHE                    0 (func_version: 0)",
  "               CACHE                    0",
  "               POP_TOP",
  "       L4:     POP_EXCEPT",
  "               RETURN_CONST             0 (None)",
  "",
  "   4   L5:     RERAISE                  0",
  "",
  "  --   L6:     COPY                     3",
  "               POP_EXCEPT",
  "               RERAISE                  1",
  "ExceptionTable:",
  "  L1 to L2 -> L3 [0]",
  "  L3 to L4 -> L6 [1] lasti",
  "  L5 to L6 -> L6 [1] lasti",
  "",
];

const BOTH = [
  "   1          0       RESUME                   0",
  "",
  "   2          2       NOP",
  "",
  "   3   L1:    4       LOAD_FAST                0 (x)",
  "              6       LOAD_ATTR                0 (y)",
  "              8       CACHE                    0 (counter: 0)",
  "             10       CACHE                    0 (version: 0)",
  "             12       CACHE                    0",
  "             14       CACHE                    0 (keys_version: 0)",
  "             16       CACHE                    0",
  "             18       CACHE                    0 (descr: 0)",
  "             20       CACHE                    0",
  "             22       CACHE                    0",
  "             24       CACHE                    0",
  "             26       LOAD_CONST               1 (0)",
  "             28       BINARY_SUBSCR",
  "             30       CACHE                    0 (counter: 0)",
  "       L2:   32       RETURN_VALUE",
  "",
  "  --   L3:   34       PUSH_EXC_INFO",
  "",
  "   4         36       LOAD_GLOBAL              2 (E)",
  "             38       CACHE                    0 (counter: 0)",
  "             40       CACHE                    0 (index: 0)",
  "             42       CACHE                    0 (module_keys_version: 0)",
  "             44       CACHE                    0 (builtin_keys_version: 0)",
  "             46       CHECK_EXC_MATCH",
  "             48       POP_JUMP_IF_FALSE       14 (to L5)",
  "             50       CACHE                    0 (counter: 0)",
  "             52       POP_TOP",
  "",
  "   5         54       LOAD_GLOBAL              5 (g + NULL)",
  "             56       CACHE                    0 (counter: 0)",
  "             58       CACHE                    0 (index: 0)",
  "             60       CACHE                    0 (module_keys_version: 0)",
  "             62       CACHE                    0 (builtin_keys_version: 0)",
  "             64       LOAD_FAST                0 (x)",
  "             66       CALL                     1",
  "             68       CACHE                    0 (counter: 0)",
  "             70       CACHE                    0 (func_version: 0)",
  "             72       CACHE                    0",
  "             74       POP_TOP",
  "       L4:   76       POP_EXCEPT",
  "             78       RETURN_CONST             0 (None)",
  "",
  "   4   L5:   80       RERAISE                  0",
  "",
  "  --   L6:   82       COPY                     3",
  "             84       POP_EXCEPT",
  "             86       RERAISE                  1",
  "ExceptionTable:",
  "  L1 to L2 -> L3 [0]",
  "  L3 to L4 -> L6 [1] lasti",
  "  L5 to L6 -> L6 [1] lasti",
  "",
];

// dis.disassemble(f.__code__, lasti=6)
const CURRENT = [
  "   1           RESUME                   0",
  "",
  "   2           NOP",
  "",
  "   3   L1:     LOAD_FAST                0 (x)",
  "           --> LOAD_ATTR                0 (y)",
  "               LOAD_CONST               1 (0)",
  "               BINARY_SUBSCR",
  "       L2:     RETURN_VALUE",
  "",
  "  --   L3:     PUSH_EXC_INFO",
  "",
  "   4           LOAD_GLOBAL              2 (E)",
  "               CHECK_EXC_MATCH",
  "               POP_JUMP_IF_FALSE       14 (to L5)",
  "               POP_TOP",
  "",
  "   5           LOAD_GLOBAL              5 (g + NULL)",
  "               LOAD_FAST                0 (x)",
  "               CALL                     1",
  "               POP_TOP",
  "       L4:     POP_EXCEPT",
  "               RETURN_CONST             0 (None)",
  "",
  "   4   L5:     RERAISE                  0",
  "",
  "  --   L6:     COPY                     3",
  "               POP_EXCEPT",
  "               RERAISE                  1",
  "ExceptionTable:",
  "  L1 to L2 -> L3 [0]",
  "  L3 to L4 -> L6 [1] lasti",
  "  L5 to L6 -> L6 [1] lasti",
  "",
];

describe("options", () => {
  test("offsets", () => {
    expect(dis({ showOffsets: true })).toEqual(OFFSETS);
  });

  test("caches", () => {
    expect(dis({ showCaches: true })).toEqual(CACHES);
  });

  test("offsets and caches", () => {
    expect(dis({ showOffsets: true, showCaches: true })).toEqual(BOTH);
  });

  test("the current instruction, also from within its caches", () => {
    expect(dis({ currentWord: 3 })).toEqual(CURRENT);
    expect(dis({ currentWord: 12 })).toEqual(CURRENT);
  });
});

describe("specialised code", () => {
  const specialised = (): DisassemblableCode => {
    const words = Int32Array.from(code().words);
    const at = words.findIndex((word) => (word & 0xff) === Op.LOAD_ATTR);
    words[at] = instruction(Op.LOAD_ATTR_INSTANCE_VALUE, words[at]! >> 8);
    return { ...code(), words };
  };

  test("looks like what the compiler made", () => {
    expect(disassemble(specialised())).toBe(disassemble(code()));
  });

  test("is shown as it is on request", () => {
    const names = disInstructions(specialised(), true).map(({ opname }) => opname);
    expect(names).toContain("LOAD_ATTR_INSTANCE_VALUE");
    // Wider than its column: the operand's column gives way.
    expect(disassemble(specialised(), { adaptive: true })).toContain("LOAD_ATTR_INSTANCE_VALUE 0 (y)");
  });
});
