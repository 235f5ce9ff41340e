/** reversed() of a sequence without a `__reversed__` of its own. Mirrors the end of CPython's Objects/enumobject.c. */
import { _PyObject_LookupSpecial, PySelf } from "../abstract/object.js";
import { PySequence_Check, PySequence_GetItem, PySequence_Size } from "../abstract/sequence.js";
import { PyObject_CallNoArgs } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32 as i32Field, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { method } from "../method-def.js";
import { PyType_GenericAlloc } from "./instance.js";
import { REVERSED } from "./iterator-pickling.js";
import { argument, checkPositional, noKeywordsUnlessInit } from "./iterators-args.js";
import * as PyLong from "./long.js";
import { decref, incref, PyObjectHead } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";

export const Reversed = struct("reversed", PyObjectHead, {
  index: i32Field("index of the next item, or -1"),
  seq: ref("the sequence, or NULL when exhausted"),
});

function reversed_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywordsUnlessInit(type, T.reversed, "reversed", kwnames)) return NULL;
  if (!checkPositional("reversed", nargs, 1, 1)) return NULL;
  const sequence = argument(args, 0);
  const special = _PyObject_LookupSpecial(sequence, ID.__reversed__);
  if (special === NULL && PyErr.occurred()) return NULL;
  if (special !== NULL && special !== None) {
    const result = PyObject_CallNoArgs(special);
    decref(special);
    return result;
  }
  if (special === None || !PySequence_Check(sequence)) {
    return PyErr.setString(T.TypeError, `'${PyErr.typeName(sequence)}' object is not reversible`);
  }
  const length = PySequence_Size(sequence);
  if (length < 0) return NULL;
  const op = PyType_GenericAlloc(type, 0);
  if (op === NULL) return NULL;
  I32[(op >> 2) + 2] = length - 1;
  I32[(op >> 2) + 3] = incref(sequence);
  return op;
}

function reversed_next(self: PyObject): NewRef | Null {
  const w = self >> 2;
  const index = I32[w + 2];
  const sequence = I32[w + 3] as NewRef | Null;
  if (index >= 0 && sequence !== NULL) {
    const item = PySequence_GetItem(sequence, index);
    if (item !== NULL) {
      I32[w + 2] = index - 1;
      return item;
    }
    if (!PyErr.exceptionMatches(T.IndexError) && !PyErr.exceptionMatches(T.StopIteration)) return NULL;
    PyErr.clear();
  }
  I32[w + 2] = -1;
  I32[w + 3] = 0;
  if (sequence !== NULL) decref(sequence);
  return NULL;
}

function reversed_length_hint(self: PyObject): NewRef | Null {
  const sequence = I32[(self >> 2) + 3] as PyObject | Null;
  if (sequence === NULL) return PyLong.fromNumber(0);
  const size = PySequence_Size(sequence);
  if (size < 0) return NULL;
  const left = I32[(self >> 2) + 2] + 1;
  return PyLong.fromNumber(size < left ? 0 : left);
}

function reversed_dealloc(op: number): void {
  const sequence = I32[(op >> 2) + 3];
  if (sequence !== 0) decref(sequence as NewRef);
  PyObject_Free(op);
}

defineType({
  address: T.reversed,
  name: "reversed",
  layout: Reversed,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
  doc: "reversed(sequence, /)\n--\n\nAn iterator over the items of sequence, the last one first.",
  slots: { tp_new: reversed_new, tp_dealloc: reversed_dealloc, tp_iter: PySelf, tp_iternext: reversed_next },
  methods: [
    method("__length_hint__($self, /)", "How many items are left, as far as is known.", reversed_length_hint),
    ...REVERSED,
  ],
});
