/**
 * Code for the patterns of match. Each consumes the value on top of the stack, leaves what it captures under what
 * `onTop` counts, or jumps to the ladder of pops. CPython's counterpart: compiler_pattern in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op } from "../vm/opcode.js";
import type { Const } from "./code-unit.js";
import { visitExpr } from "./codegen-expressions.js";
import { emitFailPop, isWildcard, jumpToFailPop, type PatternContext } from "./codegen-match.js";
import type { Compiler } from "./compiler.js";
import { constRepr, equalityKey, strRepr } from "./constants.js";
import { enterRecursion, forbiddenName, leaveRecursion, syntaxError } from "./errors.js";
import { type Location, Pseudo } from "./instruction.js";

export function visitPattern(c: Compiler, node: ast.pattern, pc: PatternContext): void {
  enterRecursion(node);
  switch (node._type) {
    case "MatchValue":
      visitValue(c, node, pc);
      break;
    case "MatchSingleton":
      c.loadConst(node, node.value);
      c.emitCompare(node, "Is");
      jumpToFailPop(c, node, pc, Op.POP_JUMP_IF_FALSE);
      break;
    case "MatchSequence":
      visitSequence(c, node, pc);
      break;
    case "MatchMapping":
      visitMapping(c, node, pc);
      break;
    case "MatchClass":
      visitClass(c, node, pc);
      break;
    case "MatchStar":
      storeName(c, node, node.name, pc);
      break;
    case "MatchAs":
      visitAs(c, node, pc);
      break;
    case "MatchOr":
      visitOr(c, node, pc);
      break;
  }
  leaveRecursion();
}

/** A pattern inside another: it may always match. */
function visitSubpattern(c: Compiler, node: ast.pattern, pc: PatternContext): void {
  const { allowIrrefutable } = pc;
  pc.allowIrrefutable = true;
  visitPattern(c, node, pc);
  pc.allowIrrefutable = allowIrrefutable;
}

/** Move the top of the stack `count - 1` places down. */
function rotate(c: Compiler, loc: Location, count: number): void {
  for (let depth = count; depth > 1; depth--) c.emitOp(loc, Op.SWAP, depth);
}

function storeName(c: Compiler, loc: Location, name: string | null, pc: PatternContext): void {
  if (name === null) {
    c.emit(loc, Op.POP_TOP);
    return;
  }
  forbiddenName(loc, name, "Store");
  checkNotStored(loc, name, pc);
  rotate(c, loc, pc.onTop + pc.stores.length + 1);
  pc.stores.push(name);
}

function checkNotStored(loc: Location, name: string, pc: PatternContext): void {
  if (!pc.stores.includes(name)) return;
  throw syntaxError(`multiple assignments to name ${strRepr(name)} in pattern`, loc);
}

function visitValue(c: Compiler, node: ast.MatchValue, pc: PatternContext): void {
  if (node.value._type !== "Constant" && node.value._type !== "Attribute") {
    throw syntaxError("patterns may only match literals and attribute lookups", node);
  }
  visitExpr(c, node.value);
  c.emitCompare(node, "Eq");
  c.emit(node, Op.TO_BOOL);
  jumpToFailPop(c, node, pc, Op.POP_JUMP_IF_FALSE);
}

function visitAs(c: Compiler, node: ast.MatchAs, pc: PatternContext): void {
  if (node.pattern === null) {
    if (!pc.allowIrrefutable) {
      throw syntaxError(
        node.name === null
          ? "wildcard makes remaining patterns unreachable"
          : `name capture ${strRepr(node.name)} makes remaining patterns unreachable`,
        node,
      );
    }
    storeName(c, node, node.name, pc);
    return;
  }
  // The copy that will be captured.
  pc.onTop++;
  c.emitOp(node, Op.COPY, 1);
  visitPattern(c, node.pattern, pc);
  pc.onTop--;
  storeName(c, node, node.name, pc);
}

// Sequences

function checkLength(c: Compiler, loc: Location, length: number, op: ast.cmpop, pc: PatternContext): void {
  c.emit(loc, Op.GET_LEN);
  c.loadConst(loc, BigInt(length));
  c.emitCompare(loc, op);
  jumpToFailPop(c, loc, pc, Op.POP_JUMP_IF_FALSE);
}

