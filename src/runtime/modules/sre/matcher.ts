/**
 * Runs a program (program.ts) over a string in the shared heap: a backtracking matcher without recursion. The role of CPython's sre_lib.h.
 *
 * The backtrack stack holds entries of four words. A CHOICE says where to go on, and at which position; an UNDO gives a register its
 * old value back. A repetition of one character keeps one entry for all its choices (GREEDY, LAZY), which shrinks or grows
 * as it is used. Assertions and atomic groups put a BARRIER; leaving them cuts the stack there, but keeps the UNDOs, since whoever
 * backtracks further must still find the registers as they were.
 *
 * The stack and the registers belong to the worker. Python code runs meanwhile only in signal handlers, which get a stack of their own.
 */

import * as PyErr from "../../errors.js";
import { I32, U8, U16, U32 } from "../../heap/memory.js";
import { readAt } from "../../objects/unicode/layout.js";
import { handleSignals } from "../../threads/signals.js";
import { Breaker, ThreadState, tstate } from "../../threads/state.js";
import { asciiLower, unicodeLower } from "./case.js";
import { inWideSet, isAsciiWord, isWord } from "./charset.js";
import { Head, Op } from "./program.js";

/** The characters to match: those before `end`, of `kind` bytes each, at `data`. */
export interface Subject {
  data: number;
  kind: number;
  end: number;
}

/** What `match` gives when there is no match, or an exception is set. */
export const NO_MATCH = -1;
export const FAILED = -2;

const enum Entry {
  /** pc, position */
  CHOICE = 0,
  /** register, value */
  UNDO = 1,
  /** pc of what follows, least position, position */
  GREEDY = 2,
  /** pc of the instruction, position, how many more */
  LAZY = 3,
  /** -, position */
  BARRIER = 4,
}

const WORDS = 4;
const MAX_STACK = 1 << 28;
const LINE_FEED = 10;

let stack = new Int32Array(1 << 12);
/** Registers of the last match: the marks first. */
export let regs = new Int32Array(64);
let signalCountdown = 4096;

function growStack(): boolean {
  if (stack.length >= MAX_STACK) {
    PyErr.noMemory();
    return false;
  }
  const larger = new Int32Array(stack.length * 4);
  larger.set(stack);
  stack = larger;
  return true;
}

// Now and then: handlers of signals. False: one raised. @mayRunPython
function checkSignals(): boolean {
  signalCountdown = 4096;
  const bits = I32[(tstate + ThreadState.eval_breaker.offset) >> 2];
  if ((bits & Breaker.SIGNAL) === 0) return true;
  const mine = stack;
  const myRegs = regs;
  stack = new Int32Array(1 << 12);
  regs = new Int32Array(64);
  const status = handleSignals();
  stack = mine;
  regs = myRegs;
  return status >= 0;
}

// How many characters from `pos` on the one-character instruction at word `w` matches, at most `max`.
function countOne(base: number, w: number, subject: Subject, pos: number, max: number): number {
  const { data, kind } = subject;
  const i32 = I32;
  const end = max < subject.end - pos ? pos + max : subject.end;
  let i = pos;
  switch (i32[w]) {
    case Op.ANY_ALL:
      return end - pos;
    case Op.ANY:
      while (i < end && readAt(data, kind, i) !== LINE_FEED) i++;
      return i - pos;
    case Op.CHAR: {
      const ch = i32[w + 1];
      while (i < end && readAt(data, kind, i) === ch) i++;
      return i - pos;
    }
    case Op.NOT_CHAR: {
      const ch = i32[w + 1];
      while (i < end && readAt(data, kind, i) !== ch) i++;
      return i - pos;
    }
    case Op.CHAR2: {
      const a = i32[w + 1];
      const b = i32[w + 2];
      while (i < end) {
        const ch = readAt(data, kind, i);
        if (ch !== a && ch !== b) break;
        i++;
      }
      return i - pos;
    }
    default:
      return countInSet(base + i32[w + 1], subject, pos, end);
  }
}

