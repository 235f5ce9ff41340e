import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { DEBUG } from "../../../src/runtime/debug.js";
import {
  blockCapacity,
  forEachObject,
  heapStatistics,
  initAllocator,
  isHeapObject,
  PyMem_Free,
  PyMem_Malloc,
  PyMem_Realloc,
  PyObject_Free,
  PyObject_Malloc,
  provideCollectionRequest,
} from "../../../src/runtime/heap/alloc.js";
import {
  ARENA_BYTES,
  FIRST_BLOCK,
  GC_BUDGET,
  GC_BUDGET_START,
  HIGH_WATER,
  TOP,
} from "../../../src/runtime/heap/alloc-words.js";
import { imageExtent, resetHeapTo, saveImage } from "../../../src/runtime/heap/image.js";
import { I32, MEMORY, U8 } from "../../../src/runtime/heap/memory.js";
import { releaseEmptyPools } from "../../../src/runtime/heap/pools.js";

/** A block as the model knows it. */
interface Block {
  address: number;
  readonly isObject: boolean;
  size: number;
  readonly seed: number;
}

// Every byte of a block is a function of its seed, but the first word of an object, which must look like a refcount.
function fill(block: Block, from = 0): void {
  for (let i = from; i < block.size; i++) U8[block.address + i] = (block.seed + i * 7) & 0xff;
  if (block.isObject) I32[block.address >> 2] = 1;
}

function expectContents(block: Block, size = block.size): void {
  for (let i = block.isObject ? 4 : 0; i < size; i++) {
    if (U8[block.address + i] !== ((block.seed + i * 7) & 0xff)) {
      throw new Error(`byte ${i} of block ${block.address.toString(16)} changed`);
    }
  }
}

function walk(): number[] {
  const found: number[] = [];
  forEachObject((address) => found.push(address));
  return found;
}

function expectConsistent(blocks: readonly Block[]): void {
  const sorted = [...blocks].sort((a, b) => a.address - b.address);
  for (let i = 0; i < sorted.length; i++) {
    const { address, size } = sorted[i];
    expect(address % 8).toBe(0);
    expect(blockCapacity(address)).toBeGreaterThanOrEqual(size);
    expect(address).toBeGreaterThanOrEqual(FIRST_BLOCK);
    expect(address + size).toBeLessThanOrEqual(I32[TOP]);
    if (i > 0) expect(sorted[i - 1].address + sorted[i - 1].size).toBeLessThanOrEqual(address);
    expectContents(sorted[i]);
  }
  const objects = sorted.filter((block) => block.isObject).map((block) => block.address);
  expect(walk()).toEqual(objects);
  expect(heapStatistics().objects).toBe(objects.length);
}

function expectEmpty(): void {
  releaseEmptyPools();
  expect(walk()).toEqual([]);
  expect(heapStatistics()).toMatchObject({ bytesInUse: 0, objects: 0, rawBlocks: 0, pools: 0, arenas: 0 });
  expect(I32[TOP]).toBe(FIRST_BLOCK);
}

/** Sizes that a heap sees: mostly small, some around the edges of classes, some big. */
const size = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 128 }) },
  { weight: 3, arbitrary: fc.integer({ min: 100, max: 600 }) },
  { weight: 2, arbitrary: fc.integer({ min: 500, max: 6000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 6000, max: 400_000 }) },
);

type Step =
  | { readonly op: "malloc"; readonly size: number; readonly isObject: boolean; readonly count: number }
  | { readonly op: "realloc"; readonly size: number; readonly pick: number }
  | { readonly op: "free"; readonly pick: number; readonly count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    op: fc.constant("malloc" as const),
    size,
    isObject: fc.boolean(),
    count: fc.oneof(
      { weight: 5, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }) },
    ),
  }),
  fc.record({ op: fc.constant("realloc" as const), size, pick: fc.nat() }),
  fc.record({ op: fc.constant("free" as const), pick: fc.nat(), count: fc.integer({ min: 1, max: 60 }) }),
);

let serial = 0;

// Returns whether the heap was full.
function runStep(blocks: Block[], s: Step): boolean {
  if (s.op === "malloc") {
    for (let i = 0; i < s.count; i++) {
      const bytes = s.isObject ? Math.max(s.size, 8) : s.size;
      const address = s.isObject ? PyObject_Malloc(bytes) : PyMem_Malloc(bytes);
      if (address === 0) return true;
      const block = { address, isObject: s.isObject, size: bytes, seed: serial++ };
      fill(block);
      blocks.push(block);
    }
    return false;
  }
  if (blocks.length === 0) return false;
  if (s.op === "free") {
    const start = s.pick % blocks.length;
    freeAll(blocks.splice(start, s.count));
    return false;
  }
  const block = blocks[s.pick % blocks.length];
  if (block.isObject) return false;
  const address = PyMem_Realloc(block.address, s.size);
  if (address === 0) return true;
  block.address = address;
  const kept = Math.min(block.size, s.size);
  expectContents(block, kept);
  block.size = s.size;
  fill(block, kept);
  return false;
}

function freeAll(blocks: readonly Block[]): void {
  for (const block of blocks) (block.isObject ? PyObject_Free : PyMem_Free)(block.address);
}

