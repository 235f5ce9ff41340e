/** The argument column of the trace: what an instruction's oparg names. */
import { I32 } from "../runtime/heap/memory.js";
import type { PyObject } from "../runtime/heap/ownership.js";
import { firstInstruction, PyCodeObject } from "../runtime/objects/code.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import {
  BINARY_SYMBOLS,
  CMP_OP,
  CONVERSION_NAMES,
  cacheCount,
  deopt,
  FUNCTION_ATTR_FLAGS,
  INTRINSIC_1_NAMES,
  INTRINSIC_2_NAMES,
  type Op,
  opInfo,
} from "../vm/opcode.js";

/** What the oparg of the instruction at word index `instruction` means; "" when there is none. */
export function argumentText(code: PyObject, instruction: number, repr: (value: number) => string): string {
  const word = I32[instruction];
  const op = deopt((word & 255) as Op);
  const oparg = word >>> 8;
  const next = instruction - firstInstruction(code) + 1 + cacheCount(op);
  const name = (index: number) =>
    PyUnicode.toJS(PyTuple.getItem(PyCodeObject.co_names.get(code) as PyObject, index));
  const local = (index: number) =>
    PyUnicode.toJS(PyTuple.getItem(PyCodeObject.co_localsplusnames.get(code) as PyObject, index));
  switch (opInfo(op).operand) {
    case "none":
      return "";
    case "const":
      return repr(PyTuple.getItem(PyCodeObject.co_consts.get(code) as PyObject, oparg));
    case "name":
      return name(oparg);
    case "fast":
    case "free":
      return local(oparg);
    case "fast2":
      return `${local(oparg >> 4)}, ${local(oparg & 15)}`;
    case "jumpForward":
      return `to ${2 * (next + oparg)}`;
    case "jumpBackward":
      return `to ${2 * (next - oparg)}`;
    case "compare":
      return (oparg & 16) !== 0 ? `bool(${CMP_OP[oparg >> 5]})` : CMP_OP[oparg >> 5];
    case "binary":
      return BINARY_SYMBOLS[oparg];
    case "intrinsic1":
      return INTRINSIC_1_NAMES[oparg];
    case "intrinsic2":
      return INTRINSIC_2_NAMES[oparg];
    case "convert":
      return CONVERSION_NAMES[oparg];
    case "loadGlobal":
      return (oparg & 1) !== 0 ? `${name(oparg >> 1)} + NULL` : name(oparg >> 1);
    case "loadAttr":
      return (oparg & 1) !== 0 ? `${name(oparg >> 1)} + NULL|self` : name(oparg >> 1);
    case "loadSuperAttr":
      return (oparg & 1) !== 0 ? `${name(oparg >> 2)} + NULL|self` : name(oparg >> 2);
    case "funcAttr":
      return FUNCTION_ATTR_FLAGS[Math.log2(oparg)];
    default:
      return String(oparg);
  }
}