function visitSequence(c: Compiler, node: ast.MatchSequence, pc: PatternContext): void {
  const { patterns } = node;
  const size = patterns.length;
  let star = -1;
  let onlyWildcard = true;
  let starWildcard = false;
  patterns.forEach((pattern, i) => {
    if (pattern._type !== "MatchStar") {
      onlyWildcard &&= isWildcard(pattern);
      return;
    }
    if (star >= 0) throw syntaxError("multiple starred names in sequence pattern", node);
    starWildcard = pattern.name === null;
    onlyWildcard &&= starWildcard;
    star = i;
  });
  pc.onTop++;
  c.emit(node, Op.MATCH_SEQUENCE);
  jumpToFailPop(c, node, pc, Op.POP_JUMP_IF_FALSE);
  if (star < 0) checkLength(c, node, size, "Eq", pc);
  else if (size > 1) checkLength(c, node, size - 1, "GtE", pc);
  pc.onTop--;
  if (onlyWildcard) c.emit(node, Op.POP_TOP);
  else if (starWildcard) matchItems(c, node, star, pc);
  else unpackItems(c, node, star, pc);
}

function unpackItems(c: Compiler, node: ast.MatchSequence, star: number, pc: PatternContext): void {
  const { patterns } = node;
  const size = patterns.length;
  if (star < 0) c.emitOp(node, Op.UNPACK_SEQUENCE, size);
  else {
    if (star >= 256) throw syntaxError("too many expressions in star-unpacking sequence pattern", node);
    c.emitOp(node, Op.UNPACK_EX, star + ((size - star - 1) << 8));
  }
  pc.onTop += size;
  for (const pattern of patterns) {
    pc.onTop--;
    visitSubpattern(c, pattern, pc);
  }
}

/** With `*_` nothing is unpacked: the items that are looked at are fetched one by one. */
function matchItems(c: Compiler, node: ast.MatchSequence, star: number, pc: PatternContext): void {
  const size = node.patterns.length;
  pc.onTop++;
  node.patterns.forEach((pattern, i) => {
    if (isWildcard(pattern) || i === star) return;
    c.emitOp(node, Op.COPY, 1);
    if (i < star) c.loadConst(node, BigInt(i));
    else {
      // The subject may not take negative indices.
      c.emit(node, Op.GET_LEN);
      c.loadConst(node, BigInt(size - i));
      c.emitBinary(node, "Sub", false);
    }
    c.emit(node, Op.BINARY_SUBSCR);
    visitSubpattern(c, pattern, pc);
  });
  pc.onTop--;
  c.emit(node, Op.POP_TOP);
}

// Classes and mappings

/** The top is a tuple, or None for no match. */
function failIfNone(c: Compiler, loc: Location, pc: PatternContext): void {
  c.emitOp(loc, Op.COPY, 1);
  c.loadConst(loc, null);
  c.emitOp(loc, Op.IS_OP, 1);
  jumpToFailPop(c, loc, pc, Op.POP_JUMP_IF_FALSE);
}

function visitClass(c: Compiler, node: ast.MatchClass, pc: PatternContext): void {
  const { patterns, kwd_attrs, kwd_patterns } = node;
  checkAttributes(node);
  visitExpr(c, node.cls);
  c.loadConst(node, { kind: "tuple", items: kwd_attrs });
  c.emitOp(node, Op.MATCH_CLASS, patterns.length);
  pc.onTop++;
  c.emitOp(node, Op.COPY, 1);
  c.loadConst(node, null);
  c.emitOp(node, Op.IS_OP, 1);
  jumpToFailPop(c, node, pc, Op.POP_JUMP_IF_FALSE);
  const all = [...patterns, ...kwd_patterns];
  c.emitOp(node, Op.UNPACK_SEQUENCE, all.length);
  pc.onTop += all.length - 1;
  for (const pattern of all) {
    pc.onTop--;
    if (isWildcard(pattern)) c.emit(node, Op.POP_TOP);
    else visitSubpattern(c, pattern, pc);
  }
}

function checkAttributes(node: ast.MatchClass): void {
  node.kwd_attrs.forEach((name, i) => {
    forbiddenName(node.kwd_patterns[i]!, name, "Store");
    const again = node.kwd_attrs.indexOf(name, i + 1);
    if (again < 0) return;
    throw syntaxError(`attribute name repeated in class pattern: ${name}`, node.kwd_patterns[again]!);
  });
}

