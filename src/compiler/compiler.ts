/**
 * The state of code generation, and the steps that everything else is made of: entering and leaving scopes, emitting
 * one instruction, loading and storing a name.
 *
 * The codegen-*.ts files are functions over a Compiler. CPython's counterpart: the lower half of Python/compile.c.
 */

import type * as ast from "../parser/ast.js";
import { BinaryOperator, CodeFlag, CompareOperator, Op, ResumeLocation } from "../vm/opcode.js";
import { assembleCode } from "./assemble.js";
import type { CodeUnit, Const } from "./code-unit.js";
import { CompilerUnit, type FBlock, type FBlockType, type ScopeType } from "./compiler-unit.js";
import { forbiddenName, syntaxError } from "./errors.js";
import { type Label, type Location, makeLocation, NO_LOCATION, Pseudo } from "./instruction.js";
import { mangle } from "./mangle.js";
import { Def, maybeMangle, Scope, type SymbolTable, SymtableEntry } from "./symtable.js";

/** Blocks that may nest in one code object. */
const CO_MAXBLOCKS = 21;

export interface CompilerOptions {
  readonly filename: string;
  /** -1 and 0: asserts are kept; 1: dropped; 2: docstrings too. */
  readonly optimize: number;
  /** "single" mode: print the values of expression statements. */
  readonly isInteractive: boolean;
  readonly futureAnnotations: boolean;
  /** The last line on which `from __future__ import` may stand. */
  readonly lastFutureLine: number;
  /** Does the code stand for what CPython has in C? */
  readonly isNative: boolean;
}

export class Compiler {
  unit!: CompilerUnit;
  /** The units around `unit`. */
  readonly stack: CompilerUnit[] = [];
  /** Functions and classes around the code being generated, plus one for the module. */
  nestLevel = 0;

  constructor(
    readonly symtable: SymbolTable,
    readonly options: CompilerOptions,
  ) {}

  // Scopes

  /** Begin a code object; `key` is the node of its block, or the block. */
  enterScope(
    name: string,
    type: ScopeType,
    key: object | SymtableEntry,
    firstlineno: number,
    className: string | null,
  ): void {
    const entry = key instanceof SymtableEntry ? key : this.symtable.blocks.get(key)!;
    const parent: CompilerUnit | undefined = this.unit;
    const unit = new CompilerUnit(entry, name, type, firstlineno, className ?? parent?.className ?? null);
    if (parent !== undefined) this.stack.push(parent);
    this.unit = unit;
    this.nestLevel++;
    if (type !== "module") unit.qualname = this.qualname();
    // A module's first instruction stands before its first line.
    const line = type === "module" ? 0 : firstlineno;
    this.emitOp(makeLocation(line, firstlineno, 0, 0), Op.RESUME, ResumeLocation.AT_FUNC_START);
  }

  /** Back to the unit around. */
  exitScope(): void {
    this.nestLevel--;
    this.unit = this.stack.pop()!;
  }

  private qualname(): string {
    const { unit, stack } = this;
    if (stack.length <= 1) return unit.name;
    let parent = stack[stack.length - 1]!;
    if (parent.scopeType === "type params") {
      if (stack.length === 2) return unit.name;
      parent = stack[stack.length - 2]!;
    }
    const { scopeType } = unit;
    if (scopeType === "function" || scopeType === "async function" || scopeType === "class") {
      const scope = parent.entry.scope(mangle(parent.className, unit.name));
      if (scope === Scope.GLOBAL_EXPLICIT) return unit.name;
    }
    const isFunction = ["function", "async function", "lambda"].includes(parent.scopeType);
    return parent.qualname + (isFunction ? ".<locals>." : ".") + unit.name;
  }

  /** The finished code of the current unit; it ends by returning None, or else what is on the stack. */
  assemble(returnsNone: boolean): CodeUnit {
    if (returnsNone) this.loadConst(NO_LOCATION, null);
    this.emit(NO_LOCATION, Op.RETURN_VALUE);
    return assembleCode(this.unit, this.codeFlags(), this.options.filename);
  }

  private codeFlags(): number {
    const { entry } = this.unit;
    let flags = this.options.futureAnnotations ? CodeFlag.FUTURE_ANNOTATIONS : 0;
    if (this.options.isNative) flags |= CodeFlag.NATIVE;
    if (!entry.isFunctionLike) {
      return flags;
    }
    flags |= CodeFlag.NEWLOCALS | CodeFlag.OPTIMIZED;
    if (entry.isNested) flags |= CodeFlag.NESTED;
    if (entry.isGenerator) flags |= entry.isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
    else if (entry.isCoroutine) flags |= CodeFlag.COROUTINE;
    if (entry.hasVarargs) flags |= CodeFlag.VARARGS;
    if (entry.hasVarkeywords) flags |= CodeFlag.VARKEYWORDS;
    return flags;
  }

