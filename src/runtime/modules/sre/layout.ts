/** The layouts of Pattern, Match and the scanner. Mirrors CPython's Modules/_sre/sre.h. */
import { bytes, i32, ref, struct } from "../../heap/struct.js";
import { PyObjectHead, VarObject } from "../../objects/object.js";

export const Pattern = struct("Pattern", PyObjectHead, {
  pattern: ref("the str or bytes"),
  groupindex: ref("dict: name of a group -> its number"),
  indexgroup: ref("tuple: number of a group -> its name, or None"),
  flags: i32("Flag bits"),
  groups: i32("number of groups"),
  isText: i32("1: a str pattern, 0: of bytes"),
  codeWords: i32("words of the program"),
  code: bytes("the program (program.ts)"),
  weaklist: i32("weak references to it"),
});

/** ob_size words of marks follow: start and end of the whole match, then of each group; -1: it did not match. */
export const Match = struct("Match", VarObject, {
  string: ref("what was searched, as given"),
  pattern: ref("the Pattern"),
  regs: ref("the tuple of spans, made when first asked for; or NULL"),
  pos: i32("where the search began"),
  endpos: i32("where the string ended for the search"),
  lastindex: i32("number of the group that ended last, or -1"),
});

export const Scanner = struct("SRE_Scanner", PyObjectHead, {
  pattern: ref("the Pattern"),
  string: ref("what is searched"),
  start: i32("where the next match may begin; -1: at the end"),
  notAt: i32("where it must not be empty, or -1"),
  pos: i32("pos, for the matches"),
  endpos: i32("endpos"),
  executing: i32("1 while it searches"),
});
