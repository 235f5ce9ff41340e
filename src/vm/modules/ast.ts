/**
 * The module `_ast`: between the compiler's trees and Python's. lib/ast.py defines the classes of nodes and checks trees; here only their shape is
 * changed: `parse` makes instances of those classes, `compile` takes a tree made of dicts, lists and constants.
 */
import { PyObject_SetAttr } from "../../runtime/abstract/object.js";
import * as PyErr from "../../runtime/errors.js";
import { I32 } from "../../runtime/heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject } from "../../runtime/heap/ownership.js";
import { type CompileMode, host } from "../../runtime/host-interface.js";
import { INTERP } from "../../runtime/interpreter.js";
import { loadCode } from "../../runtime/marshal.js";
import { func } from "../../runtime/method-def.js";
import { addInt, defineModule } from "../../runtime/modules/module-def.js";
import * as PyBytes from "../../runtime/objects/bytes.js";
import * as PyComplex from "../../runtime/objects/complex.js";
import * as PyDict from "../../runtime/objects/dict.js";
import * as PyFloat from "../../runtime/objects/float.js";
import { PyType_GenericAlloc } from "../../runtime/objects/instance.js";
import * as PyList from "../../runtime/objects/list.js";
import * as PyLong from "../../runtime/objects/long.js";
import { decref, incref, typeOf, xdecref } from "../../runtime/objects/object.js";
import { Ellipsis, False, None, T, True } from "../../runtime/objects/type-table.js";
import * as PyUnicode from "../../runtime/objects/unicode.js";
import { raiseSyntaxError } from "../../runtime/syntax-error.js";

type Plain = { readonly [field: string]: unknown };

