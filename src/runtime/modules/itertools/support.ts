/** What the types of itertools have in common: how they are declared, made, and given their arguments. */
import { PyObject_GetIter, PySelf } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import type { LayoutInfo, WordField } from "../../heap/struct.js";
import type { MethodDef } from "../../method-def.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import { decref } from "../../objects/object.js";
import { defineType, PyTypeObject, TypeFlags, type TypeSlots } from "../../objects/type.js";

/** A type of itertools. */
export interface IteratorDef {
  readonly address: number;
  readonly name: string;
  readonly layout: LayoutInfo;
  readonly doc: string;
  readonly new_: NonNullable<TypeSlots["tp_new"]>;
  readonly next: (self: PyObject) => NewRef | Null;
  readonly repr?: (self: PyObject) => NewRef | Null;
  readonly methods?: readonly MethodDef[];
}

/** Declare a type of itertools. */
export function defineIterator({ address, name, layout, doc, new_, next, repr, methods }: IteratorDef): void {
  defineType({
    address,
    name: `itertools.${name}`,
    layout,
    flags: TypeFlags.HAVE_GC | TypeFlags.BASETYPE,
    doc,
    slots: {
      tp_new: new_,
      tp_iter: PySelf,
      tp_iternext: next,
      ...(repr === undefined ? {} : { tp_repr: repr }),
    },
    methods: methods ?? [],
  });
}

/** Bind the arguments of a constructor whose subclasses may take others in `__init__`; null with TypeError. @mayRunPython */
export function bind(
  type: PyObject,
  base: number,
  signature: string,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): number[] | null {
  const positionalOnly = signature.endsWith("/)");
  const ownInit = PyTypeObject.tp_init.get(type) !== PyTypeObject.tp_init.get(base);
  return bindArguments(signature, args, nargs, positionalOnly && ownInit ? NULL : kwnames);
}

type Ref = WordField<PyObject | Null>;

/** An instance whose fields hold these values (stolen; one that is NULL is an error passed on). */
export function makeSteal(type: PyObject, fields: readonly (readonly [Ref, NewRef | Null])[]): NewRef | Null {
  const failed = fields.some(([, value]) => value === NULL);
  const op = failed ? NULL : PyType_GenericAlloc(type, 0);
  for (const [field, value] of fields) {
    if (op !== NULL) field.set(op, value);
    else if (value !== NULL) decref(value);
  }
  return op;
}

/** iter(iterable), for makeSteal. @mayRunPython */
export const iterOf = (iterable: number): NewRef | Null => PyObject_GetIter(iterable as PyObject);
