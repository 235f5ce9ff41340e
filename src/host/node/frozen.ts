/**
 * The modules of lib/, compiled when minipy was built: dist/lib.bin, an index (JSON, its length in the first 4 bytes) followed by the code of each.
 */
import fs from "node:fs";
import path from "node:path";

interface Entry {
  readonly offset: number;
  readonly length: number;
  readonly isPackage: boolean;
  readonly file: string;
}

let index: Map<string, Entry> | undefined;
let bytes: Uint8Array = new Uint8Array(0);
let base = 0;

function load(): Map<string, Entry> {
  const file = path.join(import.meta.dirname, "lib.bin");
  bytes = fs.readFileSync(file);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  base = 4 + length;
  return new Map(
    Object.entries(JSON.parse(new TextDecoder().decode(bytes.subarray(4, base))) as Record<string, Entry>),
  );
}

/** The compiled code of a library module, or undefined. */
export function findFrozen(
  name: string,
): { code: Uint8Array; isPackage: boolean; filename: string } | undefined {
  index ??= load();
  const entry = index.get(name);
  if (entry === undefined) return undefined;
  const code = bytes.slice(base + entry.offset, base + entry.offset + entry.length);
  return { code, isPackage: entry.isPackage, filename: `<frozen ${entry.file}>` };
}
