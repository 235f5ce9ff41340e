/**
 * Runs short Python statements on the native types without the compiler and the VM: a walk over the syntax tree that calls
 * the protocols. Only what the tests of containers need: assignments, del, displays, operators, calls of types and methods.
 */

import type * as ast from "../../../../src/parser/ast.js";
import { parseModule } from "../../../../src/parser/parse.js";
import * as N from "../../../../src/runtime/abstract/number.js";
import {
  CompareOp,
  PyIter_Next,
  PyObject_ASCII,
  PyObject_DelItem,
  PyObject_GetAttr,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_SetItem,
  PyObject_Size,
} from "../../../../src/runtime/abstract/object.js";
import { PySequence_Contains } from "../../../../src/runtime/abstract/sequence.js";
import { releaseArgs, reserveArgs } from "../../../../src/runtime/call/args-stack.js";
import { PyObject_Vectorcall } from "../../../../src/runtime/call/call.js";
import * as PyErr from "../../../../src/runtime/errors.js";
import { heapStatistics } from "../../../../src/runtime/heap/alloc.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../../../../src/runtime/heap/ownership.js";
import * as PyBytes from "../../../../src/runtime/objects/bytes.js";
import * as PyDict from "../../../../src/runtime/objects/dict.js";
import * as PyFloat from "../../../../src/runtime/objects/float.js";
import { newCallableIterator } from "../../../../src/runtime/objects/iterators-callable.js";
import * as PyList from "../../../../src/runtime/objects/list.js";
import * as PyLong from "../../../../src/runtime/objects/long.js";
import { decref, incref, typeOf } from "../../../../src/runtime/objects/object.js";
import * as PySet from "../../../../src/runtime/objects/set.js";
import * as PySlice from "../../../../src/runtime/objects/slice.js";
import * as PyTuple from "../../../../src/runtime/objects/tuple.js";
import { bool, Ellipsis, False, None, T, True } from "../../../../src/runtime/objects/type-table.js";
import * as PyUnicode from "../../../../src/runtime/objects/unicode.js";
import { str, takeError } from "../boot-heap.js";

class PythonError extends Error {}

type Variables = Map<string, NewRef>;

function check(op: NewRef | Null): NewRef {
  if (op === 0) throw new PythonError();
  if (PyErr.occurred()) throw new Error(`a result together with ${takeError()}`);
  return op;
}

function checkStatus(status: number): number {
  if (status < 0) throw new PythonError();
  if (PyErr.occurred()) throw new Error(`success together with ${takeError()}`);
  return status;
}

const TYPES: Readonly<Record<string, number>> = {
  list: T.list,
  tuple: T.tuple,
  dict: T.dict,
  set: T.set,
  frozenset: T.frozenset,
  range: T.range,
  slice: T.slice,
  enumerate: T.enumerate,
  zip: T.zip,
  map: T.map,
  filter: T.filter,
  reversed: T.reversed,
  int: T.int,
  str: T.str,
  float: T.float,
  bool: T.bool,
  bytes: T.bytes,
  bytearray: T.bytearray,
  object: T.object,
};

/** Further names that a test gives to the statements; immortal, or owned by the test. */
export const names: Record<string, NewRef> = {};

const OPERATORS: Readonly<Record<string, (a: PyObject, b: PyObject) => NewRef | Null>> = {
  Add: N.PyNumber_Add,
  Sub: N.PyNumber_Subtract,
  Mult: N.PyNumber_Multiply,
  Mod: N.PyNumber_Remainder,
  BitOr: N.PyNumber_Or,
  BitAnd: N.PyNumber_And,
  BitXor: N.PyNumber_Xor,
  Pow: (a, b) => N.PyNumber_Power(a, b),
};

const IN_PLACE: Readonly<Record<string, (a: PyObject, b: PyObject) => NewRef | Null>> = {
  Add: N.PyNumber_InPlaceAdd,
  Sub: N.PyNumber_InPlaceSubtract,
  Mult: N.PyNumber_InPlaceMultiply,
  BitOr: N.PyNumber_InPlaceOr,
  BitAnd: N.PyNumber_InPlaceAnd,
  BitXor: N.PyNumber_InPlaceXor,
};

