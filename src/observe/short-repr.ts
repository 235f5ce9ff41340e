/**
 * Values as the trace shows them. Never runs Python code and changes nothing, so an instance is shown by its type; lists and tuples show their
 * first items.
 */
import { type PyObject, smallIntValue } from "../runtime/heap/ownership.js";
import { defOf } from "../runtime/objects/builtin.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import * as PyDict from "../runtime/objects/dict.js";
import { AS_DOUBLE } from "../runtime/objects/float.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import * as PyList from "../runtime/objects/list.js";
import * as PyLong from "../runtime/objects/long.js";
import { PyMethodObject } from "../runtime/objects/method.js";
import { typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { PyTypeObject } from "../runtime/objects/type.js";
import { S, T } from "../runtime/objects/type-table.js";
import { repr as reprOfText } from "../runtime/objects/unicode/repr.js";
import * as PyUnicode from "../runtime/objects/unicode.js";

/** Characters of one value. */
const SHOWN_CHARACTERS = 30;
/** Items of a list or tuple. */
const SHOWN_ITEMS = 4;

function cut(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS - 1)}…`;
}

function textOf(op: number): string {
  return PyUnicode.toJS(op as PyObject);
}

function floatText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}

function items(size: number, at: (index: number) => number, normalize: boolean): string {
  const shown: string[] = [];
  for (let i = 0; i < Math.min(size, SHOWN_ITEMS); i++) shown.push(shortRepr(at(i), normalize, true));
  if (size > SHOWN_ITEMS) shown.push("…");
  return shown.join(", ");
}

// How an object names itself: `function f`, `class C`; only its type where there is no more to say.
function describe(op: PyObject): string {
  switch (typeOf(op) as number) {
    case T.function:
      return `function ${textOf(PyFunctionObject.func_qualname.get(op))}`;
    case T.method:
      return `method of ${describe(PyMethodObject.im_func.get(op) as PyObject)}`;
    case T.builtin_function_or_method: {
      const { signature } = defOf(op);
      return `built-in ${signature.slice(0, signature.indexOf("("))}`;
    }
    case T.code:
      return `code ${textOf(PyCodeObject.co_qualname.get(op))}`;
    case T.type:
      return `class ${textOf(PyTypeObject.tp_name.get(op))}`;
  }
  return textOf(PyTypeObject.tp_name.get(typeOf(op)));
}

/** A value in a few characters. `nested`: it lies in a list or tuple that is shown. */
export function shortRepr(value: number, normalize: boolean, nested = false): string {
  if (value === 0) return "NULL";
  if ((value & 1) !== 0) return String(smallIntValue(value));
  switch (value) {
    case S.None:
      return "None";
    case S.True:
      return "True";
    case S.False:
      return "False";
  }
  const op = value as PyObject;
  switch (typeOf(op) as number) {
    case T.int:
      return cut(PyLong.asBigInt(op).toString());
    case T.float:
      return floatText(AS_DOUBLE(op));
    case T.str:
      return cut(reprOfText(textOf(op)));
    case T.tuple: {
      if (nested) return "(…)";
      const size = PyTuple.size(op);
      return cut(`(${items(size, (i) => PyTuple.getItem(op, i), normalize)}${size === 1 ? "," : ""})`);
    }
    case T.list:
      if (nested) return "[…]";
      return cut(`[${items(PyList.size(op), (i) => PyList.getItem(op, i), normalize)}]`);
    case T.dict:
      return PyDict.size(op) === 0 ? "{}" : `{… ${PyDict.size(op)}}`;
    case T.function:
    case T.method:
    case T.builtin_function_or_method:
    case T.code:
    case T.type:
      return cut(`<${describe(op)}>`);
  }
  return normalize ? `<${describe(op)}>` : `<${describe(op)} 0x${op.toString(16)}>`;
}
