/**
 * The processes that this one started, in a table of the shared memory: any thread may wait for any child, and only the supervisor hears of their ends. Words only.
 *
 * An entry is free, or belongs to a child until somebody has collected its status (as the kernel keeps a zombie until it is waited for).
 */
import { CHILD_BYTES, CHILDREN_BASE, MAX_CHILDREN } from "../heap/address-map.js";
import { I32 } from "../heap/memory.js";
import { wakeAll } from "./parking.js";

const enum State {
  FREE = 0,
  RUNNING = 1,
  ENDED = 2,
}

// Word offsets of an entry.
const PID = 0;
const STATE = 1;
const STATUS = 2;
const WAITERS = 3;

const word = (child: number, field: number) => (child >> 2) + field;

/** An entry for a child that is about to be started; 0: there are too many. */
export function newChild(): number {
  for (let i = 0; i < MAX_CHILDREN; i++) {
    const child = CHILDREN_BASE + i * CHILD_BYTES;
    if (Atomics.compareExchange(I32, word(child, STATE), State.FREE, State.RUNNING) !== State.FREE) continue;
    Atomics.store(I32, word(child, PID), 0);
    return child;
  }
  return 0;
}

/** The child runs as process `pid`. */
export function childStarted(child: number, pid: number): void {
  Atomics.store(I32, word(child, PID), pid);
}

/** The child has ended (or never ran: then forget it). `status` is a wait status. The supervisor calls this. */
export function childEnded(child: number, status: number): void {
  Atomics.store(I32, word(child, STATUS), status);
  Atomics.store(I32, word(child, STATE), State.ENDED);
  wakeAll(CHILDREN_BASE);
}

/** Give an entry back. */
export function forgetChild(child: number): void {
  Atomics.store(I32, word(child, STATE), State.FREE);
}

/** The child with this pid (-1: any, one that has ended first); 0: there is none. */
export function findChild(pid: number): number {
  let running = 0;
  for (let i = 0; i < MAX_CHILDREN; i++) {
    const child = CHILDREN_BASE + i * CHILD_BYTES;
    const state = Atomics.load(I32, word(child, STATE));
    if (state === State.FREE || (pid !== -1 && I32[word(child, PID)] !== pid)) continue;
    if (state === State.ENDED) return child;
    running = child;
  }
  return running;
}

/** Has it ended? */
export const hasEnded = (child: number): boolean => Atomics.load(I32, word(child, STATE)) === State.ENDED;

/** Its pid and wait status. */
export function childResult(child: number): { pid: number; status: number } {
  return { pid: I32[word(child, PID)], status: I32[word(child, STATUS)] };
}

/** The queue that waiters stand in: one for all children, since waitpid(-1) waits for any. */
export const CHILDREN_QUEUE = { address: CHILDREN_BASE, waiters: word(CHILDREN_BASE, WAITERS) };
