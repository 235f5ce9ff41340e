/**
 * The module `builtins`: what every program sees without importing anything. Mirrors CPython's Python/bltinmodule.c.
 * The functions are in builtins/*.ts by subject; here they are put together with the types, the exceptions and the constants.
 */
import { I32 } from "../heap/memory.js";
import type { NewRef, PyObject } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { newBuiltin } from "../objects/builtin.js";
import { incref } from "../objects/object.js";
import { STATIC_TYPES } from "../objects/type.js";
import { Ellipsis, False, None, NotImplemented, T, True } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { BUILD_CLASS } from "./builtins/build-class.js";
import { ITERATION_FUNCTIONS } from "./builtins/iteration.js";
import { NAMESPACE_FUNCTIONS } from "./builtins/namespaces.js";
import { OBJECT_FUNCTIONS } from "./builtins/objects.js";
import { PRINT_FUNCTIONS } from "./builtins/print.js";
import { addObjectSteal, addType, defineModule, methodName, NATIVE_MODULES } from "./module-def.js";

const CONSTANTS: readonly (readonly [string, NewRef])[] = [
  ["None", None],
  ["Ellipsis", Ellipsis],
  ["NotImplemented", NotImplemented],
  ["False", False],
  ["True", True],
  ["__debug__", True],
];

const TYPES: readonly number[] = [
  T.bool,
  T.memoryview,
  T.bytearray,
  T.bytes,
  T.classmethod,
  T.complex,
  T.dict,
  T.enumerate,
  T.filter,
  T.float,
  T.frozenset,
  T.property,
  T.int,
  T.list,
  T.map,
  T.object,
  T.range,
  T.reversed,
  T.set,
  T.slice,
  T.staticmethod,
  T.str,
  T.super,
  T.tuple,
  T.type,
  T.zip,
];

// Types, and exceptions, under their own names. A type that is not declared is missing, not half there.
function addTypes(module: PyObject): number {
  for (const { address, name } of STATIC_TYPES) {
    const isException = address >= T.BaseException && !name.includes(".");
    if ((TYPES.includes(address) || isException) && addType(module, name, address) < 0) return -1;
  }
  if (addType(module, "EnvironmentError", T.OSError) < 0) return -1;
  return addType(module, "IOError", T.OSError);
}

// `open` belongs to the module `_io`, as in CPython.
function addOpen(module: PyObject): number {
  const def = NATIVE_MODULES.get("_io")?.functions?.find((f) => methodName(f) === "open");
  if (def === undefined) return 0;
  const owner = PyUnicode.internFromJS("_io");
  const open = owner === 0 ? 0 : newBuiltin(def, 0, owner);
  if (open === 0) return -1;
  I32[INTERP.open >> 2] = incref(open);
  return addObjectSteal(module, "open", open);
}

function exec(module: PyObject): number {
  for (const [name, value] of CONSTANTS) if (addObjectSteal(module, name, value) < 0) return -1;
  return addTypes(module) < 0 ? -1 : addOpen(module);
}

defineModule({
  name: "builtins",
  doc:
    "Built-in functions, types, exceptions, and other objects.\n\n" +
    "This module provides direct access to all 'built-in'\n" +
    "identifiers of Python; for example, builtins.len is\n" +
    "the full name for the built-in function len().\n\n" +
    "This module is not normally accessed explicitly by most\n" +
    "applications, but can be useful in modules that provide\n" +
    "objects with the same name as a built-in value, but in\n" +
    "which the built-in of that name is also needed.",
  functions: [
    BUILD_CLASS,
    ...ITERATION_FUNCTIONS,
    ...NAMESPACE_FUNCTIONS,
    ...OBJECT_FUNCTIONS,
    ...PRINT_FUNCTIONS,
  ],
  exec,
});
