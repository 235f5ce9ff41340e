/**
 * The code object under construction: its scope, its tables of constants and names, its instructions, and the stack
 * of blocks (loops, try, with) that a break, continue or return has to unwind.
 *
 * CPython's counterpart: struct compiler_unit in Python/compile.c.
 */
import type * as ast from "../parser/ast.js";
import type { Const } from "./code-unit.js";
import { constKey } from "./constants.js";
import { InstructionSequence, type Label, type Location } from "./instruction.js";
import { Def, Scope, type SymtableEntry } from "./symtable.js";

export type ScopeType =
  | "module"
  | "class"
  | "function"
  | "async function"
  | "lambda"
  | "comprehension"
  | "type params";

/** What a block is, for unwinding. */
export const enum FBlockType {
  WHILE_LOOP,
  FOR_LOOP,
  /** A try that has except clauses. */
  TRY_EXCEPT,
  /** The part of a try that its finally protects. */
  FINALLY_TRY,
  /** A finally clause that runs because of an exception. */
  FINALLY_END,
  WITH,
  ASYNC_WITH,
  /** The body of an except clause. */
  HANDLER_CLEANUP,
  /** A value of an interrupted return lies on the stack while a finally clause runs. */
  POP_VALUE,
  EXCEPTION_HANDLER,
  EXCEPTION_GROUP_HANDLER,
  ASYNC_COMPREHENSION_GENERATOR,
  /** The body of a generator. */
  STOP_ITERATION,
}

export interface FBlock {
  readonly type: FBlockType;
  /** Where continue goes. */
  readonly block: Label | null;
  /** Where break goes. */
  readonly exit: Label | null;
  readonly loc: Location;
  /** FINALLY_TRY: the finally clause. */
  readonly finalbody: readonly ast.stmt[] | null;
  /** HANDLER_CLEANUP: the name in `except … as name`. */
  readonly name: string | null;
}

/** A table that numbers what is put into it. */
export class IndexTable {
  private readonly indices = new Map<string, number>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): number {
    let index = this.indices.get(name);
    if (index === undefined) this.indices.set(name, (index = this.indices.size));
    return index;
  }

  get(name: string): number | undefined {
    return this.indices.get(name);
  }

  get size(): number {
    return this.indices.size;
  }

  get names(): string[] {
    return [...this.indices.keys()];
  }
}

/** co_consts in the making: equal constants share an index. */
export class ConstTable {
  readonly values: Const[] = [];
  private readonly indices = new Map<string, number>();

  add(value: Const): number {
    const key = constKey(value);
    let index = this.indices.get(key);
    if (index === undefined) {
      this.indices.set(key, (index = this.values.length));
      this.values.push(value);
    }
    return index;
  }
}

/** The names of a scope, sorted: cells and free variables are numbered alphabetically. */
function namesOfScope(entry: SymtableEntry, scope: Scope, flag: number): string[] {
  const names: string[] = [];
  for (const [name, flags] of entry.symbols) {
    if (entry.scope(name) === scope || flags & flag) names.push(name);
  }
  return names.sort(compareCodePoints);
}

/** Order of code points, which for text with astral characters is not that of UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  const x = [...a];
  const y = [...b];
  for (let i = 0; i < x.length && i < y.length; i++) {
    const order = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
    if (order !== 0) return order;
  }
  return x.length - y.length;
}

export class CompilerUnit {
  readonly sequence = new InstructionSequence();
  readonly consts = new ConstTable();
  readonly names = new IndexTable();
  readonly varnames: IndexTable;
  readonly cellvars: IndexTable;
  readonly freevars: IndexTable;
  /** Fast locals of comprehensions inlined outside functions; true while inside one. */
  readonly fastHidden = new Map<string, boolean>();
  readonly fblocks: FBlock[] = [];
  /** Attributes of self that the methods of this class assign. */
  readonly staticAttributes = new Set<string>();
  qualname: string;
  argcount = 0;
  posonlyargcount = 0;
  kwonlyargcount = 0;
  /** How many inlined comprehensions surround the code being generated. */
  inInlinedComp = 0;

  constructor(
    readonly entry: SymtableEntry,
    readonly name: string,
    readonly scopeType: ScopeType,
    readonly firstlineno: number,
    /** The class whose name mangles private names. */
    readonly className: string | null,
  ) {
    this.qualname = name;
    this.varnames = new IndexTable(entry.varnames);
    const cells = namesOfScope(entry, Scope.CELL, Def.COMP_CELL);
    if (entry.needsClassClosure) cells.push("__class__");
    if (entry.needsClassdict) cells.push("__classdict__");
    this.cellvars = new IndexTable(cells);
    this.freevars = new IndexTable(namesOfScope(entry, Scope.FREE, Def.FREE_CLASS));
  }

  /** The scope of a name as seen from this unit: CELL, FREE or neither. */
  refType(name: string): Scope {
    if (name === "__class__" && this.scopeType === "class") return Scope.CELL;
    if (name === "__classdict__" && this.scopeType === "class") return Scope.CELL;
    return this.entry.scope(name);
  }
}