const COMPARISONS: Readonly<Record<string, CompareOp>> = {
  Lt: CompareOp.LT,
  LtE: CompareOp.LE,
  Eq: CompareOp.EQ,
  NotEq: CompareOp.NE,
  Gt: CompareOp.GT,
  GtE: CompareOp.GE,
};

// Functions of `builtins`; the arguments are lent.
const FUNCTIONS: Readonly<Record<string, (...args: PyObject[]) => NewRef | Null>> = {
  len: (x) => {
    const size = PyObject_Size(x);
    return size < 0 ? 0 : PyLong.fromNumber(size);
  },
  repr: PyObject_Repr,
  ascii: PyObject_ASCII,
  chr: (x) => PyUnicode.fromOrdinal(PyLong.asNumber(x)),
  hash: (x) => {
    const hash = PyObject_Hash(x);
    return hash === -1 ? 0 : PyLong.fromNumber(hash);
  },
  iter: (x, sentinel?: PyObject) =>
    sentinel === undefined ? PyObject_GetIter(x) : newCallableIterator(x, sentinel),
  next: (x) => PyIter_Next(x) || (PyErr.occurred() ? 0 : PyErr.setNone(T.StopIteration)),
  type: (x) => incref(typeOf(x)),
};

function constant(value: ast.ConstantValue): NewRef {
  if (value === null) return None;
  if (value === true) return True;
  if (value === false) return False;
  if (typeof value === "bigint") return check(PyLong.fromBigInt(value));
  if (typeof value === "number") return check(PyFloat.fromDouble(value));
  if (typeof value === "string") return str(value);
  if (value instanceof Uint8Array) return check(PyBytes.fromJS(value));
  return Ellipsis;
}

function evaluateAll(nodes: readonly ast.expr[], variables: Variables): NewRef[] {
  return nodes.map((node) => evaluate(node, variables));
}

function release(values: readonly NewRef[]): void {
  for (const value of values) decref(value);
}

// Give the operands up once the result is there.
function using(values: NewRef[], body: (...values: NewRef[]) => NewRef | Null): NewRef {
  const result = body(...values);
  release(values);
  return check(result);
}

function display(node: ast.Tuple | ast.List | ast.Set, variables: Variables): NewRef {
  const items = evaluateAll(node.elts, variables);
  if (node._type === "Set") {
    const set = check(PySet.new_());
    for (const item of items) checkStatus(PySet.add(set, item));
    release(items);
    return set;
  }
  const list = check(PyList.new_(0));
  for (const item of items) PyList.appendSteal(list, item);
  if (node._type === "List") return list;
  return using([list], (l) => PyTuple.fromArray(PyList.items(l), PyList.size(l)));
}

function call(node: ast.Call, variables: Variables): NewRef {
  const name = node.func._type === "Name" ? node.func.id : "";
  if (name in FUNCTIONS) return using(evaluateAll(node.args, variables), FUNCTIONS[name]!);
  const func = evaluate(node.func, variables);
  const args = evaluateAll(node.args, variables);
  const keywords = node.keywords.map((k) => evaluate(k.value, variables));
  const keys = node.keywords.map((k) => check(PyUnicode.internFromString(k.arg!)));
  const kwnames = keys.length === 0 ? 0 : check(PyTuple.pack(...keys));
  const values = [...args, ...keywords];
  const words = reserveArgs(values.length);
  values.forEach((value, i) => {
    I32[(words >> 2) + i] = value;
  });
  const result = PyObject_Vectorcall(func, words, args.length, kwnames);
  releaseArgs(words);
  release([func, ...values, ...keys]);
  if (kwnames !== 0) decref(kwnames);
  return check(result);
}

function compare(node: ast.Compare, variables: Variables): NewRef {
  const op = node.ops[0]! as unknown as string;
  return using([evaluate(node.left, variables), evaluate(node.comparators[0]!, variables)], (a, b) => {
    if (op === "Is" || op === "IsNot") return bool((a === b) === (op === "Is"));
    if (op === "In" || op === "NotIn") {
      const found = PySequence_Contains(b!, a!);
      return found < 0 ? 0 : bool((found === 1) === (op === "In"));
    }
    return PyObject_RichCompare(a!, b!, COMPARISONS[op]!);
  });
}

