/**
 * Raising, catching and looking at exceptions: CPython's Python/errors.c.
 *
 * Invariant: `current_exception` of the thread state is the exception that is being raised, always an instance, or NULL.
 * The exception that is being *handled* is found from `exc_info`, a chain of records {exc_value, previous_item}: one in
 * the thread state, one in each running generator. A new exception gets the handled one as its `__context__`.
 * A function that fails sets the exception and gives NULL or -1; all setters here give NULL, so that
 * `return PyErr.setString(T.TypeError, "…")` is the whole of it.
 */
import { PyObject_Repr } from "./abstract/object.js";
import { PyObject_Call, PyObject_CallNoArgs, PyObject_CallOneArg } from "./call/call.js";
import { PyObject_Malloc } from "./heap/alloc.js";
import { I32 } from "./heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "./heap/ownership.js";
import { ID } from "./identifiers.js";
import { INTERP } from "./interpreter.js";
import { native } from "./native.js";
import * as PyException from "./objects/exceptions.js";
import { PyException_SetCause, PyException_SetContext } from "./objects/exceptions.js";
import { BaseException } from "./objects/exceptions-layout.js";
import { PyType_GenericAlloc } from "./objects/instance.js";
import * as PyLong from "./objects/long.js";
import { decref, incref, typeOf, xdecref, xincref } from "./objects/object.js";
import * as PyTuple from "./objects/tuple.js";
import { hasFlag, PyTypeObject, SLOT, TypeFlags } from "./objects/type.js";
import { PyType_IsSubtype } from "./objects/type-object.js";
import { None, S, T } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";
import { strerror } from "./strerror.js";
import { ThreadState, tstate } from "./threads/state.js";

// ---- tests ----

/** Is `op` an instance of BaseException? */
export function isExceptionInstance(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.BASE_EXC_SUBCLASS);
}

/** Is `op` a class derived from BaseException? */
export function isExceptionClass(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TYPE_SUBCLASS) && hasFlag(op, TypeFlags.BASE_EXC_SUBCLASS);
}

/** Is an exception being raised? */
export function occurred(): boolean {
  return ThreadState.current_exception.get(tstate) !== NULL;
}

/** Does `err` (a class or an instance) match `exc` (a class or a tuple of them)? PyErr_GivenExceptionMatches. */
export function givenExceptionMatches(err: PyObject | Null, exc: PyObject): boolean {
  if (err === NULL) return false;
  if (hasFlag(typeOf(exc), TypeFlags.TUPLE_SUBCLASS)) {
    for (let i = 0; i < PyTuple.size(exc); i++) {
      if (givenExceptionMatches(err, PyTuple.getItem(exc, i))) return true;
    }
    return false;
  }
  const type = isExceptionInstance(err) ? typeOf(err) : err;
  if (isExceptionClass(type) && isExceptionClass(exc)) return PyType_IsSubtype(type, exc);
  return type === exc;
}

/** Does the exception being raised match `type`, a class or a tuple of classes? */
export function exceptionMatches(type: number): boolean {
  return givenExceptionMatches(ThreadState.current_exception.get(tstate), type as PyObject);
}

// ---- the exception being raised ----

/** Take the exception being raised out of the thread state; NULL when there is none. */
export function getRaisedException(): NewRef | Null {
  const exc = ThreadState.current_exception.get(tstate);
  ThreadState.current_exception.set(tstate, NULL);
  return exc as NewRef | Null;
}

/** Make `exc` the exception being raised. Steals `exc`. @mayRunPython through the old one's dealloc */
export function setRaisedException(exc: NewRef | Null): void {
  const old = ThreadState.current_exception.get(tstate) as NewRef | Null;
  ThreadState.current_exception.set(tstate, exc);
  if (old !== NULL) decref(old);
}

/** Forget the exception being raised. */
export function clear(): void {
  setRaisedException(NULL);
}

