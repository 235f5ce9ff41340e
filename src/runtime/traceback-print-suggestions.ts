/**
 * "Did you mean: 'x'?" for NameError, AttributeError and ImportError: the names that could have been meant, of which
 * suggestions.ts finds the closest. As CPython 3.13's traceback.py does it; whatever goes wrong here means no suggestion.
 */
import { PyObject_Dir, PyObject_GetOptionalAttr } from "./abstract/object.js";
import * as PyErr from "./errors.js";
import { I32 } from "./heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "./heap/ownership.js";
import { ID } from "./identifiers.js";
import { INTERP } from "./interpreter.js";
import * as PyDict from "./objects/dict.js";
import { AttributeError, BaseException, ImportError, NameError } from "./objects/exceptions-layout.js";
import * as PyList from "./objects/list.js";
import { decref, incref, typeOf } from "./objects/object.js";
import { PyTracebackObject } from "./objects/traceback.js";
import { hasFlag, TypeFlags } from "./objects/type.js";
import { T } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";
import { STDLIB_MODULE_NAMES } from "./stdlib-module-names.js";
import { closestName } from "./suggestions.js";

function isInstance(exc: PyObject, type: T): boolean {
  return PyErr.givenExceptionMatches(exc, type as number as PyObject);
}

/** The strs in an iterable of names that is a list or dict. Steals `names`. */
function textsSteal(names: NewRef | Null): string[] {
  const texts: string[] = [];
  if (names === NULL) return texts;
  if (PyDict.check(names)) {
    for (let i = PyDict.next(names, 0); i >= 0; i = PyDict.next(names, i + 1)) add(PyDict.keyAt(names, i));
  } else if (hasFlag(typeOf(names), TypeFlags.LIST_SUBCLASS)) {
    for (let i = 0; i < PyList.size(names); i++) add(PyList.getItem(names, i));
  }
  decref(names);
  return texts;
  function add(name: PyObject): void {
    if (PyUnicode.check(name)) texts.push(PyUnicode.asString(name));
  }
}

// The frame object where the exception came from, borrowed.
function innermostFrame(exc: PyObject): PyObject | Null {
  let traceback = BaseException.traceback.get(exc);
  if (traceback === NULL) return NULL;
  for (;;) {
    const next = PyTracebackObject.tb_next.get(traceback);
    if (next === NULL) return PyTracebackObject.tb_frame.get(traceback);
    traceback = next;
  }
}

// A namespace of the frame as a dict; NULL when there is none (or it is no dict).
function namespaceOf(frame: PyObject, name: "f_locals" | "f_globals" | "f_builtins"): NewRef | Null {
  const key = PyUnicode.internFromString(name);
  if (key === NULL) return NULL;
  const found = PyObject_GetOptionalAttr(frame, key);
  decref(key);
  if (found === NULL || PyDict.check(found)) return found;
  // A view of a function's variables: a copy is good enough here.
  const dict = PyDict.new_();
  if (dict !== NULL && PyDict.update(dict, found) < 0) PyErr.clear();
  decref(found);
  return dict;
}

// The local variable `self` of the frame, or NULL.
function selfOf(frame: PyObject): NewRef | Null {
  const locals = namespaceOf(frame, "f_locals");
  if (locals === NULL) return NULL;
  const self = PyDict.getItem(locals, ID.self);
  const result = self === NULL ? NULL : incref(self);
  decref(locals);
  return result;
}

function attributeCandidates(exc: PyObject, wrong: string): string[] {
  const obj = AttributeError.obj.get(exc);
  if (obj === NULL) return [];
  const names = textsSteal(PyObject_Dir(obj));
  if (wrong.startsWith("_")) return names;
  const frame = innermostFrame(exc);
  const self = frame === NULL ? NULL : selfOf(frame);
  const own = self !== NULL && self === obj;
  if (self !== NULL) decref(self);
  return own ? names : names.filter((name) => !name.startsWith("_"));
}

function importCandidates(exc: PyObject, wrong: string): string[] {
  const name = ImportError.name.get(exc);
  const modules = I32[INTERP.modules >> 2] as PyObject | Null;
  const module = name === NULL || modules === NULL ? NULL : PyDict.getItem(modules, name);
  if (module === NULL) return [];
  const names = textsSteal(PyObject_Dir(module));
  return wrong.startsWith("_") ? names : names.filter((candidate) => !candidate.startsWith("_"));
}

function suggestName(exc: PyObject, wrong: string, wrongName: PyObject): string | undefined {
  const frame = innermostFrame(exc);
  if (frame === NULL) return undefined;
  const self = selfOf(frame);
  if (self !== NULL) {
    const attribute = PyObject_GetOptionalAttr(self, wrongName);
    decref(self);
    if (attribute !== NULL) {
      decref(attribute);
      return `self.${wrong}`;
    }
    PyErr.clear();
  }
  const names = (["f_locals", "f_globals", "f_builtins"] as const).flatMap((name) =>
    textsSteal(namespaceOf(frame, name)),
  );
  return closestName(wrong, names);
}

function nameField(exc: PyObject): PyObject | Null {
  if (isInstance(exc, T.ImportError)) return ImportError.name_from.get(exc);
  if (isInstance(exc, T.AttributeError)) return AttributeError.name.get(exc);
  return isInstance(exc, T.NameError) ? NameError.name.get(exc) : NULL;
}

function suggest(exc: PyObject, wrong: string, name: PyObject, withFrames: boolean): string | undefined {
  if (isInstance(exc, T.AttributeError)) return closestName(wrong, attributeCandidates(exc, wrong));
  if (isInstance(exc, T.ImportError)) return closestName(wrong, importCandidates(exc, wrong));
  return withFrames ? suggestName(exc, wrong, name) : undefined;
}

/**
 * What is added to the message of `exc`: ". Did you mean: 'x'?" or nothing. Without frames a NameError has no names to choose from.
 * No exception is set afterwards. @mayRunPython
 */
export function suggestionFor(exc: PyObject, withFrames = true): string {
  const name = nameField(exc);
  if (name === NULL || !PyUnicode.check(name)) return "";
  const wrong = PyUnicode.asString(name);
  const suggestion = suggest(exc, wrong, name, withFrames);
  PyErr.clear();
  const meant = suggestion === undefined ? "" : `. Did you mean: '${suggestion}'?`;
  if (!isInstance(exc, T.NameError) || !STDLIB_MODULE_NAMES.includes(wrong)) return meant;
  return meant === ""
    ? `. Did you forget to import '${wrong}'?`
    : `${meant} Or did you forget to import '${wrong}'?`;
}