function visitMapping(c: Compiler, node: ast.MatchMapping, pc: PatternContext): void {
  const { keys, patterns, rest } = node;
  const size = keys.length;
  pc.onTop++;
  c.emit(node, Op.MATCH_MAPPING);
  jumpToFailPop(c, node, pc, Op.POP_JUMP_IF_FALSE);
  if (size === 0 && rest === null) {
    pc.onTop--;
    c.emit(node, Op.POP_TOP);
    return;
  }
  if (size > 0) checkLength(c, node, size, "GtE", pc);
  visitKeys(c, node);
  c.emitOp(node, Op.BUILD_TUPLE, size);
  c.emit(node, Op.MATCH_KEYS);
  pc.onTop += 2;
  failIfNone(c, node, pc);
  c.emitOp(node, Op.UNPACK_SEQUENCE, size);
  pc.onTop += size - 1;
  for (const pattern of patterns) {
    pc.onTop--;
    visitSubpattern(c, pattern, pc);
  }
  pc.onTop -= 2;
  if (rest === null) {
    c.emit(node, Op.POP_TOP);
    c.emit(node, Op.POP_TOP);
  } else captureRest(c, node, rest, pc);
}

function visitKeys(c: Compiler, node: ast.MatchMapping): void {
  const seen = new Set<string>();
  for (const key of node.keys) {
    if (key._type === "Constant") {
      const value: Const = key.value;
      const identity = equalityKey(value);
      if (seen.has(identity)) {
        throw syntaxError(`mapping pattern checks duplicate key (${constRepr(value)})`, node);
      }
      seen.add(identity);
    } else if (key._type !== "Attribute") {
      throw syntaxError("mapping pattern keys may only match literals and attribute lookups", node);
    }
    visitExpr(c, key);
  }
}

/** `**rest`: a dict of the subject's items without the keys, which lie on the stack as a tuple. */
function captureRest(c: Compiler, node: ast.MatchMapping, rest: string, pc: PatternContext): void {
  c.emitOp(node, Op.BUILD_MAP, 0);
  c.emitOp(node, Op.SWAP, 3);
  c.emitOp(node, Op.DICT_UPDATE, 2);
  c.emitOp(node, Op.UNPACK_SEQUENCE, node.keys.length);
  for (let size = node.keys.length; size > 0; size--) {
    c.emitOp(node, Op.COPY, 1 + size);
    c.emitOp(node, Op.SWAP, 2);
    c.emit(node, Op.DELETE_SUBSCR);
  }
  storeName(c, node, rest, pc);
}

// Alternatives

function visitOr(c: Compiler, node: ast.MatchOr, pc: PatternContext): void {
  const end = c.newLabel();
  const last = node.patterns.length - 1;
  let control: string[] = [];
  node.patterns.forEach((alternative, i) => {
    const inner: PatternContext = {
      stores: [],
      allowIrrefutable: i === last && pc.allowIrrefutable,
      failPop: [],
      onTop: 0,
    };
    c.emitOp(alternative, Op.COPY, 1);
    visitPattern(c, alternative, inner);
    if (i === 0) control = inner.stores;
    else alignStores(c, node, alternative, control, inner.stores);
    c.emitJump(alternative, Pseudo.JUMP_NO_INTERRUPT, end);
    emitFailPop(c, alternative, inner);
  });
  // No alternative matched.
  c.emit(node, Op.POP_TOP);
  jumpToFailPop(c, node, pc, Pseudo.JUMP_NO_INTERRUPT);
  c.useLabel(end);
  // The captures go under the copy of the subject and all that is above earlier captures.
  const rotations = control.length + 1 + pc.onTop + pc.stores.length;
  for (const name of control) {
    rotate(c, node, rotations);
    checkNotStored(node, name, pc);
    pc.stores.push(name);
  }
  c.emit(node, Op.POP_TOP);
}

/** All alternatives must leave the same names in the same order: that of the first. */
function alignStores(
  c: Compiler,
  node: ast.MatchOr,
  loc: Location,
  control: readonly string[],
  stores: string[],
): void {
  const differs = (): Error => syntaxError("alternative patterns bind different names", node);
  if (stores.length !== control.length) throw differs();
  for (let i = control.length - 1; i >= 0; i--) {
    const at = stores.indexOf(control[i]!);
    if (at < 0) throw differs();
    if (at === i) continue;
    const rotated = stores.splice(0, at + 1);
    stores.splice(i - at, 0, ...rotated);
    for (let count = at + 1; count > 0; count--) rotate(c, loc, i + 1);
  }
}
