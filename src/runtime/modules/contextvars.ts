/**
 * `_contextvars`: context variables and the contexts that hold their values (PEP 567). Mirrors CPython's Python/context.c.
 *
 * A context's values are a dict that is shared with its copies until one of them changes (CPython has a persistent map for that): who sets a value copies the
 * dict first when somebody else, a copy or an iterator, refers to it. The current context belongs to the thread state.
 */
import { PyObject_HashNotImplemented, PyObject_Repr, PyObject_RichCompare } from "../abstract/object.js";
import { bindArguments } from "../call/arguments.js";
import { PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { func, getset, member, method } from "../method-def.js";
import { allocObject } from "../objects/builtin.js";
import { classGetItemMethod } from "../objects/class-getitem.js";
import { hexAddress } from "../objects/code-attributes.js";
import * as PyDict from "../objects/dict.js";
import { newItemIterator, newKeyIterator, newValueIterator } from "../objects/dict-iterators.js";
import { copy as copyDict } from "../objects/dict-merge.js";
import {
  decref,
  incref,
  PyObjectHead,
  setImmortal,
  setRefSteal,
  typeOf,
  xincref,
} from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { defineType, PyTypeObject, TypeFlags } from "../objects/type.js";
import { None, NotImplemented, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { ThreadState, tstate } from "../threads/state.js";
import { addType, defineModule } from "./module-def.js";

const Context = struct("Context", PyObjectHead, {
  ctx_vars: ref("dict: variable -> value; shared when its count is above 1"),
  ctx_prev: ref("the context to return to, while entered; or NULL"),
  ctx_entered: i32("1: a run() of it is under way"),
  ctx_weakreflist: i32("weak references"),
});

const ContextVar = struct("ContextVar", PyObjectHead, {
  var_name: ref("str"),
  var_default: ref("what get() gives when nothing is set, or NULL"),
});

const Token = struct("Token", PyObjectHead, {
  tok_ctx: ref("the context in which set() was called"),
  tok_var: ref("its variable"),
  tok_oldval: ref("the value before, or NULL: none"),
  tok_used: i32("1 once reset() took it"),
});

const TokenMissing = struct("Token.MISSING", PyObjectHead, {});

const HAVE_GC = TypeFlags.HAVE_GC;

// ---- contexts ----

function newContextSteal(vars: NewRef | Null): NewRef | Null {
  const op = vars === NULL ? NULL : allocObject(Context, T.Context);
  if (op !== NULL) Context.ctx_vars.set(op, vars);
  else if (vars !== NULL) decref(vars);
  return op;
}

const varsOf = (context: PyObject) => Context.ctx_vars.get(context) as PyObject;

/** The thread's current context, made if there is none yet; borrowed. */
function currentContextBorrow(): PyObject | Null {
  const known = ThreadState.context.get(tstate);
  if (known !== NULL) return known;
  const context = newContextSteal(PyDict.new_());
  if (context !== NULL) ThreadState.context.set(tstate, context);
  return context;
}

/** The context's dict, its own alone so that it may be changed; borrowed. */
function ownVarsBorrow(context: PyObject): PyObject | Null {
  const vars = varsOf(context);
  if (I32[vars >> 2] === 1) return vars;
  const copy = copyDict(vars);
  if (copy !== NULL) setRefSteal(context, Context.ctx_vars, copy);
  return copy;
}

function isVariable(key: PyObject): boolean {
  if (typeOf(key) === T.ContextVar) return true;
  const repr = PyObject_Repr(key);
  if (repr === NULL) return false;
  PyErr.setString(T.TypeError, `a ContextVar key was expected, got ${PyUnicode.toJS(repr)}`);
  decref(repr);
  return false;
}

function context_new(_type: PyObject, _args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (nargs > 0 || (kwnames !== NULL && PyTuple.size(kwnames) > 0)) {
    return PyErr.setString(T.TypeError, "Context() does not accept any arguments");
  }
  return newContextSteal(PyDict.new_());
}

function context_copy(context: PyObject): NewRef | Null {
  return newContextSteal(incref(varsOf(context)));
}

function enter(context: PyObject): boolean {
  if (Context.ctx_entered.get(context) !== 0) {
    const repr = PyObject_Repr(context);
    if (repr === NULL) return false;
    PyErr.setString(T.RuntimeError, `cannot enter context: ${PyUnicode.toJS(repr)} is already entered`);
    decref(repr);
    return false;
  }
  Context.ctx_entered.set(context, 1);
  Context.ctx_prev.set(context, ThreadState.context.get(tstate));
  ThreadState.context.set(tstate, incref(context));
  return true;
}

function exit(context: PyObject): void {
  const previous = Context.ctx_prev.get(context) as NewRef | Null;
  Context.ctx_entered.set(context, 0);
  Context.ctx_prev.set(context, NULL);
  setRefSteal(tstate, ThreadState.context, previous);
}

/** context.run(callable, *args, **kwargs). @mayRunPython */
function context_run(
  context: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs < 1) return PyErr.setString(T.TypeError, "run() missing 1 required positional argument");
  if (!enter(context)) return NULL;
  const result = PyObject_Vectorcall(I32[args >> 2] as PyObject, args + 4, nargs - 1, kwnames);
  exit(context);
  return result;
}

function context_get(context: PyObject, key: PyObject, fallback: PyObject): NewRef | Null {
  if (!isVariable(key)) return NULL;
  return incref(PyDict.getItem(varsOf(context), key) || fallback);
}

function context_getitem(context: PyObject, key: PyObject): NewRef | Null {
  if (!isVariable(key)) return NULL;
  const value = PyDict.getItem(varsOf(context), key);
  return value === NULL ? PyErr.setObject(T.KeyError, key) : incref(value);
}

function context_contains(context: PyObject, key: PyObject): number {
  return isVariable(key) ? PyDict.contains(varsOf(context), key) : -1;
}

function context_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  const isEquality = op === 2 || op === 3;
  if (!isEquality || typeOf(left) !== T.Context || typeOf(right) !== T.Context) return NotImplemented;
  return PyObject_RichCompare(varsOf(left), varsOf(right), op);
}

