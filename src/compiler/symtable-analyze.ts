/**
 * The second pass over the symbol table: decides for each name of each block whether it is local, a cell, free or
 * global, from the blocks around it inwards; free names then travel outwards to the block whose cell they need.
 *
 * Comprehensions are inlined into their block here (PEP 709). CPython's counterpart: analyze_block in Python/symtable.c.
 */
import { syntaxError } from "./errors.js";
import { Def, SCOPE_OFFSET, Scope, type SymtableEntry } from "./symtable.js";

type Names = Set<string>;
type Scopes = Map<string, Scope>;

/** What the blocks around the one at hand bind. */
interface Outer {
  /** Names of enclosing functions; null in the module block. */
  bound: Names | null;
  /** Names that an enclosing block declares global. */
  global: Names;
  typeParams: Names;
}

export function analyzeSymtable(top: SymtableEntry): void {
  analyzeBlock(top, { bound: null, global: new Set(), typeParams: new Set() }, null);
}

function addAll(to: Names, from: Iterable<string>): void {
  for (const name of from) to.add(name);
}

/** Analyse a block and what it holds; gives the free names that the blocks around it must provide. */
function analyzeBlock(entry: SymtableEntry, outer: Outer, classEntry: SymtableEntry | null): Names {
  const scopes: Scopes = new Map();
  const local: Names = new Set();
  const free: Names = new Set();
  const inlinedCells: Names = new Set();
  const inner: Outer = { bound: new Set(), global: new Set(), typeParams: outer.typeParams };
  const isClass = entry.type === "class";
  if (isClass) {
    // A class's names are invisible to the functions in it, so what they see is complete before its own names.
    addAll(inner.global, outer.global);
    addAll(inner.bound!, outer.bound ?? []);
  }
  for (const [name, flags] of entry.symbols) {
    analyzeName(entry, scopes, name, flags, outer, local, free, classEntry);
  }
  if (isClass) {
    inner.bound!.add("__class__").add("__classdict__");
  } else {
    if (entry.isFunctionLike) addAll(inner.bound!, local);
    addAll(inner.bound!, outer.bound ?? []);
    addAll(inner.global, outer.global);
  }
  for (const child of entry.children) {
    const childClass = child.canSeeClassScope ? (isClass ? entry : classEntry) : null;
    const inlines =
      child.comprehension !== "" && child.comprehension !== "generator" && !entry.canSeeClassScope;
    const childFree = analyzeChild(child, inner, childClass);
    if (inlines) {
      inlineComprehension(entry, child, scopes, childFree, inlinedCells);
      child.compInlined = true;
    }
    addAll(free, childFree);
    if (child.isFree || child.childFree) entry.childFree = true;
  }
  entry.children = entry.children.flatMap((child) => (child.compInlined ? child.children : [child]));
  if (entry.isFunctionLike) analyzeCells(scopes, free, inlinedCells);
  else if (isClass) dropClassFree(entry, free);
  updateSymbols(entry, scopes, outer.bound, free, inlinedCells);
  return free;
}

/** A child works on copies: siblings do not see each other's names. */
function analyzeChild(child: SymtableEntry, around: Outer, classEntry: SymtableEntry | null): Names {
  const outer: Outer = {
    bound: new Set(around.bound),
    global: new Set(around.global),
    typeParams: new Set(around.typeParams),
  };
  return analyzeBlock(child, outer, classEntry);
}

