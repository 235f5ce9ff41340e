/**
 * Constant folding on the syntax tree, before names are looked at: `60 * 60` becomes 3600, `(1, 2)` one constant,
 * `x in [1, 2]` a search in a tuple, `"%s: %r" % (a, b)` an f-string, `not a is b` becomes `a is not b`, and `__debug__`
 * its value. The tree is changed in place.
 *
 * CPython's counterpart: Python/ast_opt.c.
 */
import type * as ast from "../parser/ast.js";
import type { Const } from "./code-unit.js";
import { foldBinary, foldSubscript, foldUnary } from "./const-eval.js";
import { frozenset } from "./constants.js";
import { enterRecursion, leaveRecursion } from "./errors.js";
import { type Location, NO_LOCATION } from "./instruction.js";

interface FoldState {
  readonly optimize: number;
  readonly futureAnnotations: boolean;
}

/** A Constant whose value may also be a tuple or a frozenset, which only folding makes. */
export function constantNode(value: Const, loc: Location): ast.Constant {
  return {
    _type: "Constant",
    value: value as ast.ConstantValue,
    kind: null,
    lineno: loc.lineno,
    col_offset: loc.col_offset,
    end_lineno: loc.end_lineno,
    end_col_offset: loc.end_col_offset,
  };
}

/** The docstring of a body, or undefined. */
export function getDocString(body: readonly ast.stmt[]): string | undefined {
  const first = body[0];
  if (first === undefined || first._type !== "Expr" || first.value._type !== "Constant") return undefined;
  return typeof first.value.value === "string" ? first.value.value : undefined;
}

export function foldModule(tree: ast.mod, optimize: number, futureAnnotations: boolean): void {
  const state: FoldState = { optimize, futureAnnotations };
  if (tree._type === "Expression") tree.body = foldExpr(tree.body, state);
  else if (tree._type === "Module") foldBody(tree.body, state);
  else foldStatements(tree.body, state);
}

/** A body that may begin with a docstring. */
function foldBody(body: ast.stmt[], state: FoldState): void {
  const hadDocString = getDocString(body) !== undefined;
  foldStatements(body, state);
  if (!hadDocString && getDocString(body) !== undefined) {
    // What folding made a string is no docstring.
    const first = body[0] as ast.Expr;
    first.value = { ...position(first.value), _type: "JoinedStr", values: [first.value] };
  }
}

function position(node: Location): ast.Located {
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  return { lineno, col_offset, end_lineno, end_col_offset };
}

function foldStatements(body: readonly ast.stmt[], state: FoldState): void {
  for (const statement of body) foldStatement(statement, state);
}

function foldStatement(node: ast.stmt, state: FoldState): void {
  enterRecursion(node);
  switch (node._type) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      foldTypeParams(node.type_params, state);
      foldArguments(node.args, state);
      foldBody(node.body, state);
      foldList(node.decorator_list, state);
      if (node.returns !== null && !state.futureAnnotations) node.returns = foldExpr(node.returns, state);
      break;
    case "ClassDef":
      foldTypeParams(node.type_params, state);
      foldList(node.bases, state);
      foldKeywords(node.keywords, state);
      foldBody(node.body, state);
      foldList(node.decorator_list, state);
      break;
    case "Return":
      if (node.value !== null) node.value = foldExpr(node.value, state);
      break;
    case "Delete":
      foldList(node.targets, state);
      break;
    case "Assign":
      foldList(node.targets, state);
      node.value = foldExpr(node.value, state);
      break;
    case "TypeAlias":
      foldTypeParams(node.type_params, state);
      node.value = foldExpr(node.value, state);
      break;
    case "AugAssign":
      node.target = foldExpr(node.target, state) as ast.AugAssign["target"];
      node.value = foldExpr(node.value, state);
      break;
    case "AnnAssign":
      node.target = foldExpr(node.target, state) as ast.AnnAssign["target"];
      if (!state.futureAnnotations) node.annotation = foldExpr(node.annotation, state);
      if (node.value !== null) node.value = foldExpr(node.value, state);
      break;
    case "For":
    case "AsyncFor":
      node.target = foldExpr(node.target, state);
      node.iter = foldExpr(node.iter, state);
      foldStatements(node.body, state);
      foldStatements(node.orelse, state);
      if (node._type === "For") node.iter = foldIterable(node.iter);
      break;
    case "While":
      node.test = foldExpr(node.test, state);
      foldStatements(node.body, state);
      foldStatements(node.orelse, state);
      break;
    case "If":
      foldIf(node, state);
      break;
    case "With":
    case "AsyncWith":
      for (const item of node.items) {
        item.context_expr = foldExpr(item.context_expr, state);
        if (item.optional_vars !== null) item.optional_vars = foldExpr(item.optional_vars, state);
      }
      foldStatements(node.body, state);
      break;
    case "Match":
      node.subject = foldExpr(node.subject, state);
      for (const matchCase of node.cases) {
        foldPattern(matchCase.pattern, state);
        if (matchCase.guard !== null) matchCase.guard = foldExpr(matchCase.guard, state);
        foldStatements(matchCase.body, state);
      }
      break;
    case "Raise":
      if (node.exc !== null) node.exc = foldExpr(node.exc, state);
      if (node.cause !== null) node.cause = foldExpr(node.cause, state);
      break;
    case "Try":
    case "TryStar":
      foldStatements(node.body, state);
      for (const handler of node.handlers) {
        if (handler.type !== null) handler.type = foldExpr(handler.type, state);
        foldStatements(handler.body, state);
      }
      foldStatements(node.orelse, state);
      foldStatements(node.finalbody, state);
      break;
    case "Assert":
      node.test = foldExpr(node.test, state);
      if (node.msg !== null) node.msg = foldExpr(node.msg, state);
      break;
    case "Expr":
      node.value = foldExpr(node.value, state);
      break;
    default:
      break;
  }
  leaveRecursion();
}