/** Run `body` with the exception being raised put aside, and bring it back after; what `body` leaves set is lost. */
export function preserving(body: () => void): void {
  const exc = getRaisedException();
  body();
  setRaisedException(exc);
}

/** Clear the exception being raised when it matches `type`: true when it did. */
export function clearIf(type: number): boolean {
  if (!exceptionMatches(type)) return false;
  clear();
  return true;
}

// ---- the exception being handled ----

/** Address of the innermost exc_info record that has an exception, or of the bottom one. */
function topmostExcInfo(): number {
  let info = ThreadState.exc_info.get(tstate);
  while (info !== 0) {
    const value = I32[info >> 2];
    const previous = I32[(info >> 2) + 1];
    if ((value !== 0 && value !== S.None) || previous === 0) break;
    info = previous;
  }
  return info;
}

/** The exception being handled (sys.exception()), borrowed; NULL when there is none. */
export function getHandledExceptionBorrow(): PyObject | Null {
  const info = topmostExcInfo();
  const value = info === 0 ? 0 : I32[info >> 2];
  return (value === S.None ? 0 : value) as PyObject | Null;
}

/** Make `exc` the exception being handled. Steals `exc`. */
export function setHandledException(exc: NewRef | Null): void {
  const word = ThreadState.exc_info.get(tstate) >> 2;
  const old = I32[word] as NewRef | Null;
  I32[word] = exc;
  xdecref(old);
}

// ---- setting ----

/** Was `type` left with BaseException's own constructor? Then no code needs to run to make an instance. */
function hasPlainConstructor(type: PyObject): boolean {
  const word = type >> 2;
  return (
    I32[word + SLOT.tp_new] === native(PyException.BaseException_new) &&
    I32[word + SLOT.tp_init] === native(PyException.BaseException_init)
  );
}

// `value` becomes the only argument, whatever it is. Steals `args`.
function makePlain(type: PyObject, args: NewRef): NewRef | Null {
  const exc = PyType_GenericAlloc(type, 0);
  if (exc === NULL) {
    decref(args);
    return NULL;
  }
  BaseException.args.set(exc, args);
  return exc;
}

function callExceptionClass(type: PyObject, value: PyObject | Null): NewRef | Null {
  if (value === NULL || value === None) {
    return hasPlainConstructor(type) ? makePlain(type, PyTuple.pack() as NewRef) : PyObject_CallNoArgs(type);
  }
  if (hasFlag(typeOf(value), TypeFlags.TUPLE_SUBCLASS)) return PyObject_Call(type, value, NULL);
  if (!hasPlainConstructor(type)) return PyObject_CallOneArg(type, value);
  const args = PyTuple.pack(value);
  return args === NULL ? NULL : makePlain(type, args);
}

/** An instance of the class `type` made from `value` as `raise type, value` did: none, a tuple of arguments, or the argument. */
export function createException(type: PyObject, value: PyObject | Null): NewRef | Null {
  const exc = callExceptionClass(type, value);
  if (exc === NULL || isExceptionInstance(exc)) return exc;
  const message = `calling ${reprForMessage(type)} should have returned an instance of BaseException, not ${typeName(exc)}`;
  decref(exc);
  return setString(T.TypeError, message);
}

function reprForMessage(type: PyObject): string {
  const repr = PyObject_Repr(type);
  if (repr === NULL) {
    clear();
    return "<class '?'>";
  }
  const text = PyUnicode.asString(repr);
  decref(repr);
  return text;
}

/**
 * Give `exc` the handled exception as its `__context__`. When `exc` is in that one's chain already, the chain is cut
 * there, so that no cycle comes into being; a cycle that program code has made must not hang us (Floyd).
 */
function setImplicitContext(exc: PyObject): void {
  const handled = getHandledExceptionBorrow();
  if (handled === NULL || handled === exc) return;
  const context = BaseException.context;
  let slow: PyObject = handled;
  let moveSlow = false;
  for (let op: PyObject = handled; ; ) {
    const next = context.get(op);
    if (next === NULL) break;
    if (next === exc) {
      PyException_SetContext(op, NULL);
      break;
    }
    op = next;
    if (op === slow) break;
    if (moveSlow) slow = context.get(slow) as PyObject;
    moveSlow = !moveSlow;
  }
  PyException_SetContext(exc, incref(handled));
}

