/**
 * The exceptions without fields, or with a few: the largest part of the hierarchy. Mirrors CPython's Objects/exceptions.c.
 */
import { PyObject_Repr } from "../abstract/object.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import type { LayoutInfo } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { member, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { BaseException_init, BaseException_new, BaseException_str, takeKeywords } from "./exceptions.js";
import {
  AttributeError,
  BaseException,
  ImportError,
  NameError,
  StopIteration,
  SystemExit,
} from "./exceptions-layout.js";
import { decref, incref, setRefSteal, typeOf, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, type TypeDef, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const FLAGS = TypeFlags.BASETYPE | TypeFlags.HAVE_GC;

/** An exception class that adds nothing to its base but a name. */
function simple(address: T, name: string, base: T, doc: string, layout: LayoutInfo = BaseException): void {
  const slots = { tp_new: BaseException_new, tp_init: BaseException_init };
  // A class with fields inherits its constructor along with them.
  const own = layout === (BaseException as LayoutInfo) ? { slots } : {};
  defineType({ address, name, base, layout, flags: FLAGS, doc, ...own });
}

/** An exception class with slots or attributes of its own. */
function special(
  address: T,
  name: string,
  base: T,
  layout: LayoutInfo,
  rest: Pick<TypeDef, "slots" | "members" | "methods" | "doc">,
): void {
  defineType({ address, name, base, layout, flags: FLAGS, ...rest });
}

// ---- the roots ----

simple(T.Exception, "Exception", T.BaseException, "The root of the exceptions that do not end a program.");
simple(T.KeyboardInterrupt, "KeyboardInterrupt", T.BaseException, "The user interrupted the program.");
simple(T.GeneratorExit, "GeneratorExit", T.BaseException, "A generator is asked to end.");

// ---- StopIteration, SystemExit ----

function firstArgument(args: number, nargs: number): NewRef {
  return nargs > 0 ? incref(I32[args >> 2] as PyObject) : None;
}

function StopIteration_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (BaseException_init(self, args, nargs, kwnames) < 0) return -1;
  setRefSteal(self, StopIteration.value, firstArgument(args, nargs));
  return 0;
}

special(T.StopIteration, "StopIteration", T.Exception, StopIteration, {
  doc: "The end of an iteration, raised by __next__().",
  slots: { tp_init: StopIteration_init },
  members: [member("value", "object", StopIteration.value.offset, { doc: "generator return value" })],
});
simple(T.StopAsyncIteration, "StopAsyncIteration", T.Exception, "The end of an asynchronous iteration.");

function SystemExit_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (BaseException_init(self, args, nargs, kwnames) < 0) return -1;
  if (nargs === 0) return 0;
  const code = nargs === 1 ? firstArgument(args, 1) : incref(BaseException.args.get(self) as PyObject);
  setRefSteal(self, SystemExit.code, code);
  return 0;
}

special(T.SystemExit, "SystemExit", T.BaseException, SystemExit, {
  doc: "A request to end the interpreter.",
  slots: { tp_init: SystemExit_init },
  members: [member("code", "object", SystemExit.code.offset, { doc: "exception code" })],
});

// ---- ImportError ----

function ImportError_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const names = [ID.name, ID.path, ID.name_from];
  const keywords = takeKeywords("ImportError", names, args, nargs, kwnames);
  if (keywords === null || BaseException_init(self, args, nargs, NULL) < 0) return -1;
  setRefSteal(self, ImportError.name, xincref(keywords[0]!));
  setRefSteal(self, ImportError.path, xincref(keywords[1]!));
  setRefSteal(self, ImportError.name_from, xincref(keywords[2]!));
  setRefSteal(self, ImportError.msg, nargs === 1 ? firstArgument(args, 1) : NULL);
  return 0;
}

function ImportError_str(self: PyObject): NewRef | Null {
  const msg = ImportError.msg.get(self);
  return msg !== NULL && PyUnicode.checkExact(msg) ? incref(msg) : BaseException_str(self);
}

// What pickle needs beyond the arguments: the keyword ones, in a dict.
function ImportError_state(self: PyObject): NewRef | Null {
  const dict = BaseException.dict.get(self);
  const state = dict === NULL ? PyDict.new_() : PyDict.copy(dict);
  const fields = [
    [ID.name, ImportError.name],
    [ID.path, ImportError.path],
    [ID.name_from, ImportError.name_from],
  ] as const;
  for (const [name, field] of fields) {
    const value = field.get(self);
    if (state !== NULL && value !== NULL) PyDict.setItem(state, name, value);
  }
  return state;
}

function reduceWith(self: PyObject, state: NewRef | Null): NewRef | Null {
  if (state === NULL) return NULL;
  const args = BaseException.args.get(self) as PyObject;
  const parts = PyDict.size(state) > 0 ? [typeOf(self), args, state] : [typeOf(self), args];
  const result = PyTuple.pack(...parts);
  decref(state);
  return result;
}

const REDUCE_DOC = "Help for pickle.";

special(T.ImportError, "ImportError", T.Exception, ImportError, {
  doc: "A module, or a name in it, cannot be imported.",
  slots: { tp_init: ImportError_init, tp_str: ImportError_str },
  members: [
    member("msg", "object", ImportError.msg.offset, { doc: "exception message" }),
    member("name", "object", ImportError.name.offset, { doc: "module name" }),
    member("path", "object", ImportError.path.offset, { doc: "module path" }),
    member("name_from", "object", ImportError.name_from.offset, { doc: "name imported from module" }),
  ],
  methods: [
    method("__reduce__($self, /)", REDUCE_DOC, (self: PyObject) => reduceWith(self, ImportError_state(self))),
  ],
});
simple(T.ModuleNotFoundError, "ModuleNotFoundError", T.ImportError, "There is no such module.", ImportError);

