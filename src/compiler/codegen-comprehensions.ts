/**
 * Code for comprehensions, which run inside the code object around them (PEP 709), and for generator expressions,
 * which are code objects of their own.
 *
 * An inlined comprehension saves the locals that it binds on the stack (LOAD_FAST_AND_CLEAR) and puts them back
 * afterwards, also when an exception leaves it. CPython's counterpart: compiler_comprehension in Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { Op, ResumeLocation } from "../vm/opcode.js";
import { emitAwait, emitYield, emitYieldFrom, jumpIf, visitExpr } from "./codegen-expressions.js";
import { makeClosure, wrapInStopIterationHandler } from "./codegen-functions.js";
import type { Compiler } from "./compiler.js";
import { FBlockType } from "./compiler-unit.js";
import { syntaxError } from "./errors.js";
import { type Label, type Location, makeLocation, NO_LOCATION, Pseudo } from "./instruction.js";
import { Def, SCOPE_OFFSET, Scope, type SymtableEntry } from "./symtable.js";

type ComprehensionNode = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

/** What stays the same through the loops of one comprehension. */
interface Comprehension {
  readonly node: ComprehensionNode;
  readonly elt: ast.expr;
  /** The value of a dict comprehension. */
  readonly value: ast.expr | null;
}

const NAMES = {
  ListComp: "<listcomp>",
  SetComp: "<setcomp>",
  DictComp: "<dictcomp>",
  GeneratorExp: "<genexpr>",
};
const BUILD = { ListComp: Op.BUILD_LIST, SetComp: Op.BUILD_SET, DictComp: Op.BUILD_MAP };

export function visitComprehension(c: Compiler, node: ComprehensionNode): void {
  const isDict = node._type === "DictComp";
  const comprehension: Comprehension = {
    node,
    elt: isDict ? node.key : node.elt,
    value: isDict ? node.value : null,
  };
  const entry = c.symtable.blocks.get(node)!;
  const isAsync = entry.isCoroutine;
  const isGenerator = node._type === "GeneratorExp";
  if (isAsync && !isGenerator) checkAsyncContext(c, node);
  if (entry.compInlined) inlineComprehension(c, comprehension, entry);
  else compileComprehension(c, comprehension, isAsync && !isGenerator);
}

function checkAsyncContext(c: Compiler, node: ComprehensionNode): void {
  const { scopeType } = c.unit;
  if (scopeType === "async function" || scopeType === "comprehension" || scopeType === "type params") return;
  throw syntaxError("asynchronous comprehension outside of an asynchronous function", node);
}

function emitGetIter(c: Compiler, loc: Location, generator: ast.comprehension): void {
  c.emit(loc, generator.is_async ? Op.GET_AITER : Op.GET_ITER);
}

/** As a function of its own that gets the first iterator as its argument. */
function compileComprehension(c: Compiler, comprehension: Comprehension, isAwaited: boolean): void {
  const { node, elt } = comprehension;
  const outermost = node.generators[0]!;
  c.enterScope(NAMES[node._type], "comprehension", node, node.lineno, null);
  c.unit.argcount = 1;
  if (node._type !== "GeneratorExp") c.emitOp(node, BUILD[node._type], 0);
  emitGenerator(c, comprehension, 0, 0, false);
  if (node._type === "GeneratorExp") wrapInStopIterationHandler(c);
  else c.emit(elt, Op.RETURN_VALUE);
  const code = c.assemble(true);
  c.exitScope();
  makeClosure(c, node, code, 0);
  visitExpr(c, outermost.iter);
  emitGetIter(c, outermost.iter, outermost);
  c.emitOp(node, Op.CALL, 0);
  if (isAwaited) emitAwait(c, node, 0);
}

function inlineComprehension(c: Compiler, comprehension: Comprehension, entry: SymtableEntry): void {
  const { node } = comprehension;
  const outermost = node.generators[0]!;
  visitExpr(c, outermost.iter);
  emitGetIter(c, outermost.iter, outermost);
  const state = pushState(c, node, entry);
  c.emitOp(node, BUILD[node._type as keyof typeof BUILD], 0);
  c.emitOp(node, Op.SWAP, 2);
  emitGenerator(c, comprehension, 0, 0, true);
  popState(c, node, state);
}

