/**
 * types.GenericAlias: `list[int]`, and `*tuple[int, ...]`, which iterating over an alias gives once. Mirrors CPython's
 * Objects/genericaliasobject.c.
 *
 * An alias poses as its origin: calls go there, and attributes other than its own.
 */
import {
  CompareOp,
  PyObject_Dir,
  PyObject_GenericGetAttr,
  PyObject_GetAttr,
  PyObject_Hash,
  PyObject_RichCompare,
  PyObject_RichCompareBool,
  PyObject_SetAttr,
} from "../abstract/object.js";
import { PySequence_Contains } from "../abstract/sequence.js";
import { PyObject_Vectorcall } from "../call/call.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { ID } from "../identifiers.js";
import { INTERP } from "../interpreter.js";
import { getset, member, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { PyType_GenericAlloc } from "./instance.js";
import { argument, checkPositional, noKeywords } from "./iterators-args.js";
import * as PyList from "./list.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xdecref, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType, hasFlag, TypeFlags } from "./type.js";
import { PyType_IsSubtype } from "./type-object.js";
import { writeTypeOrListRepr, writeTypeRepr } from "./type-repr.js";
import { makeParameters, substitute } from "./type-substitution.js";
import { bool, EmptyTuple, False, None, NotImplemented, T, True } from "./type-table.js";
import { discard, finish, newWriter, writeJS } from "./unicode/writer.js";
import * as PyUnicode from "./unicode.js";
import { unionOr } from "./union.js";

export const GenericAlias = struct("GenericAlias", PyObjectHead, {
  origin: ref("what is subscripted"),
  args: ref("tuple: the arguments"),
  parameters: ref("tuple: the type parameters in args, or NULL: not computed yet"),
  starred: i32("1: this is *origin[args]"),
  weakreflist: i32("weak references"),
});

const GENERIC_ALIAS = T.GenericAlias as number as PyObject;

/** Is `op` a GenericAlias or of a subclass? */
export function check(op: PyObject): boolean {
  return PyType_IsSubtype(typeOf(op), GENERIC_ALIAS);
}

function create(type: PyObject, origin: PyObject, args: PyObject): NewRef | Null {
  const isTuple = hasFlag(typeOf(args), TypeFlags.TUPLE_SUBCLASS);
  const items = isTuple ? incref(args) : PyTuple.pack(args);
  if (items === NULL) return NULL;
  const alias = PyType_GenericAlloc(type, 0);
  if (alias === NULL) {
    decref(items);
    return NULL;
  }
  GenericAlias.origin.set(alias, incref(origin));
  GenericAlias.args.set(alias, items);
  return alias;
}

/** `origin[args]`; what is no tuple is the only argument (Py_GenericAlias). */
export function new_(origin: PyObject, args: PyObject): NewRef | Null {
  return create(GENERIC_ALIAS, origin, args);
}

function ga_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  if (!noKeywords("GenericAlias", kwnames) || !checkPositional("GenericAlias", nargs, 2, 2)) return NULL;
  return create(type, argument(args, 0), argument(args, 1));
}

function originOf(alias: PyObject): PyObject {
  return GenericAlias.origin.get(alias) as PyObject;
}

function argsOf(alias: PyObject): PyObject {
  return GenericAlias.args.get(alias) as PyObject;
}

function isStarred(alias: PyObject): boolean {
  return GenericAlias.starred.get(alias) !== 0;
}

// ---- slots ----

function ga_repr(self: PyObject): NewRef | Null {
  const writer = newWriter();
  const args = argsOf(self);
  const size = PyTuple.size(args);
  if (isStarred(self)) writeJS(writer, "*");
  let ok = writeTypeRepr(writer, originOf(self));
  writeJS(writer, "[");
  for (let i = 0; ok && i < size; i++) {
    if (i > 0) writeJS(writer, ", ");
    ok = writeTypeOrListRepr(writer, PyTuple.getItem(args, i));
  }
  if (size === 0) writeJS(writer, "()");
  writeJS(writer, "]");
  if (ok) return finish(writer);
  discard(writer);
  return NULL;
}