function countInSet(set: number, subject: Subject, pos: number, end: number): number {
  const { data, kind } = subject;
  const i32 = I32;
  const bitmap = set + 2;
  let i = pos;
  if (kind === 1) {
    const u8 = U8;
    while (i < end) {
      const ch = u8[data + i];
      if ((i32[bitmap + (ch >> 5)] & (1 << (ch & 31))) === 0) break;
      i++;
    }
    return i - pos;
  }
  while (i < end) {
    const ch = readAt(data, kind, i);
    if (ch < 256 ? (i32[bitmap + (ch >> 5)] & (1 << (ch & 31))) === 0 : !inWideSet(i32, set, ch)) break;
    i++;
  }
  return i - pos;
}

function isBoundary(subject: Subject, pos: number, unicode: number): boolean {
  const { data, kind, end } = subject;
  const test = unicode === 1 ? isWord : isAsciiWord;
  const before = pos > 0 && test(readAt(data, kind, pos - 1));
  const after = pos < end && test(readAt(data, kind, pos));
  return before !== after;
}

function isSame(subject: Subject, from: number, to: number, count: number): boolean {
  const { data, kind } = subject;
  for (let i = 0; i < count; i++)
    if (readAt(data, kind, from + i) !== readAt(data, kind, to + i)) return false;
  return true;
}

function isSameIgnoringCase(
  subject: Subject,
  from: number,
  to: number,
  count: number,
  unicode: boolean,
): boolean {
  const { data, kind } = subject;
  const lower = unicode ? unicodeLower : asciiLower;
  for (let i = 0; i < count; i++) {
    if (lower(readAt(data, kind, from + i)) !== lower(readAt(data, kind, to + i))) return false;
  }
  return true;
}

// Remove what is above `barrier`, and it, but keep the UNDOs. The new top.
function cut(barrier: number, top: number): number {
  let to = barrier;
  for (let from = barrier + WORDS; from < top; from += WORDS) {
    if (stack[from] !== Entry.UNDO) continue;
    stack[to] = Entry.UNDO;
    stack[to + 1] = stack[from + 1];
    stack[to + 2] = stack[from + 2];
    to += WORDS;
  }
  return to;
}

function prepareRegisters(count: number): void {
  if (regs.length < count) regs = new Int32Array(2 * count);
  regs.fill(-1, 0, count);
}

/**
 * Match the program whose words begin at index `base` of I32, at position `start`.
 * @param notAt an empty match at this position does not count (-1: all do)
 * @param full must it end at the end?
 * @returns the end of the match, with the marks in `regs`; NO_MATCH; FAILED: an exception is set. @mayRunPython (signal handlers)
 */
