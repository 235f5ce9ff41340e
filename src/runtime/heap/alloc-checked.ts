/**
 * What MINIPY_DEBUG=heap puts around malloc and free, as CPython's "debug hooks" do: the bytes behind a block are a
 * guard, fresh memory holds a pattern that is no valid value, and so does freed memory, which is looked at again when
 * the block is handed out: whoever wrote to it in between is found out then.
 *
 *     | what the caller asked for … | GUARD bytes … | last word: the size asked for |
 *
 * All of it lies inside the block, so the plain functions, walking and images need not know.
 */
import { SMALL_REQUEST_THRESHOLD } from "./alloc-words.js";
import { I32, U8 } from "./memory.js";

const FRESH = 0xcdcdcdcd | 0;
const DEAD = 0xdddddddd | 0;
const GUARD = 0xfd;
/** At least four guard bytes, and the size. */
const EXTRA_BYTES = 8;

/** A mistake in the use of the allocator: always a bug of ours. */
export class HeapError extends Error {}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}

// Bytes of the block that malloc gives for `sizeBytes`; kept apart from the allocator's own idea of it, which rounds.
function lastWord(address: number, capacity: number): number {
  return (address + capacity - 4) >> 2;
}

let capacityOf: (address: number) => number = () => 0;
let holdsObject: (address: number) => boolean = () => false;

/** Hand in what is known of a block (alloc.ts does, when it is loaded). */
export function provideBlocks(
  blockCapacity: (address: number) => number,
  isObjectBlock: (address: number) => boolean,
): void {
  capacityOf = blockCapacity;
  holdsObject = isObjectBlock;
}

/** Malloc through `malloc`, with guard and patterns. */
export function checkedMalloc(malloc: (sizeBytes: number) => number, sizeBytes: number): number {
  if (!(sizeBytes >= 0)) throw new HeapError(`malloc of ${sizeBytes} bytes`);
  const address = malloc(sizeBytes + EXTRA_BYTES);
  if (address === 0) return 0;
  const capacity = capacityOf(address);
  checkStillDead(address, capacity);
  I32.fill(FRESH, (address >> 2) + 1, (address + capacity) >> 2);
  setGuard(address, capacity, sizeBytes);
  return address;
}

// A block that was freed by checkedFree holds DEAD between its link and its end; one that never was in use holds anything.
function checkStillDead(address: number, capacity: number): void {
  const end = lastWord(address, capacity);
  if (I32[end] !== DEAD || capacity > SMALL_REQUEST_THRESHOLD) return; // free big blocks are joined and cut anew
  for (let word = (address >> 2) + 4; word < end; word++) {
    if (I32[word] !== DEAD) {
      throw new HeapError(
        `write to freed block ${hex(address)} at +${(word << 2) - address}: ${hex(I32[word] >>> 0)}`,
      );
    }
  }
}

function setGuard(address: number, capacity: number, sizeBytes: number): void {
  U8.fill(GUARD, address + sizeBytes, address + capacity - 4);
  I32[lastWord(address, capacity)] = sizeBytes;
}

/** Check the guard of a block in use. */
export function checkGuard(address: number): void {
  const capacity = capacityOf(address);
  const size = I32[lastWord(address, capacity)];
  if (size === DEAD) throw new HeapError(`block ${hex(address)} is used after it was freed`);
  if (size < 0 || size > capacity - EXTRA_BYTES) {
    throw new HeapError(`end of block ${hex(address)} (${capacity} bytes) is overwritten`);
  }
  for (let at = address + size; at < address + capacity - 4; at++) {
    if (U8[at] !== GUARD)
      throw new HeapError(`write behind block ${hex(address)} of ${size} bytes at +${at - address}`);
  }
}

/** Free through `free`, after checking the guard. */
export function checkedFree(free: (address: number) => void, isObject: boolean, address: number): void {
  if (address === 0) return;
  if (address < 0 || (address & 7) !== 0) throw new HeapError(`free of ${address}, which is no block`);
  if (I32[lastWord(address, capacityOf(address))] === DEAD) {
    throw new HeapError(`block ${hex(address)} freed twice`);
  }
  checkGuard(address);
  if (holdsObject(address) !== isObject) {
    throw new HeapError(
      `block ${hex(address)} is freed as ${isObject ? "an object" : "raw memory"}, which it is not`,
    );
  }
  I32.fill(DEAD, address >> 2, (address + capacityOf(address)) >> 2);
  free(address);
}

/** Realloc that always moves, so that nobody keeps an old address by luck. */
export function checkedRealloc(
  malloc: (sizeBytes: number) => number,
  free: (address: number) => void,
  address: number,
  sizeBytes: number,
): number {
  if (address === 0) return malloc(sizeBytes);
  checkGuard(address);
  const fresh = malloc(sizeBytes);
  if (fresh === 0) return 0;
  const size = I32[lastWord(address, capacityOf(address))];
  U8.copyWithin(fresh, address, address + Math.min(size, sizeBytes));
  free(address);
  return fresh;
}