describe("alloc", () => {
  beforeEach(() => initAllocator());

  it("keeps blocks apart, aligned and unchanged, and comes back to empty", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        initAllocator();
        const blocks: Block[] = [];
        for (const s of steps) expect(runStep(blocks, s)).toBe(false);
        expectConsistent(blocks);
        freeAll(blocks);
        expectEmpty();
      }),
      { numRuns: 150 },
    );
  });

  it("gives 0 when a small heap is full, changes nothing then, and goes on after a free", () => {
    let full = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 64, max: 3 * ARENA_BYTES }),
        fc.array(step, { minLength: 20, maxLength: 120 }),
        (heapBytes, steps) => {
          initAllocator(FIRST_BLOCK + heapBytes);
          const blocks: Block[] = [];
          for (const s of steps) {
            if (!runStep(blocks, s)) continue;
            full += 1;
            freeAll(blocks.splice(-1));
          }
          expectConsistent(blocks);
          freeAll(blocks);
          expectEmpty();
        },
      ),
      { numRuns: 150 },
    );
    expect(full).toBeGreaterThan(0);
  });

  it("fills a heap to the brim, empties it, and can fill it again with another size", () => {
    initAllocator(FIRST_BLOCK + 4 * ARENA_BYTES);
    const counts: number[] = [];
    for (const bytes of [16, 48, 16, 512, 4000, 16]) {
      const blocks: Block[] = [];
      while (!runStep(blocks, { op: "malloc", size: bytes, isObject: true, count: 1 }));
      counts.push(blocks.length * bytes);
      freeAll(blocks);
    }
    for (const bytes of counts) expect(bytes).toBeGreaterThan(1.9 * ARENA_BYTES);
    expect(counts[2]).toBe(counts[0]);
    expectEmpty();
  });

  it("refuses sizes beyond all memory", () => {
    for (const bytes of [MEMORY.byteLength, 2 ** 31, 2 ** 32 + 8, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
      expect(PyObject_Malloc(bytes)).toBe(0);
      expect(PyMem_Malloc(bytes)).toBe(0);
      const block = PyMem_Malloc(1000);
      expect(PyMem_Realloc(block, bytes)).toBe(0);
      PyMem_Free(block);
    }
    expectEmpty();
  });

  // The checked variant always moves, so that nobody keeps an old address by luck.
  it.runIf(!DEBUG.heap)("grows a big block in place where nothing is behind it", () => {
    const block = PyMem_Malloc(1000);
    for (let bytes = 2000; bytes < 10_000_000; bytes *= 2) expect(PyMem_Realloc(block, bytes)).toBe(block);
    PyMem_Free(block);
    expectEmpty();
  });

  it("hides a malloced object from walkers until its refcount is set", () => {
    for (const bytes of [16, 4000]) {
      const object = PyObject_Malloc(bytes);
      expect(walk()).toEqual([]);
      expect(isHeapObject(object)).toBe(false);
      I32[object >> 2] = 1;
      expect(walk()).toEqual([object]);
      expect(isHeapObject(object)).toBe(true);
      expect(isHeapObject(object + 8)).toBe(false);
      PyObject_Free(object);
      expect(isHeapObject(object)).toBe(false);
    }
  });

  it("knows no raw block as an object", () => {
    for (const bytes of [16, 4000]) {
      const raw = PyMem_Malloc(bytes);
      I32[raw >> 2] = 1;
      expect(isHeapObject(raw)).toBe(false);
      expect(walk()).toEqual([]);
    }
  });

  it("asks for a collection when more objects were allocated, less those freed, than the budget allows", () => {
    let requests = 0;
    provideCollectionRequest(() => requests++);
    I32[GC_BUDGET] = I32[GC_BUDGET_START] = 10;
    const objects: number[] = [];
    for (let i = 0; i < 10; i++) {
      objects.push(PyObject_Malloc(i % 2 === 0 ? 16 : 1000));
      PyMem_Free(PyMem_Malloc(16));
      PyObject_Free(PyObject_Malloc(24));
    }
    expect(requests).toBe(1);
    expect(I32[GC_BUDGET_START] - I32[GC_BUDGET]).toBe(10);
    for (const object of objects) PyObject_Free(object);
    expect(I32[GC_BUDGET_START] - I32[GC_BUDGET]).toBe(0);
    provideCollectionRequest(() => {});
  });

  it("ignores the free of NULL", () => {
    PyObject_Free(0);
    expectEmpty();
  });
});

describe("image", () => {
  it("brings everything back, at the same addresses, and the heap goes on from there", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(step, { maxLength: 40 }),
        fc.array(step, { maxLength: 40 }),
        (before, between, after) => {
          initAllocator();
          const blocks: Block[] = [];
          for (const s of before) runStep(blocks, s);
          const image = saveImage();
          const saved = blocks.map((block) => ({ ...block }));
          const extent = imageExtent();
          for (const s of between) runStep(blocks, s);
          resetHeapTo(image);
          expect(imageExtent()).toBe(extent);
          expectConsistent(saved);
          for (const s of after) runStep(saved, s);
          expectConsistent(saved);
          freeAll(saved);
          expectEmpty();
        },
      ),
      { numRuns: 60 },
    );
  });

  it("leaves nothing behind of what was there", () => {
    initAllocator();
    const image = saveImage();
    const block = PyMem_Malloc(100_000);
    U8.fill(0xff, block, block + 100_000);
    const end = I32[HIGH_WATER];
    resetHeapTo(image);
    expect(U8.subarray(FIRST_BLOCK, end).every((byte) => byte === 0)).toBe(true);
  });

  it("is about as large as what is in use", () => {
    initAllocator();
    const used: number[] = [];
    for (let i = 0; i < 1000; i++) {
      used.push(PyMem_Malloc(1000), PyMem_Malloc(40));
      U8.fill(1, used.at(-2)!, used.at(-2)! + 1000);
    }
    for (const block of used) PyMem_Free(block);
    expect(saveImage().length).toBeLessThan(2000);
  });

  it("refuses what is no image of this build", () => {
    expect(() => resetHeapTo(new Uint8Array(64))).toThrow("another build");
  });
});
