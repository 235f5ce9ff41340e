/**
 * What sys says about the interpreter that never changes: versions, limits, names. Put into the module when the start-up image is made, so all of
 * it is immortal. Mirrors the struct sequences of CPython's Python/sysmodule.c, Objects/floatobject.c and Objects/longobject.c.
 */
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import * as PyDict from "../objects/dict.js";
import * as PyFloat from "../objects/float.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { decref, xdecref } from "../objects/object.js";
import * as PySet from "../objects/set.js";
import * as Namespace from "../objects/simple-namespace.js";
import { defineStructSequence, fromValuesSteal } from "../objects/struct-sequence.js";
import * as PyTuple from "../objects/tuple.js";
import { EmptyStr, None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { STDLIB_MODULE_NAMES } from "../stdlib-module-names.js";
import { addInt, addObjectSteal, addString, NATIVE_MODULES } from "./module-def.js";

declare const MINIPY_VERSION: string | undefined;

const OWN_VERSION = typeof MINIPY_VERSION === "string" ? MINIPY_VERSION : "0";
const HEXVERSION = 0x030d00f0;
/** sys.maxsize, which a double cannot hold. */
export const MAXSIZE = (1n << 63n) - 1n;
/** Digits that an int may have in text, at start. */
export const DEFAULT_MAX_STR_DIGITS = 4300;
/** The smallest such limit that can be set. */
export const MAX_STR_DIGITS_THRESHOLD = 640;

defineStructSequence({
  address: T.version_info,
  name: "sys.version_info",
  doc: "sys.version_info\n\nVersion information as a named tuple.",
  instantiable: false,
  fields: [
    ["major", "Major release number"],
    ["minor", "Minor release number"],
    ["micro", "Patch release number"],
    ["releaselevel", "'alpha', 'beta', 'candidate', or 'final'"],
    ["serial", "Serial release number"],
  ],
});

defineStructSequence({
  address: T.float_info,
  name: "sys.float_info",
  doc: "sys.float_info\n\nThe range and precision of float.",
  fields: [
    ["max", "largest finite float"],
    ["max_exp", "largest e such that radix**(e-1) is finite"],
    ["max_10_exp", "largest e such that 10**e is finite"],
    ["min", "smallest positive normalised float"],
    ["min_exp", "smallest e such that radix**(e-1) is normalised"],
    ["min_10_exp", "smallest e such that 10**e is normalised"],
    ["dig", "decimal digits that survive text -> float -> text"],
    ["mant_dig", "digits of the mantissa"],
    ["epsilon", "difference between 1 and the next float"],
    ["radix", "base of the exponent"],
    ["rounds", "rounding mode of additions"],
  ],
});

defineStructSequence({
  address: T.int_info,
  name: "sys.int_info",
  doc: "sys.int_info\n\nHow ints are represented.",
  fields: [
    ["bits_per_digit", "bits of a digit"],
    ["sizeof_digit", "bytes of a digit"],
    ["default_max_str_digits", "limit of digits in text, at start"],
    ["str_digits_check_threshold", "smallest limit that can be set"],
  ],
});

defineStructSequence({
  address: T.hash_info,
  name: "sys.hash_info",
  doc: "sys.hash_info\n\nHow hashes are computed.",
  fields: [
    ["width", "bits of a hash value"],
    ["modulus", "prime that numbers are reduced by"],
    ["inf", "hash of infinity"],
    ["nan", "not used any more"],
    ["imag", "multiplier of the imaginary part"],
    ["algorithm", "of str and bytes"],
    ["hash_bits", "bits that the algorithm gives"],
    ["seed_bits", "bits of its seed"],
    ["cutoff", "length below which short strings are hashed otherwise"],
  ],
});

defineStructSequence({
  address: T.thread_info,
  name: "sys.thread_info",
  doc: "sys.thread_info\n\nHow threads are implemented.",
  fields: [
    ["name", "name of the implementation"],
    ["lock", "name of the lock's implementation"],
    ["version", "name and version of the library"],
  ],
});

const str = (text: string) => PyUnicode.fromJS(text);
const float = (x: number) => PyFloat.fromDouble(x);
const int = (n: number) => PyLong.fromNumber(n);

function versionInfo(): NewRef | Null {
  return fromValuesSteal(T.version_info, [int(3), int(13), int(0), str("final"), int(0)]);
}

function floatInfo(): NewRef | Null {
  const { MAX_VALUE, EPSILON } = Number;
  const range = [float(MAX_VALUE), int(1024), int(308), float(2 ** -1022), int(-1021), int(-307)];
  return fromValuesSteal(T.float_info, [...range, int(15), int(53), float(EPSILON), int(2), int(1)]);
}

function intInfo(): NewRef | Null {
  const values = [32, 4, DEFAULT_MAX_STR_DIGITS, MAX_STR_DIGITS_THRESHOLD];
  return fromValuesSteal(T.int_info, values.map(int));
}

function hashInfo(): NewRef | Null {
  const numbers = [32, 2 ** 31 - 1, 314159, 0, 1000003].map(int);
  return fromValuesSteal(T.hash_info, [...numbers, str("murmur3"), int(32), int(32), int(0)]);
}

function threadInfo(): NewRef | Null {
  return fromValuesSteal(T.thread_info, [str("pthread"), str("semaphore"), str("NPTL 2.36")]);
}

// A dict of these entries; NULL among the values is an error passed on. Steals the values.
function dictOfSteal(entries: readonly (readonly [string, NewRef | Null])[]): NewRef | Null {
  const dict = PyDict.new_();
  let failed = dict === NULL;
  for (const [name, value] of entries) {
    const key = failed || value === NULL ? NULL : PyUnicode.internFromJS(name);
    failed ||= key === NULL || PyDict.setItem(dict as PyObject, key, value as PyObject) < 0;
    xdecref(key);
    xdecref(value);
  }
  if (!failed) return dict;
  xdecref(dict);
  return NULL;
}

function implementation(): NewRef | Null {
  return Namespace.newSteal(
    dictOfSteal([
      ["name", str("minipy")],
      ["cache_tag", str("minipy-313")],
      ["version", versionInfo()],
      ["hexversion", int(HEXVERSION)],
    ]),
  );
}

/** A tuple of these names. */
export function tupleOfNames(names: readonly string[]): NewRef | Null {
  const tuple = PyTuple.new_(names.length);
  if (tuple === NULL) return NULL;
  for (let i = 0; i < names.length; i++) {
    const name = PyUnicode.internFromJS(names[i]);
    if (name === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, name);
  }
  return tuple;
}

/** A list of these texts. */
export function listOfTexts(texts: readonly string[]): NewRef | Null {
  const list = PyList.new_(0);
  for (const text of texts) {
    const op = list === NULL ? NULL : str(text);
    if (list === NULL || op === NULL || PyList.appendSteal(list, op) < 0) {
      xdecref(list);
      return NULL;
    }
  }
  return list;
}

function frozensetOf(names: readonly string[]): NewRef | Null {
  const tuple = tupleOfNames(names);
  const set = tuple === NULL ? NULL : PySet.newFrozen(tuple);
  xdecref(tuple);
  return set;
}

const TEXTS: Readonly<Record<string, string>> = {
  version: `3.13.0 (minipy ${OWN_VERSION}) [JavaScript]`,
  copyright: "Copyright (c) the authors of minipy.",
  platform: "linux",
  byteorder: "little",
  float_repr_style: "short",
  platlibdir: "lib",
};

/** Add the constants to the module: 0, or -1 with an exception set. */
export function addSysInfo(module: PyObject): number {
  for (const [name, text] of Object.entries(TEXTS)) if (addString(module, name, text) < 0) return -1;
  const objects: readonly (readonly [string, () => NewRef | Null])[] = [
    ["abiflags", () => EmptyStr],
    ["maxsize", () => PyLong.fromBigInt(MAXSIZE)],
    ["version_info", versionInfo],
    ["float_info", floatInfo],
    ["int_info", intInfo],
    ["hash_info", hashInfo],
    ["thread_info", threadInfo],
    ["implementation", implementation],
    ["pycache_prefix", () => None],
    ["builtin_module_names", () => tupleOfNames([...NATIVE_MODULES.keys()].sort())],
    ["stdlib_module_names", () => frozensetOf([...STDLIB_MODULE_NAMES])],
  ];
  for (const [name, make] of objects) if (addObjectSteal(module, name, make()) < 0) return -1;
  if (addInt(module, "hexversion", HEXVERSION) < 0 || addInt(module, "api_version", 1013) < 0) return -1;
  return addObjectSteal(module, "maxunicode", smallInt(0x10ffff));
}
