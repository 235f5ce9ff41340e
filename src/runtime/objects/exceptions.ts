/**
 * The type BaseException and what the interpreter does with any exception object (the first part of CPython's
 * Objects/exceptions.c). The hierarchy is in exceptions-simple, -os, -syntax, -unicode and -group; raising is errors.ts.
 *
 * `__notes__` is an ordinary instance attribute, made by add_note().
 */
import {
  PyObject_GetOptionalAttr,
  PyObject_Repr,
  PyObject_SetAttr,
  PyObject_Str,
} from "../abstract/object.js";
import { PySequence_Tuple } from "../abstract/sequence.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { getset, member, method } from "../method-def.js";
import { keywordHint } from "../suggestions.js";
import * as PyDict from "./dict.js";
import { AttributeError, BaseException, ImportError, NameError } from "./exceptions-layout.js";
import { PyType_GenericAlloc } from "./instance.js";
import * as PyList from "./list.js";
import { clearRef, decref, incref, setRefSteal, typeOf } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, PyTypeObject, TypeFlags } from "./type.js";
import { EmptyStr, EmptyTuple, None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

// ---- construction ----

/** Write an exception without arguments into fresh memory at `address`. */
export function initEmpty(address: number, type: T): NewRef {
  I32.fill(0, address >> 2, (address + BaseException.SIZE) >> 2);
  BaseException.ob_refcnt.set(address, 1);
  BaseException.ob_type.set(address, type);
  BaseException.args.set(address, EmptyTuple);
  return address as NewRef;
}

/** Bring a plain exception back to the state after construction, so that it can be raised anew. */
export function reset(exc: PyObject): void {
  for (const field of [
    BaseException.dict,
    BaseException.traceback,
    BaseException.context,
    BaseException.cause,
  ]) {
    clearRef(exc, field);
  }
  BaseException.suppress_context.set(exc, 0);
}

/** Are there keyword arguments? Then TypeError is set: exceptions take none unless they say so. */
export function rejectKeywords(type: PyObject, kwnames: PyObject | Null): boolean {
  if (kwnames === NULL || PyTuple.size(kwnames) === 0) return false;
  PyErr.setString(T.TypeError, `${PyErr.nameOfType(type)}() takes no keyword arguments`);
  return true;
}

export function BaseException_new(type: PyObject, args: number, nargs: number): NewRef | Null {
  const self = PyType_GenericAlloc(type, 0);
  if (self === NULL) return NULL;
  const tuple = PyTuple.fromArray(args, nargs);
  if (tuple === NULL) {
    BaseException.args.set(self, EmptyTuple);
    decref(self);
    return NULL;
  }
  BaseException.args.set(self, tuple);
  return self;
}

export function BaseException_init(
  self: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): number {
  if (rejectKeywords(typeOf(self), kwnames)) return -1;
  const tuple = PyTuple.fromArray(args, nargs);
  if (tuple === NULL) return -1;
  setRefSteal(self, BaseException.args, tuple);
  return 0;
}

/**
 * The keyword arguments of an exception's constructor, in `names`' order, borrowed, NULL when missing; or null with
 * TypeError set.
 */
export function takeKeywords(
  type: string,
  names: readonly NewRef[],
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): (PyObject | Null)[] | null {
  const values: (PyObject | Null)[] = names.map(() => NULL);
  const count = kwnames === NULL ? 0 : PyTuple.size(kwnames);
  if (count > names.length) {
    const plural = names.length === 1 ? "" : "s";
    const text = `${type}() takes at most ${names.length} keyword argument${plural} (${count} given)`;
    PyErr.setString(T.TypeError, text);
    return null;
  }
  for (let i = 0; i < count; i++) {
    const name = PyTuple.getItem(kwnames as PyObject, i);
    const index = names.findIndex((known) => PyUnicode.equal(known, name));
    if (index < 0) {
      const given = PyUnicode.asString(name);
      const hint = keywordHint(given, names.map(PyUnicode.asString));
      const text = `${type}() got an unexpected keyword argument '${given}'${hint}`;
      PyErr.setString(T.TypeError, text);
      return null;
    }
    values[index] = I32[(args >> 2) + nargs + i] as PyObject;
  }
  return values;
}

// ---- what the interpreter asks of an exception ----

/** The traceback, or NULL. PyException_GetTraceback. */
export function PyException_GetTraceback(exc: PyObject): NewRef | Null {
  const traceback = BaseException.traceback.get(exc);
  return traceback === NULL ? NULL : incref(traceback);
}

/** Set the traceback; None or NULL: no traceback. 0, or -1 with TypeError. PyException_SetTraceback. */
export function PyException_SetTraceback(exc: PyObject, traceback: PyObject | Null): number {
  if (traceback === NULL || traceback === None) clearRef(exc, BaseException.traceback);
  else if (typeOf(traceback) === (T.traceback as number)) {
    setRefSteal(exc, BaseException.traceback, incref(traceback));
  } else {
    PyErr.setString(T.TypeError, "__traceback__ must be a traceback or None");
    return -1;
  }
  return 0;
}

/** `__context__`, or NULL. PyException_GetContext. */
export function PyException_GetContext(exc: PyObject): NewRef | Null {
  const context = BaseException.context.get(exc);
  return context === NULL ? NULL : incref(context);
}

/** Set `__context__`. Steals `context`, as CPython's. PyException_SetContext. */
export function PyException_SetContext(exc: PyObject, context: NewRef | Null): void {
  setRefSteal(exc, BaseException.context, context);
}

/** `__cause__`, or NULL. PyException_GetCause. */
export function PyException_GetCause(exc: PyObject): NewRef | Null {
  const cause = BaseException.cause.get(exc);
  return cause === NULL ? NULL : incref(cause);
}

/** Set `__cause__`, and with it `__suppress_context__`. Steals `cause`, as CPython's. PyException_SetCause. */
export function PyException_SetCause(exc: PyObject, cause: NewRef | Null): void {
  BaseException.suppress_context.set(exc, 1);
  setRefSteal(exc, BaseException.cause, cause);
}

/** `name` and `obj` of an AttributeError that has neither yet. */
export function setAttributeErrorContext(exc: PyObject, obj: PyObject, name: PyObject): void {
  if (AttributeError.name.get(exc) !== NULL || AttributeError.obj.get(exc) !== NULL) return;
  AttributeError.name.set(exc, incref(name));
  AttributeError.obj.set(exc, incref(obj));
}

/** `name` of a NameError that has none yet. */
export function setNameErrorContext(exc: PyObject, name: PyObject): void {
  if (NameError.name.get(exc) === NULL) NameError.name.set(exc, incref(name));
}

/** `name`, `path` and `name_from` of an ImportError. */
export function setImportErrorContext(
  exc: PyObject,
  name: PyObject | Null,
  path: PyObject | Null,
  nameFrom: PyObject | Null,
): void {
  if (name !== NULL) setRefSteal(exc, ImportError.name, incref(name));
  if (path !== NULL) setRefSteal(exc, ImportError.path, incref(path));
  if (nameFrom !== NULL) setRefSteal(exc, ImportError.name_from, incref(nameFrom));
}

// ---- slots ----

function argsOf(self: PyObject): PyObject {
  return BaseException.args.get(self) as PyObject;
}

export function BaseException_str(self: PyObject): NewRef | Null {
  const args = argsOf(self);
  const count = PyTuple.size(args);
  if (count === 0) return EmptyStr;
  return count === 1 ? PyObject_Str(PyTuple.getItem(args, 0)) : PyObject_Str(args);
}

function BaseException_repr(self: PyObject): NewRef | Null {
  const args = argsOf(self);
  const single = PyTuple.size(args) === 1;
  const inner = PyObject_Repr(single ? PyTuple.getItem(args, 0) : args);
  if (inner === NULL) return NULL;
  const name = PyUnicode.asString(PyTypeObject.tp_name.get(typeOf(self)) as PyObject);
  const text = PyUnicode.asString(inner);
  decref(inner);
  return PyUnicode.fromString(single ? `${name}(${text})` : name + text);
}

// ---- attributes ----

function refused(message: string): number {
  PyErr.setString(T.TypeError, message);
  return -1;
}

function orNone(value: PyObject | Null): NewRef {
  return value === NULL ? None : incref(value);
}

function BaseException_get_args(self: PyObject): NewRef {
  return orNone(BaseException.args.get(self));
}

function BaseException_set_args(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) return refused("args may not be deleted");
  const tuple = PySequence_Tuple(value);
  if (tuple === NULL) return -1;
  setRefSteal(self, BaseException.args, tuple);
  return 0;
}

