/**
 * repr of bytes and bytearray. Mirrors PyBytes_Repr and bytearray_repr.
 */
import { U8 } from "../../heap/memory.js";
import type { Bytes } from "../buffer.js";

const ESCAPES: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };

/**
 * `b'…'` of the bytes. Quotes are double when there are single ones in it and no double ones; a bytearray escapes single quotes even
 * then (`escapeQuotes`).
 */
export function reprOfBytes({ data, size }: Bytes, escapeQuotes = false): string {
  let single = false;
  let double = false;
  for (let i = data; i < data + size; i++) {
    if (U8[i] === 39) single = true;
    else if (U8[i] === 34) double = true;
  }
  const quote = single && !double ? '"' : "'";
  const quoteCode = quote.charCodeAt(0);
  let text = `b${quote}`;
  for (let i = data; i < data + size; i++) {
    const byte = U8[i];
    if (byte === quoteCode || (escapeQuotes && byte === 39)) text += `\\${String.fromCharCode(byte)}`;
    else if (ESCAPES[byte] !== undefined) text += ESCAPES[byte];
    else if (byte >= 32 && byte < 127) text += String.fromCharCode(byte);
    else text += `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return text + quote;
}
