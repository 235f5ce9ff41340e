/**
 * The module `_warnings`: warn and warn_explicit, whose work is done by `_warn` and `_warn_explicit` of lib/warnings.py.
 *
 * They are native so that a warning that a filter makes an error has a traceback which ends at the call of warn(), as in CPython (Python/_warnings.c).
 */
import { PyObject_CallMethod } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { host } from "../host-interface.js";
import { func } from "../method-def.js";
import { PyCodeObject } from "../objects/code.js";
import { BaseException } from "../objects/exceptions-layout.js";
import { decref, setRefSteal, typeOf, xincref } from "../objects/object.js";
import { PyTracebackObject } from "../objects/traceback.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { hooks } from "./builtins/hooks.js";
import { defineModule } from "./module-def.js";

/** Call a function of the module `warnings`; an exception loses the traceback entries of that module. */
function callLibrary(name: string, ...args: PyObject[]): NewRef | Null {
  const id = PyUnicode.internFromString(name);
  if (id === NULL) return NULL;
  const module = hooks.importModuleLevel?.("warnings", NULL, NULL, 0) ?? NULL;
  const result = module === NULL ? NULL : PyObject_CallMethod(module, id, ...args);
  if (module !== NULL) decref(module);
  decref(id);
  if (result === NULL) forgetOwnEntries();
  return result;
}

// The entries of the module itself come first in the traceback.
function forgetOwnEntries(): void {
  const exc = PyErr.getRaisedException();
  if (exc === NULL) return;
  let traceback = BaseException.traceback.get(exc);
  while (traceback !== NULL && isOwnEntry(traceback)) traceback = PyTracebackObject.tb_next.get(traceback);
  setRefSteal(exc, BaseException.traceback, xincref(traceback));
  PyErr.setRaisedException(exc);
}

function isOwnEntry(traceback: PyObject): boolean {
  const code = PyTracebackObject.tb_code.get(traceback) as PyObject;
  return (
    PyUnicode.asString(PyCodeObject.co_filename.get(code) as PyObject) ===
    `${host().libraryFolder}/warnings.py`
  );
}

function warnings_warn(
  message: PyObject,
  category: PyObject,
  stacklevel: number,
  source: PyObject,
  skipFilePrefixes: PyObject,
): NewRef | Null {
  if (!hasFlag(typeOf(skipFilePrefixes), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(
      T.TypeError,
      `warn() argument 'skip_file_prefixes' must be tuple, not ${PyErr.typeName(skipFilePrefixes)}`,
    );
  }
  return callLibrary("_warn", message, category, smallInt(stacklevel), source, skipFilePrefixes);
}

function warnings_warn_explicit(
  message: PyObject,
  category: PyObject,
  filename: PyObject,
  lineno: number,
  module: PyObject,
  registry: PyObject,
  moduleGlobals: PyObject,
  source: PyObject,
): NewRef | Null {
  const line = smallInt(lineno);
  return callLibrary(
    "_warn_explicit",
    message,
    category,
    filename,
    line,
    module,
    registry,
    moduleGlobals,
    source,
  );
}

defineModule({
  name: "_warnings",
  doc: "What warnings has to have native.",
  functions: [
    func(
      "warn($module, /, message, category=None, stacklevel: int = 1, source=None, *, skip_file_prefixes=())",
      "Issue a warning, or ignore it, or raise an exception: as the filters say.\n\nstacklevel says whose line it is: 1 is the caller of warn(), 2 the caller of that. Frames of files with one of the prefixes are not counted.",
      warnings_warn,
    ),
    func(
      "warn_explicit($module, /, message, category, filename: str, lineno: int, module=None, registry=None, module_globals=None, source=None)",
      "Issue a warning for a given place.",
      warnings_warn_explicit,
    ),
  ],
});
