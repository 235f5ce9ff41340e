/**
 * The eval loop: runs frame records. Mirrors CPython's Python/ceval.c and bytecodes.c; the one function here that is not short.
 *
 * Invariants: `pc` is the word index after the instruction word being executed (its inline caches follow); `sp` the word index
 * of the first free stack slot; `frame` the word index of the frame record. Before anything that may look at frames, raise or
 * run Python code, `pc` is stored into the record (`SAVE`: `i32[frame + F.INSTR] = pc`). An instruction owns its inputs.
 * An instruction that fails leaves the switch by `break dispatch` with the exception set and the stack above its untouched
 * inputs given up; below the switch the handler is looked for.
 *
 * What is not hot and short is a function of its own (instructions.ts). Ways out of the switch: `continue`; `break dispatch`; `break deopt` when the guard of a specialised
 * instruction fails; `break switched` when another frame has become the current one.
 *
 * A call of a Python function pushes a frame and goes on in the same loop: no JS recursion. `evaluate` recurses only through native code
 * that calls Python.
 *
 * `interpret` runs as WebAssembly (scripts/wasm, docs/adr/0008-the-eval-loop-in-webassembly.md): it keeps to words and numbers, and what it calls is compiled with it where the
 * function's doc comment has the tag `@wasm`, and else imported.
 *
 * The build makes three modules of this file (scripts/wasm/plugin.mjs replaces TICKING and TRACING by literals):
 *     plain     looks at the eval breaker where 3.13 does: backward jumps, RESUME, after calls of native code;
 *     ticking   before every instruction that ticks (CHECKMODE every, Python 2.7's);
 *     traced    as ticking if so configured; shows each instruction to the observer (--trace), and reports the events of sys.settrace and sys.setprofile.
 * So an untraced run pays nothing per instruction. `evaluate` goes on in the traced loop while a thread's TRACE bit is set.
 */