/** Raise `exc`, an instance, with the handled exception as its context. Steals `exc`. */
export function raiseSteal(exc: NewRef): Null {
  setImplicitContext(exc);
  setRaisedException(exc);
  return NULL;
}

/**
 * Raise an exception of class `type` with `value`: an instance of it, or its argument, or (a tuple) its arguments.
 * @mayRunPython when the class has a Python constructor
 */
export function setObject(type: number, value: PyObject | Null): Null {
  const cls = type as PyObject;
  if (value !== NULL && isExceptionInstance(value) && PyType_IsSubtype(typeOf(value), cls)) {
    return raiseSteal(incref(value));
  }
  clear();
  const kept = xincref(value);
  const exc = createException(cls, value);
  xdecref(kept);
  return exc === NULL ? NULL : raiseSteal(exc);
}

/** Raise `type()`. */
export function setNone(type: number): Null {
  return setObject(type, NULL);
}

/** Raise `type(message)`. */
export function setString(type: number, message: string): Null {
  const value = PyUnicode.fromString(message);
  if (value === NULL) return NULL;
  setObject(type, value);
  decref(value);
  return NULL;
}

/** Raise `KeyError(key)`, also when the key is a tuple. */
export function setKeyError(key: PyObject): Null {
  const args = PyTuple.pack(key);
  if (args === NULL) return NULL;
  setObject(T.KeyError, args);
  decref(args);
  return NULL;
}

/** Raise `StopIteration(value)` (without argument for None), also when the value is a tuple or an exception. */
export function setStopIteration(value: PyObject): Null {
  if (value === None) return setNone(T.StopIteration);
  const exc = PyObject_CallOneArg(T.StopIteration as number as PyObject, value);
  return exc === NULL ? NULL : raiseSteal(exc);
}

/** Raise MemoryError. When there is not even room for that, the one that was made at start is raised. */
export function noMemory(): Null {
  const fresh = PyObject_Malloc(BaseException.SIZE);
  if (fresh !== 0) return raiseSteal(PyException.initEmpty(fresh, T.MemoryError));
  const reserve = I32[INTERP.memory_error >> 2] as PyObject | Null;
  if (reserve === NULL) throw new Error("out of memory before the interpreter was ready");
  if (I32[reserve >> 2] === 1) PyException.reset(reserve);
  return raiseSteal(incref(reserve));
}

/** Raise SystemError: a function of ours was called with what it cannot take. */
export function badInternalCall(): Null {
  return setString(T.SystemError, "bad argument to internal function");
}

/** Raise TypeError "bad argument type for built-in operation". */
export function badArgument(): Null {
  return setString(T.TypeError, "bad argument type for built-in operation");
}

/** Raise `AttributeError(message)` with `name` and `obj`, from which suggestions are made. */
export function setAttributeError(obj: PyObject, name: PyObject, message: string): Null {
  setString(T.AttributeError, message);
  return addAttributeErrorContext(obj, name);
}

/** Fill in `name` and `obj` of the AttributeError being raised, unless it has them (_PyObject_SetAttributeErrorContext). */
export function addAttributeErrorContext(obj: PyObject, name: PyObject): Null {
  const exc = ThreadState.current_exception.get(tstate);
  if (exc !== NULL && exceptionMatches(T.AttributeError))
    PyException.setAttributeErrorContext(exc, obj, name);
  return NULL;
}

/** Raise `NameError(message)` with `name`, or UnboundLocalError(message), which gets no name: there is nothing to suggest. */
export function setNameError(type: number, name: PyObject, message: string): Null {
  setString(type, message);
  const exc = ThreadState.current_exception.get(tstate);
  if (exc !== NULL && type === T.NameError) PyException.setNameErrorContext(exc, name);
  return NULL;
}

