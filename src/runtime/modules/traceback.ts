/**
 * The module `_traceback`: what lib/traceback.py shares with the interpreter's own printing of exceptions, so that both show the same: the source lines
 * of a frame with their carets, and "Did you mean". Not a module of CPython, whose traceback.py does all of it.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { isSmallInt, type NewRef, NULL, type Null, type PyObject, smallIntValue } from "../heap/ownership.js";
import { INTERP } from "../interpreter.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyList from "../objects/list.js";
import { incref, typeOf } from "../objects/object.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { NO_COLORS, sourceWithCarets } from "../traceback-print-frames.js";
import { suggestionFor } from "../traceback-print-suggestions.js";
import { defineModule } from "./module-def.js";

function textsOf(list: PyObject): string[] {
  return Array.from({ length: PyList.size(list) }, (_, i) => PyUnicode.toJS(PyList.getItem(list, i)));
}

function listOf(texts: readonly string[]): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const text of texts) {
    const item = PyUnicode.fromJS(text);
    if (item === NULL || PyList.appendSteal(list, item) < 0) return NULL;
  }
  return list;
}

function traceback_carets(lines: PyObject, colOffset: PyObject, endColOffset: PyObject): NewRef | Null {
  if (typeOf(lines) !== T.list || !isSmallInt(colOffset) || !isSmallInt(endColOffset)) {
    return PyErr.setString(T.TypeError, "_carets() wants a list of lines and two offsets");
  }
  return listOf(
    sourceWithCarets(textsOf(lines), smallIntValue(colOffset), smallIntValue(endColOffset), NO_COLORS),
  );
}

function traceback_suggestion(exc: PyObject, withFrames: number): NewRef | Null {
  if (!PyErr.isExceptionInstance(exc)) return PyErr.setString(T.TypeError, "an exception is required");
  return PyUnicode.fromJS(suggestionFor(exc, withFrames !== 0));
}

function traceback_typed_source(filename: PyObject): NewRef | Null {
  const dict = I32[INTERP.typed_sources >> 2] as PyObject | Null;
  const text = dict === NULL ? NULL : PyDict.getItem(dict, filename);
  return text === NULL ? None : incref(text);
}

defineModule({
  name: "_traceback",
  functions: [
    func(
      "carets($module, lines, col_offset, end_col_offset, /)",
      "The lines of an instruction, dedented, each followed by its carets if it needs them. Offsets are in bytes.",
      traceback_carets,
    ),
    func(
      "suggestion($module, exc, with_frames: bool, /)",
      "What is added to the message of exc: a name that may be meant.",
      traceback_suggestion,
    ),
    func(
      "typed_source($module, filename: str, /)",
      "The text of what was typed or given by -c, or None.",
      traceback_typed_source,
    ),
  ],
});