function BaseException_get_tb(self: PyObject): NewRef {
  return orNone(BaseException.traceback.get(self));
}

function BaseException_set_tb(self: PyObject, value: PyObject | Null): number {
  return value === NULL ? refused("__traceback__ may not be deleted") : PyException_SetTraceback(self, value);
}

function BaseException_get_context(self: PyObject): NewRef {
  return orNone(BaseException.context.get(self));
}

function BaseException_set_context(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) return refused("__context__ may not be deleted");
  if (value !== None && !PyErr.isExceptionInstance(value)) {
    return refused("exception context must be None or derive from BaseException");
  }
  PyException_SetContext(self, value === None ? NULL : incref(value));
  return 0;
}

function BaseException_get_cause(self: PyObject): NewRef {
  return orNone(BaseException.cause.get(self));
}

function BaseException_set_cause(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) return refused("__cause__ may not be deleted");
  if (value !== None && !PyErr.isExceptionInstance(value)) {
    return refused("exception cause must be None or derive from BaseException");
  }
  PyException_SetCause(self, value === None ? NULL : incref(value));
  return 0;
}

function BaseException_get_dict(self: PyObject): NewRef | Null {
  if (BaseException.dict.get(self) === NULL) {
    const dict = PyDict.new_();
    if (dict === NULL) return NULL;
    BaseException.dict.set(self, dict);
  }
  return incref(BaseException.dict.get(self) as PyObject);
}

