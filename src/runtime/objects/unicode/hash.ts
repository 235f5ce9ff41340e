/**
 * The hash of text and bytes: deterministic, 32 bits, by whole words. In the role of CPython's Python/pyhash.c.
 *
 * Multiply-rotate rounds as in the MurmurHash family with a last avalanche. A str and a bytes of the same ASCII characters
 * hash alike, as in CPython.
 */
import { I32 } from "../../heap/memory.js";

const SEED = 0x2f0b4a27;

/**
 * Hash `byteCount` bytes at the 4-aligned `address`, padded with zeros to whole words. Never 0 (which means "not computed")
 * and never -1 (which means an error).
 */
export function hashBytes(address: number, byteCount: number): number {
  const i32 = I32;
  let h = SEED ^ byteCount;
  for (let i = address >> 2, end = (address + byteCount + 3) >> 2; i < end; i++) {
    let k = Math.imul(i32[i], 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 || h === -1 ? 0x5bd1e995 : h;
}
