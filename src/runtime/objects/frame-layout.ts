/** Layout of frame objects, apart from their type (frame.ts) so that what looks into them need not load it. */
import { i32, ref, struct } from "../heap/struct.js";
import { PyObjectHead } from "./object.js";

export const PyFrameObject = struct("frame", PyObjectHead, {
  f_frame: i32("the frame record"),
  f_owned: i32("the block that holds the record once it was taken over, or 0"),
  f_back: ref("frame object of the caller, once the record was taken over; or NULL"),
  f_trace: ref("trace function, or NULL"),
  f_lineno: i32("line set by a trace function, or 0"),
  f_trace_lines: i32("1: line events"),
  f_trace_opcodes: i32("1: opcode events"),
  f_extra_locals: ref("dict of what was put into f_locals under names that the code does not have, or NULL"),
});
