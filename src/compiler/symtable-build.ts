/**
 * The first pass of the symbol table: walks the tree, opens a block for each scope, and notes what each block does
 * with each name. CPython's counterpart: the symtable_visit_* functions of Python/symtable.c.
 */
import type * as ast from "../parser/ast.js";
import { enterRecursion, leaveRecursion, syntaxError } from "./errors.js";
import type { Location } from "./instruction.js";
import { type ComprehensionType, Def, type SymbolTable, type SymtableEntry } from "./symtable.js";
import { analyzeSymtable } from "./symtable-analyze.js";
import { SymtableScopes } from "./symtable-scopes.js";

const USE = Def.USE;

/** Names and scopes of a whole module. */
export function buildSymtable(tree: ast.mod, futureAnnotations: boolean): SymbolTable {
  const builder = new SymtableBuilder(tree, futureAnnotations);
  if (tree._type === "Expression") builder.visitExpr(tree.body);
  else builder.visitStatements(tree.body);
  analyzeSymtable(builder.top);
  return builder;
}

type ComprehensionNode = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

const COMPREHENSIONS = {
  ListComp: { name: "<listcomp>", type: "list" },
  SetComp: { name: "<setcomp>", type: "set" },
  DictComp: { name: "<dictcomp>", type: "dict" },
  GeneratorExp: { name: "<genexpr>", type: "generator" },
} as const;

/** What a yield in a comprehension is told. */
const COMPREHENSION_NAMES: Record<ComprehensionType, string> = {
  "": "",
  list: "list comprehension",
  set: "set comprehension",
  dict: "dict comprehension",
  generator: "generator expression",
};

class SymtableBuilder extends SymtableScopes {
  visitStatements(body: readonly ast.stmt[]): void {
    for (const node of body) this.visitStatement(node);
  }

