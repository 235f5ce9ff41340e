/**
 * The modules of lib/, compiled when minipy was built: dist/lib.bin, an index (JSON, its length in the first 4 bytes) followed by the code of each.
 */
import fs from "node:fs";
import path from "node:path";
import type { FrozenModule } from "../../runtime/host-interface.js";

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

/** Where the sources of the library are. */
export const LIBRARY = path.join(import.meta.dirname, "../lib");

// What CPython freezes: no source is shown for it, in tracebacks its file is "<frozen os>".
const FROZEN =
  /^(_collections_abc|_sitebuiltins|abc|codecs|genericpath|importlib\.(_bootstrap|_bootstrap_external|machinery|util)|io|ntpath|os|posixpath|runpy|site|stat)$/;

/** The compiled code of a library module, or undefined. */
export function findFrozen(name: string): FrozenModule | undefined {
  index ??= load();
  const entry = index.get(name);
  if (entry === undefined) return undefined;
  const code = bytes.slice(base + entry.offset, base + entry.offset + entry.length);
  const file = path.join(LIBRARY, entry.file);
  const filename = FROZEN.test(name) ? `<frozen ${name}>` : file;
  return { code, filename, file, folder: entry.isPackage ? path.dirname(file) : undefined };
}
