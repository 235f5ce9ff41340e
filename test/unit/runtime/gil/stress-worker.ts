/** A worker of run-scenario.ts: runs the real protocols over the shared memory. */
import "./worker-memory.js";
import { parentPort, workerData } from "node:worker_threads";
import {
  dropGil,
  loadGilPolicy,
  periodicCheck,
  takeGil,
  yieldGil,
} from "../../../../src/runtime/gil/ceval-gil.js";
import { GilPolicyId, POLICY, SWITCH_NUMBER } from "../../../../src/runtime/gil/words.js";
import { I32 } from "../../../../src/runtime/heap/memory.js";
import { acquire, release } from "../../../../src/runtime/threads/lock-word.js";
import {
  Breaker,
  setThreadState,
  ThreadState,
  threadStateAt,
} from "../../../../src/runtime/threads/state.js";
import * as W from "./scenario.js";

const { tid, scenario } = workerData as W.WorkerInput;
const me = threadStateAt(tid);
const breaker = (me + ThreadState.eval_breaker.offset) >> 2;

function enter(word: number): void {
  if (Atomics.compareExchange(I32, word, 0, tid + 1) !== 0) Atomics.add(I32, W.VIOLATIONS, 1);
}

function leave(word: number): void {
  if (Atomics.compareExchange(I32, word, tid + 1, 0) !== tid + 1) Atomics.add(I32, W.VIOLATIONS, 1);
}

function busy(): void {
  for (let i = 0; i < scenario.work; i++) checkBreaker();
}

// A check site.
function checkBreaker(): void {
  if ((I32[breaker] & Breaker.DROP) === 0) return;
  const before = Atomics.load(I32, SWITCH_NUMBER);
  leave(W.OWNER);
  yieldGil(me);
  enter(W.OWNER);
  Atomics.add(I32, W.HONOURED, 1);
  if (Atomics.load(I32, SWITCH_NUMBER) === before) Atomics.add(I32, W.NOT_SWITCHED, 1);
}

function gilRound(): void {
  takeGil(me);
  enter(W.OWNER);
  busy();
  if (I32[POLICY] === GilPolicyId.INTERVAL) {
    leave(W.OWNER);
    periodicCheck(me);
    enter(W.OWNER);
  }
  leave(W.OWNER);
  dropGil(me);
}

// With the GIL, take a lock now and then hold it over a yield, as Python code does.
function lockRound(round: number): void {
  const timeoutMs =
    scenario.kind === "timeouts" && round % 2 === 0 ? 0.01 * (round % 7) : Number.POSITIVE_INFINITY;
  if (!acquire(W.LOCK_OBJECT, W.LOCK_WORDS, timeoutMs)) return;
  enter(W.LOCK_OWNER);
  if (round % 3 === 0) {
    dropGil(me);
    takeGil(me);
  }
  for (let i = 0; i < scenario.work; i++) if ((I32[breaker] & Breaker.DROP) !== 0) yieldGil(me);
  leave(W.LOCK_OWNER);
  release(W.LOCK_OBJECT, W.LOCK_WORDS);
}

// Serials of threads are from 1; a lock holds its taker's.
ThreadState.ident.set(me, tid + 1);
setThreadState(me);
loadGilPolicy();
while (Atomics.load(I32, W.BEGIN) === 0) Atomics.wait(I32, W.BEGIN, 0, 100);
if (scenario.kind !== "gil") takeGil(me);
for (let round = 0; round < scenario.rounds; round++) {
  if (scenario.kind === "gil") gilRound();
  else lockRound(round);
  Atomics.add(I32, W.DONE, 1);
}
if (scenario.kind !== "gil") dropGil(me, true);
parentPort!.postMessage("done");
