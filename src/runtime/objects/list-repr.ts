/**
 * The repr of what has items: list, tuple, set, dict views. A container that is met again inside itself shows as `[...]`.
 */
import { PyObject_Repr } from "../abstract/object.js";
import { Py_ReprEnter, Py_ReprLeave } from "../abstract/recursion.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { decref, incref } from "./object.js";
import { discard, finish, newWriter, type Writer, writeJS, writeSteal } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";

/** Add the repr of `op` to the text; false with an exception set. @mayRunPython */
export function writeRepr(writer: Writer, op: PyObject): boolean {
  const held = incref(op);
  const text = PyObject_Repr(held);
  decref(held);
  if (text === NULL) return false;
  writeSteal(writer, text);
  return true;
}

/**
 * `open`, the reprs of the items with ", " in between, `close`. `count` is asked again before each item, since a repr can
 * change the container. @mayRunPython
 */
export function reprItems(
  self: PyObject,
  open: string,
  close: string,
  count: (self: PyObject) => number,
  item: (self: PyObject, i: number) => PyObject,
): NewRef | Null {
  if (Py_ReprEnter(self)) return PyUnicode.fromString(open + "..." + close.replace(",", ""));
  const writer = newWriter();
  writeJS(writer, open);
  let ok = true;
  for (let i = 0; ok && i < count(self); i++) {
    if (i > 0) writeJS(writer, ", ");
    ok = writeRepr(writer, item(self, i));
  }
  Py_ReprLeave(self);
  if (!ok) {
    discard(writer);
    return NULL;
  }
  writeJS(writer, close);
  return finish(writer);
}
