/**
 * Struct sequences: tuples whose items have names too (`sys.version_info`, `time.struct_time`). Mirrors CPython's Objects/structseq.c.
 *
 * A type is declared with its field names. The first `sequenceFields` are the tuple's items, the others (hidden, only reachable by
 * name) lie behind them in the same words; `ob_size` counts the visible ones alone, so tuple code never sees the rest.
 */
import { PyObject_Repr } from "../abstract/object.js";
import { PySequence_Fast } from "../abstract/sequence.js";
import { bindArguments } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { PyObject_Free } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { type GetSetDef, getset, method } from "../method-def.js";
import * as PyDict from "./dict.js";
import { PyType_GenericAlloc } from "./instance.js";
import { decref, incref, typeOf, xdecref, xincref } from "./object.js";
import * as PyTuple from "./tuple.js";
import { TUPLE_ITEM_WORD, TUPLE_ITEMS, Tuple } from "./tuple.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

/** A struct sequence type. */
export interface StructSequenceDef {
  /** Address in type-table.ts. */
  readonly address: number;
  /** Dotted name: "sys.flags". */
  readonly name: string;
  readonly doc: string;
  /** [name, doc] of each field. */
  readonly fields: readonly (readonly [name: string, doc: string])[];
  /** How many of them are items of the tuple; default all. */
  readonly sequenceFields?: number;
  /** false: the constructor cannot be called (`sys.flags`). */
  readonly instantiable?: boolean;
}

const DEFS = new Map<number, StructSequenceDef>();

function defOf(type: PyObject): StructSequenceDef {
  return DEFS.get(type)!;
}

/** How many fields are items of the tuple. */
function visible(def: StructSequenceDef): number {
  return def.sequenceFields ?? def.fields.length;
}

/** An instance of the struct sequence type at `type` with all fields NULL: fill it with setFieldSteal before anybody sees it. */
export function new_(type: number): NewRef | Null {
  const def = defOf(type as PyObject);
  const op = PyType_GenericAlloc(type as PyObject, def.fields.length);
  if (op !== NULL) Tuple.ob_size.set(op, visible(def));
  return op;
}

/** Fill field `index` of an instance that nobody has seen yet. */
export function setFieldSteal(op: PyObject, index: number, value: NewRef): void {
  I32[(op >> 2) + TUPLE_ITEM_WORD + index] = value;
}

/** Field `index`, borrowed; NULL in an instance that is still being made. */
export function getFieldBorrow(op: PyObject, index: number): PyObject | Null {
  return I32[(op >> 2) + TUPLE_ITEM_WORD + index] as PyObject | Null;
}

/** An instance with these values; NULL among them (an error passed on), or no memory: NULL. Steals the values. */
export function fromValuesSteal(type: number, values: readonly (NewRef | Null)[]): NewRef | Null {
  const op = values.includes(0) ? NULL : new_(type);
  for (let i = 0; i < values.length; i++) {
    if (op === NULL) xdecref(values[i]);
    else setFieldSteal(op, i, values[i] as NewRef);
  }
  return op;
}

// ---- slots ----

function structseq_dealloc(op: number): void {
  const count = defOf(typeOf(op)).fields.length;
  const first = (op >> 2) + TUPLE_ITEM_WORD;
  for (let i = 0; i < count; i++) xdecref(I32[first + i] as NewRef | Null);
  PyObject_Free(op);
}

function structseq_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const first = (op >> 2) + TUPLE_ITEM_WORD;
  for (let i = first + defOf(typeOf(op)).fields.length - 1; i >= first; i--) {
    if (I32[i] !== 0) visit(I32[i] as PyObject);
  }
}

function structseq_repr(op: PyObject): NewRef | Null {
  const def = defOf(typeOf(op));
  const parts: string[] = [];
  for (let i = 0; i < visible(def); i++) {
    const repr = PyObject_Repr(getFieldBorrow(op, i) as PyObject);
    if (repr === NULL) return NULL;
    parts.push(`${def.fields[i][0]}=${PyUnicode.toJS(repr)}`);
    decref(repr);
  }
  return PyUnicode.fromJS(`${def.name}(${parts.join(", ")})`);
}

function wrongLength(def: StructSequenceDef, given: number): Null {
  const min = visible(def);
  const max = def.fields.length;
  const how = min === max ? "a" : given < min ? "an at least" : "an at most";
  const bound = given < min ? min : max;
  return PyErr.setString(
    T.TypeError,
    `${def.name}() takes ${how} ${bound}-sequence (${given}-sequence given)`,
  );
}

function structseq_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const def = defOf(type);
  const short = def.name.slice(def.name.lastIndexOf(".") + 1);
  const bound = bindArguments(`${short}(sequence, dict=NULL)`, args, nargs, kwnames);
  if (bound === null) return NULL;
  const items = PySequence_Fast(bound[0] as PyObject, "constructor requires a sequence");
  if (items === NULL) return NULL;
  const tuple = typeOf(items) === (T.list as number) ? tupleOfListSteal(items) : items;
  if (tuple === NULL) return NULL;
  const dict = bound[1] as PyObject | Null;
  if (dict !== NULL && !PyDict.check(dict)) {
    decref(tuple);
    return PyErr.setString(T.TypeError, `${def.name}() takes a dict as second arg, if any`);
  }
  const given = PyTuple.size(tuple);
  const result =
    given < visible(def) || given > def.fields.length ? wrongLength(def, given) : fill(def, tuple, dict);
  decref(tuple);
  return result;
}

