/**
 * mappingproxy: a mapping to look at, not to change; what `C.__dict__` gives. Mirrors the end of CPython's
 * Objects/descrobject.c.
 *
 * Everything is handed on to the mapping inside.
 */

import { PyNumber_Or } from "../abstract/number.js";
import {
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_Hash,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_Size,
  PyObject_Str,
} from "../abstract/object.js";
import { PySequence_Contains } from "../abstract/sequence.js";
import { PyObject_CallMethod } from "../call/call.js";
import * as PyErr from "../errors.js";
import { PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { method } from "../method-def.js";
import { classGetItemMethod } from "./class-getitem.js";
import * as PyDict from "./dict.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import { decref, incref, PyObjectHead, typeOf } from "./object.js";
import { defineType, hasFlag, SLOT, slotOf, TypeFlags } from "./type.js";
import { T } from "./type-table.js";
import { discard, finish, newWriter, writeJS, writeSteal } from "./unicode/writer.js";

export const MappingProxy = struct("mappingproxy", PyObjectHead, {
  mapping: ref("the mapping that is shown"),
});

/** A proxy of `mapping` (PyDictProxy_New). */
export function new_(mapping: PyObject): NewRef | Null {
  const op = PyObject_Malloc(MappingProxy.SIZE);
  if (op === 0) return PyErr.noMemory();
  const w = op >> 2;
  I32[w] = 1;
  I32[w + 1] = T.mappingproxy;
  I32[w + 2] = incref(mapping);
  return op as NewRef;
}

function inner(self: PyObject): PyObject {
  return I32[(self >> 2) + 2] as PyObject;
}

function mappingproxy_new(
  _type: PyObject,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  if (!noKeywords("mappingproxy", kwnames) || !checkPositional("mappingproxy", nargs, 1, 1)) return NULL;
  const mapping = argument(args, 0);
  const type = typeOf(mapping);
  const isSequence = hasFlag(type, TypeFlags.LIST_SUBCLASS) || hasFlag(type, TypeFlags.TUPLE_SUBCLASS);
  if (slotOf(mapping, SLOT.mp_subscript) === 0 || isSequence) {
    return PyErr.setString(
      T.TypeError,
      `mappingproxy() argument must be a mapping, not ${PyErr.typeName(mapping)}`,
    );
  }
  return new_(mapping);
}

function mappingproxy_dealloc(op: number): void {
  const mapping = I32[(op >> 2) + 2];
  if (mapping !== 0) decref(mapping as NewRef);
  PyObject_Free(op);
}

function mappingproxy_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  writeJS(writer, "mappingproxy(");
  const text = PyObject_Repr(inner(self));
  if (text === NULL) {
    discard(writer);
    return NULL;
  }
  writeSteal(writer, text);
  writeJS(writer, ")");
  return finish(writer);
}

function mappingproxy_contains(self: PyObject, key: PyObject): number {
  const mapping = inner(self);
  return PyDict.checkExact(mapping) ? PyDict.contains(mapping, key) : PySequence_Contains(mapping, key);
}

function unwrap(op: PyObject): PyObject {
  return typeOf(op) === (T.mappingproxy as number) ? inner(op) : op;
}

function mappingproxy_ior(self: PyObject): Null {
  return PyErr.setString(T.TypeError, `'|=' is not supported by ${PyErr.typeName(self)}; use '|' instead`);
}

function forward(name: PyObject): (self: PyObject) => NewRef | Null {
  return (self) => PyObject_CallMethod(inner(self), name);
}

function mappingproxy_get(self: PyObject, key: PyObject, fallback: PyObject): NewRef | Null {
  return PyObject_CallMethod(inner(self), ID.get, key, fallback);
}

function mappingproxy_reversed(self: PyObject): NewRef | Null {
  return PyObject_CallMethod(inner(self), ID.__reversed__);
}

defineType({
  address: T.mappingproxy,
  name: "mappingproxy",
  layout: MappingProxy,
  flags: TypeFlags.HAVE_GC | TypeFlags.MAPPING,
  doc: "mappingproxy(mapping, /)\n--\n\nA view of a mapping through which it cannot be changed.",
  slots: {
    tp_new: mappingproxy_new,
    tp_dealloc: mappingproxy_dealloc,
    tp_repr: mappingproxy_repr,
    tp_str: (self) => PyObject_Str(inner(self)),
    tp_hash: (self) => PyObject_Hash(inner(self)),
    tp_richcompare: (self, other, op) => PyObject_RichCompare(inner(self), unwrap(other), op),
    tp_iter: (self) => PyObject_GetIter(inner(self)),
    nb_or: (left, right) => PyNumber_Or(unwrap(left), unwrap(right)),
    nb_inplace_or: mappingproxy_ior,
    sq_contains: mappingproxy_contains,
    mp_length: (self) => PyObject_Size(inner(self)),
    mp_subscript: (self, key) => PyObject_GetItem(inner(self), key),
  },
  methods: [
    classGetItemMethod(),
    method("get($self, key, default=None, /)", "The value of key, or default.", mappingproxy_get),
    method("keys($self, /)", "A view of the keys.", forward(ID.keys)),
    method("values($self, /)", "A view of the values.", forward(ID.values)),
    method("items($self, /)", "A view of the (key, value) pairs.", forward(ID.items)),
    method("copy($self, /)", "A copy of the mapping.", forward(ID.copy)),
    method("__reversed__($self, /)", "An iterator over the keys, the last one first.", mappingproxy_reversed),
  ],
});