function ga_hash(self: PyObject): number {
  const origin = PyObject_Hash(originOf(self));
  if (origin === -1) return -1;
  const args = PyObject_Hash(argsOf(self));
  if (args === -1) return -1;
  const hash = origin ^ args;
  return hash === -1 ? -2 : hash;
}

function ga_richcompare(left: PyObject, right: PyObject, op: number): NewRef | Null {
  if (!check(left) || !check(right) || (op !== CompareOp.EQ && op !== CompareOp.NE)) return NotImplemented;
  if (isStarred(left) !== isStarred(right)) return bool(op === CompareOp.NE);
  const equal = PyObject_RichCompareBool(originOf(left), originOf(right), CompareOp.EQ);
  if (equal < 0) return NULL;
  if (equal === 0) return bool(op === CompareOp.NE);
  return PyObject_RichCompare(argsOf(left), argsOf(right), op);
}

function ga_call(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const obj = PyObject_Vectorcall(originOf(self), args, nargs, kwnames);
  if (obj === NULL) return NULL;
  // Not every object can be told what it was made as.
  if (PyObject_SetAttr(obj, ID.__orig_class__, self) === 0) return obj;
  if (PyErr.clearIf(T.AttributeError) || PyErr.clearIf(T.TypeError)) return obj;
  decref(obj);
  return NULL;
}

/** Attributes of the alias itself. */
const OWN_ATTRIBUTES = [
  "__class__",
  "__origin__",
  "__args__",
  "__unpacked__",
  "__parameters__",
  "__typing_unpacked_tuple_args__",
  "__mro_entries__",
  "__reduce_ex__",
  "__reduce__",
  "__copy__",
  "__deepcopy__",
  "__bases__",
];

function ga_getattro(self: PyObject, name: PyObject): NewRef | Null {
  if (!PyUnicode.check(name)) return PyObject_GenericGetAttr(self, name);
  const text = PyUnicode.toJS(name);
  const own = text.startsWith("__") && OWN_ATTRIBUTES.includes(text);
  return own ? PyObject_GenericGetAttr(self, name) : PyObject_GetAttr(originOf(self), name);
}

function parametersOf(self: PyObject): PyObject | Null {
  const known = GenericAlias.parameters.get(self);
  if (known !== NULL) return known;
  const made = makeParameters(argsOf(self));
  if (made !== NULL) setRefSteal(self, GenericAlias.parameters, made);
  return made;
}

function ga_getitem(self: PyObject, item: PyObject): NewRef | Null {
  const parameters = parametersOf(self);
  const args = parameters === NULL ? NULL : substitute(self, argsOf(self), parameters, item);
  if (args === NULL) return NULL;
  const result = new_(originOf(self), args);
  decref(args);
  if (result !== NULL) GenericAlias.starred.set(result, GenericAlias.starred.get(self));
  return result;
}

// ---- iterating: `*alias`, once ----

const AliasIterator = struct("generic_alias_iterator", PyObjectHead, {
  obj: ref("the alias, or NULL: exhausted"),
});

function ga_iter(self: PyObject): NewRef | Null {
  const iterator = PyType_GenericAlloc(T.generic_alias_iterator as number as PyObject, 0);
  if (iterator !== NULL) AliasIterator.obj.set(iterator, incref(self));
  return iterator;
}

function ga_iternext(iterator: PyObject): NewRef | Null {
  const alias = AliasIterator.obj.get(iterator);
  if (alias === NULL) return NULL;
  const starred = new_(originOf(alias), argsOf(alias));
  if (starred !== NULL) GenericAlias.starred.set(starred, 1);
  setRefSteal(iterator, AliasIterator.obj, NULL);
  return starred;
}

// A builtin function by its name, for pickling.
function builtin(name: PyObject): NewRef | Null {
  const found = PyDict.getItem(I32[INTERP.builtins >> 2] as PyObject, name);
  return found !== NULL ? incref(found) : PyErr.setObject(T.AttributeError, name);
}

