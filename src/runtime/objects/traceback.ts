/**
 * Traceback objects: where an exception passed. Mirrors CPython's Python/traceback.c (the object; printing is in traceback-print.ts).
 */
import { bindArguments } from "../call/arguments.js";
import * as PyErr from "../errors.js";
import { F } from "../frame-record.js";
import { PyObject_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../heap/ownership.js";
import { i32, ref, struct } from "../heap/struct.js";
import { getset, member } from "../method-def.js";
import { firstInstruction, isNativeCode } from "./code.js";
import { lineOf, type Position, positionsOf } from "./code-positions.js";
import { PyException_GetTraceback, PyException_SetTraceback } from "./exceptions.js";
import { getFrameObjectBorrow } from "./frame.js";
import { PyFrameObject } from "./frame-layout.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xincref } from "./object.js";
import { defineType, TypeFlags } from "./type.js";
import { None, T } from "./type-table.js";

export const PyTracebackObject = struct("traceback", PyObjectHead, {
  tb_next: ref("the traceback one call deeper, or NULL"),
  tb_frame: ref("frame object"),
  tb_code: ref("the code object, for positions"),
  tb_lasti: i32("index of the instruction word, from the code's first"),
  tb_lineno: i32("line, or -1: not computed yet"),
});

const P = PyTracebackObject;

/** Note on the exception being raised that it passed `frame` (PyTraceBack_Here); what CPython has in C leaves no trace. */
export function here(frame: number): void {
  if (isNativeCode(I32[(frame >> 2) + F.EXECUTABLE] as PyObject)) return;
  const exc = PyErr.getRaisedException();
  if (exc === 0) return;
  const next = PyException_GetTraceback(exc);
  const traceback = create(next, frame);
  if (traceback !== 0) {
    PyException_SetTraceback(exc, traceback);
    decref(traceback);
  } else {
    PyErr.clear();
    if (next !== 0) decref(next);
  }
  PyErr.setRaisedException(exc);
}

// Steals `next`.
function create(next: NewRef | Null, frame: number): NewRef | Null {
  const frameObject = getFrameObjectBorrow(frame);
  if (frameObject === 0) return 0;
  const code = I32[(frame >> 2) + F.EXECUTABLE] as PyObject;
  return newSteal(next, frameObject, code, I32[(frame >> 2) + F.INSTR] - 1 - firstInstruction(code), -1);
}

function newSteal(
  next: NewRef | Null,
  frameObject: PyObject,
  code: PyObject,
  lasti: number,
  lineno: number,
): NewRef | Null {
  const op = PyObject_Malloc(P.SIZE) as NewRef;
  if (op === 0) return PyErr.noMemory();
  P.ob_refcnt.set(op, 1);
  P.ob_type.set(op, T.traceback);
  P.tb_next.set(op, next);
  P.tb_frame.set(op, incref(frameObject));
  P.tb_code.set(op, incref(code));
  P.tb_lasti.set(op, lasti);
  P.tb_lineno.set(op, lineno);
  return op;
}

const BYTES_PER_INSTRUCTION = 2;

/** `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)` */
function tb_new(_type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bindArguments(
    "traceback(tb_next, tb_frame, tb_lasti: int, tb_lineno: int)",
    args,
    nargs,
    kwnames,
  );
  if (values === null) return 0;
  const [next, frame, lasti, lineno] = values as [PyObject, PyObject, number, number];
  if (typeOf(frame) !== T.frame) {
    const message = `traceback() argument 'tb_frame' must be frame, not ${frame === None ? "None" : PyErr.typeName(frame)}`;
    return PyErr.setString(T.TypeError, message);
  }
  if (next !== None && typeOf(next) !== T.traceback) {
    return PyErr.setString(T.TypeError, `expected traceback object or None, got '${PyErr.typeName(next)}'`);
  }
  const code = I32[(PyFrameObject.f_frame.get(frame) >> 2) + F.EXECUTABLE] as PyObject;
  return newSteal(next === None ? 0 : incref(next), frame, code, lasti / BYTES_PER_INSTRUCTION, lineno);
}

/** The line that a traceback entry is at. */
export function lineNumber(op: PyObject): number {
  if (P.tb_lineno.get(op) < 0) {
    const code = P.tb_code.get(op) as PyObject;
    P.tb_lineno.set(op, lineOf(code, firstInstruction(code) + P.tb_lasti.get(op)));
  }
  return P.tb_lineno.get(op);
}

/** The source position that a traceback entry is at. */
export function position(op: PyObject): Position | undefined {
  return positionsOf(P.tb_code.get(op) as PyObject)[P.tb_lasti.get(op)];
}

function tb_get_next(op: PyObject): NewRef | Null {
  return xincref(P.tb_next.get(op)) || None;
}

function tb_set_next(op: PyObject, value: PyObject | Null): number {
  if (value === 0 || (value !== None && typeOf(value) !== T.traceback)) {
    PyErr.setString(
      T.TypeError,
      value === 0
        ? "can't delete tb_next attribute"
        : `expected traceback object, got '${PyErr.typeName(value)}'`,
    );
    return -1;
  }
  for (
    let cursor = value;
    (cursor as number) !== 0 && cursor !== None;
    cursor = P.tb_next.get(cursor) as PyObject
  ) {
    if (cursor === op) {
      PyErr.setString(T.ValueError, "traceback loop detected");
      return -1;
    }
  }
  setRefSteal(op, P.tb_next, value === None ? 0 : incref(value));
  return 0;
}

defineType({
  address: T.traceback,
  name: "traceback",
  layout: P,
  flags: TypeFlags.HAVE_GC,
  doc: "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.",
  slots: { tp_new: tb_new },
  members: [member("tb_frame", "object", P.tb_frame.offset, { readonly: true })],
  getset: [
    getset("tb_next", "", tb_get_next, tb_set_next),
    getset("tb_lineno", "", (op: PyObject) => smallInt(lineNumber(op))),
    getset("tb_lasti", "", (op: PyObject) => smallInt(BYTES_PER_INSTRUCTION * P.tb_lasti.get(op))),
  ],
});