function modeOf(mode: PyObject): CompileMode | undefined {
  const text = PyUnicode.toJS(mode);
  if (text === "exec" || text === "eval" || text === "single") return text;
  PyErr.setString(T.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  return undefined;
}

// ---- the compiler's tree to Python's ----

// Fields whose value is the name of a class without fields, of which there is one instance each.
const OPERATOR_FIELDS: ReadonlySet<string> = new Set(["op", "ops", "ctx"]);

/** Makes the instances; `classes` maps names to classes, and those of operators and contexts to instances. */
class Builder {
  constructor(private readonly classes: PyObject) {}

  private lookupBorrow(name: string): PyObject | Null {
    const key = PyUnicode.internFromJS(name);
    const found = key === NULL ? NULL : PyDict.getItem(this.classes, key);
    xdecref(key);
    if (found === NULL && !PyErr.occurred()) PyErr.setString(T.SystemError, `no class for ${name}`);
    return found;
  }

  node(node: Plain): NewRef | Null {
    const cls = this.lookupBorrow(node._type as string);
    if (cls === NULL) return NULL;
    const object = PyType_GenericAlloc(cls, 0);
    if (object === NULL) return NULL;
    for (const field in node) {
      if (field !== "_type" && this.setField(object, node, field) < 0) {
        decref(object);
        return NULL;
      }
    }
    return object;
  }

  private setField(object: PyObject, node: Plain, field: string): number {
    const key = PyUnicode.internFromJS(field);
    const value = key === NULL ? NULL : this.value(node[field], field, node._type === "Constant");
    const status = value === NULL ? -1 : PyObject_SetAttr(object, key as NewRef, value);
    xdecref(key);
    xdecref(value);
    return status;
  }

  private value(value: unknown, field: string, isConstant: boolean): NewRef | Null {
    if (Array.isArray(value)) return this.list(value, field);
    if (value === null) return None;
    switch (typeof value) {
      case "boolean":
        return value ? True : False;
      case "bigint":
        return PyLong.fromBigInt(value);
      case "number":
        return isConstant && field === "value" ? PyFloat.fromDouble(value) : PyLong.fromNumber(value);
      case "string":
        return OPERATOR_FIELDS.has(field) ? this.operator(value) : PyUnicode.fromJS(value);
    }
    if (value instanceof Uint8Array) return PyBytes.fromJS(value);
    const object = value as Plain;
    if (object.kind === "ellipsis") return Ellipsis;
    if (object.kind === "complex") {
      return PyComplex.fromDoubles(object.real as number, object.imag as number);
    }
    return this.node(object);
  }

  private operator(name: string): NewRef | Null {
    const instance = this.lookupBorrow(name);
    return instance === NULL ? NULL : incref(instance);
  }

  private list(values: readonly unknown[], field: string): NewRef | Null {
    const list = PyList.new_(0);
    if (list === NULL) return NULL;
    for (const value of values) {
      const item = this.value(value, field, false);
      if (item === NULL || PyList.appendSteal(list, item) < 0) {
        decref(list);
        return NULL;
      }
    }
    return list;
  }
}

function ast_parse(source: PyObject, filename: PyObject, mode: PyObject, classes: PyObject): NewRef | Null {
  const which = modeOf(mode);
  if (which === undefined) return NULL;
  if (typeOf(classes) !== T.dict) return PyErr.setString(T.TypeError, "parse() wants a dict of classes");
  const result = host().parse(PyUnicode.toJS(source), PyUnicode.toJS(filename), which);
  if (!result.ok) return raiseSyntaxError(result.error);
  return new Builder(classes).node(result.tree as Plain);
}

// ---- Python's tree to the compiler's ----

// Dicts become nodes, lists arrays, ints numbers; the value of a Constant keeps its type (ints are bigint).
function toPlain(op: PyObject, isConstant: boolean): unknown {
  if (op === None) return null;
  if (op === True || op === False) return op === True;
  if (op === Ellipsis) return { kind: "ellipsis" };
  if (isSmallInt(op) || typeOf(op) === T.int) {
    return isConstant ? PyLong.asBigInt(op) : PyLong.asNumber(op);
  }
  if (typeOf(op) === T.str) return PyUnicode.toJS(op);
  if (typeOf(op) === T.float) return PyFloat.AS_DOUBLE(op);
  if (typeOf(op) === T.bytes) return PyBytes.toJS(op);
  if (typeOf(op) === T.complex) {
    return { kind: "complex", real: PyComplex.realOf(op), imag: PyComplex.imagOf(op) };
  }
  if (typeOf(op) === T.list) {
    return Array.from({ length: PyList.size(op) }, (_, i) => toPlain(PyList.getItem(op, i), false));
  }
  return plainNode(op);
}

function plainNode(dict: PyObject): Plain {
  const node: { [field: string]: unknown } = {};
  for (let i = PyDict.next(dict, 0); i >= 0; i = PyDict.next(dict, i + 1)) {
    const field = PyUnicode.toJS(PyDict.keyAt(dict, i));
    node[field] = toPlain(PyDict.valueAt(dict, i), node._type === "Constant" && field === "value");
  }
  return node;
}

function ast_compile(tree: PyObject, filename: PyObject, mode: PyObject, optimize: number): NewRef | Null {
  const which = modeOf(mode);
  if (which === undefined) return NULL;
  if (typeOf(tree) !== T.dict) return PyErr.setString(T.TypeError, "compile() wants a tree of dicts");
  const level = optimize < 0 ? I32[INTERP.optimize >> 2] : optimize;
  const result = host().compileTree(plainNode(tree), PyUnicode.toJS(filename), which, level);
  return result.ok ? loadCode(result.code) : raiseSyntaxError(result.error);
}

const FLAGS = {
  PyCF_ONLY_AST: 0x400,
  PyCF_TYPE_COMMENTS: 0x1000,
  PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  PyCF_OPTIMIZED_AST: 0x8400,
};

defineModule({
  name: "_ast",
  exec: (module) => (Object.entries(FLAGS).some(([name, flag]) => addInt(module, name, flag) < 0) ? -1 : 0),
  functions: [
    func(
      "_parse($module, source: str, filename: str, mode: str, classes, /)",
      "The tree of a source text, made of instances of the classes.",
      ast_parse,
    ),
    func(
      "_compile($module, tree, filename: str, mode: str, optimize: int, /)",
      "The code object of a tree made of dicts.",
      ast_compile,
    ),
  ],
});
