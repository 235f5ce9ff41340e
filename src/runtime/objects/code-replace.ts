/**
 * code.replace(): a code object like another but for some attributes. Mirrors code_replace_impl in CPython's Objects/codeobject.c.
 *
 * Names of variables can be replaced by as many others; `co_code` is what our `co_code` gives, 32-bit words.
 */
import { PyNumber_AsIndex } from "../abstract/number.js";
import * as PyErr from "../errors.js";
import { I32, U8 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { method } from "../method-def.js";
import { vm } from "../vm-interface.js";
import * as PyBytes from "./bytes.js";
import { newCodeSteal, PyCodeObject } from "./code.js";
import { incref, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { T } from "./type-table.js";

const INTS = ["co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize"];
const MORE_INTS = ["co_flags", "co_firstlineno"];
const OBJECTS: readonly (readonly [name: string, type: number, typeName: string])[] = [
  ["co_code", T.bytes, "bytes"],
  ["co_consts", T.tuple, "tuple"],
  ["co_names", T.tuple, "tuple"],
  ["co_varnames", T.tuple, "tuple"],
  ["co_freevars", T.tuple, "tuple"],
  ["co_cellvars", T.tuple, "tuple"],
  ["co_filename", T.str, "str"],
  ["co_name", T.str, "str"],
  ["co_qualname", T.str, "str"],
  ["co_linetable", T.bytes, "bytes"],
  ["co_exceptiontable", T.bytes, "bytes"],
];
const NAMES = [...INTS, ...MORE_INTS, ...OBJECTS.map(([name]) => name)];

type Changes = Readonly<Record<string, PyObject | Null>>;

/** The numbers of the new code, or undefined with an exception set. @mayRunPython */
function numbersOf(code: PyObject, changes: Changes): Record<string, number> | undefined {
  const numbers: Record<string, number> = {};
  for (const name of [...INTS, ...MORE_INTS]) {
    const change = changes[name] as PyObject | Null;
    const value = change === NULL ? PyCodeObject[name as "co_flags"].get(code) : PyNumber_AsIndex(change);
    if (value === -1 && PyErr.occurred()) return undefined;
    if (value < 0) {
      PyErr.setString(T.ValueError, `${name} must be a positive integer`);
      return undefined;
    }
    numbers[name] = value;
  }
  return numbers;
}

function hasRightTypes(changes: Changes): boolean {
  for (const [name, type, typeName] of OBJECTS) {
    const change = changes[name] as PyObject | Null;
    if (change === NULL || typeOf(change) === type) continue;
    const message = `replace() argument '${name}' must be ${typeName}, not ${PyErr.typeName(change)}`;
    PyErr.setString(T.TypeError, message);
    return false;
  }
  return true;
}

/** The names of the slots with `changes` applied, a tuple; NULL with an exception set. */
function slotNames(code: PyObject, changes: Changes): NewRef | Null {
  const old = PyCodeObject.co_localsplusnames.get(code) as PyObject;
  const kinds = U8.subarray(PyBytes.dataOf(PyCodeObject.co_localspluskinds.get(code) as PyObject));
  const names = Array.from({ length: PyTuple.size(old) }, (_, i) => PyTuple.getItem(old, i));
  for (const [attribute, kind] of [
    ["co_varnames", 0x20],
    ["co_cellvars", 0x40],
    ["co_freevars", 0x80],
  ] as const) {
    const change = changes[attribute] as PyObject | Null;
    if (change === NULL) continue;
    const slots = names.map((_, i) => i).filter((i) => (kinds[i] & kind) !== 0);
    if (slots.length !== PyTuple.size(change)) {
      return PyErr.setString(T.ValueError, `code: ${attribute} must have ${slots.length} names`);
    }
    slots.forEach((slot, i) => {
      names[slot] = PyTuple.getItem(change, i);
    });
  }
  return PyTuple.pack(...names);
}

function wordsOf(bytes: PyObject): Int32Array {
  const data = PyBytes.dataOf(bytes);
  return new Int32Array(U8.slice(data, data + PyBytes.size(bytes)).buffer);
}

function code_replace(code: PyObject, ...values: readonly (PyObject | Null)[]): NewRef | Null {
  const changes: Changes = Object.fromEntries(NAMES.map((name, i) => [name, values[i]]));
  const numbers = numbersOf(code, changes);
  if (numbers === undefined || !hasRightTypes(changes)) return NULL;
  if (numbers.co_nlocals !== PyCodeObject.co_nlocals.get(code)) {
    return PyErr.setString(T.ValueError, "code: co_nlocals != len(co_varnames)");
  }
  const words = changes.co_code as PyObject | Null;
  if (words !== NULL && PyBytes.size(words) % I32.BYTES_PER_ELEMENT !== 0) {
    return PyErr.setString(T.ValueError, "code: co_code is malformed");
  }
  const localsplusnames = slotNames(code, changes);
  if (localsplusnames === NULL) return NULL;
  const object = (name: "co_consts" | "co_names" | "co_filename" | "co_name" | "co_qualname") =>
    incref((changes[name] || PyCodeObject[name].get(code)) as PyObject);
  return newCodeSteal({
    consts: object("co_consts"),
    names: object("co_names"),
    localsplusnames,
    localspluskinds: incref(PyCodeObject.co_localspluskinds.get(code) as PyObject),
    filename: object("co_filename"),
    name: object("co_name"),
    qualname: object("co_qualname"),
    linetable: incref((changes.co_linetable || PyCodeObject.co_linetable.get(code)) as PyObject),
    exceptiontable: incref(
      (changes.co_exceptiontable || PyCodeObject.co_exceptiontable.get(code)) as PyObject,
    ),
    flags: numbers.co_flags,
    argcount: numbers.co_argcount,
    posonlyargcount: numbers.co_posonlyargcount,
    kwonlyargcount: numbers.co_kwonlyargcount,
    stacksize: numbers.co_stacksize,
    firstlineno: numbers.co_firstlineno,
    code: words === NULL ? vm().deoptimised(code) : wordsOf(words),
  });
}

const PARAMETERS = NAMES.map((name) => `${name}=NULL`).join(", ");

export const codeReplaceMethods = [
  method(`replace($self, /, *, ${PARAMETERS})`, "A code object like this one, with changes.", code_replace),
  method(`__replace__($self, /, *, ${PARAMETERS})`, "The same as replace().", code_replace),
];