/** Raise `type(message, name=name, path=path, name_from=nameFrom)`, an ImportError or a subclass; NULL stands for None. */
export function setImportError(
  type: number,
  message: string,
  name: PyObject | Null,
  path: PyObject | Null,
  nameFrom: PyObject | Null = NULL,
): Null {
  setString(type, message);
  const exc = ThreadState.current_exception.get(tstate);
  if (exc !== NULL && exceptionMatches(T.ImportError)) {
    PyException.setImportErrorContext(exc, name, path, nameFrom);
  }
  return NULL;
}

/** Raise the OSError subclass that belongs to `errno` (a Linux number), with the system's message and `filename` when given. */
export function fromErrno(
  errno: number,
  filename: PyObject | Null = NULL,
  filename2: PyObject | Null = NULL,
): Null {
  const number = PyLong.fromNumber(errno);
  const message = PyUnicode.fromString(strerror(errno));
  if (message === NULL || number === NULL) return NULL;
  const args =
    filename === NULL
      ? PyTuple.pack(number, message)
      : filename2 === NULL
        ? PyTuple.pack(number, message, filename)
        : PyTuple.pack(number, message, filename, None, filename2);
  decref(message);
  if (args === NULL) return NULL;
  setObject(T.OSError, args);
  decref(args);
  return NULL;
}

/** Raise `type(message)` with the exception being raised as its `__cause__` (_PyErr_FormatFromCause). */
export function setStringFromCause(type: number, message: string): Null {
  const cause = getRaisedException();
  setString(type, message);
  const exc = ThreadState.current_exception.get(tstate);
  if (exc !== NULL && cause !== NULL) {
    PyException_SetCause(exc, incref(cause));
    PyException_SetContext(exc, cause);
  } else xdecref(cause);
  return NULL;
}

/**
 * Put an exception that was taken out earlier under the one being raised: it becomes the end of its chain of contexts
 * (_PyErr_ChainExceptions1). Steals `exc`.
 */
export function chainExceptionsSteal(exc: NewRef | Null): void {
  if (exc === NULL) return;
  const raised = ThreadState.current_exception.get(tstate);
  if (raised === NULL) setRaisedException(exc);
  else PyException_SetContext(raised, exc);
}

// ---- for messages ----

/** The name of a type as messages show it: dotted for a type outside builtins that CPython has in C (`_thread.lock`), else `__name__`. */
export function nameOfType(type: PyObject): string {
  const name = PyUnicode.asString(PyTypeObject.tp_name.get(type) as PyObject);
  const module = PyTypeObject.ht_module.get(type);
  if (module === NULL || module === ID.builtins) return name;
  return `${PyUnicode.asString(module)}.${name}`;
}

/** The name of the type of `op` as messages show it. */
export function typeName(op: PyObject): string {
  return nameOfType(typeOf(op));
}

// ---- exceptions that nobody can catch ----

/** What to do with an exception that nobody can catch: `exc` and `obj` are borrowed. */
export type UnraisableHandler = (exc: PyObject, obj: PyObject | Null, message: string) => void;

let unraisableHandler: UnraisableHandler = () => {};

/** Hand in who shows unraisable exceptions (the module sys, with sys.unraisablehook). */
export function setUnraisableHandler(handler: UnraisableHandler): void {
  unraisableHandler = handler;
}

/**
 * Show the exception being raised, which cannot be passed on (in a `__del__`, a callback), and clear it.
 * `message` replaces "Exception ignored in"; `obj` is where it happened. @mayRunPython
 */
export function writeUnraisable(obj: PyObject | Null, message = "Exception ignored in"): void {
  const exc = getRaisedException();
  if (exc === NULL) return;
  const kept = xincref(obj);
  unraisableHandler(exc, obj, message);
  clear();
  xdecref(kept);
  decref(exc);
}