function ga_iter_reduce(iterator: PyObject): NewRef | Null {
  const iter = builtin(ID.iter);
  if (iter === NULL) return NULL;
  const args = PyTuple.pack(AliasIterator.obj.get(iterator) || EmptyTuple);
  const result = args === NULL ? NULL : PyTuple.pack(iter, args);
  decref(iter);
  xdecref(args);
  return result;
}

// ---- methods ----

function ga_reduce(self: PyObject): NewRef | Null {
  if (!isStarred(self)) {
    const args = PyTuple.pack(originOf(self), argsOf(self));
    const result = args === NULL ? NULL : PyTuple.pack(typeOf(self), args);
    xdecref(args);
    return result;
  }
  const plain = new_(originOf(self), argsOf(self));
  const iterator = plain === NULL ? NULL : ga_iter(plain);
  const args = iterator === NULL ? NULL : PyTuple.pack(iterator);
  const next = args === NULL ? NULL : builtin(ID.next);
  const result = next === NULL ? NULL : PyTuple.pack(next, args as NewRef);
  for (const part of [plain, iterator, args, next]) xdecref(part);
  return result;
}

function ga_dir(self: PyObject): NewRef | Null {
  const names = PyObject_Dir(originOf(self));
  if (names === NULL) return NULL;
  for (const attribute of OWN_ATTRIBUTES) {
    const name = PyUnicode.internFromJS(attribute);
    const known = name === NULL ? -1 : PySequence_Contains(names, name);
    const status = known === 0 ? PyList.append(names, name as NewRef) : known;
    xdecref(name);
    if (status >= 0) continue;
    decref(names);
    return NULL;
  }
  return names;
}

function refuseCheck(which: string): (self: PyObject, cls: PyObject) => Null {
  const message = `${which}() argument 2 cannot be a parameterized generic`;
  return (_self: PyObject, _cls: PyObject) => PyErr.setString(T.TypeError, message);
}

function ga_unpacked_tuple_args(self: PyObject): NewRef {
  return isStarred(self) && originOf(self) === (T.tuple as number) ? incref(argsOf(self)) : None;
}

defineType({
  address: T.GenericAlias,
  name: "types.GenericAlias",
  layout: GenericAlias,
  flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE | TypeFlags.HAVE_VECTORCALL,
  weaklistField: "weakreflist",
  doc: "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
  slots: {
    tp_new: ga_new,
    tp_repr: ga_repr,
    tp_hash: ga_hash,
    tp_call: ga_call,
    tp_getattro: ga_getattro,
    tp_richcompare: ga_richcompare,
    tp_iter: ga_iter,
    nb_or: unionOr,
    mp_subscript: ga_getitem,
  },
  methods: [
    method(
      "__mro_entries__($self, bases, /)",
      "The origin, to take the alias's place.",
      (self: PyObject, _bases: PyObject) => PyTuple.pack(originOf(self)),
    ),
    method("__instancecheck__($self, instance, /)", "Refuses.", refuseCheck("isinstance")),
    method("__subclasscheck__($self, subclass, /)", "Refuses.", refuseCheck("issubclass")),
    method("__reduce__($self, /)", "Help for pickle.", ga_reduce),
    method("__dir__($self, /)", "The names of the origin, and its own.", ga_dir),
  ],
  members: [
    member("__origin__", "object", GenericAlias.origin.offset, { readonly: true }),
    member("__args__", "object", GenericAlias.args.offset, { readonly: true }),
  ],
  getset: [
    getset("__unpacked__", "Is this *alias?", (self: PyObject) => (isStarred(self) ? True : False)),
    getset("__parameters__", "The type parameters.", (self: PyObject) => {
      const parameters = parametersOf(self);
      return xincref(parameters);
    }),
    getset("__typing_unpacked_tuple_args__", "", ga_unpacked_tuple_args),
  ],
});

defineType({
  address: T.generic_alias_iterator,
  name: "generic_alias_iterator",
  layout: AliasIterator,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: { tp_iter: (self: PyObject) => incref(self), tp_iternext: ga_iternext },
  methods: [method("__reduce__($self, /)", "Help for pickle.", ga_iter_reduce)],
});