function BaseException_set_dict(self: PyObject, value: PyObject | Null): number {
  if (value === NULL) return refused("cannot delete __dict__");
  if (!hasFlag(typeOf(value), TypeFlags.DICT_SUBCLASS)) {
    return refused(`__dict__ must be set to a dictionary, not a '${PyErr.typeName(value)}'`);
  }
  setRefSteal(self, BaseException.dict, incref(value));
  return 0;
}

// ---- methods ----

function BaseException_with_traceback(self: PyObject, traceback: PyObject): NewRef | Null {
  return PyException_SetTraceback(self, traceback) < 0 ? NULL : incref(self);
}

// The list `__notes__` of `self`, made when it is not there.
function notesOf(self: PyObject): NewRef | Null {
  const present = PyObject_GetOptionalAttr(self, ID.__notes__);
  if (present !== NULL || PyErr.occurred()) return present;
  const notes = PyList.new_(0);
  if (notes === NULL) return NULL;
  if (PyObject_SetAttr(self, ID.__notes__, notes) === 0) return notes;
  decref(notes);
  return NULL;
}

function BaseException_add_note(self: PyObject, note: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(note), TypeFlags.UNICODE_SUBCLASS)) {
    return PyErr.setString(T.TypeError, `note must be a str, not '${PyErr.typeName(note)}'`);
  }
  const notes = notesOf(self);
  if (notes === NULL) return NULL;
  let result: NewRef | Null = NULL;
  if (!hasFlag(typeOf(notes), TypeFlags.LIST_SUBCLASS)) {
    PyErr.setString(T.TypeError, "Cannot add note: __notes__ is not a list");
  } else if (PyList.append(notes, note) === 0) result = None;
  decref(notes);
  return result;
}

function BaseException_setstate(self: PyObject, state: PyObject): NewRef | Null {
  if (state === None) return None;
  if (!hasFlag(typeOf(state), TypeFlags.DICT_SUBCLASS)) {
    return PyErr.setString(T.TypeError, "state is not a dictionary");
  }
  const items = PyDict.items(state);
  if (items === NULL) return NULL;
  let result: NewRef | Null = None;
  for (let i = 0; i < PyList.size(items) && result !== NULL; i++) {
    const item = PyList.getItem(items, i);
    if (PyObject_SetAttr(self, PyTuple.getItem(item, 0), PyTuple.getItem(item, 1)) < 0) result = NULL;
  }
  decref(items);
  return result;
}

function BaseException_reduce(self: PyObject): NewRef | Null {
  const dict = BaseException.dict.get(self);
  const args = BaseException.args.get(self) as PyObject;
  return dict === NULL ? PyTuple.pack(typeOf(self), args) : PyTuple.pack(typeOf(self), args, dict);
}

defineType({
  address: T.BaseException,
  name: "BaseException",
  layout: BaseException,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC | TypeFlags.BASE_EXC_SUBCLASS,
  doc: "The root of all exceptions.",
  dictField: "dict",
  slots: {
    tp_new: BaseException_new,
    tp_init: BaseException_init,
    tp_repr: BaseException_repr,
    tp_str: BaseException_str,
  },
  methods: [
    method("__reduce__($self, /)", "Help for pickle.", BaseException_reduce),
    method(
      "__setstate__($self, state, /)",
      "Set the attributes that the dict `state` names.",
      BaseException_setstate,
    ),
    method(
      "with_traceback($self, tb, /)",
      "Set self.__traceback__ to tb and return self.",
      BaseException_with_traceback,
    ),
    method(
      "add_note($self, note: object, /)",
      "Add a note, which is shown below the traceback.",
      BaseException_add_note,
    ),
  ],
  members: [member("__suppress_context__", "bool", BaseException.suppress_context.offset)],
  getset: [
    getset("__dict__", "", BaseException_get_dict, BaseException_set_dict),
    getset("args", "", BaseException_get_args, BaseException_set_args),
    getset("__traceback__", "", BaseException_get_tb, BaseException_set_tb),
    getset("__context__", "Exception context.", BaseException_get_context, BaseException_set_context),
    getset("__cause__", "Exception cause.", BaseException_get_cause, BaseException_set_cause),
  ],
});