function evaluate(node: ast.expr, variables: Variables): NewRef {
  switch (node._type) {
    case "Constant":
      return constant(node.value);
    case "Name": {
      const value = variables.get(node.id) ?? names[node.id] ?? (TYPES[node.id] as NewRef | undefined);
      if (value === undefined) throw new Error(`unknown name ${node.id}`);
      return incref(value);
    }
    case "List":
    case "Tuple":
    case "Set":
      return display(node, variables);
    case "Dict": {
      const dict = check(PyDict.new_());
      node.keys.forEach((key, i) => {
        const pair = [evaluate(key!, variables), evaluate(node.values[i]!, variables)];
        checkStatus(PyDict.setItem(dict, pair[0]!, pair[1]!));
        release(pair);
      });
      return dict;
    }
    case "BinOp":
      return using(
        [evaluate(node.left, variables), evaluate(node.right, variables)],
        OPERATORS[node.op as unknown as string]!,
      );
    case "UnaryOp":
      return using([evaluate(node.operand, variables)], (x) =>
        (node.op as unknown as string) === "USub" ? N.PyNumber_Negative(x!) : bool(PyObject_IsTrue(x!) === 0),
      );
    case "Compare":
      return compare(node, variables);
    case "Call":
      return call(node, variables);
    case "Attribute":
      return using([evaluate(node.value, variables), str(node.attr)], PyObject_GetAttr);
    case "Subscript":
      return using([evaluate(node.value, variables), evaluate(node.slice, variables)], PyObject_GetItem);
    case "Slice": {
      const [start, stop, step] = [node.lower, node.upper, node.step].map((part) =>
        part === null ? None : evaluate(part, variables),
      );
      return check(PySlice.newSteal(start!, stop!, step!));
    }
    default:
      throw new Error(`cannot evaluate ${node._type}`);
  }
}

function setVariable(variables: Variables, name: string, value: NewRef): void {
  const old = variables.get(name);
  variables.set(name, value);
  if (old !== undefined) decref(old);
}

function assign(target: ast.expr, value: NewRef, variables: Variables): void {
  if (target._type === "Name") {
    setVariable(variables, target.id, value);
    return;
  }
  if (target._type !== "Subscript") throw new Error(`cannot assign to ${target._type}`);
  const operands = [evaluate(target.value, variables), evaluate(target.slice, variables), value];
  const status = PyObject_SetItem(operands[0]!, operands[1]!, value);
  release(operands);
  checkStatus(status);
}

function execute(node: ast.stmt, variables: Variables): string {
  switch (node._type) {
    case "Expr": {
      const value = evaluate(node.value, variables);
      const text = PyObject_Repr(value);
      decref(value);
      if (text === 0) throw new PythonError();
      const result = PyUnicode.asString(text);
      decref(text);
      return result;
    }
    case "Assign":
      assign(node.targets[0]!, evaluate(node.value, variables), variables);
      return "";
    case "AugAssign": {
      const values = [evaluate(node.target, variables), evaluate(node.value, variables)];
      assign(node.target, using(values, IN_PLACE[node.op as unknown as string]!), variables);
      return "";
    }
    case "Delete": {
      const target = node.targets[0]!;
      if (target._type !== "Subscript") throw new Error("cannot delete");
      const operands = [evaluate(target.value, variables), evaluate(target.slice, variables)];
      const status = PyObject_DelItem(operands[0]!, operands[1]!);
      release(operands);
      checkStatus(status);
      return "";
    }
    default:
      throw new Error(`cannot execute ${node._type}`);
  }
}

/**
 * Run the statements of one line: the repr of the last expression, or "Type: message" of the exception. The heap must hold
 * as many objects afterwards as before, unless the line makes a cycle on purpose.
 */
export function run(source: string): string {
  runUnchecked(source); // caches fill
  const before = heapStatistics();
  const result = runUnchecked(source);
  const after = heapStatistics();
  if (after.objects !== before.objects && !result.includes("...")) {
    throw new Error(`${after.objects - before.objects} objects leaked`);
  }
  if (after.rawBlocks !== before.rawBlocks && !result.includes("...")) {
    throw new Error(`${after.rawBlocks - before.rawBlocks} raw blocks leaked`);
  }
  return result;
}

function runUnchecked(source: string): string {
  const variables: Variables = new Map();
  let result = "";
  try {
    for (const node of parseModule(source, "<test>").body) result = execute(node, variables);
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    result = takeError();
  }
  for (const value of variables.values()) decref(value);
  return result.replace(/0x[0-9a-f]+/g, "0x…");
}