import { PyIter_Next, PyObject_IsTrue } from "../runtime/abstract/object.js";
import { popDataStack } from "../runtime/call/args-stack.js";
import * as PyErr from "../runtime/errors.js";
import { F, FrameEntry, FrameOwner } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import type { NewRef, Null, PyObject } from "../runtime/heap/ownership.js";
import * as PyCell from "../runtime/objects/cell.js";
import { PyCodeObject } from "../runtime/objects/code.js";
import * as PyDict from "../runtime/objects/dict.js";
import { DK_VERSION_WORD, MA_KEYS_WORD } from "../runtime/objects/dict-keys.js";
import { PyFunctionObject } from "../runtime/objects/function-layout.js";
import * as Generator from "../runtime/objects/generator.js";
import * as PyList from "../runtime/objects/list.js";
import { LIST_ITEM_WORD, LIST_SIZE_WORD } from "../runtime/objects/list.js";
import { decref, incref, typeOf, xdecref } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { TUPLE_ITEM_WORD } from "../runtime/objects/tuple.js";
import { hasFlag, PyTypeObject, TypeFlags } from "../runtime/objects/type.js";
import { None, S, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { Breaker, ThreadState, tstate } from "../runtime/threads/state.js";
import { checkEveryInstruction, firstCountdown, handleEvalBreaker, periodic } from "./eval-breaker.js";
import { interpret as interpretTraced } from "./eval-loop.js?traced";
import { dropTo, stackBase } from "./frame-stack.js";
import { leaveFrame, propagate, propagateThrown, resumeWithSteal } from "./frames.js";
import { FRAME_PUSHED, nameAt, WARMUP } from "./instruction.js";
import { CACHE_WORDS, INSTRUCTIONS } from "./instructions.js";
import { observeInstruction } from "./observer.js";
import { Op } from "./opcode.js";
import * as ops from "./ops.js";
import * as async from "./ops-async.js";
import * as names from "./ops-names.js";
import * as specialize from "./specialize.js";
import { TICKS } from "./ticks.js";
import * as tracing from "./tracing.js";
import * as tracingCalls from "./tracing-calls.js";

// Replaced by the build with literals; see the head of this file.
declare const TICKING: boolean;
declare const TRACING: boolean;

const CURRENT_FRAME = ThreadState.current_frame.offset >> 2;
const BREAKER = ThreadState.eval_breaker.offset >> 2;
const RECURSION = ThreadState.py_recursion_remaining.offset >> 2;
const DATASTACK_TOP = ThreadState.datastack_top.offset >> 2;
const DATASTACK_LIMIT = ThreadState.datastack_limit.offset >> 2;

const CO_CONSTS = PyCodeObject.co_consts.offset >> 2;
const CO_NLOCALSPLUS = PyCodeObject.co_nlocalsplus.offset >> 2;
const CO_FRAMESIZE = PyCodeObject.co_framesize.offset >> 2;
const CODE_WORDS = PyCodeObject.SIZE >> 2;
const FUNC_CODE = PyFunctionObject.func_code.offset >> 2;
const FUNC_GLOBALS = PyFunctionObject.func_globals.offset >> 2;
const FUNC_BUILTINS = PyFunctionObject.func_builtins.offset >> 2;
const FUNC_VERSION = PyFunctionObject.func_version.offset >> 2;
const TP_VERSION = PyTypeObject.tp_version_tag.offset >> 2;
const CELL_REF = PyCell.PyCellObject.ob_ref.offset >> 2;

/** What `interpret` gives besides values (which are odd or 8-aligned; none of these is): the frame that runs is saved; look around, then go on with it. */
const enum Pause {
  /** At a backward jump; INSTR is behind the word of the target. */
  JUMPED = 2,
  /** At a RESUME. */
  RESUMED = 4,
  /** After a call; INSTR is behind the word of the call, its inline caches still to skip. */
  CALLED = 6,
  /** Before an instruction: only to go on in the traced loop. INSTR is behind its word. */
  TRACED = 10,
  /** Before an instruction, after a check of the ticking loop. INSTR is behind its word. */
  CHECKED = 12,
}

/** RESUMEs, or checks of the ticking loop, until `interpret` is entered anew. */
const CALLS_PER_ENTRY = 1024;

/**
 * Run `entry` (a frame record's address) and what it calls, until it returns or raises. Consumes the frame.
 * @returns the value, or NULL with the exception set. @mayRunPython @mayReleaseGil
 */
export function evaluate(entry: number): NewRef | Null {
  const i32 = I32;
  const ts = tstate >> 2;
  let frame = entry >> 2;
  let pc = i32[frame + F.INSTR];
  let countdown = firstCountdown();
  i32[frame + F.PREVIOUS] = i32[ts + CURRENT_FRAME];
  i32[ts + CURRENT_FRAME] = entry;
  i32[frame + F.ENTRY] = FrameEntry.EVALUATE;
  // A call too deep; or generator.throw().
  let failed = ops.enterEvaluate();
  if (!failed && PyErr.occurred()) {
    frame = propagateThrown(frame);
    if (frame === 0) return 0;
    pc = i32[frame + F.INSTR];
  }
  for (;;) {
    if (failed) {
      frame = propagate(frame, stackBase(frame) + i32[frame + F.STACKTOP], i32[frame + F.INSTR], false);
      if (frame === 0) return 0;
      pc = i32[frame + F.INSTR];
    }
    const traced = (i32[ts + BREAKER] & Breaker.TRACE) !== 0;
    const result = traced ? interpretTraced(frame, pc, countdown) : interpret(frame, pc, countdown);
    if ((result & 1) !== 0 || (result & 7) === 0) return result as NewRef | Null;
    frame = i32[ts + CURRENT_FRAME] >> 2;
    pc = i32[frame + F.INSTR];
    if (result === Pause.JUMPED) {
      // The target's handler is the one for what is raised here.
      pc--;
      countdown = periodic();
    } else if (result === Pause.TRACED || result === Pause.CHECKED) {
      pc--;
      if (result === Pause.CHECKED) countdown = firstCountdown();
      continue;
    }
    failed = i32[ts + BREAKER] !== 0 && handleEvalBreaker() < 0;
    if (failed) continue;
    if (result === Pause.CALLED) pc += CACHE_WORDS[i32[pc - 1] & 255];
    // Once more: its event was not reported.
    else if (result === Pause.RESUMED && !traced && tracing.isTracing()) pc--;
  }
}

/**
 * The loop itself. It is left and entered anew every now and then, for V8's sake: code that was optimised meanwhile is used from the next entry on.
 */
export function interpret(entered: number, at: number, ticks: number): number {
  const i32 = I32;
  const ts = tstate >> 2;
  const brk = ts + BREAKER;
  let frame = entered;
  const code = i32[frame + F.EXECUTABLE] >> 2;
  let sb = frame + F.LOCALSPLUS + i32[code + CO_NLOCALSPLUS];
  let sp = sb + i32[frame + F.STACKTOP];
  let pc = at;
  let consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
  // Counts down to a look that is certain to be fresh (Atomics), and to the check of policy `interval`.
  let countdown = ticks;
  let calls = CALLS_PER_ENTRY;
  // Set by RERAISE and friends: the frame is in the traceback already.
  let reraise = false;
  const every = TICKING && checkEveryInstruction();

  for (;;) {
    switched: {
      dispatch: {
        deopt: {
          const word = i32[pc++];
          const oparg = word >>> 8;
          if (TICKING) {
            const asked = TRACING ? i32[brk] & ~Breaker.TRACE : i32[brk];
            if (every && TICKS[word & 255] !== 0 && (asked !== 0 || --countdown < 0)) {
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - sb;
              if (!TRACING && (asked & Breaker.TRACE) !== 0) return Pause.TRACED;
              countdown = periodic();
              if (i32[brk] !== 0 && handleEvalBreaker() < 0) break dispatch;
              if (--calls < 0) return Pause.CHECKED;
            }
          }
          if (TRACING) {
            const before = tracing.beforeInstruction(frame, pc, sp - sb);
            if (before === tracing.Before.FAILED) {
              sp = sb + i32[frame + F.STACKTOP];
              break dispatch;
            }
            if (before === tracing.Before.MOVED) {
              pc = i32[frame + F.INSTR] - 1;
              sp = sb + i32[frame + F.STACKTOP];
              continue;
            }
            observeInstruction(frame << 2, pc - 1, sp);
          }
          switch (word & 255) {
            // ---- locals, constants, the stack ----
            case Op.NOP:
              continue;
            case Op.RESUME:
              if (!TICKING || !every) {
                if ((i32[brk] !== 0 || --calls < 0) && (oparg & 3) < 2) {
                  i32[frame + F.INSTR] = pc;
                  i32[frame + F.STACKTOP] = sp - sb;
                  return Pause.RESUMED;
                }
              }
              continue;
            case Op.LOAD_FAST: {
              const value = i32[frame + F.LOCALSPLUS + oparg];
              if ((value & 1) === 0) {
                const count = i32[value >> 2];
                if (count >= 0) i32[value >> 2] = count + 1;
              }
              i32[sp++] = value;
              continue;
            }
            case Op.LOAD_FAST_LOAD_FAST: {
              i32[sp++] = incref(i32[frame + F.LOCALSPLUS + (oparg >> 4)] as PyObject);
              i32[sp++] = incref(i32[frame + F.LOCALSPLUS + (oparg & 15)] as PyObject);
              continue;
            }
            case Op.LOAD_FAST_AND_CLEAR:
              i32[sp++] = i32[frame + F.LOCALSPLUS + oparg];
              i32[frame + F.LOCALSPLUS + oparg] = 0;
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
              const old = i32[frame + F.LOCALSPLUS + oparg];
              i32[frame + F.LOCALSPLUS + oparg] = i32[--sp];
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
              const old = i32[frame + F.LOCALSPLUS + (oparg >> 4)];
              i32[frame + F.LOCALSPLUS + (oparg >> 4)] = i32[sp - 1];
              if ((old & 1) === 0 && old !== 0) {
                i32[frame + F.INSTR] = pc;
                sp--;
                decref(old as NewRef);
                sp++;
              }
              i32[sp - 1] = incref(i32[frame + F.LOCALSPLUS + (oparg & 15)] as PyObject);
              continue;
            }
            case Op.STORE_FAST_STORE_FAST: {
              const first = i32[frame + F.LOCALSPLUS + (oparg >> 4)] as NewRef;
              i32[frame + F.LOCALSPLUS + (oparg >> 4)] = i32[--sp];
              i32[frame + F.INSTR] = pc;
              xdecref(first);
              const second = i32[frame + F.LOCALSPLUS + (oparg & 15)] as NewRef;
              i32[frame + F.LOCALSPLUS + (oparg & 15)] = i32[--sp];
              xdecref(second);
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
              // After the one cache word.
              pc += 1 - oparg;
              if (!TICKING || !every) {
                if (i32[brk] !== 0 || --countdown < 0) {
                  i32[frame + F.INSTR] = pc + 1;
                  i32[frame + F.STACKTOP] = sp - sb;
                  return Pause.JUMPED;
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
                else if (ops.isCounted(i32[(value >> 2) + 1])) {
                  truth = i32[(value >> 2) + 2];
                  i32[frame + F.INSTR] = pc;
                  decref(value as NewRef);
                } else {
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
            case Op.BINARY_OP_ADD_INT: {
              // Tagged: 2a + 1 and 2b make 2(a + b) + 1. In 32 bits, so that V8 sees no overflow; the signs tell.
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              const sum = (left + (right ^ 1)) | 0;
              if ((left & right & 1) === 0 || ((left ^ sum) & (right ^ sum)) < 0) break deopt;
              sp--;
              i32[sp - 1] = sum;
              pc++;
              continue;
            }
            case Op.BINARY_OP_SUBTRACT_INT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              const difference = (left - (right ^ 1)) | 0;
              if ((left & right & 1) === 0 || ((left ^ right) & (left ^ difference)) < 0) break deopt;
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
                break deopt;
              }
              sp--;
              i32[sp - 1] = (product << 1) | 1;
              pc++;
              continue;
            }
            case Op.BINARY_OP_ADD_FLOAT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if (!ops.areFloats(left, right)) break deopt;
              i32[frame + F.INSTR] = pc;
              const result = ops.floatResultSteal(left, right, ops.floatValue(left) + ops.floatValue(right));
              sp -= 2;
              if (result === 0) break dispatch;
              i32[sp++] = result;
              pc++;
              continue;
            }
            case Op.BINARY_OP_SUBTRACT_FLOAT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if (!ops.areFloats(left, right)) break deopt;
              i32[frame + F.INSTR] = pc;
              const result = ops.floatResultSteal(left, right, ops.floatValue(left) - ops.floatValue(right));
              sp -= 2;
              if (result === 0) break dispatch;
              i32[sp++] = result;
              pc++;
              continue;
            }
            case Op.BINARY_OP_MULTIPLY_FLOAT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if (!ops.areFloats(left, right)) break deopt;
              i32[frame + F.INSTR] = pc;
              const result = ops.floatResultSteal(left, right, ops.floatValue(left) * ops.floatValue(right));
              sp -= 2;
              if (result === 0) break dispatch;
              i32[sp++] = result;
              pc++;
              continue;
            }
            case Op.BINARY_OP: {
              // What has no specialised form and is done in a few instructions.
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              i32[frame + F.INSTR] = pc;
              if ((left & right & 1) !== 0) {
                const result = ops.smallIntOp(left, right, oparg);
                if (result !== 0) {
                  sp--;
                  i32[sp - 1] = result;
                  pc++;
                  continue;
                }
              } else if (ops.isFloatPair(left, right)) {
                const result = ops.floatNumberOp(left, right, oparg);
                if (result !== 0) {
                  decref(left as NewRef);
                  decref(right as NewRef);
                  sp--;
                  i32[sp - 1] = result;
                  pc++;
                  continue;
                }
              }
              break;
            }
            case Op.COMPARE_OP_INT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if ((left & right & 1) === 0) {
                break deopt;
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
            case Op.COMPARE_OP_STR: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if (
                ((left | right) & 1) !== 0 ||
                i32[(left >> 2) + 1] !== T.str ||
                i32[(right >> 2) + 1] !== T.str
              ) {
                break deopt;
              }
              const equal = PyUnicode.equal(left as PyObject, right as PyObject);
              sp--;
              i32[sp - 1] = equal === (oparg >> 5 === 2) ? S.True : S.False;
              decref(left as NewRef);
              decref(right as NewRef);
              pc++;
              continue;
            }
            case Op.COMPARE_OP_FLOAT: {
              const right = i32[sp - 1];
              const left = i32[sp - 2];
              if (!ops.areFloats(left, right)) break deopt;
              sp--;
              i32[sp - 1] = ops.compareFloats(left, right, oparg >> 5);
              decref(left as NewRef);
              decref(right as NewRef);
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

            // ---- subscripts ----
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
                break deopt;
              }
              const item = i32[(i32[(container >> 2) + LIST_ITEM_WORD] >> 2) + (sub >> 1)] as PyObject;
              sp--;
              i32[sp - 1] = incref(item);
              i32[frame + F.INSTR] = pc++;
              decref(container as NewRef);
              continue;
            }
            case Op.BINARY_SUBSCR_DICT: {
              const sub = i32[sp - 1];
              const container = i32[sp - 2];
              if ((container & 1) !== 0 || i32[(container >> 2) + 1] !== T.dict) break deopt;
              i32[frame + F.INSTR] = pc;
              const value = PyDict.getItem(container as PyObject, sub as PyObject);
              if (value === 0) {
                if (!PyErr.occurred()) PyErr.setKeyError(sub as PyObject);
                sp = dropTo(sp, sp - 2);
                break dispatch;
              }
              incref(value);
              sp = dropTo(sp, sp - 2);
              i32[sp++] = value;
              pc++;
              continue;
            }
            case Op.BINARY_SUBSCR_STR_INT: {
              const sub = i32[sp - 1];
              const str = i32[sp - 2];
              if (
                (sub & 1) === 0 ||
                (str & 1) !== 0 ||
                i32[(str >> 2) + 1] !== T.str ||
                sub < 0 ||
                sub >> 1 >= i32[(str >> 2) + 2]
              ) {
                break deopt;
              }
              i32[frame + F.INSTR] = pc;
              const character = PyUnicode.fromOrdinal(ops.characterAt(str, sub >> 1));
              sp -= 2;
              decref(str as NewRef);
              if (character === 0) break dispatch;
              i32[sp++] = character;
              pc++;
              continue;
            }
            case Op.CONTAINS_OP: {
              const container = i32[sp - 1];
              if ((container & 1) !== 0 || i32[(container >> 2) + 1] !== T.dict) break;
              i32[frame + F.INSTR] = pc;
              const found = PyDict.contains(container as PyObject, i32[sp - 2] as PyObject);
              sp = dropTo(sp, sp - 2);
              if (found < 0) break dispatch;
              i32[sp++] = (found !== 0) === (oparg === 0) ? S.True : S.False;
              pc++;
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
                break deopt;
              }
              sp--;
              i32[sp - 1] = incref(i32[(container >> 2) + TUPLE_ITEM_WORD + (sub >> 1)] as PyObject);
              i32[frame + F.INSTR] = pc++;
              decref(container as NewRef);
              continue;
            }

            case Op.STORE_SUBSCR: {
              const sub = i32[sp - 1];
              const container = i32[sp - 2];
              i32[frame + F.INSTR] = pc;
              if (
                (container & 1) === 0 &&
                i32[(container >> 2) + 1] === T.list &&
                (sub & 1) !== 0 &&
                sub >= 0 &&
                sub >> 1 < i32[(container >> 2) + LIST_SIZE_WORD]
              ) {
                const at = (i32[(container >> 2) + LIST_ITEM_WORD] >> 2) + (sub >> 1);
                const old = i32[at] as NewRef;
                sp -= 3;
                i32[at] = i32[sp];
                decref(old);
                decref(container as NewRef);
                pc++;
                continue;
              }
              if ((container & 1) === 0 && i32[(container >> 2) + 1] === T.dict) {
                const failed = PyDict.setItem(
                  container as PyObject,
                  sub as PyObject,
                  i32[sp - 3] as PyObject,
                );
                sp = dropTo(sp, sp - 3);
                if (failed < 0) break dispatch;
                pc++;
                continue;
              }
              break;
            }
            case Op.UNPACK_SEQUENCE: {
              const seq = i32[sp - 1];
              i32[frame + F.INSTR] = pc;
              const type = typeOf(seq);
              if ((type === T.tuple || type === T.list) && i32[(seq >> 2) + 2] === oparg) {
                const items =
                  type === T.tuple ? (seq >> 2) + TUPLE_ITEM_WORD : i32[(seq >> 2) + LIST_ITEM_WORD] >> 2;
                sp--;
                ops.copyNewRefsReversed(items, sp, oparg);
                sp += oparg;
                decref(seq as NewRef);
                pc++;
                continue;
              }
              break;
            }

            // ---- names ----
            case Op.LOAD_NAME: {
              const locals = i32[frame + F.LOCALS_DICT];
              if (locals === 0 || i32[(locals >> 2) + 1] !== T.dict) break;
              i32[frame + F.INSTR] = pc;
              const value = PyDict.getItem(locals as PyObject, nameAt(frame, oparg));
              if (value === 0) {
                if (PyErr.occurred()) break dispatch;
                break;
              }
              i32[sp++] = incref(value);
              continue;
            }
            case Op.STORE_NAME: {
              const locals = i32[frame + F.LOCALS_DICT];
              if (locals === 0 || i32[(locals >> 2) + 1] !== T.dict) break;
              i32[frame + F.INSTR] = pc;
              const failed = PyDict.setItem(
                locals as PyObject,
                nameAt(frame, oparg),
                i32[sp - 1] as PyObject,
              );
              sp--;
              decref(i32[sp] as NewRef);
              if (failed < 0) break dispatch;
              continue;
            }
            case Op.LOAD_GLOBAL_MODULE: {
              const keys = i32[(i32[frame + F.GLOBALS] >> 2) + MA_KEYS_WORD];
              const value = i32[(keys >> 2) + i32[pc + 1]];
              if (i32[(keys >> 2) + DK_VERSION_WORD] !== i32[pc + 2]) {
                break deopt;
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
                break deopt;
              }
              i32[sp++] = incref(i32[(keys >> 2) + i32[pc + 1]] as PyObject);
              if ((oparg & 1) !== 0) i32[sp++] = 0;
              pc += 4;
              continue;
            }
            case Op.LOAD_DEREF: {
              const value = i32[(i32[frame + F.LOCALSPLUS + oparg] >> 2) + CELL_REF];
              if (value === 0) {
                names.unboundFree(i32[frame + F.EXECUTABLE] as PyObject, oparg);
                break dispatch;
              }
              i32[sp++] = incref(value as PyObject);
              continue;
            }
            case Op.STORE_DEREF: {
              const cell = (i32[frame + F.LOCALSPLUS + oparg] >> 2) + CELL_REF;
              const old = i32[cell] as NewRef | Null;
              i32[cell] = i32[--sp];
              i32[frame + F.INSTR] = pc;
              xdecref(old);
              continue;
            }

            // ---- attributes ----
            case Op.LOAD_ATTR_INSTANCE_VALUE:
            case Op.LOAD_ATTR_SLOT: {
              const owner = i32[sp - 1];
              let value = 0;
              if ((owner & 1) === 0 && i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] === i32[pc + 1]) {
                value = i32[(owner >> 2) + i32[pc + 2]];
              }
              if (value === 0) {
                break deopt;
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
                break deopt;
              }
              i32[sp - 1] = incref(i32[pc + 3] as PyObject);
              i32[sp++] = owner;
              pc += 9;
              continue;
            }
            case Op.LOAD_ATTR_METHOD_NO_DICT: {
              const owner = i32[sp - 1];
              if (i32[(typeOf(owner) >> 2) + TP_VERSION] !== i32[pc + 1]) {
                break deopt;
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
                break deopt;
              }
              i32[sp - 1] = incref(i32[keys + i32[pc + 2]] as PyObject);
              if ((oparg & 1) !== 0) i32[sp++] = 0;
              i32[frame + F.INSTR] = pc;
              pc += 9;
              decref(owner as NewRef);
              continue;
            }
            case Op.STORE_ATTR_INSTANCE_VALUE: {
              const owner = i32[sp - 1];
              if (
                (owner & 1) !== 0 ||
                i32[(i32[(owner >> 2) + 1] >> 2) + TP_VERSION] !== i32[pc + 1] ||
                (i32[(owner >> 2) + i32[pc + 2]] === 0 && !specialize.addInlineValue(owner, i32[pc + 2]))
              ) {
                break deopt;
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
                break deopt;
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

            case Op.LOAD_ATTR_CLASS: {
              // The owner is the class itself: its version tag is nobody else's.
              const owner = i32[sp - 1];
              if (
                (owner & 1) !== 0 ||
                !hasFlag(typeOf(owner), TypeFlags.TYPE_SUBCLASS) ||
                i32[(owner >> 2) + TP_VERSION] !== i32[pc + 1]
              ) {
                break deopt;
              }
              i32[sp - 1] = incref(i32[pc + 3] as PyObject);
              if ((oparg & 1) !== 0) i32[sp++] = 0;
              i32[frame + F.INSTR] = pc;
              pc += 9;
              decref(owner as NewRef);
              continue;
            }

            // ---- building ----
            case Op.BUILD_TUPLE: {
              i32[frame + F.INSTR] = pc;
              sp -= oparg;
              const tuple = PyTuple.fromArraySteal(sp << 2, oparg);
              if (tuple === 0) break dispatch;
              i32[sp++] = tuple;
              continue;
            }
            case Op.BUILD_LIST: {
              i32[frame + F.INSTR] = pc;
              sp -= oparg;
              const list = PyList.fromArraySteal(sp << 2, oparg);
              if (list === 0) break dispatch;
              i32[sp++] = list;
              continue;
            }
            case Op.LIST_APPEND:
              if (PyList.appendSteal(i32[sp - 1 - oparg] as PyObject, i32[sp - 1] as NewRef) < 0) {
                sp--;
                break dispatch;
              }
              sp--;
              continue;

            // ---- iteration ----
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
              const next = TRACING ? tracing.iterNext(frame, iterator) : PyIter_Next(iterator);
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
            case Op.FOR_ITER_GEN: {
              const iterator = i32[sp - 1] as PyObject;
              if (!Generator.canEnter(iterator)) break deopt;
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - sb;
              // Where a return of the generator goes: to the END_FOR, which takes its value away.
              i32[frame + F.RETURN_OFFSET] = oparg + 1;
              frame = Generator.enterSteal(iterator, None, frame);
              break switched;
            }
            case Op.FOR_ITER_RANGE: {
              const iterator = i32[sp - 1];
              const it = iterator >> 2;
              if (i32[it + 1] !== T.range_iterator) {
                break deopt;
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
                break deopt;
              }
              const list = i32[it + ops.LIST_ITER_SEQ] >> 2;
              const index = i32[it + ops.LIST_ITER_INDEX];
              if (list === 0 || index >= i32[list + LIST_SIZE_WORD]) {
                i32[frame + F.INSTR] = pc;
                sp--;
                if (list !== 0) {
                  i32[it + ops.LIST_ITER_SEQ] = 0; // once exhausted, it stays so even if the list grows
                  decref((list << 2) as NewRef);
                }
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
                break deopt;
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
                break deopt;
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
                sp = sb = slots + nslots;
                pc = callee + CODE_WORDS;
                consts = (i32[callee + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
                continue;
              }
              break deopt;
            }
            case Op.CALL_PY_GENERAL: {
              const args = sp - oparg;
              const func = i32[args - 2];
              const self = i32[args - 1];
              if (
                (func & 1) !== 0 ||
                i32[(func >> 2) + 1] !== T.function ||
                i32[(func >> 2) + FUNC_VERSION] !== i32[pc + 1] ||
                (self === 0 ? oparg : oparg + 1) !== i32[pc + 2]
              ) {
                break deopt;
              }
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - sb;
              const pushed = ops.enterWithDefaults(
                func as PyObject,
                self === 0 ? args : args - 1,
                i32[pc + 2],
              );
              if (pushed === 0) {
                sp = dropTo(sp, args - 2);
                break dispatch;
              }
              decref(func as NewRef);
              i32[frame + F.STACKTOP] = args - 2 - sb;
              i32[frame + F.RETURN_OFFSET] = 3;
              frame = ops.enterPushed(frame, pushed, 0);
              break switched;
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
                break deopt;
              }
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - sb;
              const pushed = ops.enterInit(cls as PyObject, i32[pc + 2] as PyObject, base, oparg);
              if (pushed === 0) {
                sp = dropTo(sp, base);
                break dispatch;
              }
              // The instance has taken the place of the class; the arguments moved into the frame.
              decref(cls as NewRef);
              i32[frame + F.STACKTOP] = base + 1 - sb;
              i32[frame + F.RETURN_OFFSET] = 3;
              frame = ops.enterPushed(frame, pushed, FrameEntry.INIT);
              break switched;
            }
            case Op.CALL_LEN:
            case Op.CALL_ISINSTANCE:
            case Op.CALL_LIST_APPEND:
              if (!TRACING && i32[sp - oparg - 2] === i32[pc + 1]) {
                const result = ops.hotBuiltin(word & 255, sp - oparg - 2);
                if (result !== 0) {
                  i32[frame + F.INSTR] = pc;
                  sp = dropTo(sp, sp - oparg - 2);
                  i32[sp++] = result;
                  pc += 3;
                  continue;
                }
              }
            // falls through
            case Op.CALL:
            case Op.CALL_KW:
            case Op.CALL_BUILTIN_FAST:
            case Op.CALL_FUNCTION_EX: {
              i32[frame + F.INSTR] = pc;
              const top = TRACING
                ? tracingCalls.call(word & 255, frame, sp, pc, oparg)
                : INSTRUCTIONS[word & 255](frame, sp, pc, oparg);
              if (top === FRAME_PUSHED) {
                frame = i32[ts + CURRENT_FRAME] >> 2;
                break switched;
              }
              if (top < 0) {
                sp = ~top;
                break dispatch;
              }
              sp = top;
              if ((!TICKING || !every) && i32[brk] !== 0) {
                i32[frame + F.STACKTOP] = sp - sb;
                return Pause.CALLED;
              }
              pc += CACHE_WORDS[word & 255];
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
              const code = i32[frame + F.EXECUTABLE] >> 2;
              sb = frame + F.LOCALSPLUS + i32[code + CO_NLOCALSPLUS];
              sp = sb + i32[frame + F.STACKTOP];
              pc = i32[frame + F.INSTR] + i32[frame + F.RETURN_OFFSET];
              consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
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
              resumeWithSteal(frame, i32[frame + F.RETURN_OFFSET], generator);
              break switched;
            }
            case Op.YIELD_VALUE: {
              const value = i32[--sp] as NewRef;
              const previous = i32[frame + F.PREVIOUS];
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - sb;
              i32[frame + F.PREVIOUS] = 0;
              i32[ts + CURRENT_FRAME] = previous;
              i32[ts + RECURSION]++;
              Generator.suspend(frame << 2, oparg);
              if (i32[frame + F.ENTRY] === FrameEntry.EVALUATE) {
                ops.leaveEvaluate();
                return value;
              }
              // FOR_ITER_GEN or SEND_GEN resumed it: on after their one cache word.
              frame = previous >> 2;
              resumeWithSteal(frame, 1, value);
              break switched;
            }
            case Op.SEND_GEN: {
              const value = i32[sp - 1] as NewRef;
              const receiver = i32[sp - 2] as PyObject;
              if (!Generator.canEnter(receiver)) break deopt;
              i32[frame + F.INSTR] = pc;
              i32[frame + F.STACKTOP] = sp - 1 - sb;
              // Where a return of the generator goes.
              i32[frame + F.RETURN_OFFSET] = oparg + 1;
              frame = Generator.enterSteal(receiver, value, frame);
              break switched;
            }
            case Op.SEND: {
              const value = i32[sp - 1] as NewRef;
              const receiver = i32[sp - 2] as PyObject;
              if (i32[pc] >= WARMUP) {
                if (specialize.send(pc, receiver)) {
                  pc--;
                  continue;
                }
              } else i32[pc]++;
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
              i32[frame + F.INSTR] =
                oparg === 0 ? pc : (i32[frame + F.EXECUTABLE] >> 2) + CODE_WORDS + (i32[sp - oparg] >> 2) + 1;
              PyErr.setRaisedException(exc);
              reraise = true;
              break dispatch;
            }

            default:
          }
          // An instruction that is a function of its own, or that the loop has no short way for.
          i32[frame + F.INSTR] = pc;
          sp = INSTRUCTIONS[word & 255](frame, sp, pc, oparg);
          if (sp < 0) {
            sp = ~sp;
            break dispatch;
          }
          pc += CACHE_WORDS[word & 255];
          continue;
        }
        // The guard of a specialised instruction failed: again, as its base.
        specialize.deoptimise(pc);
        pc--;
        continue;
      }

      // An exception is set: on with its handler, here or in a caller that this loop runs.
      frame = propagate(frame, sp, pc, reraise);
      if (frame === 0) return 0;
      reraise = false;
    }

    // The current frame is another one: on where its record says.
    const code = i32[frame + F.EXECUTABLE] >> 2;
    sb = frame + F.LOCALSPLUS + i32[code + CO_NLOCALSPLUS];
    sp = sb + i32[frame + F.STACKTOP];
    pc = i32[frame + F.INSTR];
    consts = (i32[code + CO_CONSTS] >> 2) + TUPLE_ITEM_WORD;
  }
}