function tupleOfListSteal(list: NewRef): NewRef | Null {
  const tuple = PyTuple.fromArray(I32[(list >> 2) + 3], I32[(list >> 2) + 2]);
  decref(list);
  return tuple;
}

function fill(def: StructSequenceDef, tuple: PyObject, dict: PyObject | Null): NewRef | Null {
  const op = new_(def.address);
  if (op === NULL) return NULL;
  const given = PyTuple.size(tuple);
  def.fields.forEach(([name], i) => {
    const value = i < given ? PyTuple.getItem(tuple, i) : dict === NULL ? NULL : lookUp(dict, name);
    setFieldSteal(op, i, xincref(value) || None);
  });
  return op;
}

function lookUp(dict: PyObject, name: string): PyObject | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === NULL) return NULL;
  const value = PyDict.getItem(dict, key);
  decref(key);
  return value;
}

function structseq_reduce(op: PyObject): NewRef | Null {
  const def = defOf(typeOf(op));
  const items = PyTuple.fromArray(op + TUPLE_ITEMS, visible(def));
  const rest = PyDict.new_();
  let failed = items === NULL || rest === NULL;
  for (let i = visible(def); !failed && i < def.fields.length; i++) {
    const key = PyUnicode.internFromJS(def.fields[i][0]);
    failed = key === NULL || PyDict.setItem(rest as PyObject, key, getFieldBorrow(op, i) as PyObject) < 0;
    xdecref(key);
  }
  const args = failed ? NULL : PyTuple.pack(items as PyObject, rest as PyObject);
  xdecref(items);
  xdecref(rest);
  const result = args === NULL ? NULL : PyTuple.pack(typeOf(op), args);
  xdecref(args);
  return result;
}

function structseq_replace(op: PyObject, kwargs: PyObject | Null): NewRef | Null {
  const def = defOf(typeOf(op));
  const result = new_(def.address);
  if (result === NULL) return NULL;
  let used = 0;
  def.fields.forEach(([name], i) => {
    const given = kwargs === NULL ? NULL : lookUp(kwargs, name);
    if (given !== NULL) used++;
    setFieldSteal(result, i, incref((given === NULL ? getFieldBorrow(op, i) : given) as PyObject));
  });
  if (kwargs === NULL || used === PyDict.size(kwargs)) return result;
  decref(result);
  return unexpectedFields(def, kwargs);
}

function unexpectedFields(def: StructSequenceDef, kwargs: PyObject): Null {
  const names: string[] = [];
  for (let at = PyDict.next(kwargs, 0); at >= 0; at = PyDict.next(kwargs, at + 1)) {
    const name = PyUnicode.toJS(PyDict.keyAt(kwargs, at));
    if (!def.fields.some(([field]) => field === name)) names.push(`'${name}'`);
  }
  return PyErr.setString(T.TypeError, `Got unexpected field name(s): [${names.join(", ")}]`);
}

// ---- declaring ----

const getters: ((op: PyObject) => NewRef | Null)[] = [];

function getterOf(index: number): (op: PyObject) => NewRef | Null {
  return (getters[index] ??= (op) => xincref(getFieldBorrow(op, index)) || None);
}

// One getter for each position, shared by all types: they are numbered while modules load, in the same order in every thread.
function fieldGetSets(def: StructSequenceDef): GetSetDef[] {
  return def.fields.map(([name, doc], i) => getset(name, doc, getterOf(i)));
}

function matchArgs(def: StructSequenceDef): NewRef {
  const names = def.fields.slice(0, visible(def)).map(([name]) => PyUnicode.internFromJS(name) as NewRef);
  const tuple = PyTuple.pack(...names) as NewRef;
  names.forEach(decref);
  return tuple;
}

const structseqMethods = [
  method("__reduce__($self, /)", "Help for pickle.", structseq_reduce),
  method("__replace__($self, /, **changes)", "A copy with some fields replaced.", structseq_replace),
];

/** Declare a struct sequence type. Runs while modules load. */
export function defineStructSequence(def: StructSequenceDef): void {
  DEFS.set(def.address, def);
  defineType({
    address: def.address,
    name: def.name,
    base: T.tuple,
    layout: Tuple,
    itemSize: 4,
    flags:
      TypeFlags.HAVE_GC |
      TypeFlags.TUPLE_SUBCLASS |
      (def.instantiable === false ? TypeFlags.DISALLOW_INSTANTIATION : 0),
    doc: def.doc,
    slots: {
      ...(def.instantiable === false ? {} : { tp_new: structseq_new }),
      tp_dealloc: structseq_dealloc,
      tp_traverse: structseq_traverse,
      tp_repr: structseq_repr,
    },
    methods: structseqMethods,
    getset: fieldGetSets(def),
    entries: () => [
      ["n_sequence_fields", smallInt(visible(def))],
      ["n_fields", smallInt(def.fields.length)],
      ["n_unnamed_fields", smallInt(0)],
      ["__match_args__", matchArgs(def)],
    ],
  });
}
