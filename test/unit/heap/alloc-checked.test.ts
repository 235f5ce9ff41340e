import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

type Alloc = typeof import("../../../src/runtime/heap/alloc.js");
type Memory = typeof import("../../../src/runtime/heap/memory.js");

let heap: Alloc;
let memory: Memory;

describe("MINIPY_DEBUG=heap", () => {
  beforeAll(async () => {
    vi.stubEnv("MINIPY_DEBUG", "heap");
    vi.resetModules();
    heap = await import("../../../src/runtime/heap/alloc.js");
    memory = await import("../../../src/runtime/heap/memory.js");
  });
  beforeEach(() => heap.initAllocator());

  it("detects a block that is freed twice", () => {
    for (const bytes of [16, 4000]) {
      const keep = heap.PyObject_Malloc(bytes);
      const block = heap.PyObject_Malloc(bytes);
      const behind = heap.PyObject_Malloc(bytes);
      heap.PyObject_Free(block);
      expect(() => heap.PyObject_Free(block)).toThrow("freed twice");
      heap.PyObject_Free(keep);
      heap.PyObject_Free(behind);
    }
  });

  it("detects a write behind a block when it is freed", () => {
    for (const bytes of [13, 16, 4000]) {
      const block = heap.PyMem_Malloc(bytes);
      memory.U8[block + bytes] = 0;
      expect(() => heap.PyMem_Free(block)).toThrow(
        `write behind block 0x${block.toString(16)} of ${bytes} bytes`,
      );
    }
  });

  it("detects a write to a freed block when it is handed out again", () => {
    const keep = heap.PyMem_Malloc(40);
    const block = heap.PyMem_Malloc(40);
    heap.PyMem_Free(block);
    memory.I32[(block >> 2) + 5] = 42;
    expect(() => heap.PyMem_Malloc(40)).toThrow("write to freed block");
    heap.PyMem_Free(keep);
  });

  it("poisons what is freed and what is fresh", () => {
    const keep = heap.PyMem_Malloc(40);
    const block = heap.PyMem_Malloc(40);
    expect(memory.I32[(block >> 2) + 4] >>> 0).toBe(0xcdcdcdcd);
    heap.PyMem_Free(block);
    expect(memory.I32[(block >> 2) + 4] >>> 0).toBe(0xdddddddd);
    heap.PyMem_Free(keep);
  });

  it("refuses to free what is no block", () => {
    expect(() => heap.PyMem_Free(heap.PyMem_Malloc(8) + 4)).toThrow("is no block");
  });
});