  private visitStatement(node: ast.stmt): void {
    enterRecursion(node);
    switch (node._type) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.visitFunction(node);
        break;
      case "ClassDef":
        this.visitClass(node);
        break;
      case "TypeAlias":
        this.visitTypeAlias(node);
        break;
      case "Return":
        this.visitOptional(node.value);
        break;
      case "Delete":
        this.visitList(node.targets);
        break;
      case "Assign":
        this.visitList(node.targets);
        this.visitExpr(node.value);
        break;
      case "AnnAssign":
        this.visitAnnAssign(node);
        break;
      case "AugAssign":
        this.visitExpr(node.target);
        this.visitExpr(node.value);
        break;
      case "For":
      case "AsyncFor":
        this.visitExpr(node.target);
        this.visitExpr(node.iter);
        this.visitStatements(node.body);
        this.visitStatements(node.orelse);
        break;
      case "While":
        this.visitExpr(node.test);
        this.visitStatements(node.body);
        this.visitStatements(node.orelse);
        break;
      case "If":
        this.visitIf(node);
        break;
      case "Match":
        this.visitExpr(node.subject);
        for (const matchCase of node.cases) this.visitCase(matchCase);
        break;
      case "Raise":
        this.visitOptional(node.exc);
        this.visitOptional(node.cause);
        break;
      case "Try":
      case "TryStar":
        this.visitStatements(node.body);
        for (const handler of node.handlers) this.visitHandler(handler);
        this.visitStatements(node.orelse);
        this.visitStatements(node.finalbody);
        break;
      case "Assert":
        this.visitExpr(node.test);
        this.visitOptional(node.msg);
        break;
      case "Import":
      case "ImportFrom":
        for (const alias of node.names) this.visitAlias(alias);
        break;
      case "Global":
        for (const name of node.names) this.declare(name, Def.GLOBAL, node);
        break;
      case "Nonlocal":
        for (const name of node.names) this.declare(name, Def.NONLOCAL, node);
        break;
      case "Expr":
        this.visitExpr(node.value);
        break;
      case "With":
      case "AsyncWith":
        for (const item of node.items) {
          this.visitExpr(item.context_expr);
          this.visitOptional(item.optional_vars);
        }
        this.visitStatements(node.body);
        break;
      default:
        break;
    }
    leaveRecursion();
  }

  private visitIf(first: ast.If): void {
    let node = first;
    for (;;) {
      this.visitExpr(node.test);
      this.visitStatements(node.body);
      const next = node.orelse[0];
      if (node.orelse.length !== 1 || next!._type !== "If") break;
      node = next as ast.If;
    }
    this.visitStatements(node.orelse);
  }

  private visitFunction(node: ast.FunctionDef | ast.AsyncFunctionDef): void {
    const { args } = node;
    this.addDef(node.name, Def.LOCAL, node);
    this.visitList(args.defaults);
    for (const value of args.kw_defaults) this.visitOptional(value);
    this.visitList(node.decorator_list);
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      this.enterTypeParams(node);
      this.addDef(".defaults", Def.PARAM, node);
      if (args.kw_defaults.some((value) => value !== null)) this.addDef(".kwdefaults", Def.PARAM, node);
      this.visitTypeParams(node.type_params);
    }
    this.visitAnnotations(node, args, node.returns);
    this.enterBlock(node.name, "function", node, node);
    if (node._type === "AsyncFunctionDef") this.current.isCoroutine = true;
    this.visitArguments(args);
    this.visitStatements(node.body);
    this.exitBlock();
    if (isGeneric) this.exitBlock();
  }

  private visitClass(node: ast.ClassDef): void {
    this.addDef(node.name, Def.LOCAL, node);
    this.visitList(node.decorator_list);
    const outerClass = this.className;
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      this.enterTypeParams(node);
      for (const name of [".type_params", ".generic_base"]) {
        this.addDef(name, Def.LOCAL, node);
        this.addDef(name, USE, node);
      }
      this.className = node.name;
      this.current.mangledNames = new Set();
      this.visitTypeParams(node.type_params);
    }
    this.visitList(node.bases);
    for (const keyword of node.keywords) this.visitExpr(keyword.value);
    this.enterBlock(node.name, "class", node, node);
    this.className = node.name;
    if (isGeneric) {
      this.addDef("__type_params__", Def.LOCAL, node);
      this.addDef(".type_params", USE, node);
    }
    this.visitStatements(node.body);
    this.exitBlock();
    if (isGeneric) this.exitBlock();
    this.className = outerClass;
  }

  private visitTypeAlias(node: ast.TypeAlias): void {
    this.visitExpr(node.name);
    const isInClass = this.current.type === "class";
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      this.enterTypeParams(node);
      this.visitTypeParams(node.type_params);
    }
    this.enterBlock(node.name.id, "type alias", node, node);
    this.seeClass(isInClass, node.value);
    this.visitExpr(node.value);
    this.exitBlock();
    if (isGeneric) this.exitBlock();
  }

  private seeClass(isInClass: boolean, loc: Location): void {
    this.current.canSeeClassScope = isInClass;
    if (isInClass) this.addDef("__classdict__", USE, loc);
  }

  private enterTypeParams(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.TypeAlias): void {
    const isInClass = this.current.type === "class";
    const name = node._type === "TypeAlias" ? node.name.id : node.name;
    this.enterBlock(name, "type parameters", node.type_params, node);
    this.seeClass(isInClass, node);
  }

  private visitTypeParams(params: readonly ast.type_param[]): void {
    for (const param of params) {
      this.addDef(param.name, Def.TYPE_PARAM | Def.LOCAL, param);
      if (param._type === "TypeVar") {
        const what = param.bound?._type === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
        this.visitTypeVariable(param, param.bound, what, this.blocks);
      }
      this.visitTypeVariable(param, param.default_value, `a ${param._type} default`, this.defaults);
    }
  }

  /** A bound or a default, each a block of its own. */
  private visitTypeVariable(
    param: ast.type_param,
    value: ast.expr | null,
    what: string,
    blocks: Map<object, SymtableEntry>,
  ): void {
    if (value === null) return;
    const isInClass = this.current.canSeeClassScope;
    this.enterBlock(param.name, "type variable", param, value, blocks);
    this.typeVariableContext.set(this.current, what);
    this.seeClass(isInClass, value);
    this.visitExpr(value);
    this.exitBlock();
  }

  private visitAnnotations(node: Location, args: ast.arguments_, returns: ast.expr | null): void {
    if (this.futureAnnotations) this.enterBlock("_annotation", "annotation", node, node);
    for (const arg of [...args.posonlyargs, ...args.args]) this.visitOptional(arg.annotation);
    this.visitOptional(args.vararg?.annotation ?? null);
    this.visitOptional(args.kwarg?.annotation ?? null);
    for (const arg of args.kwonlyargs) this.visitOptional(arg.annotation);
    if (this.futureAnnotations) this.exitBlock();
    if (returns !== null) this.visitAnnotation(returns);
  }

  private visitAnnotation(annotation: ast.expr): void {
    if (this.futureAnnotations) this.enterBlock("_annotation", "annotation", annotation, annotation);
    this.visitExpr(annotation);
    if (this.futureAnnotations) this.exitBlock();
  }

  private visitArguments(args: ast.arguments_): void {
    for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs]) {
      this.addDef(arg.arg, Def.PARAM, arg);
    }
    if (args.vararg !== null) {
      this.addDef(args.vararg.arg, Def.PARAM, args.vararg);
      this.current.hasVarargs = true;
    }
    if (args.kwarg !== null) {
      this.addDef(args.kwarg.arg, Def.PARAM, args.kwarg);
      this.current.hasVarkeywords = true;
    }
  }

  private visitAnnAssign(node: ast.AnnAssign): void {
    const { target } = node;
    if (target._type === "Name") {
      const flags = this.lookup(target.id);
      if (flags & (Def.GLOBAL | Def.NONLOCAL) && this.current !== this.top && node.simple) {
        const kind = flags & Def.GLOBAL ? "global" : "nonlocal";
        throw syntaxError(`annotated name '${target.id}' can't be ${kind}`, node);
      }
      if (node.simple) this.addDef(target.id, Def.ANNOT | Def.LOCAL, target);
      else if (node.value !== null) this.addDef(target.id, Def.LOCAL, target);
    } else this.visitExpr(target);
    this.visitAnnotation(node.annotation);
    this.visitOptional(node.value);
  }

  private visitAlias(alias: ast.alias): void {
    if (alias.name === "*") {
      if (this.current.type !== "module") throw syntaxError("import * only allowed at module level", alias);
      return;
    }
    this.addDef(alias.asname ?? alias.name.split(".")[0]!, Def.IMPORT, alias);
  }

  private visitHandler(handler: ast.ExceptHandler): void {
    this.visitOptional(handler.type);
    if (handler.name !== null) this.addDef(handler.name, Def.LOCAL, handler);
    this.visitStatements(handler.body);
  }

  private visitCase(matchCase: ast.match_case): void {
    this.visitPattern(matchCase.pattern);
    this.visitOptional(matchCase.guard);
    this.visitStatements(matchCase.body);
  }

  private visitPattern(node: ast.pattern): void {
    enterRecursion(node);
    switch (node._type) {
      case "MatchValue":
        this.visitExpr(node.value);
        break;
      case "MatchSequence":
      case "MatchOr":
        for (const pattern of node.patterns) this.visitPattern(pattern);
        break;
      case "MatchStar":
        if (node.name !== null) this.addDef(node.name, Def.LOCAL, node);
        break;
      case "MatchMapping":
        this.visitList(node.keys);
        for (const pattern of node.patterns) this.visitPattern(pattern);
        if (node.rest !== null) this.addDef(node.rest, Def.LOCAL, node);
        break;
      case "MatchClass":
        this.visitExpr(node.cls);
        for (const pattern of [...node.patterns, ...node.kwd_patterns]) this.visitPattern(pattern);
        break;
      case "MatchAs":
        if (node.pattern !== null) this.visitPattern(node.pattern);
        if (node.name !== null) this.addDef(node.name, Def.LOCAL, node);
        break;
      default:
        break;
    }
    leaveRecursion();
  }

  private visitList(list: readonly ast.expr[]): void {
    for (const node of list) this.visitExpr(node);
  }

  private visitOptional(node: ast.expr | null): void {
    if (node !== null) this.visitExpr(node);
  }

  visitExpr(node: ast.expr): void {
    enterRecursion(node);
    switch (node._type) {
      case "Constant":
        break;
      case "Name":
        this.visitName(node);
        break;
      case "NamedExpr":
        this.visitNamedExpr(node);
        break;
      case "BoolOp":
      case "JoinedStr":
        this.visitList(node.values);
        break;
      case "BinOp":
        this.visitBinOp(node);
        break;
      case "UnaryOp":
        this.visitExpr(node.operand);
        break;
      case "Lambda":
        this.visitList(node.args.defaults);
        for (const value of node.args.kw_defaults) this.visitOptional(value);
        this.enterBlock("<lambda>", "function", node, node);
        this.visitArguments(node.args);
        this.visitExpr(node.body);
        this.exitBlock();
        break;
      case "IfExp":
        this.visitExpr(node.test);
        this.visitExpr(node.body);
        this.visitExpr(node.orelse);
        break;
      case "Dict":
        for (const key of node.keys) this.visitOptional(key);
        this.visitList(node.values);
        break;
      case "Set":
      case "List":
      case "Tuple":
        this.visitList(node.elts);
        break;
      case "ListComp":
      case "SetComp":
      case "GeneratorExp":
        this.visitComprehension(node, node.elt, null);
        break;
      case "DictComp":
        this.visitComprehension(node, node.key, node.value);
        break;
      case "Yield":
      case "YieldFrom":
        this.refuseInAnnotation("yield expression", node);
        this.visitOptional(node.value);
        this.current.isGenerator = true;
        if (this.current.comprehension !== "") {
          throw syntaxError(`'yield' inside ${COMPREHENSION_NAMES[this.current.comprehension]}`, node);
        }
        break;
      case "Await":
        this.refuseInAnnotation("await expression", node);
        this.visitExpr(node.value);
        this.current.isCoroutine = true;
        break;
      case "Compare":
        this.visitExpr(node.left);
        this.visitList(node.comparators);
        break;
      case "Call":
      case "Attribute":
      case "Subscript":
        this.visitTrailers(node);
        break;
      case "FormattedValue":
        this.visitExpr(node.value);
        this.visitOptional(node.format_spec);
        break;
      case "Starred":
        this.visitExpr(node.value);
        break;
      case "Slice":
        this.visitOptional(node.lower);
        this.visitOptional(node.upper);
        this.visitOptional(node.step);
        break;
    }
    leaveRecursion();
  }

  private visitBinOp(outer: ast.BinOp): void {
    const rights: ast.expr[] = [];
    let node: ast.expr = outer;
    for (; node._type === "BinOp"; node = node.left) rights.push(node.right);
    this.visitExpr(node);
    for (let i = rights.length - 1; i >= 0; i--) this.visitExpr(rights[i]!);
  }

  private visitTrailers(outer: ast.expr): void {
    const spine: (ast.Call | ast.Attribute | ast.Subscript)[] = [];
    let node = outer;
    while (node._type === "Call" || node._type === "Attribute" || node._type === "Subscript") {
      spine.push(node);
      node = node._type === "Call" ? node.func : node.value;
    }
    this.visitExpr(node);
    for (let i = spine.length - 1; i >= 0; i--) {
      const trailer = spine[i]!;
      if (trailer._type === "Subscript") this.visitExpr(trailer.slice);
      else if (trailer._type === "Call") {
        this.visitList(trailer.args);
        for (const keyword of trailer.keywords) this.visitExpr(keyword.value);
      }
    }
  }

  private visitName(node: ast.Name): void {
    this.addDef(node.id, node.ctx === "Load" ? USE : Def.LOCAL, node);
    // super() without arguments reads __class__.
    if (node.ctx === "Load" && node.id === "super" && this.current.isFunctionLike) {
      this.addDef("__class__", USE, node);
    }
  }

  private visitNamedExpr(node: ast.NamedExpr): void {
    this.refuseInAnnotation("named expression", node);
    if (this.current.compIterExpr > 0) {
      throw syntaxError("assignment expression cannot be used in a comprehension iterable expression", node);
    }
    if (this.current.comprehension !== "") this.extendNamedExprScope(node.target);
    this.visitExpr(node.value);
    this.visitExpr(node.target);
  }

  private visitComprehension(node: ComprehensionNode, elt: ast.expr, value: ast.expr | null): void {
    const { name, type } = COMPREHENSIONS[node._type];
    const outermost = node.generators[0]!;
    // The first iterable is evaluated outside.
    this.current.compIterExpr++;
    this.visitExpr(outermost.iter);
    this.current.compIterExpr--;
    this.enterBlock(name, "function", node, node);
    const entry = this.current;
    entry.comprehension = type;
    if (outermost.is_async) entry.isCoroutine = true;
    this.addDef(".0", Def.PARAM, node);
    this.visitCompTarget(outermost.target);
    this.visitList(outermost.ifs);
    for (const generator of node.generators.slice(1)) {
      this.visitCompTarget(generator.target);
      entry.compIterExpr++;
      this.visitExpr(generator.iter);
      entry.compIterExpr--;
      this.visitList(generator.ifs);
      if (generator.is_async) entry.isCoroutine = true;
    }
    this.visitOptional(value);
    this.visitExpr(elt);
    entry.isGenerator = type === "generator";
    this.exitBlock();
    if (entry.isCoroutine && type !== "generator") this.current.isCoroutine = true;
  }

  private visitCompTarget(target: ast.expr): void {
    this.current.compIterTarget = true;
    this.visitExpr(target);
    this.current.compIterTarget = false;
  }
}
