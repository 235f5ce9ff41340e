/**
 * The trace's rows about the GIL: `---  GIL  Thread-1 -> Thread-2   reason: requested   held 5.02 ms, 61,204 instructions`.
 *
 * Who drops the GIL leaves a note in the shared memory: its name and why. Another thread that takes it next writes the row, so that the row stands between the
 * instructions of the two. A thread that gets the GIL back itself writes none: under policy `interval` that would drown the rest.
 */
import {
  TRACE_DROPPER,
  TRACE_HELD,
  TRACE_NAME,
  TRACE_NAME_BYTES,
  TRACE_NAME_LENGTH,
  TRACE_REASON,
  TRACE_SINCE,
} from "../runtime/gil/words.js";
import { I32, U8 } from "../runtime/heap/memory.js";
import { BLOCK_KINDS } from "../runtime/threads/blocking.js";
import { Breaker, ThreadState } from "../runtime/threads/state.js";

const ASKED = BLOCK_KINDS.length;
const CHECK = BLOCK_KINDS.length + 1;
const ENDED = BLOCK_KINDS.length + 2;
const REASONS: readonly string[] = [
  ...BLOCK_KINDS.map((kind) => `blocks (${kind})`),
  "requested",
  "periodic check",
  "thread ended",
];

function reasonFor(me: number, final: boolean): number {
  if (final) return ENDED;
  const kind = Atomics.load(I32, (me + ThreadState.block_kind.offset) >> 2);
  if (kind !== 0) return kind;
  const bits = Atomics.load(I32, (me + ThreadState.eval_breaker.offset) >> 2);
  return (bits & Breaker.DROP) !== 0 ? ASKED : CHECK;
}

// Of a clock that all workers share; an int32, since only differences count.
function nowUs(): number {
  return ((performance.timeOrigin + performance.now()) * 1000) | 0;
}

/** Thread state `me`, which is called `name`, is about to drop the GIL. */
export function noteDrop(me: number, name: string, final: boolean): void {
  const bytes = new TextEncoder().encode(name).subarray(0, TRACE_NAME_BYTES);
  U8.set(bytes, TRACE_NAME * 4);
  I32[TRACE_NAME_LENGTH] = bytes.length;
  I32[TRACE_DROPPER] = me;
  I32[TRACE_REASON] = reasonFor(me, final);
}

/** Count an instruction. */
export function countInstruction(): void {
  I32[TRACE_HELD]++;
}

/** A change of hands. */
export interface HandOver {
  readonly from: string;
  readonly reason: string;
  readonly heldMs: number;
  readonly instructions: number;
}

/** Thread state `me` has taken the GIL: who had it before; undefined when that was itself, or nobody. */
export function noteTake(me: number): HandOver | undefined {
  const dropper = I32[TRACE_DROPPER];
  if (dropper === me) return undefined;
  const now = nowUs();
  const heldMs = ((now - I32[TRACE_SINCE]) | 0) / 1000;
  const instructions = I32[TRACE_HELD];
  I32[TRACE_SINCE] = now;
  I32[TRACE_HELD] = 0;
  if (dropper === 0) return undefined;
  const name = U8.slice(TRACE_NAME * 4, TRACE_NAME * 4 + I32[TRACE_NAME_LENGTH]);
  return { from: new TextDecoder().decode(name), reason: REASONS[I32[TRACE_REASON]], heldMs, instructions };
}

/** The row. */
export function handOverRow(handOver: HandOver, to: string, normalize: boolean): string {
  const { from, reason, heldMs, instructions } = handOver;
  const measured = `   held ${heldMs.toFixed(2)} ms, ${instructions.toLocaleString("en")} instructions`;
  return `   ---  GIL  ${from} -> ${to}   reason: ${reason}${normalize ? "" : measured}\n`;
}