export function matchAt(base: number, subject: Subject, start: number, notAt: number, full: boolean): number {
  const i32 = I32;
  const { data, kind, end } = subject;
  prepareRegisters(i32[base + Head.REGISTERS]);
  let pc = base + Head.SIZE;
  let pos = start;
  let sp = 0;
  for (;;) {
    if (sp + 4 * WORDS > stack.length && !growStack()) return FAILED;
    run: switch (i32[pc]) {
      case Op.SUCCESS:
        if ((full && pos !== end) || pos === notAt) break;
        return pos;
      case Op.CHAR:
        if (pos >= end || readAt(data, kind, pos) !== i32[pc + 1]) break;
        pos++;
        pc += 2;
        continue;
      case Op.LITERAL: {
        const count = i32[pc + 1];
        if (end - pos < count) break;
        for (let i = 0; i < count; i++) if (readAt(data, kind, pos + i) !== i32[pc + 2 + i]) break run;
        pos += count;
        pc += 2 + count;
        continue;
      }
      case Op.CHAR2: {
        if (pos >= end) break;
        const ch = readAt(data, kind, pos);
        if (ch !== i32[pc + 1] && ch !== i32[pc + 2]) break;
        pos++;
        pc += 3;
        continue;
      }
      case Op.NOT_CHAR:
        if (pos >= end || readAt(data, kind, pos) === i32[pc + 1]) break;
        pos++;
        pc += 2;
        continue;
      case Op.ANY:
        if (pos >= end || readAt(data, kind, pos) === LINE_FEED) break;
        pos++;
        pc++;
        continue;
      case Op.ANY_ALL:
        if (pos >= end) break;
        pos++;
        pc++;
        continue;
      case Op.SET: {
        if (pos >= end) break;
        const ch = readAt(data, kind, pos);
        const set = base + i32[pc + 1];
        if (ch < 256 ? (i32[set + 2 + (ch >> 5)] & (1 << (ch & 31))) === 0 : !inWideSet(i32, set, ch)) break;
        pos++;
        pc += 2;
        continue;
      }
      case Op.JUMP:
        pc = base + i32[pc + 1];
        continue;
      case Op.SPLIT:
        stack[sp] = Entry.CHOICE;
        stack[sp + 1] = base + i32[pc + 1];
        stack[sp + 2] = pos;
        sp += WORDS;
        pc += 2;
        continue;
      case Op.MARK: {
        const register = i32[pc + 1];
        if (sp !== 0) {
          stack[sp] = Entry.UNDO;
          stack[sp + 1] = register;
          stack[sp + 2] = regs[register];
          sp += WORDS;
        }
        regs[register] = pos;
        pc += 2;
        continue;
      }
      case Op.MARK_END: {
        const register = i32[pc + 1];
        const last = i32[base + Head.LASTINDEX];
        if (sp !== 0) {
          stack[sp] = Entry.UNDO;
          stack[sp + 1] = register;
          stack[sp + 2] = regs[register];
          stack[sp + 4] = Entry.UNDO;
          stack[sp + 5] = last;
          stack[sp + 6] = regs[last];
          sp += 2 * WORDS;
        }
        regs[register] = pos;
        regs[last] = i32[pc + 2];
        pc += 3;
        continue;
      }
      case Op.AT_BEGINNING:
        if (pos !== 0) break;
        pc++;
        continue;
      case Op.AT_BEGINNING_LINE:
        if (pos !== 0 && readAt(data, kind, pos - 1) !== LINE_FEED) break;
        pc++;
        continue;
      case Op.AT_END:
        if (pos !== end && (pos !== end - 1 || readAt(data, kind, pos) !== LINE_FEED)) break;
        pc++;
        continue;
      case Op.AT_END_LINE:
        if (pos !== end && readAt(data, kind, pos) !== LINE_FEED) break;
        pc++;
        continue;
      case Op.AT_END_STRING:
        if (pos !== end) break;
        pc++;
        continue;
      case Op.AT_BOUNDARY:
        if (end === 0 || !isBoundary(subject, pos, i32[pc + 1])) break;
        pc += 2;
        continue;
      case Op.AT_NON_BOUNDARY:
        if (end === 0 || isBoundary(subject, pos, i32[pc + 1])) break;
        pc += 2;
        continue;
      case Op.GREEDY_ONE: {
        const min = i32[pc + 1];
        const max = i32[pc + 2];
        if (end - pos < min) break;
        const count = countOne(base, pc + 4, subject, pos, max < 0 ? 0x7fffffff : max);
        if (count < min) break;
        const next = base + i32[pc + 3];
        if (count > min) {
          stack[sp] = Entry.GREEDY;
          stack[sp + 1] = next;
          stack[sp + 2] = pos + min;
          stack[sp + 3] = pos + count;
          sp += WORDS;
        }
        pos += count;
        pc = next;
        continue;
      }
      case Op.LAZY_ONE: {
        const min = i32[pc + 1];
        if (end - pos < min || (min > 0 && countOne(base, pc + 4, subject, pos, min) < min)) break;
        pos += min;
        const more = i32[pc + 2] < 0 ? 0x7fffffff : i32[pc + 2] - min;
        if (more > 0) {
          stack[sp] = Entry.LAZY;
          stack[sp + 1] = pc;
          stack[sp + 2] = pos;
          stack[sp + 3] = more;
          sp += WORDS;
        }
        pc = base + i32[pc + 3];
        continue;
      }
      case Op.POSSESSIVE_ONE: {
        const max = i32[pc + 2];
        const count = countOne(base, pc + 4, subject, pos, max < 0 ? 0x7fffffff : max);
        if (count < i32[pc + 1]) break;
        pos += count;
        pc = base + i32[pc + 3];
        continue;
      }
      case Op.LOOP_INIT: {
        const register = i32[pc + 1];
        if (sp !== 0) {
          stack[sp] = Entry.UNDO;
          stack[sp + 1] = register;
          stack[sp + 2] = regs[register];
          stack[sp + 4] = Entry.UNDO;
          stack[sp + 5] = register + 1;
          stack[sp + 6] = regs[register + 1];
          sp += 2 * WORDS;
        }
        // Counts what was done before each look: 0 at the first.
        regs[register] = -1;
        regs[register + 1] = -1;
        pc += 2;
        continue;
      }
      case Op.LOOP_GREEDY:
      case Op.LOOP_LAZY: {
        if (--signalCountdown < 0 && !checkSignals()) return FAILED;
        const register = i32[pc + 1];
        const count = regs[register] + 1;
        const max = i32[pc + 3];
        const exit = base + i32[pc + 4];
        const optional = count >= i32[pc + 2];
        // An iteration that took nothing is the last one.
        const more = !optional || ((max < 0 || count < max) && pos !== regs[register + 1]);
        if (!more) {
          pc = exit;
          continue;
        }
        if (optional) {
          stack[sp] = Entry.CHOICE;
          stack[sp + 2] = pos;
          if (i32[pc] === Op.LOOP_LAZY) {
            // First without; the body is the second choice, at the place behind this instruction that makes it so.
            stack[sp] = Entry.LAZY;
            stack[sp + 1] = pc;
            stack[sp + 3] = count;
            sp += WORDS;
            pc = exit;
            continue;
          }
          stack[sp + 1] = exit;
          sp += WORDS;
        }
        stack[sp] = Entry.UNDO;
        stack[sp + 1] = register;
        stack[sp + 2] = count - 1;
        sp += WORDS;
        regs[register] = count;
        if (optional) {
          stack[sp] = Entry.UNDO;
          stack[sp + 1] = register + 1;
          stack[sp + 2] = regs[register + 1];
          sp += WORDS;
          regs[register + 1] = pos;
        }
        pc += 5;
        continue;
      }
      case Op.ASSERT_BEGIN: {
        const width = i32[pc + 2];
        if (width > pos) break;
        regs[i32[pc + 1]] = sp;
        stack[sp] = Entry.BARRIER;
        stack[sp + 2] = pos;
        sp += WORDS;
        if (width > 0) pos -= width;
        pc += 3;
        continue;
      }
      case Op.ASSERT_END: {
        const barrier = regs[i32[pc + 1]];
        pos = stack[barrier + 2];
        sp = cut(barrier, sp);
        pc += 2;
        continue;
      }
      case Op.ASSERT_NOT_BEGIN: {
        const width = i32[pc + 2];
        const next = base + i32[pc + 3];
        if (width > pos) {
          pc = next;
          continue;
        }
        // When the body fails, backtracking arrives here, and that is a success.
        regs[i32[pc + 1]] = sp;
        stack[sp] = Entry.CHOICE;
        stack[sp + 1] = next;
        stack[sp + 2] = pos;
        sp += WORDS;
        if (width > 0) pos -= width;
        pc += 4;
        continue;
      }
      case Op.ASSERT_NOT_END: {
        const barrier = regs[i32[pc + 1]];
        while (sp > barrier) {
          sp -= WORDS;
          if (stack[sp] === Entry.UNDO) regs[stack[sp + 1]] = stack[sp + 2];
        }
        break;
      }
      case Op.ATOMIC_BEGIN:
        regs[i32[pc + 1]] = sp;
        stack[sp] = Entry.BARRIER;
        sp += WORDS;
        pc += 2;
        continue;
      case Op.ATOMIC_END:
        sp = cut(regs[i32[pc + 1]], sp);
        pc += 2;
        continue;
      case Op.BACKREF:
      case Op.BACKREF_IGNORE: {
        const first = regs[i32[pc + 1]];
        const last = regs[i32[pc + 1] + 1];
        if (first < 0 || last < first || end - pos < last - first) break;
        const exact = i32[pc] === Op.BACKREF;
        const same = exact
          ? isSame(subject, first, pos, last - first)
          : isSameIgnoringCase(subject, first, pos, last - first, i32[pc + 2] === 1);
        if (!same) break;
        pos += last - first;
        pc += exact ? 2 : 3;
        continue;
      }
      case Op.IF_GROUP: {
        const first = regs[i32[pc + 1]];
        const last = regs[i32[pc + 1] + 1];
        pc = first < 0 || last < first ? base + i32[pc + 2] : pc + 3;
        continue;
      }
    }
    // It does not match this way: back to the last choice.
    if (--signalCountdown < 0 && !checkSignals()) return FAILED;
    for (;;) {
      if (sp === 0) return NO_MATCH;
      sp -= WORDS;
      const entry = stack[sp];
      if (entry === Entry.UNDO) {
        regs[stack[sp + 1]] = stack[sp + 2];
        continue;
      }
      if (entry === Entry.CHOICE) {
        pc = stack[sp + 1];
        pos = stack[sp + 2];
        break;
      }
      if (entry === Entry.GREEDY) {
        pc = stack[sp + 1];
        const least = stack[sp + 2];
        pos = stack[sp + 3] - 1;
        // A plain character next: only where it is.
        const op = i32[pc];
        if (op === Op.CHAR || op === Op.LITERAL) {
          const ch = op === Op.CHAR ? i32[pc + 1] : i32[pc + 2];
          while (pos >= least && readAt(data, kind, pos) !== ch) pos--;
          if (pos < least) continue;
        }
        if (pos > least) {
          stack[sp + 3] = pos;
          sp += WORDS;
        }
        break;
      }
      if (entry === Entry.BARRIER) continue;
      // LAZY
      pc = stack[sp + 1];
      pos = stack[sp + 2];
      if (i32[pc] === Op.LAZY_ONE) {
        if (countOne(base, pc + 4, subject, pos, 1) === 0) continue;
        pos++;
        if (--stack[sp + 3] > 0) {
          stack[sp + 2] = pos;
          sp += WORDS;
        }
        pc = base + i32[pc + 3];
        break;
      }
      // One more iteration of a lazy loop.
      const register = i32[pc + 1];
      const count = stack[sp + 3];
      stack[sp] = Entry.UNDO;
      stack[sp + 1] = register;
      stack[sp + 2] = count - 1;
      stack[sp + 4] = Entry.UNDO;
      stack[sp + 5] = register + 1;
      stack[sp + 6] = regs[register + 1];
      sp += 2 * WORDS;
      regs[register] = count;
      regs[register + 1] = pos;
      pc += 5;
      break;
    }
  }
}