// ---- NameError, AttributeError ----

function NameError_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const keywords = takeKeywords("NameError", [ID.name], args, nargs, kwnames);
  if (keywords === null || BaseException_init(self, args, nargs, NULL) < 0) return -1;
  setRefSteal(self, NameError.name, xincref(keywords[0]!));
  return 0;
}

special(T.NameError, "NameError", T.Exception, NameError, {
  doc: "There is no variable of this name.",
  slots: { tp_init: NameError_init },
  members: [member("name", "object", NameError.name.offset, { doc: "name" })],
});
simple(
  T.UnboundLocalError,
  "UnboundLocalError",
  T.NameError,
  "A local variable has no value yet.",
  NameError,
);

function AttributeError_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const keywords = takeKeywords("AttributeError", [ID.name, ID.obj], args, nargs, kwnames);
  if (keywords === null || BaseException_init(self, args, nargs, NULL) < 0) return -1;
  setRefSteal(self, AttributeError.name, xincref(keywords[0]!));
  setRefSteal(self, AttributeError.obj, xincref(keywords[1]!));
  return 0;
}

// The object is left out: it may not be picklable, and would be a copy.
function AttributeError_state(self: PyObject): NewRef | Null {
  const dict = BaseException.dict.get(self);
  const state = dict === NULL ? PyDict.new_() : PyDict.copy(dict);
  const name = AttributeError.name.get(self);
  if (state !== NULL && name !== NULL) {
    PyDict.setItem(state, ID.name, name);
    PyDict.setItem(state, ID.args, BaseException.args.get(self) as PyObject);
  }
  return state;
}

special(T.AttributeError, "AttributeError", T.Exception, AttributeError, {
  doc: "An object has no such attribute.",
  slots: { tp_init: AttributeError_init },
  members: [
    member("name", "object", AttributeError.name.offset, { doc: "attribute name" }),
    member("obj", "object", AttributeError.obj.offset, { doc: "object" }),
  ],
  methods: [
    method("__getstate__($self, /)", REDUCE_DOC, AttributeError_state),
    method("__reduce__($self, /)", REDUCE_DOC, (self: PyObject) =>
      reduceWith(self, AttributeError_state(self)),
    ),
  ],
});

// ---- KeyError ----

// The repr of a single key, so that a missing '' can be seen.
function KeyError_str(self: PyObject): NewRef | Null {
  const args = BaseException.args.get(self) as PyObject;
  return PyTuple.size(args) === 1 ? PyObject_Repr(PyTuple.getItem(args, 0)) : BaseException_str(self);
}

simple(T.LookupError, "LookupError", T.Exception, "The root of errors of looking something up.");
simple(T.IndexError, "IndexError", T.LookupError, "An index is out of range.");
special(T.KeyError, "KeyError", T.LookupError, BaseException, {
  doc: "There is no such key.",
  slots: { tp_init: BaseException_init, tp_str: KeyError_str },
});

// ---- the rest ----

simple(T.ArithmeticError, "ArithmeticError", T.Exception, "The root of errors of arithmetic.");
simple(T.FloatingPointError, "FloatingPointError", T.ArithmeticError, "A floating-point operation failed.");
simple(T.OverflowError, "OverflowError", T.ArithmeticError, "A result is too large.");
simple(T.ZeroDivisionError, "ZeroDivisionError", T.ArithmeticError, "A division by zero.");
simple(T.AssertionError, "AssertionError", T.Exception, "An assert statement failed.");
simple(T.BufferError, "BufferError", T.Exception, "A buffer cannot be had or changed.");
simple(T.EOFError, "EOFError", T.Exception, "input() met the end of the file.");
simple(T.MemoryError, "MemoryError", T.Exception, "There is no memory left.");
simple(T.ReferenceError, "ReferenceError", T.Exception, "The object of a weak proxy is gone.");
simple(T.RuntimeError, "RuntimeError", T.Exception, "An error of no other class.");
simple(T.NotImplementedError, "NotImplementedError", T.RuntimeError, "A method is left to subclasses.");
simple(T.PythonFinalizationError, "PythonFinalizationError", T.RuntimeError, "The interpreter is ending.");
simple(T.RecursionError, "RecursionError", T.RuntimeError, "Calls are nested too deeply.");
simple(T.SystemError, "SystemError", T.Exception, "The interpreter found an error in itself.");
simple(T.TypeError, "TypeError", T.Exception, "An object has the wrong type.");
simple(T.ValueError, "ValueError", T.Exception, "A value of the right type is not suitable.");

simple(T.Warning, "Warning", T.Exception, "The root of warnings.");
simple(T.BytesWarning, "BytesWarning", T.Warning, "Bytes and str were mixed.");
simple(T.DeprecationWarning, "DeprecationWarning", T.Warning, "A feature will go away.");
simple(T.EncodingWarning, "EncodingWarning", T.Warning, "An encoding was left to the system.");
simple(T.FutureWarning, "FutureWarning", T.Warning, "A feature will change, users should know.");
simple(T.ImportWarning, "ImportWarning", T.Warning, "A module is probably imported wrongly.");
simple(
  T.PendingDeprecationWarning,
  "PendingDeprecationWarning",
  T.Warning,
  "A feature will go away some day.",
);
simple(T.ResourceWarning, "ResourceWarning", T.Warning, "A resource was not released.");
simple(T.RuntimeWarning, "RuntimeWarning", T.Warning, "The program does something dubious.");
simple(T.SyntaxWarning, "SyntaxWarning", T.Warning, "The program's text is dubious.");
simple(T.UnicodeWarning, "UnicodeWarning", T.Warning, "Text is handled dubiously.");
simple(T.UserWarning, "UserWarning", T.Warning, "A warning by program code.");