/** What an inlined comprehension has changed in the unit around it. */
interface InlineState {
  /** Locals that lie on the stack. */
  readonly pushed: string[];
  /** Where an exception goes; null when nothing was pushed. */
  cleanup: Label | null;
  /** Flags of names that mean something else inside. */
  readonly outerFlags: Map<string, number | undefined>;
  /** Names that are fast locals only inside. */
  readonly fastHidden: string[];
}

function pushState(c: Compiler, loc: Location, entry: SymtableEntry): InlineState {
  const { unit } = c;
  const inClass = unit.entry.type === "class" && unit.inInlinedComp === 0;
  const state: InlineState = { pushed: [], cleanup: null, outerFlags: new Map(), fastHidden: [] };
  unit.inInlinedComp++;
  for (const [name, flags] of entry.symbols) {
    const scope = flags >> SCOPE_OFFSET;
    const outer = unit.entry.symbols.get(name);
    const outerScope = (outer ?? 0) >> SCOPE_OFFSET;
    const isFreeAnyway = scope === Scope.FREE || (scope === Scope.CELL && outerScope === Scope.FREE);
    const isBound = (flags & Def.LOCAL && !(flags & Def.NONLOCAL)) || inClass;
    if (isBound && !unit.entry.isFunctionLike && unit.fastHidden.get(name) !== true) {
      unit.fastHidden.set(name, true);
      state.fastHidden.push(name);
    }
    if ((scope !== outerScope && !isFreeAnyway) || inClass) {
      state.outerFlags.set(name, outer);
      unit.entry.symbols.set(name, flags);
    }
    if (!isBound) continue;
    saveLocal(c, loc, name, scope, outerScope);
    state.pushed.push(name);
  }
  if (state.pushed.length > 0) {
    c.emitOp(loc, Op.SWAP, state.pushed.length + 1);
    state.cleanup = c.newLabel();
    c.emitJump(loc, Pseudo.SETUP_FINALLY, state.cleanup);
  }
  return state;
}

/** Move the outer local (for a cell: the cell) to the stack; a cell gets a fresh one. */
function saveLocal(c: Compiler, loc: Location, name: string, scope: Scope, outerScope: Scope): void {
  const { unit } = c;
  c.emitOp(loc, Op.LOAD_FAST_AND_CLEAR, unit.varnames.add(name));
  if (scope !== Scope.CELL) return;
  const index =
    outerScope === Scope.FREE ? unit.freevars.add(name) + unit.cellvars.size : unit.cellvars.add(name);
  c.emitOp(loc, Op.MAKE_CELL, index);
}

function popState(c: Compiler, loc: Location, state: InlineState): void {
  const { unit } = c;
  unit.inInlinedComp--;
  if (state.cleanup !== null) {
    const end = c.newLabel();
    c.emit(NO_LOCATION, Pseudo.POP_BLOCK);
    c.emitJump(NO_LOCATION, Pseudo.JUMP_NO_INTERRUPT, end);
    c.useLabel(state.cleanup);
    // The unfinished result lies under the exception.
    c.emitOp(NO_LOCATION, Op.SWAP, 2);
    c.emit(NO_LOCATION, Op.POP_TOP);
    restoreLocals(c, loc, state.pushed);
    c.emitOp(NO_LOCATION, Op.RERAISE, 0);
    c.useLabel(end);
    restoreLocals(c, loc, state.pushed);
  }
  for (const [name, flags] of state.outerFlags) {
    if (flags === undefined) unit.entry.symbols.delete(name);
    else unit.entry.symbols.set(name, flags);
  }
  for (const name of state.fastHidden) unit.fastHidden.set(name, false);
}

function restoreLocals(c: Compiler, loc: Location, pushed: readonly string[]): void {
  c.emitOp(loc, Op.SWAP, pushed.length + 1);
  for (let i = pushed.length - 1; i >= 0; i--) {
    c.emitOp(loc, Pseudo.STORE_FAST_MAYBE_NULL, c.unit.varnames.add(pushed[i]!));
  }
}

/** The loop over generators[index] and all in it; `depth` is how many iterators lie over the result. */
function emitGenerator(
  c: Compiler,
  comp: Comprehension,
  index: number,
  depth: number,
  iterOnStack: boolean,
): void {
  if (comp.node.generators[index]!.is_async) emitAsyncGenerator(c, comp, index, depth, iterOnStack);
  else emitSyncGenerator(c, comp, index, depth, iterOnStack);
}