/** Where the match that `search` found begins. */
export let matchStart = 0;

/**
 * The first match at or after `start`: its end, with its beginning in `matchStart`; NO_MATCH; FAILED. See matchAt.
 * @mayRunPython (signal handlers)
 */
export function search(base: number, subject: Subject, start: number, notAt: number): number {
  const i32 = I32;
  const last = subject.end - i32[base + Head.MIN_WIDTH];
  const anchored = i32[base + Head.ANCHORED] === 1;
  for (let pos = start; pos <= last; pos++) {
    if (anchored && pos > 0) return NO_MATCH;
    pos = nextStart(base, subject, pos);
    if (pos > last || pos < 0) return NO_MATCH;
    const end = matchAt(base, subject, pos, notAt, false);
    if (end !== NO_MATCH) {
      matchStart = pos;
      return end;
    }
  }
  return NO_MATCH;
}

// The first position from `pos` on where a match may begin, or -1.
function nextStart(base: number, subject: Subject, pos: number): number {
  const i32 = I32;
  const first = i32[base + Head.FIRST];
  if (first === Op.ANY_ALL) return pos;
  if (first === Op.SET) return nextInSet(base + i32[base + Head.FIRST_A], subject, pos);
  return nextOfTwo(i32[base + Head.FIRST_A], i32[base + Head.FIRST_B], subject, pos);
}

function nextOfTwo(a: number, b: number, subject: Subject, pos: number): number {
  const { data, kind, end } = subject;
  if (kind === 1) {
    const u8 = U8;
    for (let i = data + pos, stop = data + end; i < stop; i++)
      if (u8[i] === a || u8[i] === b) return i - data;
    return -1;
  }
  const units = kind === 2 ? U16 : U32;
  const origin = kind === 2 ? data >> 1 : data >> 2;
  for (let i = origin + pos, stop = origin + end; i < stop; i++)
    if (units[i] === a || units[i] === b) return i - origin;
  return -1;
}

function nextInSet(set: number, subject: Subject, pos: number): number {
  const { data, kind, end } = subject;
  const i32 = I32;
  for (let i = pos; i < end; i++) {
    const ch = readAt(data, kind, i);
    if (ch < 256 ? (i32[set + 2 + (ch >> 5)] & (1 << (ch & 31))) !== 0 : inWideSet(i32, set, ch)) return i;
  }
  return -1;
}
