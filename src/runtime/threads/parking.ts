/**
 * Who waits for what: how the releaser of a lock finds a thread to wake. Plain words only, so that the supervisor can use it too.
 *
 * A waiter writes the address of what it waits for into its own `park_addr` (and draws a ticket), counts itself in the waiters' word
 * of that object, and then sleeps on its own `park` word. So a waker never touches a word that might be freed under it, and
 * signals, which know the thread and not the lock, wake it in the same way. A releaser that sees waiters walks over the thread states (as many
 * as were ever in use) and wakes the one with the oldest ticket; it may find the lock taken again by somebody who barged in.
 *
 * No lost wake-up: the releaser frees the lock first and looks for waiters then, a waiter registers first and tries the lock then. A waiter that gives
 * up (time, signal) after it was chosen passes the wake-up on (`leaveQueue`, `wakeOldest`).
 */
import { NEXT_TICKET, SLOTS_USED } from "../gil/words.js";
import { I32 } from "../heap/memory.js";
import { ThreadState, threadStateAt } from "./state.js";

const PARK = ThreadState.park.offset >> 2;
const PARK_ADDR = ThreadState.park_addr.offset >> 2;
const PARK_TICKET = ThreadState.park_ticket.offset >> 2;

/** Make a parked thread look at its predicate again. */
export function wake(threadState: number): void {
  const park = (threadState >> 2) + PARK;
  Atomics.add(I32, park, 1);
  Atomics.notify(I32, park);
}

/** Thread state `me` begins to wait for what is at `address`; `waiters` is the word index of its count of waiters. */
export function joinQueue(me: number, address: number, waiters: number): void {
  Atomics.store(I32, (me >> 2) + PARK_TICKET, Atomics.add(I32, NEXT_TICKET, 1));
  Atomics.store(I32, (me >> 2) + PARK_ADDR, address);
  Atomics.add(I32, waiters, 1);
}

/** Thread state `me` waits no more. */
export function leaveQueue(me: number, waiters: number): void {
  Atomics.store(I32, (me >> 2) + PARK_ADDR, 0);
  Atomics.sub(I32, waiters, 1);
}

/** Wake the thread that has waited longest for what is at `address`, if there is one. */
export function wakeOldest(address: number): void {
  let oldest = 0;
  let ticket = 0;
  const slots = Atomics.load(I32, SLOTS_USED);
  for (let tid = 0; tid < slots; tid++) {
    const ts = threadStateAt(tid);
    if (Atomics.load(I32, (ts >> 2) + PARK_ADDR) !== address) continue;
    const drawn = Atomics.load(I32, (ts >> 2) + PARK_TICKET);
    // The difference, since tickets wrap around.
    if (oldest === 0 || ((drawn - ticket) | 0) < 0) {
      oldest = ts;
      ticket = drawn;
    }
  }
  if (oldest !== 0) wake(oldest);
}

/** Wake every thread that waits for what is at `address`. */
export function wakeAll(address: number): void {
  const slots = Atomics.load(I32, SLOTS_USED);
  for (let tid = 0; tid < slots; tid++) {
    const ts = threadStateAt(tid);
    if (Atomics.load(I32, (ts >> 2) + PARK_ADDR) === address) wake(ts);
  }
}
