/** Builtins about single objects: attributes, types, numbers, characters, reprs. Mirrors CPython's Python/bltinmodule.c. */
import { PyNumber_Absolute, PyNumber_Divmod, PyNumber_Index, PyNumber_Power } from "../../abstract/number.js";
import {
  _PyObject_LookupSpecial,
  addressOf,
  PyCallable_Check,
  PyObject_ASCII,
  PyObject_Format,
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_Hash,
  PyObject_IsInstance,
  PyObject_IsSubclass,
  PyObject_Length,
  PyObject_Repr,
  PyObject_SetAttr,
} from "../../abstract/object.js";
import { PyObject_CallNoArgs, PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { func } from "../../method-def.js";
import * as PyBytearray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { PyType_IsSubtype } from "../../objects/type-object.js";
import { bool, None, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

// ---- attributes ----

function builtin_getattr(op: PyObject, name: PyObject, fallback: PyObject | Null): NewRef | Null {
  if (fallback === 0) return PyObject_GetAttr(op, name);
  const value = PyObject_GetOptionalAttr(op, name);
  return value !== 0 || PyErr.occurred() ? value : incref(fallback);
}

function builtin_hasattr(op: PyObject, name: PyObject): NewRef | Null {
  const value = PyObject_GetOptionalAttr(op, name);
  if (value === 0) return PyErr.occurred() ? 0 : bool(false);
  decref(value);
  return bool(true);
}

function builtin_setattr(op: PyObject, name: PyObject, value: PyObject): NewRef | Null {
  return PyObject_SetAttr(op, name, value) < 0 ? 0 : None;
}

function builtin_delattr(op: PyObject, name: PyObject): NewRef | Null {
  return PyObject_SetAttr(op, name, 0) < 0 ? 0 : None;
}

// ---- what an object is ----

function truth(status: number): NewRef | Null {
  return status < 0 ? 0 : bool(status === 1);
}

export function builtin_isinstance(op: PyObject, cls: PyObject): NewRef | Null {
  return truth(PyObject_IsInstance(op, cls));
}

function builtin_issubclass(derived: PyObject, cls: PyObject): NewRef | Null {
  return truth(PyObject_IsSubclass(derived, cls));
}

function builtin_callable(op: PyObject): NewRef {
  return bool(PyCallable_Check(op));
}

function builtin_id(op: PyObject): NewRef | Null {
  return PyLong.fromNumber(addressOf(op));
}

function builtin_hash(op: PyObject): NewRef | Null {
  const hash = PyObject_Hash(op);
  return hash === -1 ? 0 : PyLong.fromNumber(hash);
}

export function builtin_len(op: PyObject): NewRef | Null {
  return PyObject_Length(op);
}

// ---- text ----

function builtin_format(value: PyObject, spec: PyObject): NewRef | Null {
  return PyObject_Format(value, spec);
}

function builtin_chr(op: PyObject): NewRef | Null {
  const index = PyNumber_Index(op);
  if (index === 0) return 0;
  const code = PyLong.asNumber(index);
  decref(index);
  if (code < 0 || code > 0x10ffff) return PyErr.setString(T.ValueError, "chr() arg not in range(0x110000)");
  return PyUnicode.fromOrdinal(code);
}

function builtin_ord(op: PyObject): NewRef | Null {
  let length = 0;
  let code = 0;
  if (PyUnicode.check(op)) {
    length = PyUnicode.length(op);
    if (length === 1) code = PyUnicode.readChar(op, 0);
  } else if (hasFlag(typeOf(op), TypeFlags.BYTES_SUBCLASS)) {
    length = PyBytes.size(op);
    if (length === 1) code = U8[PyBytes.dataOf(op)];
  } else if (PyType_IsSubtype(typeOf(op), T.bytearray as number as PyObject)) {
    length = PyBytearray.size(op);
    if (length === 1) code = U8[PyBytearray.dataOf(op)];
  } else {
    return PyErr.setString(T.TypeError, `ord() expected string of length 1, but ${PyErr.typeName(op)} found`);
  }
  if (length === 1) return PyLong.fromNumber(code);
  return PyErr.setString(T.TypeError, `ord() expected a character, but string of length ${length} found`);
}

// ---- numbers ----

function inBase(op: PyObject, base: number, prefix: string): NewRef | Null {
  const index = PyNumber_Index(op);
  if (index === 0) return 0;
  const value = PyLong.asNumberOrBigInt(index);
  decref(index);
  const digits = value.toString(base);
  return PyUnicode.fromJS(digits.startsWith("-") ? `-${prefix}${digits.slice(1)}` : prefix + digits);
}

function builtin_bin(op: PyObject): NewRef | Null {
  return inBase(op, 2, "0b");
}

function builtin_oct(op: PyObject): NewRef | Null {
  return inBase(op, 8, "0o");
}

function builtin_hex(op: PyObject): NewRef | Null {
  return inBase(op, 16, "0x");
}

function builtin_round(number: PyObject, ndigits: PyObject): NewRef | Null {
  const method = _PyObject_LookupSpecial(number, ID.__round__);
  if (method === 0) {
    if (PyErr.occurred()) return 0;
    return PyErr.setString(T.TypeError, `type ${PyErr.typeName(number)} doesn't define __round__ method`);
  }
  const result = ndigits === S.None ? PyObject_CallNoArgs(method) : PyObject_CallOneArg(method, ndigits);
  decref(method);
  return result;
}

function builtin_pow(base: PyObject, exp: PyObject, mod: PyObject): NewRef | Null {
  return PyNumber_Power(base, exp, mod);
}

export const OBJECT_FUNCTIONS = [
  func("abs($module, x, /)", "Return the absolute value of the argument.", PyNumber_Absolute),
  func(
    "ascii($module, obj, /)",
    "Return an ASCII-only representation of an object.\n\n" +
      "As repr(), return a string containing a printable representation of an\n" +
      "object, but escape the non-ASCII characters in the string returned by\n" +
      "repr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\n" +
      "to that returned by repr() in Python 2.",
    PyObject_ASCII,
  ),
  func(
    "bin($module, number, /)",
    "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'",
    builtin_bin,
  ),
  func(
    "callable($module, obj, /)",
    "Return whether the object is callable (i.e., some kind of function).\n\n" +
      "Note that classes are callable, as are instances of classes with a\n__call__() method.",
    builtin_callable,
  ),
  func(
    "chr($module, i, /)",
    "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
    builtin_chr,
  ),
  func(
    "delattr($module, obj, name, /)",
    "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
    builtin_delattr,
  ),
  func(
    "divmod($module, x, y, /)",
    "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.",
    PyNumber_Divmod,
  ),
  func(
    "format($module, value, format_spec: str = '', /)",
    "Return type(value).__format__(value, format_spec)\n\n" +
      "Many built-in types implement format_spec according to the\n" +
      "Format Specification Mini-language. See help('FORMATTING').\n\n" +
      "If type(value) does not supply a method named __format__\n" +
      "and format_spec is empty, then str(value) is returned.",
    builtin_format,
  ),
  func(
    "getattr($module, object, name, default=NULL, /)",
    "getattr\n--\n\ngetattr(object, name[, default]) -> value\n\n" +
      "Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\n" +
      "When a default argument is given, it is returned when the attribute doesn't\n" +
      "exist; without it, an exception is raised in that case.",
    builtin_getattr,
  ),
  func(
    "hasattr($module, obj, name, /)",
    "Return whether the object has an attribute with the given name.\n\n" +
      "This is done by calling getattr(obj, name) and catching AttributeError.",
    builtin_hasattr,
  ),
  func(
    "hash($module, obj, /)",
    "Return the hash value for the given object.\n\n" +
      "Two objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.",
    builtin_hash,
  ),
  func(
    "hex($module, number, /)",
    "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'",
    builtin_hex,
  ),
  func(
    "id($module, obj, /)",
    "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n" +
      "(CPython uses the object's memory address.)",
    builtin_id,
  ),
  func(
    "isinstance($module, obj, class_or_tuple, /)",
    "Return whether an object is an instance of a class or of a subclass thereof.\n\n" +
      "A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\n" +
      "check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.",
    builtin_isinstance,
  ),
  func(
    "issubclass($module, cls, class_or_tuple, /)",
    "Return whether 'cls' is derived from another class or is the same class.\n\n" +
      "A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\n" +
      "check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
    builtin_issubclass,
  ),
  func("len($module, obj, /)", "Return the number of items in a container.", builtin_len),
  func(
    "oct($module, number, /)",
    "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'",
    builtin_oct,
  ),
  func("ord($module, c, /)", "Return the Unicode code point for a one-character string.", builtin_ord),
  func(
    "pow($module, base, exp, mod=None)",
    "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\n" +
      "Some types, such as ints, are able to use a more efficient algorithm when\n" +
      "invoked using the three argument form.",
    builtin_pow,
  ),
  func(
    "repr($module, obj, /)",
    "Return the canonical string representation of the object.\n\n" +
      "For many object types, including most builtins, eval(repr(obj)) == obj.",
    PyObject_Repr,
  ),
  func(
    "round($module, number, ndigits=None)",
    "Round a number to a given precision in decimal digits.\n\n" +
      "The return value is an integer if ndigits is omitted or None.  Otherwise\n" +
      "the return value has the same type as the number.  ndigits may be negative.",
    builtin_round,
  ),
  func(
    "setattr($module, obj, name, value, /)",
    "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
    builtin_setattr,
  ),
];