/** A chain of elifs is as deep as it is long, so it is walked in a loop. */
function foldIf(first: ast.If, state: FoldState): void {
  let node = first;
  for (;;) {
    node.test = foldExpr(node.test, state);
    foldStatements(node.body, state);
    const next = node.orelse[0];
    if (node.orelse.length !== 1 || next!._type !== "If") break;
    node = next as ast.If;
  }
  foldStatements(node.orelse, state);
}

function foldTypeParams(params: readonly ast.type_param[], state: FoldState): void {
  for (const param of params) {
    if (param._type === "TypeVar" && param.bound !== null) param.bound = foldExpr(param.bound, state);
    if (param.default_value !== null) param.default_value = foldExpr(param.default_value, state);
  }
}

function foldArguments(args: ast.arguments_, state: FoldState): void {
  const all = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  if (!state.futureAnnotations) {
    for (const arg of all) {
      if (arg !== null && arg.annotation !== null) arg.annotation = foldExpr(arg.annotation, state);
    }
  }
  foldOptionalList(args.kw_defaults, state);
  foldList(args.defaults, state);
}

function foldList(list: ast.expr[], state: FoldState): void {
  for (let i = 0; i < list.length; i++) list[i] = foldExpr(list[i]!, state);
}

function foldOptionalList(list: (ast.expr | null)[], state: FoldState): void {
  for (let i = 0; i < list.length; i++) {
    const item = list[i]!;
    if (item !== null) list[i] = foldExpr(item, state);
  }
}

function foldKeywords(keywords: readonly ast.keyword[], state: FoldState): void {
  for (const keyword of keywords) keyword.value = foldExpr(keyword.value, state);
}

function foldGenerators(generators: readonly ast.comprehension[], state: FoldState): void {
  for (const generator of generators) {
    generator.target = foldExpr(generator.target, state);
    generator.iter = foldExpr(generator.iter, state);
    foldList(generator.ifs, state);
    generator.iter = foldIterable(generator.iter);
  }
}

function foldPattern(node: ast.pattern, state: FoldState): void {
  enterRecursion(node);
  switch (node._type) {
    case "MatchValue":
      node.value = foldExpr(node.value, state);
      break;
    case "MatchMapping":
      foldList(node.keys, state);
      for (const pattern of node.patterns) foldPattern(pattern, state);
      break;
    case "MatchClass":
      node.cls = foldExpr(node.cls, state);
      for (const pattern of node.patterns) foldPattern(pattern, state);
      for (const pattern of node.kwd_patterns) foldPattern(pattern, state);
      break;
    case "MatchSequence":
    case "MatchOr":
      for (const pattern of node.patterns) foldPattern(pattern, state);
      break;
    case "MatchAs":
      if (node.pattern !== null) foldPattern(node.pattern, state);
      break;
    default:
      break;
  }
  leaveRecursion();
}

