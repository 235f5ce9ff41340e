/**
 * The module `_operator`: the operators of the language as functions. Mirrors CPython's Modules/_operator.c; the name without the underscore
 * is lib/operator.py.
 */
import {
  PyObject_DelItem,
  PyObject_GetItem,
  PyObject_LengthHint,
  PyObject_SetItem,
} from "../../abstract/mapping.js";
import * as Num from "../../abstract/number.js";
import { CompareOp, PyObject_IsTrue, PyObject_Not, PyObject_RichCompare } from "../../abstract/object.js";
import {
  PySequence_Concat,
  PySequence_Contains,
  PySequence_Count,
  PySequence_Index,
  PySequence_InPlaceConcat,
} from "../../abstract/sequence.js";
import { PyObject_Call } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { func, type MethodDef } from "../../method-def.js";
import { type Bytes, bytesOf } from "../../objects/buffer.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { addType, defineModule } from "../module-def.js";
import "./getters.js";

type Binary = (a: PyObject, b: PyObject) => NewRef | Null;

function unary(name: string, doc: string, fn: (a: PyObject) => NewRef | Null): MethodDef {
  return func(`${name}($module, a, /)`, doc, fn);
}

function binary(name: string, doc: string, fn: Binary): MethodDef {
  return func(`${name}($module, a, b, /)`, doc, fn);
}

function comparison(name: string, sign: string, op: CompareOp): MethodDef {
  return binary(name, `Same as a ${sign} b.`, (a, b) => PyObject_RichCompare(a, b, op));
}

function truthOrNull(truth: number): NewRef | Null {
  return truth < 0 ? NULL : bool(truth !== 0);
}

function countOrNull(count: number): NewRef | Null {
  return count < 0 ? NULL : PyLong.fromNumber(count);
}

function doneOrNull(status: number): NewRef | Null {
  return status < 0 ? NULL : None;
}

function operator_length_hint(obj: PyObject, fallback: number): NewRef | Null {
  return countOrNull(PyObject_LengthHint(obj, fallback));
}

function operator_call(obj: PyObject, args: number, count: number, kwargs: PyObject | Null): NewRef | Null {
  const tuple = PyTuple.fromArray(args, count);
  if (tuple === NULL) return NULL;
  const result = PyObject_Call(obj, tuple, kwargs);
  decref(tuple);
  return result;
}

// ---- comparing secrets ----

function comparableBytes(op: PyObject): Bytes | undefined {
  if (!PyUnicode.checkExact(op)) return bytesOf(op);
  const text = PyUnicode.toJS(op);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
  if (/^[\x00-\x7f]*$/.test(text)) return { data: -1, size: text.length };
  PyErr.setString(T.TypeError, "comparing strings with non-ASCII characters is not supported");
  return undefined;
}

// Every byte is looked at, whatever the ones before it were.
function compare_digest(a: PyObject, b: PyObject): NewRef | Null {
  const left = comparableBytes(a);
  const right = left === undefined ? undefined : comparableBytes(b);
  if (left === undefined || right === undefined || left.data < 0 !== right.data < 0) {
    if (PyErr.occurred()) return NULL;
    const types = `'${PyErr.typeName(a)}' and '${PyErr.typeName(b)}'`;
    return PyErr.setString(T.TypeError, `unsupported operand types(s) or combination of types: ${types}`);
  }
  if (left.size !== right.size) return bool(false);
  if (left.data < 0) return bool(PyUnicode.equal(a, b));
  let difference = 0;
  for (let i = 0; i < left.size; i++) difference |= U8[left.data + i] ^ U8[right.data + i];
  return bool(difference === 0);
}

