/** What a wrong call of a builtin says, to the letter of CPython 3.13 (each text was taken from it). */
import { beforeAll, describe, expect, test } from "vitest";
import { checkMethodDefs } from "../../../../src/runtime/call/arguments.js";
import { boot, call, callMethod, countObjects, type Value } from "../abstract/boot-builtins.js";

beforeAll(boot);

test("every native function takes what its signature says", () => {
  expect(checkMethodDefs()).toEqual([]);
});

type Case = [path: string, args: Value[], keywords: Record<string, Value>, expected: string];

const FUNCTIONS: Case[] = [
  ["sorted", [], {}, "TypeError: sorted expected 1 argument, got 0"],
  ["sorted", [[1], 2], {}, "TypeError: sorted expected 1 argument, got 2"],
  ["sorted", [[2, 1]], { foo: 1 }, "TypeError: sort() got an unexpected keyword argument 'foo'"],
  ["sorted", [[2, 1]], { reverse: true }, "[2, 1]"],
  ["len", [], {}, "TypeError: len() takes exactly one argument (0 given)"],
  ["len", [1, 2], {}, "TypeError: len() takes exactly one argument (2 given)"],
  ["len", [], { x: 1 }, "TypeError: len() takes no keyword arguments"],
  ["len", [1], {}, "TypeError: object of type 'int' has no len()"],
  ["len", [[1, 2]], {}, "2"],
  ["globals", [1], {}, "TypeError: globals() takes no arguments (1 given)"],
  ["sum", [], {}, "TypeError: sum() takes at least 1 positional argument (0 given)"],
  ["sum", [1, 2, 3], {}, "TypeError: sum() takes at most 2 arguments (3 given)"],
  ["sum", [], { iterable: [1] }, "TypeError: sum() takes at least 1 positional argument (0 given)"],
  ["sum", [[], 0], { start: 2 }, "TypeError: sum() takes at most 2 arguments (3 given)"],
  ["sum", [["a"], ""], {}, "TypeError: sum() can't sum strings [use ''.join(seq) instead]"],
  ["sum", [["a"]], {}, "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
  ["round", [], {}, "TypeError: round() missing required argument 'number' (pos 1)"],
  ["round", [1, 2, 3], {}, "TypeError: round() takes at most 2 arguments (3 given)"],
  ["round", [1], { foo: 1 }, "TypeError: round() got an unexpected keyword argument 'foo'"],
  ["round", [], { number: 1 }, "1"],
  ["round", ["a"], {}, "TypeError: type str doesn't define __round__ method"],
  ["pow", [1], {}, "TypeError: pow() missing required argument 'exp' (pos 2)"],
  ["pow", [1, 2, 3, 4], {}, "TypeError: pow() takes at most 3 arguments (4 given)"],
  ["pow", [1, 2], { foo: 2 }, "TypeError: pow() got an unexpected keyword argument 'foo'"],
  ["pow", [1, "a"], {}, "TypeError: unsupported operand type(s) for ** or pow(): 'int' and 'str'"],
  ["pow", [1, "a", 3], {}, "TypeError: unsupported operand type(s) for ** or pow(): 'int', 'str', 'int'"],
  ["print", [1], { foo: 1 }, "TypeError: print() got an unexpected keyword argument 'foo'"],
  ["isinstance", [1], {}, "TypeError: isinstance expected 2 arguments, got 1"],
  ["isinstance", [1, 2], {}, "TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union"],
  ["issubclass", [1, 2], {}, "TypeError: issubclass() arg 1 must be a class"],
  ["getattr", [1], {}, "TypeError: getattr expected at least 2 arguments, got 1"],
  ["getattr", [1, 2], {}, "TypeError: attribute name must be string, not 'int'"],
  ["getattr", [1, "x"], {}, "AttributeError: 'int' object has no attribute 'x'"],
  ["getattr", [1, "x", 5], {}, "5"],
  ["hasattr", [1, "real"], {}, "True"],
  ["hasattr", [1, "reel"], {}, "False"],
  [
    "setattr",
    [1, "a", 3],
    {},
    "AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes",
  ],
  ["setattr", [1, "real", 3], {}, "AttributeError: attribute 'real' of 'int' objects is not writable"],
  ["delattr", [1, "real"], {}, "AttributeError: attribute 'real' of 'int' objects is not writable"],
  ["setattr", [[], "append", 3], {}, "AttributeError: 'list' object attribute 'append' is read-only"],
  ["iter", [], {}, "TypeError: iter expected at least 1 argument, got 0"],
  ["iter", [1], {}, "TypeError: 'int' object is not iterable"],
  ["iter", [1, 2], {}, "TypeError: iter(v, w): v must be callable"],
  ["iter", [1, 2, 3], {}, "TypeError: iter expected at most 2 arguments, got 3"],
  ["next", [1], {}, "TypeError: 'int' object is not an iterator"],
  ["chr", ["a"], {}, "TypeError: 'str' object cannot be interpreted as an integer"],
  ["chr", [-1], {}, "ValueError: chr() arg not in range(0x110000)"],
  ["chr", [2 ** 40], {}, "ValueError: chr() arg not in range(0x110000)"],
  ["chr", [0x1f600], {}, "'😀'"],
  ["ord", ["ab"], {}, "TypeError: ord() expected a character, but string of length 2 found"],
  ["ord", [1], {}, "TypeError: ord() expected string of length 1, but int found"],
  ["ord", ["€"], {}, "8364"],
  ["bin", ["a"], {}, "TypeError: 'str' object cannot be interpreted as an integer"],
  ["bin", [-5], {}, "'-0b101'"],
  ["hex", [255], {}, "'0xff'"],
  ["oct", [8], {}, "'0o10'"],
  ["max", [], {}, "TypeError: max expected at least 1 argument, got 0"],
  ["max", [1], {}, "TypeError: 'int' object is not iterable"],
  ["max", [[]], {}, "ValueError: max() iterable argument is empty"],
  ["max", [[]], { default: 3 }, "3"],
  [
    "max",
    [1, 2],
    { default: 3 },
    "TypeError: Cannot specify a default for max() with multiple positional arguments",
  ],
  ["max", [1, 2], { foo: 3 }, "TypeError: max() got an unexpected keyword argument 'foo'"],
  ["max", [[1, 2]], { key: 1 }, "TypeError: 'int' object is not callable"],
  ["min", [1, "a"], {}, "TypeError: '<' not supported between instances of 'str' and 'int'"],
  ["min", [3, 1, 2], {}, "1"],
  ["all", [1], {}, "TypeError: 'int' object is not iterable"],
  ["all", [[1, 0]], {}, "False"],
  ["any", [[0, 1]], {}, "True"],
  ["dir", [1, 2], {}, "TypeError: dir expected at most 1 argument, got 2"],
  ["vars", [1], {}, "TypeError: vars() argument must have __dict__ attribute"],
  ["hash", [[]], {}, "TypeError: unhashable type: 'list'"],
  ["format", [], {}, "TypeError: format expected at least 1 argument, got 0"],
  ["format", [1, 2], {}, "TypeError: format() argument 2 must be str, not int"],
  ["format", [[], "a"], {}, "TypeError: unsupported format string passed to list.__format__"],
  ["format", [5, "04"], {}, "'0005'"],
  ["divmod", [1, "a"], {}, "TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'"],
  ["divmod", [7, -2], {}, "(-4, -1)"],
  ["abs", ["a"], {}, "TypeError: bad operand type for abs(): 'str'"],
  ["ascii", ["aé€😀"], {}, "\"'a\\\\xe9\\\\u20ac\\\\U0001f600'\""],
  ["callable", [1], {}, "False"],
  ["__import__", [], {}, "TypeError: __import__() missing required argument 'name' (pos 1)"],
  ["exec", [], {}, "TypeError: exec() takes at least 1 positional argument (0 given)"],
  ["compile", [1, "x"], {}, "TypeError: compile() missing required argument 'mode' (pos 3)"],
  ["__build_class__", [], {}, "TypeError: __build_class__: not enough arguments"],
  ["__build_class__", [1, 2], {}, "TypeError: __build_class__: func must be a function"],
];

test.each(FUNCTIONS)("%s(*%o, **%o)", (path, args, keywords, expected) => {
  expect(call(path, args, keywords)).toBe(expected);
});

const TYPES: Case[] = [
  ["int", [1, 2, 3], {}, "TypeError: int expected at most 2 arguments, got 3"],
  ["int", [], { foo: 1 }, "TypeError: int() got an unexpected keyword argument 'foo'"],
  ["float", [], { x: 1 }, "TypeError: float() takes no keyword arguments"],
  ["property", [1, 2, 3, 4, 5], {}, "TypeError: property() takes at most 4 arguments (5 given)"],
  ["property", [], { foo: 1 }, "TypeError: property() got an unexpected keyword argument 'foo'"],
  ["staticmethod", [], {}, "TypeError: staticmethod expected 1 argument, got 0"],
  ["staticmethod", [], { x: 1 }, "TypeError: staticmethod() takes no keyword arguments"],
  ["staticmethod", [1], {}, "<staticmethod(1)>"],
  ["classmethod", [1], {}, "<classmethod(1)>"],
  ["super", [], {}, "RuntimeError: super(): no current frame"],
  ["super", [1, 2, 3], {}, "TypeError: super() expected at most 2 arguments, got 3"],
  ["super", [1], {}, "TypeError: super() argument 1 must be a type, not int"],
  ["super", [], { x: 1 }, "TypeError: super() takes no keyword arguments"],
];

test.each(TYPES)("%s(*%o, **%o)", (path, args, keywords, expected) => {
  expect(call(path, args, keywords)).toBe(expected);
});

const METHODS: [
  self: Value,
  name: string,
  args: Value[],
  keywords: Record<string, Value>,
  expected: string,
][] = [
  [[], "append", [], {}, "TypeError: list.append() takes exactly one argument (0 given)"],
  [[], "append", [1, 2], {}, "TypeError: list.append() takes exactly one argument (2 given)"],
  [[], "append", [], { x: 1 }, "TypeError: list.append() takes no keyword arguments"],
  [[], "append", [1], {}, "None"],
  [[], "clear", [1], {}, "TypeError: list.clear() takes no arguments (1 given)"],
  [[], "clear", [], { x: 1 }, "TypeError: list.clear() takes no keyword arguments"],
  [[], "pop", [1, 2], {}, "TypeError: pop expected at most 1 argument, got 2"],
  [[], "pop", ["a"], {}, "TypeError: 'str' object cannot be interpreted as an integer"],
  [[], "pop", [2n ** 70n], {}, "OverflowError: Python int too large to convert to C ssize_t"],
  [[], "pop", [], { x: 1 }, "TypeError: list.pop() takes no keyword arguments"],
  [[], "insert", [1], {}, "TypeError: insert expected 2 arguments, got 1"],
  [[], "index", [], {}, "TypeError: index expected at least 1 argument, got 0"],
  [[], "sort", [1], {}, "TypeError: sort() takes no positional arguments"],
  [[], "sort", [], { foo: 1 }, "TypeError: sort() got an unexpected keyword argument 'foo'"],
  [
    [],
    "sort",
    [],
    { key: 1, reverse: 1, foo: 1 },
    "TypeError: sort() takes at most 2 keyword arguments (3 given)",
  ],
  ["", "split", [1, 2, 3], {}, "TypeError: split() takes at most 2 arguments (3 given)"],
  ["", "split", [], { foo: 1 }, "TypeError: split() got an unexpected keyword argument 'foo'"],
  ["", "split", [1], {}, "TypeError: must be str or None, not int"],
  ["", "encode", [1], {}, "TypeError: encode() argument 'encoding' must be str, not int"],
  ["a", "replace", [1], {}, "TypeError: replace() takes at least 2 positional arguments (1 given)"],
  ["a", "replace", [1, 2], {}, "TypeError: replace() argument 1 must be str, not int"],
  ["a", "replace", ["a", "b", 1, 2], {}, "TypeError: replace() takes at most 3 arguments (4 given)"],
  ["a", "removeprefix", [1], {}, "TypeError: removeprefix() argument must be str, not int"],
  ["a", "join", [], {}, "TypeError: str.join() takes exactly one argument (0 given)"],
  ["a", "find", [1], {}, "TypeError: find() argument 1 must be str, not int"],
  [
    1,
    "to_bytes",
    [1, "big"],
    { length: 1 },
    "TypeError: argument for to_bytes() given by name ('length') and position (1)",
  ],
  [1, "to_bytes", [1, 2, 3, 4], {}, "TypeError: to_bytes() takes at most 3 arguments (4 given)"],
  [1, "__add__", [], {}, "TypeError: expected 1 argument, got 0"],
  [1, "__add__", [2], {}, "3"],
  [1, "__add__", [], { x: 1 }, "TypeError: wrapper __add__() takes no keyword arguments"],
];

test.each(METHODS)("%o.%s(*%o, **%o)", (self, name, args, keywords, expected) => {
  expect(callMethod(self, name, args, keywords)).toBe(expected);
});

describe("descriptors called on the class", () => {
  const cases: Case[] = [
    ["list.append", [], {}, "TypeError: unbound method list.append() needs an argument"],
    [
      "list.append",
      [1],
      {},
      "TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object",
    ],
    ["list.append", [[]], {}, "TypeError: list.append() takes exactly one argument (0 given)"],
    ["int.__add__", [], {}, "TypeError: descriptor '__add__' of 'int' object needs an argument"],
    [
      "int.__add__",
      ["a", 1],
      {},
      "TypeError: descriptor '__add__' requires a 'int' object but received a 'str'",
    ],
    ["int.real.__get__", [null, null], {}, "TypeError: __get__(None, None) is invalid"],
    ["int.real.__set__", [1, 1], {}, "AttributeError: attribute 'real' of 'int' objects is not writable"],
    ["dict.fromkeys", [], {}, "TypeError: fromkeys expected at least 1 argument, got 0"],
    ["dict.fromkeys", [[1]], {}, "{1: None}"],
    ["dict.get", [], {}, "TypeError: unbound method dict.get() needs an argument"],
  ];
  test.each(cases)("%s(*%o)", (path, args, keywords, expected) => {
    expect(call(path, args, keywords)).toBe(expected);
  });
});

test("no call leaves an object behind", () => {
  const leaks: string[] = [];
  const check = (what: string, run: () => void) => {
    run();
    const before = countObjects();
    run();
    if (countObjects() !== before) leaks.push(`${what}: ${countObjects() - before}`);
  };
  for (const [path, args, keywords] of [...FUNCTIONS, ...TYPES]) {
    check(`${path}(${args.length}) ${Object.keys(keywords)}`, () => call(path, args, keywords));
  }
  for (const [self, name, args, keywords] of METHODS) {
    check(`${name}(${args.length}) ${Object.keys(keywords)}`, () => callMethod(self, name, args, keywords));
  }
  expect(leaks).toEqual([]);
});
