/** `(?ims-x:` and `(?i)`: flags in patterns. Mirrors _parse_flags of CPython's re._parser. */
import { Flag } from "./nodes.js";
import type { Tokenizer } from "./tokenizer.js";

const FLAGS: Readonly<Record<string, number>> = {
  a: Flag.ASCII,
  i: Flag.IGNORECASE,
  L: Flag.LOCALE,
  m: Flag.MULTILINE,
  s: Flag.DOTALL,
  u: Flag.UNICODE,
  x: Flag.VERBOSE,
};

/** Flags for the whole pattern, or for a group. */
export interface InlineFlags {
  readonly global: boolean;
  readonly add: number;
  readonly del: number;
}

function isAlpha(char: string): boolean {
  return /^\p{L}$/u.test(char);
}

/** After "(?": `first` is the first flag or "-". */
export function inlineFlags(source: Tokenizer, first: string): InlineFlags {
  let add = 0;
  let char = first;
  while (char !== "-" && char !== ")" && char !== ":") {
    add |= addedFlag(source, char, add);
    char = source.get();
    if (char === "") throw source.error("missing -, : or )");
    if (!")-:".includes(char) && !(char in FLAGS)) {
      throw source.error(isAlpha(char) ? "unknown flag" : "missing -, : or )", char.length);
    }
  }
  if (char === ")") return { global: true, add, del: 0 };
  const del = char === "-" ? removedFlags(source) : 0;
  if ((add & del) !== 0) throw source.error("bad inline flags: flag turned on and off", 1);
  return { global: false, add, del };
}

function addedFlag(source: Tokenizer, char: string, before: number): number {
  const flag = FLAGS[char];
  if (source.isText && char === "L") {
    throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
  }
  if (!source.isText && char === "u") {
    throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
  }
  if ((flag & Flag.TYPE) !== 0 && ((before | flag) & Flag.TYPE) !== flag) {
    throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
  }
  return flag;
}

function removedFlags(source: Tokenizer): number {
  let del = 0;
  let missing = "missing flag";
  for (;;) {
    const char = source.get();
    if (char === "") throw source.error(missing);
    if (char === ":" && del !== 0) return del;
    if (!(char in FLAGS)) throw source.error(isAlpha(char) ? "unknown flag" : missing, char.length);
    if ((FLAGS[char] & Flag.TYPE) !== 0) {
      throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    }
    del |= FLAGS[char];
    missing = "missing :";
  }
}