/** The folded expression: the node itself with folded parts, or what replaces it. */
function foldExpr(node: ast.expr, state: FoldState): ast.expr {
  if (node._type === "Constant") return node;
  if (node._type === "Name") {
    return node.id === "__debug__" && node.ctx === "Load" ? constantNode(state.optimize <= 0, node) : node;
  }
  enterRecursion(node);
  const result = foldCompound(node, state);
  leaveRecursion();
  return result;
}

function foldCompound(node: ast.expr, state: FoldState): ast.expr {
  switch (node._type) {
    case "BinOp":
      return foldBinOp(node, state);
    case "UnaryOp":
      node.operand = foldExpr(node.operand, state);
      return foldUnaryOp(node);
    case "BoolOp":
    case "JoinedStr":
      foldList(node.values, state);
      return node;
    case "NamedExpr":
    case "Await":
    case "YieldFrom":
    case "Starred":
      node.value = foldExpr(node.value, state);
      return node;
    case "Lambda":
      foldArguments(node.args, state);
      node.body = foldExpr(node.body, state);
      return node;
    case "IfExp":
      node.test = foldExpr(node.test, state);
      node.body = foldExpr(node.body, state);
      node.orelse = foldExpr(node.orelse, state);
      return node;
    case "Dict":
      foldOptionalList(node.keys, state);
      foldList(node.values, state);
      return node;
    case "Set":
    case "List":
      foldList(node.elts, state);
      return node;
    case "Tuple":
      foldList(node.elts, state);
      return foldTuple(node);
    case "ListComp":
    case "SetComp":
    case "GeneratorExp":
      node.elt = foldExpr(node.elt, state);
      foldGenerators(node.generators, state);
      return node;
    case "DictComp":
      node.key = foldExpr(node.key, state);
      node.value = foldExpr(node.value, state);
      foldGenerators(node.generators, state);
      return node;
    case "Yield":
      if (node.value !== null) node.value = foldExpr(node.value, state);
      return node;
    case "Compare":
      node.left = foldExpr(node.left, state);
      foldList(node.comparators, state);
      return foldCompare(node);
    case "Call":
    case "Attribute":
    case "Subscript":
      return foldTrailers(node, state);
    case "FormattedValue":
      node.value = foldExpr(node.value, state);
      if (node.format_spec !== null) node.format_spec = foldExpr(node.format_spec, state) as ast.JoinedStr;
      return node;
    case "Slice":
      if (node.lower !== null) node.lower = foldExpr(node.lower, state);
      if (node.upper !== null) node.upper = foldExpr(node.upper, state);
      if (node.step !== null) node.step = foldExpr(node.step, state);
      return node;
    default:
      return node;
  }
}

/** A chain of operators leans to the left: it is walked from its innermost operator out, in a loop. */
function foldBinOp(outer: ast.BinOp, state: FoldState): ast.expr {
  const spine: ast.BinOp[] = [];
  let leftmost: ast.expr = outer;
  while (leftmost._type === "BinOp") {
    spine.push(leftmost);
    leftmost = leftmost.left;
  }
  let left = foldExpr(leftmost, state);
  for (let node = spine.pop(); node !== undefined; node = spine.pop()) {
    node.left = left;
    node.right = foldExpr(node.right, state);
    left = foldOperator(node);
  }
  return left;
}

function foldOperator(node: ast.BinOp): ast.expr {
  const { left, right } = node;
  if (left._type !== "Constant") return node;
  if (
    node.op === "Mod" &&
    typeof left.value === "string" &&
    right._type === "Tuple" &&
    !hasStarred(right.elts)
  ) {
    return foldFormat(node, left.value, right.elts) ?? node;
  }
  if (right._type !== "Constant") return node;
  const value = foldBinary(node.op, left.value, right.value);
  return value === undefined ? node : constantNode(value, node);
}

/** a.b(c)[d]… leans to the left too. */
function foldTrailers(outer: ast.Call | ast.Attribute | ast.Subscript, state: FoldState): ast.expr {
  const spine: (ast.Call | ast.Attribute | ast.Subscript)[] = [];
  let innermost: ast.expr = outer;
  while (innermost._type === "Call" || innermost._type === "Attribute" || innermost._type === "Subscript") {
    spine.push(innermost);
    innermost = innermost._type === "Call" ? innermost.func : innermost.value;
  }
  let value = foldExpr(innermost, state);
  for (let node = spine.pop(); node !== undefined; node = spine.pop()) {
    if (node._type === "Call") {
      node.func = value;
      foldList(node.args, state);
      foldKeywords(node.keywords, state);
      value = node;
    } else {
      node.value = value;
      value = node._type === "Attribute" ? node : foldIndex(node, state);
    }
  }
  return value;
}

