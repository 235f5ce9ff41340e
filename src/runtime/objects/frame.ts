/**
 * Frame objects: what Python sees of a frame record. Mirrors CPython's Objects/frameobject.c.
 *
 * A frame object is made on demand (`getFrameObject`) and points at the record while that lives. When the record is about to go and the
 * object is still referenced (by a traceback, say), the object takes the record over: the words are copied into a block of its own, and
 * the references in them move with the words.
 */
import * as PyErr from "../errors.js";
import { clearSlots, F, Frame, FrameOwner } from "../frame-record.js";
import { PyMem_Free, PyMem_Malloc, PyObject_Free, PyObject_Malloc } from "../heap/alloc.js";
import { I32, U8 } from "../heap/memory.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { getset, method } from "../method-def.js";
import { firstInstruction, PyCodeObject } from "./code.js";
import { hexAddress } from "./code-attributes.js";
import { positionsOf } from "./code-positions.js";
import { PyFrameObject } from "./frame-layout.js";
import { frameLocals, hasFastLocals } from "./frame-locals.js";
import * as FrameLocalsProxy from "./frame-locals-proxy.js";
import { clearRef, decref, incref, setRefSteal, xdecref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { bool, False, None, T, True } from "./type-table.js";
import * as PyUnicode from "./unicode.js";

const P = PyFrameObject;

/** The frame object of `frame`, made if need be; borrowed. */
export function getFrameObjectBorrow(frame: number): PyObject | Null {
  const known = I32[(frame >> 2) + F.FRAME_OBJ] as PyObject | Null;
  if (known !== 0) return known;
  const op = PyObject_Malloc(P.SIZE) as NewRef;
  if (op === 0) return PyErr.noMemory();
  for (const field of P.fields) field.set(op, 0);
  P.ob_refcnt.set(op, 1);
  P.ob_type.set(op, T.frame);
  P.f_frame.set(op, frame);
  P.f_trace_lines.set(op, 1);
  I32[(frame >> 2) + F.FRAME_OBJ] = op;
  return op;
}

/**
 * Called when a frame is left: give up the record's reference to its frame object, which takes the record over if somebody else
 * still refers to it. @returns true when the record's references moved away, so that the caller must not release them.
 */
export function releaseFrameObject(frame: number, stackItems: number): boolean {
  const op = I32[(frame >> 2) + F.FRAME_OBJ] as NewRef | Null;
  if (op === 0) return false;
  I32[(frame >> 2) + F.FRAME_OBJ] = 0;
  if (P.ob_refcnt.get(op) > 1) {
    const taken = takeOver(op, frame, stackItems);
    decref(op);
    return taken;
  }
  decref(op);
  return false;
}

function takeOver(op: NewRef, frame: number, stackItems: number): boolean {
  const code = I32[(frame >> 2) + F.EXECUTABLE];
  const bytes = Frame.SIZE + 4 * (PyCodeObject.co_nlocalsplus.get(code) + stackItems);
  const block = PyMem_Malloc(bytes);
  if (block === 0) {
    // Out of memory: the frame object lives on without its record.
    P.f_frame.set(op, 0);
    return false;
  }
  U8.copyWithin(block, frame, frame + bytes);
  const b = block >> 2;
  I32[b + F.OWNER] = FrameOwner.FRAME_OBJECT;
  I32[b + F.STACKTOP] = stackItems;
  const previous = I32[(frame >> 2) + F.PREVIOUS];
  if (previous !== 0) {
    // An exception may be passing: without memory for it, f_back is lost, not the exception.
    PyErr.preserving(() => {
      const back = getFrameObjectBorrow(previous);
      if (back !== 0) P.f_back.set(op, incref(back));
    });
  }
  I32[b + F.PREVIOUS] = 0;
  P.f_frame.set(op, block);
  P.f_owned.set(op, block);
  return true;
}

function releaseOwned(op: PyObject): void {
  const block = P.f_owned.get(op);
  if (block === 0) return;
  P.f_owned.set(op, 0);
  P.f_frame.set(op, 0);
  const b = block >> 2;
  const code = I32[b + F.EXECUTABLE] as NewRef;
  clearSlots(block, PyCodeObject.co_nlocalsplus.get(code) + I32[b + F.STACKTOP]);
  xdecref(I32[b + F.LOCALS_DICT] as NewRef | Null);
  xdecref(I32[b + F.FUNCOBJ] as NewRef | Null);
  decref(code);
  PyMem_Free(block);
}

function frame_dealloc(op: number): void {
  const frame = op as PyObject;
  releaseOwned(frame);
  xdecref(P.f_back.get(frame) as NewRef | Null);
  xdecref(P.f_trace.get(frame) as NewRef | Null);
  xdecref(P.f_extra_locals.get(frame) as NewRef | Null);
  PyObject_Free(op);
}

function frame_traverse(op: PyObject, visit: (ref: PyObject) => void): void {
  const back = P.f_back.get(op);
  if (back !== 0) visit(back);
  const trace = P.f_trace.get(op);
  if (trace !== 0) visit(trace);
  const extra = P.f_extra_locals.get(op);
  if (extra !== 0) visit(extra);
  const block = P.f_owned.get(op);
  if (block !== 0) visitRecord(block, I32[(block >> 2) + F.STACKTOP], visit);
}

/** Visit what a frame record owns; `stackItems` is the depth of its value stack. */
export function visitRecord(frame: number, stackItems: number, visit: (ref: PyObject) => void): void {
  const f = frame >> 2;
  const code = I32[f + F.EXECUTABLE];
  const count = PyCodeObject.co_nlocalsplus.get(code) + stackItems;
  for (const word of [F.EXECUTABLE, F.FUNCOBJ, F.LOCALS_DICT, F.FRAME_OBJ]) {
    if (I32[f + word] !== 0) visit(I32[f + word] as PyObject);
  }
  for (let i = f + F.LOCALSPLUS; i < f + F.LOCALSPLUS + count; i++)
    if (I32[i] !== 0) visit(I32[i] as PyObject);
}

function frame_clear_slot(op: PyObject): void {
  clearRef(op, P.f_extra_locals);
  const block = P.f_owned.get(op);
  if (block === 0) return;
  const b = block >> 2;
  const count = PyCodeObject.co_nlocalsplus.get(I32[b + F.EXECUTABLE]) + I32[b + F.STACKTOP];
  I32[b + F.STACKTOP] = 0;
  clearSlots(block, count);
}

/** The line that a frame object is at; -1: its instruction has none. */
export function lineNumber(op: PyObject): number {
  if (P.f_lineno.get(op) !== 0) return P.f_lineno.get(op);
  const frame = P.f_frame.get(op);
  if (frame === 0) return -1;
  const code = I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
  return positionsOf(code)[I32[(frame >> 2) + F.INSTR] - 1 - firstInstruction(code)]?.lineno ?? -1;
}

function frame_repr(op: PyObject): NewRef | Null {
  const frame = P.f_frame.get(op);
  const code = frame === 0 ? 0 : I32[(frame >> 2) + F.EXECUTABLE];
  const file = code === 0 ? "?" : PyUnicode.toJS(PyCodeObject.co_filename.get(code) as PyObject);
  const name = code === 0 ? "?" : PyUnicode.toJS(PyCodeObject.co_name.get(code) as PyObject);
  return PyUnicode.fromJS(
    `<frame at 0x${hexAddress(op)}, file '${file}', line ${lineNumber(op)}, code ${name}>`,
  );
}

const word = (index: F) => (op: PyObject) => {
  const frame = P.f_frame.get(op);
  const value = frame === 0 ? 0 : (I32[(frame >> 2) + index] as PyObject | Null);
  return value === 0 ? None : incref(value);
};

function frame_get_back(op: PyObject): NewRef | Null {
  if (P.f_back.get(op) !== 0) return incref(P.f_back.get(op) as PyObject);
  const frame = P.f_frame.get(op);
  if (frame === 0 || P.f_owned.get(op) !== 0) return None;
  const previous = I32[(frame >> 2) + F.PREVIOUS];
  if (previous === 0) return None;
  const back = getFrameObjectBorrow(previous);
  return back === 0 ? 0 : incref(back);
}

// Fast variables are seen, and changed, through a proxy.
function frame_get_locals(op: PyObject): NewRef | Null {
  const frame = P.f_frame.get(op);
  return frame === 0 || hasFastLocals(frame) ? FrameLocalsProxy.new_(op) : frameLocals(frame);
}

function frame_get_lineno(op: PyObject): NewRef | Null {
  const line = lineNumber(op);
  return line < 0 ? None : smallInt(line);
}

function frame_get_lasti(op: PyObject): NewRef | Null {
  const frame = P.f_frame.get(op);
  if (frame === 0) return smallInt(-1);
  const code = I32[(frame >> 2) + F.EXECUTABLE];
  const f = frame >> 2;
  const isSuspended = I32[f + F.OWNER] === FrameOwner.GENERATOR && I32[f + F.PREVIOUS] === 0;
  const index = I32[f + F.INSTR] - 1 - ((code + PyCodeObject.SIZE) >> 2);
  // A suspended generator is at what it will go on with, the RESUME behind its YIELD_VALUE.
  return smallInt(2 * (isSuspended ? index + 1 : index));
}

function frame_set_trace(op: PyObject, value: PyObject | Null): number {
  setRefSteal(op, P.f_trace, value === 0 || value === None ? 0 : incref(value));
  return 0;
}

function frame_get_trace(op: PyObject): NewRef | Null {
  const trace = P.f_trace.get(op);
  return trace === 0 ? None : incref(trace);
}

const flag = (field: typeof P.f_trace_lines | typeof P.f_trace_opcodes, name: string) =>
  getset(
    name,
    "",
    (op: PyObject) => bool(field.get(op) !== 0),
    (op: PyObject, value: PyObject | Null) => {
      if (value !== True && value !== False) {
        PyErr.setString(T.TypeError, "attribute value type must be bool");
        return -1;
      }
      field.set(op, value === True ? 1 : 0);
      return 0;
    },
  );

let clearGenerator: (frame: number) => NewRef | Null = () => None;

/** Hand in what clears the frame of a generator (objects/generator-type.ts). */
export function provideClearGenerator(clear: (frame: number) => NewRef | Null): void {
  clearGenerator = clear;
}

function frame_clear_method(op: PyObject): NewRef | Null {
  const frame = P.f_frame.get(op);
  if (frame !== 0 && P.f_owned.get(op) === 0) {
    if (I32[(frame >> 2) + F.OWNER] === FrameOwner.GENERATOR) return clearGenerator(frame);
    return PyErr.setString(T.RuntimeError, "cannot clear an executing frame");
  }
  frame_clear_slot(op);
  return None;
}

defineType({
  address: T.frame,
  name: "frame",
  layout: P,
  flags: TypeFlags.HAVE_GC | TypeFlags.DISALLOW_INSTANTIATION,
  slots: {
    tp_dealloc: frame_dealloc,
    tp_traverse: frame_traverse,
    tp_clear: frame_clear_slot,
    tp_repr: frame_repr,
  },
  methods: [method("clear($self, /)", "Clear all references held by the frame.", frame_clear_method)],
  getset: [
    getset("f_back", "", frame_get_back),
    getset("f_code", "", word(F.EXECUTABLE)),
    getset("f_globals", "", word(F.GLOBALS)),
    getset("f_builtins", "", word(F.BUILTINS)),
    getset("f_locals", "", frame_get_locals),
    getset("f_lineno", "", frame_get_lineno),
    getset("f_lasti", "", frame_get_lasti),
    getset("f_trace", "", frame_get_trace, frame_set_trace),
    flag(P.f_trace_lines, "f_trace_lines"),
    flag(P.f_trace_opcodes, "f_trace_opcodes"),
  ],
});