const FUNCTIONS: readonly MethodDef[] = [
  unary("truth", "Return True if a is true, False otherwise.", (a) => truthOrNull(PyObject_IsTrue(a))),
  unary("not_", "Same as not a.", (a) => truthOrNull(PyObject_Not(a))),
  binary("is_", "Same as a is b.", (a, b) => bool(a === b)),
  binary("is_not", "Same as a is not b.", (a, b) => bool(a !== b)),
  comparison("lt", "<", CompareOp.LT),
  comparison("le", "<=", CompareOp.LE),
  comparison("eq", "==", CompareOp.EQ),
  comparison("ne", "!=", CompareOp.NE),
  comparison("ge", ">=", CompareOp.GE),
  comparison("gt", ">", CompareOp.GT),
  binary("add", "Same as a + b.", Num.PyNumber_Add),
  binary("sub", "Same as a - b.", Num.PyNumber_Subtract),
  binary("mul", "Same as a * b.", Num.PyNumber_Multiply),
  binary("matmul", "Same as a @ b.", Num.PyNumber_MatrixMultiply),
  binary("floordiv", "Same as a // b.", Num.PyNumber_FloorDivide),
  binary("truediv", "Same as a / b.", Num.PyNumber_TrueDivide),
  binary("mod", "Same as a % b.", Num.PyNumber_Remainder),
  binary("lshift", "Same as a << b.", Num.PyNumber_Lshift),
  binary("rshift", "Same as a >> b.", Num.PyNumber_Rshift),
  binary("and_", "Same as a & b.", Num.PyNumber_And),
  binary("or_", "Same as a | b.", Num.PyNumber_Or),
  binary("xor", "Same as a ^ b.", Num.PyNumber_Xor),
  binary("pow", "Same as a ** b.", (a, b) => Num.PyNumber_Power(a, b)),
  unary("neg", "Same as -a.", Num.PyNumber_Negative),
  unary("pos", "Same as +a.", Num.PyNumber_Positive),
  unary("abs", "Same as abs(a).", Num.PyNumber_Absolute),
  unary("inv", "Same as ~a.", Num.PyNumber_Invert),
  unary("invert", "Same as ~a.", Num.PyNumber_Invert),
  unary("index", "Same as a.__index__().", Num.PyNumber_Index),
  binary("iadd", "Same as a += b.", Num.PyNumber_InPlaceAdd),
  binary("isub", "Same as a -= b.", Num.PyNumber_InPlaceSubtract),
  binary("imul", "Same as a *= b.", Num.PyNumber_InPlaceMultiply),
  binary("imatmul", "Same as a @= b.", Num.PyNumber_InPlaceMatrixMultiply),
  binary("ifloordiv", "Same as a //= b.", Num.PyNumber_InPlaceFloorDivide),
  binary("itruediv", "Same as a /= b.", Num.PyNumber_InPlaceTrueDivide),
  binary("imod", "Same as a %= b.", Num.PyNumber_InPlaceRemainder),
  binary("ilshift", "Same as a <<= b.", Num.PyNumber_InPlaceLshift),
  binary("irshift", "Same as a >>= b.", Num.PyNumber_InPlaceRshift),
  binary("iand", "Same as a &= b.", Num.PyNumber_InPlaceAnd),
  binary("ior", "Same as a |= b.", Num.PyNumber_InPlaceOr),
  binary("ixor", "Same as a ^= b.", Num.PyNumber_InPlaceXor),
  binary("ipow", "Same as a **= b.", (a, b) => Num.PyNumber_InPlacePower(a, b)),
  binary("concat", "Same as a + b, for a and b sequences.", PySequence_Concat),
  binary("iconcat", "Same as a += b, for a and b sequences.", PySequence_InPlaceConcat),
  binary("contains", "Same as b in a (the operands are the other way round).", (a, b) =>
    truthOrNull(PySequence_Contains(a, b)),
  ),
  binary("countOf", "How many items of a are, or equal, b.", (a, b) => countOrNull(PySequence_Count(a, b))),
  binary("indexOf", "The index of the first item of a that is, or equals, b.", (a, b) =>
    countOrNull(PySequence_Index(a, b)),
  ),
  binary("getitem", "Same as a[b].", PyObject_GetItem),
  binary("delitem", "Same as del a[b].", (a, b) => doneOrNull(PyObject_DelItem(a, b))),
  func("setitem($module, a, b, c, /)", "Same as a[b] = c.", (a: PyObject, b: PyObject, c: PyObject) =>
    doneOrNull(PyObject_SetItem(a, b, c)),
  ),
  func(
    "length_hint($module, obj, default: index = 0, /)",
    "A guess of the number of items in obj: its length, what its __length_hint__ says, or else the default.",
    operator_length_hint,
  ),
  func("call($module, obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", operator_call),
  binary(
    "_compare_digest",
    "Same as a == b, in a time that does not tell where they differ: for bytes-like objects, or str of ASCII characters.",
    compare_digest,
  ),
];

defineModule({
  name: "_operator",
  doc: "The operators of the language as functions, and callables that fetch items, fetch attributes or call methods.",
  functions: FUNCTIONS,
  exec: (module) =>
    addType(module, "itemgetter", T.itemgetter) ||
    addType(module, "attrgetter", T.attrgetter) ||
    addType(module, "methodcaller", T.methodcaller),
});
