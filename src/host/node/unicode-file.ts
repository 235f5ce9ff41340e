/**
 * dist/unicode.gz, the table of characters (src/runtime/unicode-table.ts).
 */
import fs from "node:fs";
import path from "node:path";
import { zlib } from "./builtin-modules.js";

/** Its text. */
export function readUnicodeTable(): string {
  const bytes = fs.readFileSync(path.join(import.meta.dirname, "unicode.gz"));
  return zlib().gunzipSync(bytes).toString("latin1");
}