  // Instructions

  newLabel(): Label {
    return this.unit.sequence.newLabel();
  }

  useLabel(label: Label): void {
    this.unit.sequence.useLabel(label);
  }

  /** An instruction without operand. */
  emit(loc: Location, op: number): void {
    this.unit.sequence.add(op, 0, null, loc);
  }

  emitOp(loc: Location, op: number, oparg: number): void {
    this.unit.sequence.add(op, oparg, null, loc);
  }

  emitJump(loc: Location, op: number, target: Label): void {
    this.unit.sequence.add(op, 0, target, loc);
  }

  loadConst(loc: Location, value: Const): void {
    this.emitOp(loc, Op.LOAD_CONST, this.unit.consts.add(value));
  }

  mangle(name: string): string {
    return maybeMangle(this.unit.className, this.unit.entry, name);
  }

  /** An instruction with a name: attributes, imports, and the super() forms. */
  emitName(loc: Location, op: number, name: string): void {
    const index = this.unit.names.add(this.mangle(name));
    switch (op) {
      case Op.LOAD_ATTR:
        this.emitOp(loc, op, index << 1);
        break;
      case Pseudo.LOAD_METHOD:
        this.emitOp(loc, Op.LOAD_ATTR, (index << 1) | 1);
        break;
      case Op.LOAD_SUPER_ATTR:
        this.emitOp(loc, op, (index << 2) | 2);
        break;
      case Pseudo.LOAD_SUPER_METHOD:
        this.emitOp(loc, Op.LOAD_SUPER_ATTR, (index << 2) | 3);
        break;
      case Pseudo.LOAD_ZERO_SUPER_ATTR:
        this.emitOp(loc, Op.LOAD_SUPER_ATTR, index << 2);
        break;
      case Pseudo.LOAD_ZERO_SUPER_METHOD:
        this.emitOp(loc, Op.LOAD_SUPER_ATTR, (index << 2) | 1);
        break;
      default:
        this.emitOp(loc, op, index);
    }
  }

  emitBinary(loc: Location, op: ast.operator, isInPlace: boolean): void {
    this.emitOp(loc, Op.BINARY_OP, BINARY_OPERATORS[op] + (isInPlace ? BinaryOperator.INPLACE_ADD : 0));
  }

  emitCompare(loc: Location, op: ast.cmpop): void {
    switch (op) {
      case "Is":
        this.emitOp(loc, Op.IS_OP, 0);
        break;
      case "IsNot":
        this.emitOp(loc, Op.IS_OP, 1);
        break;
      case "In":
        this.emitOp(loc, Op.CONTAINS_OP, 0);
        break;
      case "NotIn":
        this.emitOp(loc, Op.CONTAINS_OP, 1);
        break;
      default:
        this.emitOp(loc, Op.COMPARE_OP, (COMPARE_OPERATORS[op] << 5) | COMPARE_MASKS[COMPARE_OPERATORS[op]]!);
    }
  }

  // Blocks

  pushFBlock(
    loc: Location,
    type: FBlockType,
    block: Label | null,
    exit: Label | null,
    datum: { finalbody?: readonly ast.stmt[]; name?: string | null } = {},
  ): void {
    const { fblocks } = this.unit;
    if (fblocks.length >= CO_MAXBLOCKS) throw syntaxError("too many statically nested blocks", loc);
    const fblock: FBlock = {
      type,
      block,
      exit,
      loc,
      finalbody: datum.finalbody ?? null,
      name: datum.name ?? null,
    };
    fblocks.push(fblock);
  }

  popFBlock(): void {
    this.unit.fblocks.pop();
  }

  // Names

