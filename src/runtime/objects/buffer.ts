/**
 * Objects with bytes in memory: what "a bytes-like object" is. The part of CPython's buffer protocol that we need.
 *
 * A view is only good as long as no Python code runs: a bytearray may move its bytes when it is resized.
 */
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { PyObject } from "../heap/ownership.js";
import { FN } from "../native.js";
import { BYTES_DATA } from "./bytes.js";
import { typeOf } from "./object.js";
import { PyTypeObject, SLOT, slotOf, TypeFlags } from "./type.js";
import { T } from "./type-table.js";

/** Bytes in memory. */
export interface Bytes {
  /** Address of the first. */
  readonly data: number;
  readonly size: number;
}

/**
 * The bytes of an object, or undefined when it has none (no exception is set). `bf_getbuffer(op, flags)` of a type gives the address of
 * two words, the number of its bytes and their address, or 0 with an exception set.
 */
export function bytesOf(op: PyObject): Bytes | undefined {
  if ((op & 1) !== 0) return undefined;
  const flags = PyTypeObject.tp_flags.get(typeOf(op));
  if ((flags & TypeFlags.BYTES_SUBCLASS) !== 0) {
    return { data: op + BYTES_DATA, size: I32[(op >> 2) + 2] };
  }
  const slot = slotOf(op, SLOT.bf_getbuffer);
  if (slot === 0) return undefined;
  const words: number = FN[slot](op, 0);
  return words === 0 ? undefined : { data: I32[(words >> 2) + 1], size: I32[words >> 2] };
}

/** Has `op` bytes (PyObject_CheckBuffer)? */
export function hasBuffer(op: PyObject): boolean {
  return (
    (op & 1) === 0 &&
    ((PyTypeObject.tp_flags.get(typeOf(op)) & TypeFlags.BYTES_SUBCLASS) !== 0 ||
      slotOf(op, SLOT.bf_getbuffer) !== 0)
  );
}

/** The bytes of an object; undefined with TypeError set. */
export function bytesLike(op: PyObject): Bytes | undefined {
  const bytes = bytesOf(op);
  if (bytes === undefined && !PyErr.occurred()) {
    PyErr.setString(T.TypeError, `a bytes-like object is required, not '${PyErr.typeName(op)}'`);
  }
  return bytes;
}

/** Flag of bf_getbuffer: the export is counted, and ends with bf_releasebuffer. */
export const EXPORT = 1;

/** An export. */
export interface Export extends Bytes {
  readonly readonly: boolean;
  /** How an item is read, in the struct module's terms. */
  readonly format: string;
  readonly itemsize: number;
}

type Items = Pick<Export, "format" | "itemsize">;

const BYTE: Items = { format: "B", itemsize: 1 };

// By bf_getbuffer function; filled while modules load, the same in every thread.
// biome-ignore lint/complexity/noBannedTypes: the shape is the slot's.
const DESCRIPTIONS = new Map<Function, (op: PyObject) => Items>();

/** Tell what the items are of the exporters with this bf_getbuffer, when they are no plain bytes. */
export function describeBuffer(
  getbuffer: (op: PyObject, flags: number) => number,
  describe: (op: PyObject) => Items,
): void {
  DESCRIPTIONS.set(getbuffer, describe);
}

/** The bytes of an object for as long as the caller likes: until bf_releasebuffer. Undefined when it has none. */
export function exportedBytes(op: PyObject, flags: number): Export | undefined {
  if ((op & 1) !== 0) return undefined;
  if ((PyTypeObject.tp_flags.get(typeOf(op)) & TypeFlags.BYTES_SUBCLASS) !== 0) {
    return { data: op + BYTES_DATA, size: I32[(op >> 2) + 2], readonly: true, ...BYTE };
  }
  const slot = slotOf(op, SLOT.bf_getbuffer);
  const words: number = slot === 0 ? 0 : FN[slot](op, flags);
  if (words === 0) return undefined;
  const items = DESCRIPTIONS.get(FN[slot])?.(op) ?? BYTE;
  return { data: I32[(words >> 2) + 1], size: I32[words >> 2], readonly: false, ...items };
}