function analyzeName(
  entry: SymtableEntry,
  scopes: Scopes,
  name: string,
  flags: number,
  outer: Outer,
  local: Names,
  free: Names,
  classEntry: SymtableEntry | null,
): void {
  const { bound, global, typeParams } = outer;
  if (flags & Def.GLOBAL) {
    if (flags & Def.NONLOCAL)
      throw syntaxError(`name '${name}' is nonlocal and global`, entry.directive(name));
    scopes.set(name, Scope.GLOBAL_EXPLICIT);
    global.add(name);
    bound?.delete(name);
    return;
  }
  if (flags & Def.NONLOCAL) {
    if (bound === null) {
      throw syntaxError("nonlocal declaration not allowed at module level", entry.directive(name));
    }
    if (!bound.has(name)) throw syntaxError(`no binding for nonlocal '${name}' found`, entry.directive(name));
    if (typeParams.has(name)) {
      throw syntaxError(`nonlocal binding not allowed for type parameter '${name}'`, entry.directive(name));
    }
    scopes.set(name, Scope.FREE);
    entry.isFree = true;
    free.add(name);
    return;
  }
  if (flags & Def.BOUND) {
    scopes.set(name, Scope.LOCAL);
    local.add(name);
    global.delete(name);
    if (flags & Def.TYPE_PARAM) typeParams.add(name);
    else typeParams.delete(name);
    return;
  }
  if (classEntry !== null) {
    // The class around an annotation scope comes first at run time; after it globals, not enclosing functions.
    const classFlags = classEntry.flags(name);
    if (classFlags & Def.GLOBAL) {
      scopes.set(name, Scope.GLOBAL_EXPLICIT);
      return;
    }
    if (classFlags & Def.BOUND && !(classFlags & Def.NONLOCAL)) {
      scopes.set(name, Scope.GLOBAL_IMPLICIT);
      return;
    }
  }
  if (bound?.has(name)) {
    scopes.set(name, Scope.FREE);
    entry.isFree = true;
    free.add(name);
    return;
  }
  if (!global.has(name) && entry.isNested) entry.isFree = true;
  scopes.set(name, Scope.GLOBAL_IMPLICIT);
}

/** Locals that an inner block needs become cells. */
function analyzeCells(scopes: Scopes, free: Names, inlinedCells: Names): void {
  for (const [name, scope] of scopes) {
    if (scope !== Scope.LOCAL || (!free.has(name) && !inlinedCells.has(name))) continue;
    scopes.set(name, Scope.CELL);
    free.delete(name);
  }
}

function dropClassFree(entry: SymtableEntry, free: Names): void {
  if (free.delete("__class__")) entry.needsClassClosure = true;
  if (free.delete("__classdict__")) entry.needsClassdict = true;
}

/** Give the block the names of a comprehension that will be part of it. */
function inlineComprehension(
  entry: SymtableEntry,
  comp: SymtableEntry,
  scopes: Scopes,
  compFree: Names,
  inlinedCells: Names,
): void {
  let removesClass = false;
  for (const name of comp.symbols.keys()) {
    const flags = comp.flags(name);
    if (flags & Def.PARAM) continue;
    let scope = comp.scope(name);
    if (scope === Scope.CELL || flags & Def.COMP_CELL) inlinedCells.add(name);
    const existing = entry.symbols.get(name);
    if (existing === undefined) {
      if (scope === Scope.FREE && entry.type === "class" && name === "__class__") {
        // The cell does not exist while the class body runs.
        scope = Scope.GLOBAL_IMPLICIT;
        compFree.delete(name);
        removesClass = true;
      }
      entry.symbols.set(name, flags);
      scopes.set(name, scope);
    } else if (existing & Def.BOUND && entry.type !== "class" && !isFreeInAnyChild(comp, name)) {
      // Free in the comprehension and local here: simply the local.
      compFree.delete(name);
    }
  }
  if (removesClass) comp.symbols.delete("__class__");
}

function isFreeInAnyChild(entry: SymtableEntry, name: string): boolean {
  return entry.children.some((child) => child.scope(name) === Scope.FREE);
}

/** Write the scopes into the flags, and take in the free names of inner blocks that must pass through here. */
function updateSymbols(
  entry: SymtableEntry,
  scopes: Scopes,
  bound: Names | null,
  free: Names,
  inlinedCells: Names,
): void {
  for (const [name, flags] of entry.symbols) {
    const cell = inlinedCells.has(name) ? Def.COMP_CELL : 0;
    entry.symbols.set(name, flags | cell | ((scopes.get(name) ?? 0) << SCOPE_OFFSET));
  }
  const seesClass = entry.type === "class" || entry.canSeeClassScope;
  for (const name of free) {
    const flags = entry.symbols.get(name);
    if (flags !== undefined) {
      if (seesClass) entry.symbols.set(name, flags | Def.FREE_CLASS);
    } else if (bound === null || bound.has(name)) {
      entry.symbols.set(name, Scope.FREE << SCOPE_OFFSET);
    }
  }
}