defineType({
  address: T.Context,
  name: "_contextvars.Context",
  layout: Context,
  weaklistField: "ctx_weakreflist",
  flags: HAVE_GC,
  doc: "Context()\n--\n\nThe values of context variables, which run() makes the current ones.",
  slots: {
    tp_new: context_new,
    tp_hash: PyObject_HashNotImplemented,
    tp_richcompare: context_richcompare,
    tp_iter: (context: PyObject) => newKeyIterator(varsOf(context)),
    mp_length: (context: PyObject) => PyDict.size(varsOf(context)),
    mp_subscript: context_getitem,
    sq_contains: context_contains,
  },
  methods: [
    method(
      "run($self, ...)",
      "run(callable, *args, **kwargs)\n\nCall with this as the current context.",
      context_run,
    ),
    method("copy($self, /)", "A context with the same values.", context_copy),
    method("get($self, key, default=None, /)", "The value of a variable, else the default.", context_get),
    method("keys($self, /)", "Iterate the variables.", (op: PyObject) => newKeyIterator(varsOf(op))),
    method("values($self, /)", "Iterate the values.", (op: PyObject) => newValueIterator(varsOf(op))),
    method("items($self, /)", "Iterate (variable, value).", (op: PyObject) => newItemIterator(varsOf(op))),
  ],
  entries: () => [["__hash__", None]],
});

// ---- variables ----

function contextvar_new(
  _type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (nargs !== 1) {
    const bound = nargs === 0 ? "exactly" : "at most";
    const message = `ContextVar() takes ${bound} 1 positional argument (${nargs} given)`;
    return PyErr.setString(T.TypeError, message);
  }
  const values = bindArguments("ContextVar(name, *, default=NULL)", args, nargs, kwnames);
  if (values === null) return NULL;
  const [name, fallback] = values as (PyObject | Null)[];
  if (!PyUnicode.check(name as PyObject)) {
    return PyErr.setString(T.TypeError, "context variable name must be a str");
  }
  const op = allocObject(ContextVar, T.ContextVar);
  if (op === NULL) return NULL;
  ContextVar.var_name.set(op, incref(name as PyObject));
  ContextVar.var_default.set(op, xincref(fallback as PyObject | Null));
  return op;
}

function reprText(op: PyObject): string | undefined {
  const repr = PyObject_Repr(op);
  if (repr === NULL) return undefined;
  const text = PyUnicode.toJS(repr);
  decref(repr);
  return text;
}

function contextvar_repr(variable: PyObject): NewRef | Null {
  const name = reprText(ContextVar.var_name.get(variable) as PyObject);
  const value = ContextVar.var_default.get(variable);
  const shown = value === NULL ? "" : reprText(value);
  if (name === undefined || shown === undefined) return NULL;
  const fallback = value === NULL ? "" : ` default=${shown}`;
  return PyUnicode.fromJS(`<ContextVar name=${name}${fallback} at 0x${hexAddress(variable)}>`);
}

function contextvar_get(variable: PyObject, fallback: PyObject | Null): NewRef | Null {
  const context = ThreadState.context.get(tstate);
  const found = context === NULL ? NULL : PyDict.getItem(varsOf(context), variable);
  const value = found || fallback || ContextVar.var_default.get(variable);
  return value === NULL ? PyErr.setObject(T.LookupError, variable) : incref(value);
}

function contextvar_set(variable: PyObject, value: PyObject): NewRef | Null {
  const context = currentContextBorrow();
  const vars = context === NULL ? NULL : ownVarsBorrow(context);
  const token = vars === NULL ? NULL : allocObject(Token, T.Token);
  if (context === NULL || vars === NULL || token === NULL) return NULL;
  Token.tok_ctx.set(token, incref(context));
  Token.tok_var.set(token, incref(variable));
  Token.tok_oldval.set(token, xincref(PyDict.getItem(vars, variable)));
  if (PyDict.setItem(vars, variable, value) === 0) return token;
  decref(token);
  return NULL;
}

