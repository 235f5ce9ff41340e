/**
 * The eval loop: runs frame records. Mirrors CPython's Python/ceval.c and bytecodes.c; the one function here that is not short.
 *
 * Invariants: `pc` is the word index after the instruction word being executed (its inline caches follow); `sp` the word index
 * of the first free stack slot; `frame` the word index of the frame record. Before anything that may look at frames, raise or
 * run Python code, `pc` is stored into the record (`SAVE`: `i32[frame + F.INSTR] = pc`). An instruction owns its inputs.
 * An instruction that fails leaves the switch by `break dispatch` with the exception set and the stack above its untouched
 * inputs given up; below the switch the handler is looked for.
 *
 * A call of a Python function pushes a frame and goes on in the same loop: no JS recursion. `evaluate` recurses only through native code
 * that calls Python.
 *
 * The build makes three modules of this file (scripts/build.mjs replaces TICKING and TRACING by literals):
 *     plain     looks at the eval breaker where 3.13 does: backward jumps, RESUME, after calls of native code;
 *     ticking   before every instruction that ticks (CHECKMODE every, Python 2.7's);
 *     traced    as ticking if so configured, and shows each instruction to the observer.
 * So an untraced run pays nothing per instruction.
 */
import {
  PyIter_Next,
  PyObject_GetAttr,
  PyObject_GetIter,
  PyObject_IsTrue,
  PyObject_RichCompare,
  PyObject_SetAttr,
} from "../runtime/abstract/object.js";
import { popDataStack } from "../runtime/call/args-stack.js";
import { PyObject_Vectorcall } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import { F, FrameEntry, FrameOwner } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import * as PyCell from "../runtime/objects/cell.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import { getAwaitable } from "../runtime/objects/coroutine.js";
import * as PyDict from "../runtime/objects/dict.js";
import { DK_VERSION_WORD, MA_KEYS_WORD } from "../runtime/objects/dict-keys.js";
import { frameForCall } from "../runtime/objects/function.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import * as Generator from "../runtime/objects/generator.js";
import * as PyList from "../runtime/objects/list.js";
import { LIST_ITEM_WORD, LIST_SIZE_WORD } from "../runtime/objects/list.js";
import { decref, incref, typeOf, xdecref } from "../runtime/objects/object.js";
import * as PyTraceback from "../runtime/objects/traceback.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { TUPLE_ITEM_WORD } from "../runtime/objects/tuple.js";
import { PyTypeObject } from "../runtime/objects/type.js";
import { bool, None, S, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { ThreadState, tstate } from "../runtime/threads/state.js";
import { checkEveryInstruction, handleEvalBreaker, periodic } from "./eval-breaker.js";
import { leaveFrame, unwindTo } from "./frames.js";
import * as imports from "./import.js";
import { observer } from "./observer.js";
import { Op } from "./opcode.js";
import * as ops from "./ops.js";
import * as async from "./ops-async.js";
import { matchClass, matchKeys } from "./ops-match.js";
import * as names from "./ops-names.js";
import * as specialize from "./specialize.js";
import { TICKS } from "./ticks.js";

// Replaced by the build with literals; see the head of this file.
declare const TICKING: boolean;
declare const TRACING: boolean;

const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;
const BREAKER = ThreadState.eval_breaker.offset >> 2;
const RECURSION = ThreadState.py_recursion_remaining.offset >> 2;
const DATASTACK_TOP = ThreadState.datastack_top.offset >> 2;
const DATASTACK_LIMIT = ThreadState.datastack_limit.offset >> 2;

const CO_CONSTS = PyCodeObject.co_consts.offset >> 2;
const CO_NAMES = PyCodeObject.co_names.offset >> 2;
const CO_NLOCALSPLUS = PyCodeObject.co_nlocalsplus.offset >> 2;
const CO_FRAMESIZE = PyCodeObject.co_framesize.offset >> 2;
const CO_FLAGS = PyCodeObject.co_flags.offset >> 2;
const CODE_WORDS = PyCodeObject.SIZE >> 2;
const FUNC_CODE = PyFunctionObject.func_code.offset >> 2;
const FUNC_GLOBALS = PyFunctionObject.func_globals.offset >> 2;
const FUNC_BUILTINS = PyFunctionObject.func_builtins.offset >> 2;
const FUNC_CLOSURE = PyFunctionObject.func_closure.offset >> 2;
const FUNC_VERSION = PyFunctionObject.func_version.offset >> 2;
const TP_VERSION = PyTypeObject.tp_version_tag.offset >> 2;
const CELL_REF = PyCell.PyCellObject.ob_ref.offset >> 2;

/** Executions of a base opcode before it is specialised. */
const WARMUP = 4;

/**
 * Run `entry` (a frame record's address) and what it calls, until it returns or raises. Consumes the frame.
 * @returns the value, or NULL with the exception set. @mayRunPython @mayReleaseGil
 */
export function evaluate(entry: number): NewRef | Null {
  const i32 = I32;
  const ts = tstate >> 2;
  const brk = ts + BREAKER;
  let frame = entry >> 2;
  let code = i32[frame + F.EXECUTABLE] >> 2;
  let lp = frame + F.LOCALSPLUS;
  let sb = lp + i32[code + CO_NLOCALSPLUS];
  let sp = sb + i32[frame + F.STACKTOP];
  let pc = i32[frame + F.INSTR];
  let consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
  let names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
  // Counts down to a look that is certain to be fresh (Atomics), and to the check of policy `interval`.
  let countdown = 0;
  // Set by RERAISE and friends: the frame is in the traceback already.
  let reraise = false;
  const every = TICKING && checkEveryInstruction();

  i32[frame + F.PREVIOUS] = i32[ts + CURRENT_FRAME];
  i32[ts + CURRENT_FRAME] = frame << 2;
  i32[frame + F.ENTRY] = FrameEntry.EVALUATE;
  // An exception that is set already is raised at once: generator.throw(), or a call too deep.
  let throwing = ops.enterEvaluate() || PyErr.occurred();

  for (;;) {
    dispatch: {
      if (throwing) {
        throwing = false;
        break dispatch;
      }
      for (;;) {
        const word = i32[pc++];
        const oparg = word >>> 8;
        if (TICKING) {
          if (every && TICKS[word & 255] !== 0 && (i32[brk] !== 0 || --countdown < 0)) {
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            countdown = periodic();
            if (i32[brk] !== 0 && handleEvalBreaker() < 0) break dispatch;
          }
        }
        if (TRACING) {
          i32[frame + F.INSTR] = pc;
          i32[frame + F.STACKTOP] = sp - sb;
          observer().instruction(frame << 2, pc - 1, sp);
        }
        switch (word & 255) {
          // ---- locals, constants, the stack ----
          case Op.NOP:
            continue;
          case Op.RESUME:
            if (!TICKING || !every) {
              if (i32[brk] !== 0 && (oparg & 3) < 2) {
                i32[frame + F.INSTR] = pc;
                i32[frame + F.STACKTOP] = sp - sb;
                if (handleEvalBreaker() < 0) break dispatch;
              }
            }
            continue;
          case Op.LOAD_FAST: {
            const value = i32[lp + oparg];
            if ((value & 1) === 0) {
              const count = i32[value >> 2];
              if (count >= 0) i32[value >> 2] = count + 1;
            }
            i32[sp++] = value;
            continue;
          }
          case Op.LOAD_FAST_LOAD_FAST: {
            i32[sp++] = incref(i32[lp + (oparg >> 4)] as PyObject);
            i32[sp++] = incref(i32[lp + (oparg & 15)] as PyObject);
            continue;
          }
          case Op.LOAD_FAST_CHECK: {
            const value = i32[lp + oparg];
            if (value === 0) {
              names.unboundLocal((code << 2) as PyObject, oparg);
              break dispatch;
            }
            i32[sp++] = incref(value as PyObject);
            continue;
          }
          case Op.LOAD_FAST_AND_CLEAR:
            i32[sp++] = i32[lp + oparg];
            i32[lp + oparg] = 0;
            continue;
          case Op.LOAD_CONST: {
            const value = i32[consts + oparg];
            if ((value & 1) === 0) {
              const count = i32[value >> 2];
              if (count >= 0) i32[value >> 2] = count + 1;
            }
            i32[sp++] = value;
            continue;
          }
          case Op.STORE_FAST: {
            const old = i32[lp + oparg];
            i32[lp + oparg] = i32[--sp];
            if ((old & 1) === 0 && old !== 0) {
              const count = i32[old >> 2];
              if (count > 1) i32[old >> 2] = count - 1;
              else {
                i32[frame + F.INSTR] = pc;
                decref(old as NewRef);
              }
            }
            continue;
          }
          case Op.STORE_FAST_LOAD_FAST: {
            const old = i32[lp + (oparg >> 4)];
            i32[lp + (oparg >> 4)] = i32[sp - 1];
            if ((old & 1) === 0 && old !== 0) {
              i32[frame + F.INSTR] = pc;
              sp--;
              decref(old as NewRef);
              sp++;
            }
            i32[sp - 1] = incref(i32[lp + (oparg & 15)] as PyObject);
            continue;
          }
          case Op.STORE_FAST_STORE_FAST: {
            const first = i32[lp + (oparg >> 4)] as NewRef;
            i32[lp + (oparg >> 4)] = i32[--sp];
            i32[frame + F.INSTR] = pc;
            xdecref(first);
            const second = i32[lp + (oparg & 15)] as NewRef;
            i32[lp + (oparg & 15)] = i32[--sp];
            xdecref(second);
            continue;
          }
          case Op.DELETE_FAST: {
            const old = i32[lp + oparg] as NewRef;
            if (old === 0) {
              names.unboundLocal((code << 2) as PyObject, oparg);
              break dispatch;
            }
            i32[lp + oparg] = 0;
            i32[frame + F.INSTR] = pc;
            decref(old);
            continue;
          }
          case Op.POP_TOP: {
            const value = i32[--sp];
            if ((value & 1) === 0) {
              const count = i32[value >> 2];
              if (count > 1) i32[value >> 2] = count - 1;
              else if (count === 1) {
                i32[frame + F.INSTR] = pc;
                decref(value as NewRef);
              }
            }
            continue;
          }
          case Op.END_FOR:
            xdecref(i32[--sp] as NewRef);
            continue;
          case Op.PUSH_NULL:
            i32[sp++] = 0;
            continue;
          case Op.COPY:
            i32[sp] = incref(i32[sp - oparg] as PyObject);
            sp++;
            continue;
          case Op.SWAP: {
            const top = i32[sp - 1];
            i32[sp - 1] = i32[sp - oparg];
            i32[sp - oparg] = top;
            continue;
          }

          // ---- jumps ----
          case Op.JUMP_FORWARD:
            pc += oparg;
            continue;
          case Op.JUMP_BACKWARD_NO_INTERRUPT:
            pc -= oparg;
            continue;
          case Op.JUMP_BACKWARD:
            // After the one cache word. The target's handler is the one for what is raised here.
            pc += 1 - oparg;
            if (!TICKING || !every) {
              if (i32[brk] !== 0 || --countdown < 0) {
                i32[frame + F.INSTR] = pc + 1;
                i32[frame + F.STACKTOP] = sp - sb;
                countdown = periodic();
                if (i32[brk] !== 0 && handleEvalBreaker() < 0) {
                  pc++;
                  break dispatch;
                }
              }
            }
            continue;
          case Op.POP_JUMP_IF_FALSE:
            pc += i32[--sp] === S.False ? oparg + 1 : 1;
            continue;
          case Op.POP_JUMP_IF_TRUE:
            pc += i32[--sp] === S.True ? oparg + 1 : 1;
            continue;
          case Op.POP_JUMP_IF_NONE: {
            const value = i32[--sp];
            if (value === S.None) pc += oparg + 1;
            else {
              i32[frame + F.INSTR] = pc++;
              decref(value as NewRef);
            }
            continue;
          }
          case Op.POP_JUMP_IF_NOT_NONE: {
            const value = i32[--sp];
            if (value === S.None) pc++;
            else {
              i32[frame + F.INSTR] = pc;
              pc += oparg + 1;
              decref(value as NewRef);
            }
            continue;
          }
          case Op.TO_BOOL: {
            const value = i32[sp - 1];
            if (value !== S.True && value !== S.False) {
              let truth: number;
              if ((value & 1) !== 0) truth = value === 1 ? 0 : 1;
              else if (value === S.None) truth = 0;
              else {
                i32[frame + F.INSTR] = pc;
                truth = PyObject_IsTrue(value as PyObject);
                sp--;
                decref(value as NewRef);
                if (truth < 0) break dispatch;
                sp++;
              }
              i32[sp - 1] = truth !== 0 ? S.True : S.False;
            }
            pc += 3;
            continue;
          }
          case Op.UNARY_NOT:
            i32[sp - 1] = i32[sp - 1] === S.True ? S.False : S.True;
            continue;

          // ---- operators ----
          case Op.BINARY_OP: {
            const right = i32[sp - 1] as NewRef;
            const left = i32[sp - 2] as NewRef;
            if (i32[pc] >= WARMUP) {
              if (specialize.binaryOp(pc, left, right, oparg)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            const result = ops.binaryOp(left, right, oparg);
            sp -= 2;
            decref(left);
            decref(right);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.BINARY_OP_ADD_INT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            const sum = left + right - 1;
            if ((left & right & 1) === 0 || sum !== (sum | 0)) {
              specialize.deoptimise(pc, Op.BINARY_OP);
              pc--;
              continue;
            }
            sp--;
            i32[sp - 1] = sum;
            pc++;
            continue;
          }
          case Op.BINARY_OP_SUBTRACT_INT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            const difference = left - right + 1;
            if ((left & right & 1) === 0 || difference !== (difference | 0)) {
              specialize.deoptimise(pc, Op.BINARY_OP);
              pc--;
              continue;
            }
            sp--;
            i32[sp - 1] = difference;
            pc++;
            continue;
          }
          case Op.BINARY_OP_MULTIPLY_INT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            const product = (left >> 1) * (right >> 1);
            if ((left & right & 1) === 0 || product > 0x3fffffff || product < -0x40000000) {
              specialize.deoptimise(pc, Op.BINARY_OP);
              pc--;
              continue;
            }
            sp--;
            i32[sp - 1] = (product << 1) | 1;
            pc++;
            continue;
          }
          case Op.BINARY_OP_ADD_FLOAT:
          case Op.BINARY_OP_SUBTRACT_FLOAT:
          case Op.BINARY_OP_MULTIPLY_FLOAT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            if (
              ((left | right) & 1) !== 0 ||
              i32[(left >> 2) + 1] !== T.float ||
              i32[(right >> 2) + 1] !== T.float
            ) {
              specialize.deoptimise(pc, Op.BINARY_OP);
              pc--;
              continue;
            }
            i32[frame + F.INSTR] = pc;
            const result = ops.floatOp(left, right, word & 255);
            sp -= 2;
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.BINARY_OP_ADD_UNICODE: {
            const right = i32[sp - 1] as NewRef;
            const left = i32[sp - 2] as NewRef;
            if (
              ((left | right) & 1) !== 0 ||
              i32[(left >> 2) + 1] !== T.str ||
              i32[(right >> 2) + 1] !== T.str
            ) {
              specialize.deoptimise(pc, Op.BINARY_OP);
              pc--;
              continue;
            }
            i32[frame + F.INSTR] = pc;
            sp -= 2;
            const result = ops.concatSteal(left, right, pc + 1, lp);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.COMPARE_OP: {
            const right = i32[sp - 1] as NewRef;
            const left = i32[sp - 2] as NewRef;
            if (i32[pc] >= WARMUP) {
              if (specialize.compareOp(pc, left, right, oparg)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            let result: NewRef | Null = PyObject_RichCompare(left, right, oparg >> 5);
            sp -= 2;
            decref(left);
            decref(right);
            if (result !== 0 && (oparg & 16) !== 0) result = ops.toBoolSteal(result);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.COMPARE_OP_INT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            if ((left & right & 1) === 0) {
              specialize.deoptimise(pc, Op.COMPARE_OP);
              pc--;
              continue;
            }
            let truth: boolean;
            switch (oparg >> 5) {
              case 0:
                truth = left < right;
                break;
              case 1:
                truth = left <= right;
                break;
              case 2:
                truth = left === right;
                break;
              case 3:
                truth = left !== right;
                break;
              case 4:
                truth = left > right;
                break;
              default:
                truth = left >= right;
            }
            sp--;
            i32[sp - 1] = truth ? S.True : S.False;
            pc++;
            continue;
          }
          case Op.COMPARE_OP_FLOAT: {
            const right = i32[sp - 1];
            const left = i32[sp - 2];
            if (
              ((left | right) & 1) !== 0 ||
              i32[(left >> 2) + 1] !== T.float ||
              i32[(right >> 2) + 1] !== T.float
            ) {
              specialize.deoptimise(pc, Op.COMPARE_OP);
              pc--;
              continue;
            }
            sp--;
            i32[sp - 1] = ops.compareFloats(left, right, oparg >> 5);
            decref(left as NewRef);
            decref(right as NewRef);
            pc++;
            continue;
          }
          case Op.COMPARE_OP_STR: {
            const right = i32[sp - 1] as NewRef;
            const left = i32[sp - 2] as NewRef;
            if (
              ((left | right) & 1) !== 0 ||
              i32[(left >> 2) + 1] !== T.str ||
              i32[(right >> 2) + 1] !== T.str
            ) {
              specialize.deoptimise(pc, Op.COMPARE_OP);
              pc--;
              continue;
            }
            const equal = left === right || PyUnicode.equal(left, right);
            decref(left);
            decref(right);
            sp--;
            i32[sp - 1] = equal === (oparg >> 5 === 2) ? S.True : S.False;
            pc++;
            continue;
          }
          case Op.IS_OP: {
            const right = i32[--sp] as NewRef;
            const left = i32[sp - 1] as NewRef;
            i32[sp - 1] = (left === right) === (oparg === 0) ? S.True : S.False;
            i32[frame + F.INSTR] = pc;
            decref(left);
            decref(right);
            continue;
          }
          case Op.CONTAINS_OP: {
            const right = i32[sp - 1] as NewRef;
            const left = i32[sp - 2] as NewRef;
            i32[frame + F.INSTR] = pc;
            const found = ops.contains(right, left);
            sp -= 2;
            decref(left);
            decref(right);
            if (found < 0) break dispatch;
            i32[sp++] = (found !== 0) === (oparg === 0) ? S.True : S.False;
            pc++;
            continue;
          }
          case Op.UNARY_NEGATIVE:
          case Op.UNARY_INVERT: {
            const value = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const result = ops.unary(value, word & 255);
            decref(value);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }

          // ---- subscripts ----
          case Op.BINARY_SUBSCR: {
            const sub = i32[sp - 1] as NewRef;
            const container = i32[sp - 2] as NewRef;
            if (i32[pc] >= WARMUP) {
              if (specialize.binarySubscr(pc, container, sub)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            const result = ops.getItem(container, sub);
            sp -= 2;
            decref(container);
            decref(sub);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.BINARY_SUBSCR_LIST_INT: {
            const sub = i32[sp - 1];
            const container = i32[sp - 2];
            if (
              (sub & 1) === 0 ||
              (container & 1) !== 0 ||
              i32[(container >> 2) + 1] !== T.list ||
              sub < 0 ||
              sub >> 1 >= i32[(container >> 2) + LIST_SIZE_WORD]
            ) {
              specialize.deoptimise(pc, Op.BINARY_SUBSCR);
              pc--;
              continue;
            }
            const item = i32[(i32[(container >> 2) + LIST_ITEM_WORD] >> 2) + (sub >> 1)] as PyObject;
            sp--;
            i32[sp - 1] = incref(item);
            i32[frame + F.INSTR] = pc++;
            decref(container as NewRef);
            continue;
          }
          case Op.BINARY_SUBSCR_TUPLE_INT: {
            const sub = i32[sp - 1];
            const container = i32[sp - 2];
            if (
              (sub & 1) === 0 ||
              (container & 1) !== 0 ||
              i32[(container >> 2) + 1] !== T.tuple ||
              sub < 0 ||
              sub >> 1 >= i32[(container >> 2) + 2]
            ) {
              specialize.deoptimise(pc, Op.BINARY_SUBSCR);
              pc--;
              continue;
            }
            sp--;
            i32[sp - 1] = incref(i32[(container >> 2) + TUPLE_ITEM_WORD + (sub >> 1)] as PyObject);
            i32[frame + F.INSTR] = pc++;
            decref(container as NewRef);
            continue;
          }
          case Op.BINARY_SUBSCR_DICT: {
            const sub = i32[sp - 1] as NewRef;
            const container = i32[sp - 2] as NewRef;
            if ((container & 1) !== 0 || i32[(container >> 2) + 1] !== T.dict) {
              specialize.deoptimise(pc, Op.BINARY_SUBSCR);
              pc--;
              continue;
            }
            i32[frame + F.INSTR] = pc;
            const result = ops.dictItem(container, sub);
            sp -= 2;
            decref(container);
            decref(sub);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc++;
            continue;
          }
          case Op.STORE_SUBSCR: {
            const sub = i32[sp - 1] as NewRef;
            const container = i32[sp - 2] as NewRef;
            const value = i32[sp - 3] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed = ops.setItem(container, sub, value);
            sp -= 3;
            decref(value);
            decref(container);
            decref(sub);
            if (failed < 0) break dispatch;
            pc++;
            continue;
          }
          case Op.DELETE_SUBSCR: {
            const sub = i32[--sp] as NewRef;
            const container = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed = ops.delItem(container, sub);
            decref(container);
            decref(sub);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.BINARY_SLICE: {
            i32[frame + F.INSTR] = pc;
            sp -= 3;
            const result = ops.binarySliceSteal(
              i32[sp] as NewRef,
              i32[sp + 1] as NewRef,
              i32[sp + 2] as NewRef,
            );
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.STORE_SLICE: {
            i32[frame + F.INSTR] = pc;
            sp -= 4;
            if (
              ops.storeSliceSteal(
                i32[sp] as NewRef,
                i32[sp + 1] as NewRef,
                i32[sp + 2] as NewRef,
                i32[sp + 3] as NewRef,
              ) < 0
            ) {
              break dispatch;
            }
            continue;
          }

          // ---- names ----
          case Op.LOAD_GLOBAL: {
            const name = i32[names_ + (oparg >> 1)] as PyObject;
            if (i32[pc] >= WARMUP) {
              if (specialize.loadGlobal(pc, frame, name)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            const value = names.loadGlobal(frame, name);
            if (value === 0) break dispatch;
            i32[sp++] = value;
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            pc += 4;
            continue;
          }
          case Op.LOAD_GLOBAL_MODULE: {
            const keys = i32[(i32[frame + F.GLOBALS] >> 2) + MA_KEYS_WORD];
            const value = i32[(keys >> 2) + i32[pc + 1]];
            if (i32[(keys >> 2) + DK_VERSION_WORD] !== i32[pc + 2]) {
              specialize.deoptimise(pc, Op.LOAD_GLOBAL);
              pc--;
              continue;
            }
            i32[sp++] = incref(value as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            pc += 4;
            continue;
          }
          case Op.LOAD_GLOBAL_BUILTIN: {
            const globalKeys = i32[(i32[frame + F.GLOBALS] >> 2) + MA_KEYS_WORD];
            const keys = i32[(i32[frame + F.BUILTINS] >> 2) + MA_KEYS_WORD];
            if (
              i32[(globalKeys >> 2) + DK_VERSION_WORD] !== i32[pc + 2] ||
              i32[(keys >> 2) + DK_VERSION_WORD] !== i32[pc + 3]
            ) {
              specialize.deoptimise(pc, Op.LOAD_GLOBAL);
              pc--;
              continue;
            }
            i32[sp++] = incref(i32[(keys >> 2) + i32[pc + 1]] as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            pc += 4;
            continue;
          }
          case Op.LOAD_NAME: {
            i32[frame + F.INSTR] = pc;
            const value = names.loadName(frame, i32[names_ + oparg] as PyObject);
            if (value === 0) break dispatch;
            i32[sp++] = value;
            continue;
          }
          case Op.LOAD_FROM_DICT_OR_GLOBALS: {
            i32[frame + F.INSTR] = pc;
            const value = names.loadFromDictOrGlobalsSteal(
              frame,
              i32[--sp] as NewRef,
              i32[names_ + oparg] as PyObject,
            );
            if (value === 0) break dispatch;
            i32[sp++] = value;
            continue;
          }
          case Op.LOAD_FROM_DICT_OR_DEREF: {
            i32[frame + F.INSTR] = pc;
            const value = names.loadFromDictOrDerefSteal(frame, i32[--sp] as NewRef, oparg);
            if (value === 0) break dispatch;
            i32[sp++] = value;
            continue;
          }
          case Op.LOAD_LOCALS: {
            const locals = i32[frame + F.LOCALS_DICT] as PyObject;
            if (locals === (0 as number)) {
              PyErr.setString(T.SystemError, "no locals");
              break dispatch;
            }
            i32[sp++] = incref(locals);
            continue;
          }
          case Op.STORE_NAME:
          case Op.STORE_GLOBAL: {
            const value = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed =
              (word & 255) === Op.STORE_NAME
                ? names.storeName(frame, i32[names_ + oparg] as PyObject, value)
                : PyDict.setItem(i32[frame + F.GLOBALS] as PyObject, i32[names_ + oparg] as PyObject, value);
            decref(value);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.DELETE_NAME:
            i32[frame + F.INSTR] = pc;
            if (names.deleteName(frame, i32[names_ + oparg] as PyObject) < 0) break dispatch;
            continue;
          case Op.DELETE_GLOBAL:
            i32[frame + F.INSTR] = pc;
            if (names.deleteGlobal(frame, i32[names_ + oparg] as PyObject) < 0) break dispatch;
            continue;
          case Op.MAKE_CELL: {
            const cell = PyCell.newSteal(i32[lp + oparg] as NewRef | Null);
            if (cell === 0) break dispatch;
            i32[lp + oparg] = cell;
            continue;
          }
          case Op.COPY_FREE_VARS: {
            const closure = (i32[(i32[frame + F.FUNCOBJ] >> 2) + FUNC_CLOSURE] >> 2) + TUPLE_ITEM_WORD;
            const first = sb - oparg;
            for (let i = 0; i < oparg; i++) i32[first + i] = incref(i32[closure + i] as PyObject);
            continue;
          }
          case Op.LOAD_DEREF: {
            const value = i32[(i32[lp + oparg] >> 2) + CELL_REF];
            if (value === 0) {
              names.unboundFree((code << 2) as PyObject, oparg);
              break dispatch;
            }
            i32[sp++] = incref(value as PyObject);
            continue;
          }
          case Op.STORE_DEREF: {
            const cell = (i32[lp + oparg] >> 2) + CELL_REF;
            const old = i32[cell] as NewRef | Null;
            i32[cell] = i32[--sp];
            i32[frame + F.INSTR] = pc;
            xdecref(old);
            continue;
          }
          case Op.DELETE_DEREF: {
            const cell = (i32[lp + oparg] >> 2) + CELL_REF;
            const old = i32[cell] as NewRef | Null;
            if (old === 0) {
              names.unboundFree((code << 2) as PyObject, oparg);
              break dispatch;
            }
            i32[cell] = 0;
            i32[frame + F.INSTR] = pc;
            decref(old);
            continue;
          }

          // ---- attributes ----
          case Op.LOAD_ATTR: {
            const owner = i32[sp - 1] as NewRef;
            const name = i32[names_ + (oparg >> 1)] as PyObject;
            if (i32[pc] >= WARMUP) {
              if (specialize.loadAttr(pc, owner, name, (oparg & 1) !== 0)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            if ((oparg & 1) !== 0) {
              // The method form: (function, self) without a bound method in between, or (attribute, NULL).
              const method = ops.getMethod(owner, name);
              if (method === 0) {
                sp--;
                decref(owner);
                break dispatch;
              }
              i32[sp - 1] = method;
              if (ops.methodIsUnbound()) i32[sp++] = owner;
              else {
                i32[sp++] = 0;
                decref(owner);
              }
            } else {
              const value = PyObject_GetAttr(owner, name);
              sp--;
              decref(owner);
              if (value === 0) break dispatch;
              i32[sp++] = value;
            }
            pc += 9;
            continue;
          }
          case Op.LOAD_ATTR_INSTANCE_VALUE: {
            const owner = i32[sp - 1];
            let value = 0;
            if ((owner & 1) === 0 && i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] === i32[pc + 1]) {
              value = i32[(owner >> 2) + i32[pc + 2]];
            }
            if (value === 0) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(value as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            i32[frame + F.INSTR] = pc;
            pc += 9;
            decref(owner as NewRef);
            continue;
          }
          case Op.LOAD_ATTR_SLOT: {
            const owner = i32[sp - 1];
            let value = 0;
            if ((owner & 1) === 0 && i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] === i32[pc + 1]) {
              value = i32[(owner >> 2) + i32[pc + 2]];
            }
            if (value === 0) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(value as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            i32[frame + F.INSTR] = pc;
            pc += 9;
            decref(owner as NewRef);
            continue;
          }
          case Op.LOAD_ATTR_METHOD_WITH_VALUES: {
            // No dict, and the shared keys do not have the name: nothing hides the method.
            const owner = i32[sp - 1];
            if (
              (owner & 1) !== 0 ||
              i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] !== i32[pc + 1] ||
              i32[(owner >> 2) + i32[pc + 4]] !== 0 ||
              i32[(i32[(i32[pc + 5] >> 2) + MA_KEYS_WORD] >> 2) + DK_VERSION_WORD] !== i32[pc + 2]
            ) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(i32[pc + 3] as PyObject);
            i32[sp++] = owner;
            pc += 9;
            continue;
          }
          case Op.LOAD_ATTR_METHOD_NO_DICT: {
            const owner = i32[sp - 1];
            if (i32[(typeOf(owner) >> 2) + TP_VERSION] !== i32[pc + 1]) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(i32[pc + 3] as PyObject);
            i32[sp++] = owner;
            pc += 9;
            continue;
          }
          case Op.LOAD_ATTR_MODULE: {
            const owner = i32[sp - 1];
            let keys = 0;
            if ((owner & 1) === 0 && i32[(owner >> 2) + 1] === T.module) {
              keys = i32[(i32[(owner >> 2) + 2] >> 2) + MA_KEYS_WORD] >> 2;
            }
            if (keys === 0 || i32[keys + DK_VERSION_WORD] !== i32[pc + 1]) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(i32[keys + i32[pc + 2]] as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            i32[frame + F.INSTR] = pc;
            pc += 9;
            decref(owner as NewRef);
            continue;
          }
          case Op.LOAD_ATTR_CLASS: {
            // The owner is the class itself: its version tag is nobody else's.
            const owner = i32[sp - 1];
            if (
              (owner & 1) !== 0 ||
              !specialize.isType(owner) ||
              i32[(owner >> 2) + TP_VERSION] !== i32[pc + 1]
            ) {
              specialize.deoptimise(pc, Op.LOAD_ATTR);
              pc--;
              continue;
            }
            i32[sp - 1] = incref(i32[pc + 3] as PyObject);
            if ((oparg & 1) !== 0) i32[sp++] = 0;
            i32[frame + F.INSTR] = pc;
            pc += 9;
            decref(owner as NewRef);
            continue;
          }
          case Op.STORE_ATTR: {
            const owner = i32[sp - 1] as NewRef;
            const value = i32[sp - 2] as NewRef;
            const name = i32[names_ + oparg] as PyObject;
            if (i32[pc] >= WARMUP) {
              if (specialize.storeAttr(pc, owner, name)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            const failed = PyObject_SetAttr(owner, name, value);
            sp -= 2;
            decref(owner);
            decref(value);
            if (failed < 0) break dispatch;
            pc += 4;
            continue;
          }
          case Op.STORE_ATTR_INSTANCE_VALUE: {
            const owner = i32[sp - 1];
            if (
              (owner & 1) !== 0 ||
              i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] !== i32[pc + 1] ||
              (i32[(owner >> 2) + i32[pc + 2]] === 0 && !specialize.addInlineValue(owner, i32[pc + 2]))
            ) {
              specialize.deoptimise(pc, Op.STORE_ATTR);
              pc--;
              continue;
            }
            const at = (owner >> 2) + i32[pc + 2];
            const old = i32[at] as NewRef | Null;
            i32[at] = i32[sp - 2];
            sp -= 2;
            i32[frame + F.INSTR] = pc;
            pc += 4;
            if (old !== 0) decref(old);
            decref(owner as NewRef);
            continue;
          }
          case Op.STORE_ATTR_SLOT: {
            const owner = i32[sp - 1];
            if ((owner & 1) !== 0 || i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] !== i32[pc + 1]) {
              specialize.deoptimise(pc, Op.STORE_ATTR);
              pc--;
              continue;
            }
            const at = (owner >> 2) + i32[pc + 2];
            const old = i32[at] as NewRef | Null;
            i32[at] = i32[sp - 2];
            sp -= 2;
            i32[frame + F.INSTR] = pc;
            pc += 4;
            if (old !== 0) decref(old);
            decref(owner as NewRef);
            continue;
          }
          case Op.DELETE_ATTR: {
            const owner = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed = PyObject_SetAttr(owner, i32[names_ + oparg] as PyObject, 0);
            decref(owner);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.LOAD_SUPER_ATTR: {
            i32[frame + F.INSTR] = pc;
            sp -= 3;
            const result = ops.loadSuperAttrSteal(
              i32[sp] as NewRef,
              i32[sp + 1] as NewRef,
              i32[sp + 2] as NewRef,
              i32[names_ + (oparg >> 2)] as PyObject,
              oparg,
            );
            if (result === 0) break dispatch;
            i32[sp++] = result;
            if ((oparg & 1) !== 0) i32[sp++] = ops.takeMethodSelf();
            pc++;
            continue;
          }

          // ---- building ----
          case Op.BUILD_TUPLE: {
            sp -= oparg;
            const tuple = PyTuple.fromArraySteal(sp << 2, oparg);
            if (tuple === 0) break dispatch;
            i32[sp++] = tuple;
            continue;
          }
          case Op.BUILD_LIST: {
            sp -= oparg;
            const list = PyList.fromArraySteal(sp << 2, oparg);
            if (list === 0) break dispatch;
            i32[sp++] = list;
            continue;
          }
          case Op.BUILD_SET:
          case Op.BUILD_MAP:
          case Op.BUILD_STRING:
          case Op.BUILD_CONST_KEY_MAP:
          case Op.BUILD_SLICE: {
            i32[frame + F.INSTR] = pc;
            const count = ops.buildInputs(word & 255, oparg);
            const result = ops.build(word & 255, sp - count, oparg);
            for (let i = 0; i < count; i++) decref(i32[--sp] as NewRef);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.LIST_APPEND:
            if (PyList.appendSteal(i32[sp - 1 - oparg] as PyObject, i32[sp - 1] as NewRef) < 0) {
              sp--;
              break dispatch;
            }
            sp--;
            continue;
          case Op.LIST_EXTEND:
          case Op.SET_ADD:
          case Op.SET_UPDATE:
          case Op.DICT_UPDATE:
          case Op.DICT_MERGE: {
            const value = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed = ops.addTo(word & 255, sp - oparg, value);
            decref(value);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.MAP_ADD: {
            const value = i32[--sp] as NewRef;
            const key = i32[--sp] as NewRef;
            i32[frame + F.INSTR] = pc;
            const failed = PyDict.setItem(i32[sp - oparg] as PyObject, key, value);
            decref(key);
            decref(value);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.UNPACK_SEQUENCE: {
            const seq = i32[--sp] as NewRef;
            const type = typeOf(seq);
            if ((type === T.tuple || type === T.list) && i32[(seq >> 2) + 2] === oparg) {
              let from =
                type === T.tuple ? (seq >> 2) + TUPLE_ITEM_WORD : i32[(seq >> 2) + LIST_ITEM_WORD] >> 2;
              for (let i = oparg - 1; i >= 0; i--) i32[sp + i] = incref(i32[from++] as PyObject);
              sp += oparg;
            } else {
              i32[frame + F.INSTR] = pc;
              if (ops.unpackIterable(seq, oparg, -1, sp + oparg) < 0) {
                decref(seq);
                break dispatch;
              }
              sp += oparg;
            }
            i32[frame + F.INSTR] = pc++;
            decref(seq);
            continue;
          }
          case Op.UNPACK_EX: {
            const seq = i32[--sp] as NewRef;
            const total = (oparg & 255) + 1 + (oparg >> 8);
            i32[frame + F.INSTR] = pc;
            const failed = ops.unpackIterable(seq, oparg & 255, oparg >> 8, sp + total);
            decref(seq);
            if (failed < 0) break dispatch;
            sp += total;
            continue;
          }
          case Op.CONVERT_VALUE:
          case Op.FORMAT_SIMPLE: {
            i32[frame + F.INSTR] = pc;
            const result = ops.formatValueSteal(word & 255, oparg, i32[--sp] as NewRef);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.FORMAT_WITH_SPEC: {
            i32[frame + F.INSTR] = pc;
            sp -= 2;
            const result = ops.formatWithSpecSteal(i32[sp] as NewRef, i32[sp + 1] as NewRef);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }

          // ---- iteration ----
          case Op.GET_ITER: {
            const iterable = i32[sp - 1] as NewRef;
            i32[frame + F.INSTR] = pc;
            const iterator = PyObject_GetIter(iterable);
            sp--;
            decref(iterable);
            if (iterator === 0) break dispatch;
            i32[sp++] = iterator;
            continue;
          }
          case Op.GET_LEN: {
            i32[frame + F.INSTR] = pc;
            const length = ops.length(i32[sp - 1] as PyObject);
            if (length === 0) break dispatch;
            i32[sp++] = length;
            continue;
          }
          case Op.FOR_ITER: {
            const iterator = i32[sp - 1] as NewRef;
            if (i32[pc] >= WARMUP) {
              if (specialize.forIter(pc, iterator)) {
                pc--;
                continue;
              }
            } else i32[pc]++;
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const next = PyIter_Next(iterator);
            if (next === 0) {
              if (PyErr.occurred()) break dispatch;
              sp--;
              decref(iterator);
              // Over the END_FOR and POP_TOP that a generator's end would run.
              pc += oparg + 3;
              continue;
            }
            i32[sp++] = next;
            pc++;
            continue;
          }
          case Op.FOR_ITER_RANGE: {
            const iterator = i32[sp - 1];
            const it = iterator >> 2;
            if (i32[it + 1] !== T.range_iterator) {
              specialize.deoptimise(pc, Op.FOR_ITER);
              pc--;
              continue;
            }
            const left = i32[it + ops.RANGE_LEFT];
            if (left <= 0) {
              sp--;
              decref(iterator as NewRef);
              pc += oparg + 3;
              continue;
            }
            const value = i32[it + ops.RANGE_NEXT];
            i32[it + ops.RANGE_LEFT] = left - 1;
            i32[it + ops.RANGE_NEXT] = value + i32[it + ops.RANGE_STEP];
            if (value > 0x3fffffff || value < -0x40000000) {
              const big = ops.bigInt(value);
              if (big === 0) break dispatch;
              i32[sp++] = big;
            } else i32[sp++] = (value << 1) | 1;
            pc++;
            continue;
          }
          case Op.FOR_ITER_LIST: {
            const iterator = i32[sp - 1];
            const it = iterator >> 2;
            if (i32[it + 1] !== T.list_iterator) {
              specialize.deoptimise(pc, Op.FOR_ITER);
              pc--;
              continue;
            }
            const list = i32[it + ops.LIST_ITER_SEQ] >> 2;
            const index = i32[it + ops.LIST_ITER_INDEX];
            if (list === 0 || index >= i32[list + LIST_SIZE_WORD]) {
              i32[frame + F.INSTR] = pc;
              sp--;
              decref(iterator as NewRef);
              pc += oparg + 3;
              continue;
            }
            i32[it + ops.LIST_ITER_INDEX] = index + 1;
            i32[sp++] = incref(i32[(i32[list + LIST_ITEM_WORD] >> 2) + index] as PyObject);
            pc++;
            continue;
          }
          case Op.FOR_ITER_TUPLE: {
            const iterator = i32[sp - 1];
            const it = iterator >> 2;
            if (i32[it + 1] !== T.tuple_iterator) {
              specialize.deoptimise(pc, Op.FOR_ITER);
              pc--;
              continue;
            }
            const tuple = i32[it + ops.TUPLE_ITER_SEQ] >> 2;
            const index = i32[it + ops.TUPLE_ITER_INDEX];
            if (tuple === 0 || index >= i32[tuple + 2]) {
              i32[frame + F.INSTR] = pc;
              sp--;
              decref(iterator as NewRef);
              pc += oparg + 3;
              continue;
            }
            i32[it + ops.TUPLE_ITER_INDEX] = index + 1;
            i32[sp++] = incref(i32[tuple + TUPLE_ITEM_WORD + index] as PyObject);
            pc++;
            continue;
          }

          // ---- functions and calls ----
          case Op.MAKE_FUNCTION: {
            const codeObject = i32[sp - 1] as NewRef;
            const func = ops.makeFunction(codeObject, i32[frame + F.GLOBALS] as PyObject);
            decref(codeObject);
            if (func === 0) {
              sp--;
              break dispatch;
            }
            i32[sp - 1] = func;
            continue;
          }
          case Op.SET_FUNCTION_ATTRIBUTE: {
            const func = i32[--sp];
            ops.setFunctionAttributeSteal(func, oparg, i32[sp - 1] as NewRef);
            i32[sp - 1] = func;
            continue;
          }
          case Op.LOAD_BUILD_CLASS: {
            i32[frame + F.INSTR] = pc;
            const build = names.loadBuildClass(frame);
            if (build === 0) break dispatch;
            i32[sp++] = build;
            continue;
          }
          case Op.LOAD_ASSERTION_ERROR:
            i32[sp++] = T.AssertionError;
            continue;
          case Op.CALL_PY_EXACT_ARGS: {
            const args = sp - oparg;
            const func = i32[args - 2] >> 2;
            const self = i32[args - 1];
            if (
              (i32[args - 2] & 1) !== 0 ||
              i32[func + 1] !== T.function ||
              i32[func + FUNC_VERSION] !== i32[pc + 1] ||
              (self === 0 ? oparg : oparg + 1) !== i32[pc + 2]
            ) {
              specialize.deoptimise(pc, Op.CALL);
              pc--;
              continue;
            }
            const callee = i32[func + FUNC_CODE] >> 2;
            const top = i32[ts + DATASTACK_TOP];
            const next = top + i32[callee + CO_FRAMESIZE];
            if (next <= i32[ts + DATASTACK_LIMIT] && i32[ts + RECURSION] > 0) {
              // The arguments move into the callee's slots; the reference to the function moves into its frame.
              const first = self === 0 ? args : args - 1;
              const f = top >> 2;
              const slots = f + F.LOCALSPLUS;
              const count = sp - first;
              for (let i = 0; i < count; i++) i32[slots + i] = i32[first + i];
              const nslots = i32[callee + CO_NLOCALSPLUS];
              for (let i = count; i < nslots; i++) i32[slots + i] = 0;
              i32[ts + DATASTACK_TOP] = next;
              i32[ts + RECURSION]--;
              i32[f + F.EXECUTABLE] = incref((callee << 2) as PyObject);
              i32[f + F.PREVIOUS] = frame << 2;
              i32[f + F.FUNCOBJ] = func << 2;
              i32[f + F.GLOBALS] = i32[func + FUNC_GLOBALS];
              i32[f + F.BUILTINS] = i32[func + FUNC_BUILTINS];
              i32[f + F.LOCALS_DICT] = 0;
              i32[f + F.FRAME_OBJ] = 0;
              i32[f + F.OWNER] = FrameOwner.THREAD;
              i32[f + F.ENTRY] = 0;
              i32[frame + F.INSTR] = pc;
              i32[frame + F.RETURN_OFFSET] = 3;
              i32[frame + F.STACKTOP] = args - 2 - sb;
              i32[ts + CURRENT_FRAME] = top;
              frame = f;
              code = callee;
              lp = slots;
              sp = sb = slots + nslots;
              pc = callee + CODE_WORDS;
              consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
              names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
              continue;
            }
            specialize.deoptimise(pc, Op.CALL);
            pc--;
            continue;
          }
          case Op.CALL:
          case Op.CALL_KW: {
            const isKw = (word & 255) === Op.CALL_KW;
            const kwnames = isKw ? (i32[sp - 1] as NewRef) : 0;
            const argsEnd = isKw ? sp - 1 : sp;
            let args = argsEnd - oparg;
            const base = args - 2;
            if (!isKw) {
              if (i32[pc] >= WARMUP) {
                if (specialize.call(pc, i32[base] as PyObject, i32[base + 1], oparg)) {
                  pc--;
                  continue;
                }
              } else i32[pc]++;
            }
            if (i32[base + 1] === 0 && typeOf(i32[base]) === T.method) ops.unpackMethod(base);
            const callable = i32[base] as NewRef;
            const self = i32[base + 1];
            if (self !== 0) args--;
            const positional = argsEnd - args - (isKw ? PyTuple.size(kwnames as NewRef) : 0);
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            if (typeOf(callable) === T.function) {
              if (ops.enterCall()) {
                for (; sp > base; ) xdecref(i32[--sp] as NewRef | Null);
                break dispatch;
              }
              const pushed = frameForCall(callable, args << 2, positional, kwnames);
              for (; sp > base; ) xdecref(i32[--sp] as NewRef | Null);
              if (pushed === 0) {
                ops.leaveCall();
                break dispatch;
              }
              i32[frame + F.STACKTOP] = sp - sb;
              i32[frame + F.RETURN_OFFSET] = isKw ? 0 : 3;
              i32[(pushed >> 2) + F.PREVIOUS] = frame << 2;
              i32[ts + CURRENT_FRAME] = pushed;
              frame = pushed >> 2;
            } else {
              const result = PyObject_Vectorcall(callable, args << 2, positional, kwnames);
              for (; sp > base; ) xdecref(i32[--sp] as NewRef | Null);
              if (result === 0) break dispatch;
              i32[sp++] = result;
              pc += isKw ? 0 : 3;
              if ((!TICKING || !every) && i32[brk] !== 0) {
                i32[frame + F.STACKTOP] = sp - sb;
                if (handleEvalBreaker() < 0) break dispatch;
              }
              continue;
            }
            break;
          }
          case Op.CALL_ALLOC_AND_ENTER_INIT: {
            // A plain class with an __init__ in Python: make the instance, then run __init__ in this loop.
            const base = sp - oparg - 2;
            const cls = i32[base];
            if (
              (cls & 1) !== 0 ||
              i32[(cls >> 2) + 1] !== T.type ||
              i32[(cls >> 2) + TP_VERSION] !== i32[pc + 1] ||
              i32[base + 1] !== 0 ||
              i32[(i32[pc + 2] >> 2) + FUNC_VERSION] === 0
            ) {
              specialize.deoptimise(pc, Op.CALL);
              pc--;
              continue;
            }
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const pushed = ops.enterInit(cls as PyObject, i32[pc + 2] as PyObject, base, oparg);
            if (pushed === 0) {
              for (; sp > base; ) xdecref(i32[--sp] as NewRef | Null);
              break dispatch;
            }
            // The instance has taken the place of the class; the arguments moved into the frame.
            sp = base + 1;
            decref(cls as NewRef);
            i32[frame + F.STACKTOP] = sp - sb;
            i32[frame + F.RETURN_OFFSET] = 3;
            i32[(pushed >> 2) + F.PREVIOUS] = frame << 2;
            i32[(pushed >> 2) + F.ENTRY] = FrameEntry.INIT;
            i32[ts + CURRENT_FRAME] = pushed;
            frame = pushed >> 2;
            break;
          }
          case Op.CALL_BUILTIN_FAST: {
            // A native function or a method descriptor with its self: no Python frame, no generic dispatch.
            const base = sp - oparg - 2;
            const callable = i32[base];
            if (callable !== i32[pc + 1]) {
              specialize.deoptimise(pc, Op.CALL);
              pc--;
              continue;
            }
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const self = i32[base + 1];
            const result = specialize.callNative(i32[pc + 2], callable, self, (base + 2) << 2, oparg);
            for (; sp > base; ) xdecref(i32[--sp] as NewRef | Null);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc += 3;
            if ((!TICKING || !every) && i32[brk] !== 0) {
              i32[frame + F.STACKTOP] = sp - sb;
              if (handleEvalBreaker() < 0) break dispatch;
            }
            continue;
          }
          case Op.CALL_FUNCTION_EX: {
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const count = (oparg & 1) !== 0 ? 4 : 3;
            const result = ops.callFunctionEx(sp - count, oparg);
            for (let i = 0; i < count; i++) xdecref(i32[--sp] as NewRef | Null);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            if ((!TICKING || !every) && i32[brk] !== 0) {
              i32[frame + F.STACKTOP] = sp - sb;
              if (handleEvalBreaker() < 0) break dispatch;
            }
            continue;
          }
          case Op.CALL_INTRINSIC_1: {
            i32[frame + F.INSTR] = pc;
            const value = i32[sp - 1] as NewRef;
            const result = ops.intrinsic1(frame, oparg, value);
            sp--;
            decref(value);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.CALL_INTRINSIC_2: {
            i32[frame + F.INSTR] = pc;
            const result = ops.intrinsic2(oparg, i32[sp - 2] as PyObject, i32[sp - 1] as PyObject);
            decref(i32[--sp] as NewRef);
            decref(i32[--sp] as NewRef);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.RETURN_CONST:
          case Op.RETURN_VALUE: {
            const value =
              (word & 255) === Op.RETURN_VALUE ? i32[--sp] : incref(i32[consts + oparg] as PyObject);
            const previous = i32[frame + F.PREVIOUS];
            i32[frame + F.INSTR] = pc;
            i32[ts + CURRENT_FRAME] = previous;
            const entered = i32[frame + F.ENTRY];
            leaveFrame(frame);
            if (entered === FrameEntry.EVALUATE) {
              ops.leaveEvaluate();
              return value as NewRef;
            }
            frame = previous >> 2;
            code = i32[frame + F.EXECUTABLE] >> 2;
            lp = frame + F.LOCALSPLUS;
            sb = lp + i32[code + CO_NLOCALSPLUS];
            sp = sb + i32[frame + F.STACKTOP];
            pc = i32[frame + F.INSTR] + i32[frame + F.RETURN_OFFSET];
            consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
            names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
            if (entered === FrameEntry.INIT) {
              // The instance is on the stack already; __init__ must have given None.
              if (value !== S.None) {
                ops.initGaveSteal(value as NewRef);
                pc = i32[frame + F.INSTR];
                break dispatch;
              }
              continue;
            }
            i32[sp++] = value;
            continue;
          }

          // ---- generators ----
          case Op.RETURN_GENERATOR: {
            // The frame moves into the generator; its caller gets the generator.
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = 0;
            const previous = i32[frame + F.PREVIOUS];
            const entered = i32[frame + F.ENTRY];
            const generator = Generator.fromFrame(frame << 2);
            if (generator === 0) break dispatch;
            i32[ts + CURRENT_FRAME] = previous;
            i32[ts + RECURSION]++;
            popDataStack(frame << 2);
            if (entered !== 0) {
              ops.leaveEvaluate();
              return generator;
            }
            frame = previous >> 2;
            code = i32[frame + F.EXECUTABLE] >> 2;
            lp = frame + F.LOCALSPLUS;
            sb = lp + i32[code + CO_NLOCALSPLUS];
            sp = sb + i32[frame + F.STACKTOP];
            pc = i32[frame + F.INSTR] + i32[frame + F.RETURN_OFFSET];
            consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
            names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
            i32[sp++] = generator;
            continue;
          }
          case Op.YIELD_VALUE: {
            // A generator's frame is always entered by `evaluate`, so a yield returns from it.
            const value = i32[--sp];
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            i32[ts + CURRENT_FRAME] = i32[frame + F.PREVIOUS];
            i32[frame + F.PREVIOUS] = 0;
            i32[ts + RECURSION]++;
            Generator.suspend(frame << 2, oparg);
            ops.leaveEvaluate();
            return value as NewRef;
          }
          case Op.GET_YIELD_FROM_ITER: {
            const iterable = i32[sp - 1] as NewRef;
            i32[frame + F.INSTR] = pc;
            const iterator = ops.yieldFromIter(iterable, i32[code + CO_FLAGS]);
            sp--;
            decref(iterable);
            if (iterator === 0) break dispatch;
            i32[sp++] = iterator;
            continue;
          }
          case Op.SEND: {
            const value = i32[sp - 1] as NewRef;
            const receiver = i32[sp - 2] as PyObject;
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const result = Generator.send(receiver, value);
            sp--;
            decref(value);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            pc += Generator.sendFinished() ? oparg + 1 : 1;
            continue;
          }
          case Op.END_SEND: {
            const value = i32[--sp];
            const receiver = i32[sp - 1] as NewRef;
            i32[sp - 1] = value;
            i32[frame + F.INSTR] = pc;
            decref(receiver);
            continue;
          }
          case Op.CLEANUP_THROW: {
            i32[frame + F.INSTR] = pc;
            const value = ops.cleanupThrow(i32[sp - 1] as NewRef);
            if (value === 0) {
              // The exception moved into the thread state.
              sp--;
              reraise = true;
              break dispatch;
            }
            const exc = i32[sp - 1] as NewRef;
            const sent = i32[sp - 2] as NewRef;
            const receiver = i32[sp - 3] as NewRef;
            i32[sp - 3] = None;
            i32[sp - 2] = value;
            sp--;
            decref(exc);
            decref(sent);
            decref(receiver);
            continue;
          }
          case Op.GET_AWAITABLE:
          case Op.GET_AITER: {
            i32[frame + F.INSTR] = pc;
            const value = i32[sp - 1] as NewRef;
            const result = (word & 255) === Op.GET_AITER ? async.getAIter(value) : getAwaitable(value, oparg);
            sp--;
            decref(value);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }
          case Op.GET_ANEXT: {
            i32[frame + F.INSTR] = pc;
            const awaitable = async.getANext(i32[sp - 1] as PyObject);
            if (awaitable === 0) break dispatch;
            i32[sp++] = awaitable;
            continue;
          }
          case Op.END_ASYNC_FOR: {
            i32[frame + F.INSTR] = pc;
            const exc = i32[--sp] as NewRef;
            if (!async.endsAsyncFor(exc)) {
              PyErr.setRaisedException(exc);
              reraise = true;
              break dispatch;
            }
            decref(exc);
            decref(i32[--sp] as NewRef);
            continue;
          }

          // ---- exceptions ----
          case Op.RAISE_VARARGS: {
            i32[frame + F.INSTR] = pc;
            sp -= oparg;
            reraise = ops.raiseSteal(
              oparg > 0 ? (i32[sp] as NewRef) : 0,
              oparg > 1 ? (i32[sp + 1] as NewRef) : 0,
            );
            break dispatch;
          }
          case Op.RERAISE: {
            const exc = i32[--sp] as NewRef;
            // The frame is where the exception came from; the handler is looked for from here.
            i32[frame + F.INSTR] = oparg === 0 ? pc : code + CODE_WORDS + (i32[sp - oparg] >> 2) + 1;
            PyErr.setRaisedException(exc);
            reraise = true;
            break dispatch;
          }
          case Op.PUSH_EXC_INFO: {
            const exc = i32[sp - 1];
            const info = i32[ts + (ThreadState.exc_info.offset >> 2)] >> 2;
            i32[sp - 1] = i32[info] !== 0 ? i32[info] : S.None;
            i32[sp++] = exc;
            i32[info] = incref(exc as PyObject);
            continue;
          }
          case Op.POP_EXCEPT: {
            const info = i32[ts + (ThreadState.exc_info.offset >> 2)] >> 2;
            const old = i32[info] as NewRef | Null;
            const value = i32[--sp];
            i32[info] = value === S.None ? 0 : value;
            i32[frame + F.INSTR] = pc;
            xdecref(old);
            continue;
          }
          case Op.CHECK_EXC_MATCH: {
            const right = i32[sp - 1] as NewRef;
            i32[frame + F.INSTR] = pc;
            const matches = ops.checkExcMatch(i32[sp - 2] as PyObject, right);
            sp--;
            decref(right);
            if (matches < 0) break dispatch;
            i32[sp++] = matches !== 0 ? S.True : S.False;
            continue;
          }
          case Op.CHECK_EG_MATCH: {
            i32[frame + F.INSTR] = pc;
            const failed = ops.checkEgMatch(sp);
            if (failed < 0) break dispatch;
            continue;
          }
          case Op.BEFORE_ASYNC_WITH:
          case Op.BEFORE_WITH: {
            i32[frame + F.INSTR] = pc;
            const manager = i32[sp - 1] as NewRef;
            const entered = ops.beforeWith(manager, sp, (word & 255) === Op.BEFORE_ASYNC_WITH);
            if (entered === 0) {
              sp--;
              decref(manager);
              break dispatch;
            }
            sp++;
            decref(manager);
            continue;
          }
          case Op.WITH_EXCEPT_START: {
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const result = ops.withExceptStart(i32[sp - 4] as PyObject, i32[sp - 1] as PyObject);
            if (result === 0) break dispatch;
            i32[sp++] = result;
            continue;
          }

          // ---- imports, patterns, the rest ----
          case Op.IMPORT_NAME: {
            i32[frame + F.INSTR] = pc;
            i32[frame + F.STACKTOP] = sp - sb;
            const fromlist = i32[sp - 1] as NewRef;
            const level = i32[sp - 2] as NewRef;
            const module = imports.importName(frame, i32[names_ + oparg] as PyObject, fromlist, level);
            sp -= 2;
            decref(level);
            decref(fromlist);
            if (module === 0) break dispatch;
            i32[sp++] = module;
            continue;
          }
          case Op.IMPORT_FROM: {
            i32[frame + F.INSTR] = pc;
            const value = imports.importFrom(i32[sp - 1] as PyObject, i32[names_ + oparg] as PyObject);
            if (value === 0) break dispatch;
            i32[sp++] = value;
            continue;
          }
          case Op.SETUP_ANNOTATIONS:
            i32[frame + F.INSTR] = pc;
            if (names.setupAnnotations(frame) < 0) break dispatch;
            continue;
          case Op.MATCH_MAPPING:
          case Op.MATCH_SEQUENCE:
            i32[sp] = bool(ops.matchFlag(word & 255, i32[sp - 1]));
            sp++;
            continue;
          case Op.MATCH_KEYS: {
            i32[frame + F.INSTR] = pc;
            const values = matchKeys(i32[sp - 2] as PyObject, i32[sp - 1] as PyObject);
            if (values === 0) break dispatch;
            i32[sp++] = values;
            continue;
          }
          case Op.MATCH_CLASS: {
            i32[frame + F.INSTR] = pc;
            const attrs = matchClass(
              i32[sp - 3] as PyObject,
              i32[sp - 2] as PyObject,
              oparg,
              i32[sp - 1] as PyObject,
            );
            for (let i = 0; i < 3; i++) decref(i32[--sp] as NewRef);
            if (attrs === 0) break dispatch;
            i32[sp++] = attrs;
            continue;
          }
          default:
            ops.unknownOpcode(word);
        }

        // A call pushed a frame: run it.
        code = i32[frame + F.EXECUTABLE] >> 2;
        lp = frame + F.LOCALSPLUS;
        sp = sb = lp + i32[code + CO_NLOCALSPLUS];
        pc = i32[frame + F.INSTR];
        consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
        names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
      }
    }

    // An exception is set. Note the frame on it, then look for a handler here or in the callers that this loop runs.
    i32[frame + F.STACKTOP] = sp - sb;
    if (!reraise) {
      i32[frame + F.INSTR] = pc;
      PyTraceback.here(frame << 2);
    }
    reraise = false;
    for (;;) {
      const target = unwindTo(frame, sp, pc);
      if (target !== 0) {
        pc = target;
        sp = sb + i32[frame + F.STACKTOP];
        break;
      }
      const previous = i32[frame + F.PREVIOUS];
      const entered = i32[frame + F.ENTRY];
      i32[ts + CURRENT_FRAME] = previous;
      leaveFrame(frame);
      if (entered === FrameEntry.EVALUATE) {
        ops.leaveEvaluate();
        return 0;
      }
      frame = previous >> 2;
      code = i32[frame + F.EXECUTABLE] >> 2;
      lp = frame + F.LOCALSPLUS;
      sb = lp + i32[code + CO_NLOCALSPLUS];
      sp = sb + i32[frame + F.STACKTOP];
      consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
      names_ = (i32[code + CO_NAMES] >> 2) + TUPLE_ITEM_WORD;
      pc = i32[frame + F.INSTR];
      PyTraceback.here(frame << 2);
    }
  }
}
