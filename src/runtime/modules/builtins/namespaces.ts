/**
 * Builtins about namespaces and code: globals, locals, vars, dir, compile, exec, eval, __import__, breakpoint.
 * Mirrors CPython's Python/bltinmodule.c.
 */
import { PyMapping_Check, PyMapping_Keys } from "../../abstract/mapping.js";
import { PyObject_Dir, PyObject_GetOptionalAttr, sortedListSteal } from "../../abstract/object.js";
import { PyObject_Vectorcall } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { currentFrame, F } from "../../frame-record.js";
import { I32 } from "../../heap/memory.js";
import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import { ID } from "../../identifiers.js";
import { INTERP } from "../../interpreter.js";
import { func } from "../../method-def.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyCodeObject } from "../../objects/code.js";
import * as PyDict from "../../objects/dict.js";
import { frameLocals } from "../../objects/frame-locals.js";
import { decref, incref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { _PyType_Lookup } from "../../objects/type-object.js";
import { None, S, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { PyObject_FSPathText } from "../io/path.js";
import { hooks } from "./hooks.js";

function noFrame(): Null {
  return PyErr.setString(T.SystemError, "frame does not exist");
}

function unsupported(what: string): Null {
  return PyErr.setString(T.NotImplementedError, `minipy does not support ${what} yet`);
}

/** The globals of the running frame, borrowed; NULL with SystemError when there is none. */
function currentGlobals(): PyObject | Null {
  const frame = currentFrame();
  return frame === 0 ? noFrame() : (I32[(frame >> 2) + F.GLOBALS] as PyObject);
}

// ---- globals, locals, vars, dir ----

function builtin_globals(): NewRef | Null {
  const globals = currentGlobals();
  return globals === 0 ? 0 : incref(globals);
}

function builtin_locals(): NewRef | Null {
  const frame = currentFrame();
  return frame === 0 ? noFrame() : frameLocals(frame);
}

function builtin_vars(op: PyObject | Null): NewRef | Null {
  if (op === 0) return builtin_locals();
  const dict = PyObject_GetOptionalAttr(op, ID.__dict__);
  if (dict !== 0 || PyErr.occurred()) return dict;
  return PyErr.setString(T.TypeError, "vars() argument must have __dict__ attribute");
}

function builtin_dir(op: PyObject | Null): NewRef | Null {
  if (op !== 0) return PyObject_Dir(op);
  const locals = builtin_locals();
  if (locals === 0) return 0;
  const names = PyMapping_Keys(locals);
  decref(locals);
  return names === 0 ? 0 : sortedListSteal(names);
}

// ---- compile, exec, eval ----

/** The text of source given as str or bytes; undefined with TypeError. `what` is the function and the argument. */
function sourceText(source: PyObject, what: string): string | undefined {
  if (PyUnicode.check(source)) return PyUnicode.toJS(source);
  if (typeOf(source) === T.bytes) return new TextDecoder().decode(PyBytes.toJS(source));
  PyErr.setString(T.TypeError, `${what} must be a string, bytes or code object`);
  return undefined;
}

const PyCF_ONLY_AST = 0x400;

// An instance of a class of nodes? lib/ast.py gives them `_fields`.
function isTree(source: PyObject): boolean {
  return hasFlag(typeOf(source), TypeFlags.HEAPTYPE) && _PyType_Lookup(typeOf(source), ID._fields) !== 0;
}

const MODES = ["exec", "eval", "single"] as const;

function builtin_compile(
  source: PyObject,
  filename: PyObject,
  mode: PyObject,
  flags: number,
  _dontInherit: number,
  optimize: number,
): NewRef | Null {
  const path = PyObject_FSPathText(filename);
  if (path === undefined) return 0;
  if (hooks.compile === undefined) return unsupported("compile()");
  if (hooks.compileTree !== undefined && (flags & PyCF_ONLY_AST || isTree(source))) {
    const name = PyUnicode.fromJS(path);
    const result = name === 0 ? 0 : hooks.compileTree(source, name, mode, flags, optimize);
    if (name !== 0) decref(name);
    return result;
  }
  const which = MODES.find((m) => PyUnicode.equalToASCII(mode, m));
  if (which === undefined) {
    return PyErr.setString(T.ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  }
  if (optimize < -1 || optimize > 2) {
    return PyErr.setString(T.ValueError, "compile(): invalid optimize value");
  }
  const text = sourceText(source, "compile() arg 1");
  return text === undefined ? 0 : hooks.compile(text, path, which, optimize);
}

// Run source or a code object for exec() and eval(). Namespaces that are None are the caller's.
function execute(
  name: "exec" | "eval",
  source: PyObject,
  globals: PyObject,
  locals: PyObject,
  closure: PyObject | Null,
): NewRef | Null {
  if (hooks.runCode === undefined || hooks.compile === undefined) return unsupported(`${name}()`);
  if (!checkNamespaces(name, globals, locals)) return 0;
  const namespace = globals === S.None ? currentGlobals() : globals;
  if (namespace === 0) return 0;
  let mapping: NewRef | Null = locals === S.None ? incref(namespace) : incref(locals);
  if (globals === S.None && locals === S.None) {
    decref(mapping);
    mapping = builtin_locals();
  }
  const code = mapping === 0 ? 0 : codeOf(name, source, closure);
  const result = code === 0 ? 0 : hooks.runCode(code, namespace, mapping, closure);
  if (code !== 0) decref(code);
  if (mapping !== 0) decref(mapping);
  return result;
}

function checkNamespaces(name: string, globals: PyObject, locals: PyObject): boolean {
  if (locals !== S.None && !PyMapping_Check(locals)) {
    const what = name === "eval" ? "" : ` or None, not ${PyErr.typeName(locals)}`;
    PyErr.setString(T.TypeError, `locals must be a mapping${what}`);
    return false;
  }
  if (globals === S.None || PyDict.check(globals)) return true;
  const message =
    name === "eval"
      ? PyMapping_Check(globals)
        ? "globals must be a real dict; try eval(code, {}, mapping)"
        : "globals must be a dict"
      : `exec() globals must be a dict, not ${PyErr.typeName(globals)}`;
  PyErr.setString(T.TypeError, message);
  return false;
}

function codeOf(name: "exec" | "eval", source: PyObject, closure: PyObject | Null): NewRef | Null {
  if (typeOf(source) === T.code) {
    const fits = name === "exec" ? checkClosure(source, closure) : checkNotFree(source);
    return fits ? incref(source) : 0;
  }
  if (closure !== 0) {
    return PyErr.setString(T.TypeError, "closure can only be used when source is a code object");
  }
  const text = sourceText(source, `${name}() arg 1`);
  if (text === undefined) return 0;
  // eval() allows blanks and tabs in front of the expression.
  const trimmed = name === "eval" ? text.replace(/^[ \t]+/, "") : text;
  return hooks.compile!(trimmed, "<string>", name, -1);
}

function checkNotFree(code: PyObject): boolean {
  if (PyCodeObject.co_nfreevars.get(code) === 0) return true;
  PyErr.setString(T.TypeError, "code object passed to eval() may not contain free variables");
  return false;
}

/** Is `closure` a tuple of a cell for each free variable of `code`? Otherwise TypeError. */
function checkClosure(code: PyObject, closure: PyObject | Null): boolean {
  const free = PyCodeObject.co_nfreevars.get(code);
  if (free === 0 ? closure === 0 : closure !== 0 && isTupleOfCells(closure, free)) return true;
  PyErr.setString(
    T.TypeError,
    free === 0
      ? "cannot use a closure with this code object"
      : `code object requires a closure of exactly length ${free}`,
  );
  return false;
}

function isTupleOfCells(op: PyObject, size: number): boolean {
  if (typeOf(op) !== T.tuple || PyTuple.size(op) !== size) return false;
  for (let i = 0; i < size; i++) if (typeOf(PyTuple.getItem(op, i)) !== T.cell) return false;
  return true;
}

function builtin_exec(
  source: PyObject,
  globals: PyObject,
  locals: PyObject,
  closure: PyObject | Null,
): NewRef | Null {
  const result = execute("exec", source, globals, locals, closure === S.None ? 0 : closure);
  if (result === 0) return 0;
  decref(result);
  return None;
}

function builtin_eval(source: PyObject, globals: PyObject, locals: PyObject): NewRef | Null {
  return execute("eval", source, globals, locals, 0);
}

// ---- __import__, breakpoint ----

function builtin_import(
  name: PyObject,
  globals: PyObject,
  _locals: PyObject,
  fromlist: PyObject,
  level: number,
): NewRef | Null {
  if (hooks.importModuleLevel === undefined) return unsupported("__import__()");
  if (!PyUnicode.check(name)) return PyErr.setString(T.TypeError, "module name must be a string");
  const namespace = globals === S.None ? 0 : globals;
  return hooks.importModuleLevel(PyUnicode.toJS(name), namespace, fromlist, level);
}

function builtin_breakpoint(args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const sys = I32[INTERP.sysdict >> 2] as PyObject;
  const hook = PyDict.getItem(sys, ID.breakpointhook);
  if (hook === 0) return PyErr.setString(T.RuntimeError, "lost sys.breakpointhook");
  const kept = incref(hook);
  const result = PyObject_Vectorcall(kept, args, nargs, kwnames);
  decref(kept);
  return result;
}

export const NAMESPACE_FUNCTIONS = [
  func(
    "__import__($module, name, globals=None, locals=None, fromlist=(), level: int = 0)",
    "Import a module.\n\nBecause this function is meant for use by the Python\n" +
      "interpreter and not for general use, it is better to use\n" +
      "importlib.import_module() to programmatically import a module.",
    builtin_import,
  ),
  func(
    "breakpoint($module, ...)",
    "breakpoint($module, /, *args, **kws)\n--\n\n" +
      "Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\n" +
      "whatever arguments are passed.\n\nBy default, this drops you into the pdb debugger.",
    builtin_breakpoint,
  ),
  func(
    "compile($module, source, filename, mode: str, flags: int = 0, dont_inherit: bool = False, optimize: int = -1)",
    "Compile source into a code object that can be executed by exec() or eval().\n\n" +
      "The source code may represent a Python module, statement or expression.",
    builtin_compile,
  ),
  func(
    "dir($module, object=NULL, /)",
    "dir\n--\n\ndir([object]) -> list of strings\n\n" +
      "If called without an argument, return the names in the current scope.\n" +
      "Else, return an alphabetized list of names comprising (some of) the attributes\n" +
      "of the given object, and of attributes reachable from it.",
    builtin_dir,
  ),
  func(
    "eval($module, source, /, globals=None, locals=None)",
    "Evaluate the given source in the context of globals and locals.\n\n" +
      "The source may be a string representing a Python expression\n" +
      "or a code object as returned by compile().",
    builtin_eval,
  ),
  func(
    "exec($module, source, /, globals=None, locals=None, *, closure=None)",
    "Execute the given source in the context of globals and locals.\n\n" +
      "The source may be a string representing one or more Python statements\n" +
      "or a code object as returned by compile().",
    builtin_exec,
  ),
  func(
    "globals($module, /)",
    "Return the dictionary containing the current scope's global variables.",
    builtin_globals,
  ),
  func(
    "locals($module, /)",
    "Return a dictionary containing the current scope's local variables.",
    builtin_locals,
  ),
  func(
    "vars($module, object=NULL, /)",
    "vars\n--\n\nvars([object]) -> dictionary\n\n" +
      "Without arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.",
    builtin_vars,
  ),
];
