/**
 * Showing what is in the heap: an object's words by the names of their fields, for crash reports and `heap ADDR`.
 *
 * The heap may be damaged when this is asked for. So nothing here trusts an address or a count: what cannot be an object is
 * shown as the number that it is.
 */
import { PyTypeObject, TypeFlags } from "../objects/type.js";
import { T } from "../objects/type-table.js";
import { kindOf, length, readAt, U } from "../objects/unicode/layout.js";
import { HEAP_BASE, STATIC_BASE } from "./address-map.js";
import { blockCapacity, isHeapObject } from "./alloc.js";
import { FREED } from "./alloc-words.js";
import { F64, I32, MEMORY } from "./memory.js";
import { isSmallInt, type PyObject, smallIntValue } from "./ownership.js";
import { LAYOUTS, type LayoutInfo, type WordField } from "./struct.js";

/** Longest text of a str that is shown. */
const MAX_TEXT = 40;
/** Words after the declared fields (items, characters) that are shown. */
const MAX_ITEM_WORDS = 16;

/** An address as it is written everywhere. */
export function hex(address: number): string {
  return `0x${(address >>> 0).toString(16)}`;
}

function isWordAddress(address: number): boolean {
  return address >= STATIC_BASE && address < MEMORY.byteLength && (address & 7) === 0;
}

/** Can `address` be an object: one that the allocator knows, or a static one? */
export function isLiveObject(address: number): boolean {
  if (address >= HEAP_BASE) return isHeapObject(address);
  return isWordAddress(address) && I32[(address >> 2) + 1] !== 0 && I32[address >> 2] !== 0;
}

/** Is there a type object at `address`? */
export function isTypeObject(address: number): boolean {
  if (!isLiveObject(address)) return false;
  const metatype = I32[(address >> 2) + 1];
  if (metatype === (T.type as number)) return true;
  return isWordAddress(metatype) && (PyTypeObject.tp_flags.get(metatype) & TypeFlags.TYPE_SUBCLASS) !== 0;
}

function strText(op: PyObject): string {
  const data = op + U.DATA;
  const kind = kindOf(op);
  let text = "";
  const shown = Math.min(length(op), MAX_TEXT);
  for (let i = 0; i < shown && data + i * kind < MEMORY.byteLength; i++)
    text += String.fromCodePoint(readAt(data, kind, i));
  return shown < length(op) ? `${text}…` : text;
}

/** The name of the type at `type`, or its address when there is no type there. */
export function typeNameAt(type: number): string {
  if (!isTypeObject(type)) return `no type (${hex(type)})`;
  const name = PyTypeObject.tp_name.get(type);
  return name !== 0 && isLiveObject(name) ? strText(name) : `type at ${hex(type)}`;
}

/** A value in a few words: `list at 0x204560`, `str at 0x204580 'abc'`, `small int 3`, `NULL`. */
export function describe(value: number): string {
  if (value === 0) return "NULL";
  if (isSmallInt(value)) return `small int ${smallIntValue(value)}`;
  if (!isWordAddress(value)) return `no address (${hex(value)})`;
  if (I32[value >> 2] === FREED) return `freed block ${hex(value)}`;
  if (!isLiveObject(value)) return `no object (${hex(value)})`;
  const type = I32[(value >> 2) + 1];
  const what = `${typeNameAt(type)} at ${hex(value)}`;
  if (type === (T.str as number)) return `${what} '${strText(value as PyObject)}'`;
  if (type === (T.float as number)) return `${what} ${F64[(value + 8) >> 3]}`;
  return isTypeObject(value) ? `${what} <class '${typeNameAt(value)}'>` : what;
}

function fieldText(address: number, field: WordField<number>): string {
  const value =
    field.kind === "f64" ? F64[(address + field.offset) >> 3] : I32[(address + field.offset) >> 2];
  if (field.kind === "ref" || field.kind === "borrowed") return describe(value);
  if (field.kind === "block" || field.kind === "bytes") return value === 0 ? "0" : `block ${hex(value)}`;
  return String(value);
}

function layoutOf(type: number): LayoutInfo | undefined {
  return isTypeObject(type) ? LAYOUTS[PyTypeObject.tp_layout.get(type)] : undefined;
}

/** The words of a record with this layout, a line each: offset, name, value, what the layout says of it. */
export function dumpRecord(address: number, layout: LayoutInfo): string[] {
  return layout.fields.map((field) => {
    const offset = `+${field.offset}`.padEnd(5);
    return `  ${offset} ${field.name.padEnd(16)} ${fieldText(address, field).padEnd(24)} ${field.doc}`.trimEnd();
  });
}

function dumpWords(address: number, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let offset = from; offset < to; offset += 4) {
    const value = I32[(address + offset) >> 2];
    const meaning = value !== 0 && isLiveObject(value) ? describe(value) : hex(value);
    lines.push(`  ${`+${offset}`.padEnd(5)} ${meaning}`);
  }
  return lines;
}

/** What is at `address`, as lines of text: the fields by name, then the words after them. */
export function dumpObject(address: number): string {
  const lines = [describe(address)];
  if (!isWordAddress(address)) return lines[0];
  const layout = isLiveObject(address) ? layoutOf(I32[(address >> 2) + 1]) : undefined;
  const fixed = layout?.SIZE ?? 0;
  if (layout !== undefined) lines.push(...dumpRecord(address, layout));
  const end =
    address >= HEAP_BASE && isHeapObject(address) ? blockCapacity(address) : fixed || MAX_ITEM_WORDS * 4;
  lines.push(...dumpWords(address, fixed, Math.min(end, fixed + MAX_ITEM_WORDS * 4)));
  return lines.join("\n");
}