/** Why `token` cannot reset `variable`: the error's class and the end of its message; undefined: it can. */
function whyNot(variable: PyObject, token: PyObject): readonly [number, string] | undefined {
  if (Token.tok_used.get(token) !== 0) return [T.RuntimeError, "has already been used once"];
  if (Token.tok_var.get(token) !== variable) {
    return [T.ValueError, "was created by a different ContextVar"];
  }
  if (Token.tok_ctx.get(token) !== ThreadState.context.get(tstate)) {
    return [T.ValueError, "was created in a different Context"];
  }
  return undefined;
}

function contextvar_reset(variable: PyObject, token: PyObject): NewRef | Null {
  if (typeOf(token) !== T.Token) {
    const text = reprText(token);
    return text === undefined
      ? NULL
      : PyErr.setString(T.TypeError, `expected an instance of Token, got ${text}`);
  }
  const problem = whyNot(variable, token);
  if (problem !== undefined) {
    const text = reprText(token);
    return text === undefined ? NULL : PyErr.setString(problem[0], `${text} ${problem[1]}`);
  }
  Token.tok_used.set(token, 1);
  const vars = ownVarsBorrow(Token.tok_ctx.get(token) as PyObject);
  if (vars === NULL) return NULL;
  const old = Token.tok_oldval.get(token);
  if (old !== NULL) return PyDict.setItem(vars, variable, old) < 0 ? NULL : None;
  if (PyDict.contains(vars, variable) === 1 && PyDict.delItem(vars, variable) < 0) return NULL;
  return None;
}

defineType({
  address: T.ContextVar,
  name: "_contextvars.ContextVar",
  layout: ContextVar,
  flags: HAVE_GC,
  doc: "ContextVar(name, *, default=…)\n\nA variable whose value belongs to the current context.",
  slots: { tp_new: contextvar_new, tp_repr: contextvar_repr },
  methods: [
    method(
      "get($self, default=NULL, /)",
      "The value in the current context, else a default, else LookupError.",
      contextvar_get,
    ),
    method("set($self, value, /)", "Set the value in the current context; gives a Token.", contextvar_set),
    method(
      "reset($self, token, /)",
      "Back to the value before the set() that gave the token.",
      contextvar_reset,
    ),
    classGetItemMethod(),
  ],
  members: [member("name", "object", ContextVar.var_name.offset, { readonly: true })],
});

// ---- tokens ----

function token_repr(token: PyObject): NewRef | Null {
  const variable = reprText(Token.tok_var.get(token) as PyObject);
  if (variable === undefined) return NULL;
  const used = Token.tok_used.get(token) !== 0 ? " used" : "";
  return PyUnicode.fromJS(`<Token${used} var=${variable} at 0x${hexAddress(token)}>`);
}

function token_get_old_value(token: PyObject): NewRef | Null {
  const old = Token.tok_oldval.get(token);
  if (old !== NULL) return incref(old);
  const name = PyUnicode.internFromString("MISSING");
  if (name === NULL) return NULL;
  const missing = PyDict.getItem(PyTypeObject.tp_dict.get(T.Token) as PyObject, name);
  decref(name);
  return xincref(missing);
}

function makeMissing(): NewRef {
  const op = allocObject(TokenMissing, T.TokenMissing) as NewRef;
  setImmortal(op);
  return op;
}

defineType({
  address: T.TokenMissing,
  name: "Token.MISSING",
  layout: TokenMissing,
  flags: TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_repr: () => PyUnicode.fromJS("<Token.MISSING>") },
});

defineType({
  address: T.Token,
  name: "_contextvars.Token",
  layout: Token,
  flags: HAVE_GC,
  doc: "What ContextVar.set() gives: the way back to the value before.",
  slots: {
    tp_new: () => PyErr.setString(T.RuntimeError, "Tokens can only be created by ContextVars"),
    tp_repr: token_repr,
    tp_hash: PyObject_HashNotImplemented,
  },
  methods: [classGetItemMethod()],
  getset: [
    getset("var", "", (op: PyObject) => incref(Token.tok_var.get(op) as PyObject)),
    getset("old_value", "", token_get_old_value),
  ],
  entries: () => [
    ["__hash__", None],
    ["MISSING", makeMissing()],
  ],
});

// ---- the module ----

function copy_context(): NewRef | Null {
  const context = currentContextBorrow();
  return context === NULL ? NULL : context_copy(context);
}

defineModule({
  name: "_contextvars",
  doc: "Context variables.",
  functions: [func("copy_context($module, /)", "A copy of the current context.", copy_context)],
  exec: (module) => {
    for (const [name, type] of [
      ["Context", T.Context],
      ["ContextVar", T.ContextVar],
      ["Token", T.Token],
    ] as const) {
      if (addType(module, name, type) < 0) return -1;
    }
    return 0;
  },
});
