/**
 * repr of bytes and bytearray. Mirrors PyBytes_Repr and bytearray_repr.
 */
import { U8 } from "../../heap/memory.js";
import type { Bytes } from "../buffer.js";

const BACKSLASH = 92;
const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;
/** \t, \n, \r, \\: the letter behind the backslash. */
const ESCAPES: Readonly<Record<number, number>> = { 9: 116, 10: 110, 13: 114, 92: BACKSLASH };
const HEX_DIGITS = new TextEncoder().encode("0123456789abcdef");
const asciiDecoder = new TextDecoder();

function isPlain(byte: number): boolean {
  return byte >= 32 && byte < 127 && byte !== BACKSLASH;
}

/**
 * `b'…'` of the bytes. Quotes are double when there are single ones in it and no double ones; a bytearray escapes single quotes even
 * then (`escapeQuotes`).
 */
export function reprOfBytes({ data, size }: Bytes, escapeQuotes = false): string {
  const bytes = U8.subarray(data, data + size);
  const doubleQuotes = bytes.includes(SINGLE_QUOTE) && !bytes.includes(DOUBLE_QUOTE);
  const quote = doubleQuotes ? DOUBLE_QUOTE : SINGLE_QUOTE;
  const text = new Uint8Array(4 * size + 3);
  let length = 0;
  text[length++] = 98;
  text[length++] = quote;
  for (let i = 0; i < size; i++) {
    const byte = bytes[i];
    if (byte === quote || (escapeQuotes && byte === SINGLE_QUOTE)) {
      text[length++] = BACKSLASH;
      text[length++] = byte;
    } else if (isPlain(byte)) {
      text[length++] = byte;
    } else {
      text[length++] = BACKSLASH;
      const letter = ESCAPES[byte];
      if (letter !== undefined) {
        text[length++] = letter;
      } else {
        text[length++] = 120;
        text[length++] = HEX_DIGITS[byte >> 4];
        text[length++] = HEX_DIGITS[byte & 15];
      }
    }
  }
  text[length++] = quote;
  return asciiDecoder.decode(text.subarray(0, length));
}
