/**
 * Codecs and error handlers that are not built in. Mirrors the registry of CPython's Python/codecs.c, which is Python here: lib/codecs.py keeps
 * it, with the codecs of lib/encodings. As long as nobody has imported it, no error handler was registered.
 */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_CallArgs, PyObject_CallMethodOneArg, PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { I32 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { INTERP } from "../../interpreter.js";
import { hooks } from "../../modules/builtins/hooks.js";
import * as PyDict from "../dict.js";
import * as PyLong from "../long.js";
import { decref, incref } from "../object.js";
import * as PyTuple from "../tuple.js";
import { T } from "../type-table.js";
import * as PyUnicode from "../unicode.js";

// What `codecs.<method>(text)` gives; undefined when the module was never imported. @mayRunPython
function askModule(method: string, text: string): NewRef | Null | undefined {
  const modules = I32[INTERP.modules >> 2] as PyObject | Null;
  const name = PyUnicode.internFromJS("codecs");
  if (name === NULL) return NULL;
  const found = modules === NULL ? NULL : PyDict.getItem(modules, name);
  decref(name);
  if (found === NULL) return PyErr.occurred() ? NULL : undefined;
  const module = incref(found);
  const result = callWithText(module, method, text);
  decref(module);
  return result;
}

// The result of `module.<method>(text)`. @mayRunPython
function callWithText(module: PyObject, method: string, text: string): NewRef | Null {
  const methodName = PyUnicode.internFromJS(method);
  const argument = PyUnicode.fromJS(text);
  const result =
    methodName === NULL || argument === NULL ? NULL : PyObject_CallMethodOneArg(module, methodName, argument);
  if (argument !== NULL) decref(argument);
  if (methodName !== NULL) decref(methodName);
  return result;
}

/** What a handler wants to be put in place of what is bad, and where to go on. */
export interface Replacement {
  /** A str, or a bytes for an encoder. */
  readonly value: NewRef;
  readonly position: number;
}

/**
 * Ask the registered handler `errors` what to do about the exception that is set (taken from the thread state); `size` is the length of what is
 * coded. Undefined with an exception set. @mayRunPython
 */
export function askErrorHandler(errors: string, size: number, encoding: boolean): Replacement | undefined {
  const exception = PyErr.getRaisedException();
  if (exception === NULL) return undefined;
  const handler = askModule("lookup_error", errors);
  if (handler === undefined) PyErr.setString(T.LookupError, `unknown error handler name '${errors}'`);
  const result = handler === undefined || handler === NULL ? NULL : PyObject_CallOneArg(handler, exception);
  if (handler !== undefined && handler !== NULL) decref(handler);
  decref(exception);
  if (result === NULL) return undefined;
  const replacement = checkReplacement(result, size, encoding);
  decref(result);
  return replacement;
}

function isPair(op: PyObject): boolean {
  return (op & 1) === 0 && I32[(op >> 2) + 1] === T.tuple && PyTuple.size(op) === 2;
}

function checkReplacement(result: PyObject, size: number, encoding: boolean): Replacement | undefined {
  const value = isPair(result) ? PyTuple.getItem(result, 0) : NULL;
  const isText = value !== NULL && PyUnicode.check(value);
  const isBytes = value !== NULL && encoding && (value & 1) === 0 && I32[(value >> 2) + 1] === T.bytes;
  if (value === NULL || !(isText || isBytes) || !PyLong.check(PyTuple.getItem(result, 1))) {
    const expected = encoding
      ? "encoding error handler must return (str/bytes, int)"
      : "decoding error handler must return (str, int)";
    PyErr.setString(T.TypeError, `${expected} tuple`);
    return undefined;
  }
  const index = PyNumber_AsIndex(PyTuple.getItem(result, 1), T.IndexError);
  if (index === -1 && PyErr.occurred()) return undefined;
  const position = index < 0 ? index + size : index;
  if (position < 0 || position > size) {
    PyErr.setString(T.IndexError, `position ${position} from error handler out of bounds`);
    return undefined;
  }
  return { value: incref(value), position };
}

/**
 * What the registered codec `encoding` makes of `op`: `method` is "encode" or "decode", `type` what must come out. LookupError when there is no
 * such codec. @mayRunPython
 */
export function callCodec(
  method: "encode" | "decode",
  op: PyObject,
  encoding: string,
  errors: string,
): NewRef | Null {
  if (hooks.importModuleLevel === undefined) {
    return PyErr.setString(T.LookupError, `unknown encoding: ${encoding}`);
  }
  const module = hooks.importModuleLevel("codecs", NULL, NULL, 0);
  if (module === NULL) return NULL;
  const coder = callWithText(module, method === "encode" ? "_text_encoder" : "_text_decoder", encoding);
  decref(module);
  const handler = coder === NULL ? NULL : PyUnicode.fromJS(errors);
  const pair = coder === NULL || handler === NULL ? NULL : PyObject_CallArgs(coder, op, handler);
  if (handler !== NULL) decref(handler);
  if (coder !== NULL) decref(coder);
  if (pair === NULL) return NULL;
  const result = resultOf(pair, method, encoding);
  decref(pair);
  return result;
}

/** May a text file be in this encoding, which is not built in? -1 with an exception set when not. @mayRunPython */
export function checkEncodingOfFile(encoding: string): number {
  const module = hooks.importModuleLevel?.("codecs", NULL, NULL, 0) ?? NULL;
  if (module === NULL) return -1;
  const answer = callWithText(module, "_check_for_files", encoding);
  decref(module);
  if (answer === NULL) return -1;
  decref(answer);
  return 0;
}

function resultOf(pair: PyObject, method: "encode" | "decode", encoding: string): NewRef | Null {
  if (!isPair(pair)) return PyErr.setString(T.TypeError, `${method}r must return a tuple (object, integer)`);
  const value = PyTuple.getItem(pair, 0);
  const wanted = method === "encode" ? "bytes" : "str";
  if (PyErr.typeName(value) === wanted) return incref(value);
  return PyErr.setString(
    T.TypeError,
    `'${encoding}' ${method}r returned '${PyErr.typeName(value)}' instead of '${wanted}'; use codecs.${method}() to ${method} to arbitrary types`,
  );
}