/** `for x in [value]` is an assignment. */
function singleElement(iter: ast.expr): ast.expr | undefined {
  if ((iter._type !== "List" && iter._type !== "Tuple") || iter.elts.length !== 1) {
    return undefined;
  }
  const elt = iter.elts[0]!;
  return elt._type === "Starred" ? undefined : elt;
}

function emitSyncGenerator(
  c: Compiler,
  comp: Comprehension,
  index: number,
  depth: number,
  iterOnStack: boolean,
): void {
  const { node } = comp;
  const generator = node.generators[index]!;
  const start = c.newLabel();
  const ifCleanup = c.newLabel();
  const anchor = c.newLabel();
  let isLoop = true;
  if (!iterOnStack) {
    if (index === 0) c.emitOp(node, Op.LOAD_FAST, 0);
    else {
      const single = singleElement(generator.iter);
      if (single !== undefined) {
        visitExpr(c, single);
        isLoop = false;
      } else {
        visitExpr(c, generator.iter);
        c.emit(generator.iter, Op.GET_ITER);
      }
    }
  }
  if (isLoop) {
    depth++;
    c.useLabel(start);
    c.emitJump(generator.iter, Op.FOR_ITER, anchor);
  }
  visitExpr(c, generator.target);
  for (const test of generator.ifs) jumpIf(c, test, ifCleanup, false);
  if (index + 1 < node.generators.length) emitGenerator(c, comp, index + 1, depth, false);
  else emitElement(c, comp, depth);
  c.useLabel(ifCleanup);
  if (isLoop) {
    c.emitJump(elementLocation(comp, index), Pseudo.JUMP, start);
    c.useLabel(anchor);
    c.emit(NO_LOCATION, Op.END_FOR);
    c.emit(NO_LOCATION, Op.POP_TOP);
  }
}

function emitAsyncGenerator(
  c: Compiler,
  comp: Comprehension,
  index: number,
  depth: number,
  iterOnStack: boolean,
): void {
  const { node } = comp;
  const generator = node.generators[index]!;
  const start = c.newLabel();
  const except = c.newLabel();
  const ifCleanup = c.newLabel();
  if (!iterOnStack) {
    if (index === 0) c.emitOp(node, Op.LOAD_FAST, 0);
    else {
      visitExpr(c, generator.iter);
      c.emit(generator.iter, Op.GET_AITER);
    }
  }
  c.useLabel(start);
  c.pushFBlock(node, FBlockType.ASYNC_COMPREHENSION_GENERATOR, start, null);
  c.emitJump(node, Pseudo.SETUP_FINALLY, except);
  c.emit(node, Op.GET_ANEXT);
  c.loadConst(node, null);
  emitYieldFrom(c, node, ResumeLocation.AFTER_AWAIT);
  c.emit(node, Pseudo.POP_BLOCK);
  visitExpr(c, generator.target);
  for (const test of generator.ifs) jumpIf(c, test, ifCleanup, false);
  if (index + 1 < node.generators.length) emitGenerator(c, comp, index + 1, depth + 1, false);
  else emitElement(c, comp, depth + 1);
  c.useLabel(ifCleanup);
  c.emitJump(elementLocation(comp, index), Pseudo.JUMP, start);
  c.popFBlock();
  c.useLabel(except);
  c.emit(node, Op.END_ASYNC_FOR);
}

/** A dict comprehension's element reaches from the key to the end of the value, but only in its innermost loop. */
function elementLocation(comp: Comprehension, index: number): Location {
  const { elt, value, node } = comp;
  if (value === null || index + 1 < node.generators.length) return elt;
  return makeLocation(elt.lineno, value.end_lineno, elt.col_offset, value.end_col_offset);
}

function emitElement(c: Compiler, comp: Comprehension, depth: number): void {
  const { node, elt, value } = comp;
  visitExpr(c, elt);
  switch (node._type) {
    case "GeneratorExp":
      emitYield(c, elt);
      c.emit(elt, Op.POP_TOP);
      break;
    case "ListComp":
      c.emitOp(elt, Op.LIST_APPEND, depth + 1);
      break;
    case "SetComp":
      c.emitOp(elt, Op.SET_ADD, depth + 1);
      break;
    case "DictComp":
      visitExpr(c, value!);
      c.emitOp(elementLocation(comp, node.generators.length - 1), Op.MAP_ADD, depth + 1);
      break;
  }
}