  /** Load, store or delete a name by the scope that the symbol table gives it. */
  nameOp(loc: Location, name: string, ctx: ast.expr_context): void {
    forbiddenName(loc, name, ctx);
    const { unit } = this;
    const mangled = this.mangle(name);
    const { entry } = unit;
    const scope = entry.scope(mangled);
    switch (scope) {
      case Scope.FREE:
        this.derefOp(loc, unit.freevars.add(mangled) + unit.cellvars.size, ctx);
        return;
      case Scope.CELL:
        this.derefOp(loc, unit.cellvars.add(mangled), ctx);
        return;
      case Scope.LOCAL:
        if (entry.isFunctionLike || unit.fastHidden.get(mangled) === true) {
          this.emitOp(loc, FAST_OPS[ctx], unit.varnames.add(mangled));
          return;
        }
        break;
      case Scope.GLOBAL_IMPLICIT:
        if (entry.isFunctionLike) {
          this.globalOp(loc, mangled, ctx, entry.canSeeClassScope);
          return;
        }
        break;
      case Scope.GLOBAL_EXPLICIT:
        this.globalOp(loc, mangled, ctx, false);
        return;
    }
    if (ctx === "Load" && entry.type === "class" && unit.inInlinedComp > 0) {
      this.globalOp(loc, mangled, ctx, false);
    } else this.emitOp(loc, NAME_OPS[ctx], unit.names.add(mangled));
  }

  private derefOp(loc: Location, index: number, ctx: ast.expr_context): void {
    const { entry, inInlinedComp } = this.unit;
    let op: number = DEREF_OPS[ctx];
    if (ctx === "Load") {
      if (entry.type === "class" && inInlinedComp === 0) {
        this.emit(loc, Op.LOAD_LOCALS);
        op = Op.LOAD_FROM_DICT_OR_DEREF;
      } else if (entry.canSeeClassScope) {
        this.emitOp(loc, Op.LOAD_DEREF, this.classdictIndex());
        op = Op.LOAD_FROM_DICT_OR_DEREF;
      }
    }
    this.emitOp(loc, op, index);
  }

  private classdictIndex(): number {
    return this.unit.freevars.add("__classdict__") + this.unit.cellvars.size;
  }

  private globalOp(loc: Location, mangled: string, ctx: ast.expr_context, seesClass: boolean): void {
    const { names } = this.unit;
    if (ctx === "Load" && seesClass) {
      this.emitOp(loc, Op.LOAD_DEREF, this.classdictIndex());
      this.emitOp(loc, Op.LOAD_FROM_DICT_OR_GLOBALS, names.add(mangled));
    } else if (ctx === "Load") this.emitOp(loc, Op.LOAD_GLOBAL, names.add(mangled) << 1);
    else this.emitOp(loc, GLOBAL_OPS[ctx], names.add(mangled));
  }

  /** Is the name imported at the top of the module? Then `name.f()` is a plain call, not a method call. */
  isImported(name: string): boolean {
    return (this.symtable.top.flags(name) & Def.IMPORT) !== 0;
  }
}

const FAST_OPS = { Load: Op.LOAD_FAST, Store: Op.STORE_FAST, Del: Op.DELETE_FAST };
const DEREF_OPS = { Load: Op.LOAD_DEREF, Store: Op.STORE_DEREF, Del: Op.DELETE_DEREF };
const GLOBAL_OPS = { Load: Op.LOAD_GLOBAL, Store: Op.STORE_GLOBAL, Del: Op.DELETE_GLOBAL };
const NAME_OPS = { Load: Op.LOAD_NAME, Store: Op.STORE_NAME, Del: Op.DELETE_NAME };

const BINARY_OPERATORS: Record<ast.operator, BinaryOperator> = {
  Add: BinaryOperator.ADD,
  Sub: BinaryOperator.SUBTRACT,
  Mult: BinaryOperator.MULTIPLY,
  MatMult: BinaryOperator.MATRIX_MULTIPLY,
  Div: BinaryOperator.TRUE_DIVIDE,
  Mod: BinaryOperator.REMAINDER,
  Pow: BinaryOperator.POWER,
  LShift: BinaryOperator.LSHIFT,
  RShift: BinaryOperator.RSHIFT,
  BitOr: BinaryOperator.OR,
  BitXor: BinaryOperator.XOR,
  BitAnd: BinaryOperator.AND,
  FloorDiv: BinaryOperator.FLOOR_DIVIDE,
};

const COMPARE_OPERATORS = {
  Lt: CompareOperator.LT,
  LtE: CompareOperator.LE,
  Eq: CompareOperator.EQ,
  NotEq: CompareOperator.NE,
  Gt: CompareOperator.GT,
  GtE: CompareOperator.GE,
};

/** Which of unordered 1, less 2, greater 4, equal 8 make the comparison true; by CompareOperator. */
const COMPARE_MASKS: readonly number[] = [2, 10, 8, 7, 4, 12];
