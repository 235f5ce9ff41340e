/**
 * The names of encodings. Mirrors the aliases of Lib/encodings that we support.
 */

/** A codec: the name that its errors carry. */
export type CodecName =
  | "utf-8"
  | "utf-8-sig"
  | "ascii"
  | "latin-1"
  | "utf-16"
  | "utf-16-le"
  | "utf-16-be"
  | "utf-32"
  | "utf-32-le"
  | "utf-32-be"
  | "unicode_escape"
  | "raw_unicode_escape";

// By the normalised name: lower case, every run of other characters than letters, digits and dots one "_".
const CODECS: Readonly<Record<string, CodecName>> = {
  utf_8: "utf-8",
  utf8: "utf-8",
  u8: "utf-8",
  utf: "utf-8",
  cp65001: "utf-8",
  utf8_ucs2: "utf-8",
  utf8_ucs4: "utf-8",
  utf_8_sig: "utf-8-sig",
  utf8_sig: "utf-8-sig",
  ascii: "ascii",
  us_ascii: "ascii",
  us: "ascii",
  646: "ascii",
  "ansi_x3.4_1968": "ascii",
  latin_1: "latin-1",
  latin1: "latin-1",
  latin: "latin-1",
  l1: "latin-1",
  iso_8859_1: "latin-1",
  iso8859_1: "latin-1",
  iso8859: "latin-1",
  8859: "latin-1",
  cp819: "latin-1",
  utf_16: "utf-16",
  utf16: "utf-16",
  u16: "utf-16",
  utf_16_le: "utf-16-le",
  utf_16le: "utf-16-le",
  unicodelittleunmarked: "utf-16-le",
  utf_16_be: "utf-16-be",
  utf_16be: "utf-16-be",
  unicodebigunmarked: "utf-16-be",
  utf_32: "utf-32",
  utf32: "utf-32",
  u32: "utf-32",
  utf_32_le: "utf-32-le",
  utf_32le: "utf-32-le",
  utf_32_be: "utf-32-be",
  utf_32be: "utf-32-be",
  unicode_escape: "unicode_escape",
  unicodeescape: "unicode_escape",
  raw_unicode_escape: "raw_unicode_escape",
};

/** The codec that `encoding` names, or undefined. */
export function findCodec(encoding: string): CodecName | undefined {
  if (encoding === "utf-8") return "utf-8";
  const name = encoding.toLowerCase();
  const normalized = name.replace(/[^a-z0-9.]+/g, "_").replace(/^_|_$/g, "");
  return Object.hasOwn(CODECS, normalized) ? CODECS[normalized] : undefined;
}
