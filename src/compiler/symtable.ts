/**
 * The symbol table: one entry a block (module, function, class, comprehension, type parameters), each with the flags
 * of its names; once analysed (symtable-analyze.ts) also with each name's scope: local, cell, free or global.
 *
 * Code generation enters the blocks through the nodes that made them. Names, flags and numbers are those of CPython's
 * Python/symtable.c, which this mirrors; symtable-build.ts walks the tree.
 */
import type { Location } from "./instruction.js";
import { mangle } from "./mangle.js";

/** How a name is used in a block: bits 0 to 11 of its flags. */
export const enum Def {
  /** global statement. */
  GLOBAL = 1,
  /** Bound in the block. */
  LOCAL = 2,
  /** Parameter. */
  PARAM = 4,
  /** nonlocal statement. */
  NONLOCAL = 8,
  /** Read. */
  USE = 16,
  /** Free in a method, and bound or global in the class around it. */
  FREE_CLASS = 64,
  /** Bound by an import. */
  IMPORT = 128,
  /** Annotated. */
  ANNOT = 256,
  /** Target of a comprehension. */
  COMP_ITER = 512,
  TYPE_PARAM = 1024,
  /** A cell of a comprehension that was inlined here. */
  COMP_CELL = 2048,
  BOUND = LOCAL | PARAM | IMPORT | TYPE_PARAM,
}

/** What a name refers to; stands in its flags from SCOPE_OFFSET on. */
export const enum Scope {
  UNKNOWN,
  LOCAL,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  FREE,
  CELL,
}

export const SCOPE_OFFSET = 12;
const FLAGS_MASK = (1 << SCOPE_OFFSET) - 1;

export type BlockType =
  | "function"
  | "class"
  | "module"
  | "annotation"
  | "type variable"
  | "type alias"
  | "type parameters";

export type ComprehensionType = "" | "list" | "set" | "dict" | "generator";

export interface Directive {
  readonly name: string;
  readonly loc: Location;
}

/** One block. */
export class SymtableEntry {
  /** Names to Def bits, and to their Scope once analysed; in the order of first mention. */
  readonly symbols = new Map<string, number>();
  /** Parameters, in order. */
  readonly varnames: string[] = [];
  children: SymtableEntry[] = [];
  /** global and nonlocal statements. */
  readonly directives: Directive[] = [];
  /** Inside a function, however deep. */
  isNested = false;
  /** Has free variables. */
  isFree = false;
  /** A child block has free variables, even if not of this block. */
  childFree = false;
  isGenerator = false;
  isCoroutine = false;
  comprehension: ComprehensionType = "";
  hasVarargs = false;
  hasVarkeywords = false;
  /** A class whose methods need the __class__ cell. */
  needsClassClosure = false;
  /** A class whose annotation scopes need the __classdict__ cell. */
  needsClassdict = false;
  /** A comprehension that became part of the block around it. */
  compInlined = false;
  /** The target of a comprehension is being visited. */
  compIterTarget = false;
  /** An annotation scope right inside a class: it sees the class's names. */
  canSeeClassScope = false;
  /** How deep in comprehension iterables the visit is. */
  compIterExpr = 0;
  /** Private names to mangle; null mangles all. For type parameters of a class. */
  mangledNames: Set<string> | null = null;

  constructor(
    readonly name: string,
    readonly type: BlockType,
    readonly loc: Location,
  ) {}

  /** Functions, lambdas, comprehensions and annotation scopes: their locals are fast locals. */
  get isFunctionLike(): boolean {
    return this.type !== "class" && this.type !== "module" && this.type !== "annotation";
  }

  /** The Def bits of a name. */
  flags(name: string): number {
    return (this.symbols.get(name) ?? 0) & FLAGS_MASK;
  }

  scope(name: string): Scope {
    return (this.symbols.get(name) ?? 0) >> SCOPE_OFFSET;
  }

  directive(name: string): Location {
    return this.directives.find((directive) => directive.name === name)?.loc ?? this.loc;
  }
}

export interface SymbolTable {
  readonly top: SymtableEntry;
  /** Blocks by the node that made them; the bound of a type variable by the variable. */
  readonly blocks: ReadonlyMap<object, SymtableEntry>;
  /** Blocks of the defaults of type parameters. */
  readonly defaults: ReadonlyMap<object, SymtableEntry>;
}

/** Mangle a name as its block has it mangled. CPython's counterpart: _Py_MaybeMangle. */
export function maybeMangle(className: string | null, entry: SymtableEntry, name: string): string {
  if (entry.mangledNames !== null && !entry.mangledNames.has(name)) return name;
  return mangle(className, name);
}
