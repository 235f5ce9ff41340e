/**
 * The stack of blocks while the symbol table is being built: entering and leaving them, noting names, and what may
 * not stand where.
 *
 * CPython's counterpart: symtable_enter_block, symtable_add_def and their kin in Python/symtable.c.
 */
import type * as ast from "../parser/ast.js";
import { syntaxError } from "./errors.js";
import { type Location, makeLocation } from "./instruction.js";
import { type BlockType, Def, maybeMangle, type SymbolTable, SymtableEntry } from "./symtable.js";

export class SymtableScopes implements SymbolTable {
  readonly blocks = new Map<object, SymtableEntry>();
  readonly defaults = new Map<object, SymtableEntry>();
  readonly top: SymtableEntry;
  private readonly stack: SymtableEntry[] = [];
  protected current: SymtableEntry;
  /** The class whose name mangles private names. */
  protected className: string | null = null;
  /** What a type variable's block is part of, for error messages. */
  protected readonly typeVariableContext = new Map<SymtableEntry, string>();

  constructor(
    tree: ast.mod,
    protected readonly futureAnnotations: boolean,
  ) {
    this.top = new SymtableEntry("top", "module", makeLocation(0, 0, 0, 0));
    this.current = this.top;
    this.stack.push(this.top);
    this.blocks.set(tree, this.top);
  }

  protected enterBlock(
    name: string,
    type: BlockType,
    node: object,
    loc: Location,
    blocks = this.blocks,
  ): void {
    const entry = new SymtableEntry(name, type, loc);
    entry.isNested = this.current.isNested || this.current.isFunctionLike;
    // A comprehension's iterable has its rules also in what is nested in it.
    entry.compIterExpr = this.current.compIterExpr;
    // What annotations mention under `from __future__ import annotations` has no effect on the names around it.
    if (type !== "annotation") {
      this.current.children.push(entry);
      blocks.set(node, entry);
    }
    this.stack.push(entry);
    this.current = entry;
  }

  protected exitBlock(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1]!;
  }

  protected lookup(name: string, entry = this.current): number {
    return entry.symbols.get(maybeMangle(this.className, entry, name)) ?? 0;
  }

  protected addDef(name: string, flag: number, loc: Location, entry = this.current): void {
    if (flag & Def.TYPE_PARAM) this.current.mangledNames?.add(name);
    const mangled = maybeMangle(this.className, this.current, name);
    let flags = entry.symbols.get(mangled) ?? 0;
    if (flag & flags & Def.PARAM) {
      throw syntaxError(`duplicate argument '${name}' in function definition`, loc);
    }
    if (flag & flags & Def.TYPE_PARAM) throw syntaxError(`duplicate type parameter '${name}'`, loc);
    flags |= flag;
    if (entry.compIterTarget) {
      if (flags & (Def.GLOBAL | Def.NONLOCAL)) {
        throw syntaxError(
          `comprehension inner loop cannot rebind assignment expression target '${name}'`,
          loc,
        );
      }
      flags |= Def.COMP_ITER;
    }
    entry.symbols.set(mangled, flags);
    if (flag & Def.PARAM) entry.varnames.push(mangled);
    else if (flag & Def.GLOBAL) this.top.symbols.set(mangled, (this.top.symbols.get(mangled) ?? 0) | flag);
  }

  protected recordDirective(name: string, loc: Location): void {
    this.current.directives.push({ name: maybeMangle(this.className, this.current, name), loc });
  }

  /** The target of `:=` in a comprehension belongs to the function or module around it. */
  protected extendNamedExprScope(target: ast.Name): void {
    const name = target.id;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const entry = this.stack[i]!;
      if (entry.comprehension !== "") {
        const flags = this.lookup(name, entry);
        if (flags & Def.COMP_ITER && flags & (Def.LOCAL | Def.GLOBAL)) {
          throw syntaxError(
            `assignment expression cannot rebind comprehension iteration variable '${name}'`,
            target,
          );
        }
        continue;
      }
      switch (entry.type) {
        case "function": {
          const flag = this.lookup(name, entry) & Def.GLOBAL ? Def.GLOBAL : Def.NONLOCAL;
          this.addDef(name, flag, target);
          this.recordDirective(name, target);
          this.addDef(name, Def.LOCAL, target, entry);
          return;
        }
        case "module":
          this.addDef(name, Def.GLOBAL, target);
          this.recordDirective(name, target);
          this.addDef(name, Def.GLOBAL, target, entry);
          return;
        case "class":
          throw syntaxError(
            "assignment expression within a comprehension cannot be used in a class body",
            target,
          );
        case "type parameters":
          throw syntaxError(
            "assignment expression within a comprehension cannot be used within the definition of a generic",
            target,
          );
        case "type alias":
          throw syntaxError(
            "assignment expression within a comprehension cannot be used in a type alias",
            target,
          );
        case "type variable":
          throw syntaxError(
            "assignment expression within a comprehension cannot be used in a TypeVar bound",
            target,
          );
      }
    }
  }

  protected refuseInAnnotation(what: string, node: Location): void {
    switch (this.current.type) {
      case "annotation":
        throw syntaxError(`${what} cannot be used within an annotation`, node);
      case "type variable":
        throw syntaxError(
          `${what} cannot be used within ${this.typeVariableContext.get(this.current)}`,
          node,
        );
      case "type alias":
        throw syntaxError(`${what} cannot be used within a type alias`, node);
      case "type parameters":
        throw syntaxError(`${what} cannot be used within the definition of a generic`, node);
    }
  }

  /** global or nonlocal. */
  protected declare(name: string, flag: Def.GLOBAL | Def.NONLOCAL, node: Location): void {
    const flags = this.lookup(name);
    const kind = flag === Def.GLOBAL ? "global" : "nonlocal";
    if (flags & Def.PARAM) throw syntaxError(`name '${name}' is parameter and ${kind}`, node);
    if (flags & Def.USE) throw syntaxError(`name '${name}' is used prior to ${kind} declaration`, node);
    if (flags & Def.ANNOT) throw syntaxError(`annotated name '${name}' can't be ${kind}`, node);
    if (flags & Def.LOCAL) {
      throw syntaxError(`name '${name}' is assigned to before ${kind} declaration`, node);
    }
    this.addDef(name, flag, node);
    this.recordDirective(name, node);
  }
}
