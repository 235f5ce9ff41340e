/** Events about calls of native functions, for sys.setprofile. See tracing.ts. */
import * as PyErr from "../runtime/errors.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../runtime/heap/ownership.js";
import { FN } from "../runtime/native.js";
import { PyMethodObject } from "../runtime/objects/method.js";
import { decref, incref, typeOf } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { SLOT } from "../runtime/objects/type.js";
import { T } from "../runtime/objects/type-table.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { stackBase } from "./frame-stack.js";
import { INSTRUCTIONS } from "./instructions.js";
import { deopt, Op, stackInputs } from "./opcode.js";
import { isTracing, profile, withException } from "./tracing.js";

/** An instruction that calls: c_call before a native function, c_return or c_exception after it. As the instruction's function. @mayRunPython */
export function call(op: number, frame: number, sp: number, pc: number, oparg: number): number {
  if (!isTracing() || ThreadState.c_profilefunc.get(tstate) === NULL) {
    return INSTRUCTIONS[op](frame, sp, pc, oparg);
  }
  const native = nativeCallee(deopt(op as Op), sp, oparg);
  if (native === NULL) return PyErr.occurred() ? ~sp : INSTRUCTIONS[op](frame, sp, pc, oparg);
  if (profile(frame << 2, "c_call", native) < 0) {
    decref(native);
    return ~sp;
  }
  const top = INSTRUCTIONS[op](frame, sp, pc, oparg);
  if (top < 0) withException(() => profile(frame << 2, "c_exception", native));
  else I32[frame + F.STACKTOP] = top - stackBase(frame);
  const failed = top >= 0 && profile(frame << 2, "c_return", native) < 0;
  decref(native);
  return failed ? ~top : top;
}

// The native function that an instruction is about to call, methods bound; NULL: it is none (or an exception is set).
function nativeCallee(op: Op, sp: number, oparg: number): NewRef | Null {
  const base = sp - stackInputs(op, oparg);
  let callable = I32[base] as PyObject;
  let self = op === Op.CALL_FUNCTION_EX ? firstOfTuple(I32[base + 2]) : firstArgument(base, oparg);
  if (op === Op.CALL && I32[base + 1] === 0 && typeOf(callable) === T.method) {
    self = PyMethodObject.im_self.get(callable) as PyObject;
    callable = PyMethodObject.im_func.get(callable) as PyObject;
  }
  const type = typeOf(callable);
  if (type === T.builtin_function_or_method) return incref(callable);
  if (type !== T.method_descriptor || self === NULL) return NULL;
  return FN[I32[(type >> 2) + SLOT.tp_descr_get]](callable, self, typeOf(self));
}

function firstOfTuple(args: number): PyObject | Null {
  return typeOf(args) === T.tuple && PyTuple.size(args as PyObject) > 0
    ? PyTuple.getItem(args as PyObject, 0)
    : NULL;
}

function firstArgument(base: number, oparg: number): PyObject | Null {
  if (I32[base + 1] !== 0) return I32[base + 1] as PyObject;
  return oparg > 0 ? (I32[base + 2] as PyObject) : NULL;
}