function foldIndex(node: ast.Subscript, state: FoldState): ast.expr {
  node.slice = foldExpr(node.slice, state);
  if (node.ctx !== "Load" || node.value._type !== "Constant" || node.slice._type !== "Constant") return node;
  const value = foldSubscript(node.value.value, node.slice.value);
  return value === undefined ? node : constantNode(value, node);
}

const INVERTED: { readonly [op in ast.cmpop]?: ast.cmpop } = {
  Is: "IsNot",
  IsNot: "Is",
  In: "NotIn",
  NotIn: "In",
};

function foldUnaryOp(node: ast.UnaryOp): ast.expr {
  const { operand } = node;
  if (operand._type === "Constant") {
    const value = foldUnary(node.op, operand.value);
    return value === undefined ? node : constantNode(value, node);
  }
  if (node.op === "Not" && operand._type === "Compare" && operand.ops.length === 1) {
    const inverted = INVERTED[operand.ops[0]!];
    if (inverted !== undefined) return { ...operand, ops: [inverted] };
  }
  return node;
}

function hasStarred(elts: readonly ast.expr[]): boolean {
  return elts.some((elt) => elt._type === "Starred");
}

/** The values of constant expressions, or undefined if one is not constant. */
function constantValues(elts: readonly ast.expr[]): Const[] | undefined {
  const values: Const[] = [];
  for (const elt of elts) {
    if (elt._type !== "Constant") return undefined;
    values.push(elt.value);
  }
  return values;
}

function foldTuple(node: ast.Tuple): ast.expr {
  if (node.ctx !== "Load") return node;
  const items = constantValues(node.elts);
  return items === undefined ? node : constantNode({ kind: "tuple", items }, node);
}

function foldCompare(node: ast.Compare): ast.expr {
  const last = node.ops.length - 1;
  if (node.ops[last] === "In" || node.ops[last] === "NotIn") {
    node.comparators[last] = foldIterable(node.comparators[last]!);
  }
  return node;
}

/** A list or set display that is only iterated or searched becomes a tuple or a frozenset. */
function foldIterable(node: ast.expr): ast.expr {
  if (node._type === "List") {
    if (hasStarred(node.elts)) return node;
    const items = constantValues(node.elts);
    if (items !== undefined) return constantNode({ kind: "tuple", items }, node);
    return { ...position(node), _type: "Tuple", elts: node.elts, ctx: node.ctx };
  }
  if (node._type === "Set") {
    const items = constantValues(node.elts);
    return items === undefined ? node : constantNode(frozenset(items), node);
  }
  return node;
}

/** One conversion of a format string that an f-string field can do: flags, short width and precision, s, r or a. */
const CONVERSION = /%([-+ #0]*)(\d{0,2})(?:\.(\d{0,2}))?([sra])/y;
const LITERAL = /(?:[^%]|%%)+/y;

/** "literal %s" % (values) as an f-string, or undefined if the format has more than literals, %s, %r and %a. */
function foldFormat(node: ast.BinOp, format: string, elts: readonly ast.expr[]): ast.expr | undefined {
  const values: ast.expr[] = [];
  let at = 0;
  let used = 0;
  for (;;) {
    LITERAL.lastIndex = at;
    const literal = LITERAL.exec(format);
    if (literal !== null) {
      values.push(constantNode(literal[0].replaceAll("%%", "%"), NO_LOCATION));
      at = LITERAL.lastIndex;
    }
    if (at >= format.length) break;
    CONVERSION.lastIndex = at;
    const conversion = CONVERSION.exec(format);
    if (conversion === null || used >= elts.length) return undefined;
    values.push(formattedValue(elts[used++]!, conversion));
    at = CONVERSION.lastIndex;
  }
  return used < elts.length ? undefined : { ...position(node), _type: "JoinedStr", values };
}

function formattedValue(value: ast.expr, conversion: RegExpExecArray): ast.FormattedValue {
  const [, flags, width, precision, kind] = conversion;
  let spec = "";
  if (width !== "") spec = (flags!.includes("-") || Number(width) === 0 ? "" : ">") + Number(width);
  if (precision !== undefined) spec += "." + Number(precision);
  return {
    ...position(value),
    _type: "FormattedValue",
    value,
    conversion: kind!.charCodeAt(0),
    // A bare constant, where the parser makes a JoinedStr of one constant: the code is the same.
    format_spec: spec === "" ? null : (constantNode(spec, value) as unknown as ast.JoinedStr),
  };
}
