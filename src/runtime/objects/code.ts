/**
 * Code objects: compiled Python in the heap. Mirrors CPython's Objects/codeobject.c and Include/cpython/code.h.
 *
 * The instruction words follow the fixed fields in line, so that an instruction's address is `code + CODE_OFFSET + 4 * index`. The VM
 * specialises them in place (PEP 659), under the GIL. The exception table is kept twice: CPython's bytes, which Python sees, and `handlers`,
 * words that the VM searches. `co_version` is never reused: JS caches are keyed by it.
 */

import * as PyErr from "../errors.js";
import { PyMem_Malloc, PyObject_Malloc } from "../heap/alloc.js";
import { I32, U8 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { bytes, i32, ref, struct } from "../heap/struct.js";
import { INTERP, nextSerial } from "../interpreter.js";
import { member } from "../method-def.js";
import * as PyBytes from "./bytes.js";
import { codeGetSets, codeMethods, codeRepr } from "./code-attributes.js";
import { codeReplaceMethods } from "./code-replace.js";
import { VarObject } from "./object.js";
import * as PyTuple from "./tuple.js";
import { defineType } from "./type.js";
import { T } from "./type-table.js";

export const PyCodeObject = struct("code", VarObject, {
  co_consts: ref("tuple of constants"),
  co_names: ref("tuple of names (globals, attributes)"),
  co_localsplusnames: ref("tuple: locals, cells, free variables"),
  co_localspluskinds: ref("bytes: a LocalKind each"),
  co_filename: ref("str"),
  co_name: ref("str"),
  co_qualname: ref("str"),
  co_linetable: ref("bytes: the location table of 3.11+"),
  co_exceptiontable: ref("bytes: the exception table of 3.11+"),
  handlers: bytes(
    "raw block: count, then (start, end, target, depth << 1 | lasti) words, instruction indices",
  ),
  co_flags: i32("CodeFlag bits"),
  co_argcount: i32("positional parameters, positional-only included"),
  co_posonlyargcount: i32("positional-only parameters"),
  co_kwonlyargcount: i32("keyword-only parameters"),
  co_nlocals: i32("locals, parameters included"),
  co_ncellvars: i32("cell variables"),
  co_nfreevars: i32("free variables"),
  co_nlocalsplus: i32("slots of the frame before the value stack"),
  co_stacksize: i32("slots of the value stack"),
  co_framesize: i32("bytes of a frame record that runs this code"),
  co_firstlineno: i32("line of the def, class or lambda; 1 for a module"),
  co_version: i32("serial number; never reused"),
  co_exact_args: i32(
    "number of positional arguments that make a call exact, or -1: keyword-only, *args or **kwargs",
  ),
  co_free0: i32("index of the first free variable among the slots"),
  co_executed: i32("1 once a frame ran it"),
  co_weakreflist: i32("weak references"),
});

/** A private flag: the code stands for what CPython has in C (`npm run build` sets it, and lib/asyncio/formatting.py). */
const CO_NATIVE = 0x4000_0000;

/** Does the code stand for what CPython has in C? */
export function isNativeCode(code: PyObject): boolean {
  return (PyCodeObject.co_flags.get(code) & CO_NATIVE) !== 0;
}

/** Bytes from a code object to its first instruction word. */
export const CODE_OFFSET = PyCodeObject.SIZE;

/** What `newCode` is given; references are stolen, on failure too. */
export interface CodeParts {
  readonly consts: NewRef;
  readonly names: NewRef;
  readonly localsplusnames: NewRef;
  readonly localspluskinds: NewRef;
  readonly filename: NewRef;
  readonly name: NewRef;
  readonly qualname: NewRef;
  readonly linetable: NewRef;
  readonly exceptiontable: NewRef;
  readonly flags: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly stacksize: number;
  readonly firstlineno: number;
  readonly code: Int32Array;
}

/** Bytes of a frame record's fixed part; frame.ts asserts it. */
export const FRAME_HEAD_BYTES = 48;

/** Make a code object. Steals the references in `parts`. */
export function newCodeSteal(parts: CodeParts): NewRef | Null {
  const op = PyObject_Malloc(CODE_OFFSET + 4 * parts.code.length) as NewRef;
  const handlers = op === 0 ? 0 : decodeHandlers(parts.exceptiontable);
  if (op === 0 || handlers === 0) return PyErr.noMemory();
  const kinds = U8.subarray(PyBytes.dataOf(parts.localspluskinds));
  const nlocalsplus = PyTuple.size(parts.localsplusnames);
  let nlocals = 0;
  let ncellvars = 0;
  let nfreevars = 0;
  for (let i = 0; i < nlocalsplus; i++) {
    if ((kinds[i] & 0x20) !== 0) nlocals++;
    if ((kinds[i] & 0x40) !== 0) ncellvars++;
    if ((kinds[i] & 0x80) !== 0) nfreevars++;
  }
  const C = PyCodeObject;
  C.ob_refcnt.set(op, 1);
  C.ob_type.set(op, T.code);
  C.ob_size.set(op, parts.code.length);
  C.co_consts.set(op, parts.consts);
  C.co_names.set(op, parts.names);
  C.co_localsplusnames.set(op, parts.localsplusnames);
  C.co_localspluskinds.set(op, parts.localspluskinds);
  C.co_filename.set(op, parts.filename);
  C.co_name.set(op, parts.name);
  C.co_qualname.set(op, parts.qualname);
  C.co_linetable.set(op, parts.linetable);
  C.co_exceptiontable.set(op, parts.exceptiontable);
  C.handlers.set(op, handlers);
  C.co_flags.set(op, parts.flags);
  C.co_argcount.set(op, parts.argcount);
  C.co_posonlyargcount.set(op, parts.posonlyargcount);
  C.co_kwonlyargcount.set(op, parts.kwonlyargcount);
  C.co_nlocals.set(op, nlocals);
  C.co_ncellvars.set(op, ncellvars);
  C.co_nfreevars.set(op, nfreevars);
  C.co_nlocalsplus.set(op, nlocalsplus);
  C.co_free0.set(op, nlocalsplus - nfreevars);
  C.co_stacksize.set(op, parts.stacksize);
  C.co_framesize.set(op, FRAME_HEAD_BYTES + 4 * (nlocalsplus + parts.stacksize));
  C.co_firstlineno.set(op, parts.firstlineno);
  C.co_version.set(op, nextSerial(INTERP.next_code_version));
  const hasStars = (parts.flags & 0xc) !== 0 || parts.kwonlyargcount > 0;
  C.co_exact_args.set(op, hasStars ? -1 : parts.argcount);
  C.co_executed.set(op, 0);
  C.co_weakreflist.set(op, 0);
  I32.set(parts.code, (op + CODE_OFFSET) >> 2);
  return op;
}

/** CPython's exception table (varints of 6 bits, the first of an entry marked) as words; 0 when memory is out. */
function decodeHandlers(table: PyObject): number {
  const data = PyBytes.dataOf(table);
  const end = data + PyBytes.size(table);
  const words: number[] = [];
  for (let at = data; at < end; ) {
    const entry: number[] = [];
    for (let k = 0; k < 4; k++) {
      let byte = U8[at++];
      let value = byte & 0x3f;
      while ((byte & 0x40) !== 0) {
        byte = U8[at++];
        value = (value << 6) | (byte & 0x3f);
      }
      entry.push(value);
    }
    const [start, length, target, depthLasti] = entry;
    words.push(start, start + length, target, depthLasti);
  }
  const block = PyMem_Malloc(4 + 4 * words.length);
  if (block === 0) return 0;
  I32[block >> 2] = words.length >> 2;
  I32.set(words, (block >> 2) + 1);
  return block;
}

/** Word index of a code object's first instruction. */
export function firstInstruction(code: number): number {
  return (code + CODE_OFFSET) >> 2;
}

const int = (name: string, offset: number) => member(name, "int", offset, { readonly: true });
const object = (name: string, offset: number) => member(name, "object", offset, { readonly: true });

defineType({
  address: T.code,
  name: "code",
  layout: PyCodeObject,
  weaklistField: "co_weakreflist",
  itemSize: 4,
  doc: "Create a code object.  Not for mere mortals.",
  slots: { tp_repr: codeRepr },
  members: [
    int("co_argcount", PyCodeObject.co_argcount.offset),
    int("co_posonlyargcount", PyCodeObject.co_posonlyargcount.offset),
    int("co_kwonlyargcount", PyCodeObject.co_kwonlyargcount.offset),
    int("co_stacksize", PyCodeObject.co_stacksize.offset),
    int("co_flags", PyCodeObject.co_flags.offset),
    int("co_nlocals", PyCodeObject.co_nlocals.offset),
    int("co_firstlineno", PyCodeObject.co_firstlineno.offset),
    object("co_names", PyCodeObject.co_names.offset),
    object("co_consts", PyCodeObject.co_consts.offset),
    object("co_filename", PyCodeObject.co_filename.offset),
    object("co_name", PyCodeObject.co_name.offset),
    object("co_qualname", PyCodeObject.co_qualname.offset),
    object("co_linetable", PyCodeObject.co_linetable.offset),
    object("co_exceptiontable", PyCodeObject.co_exceptiontable.offset),
  ],
  getset: codeGetSets,
  methods: [...codeMethods, ...codeReplaceMethods],
});
