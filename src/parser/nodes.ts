/**
 * Makers of the tree's nodes, one a kind, so that all nodes of a kind share one hidden class.
 *
 * A node spans the tokens from `s` to `e`, both inclusive. The part of Python-ast.c that the grammar needs.
 */

import type { Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";

export function FunctionDef(
  s: Token,
  e: Token,
  name: ast.identifier,
  args: ast.arguments_,
  body: ast.stmt[],
  decorator_list: ast.expr[],
  returns: ast.expr | null,
  type_params: ast.type_param[],
): ast.FunctionDef {
  return {
    _type: "FunctionDef",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    args,
    body,
    decorator_list,
    returns,
    type_comment: null,
    type_params,
  };
}

export function AsyncFunctionDef(
  s: Token,
  e: Token,
  name: ast.identifier,
  args: ast.arguments_,
  body: ast.stmt[],
  decorator_list: ast.expr[],
  returns: ast.expr | null,
  type_params: ast.type_param[],
): ast.AsyncFunctionDef {
  return {
    _type: "AsyncFunctionDef",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    args,
    body,
    decorator_list,
    returns,
    type_comment: null,
    type_params,
  };
}

export function ClassDef(
  s: Token,
  e: Token,
  name: ast.identifier,
  bases: ast.expr[],
  keywords: ast.keyword[],
  body: ast.stmt[],
  decorator_list: ast.expr[],
  type_params: ast.type_param[],
): ast.ClassDef {
  return {
    _type: "ClassDef",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    bases,
    keywords,
    body,
    decorator_list,
    type_params,
  };
}

export function Return(s: Token, e: Token, value: ast.expr | null): ast.Return {
  return {
    _type: "Return",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function Delete(s: Token, e: Token, targets: ast.expr[]): ast.Delete {
  return {
    _type: "Delete",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    targets,
  };
}

export function Assign(s: Token, e: Token, targets: ast.expr[], value: ast.expr): ast.Assign {
  return {
    _type: "Assign",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    targets,
    value,
    type_comment: null,
  };
}

export function TypeAlias(
  s: Token,
  e: Token,
  name: ast.Name,
  type_params: ast.type_param[],
  value: ast.expr,
): ast.TypeAlias {
  return {
    _type: "TypeAlias",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    type_params,
    value,
  };
}

export function AugAssign(
  s: Token,
  e: Token,
  target: ast.Name | ast.Attribute | ast.Subscript,
  op: ast.operator,
  value: ast.expr,
): ast.AugAssign {
  return {
    _type: "AugAssign",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    target,
    op,
    value,
  };
}

export function AnnAssign(
  s: Token,
  e: Token,
  target: ast.Name | ast.Attribute | ast.Subscript,
  annotation: ast.expr,
  value: ast.expr | null,
  simple: 0 | 1,
): ast.AnnAssign {
  return {
    _type: "AnnAssign",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    target,
    annotation,
    value,
    simple,
  };
}

export function For(
  s: Token,
  e: Token,
  target: ast.expr,
  iter: ast.expr,
  body: ast.stmt[],
  orelse: ast.stmt[],
): ast.For {
  return {
    _type: "For",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    target,
    iter,
    body,
    orelse,
    type_comment: null,
  };
}

export function AsyncFor(
  s: Token,
  e: Token,
  target: ast.expr,
  iter: ast.expr,
  body: ast.stmt[],
  orelse: ast.stmt[],
): ast.AsyncFor {
  return {
    _type: "AsyncFor",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    target,
    iter,
    body,
    orelse,
    type_comment: null,
  };
}

export function While(s: Token, e: Token, test: ast.expr, body: ast.stmt[], orelse: ast.stmt[]): ast.While {
  return {
    _type: "While",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    test,
    body,
    orelse,
  };
}

export function If(s: Token, e: Token, test: ast.expr, body: ast.stmt[], orelse: ast.stmt[]): ast.If {
  return {
    _type: "If",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    test,
    body,
    orelse,
  };
}

export function With(s: Token, e: Token, items: ast.withitem[], body: ast.stmt[]): ast.With {
  return {
    _type: "With",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    items,
    body,
    type_comment: null,
  };
}

export function AsyncWith(s: Token, e: Token, items: ast.withitem[], body: ast.stmt[]): ast.AsyncWith {
  return {
    _type: "AsyncWith",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    items,
    body,
    type_comment: null,
  };
}

export function Match(s: Token, e: Token, subject: ast.expr, cases: ast.match_case[]): ast.Match {
  return {
    _type: "Match",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    subject,
    cases,
  };
}

export function Raise(s: Token, e: Token, exc: ast.expr | null, cause: ast.expr | null): ast.Raise {
  return {
    _type: "Raise",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    exc,
    cause,
  };
}

export function Try(
  s: Token,
  e: Token,
  body: ast.stmt[],
  handlers: ast.ExceptHandler[],
  orelse: ast.stmt[],
  finalbody: ast.stmt[],
): ast.Try {
  return {
    _type: "Try",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    body,
    handlers,
    orelse,
    finalbody,
  };
}

export function TryStar(
  s: Token,
  e: Token,
  body: ast.stmt[],
  handlers: ast.ExceptHandler[],
  orelse: ast.stmt[],
  finalbody: ast.stmt[],
): ast.TryStar {
  return {
    _type: "TryStar",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    body,
    handlers,
    orelse,
    finalbody,
  };
}

export function Assert(s: Token, e: Token, test: ast.expr, msg: ast.expr | null): ast.Assert {
  return {
    _type: "Assert",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    test,
    msg,
  };
}

export function Import(s: Token, e: Token, names: ast.alias[]): ast.Import {
  return {
    _type: "Import",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    names,
  };
}

export function ImportFrom(
  s: Token,
  e: Token,
  module: ast.identifier | null,
  names: ast.alias[],
  level: number,
): ast.ImportFrom {
  return {
    _type: "ImportFrom",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    module,
    names,
    level,
  };
}

export function Global(s: Token, e: Token, names: ast.identifier[]): ast.Global {
  return {
    _type: "Global",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    names,
  };
}

export function Nonlocal(s: Token, e: Token, names: ast.identifier[]): ast.Nonlocal {
  return {
    _type: "Nonlocal",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    names,
  };
}

export function Expr(s: Token, e: Token, value: ast.expr): ast.Expr {
  return {
    _type: "Expr",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function Pass(s: Token, e: Token): ast.Pass {
  return {
    _type: "Pass",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
  };
}

export function Break(s: Token, e: Token): ast.Break {
  return {
    _type: "Break",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
  };
}

export function Continue(s: Token, e: Token): ast.Continue {
  return {
    _type: "Continue",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
  };
}

export function BoolOp(s: Token, e: Token, op: ast.boolop, values: ast.expr[]): ast.BoolOp {
  return {
    _type: "BoolOp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    op,
    values,
  };
}

export function NamedExpr(s: Token, e: Token, target: ast.Name, value: ast.expr): ast.NamedExpr {
  return {
    _type: "NamedExpr",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    target,
    value,
  };
}

export function BinOp(s: Token, e: Token, left: ast.expr, op: ast.operator, right: ast.expr): ast.BinOp {
  return {
    _type: "BinOp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    left,
    op,
    right,
  };
}

export function UnaryOp(s: Token, e: Token, op: ast.unaryop, operand: ast.expr): ast.UnaryOp {
  return {
    _type: "UnaryOp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    op,
    operand,
  };
}

export function Lambda(s: Token, e: Token, args: ast.arguments_, body: ast.expr): ast.Lambda {
  return {
    _type: "Lambda",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    args,
    body,
  };
}

export function IfExp(s: Token, e: Token, test: ast.expr, body: ast.expr, orelse: ast.expr): ast.IfExp {
  return {
    _type: "IfExp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    test,
    body,
    orelse,
  };
}

export function Dict(s: Token, e: Token, keys: (ast.expr | null)[], values: ast.expr[]): ast.Dict {
  return {
    _type: "Dict",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    keys,
    values,
  };
}

// biome-ignore lint/suspicious/noShadowRestrictedNames: the name is the ast module's
export function Set(s: Token, e: Token, elts: ast.expr[]): ast.Set {
  return {
    _type: "Set",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elts,
  };
}

export function ListComp(s: Token, e: Token, elt: ast.expr, generators: ast.comprehension[]): ast.ListComp {
  return {
    _type: "ListComp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elt,
    generators,
  };
}

export function SetComp(s: Token, e: Token, elt: ast.expr, generators: ast.comprehension[]): ast.SetComp {
  return {
    _type: "SetComp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elt,
    generators,
  };
}

export function DictComp(
  s: Token,
  e: Token,
  key: ast.expr,
  value: ast.expr,
  generators: ast.comprehension[],
): ast.DictComp {
  return {
    _type: "DictComp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    key,
    value,
    generators,
  };
}

export function GeneratorExp(
  s: Token,
  e: Token,
  elt: ast.expr,
  generators: ast.comprehension[],
): ast.GeneratorExp {
  return {
    _type: "GeneratorExp",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elt,
    generators,
  };
}

export function Await(s: Token, e: Token, value: ast.expr): ast.Await {
  return {
    _type: "Await",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function Yield(s: Token, e: Token, value: ast.expr | null): ast.Yield {
  return {
    _type: "Yield",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function YieldFrom(s: Token, e: Token, value: ast.expr): ast.YieldFrom {
  return {
    _type: "YieldFrom",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function Compare(
  s: Token,
  e: Token,
  left: ast.expr,
  ops: ast.cmpop[],
  comparators: ast.expr[],
): ast.Compare {
  return {
    _type: "Compare",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    left,
    ops,
    comparators,
  };
}

export function Call(
  s: Token,
  e: Token,
  func: ast.expr,
  args: ast.expr[],
  keywords: ast.keyword[],
): ast.Call {
  return {
    _type: "Call",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    func,
    args,
    keywords,
  };
}

export function FormattedValue(
  s: Token,
  e: Token,
  value: ast.expr,
  conversion: number,
  format_spec: ast.JoinedStr | null,
): ast.FormattedValue {
  return {
    _type: "FormattedValue",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
    conversion,
    format_spec,
  };
}

export function JoinedStr(s: Token, e: Token, values: ast.expr[]): ast.JoinedStr {
  return {
    _type: "JoinedStr",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    values,
  };
}

export function Constant(s: Token, e: Token, value: ast.ConstantValue, kind: "u" | null): ast.Constant {
  return {
    _type: "Constant",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
    kind,
  };
}

export function Attribute(
  s: Token,
  e: Token,
  value: ast.expr,
  attr: ast.identifier,
  ctx: ast.expr_context,
): ast.Attribute {
  return {
    _type: "Attribute",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
    attr,
    ctx,
  };
}

export function Subscript(
  s: Token,
  e: Token,
  value: ast.expr,
  slice: ast.expr,
  ctx: ast.expr_context,
): ast.Subscript {
  return {
    _type: "Subscript",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
    slice,
    ctx,
  };
}

export function Starred(s: Token, e: Token, value: ast.expr, ctx: ast.expr_context): ast.Starred {
  return {
    _type: "Starred",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
    ctx,
  };
}

export function Name(s: Token, e: Token, id: ast.identifier, ctx: ast.expr_context): ast.Name {
  return {
    _type: "Name",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    id,
    ctx,
  };
}

export function List(s: Token, e: Token, elts: ast.expr[], ctx: ast.expr_context): ast.List {
  return {
    _type: "List",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elts,
    ctx,
  };
}

export function Tuple(s: Token, e: Token, elts: ast.expr[], ctx: ast.expr_context): ast.Tuple {
  return {
    _type: "Tuple",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    elts,
    ctx,
  };
}

export function Slice(
  s: Token,
  e: Token,
  lower: ast.expr | null,
  upper: ast.expr | null,
  step: ast.expr | null,
): ast.Slice {
  return {
    _type: "Slice",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    lower,
    upper,
    step,
  };
}

export function MatchValue(s: Token, e: Token, value: ast.expr): ast.MatchValue {
  return {
    _type: "MatchValue",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function MatchSingleton(s: Token, e: Token, value: null | boolean): ast.MatchSingleton {
  return {
    _type: "MatchSingleton",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    value,
  };
}

export function MatchSequence(s: Token, e: Token, patterns: ast.pattern[]): ast.MatchSequence {
  return {
    _type: "MatchSequence",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    patterns,
  };
}

export function MatchMapping(
  s: Token,
  e: Token,
  keys: ast.expr[],
  patterns: ast.pattern[],
  rest: ast.identifier | null,
): ast.MatchMapping {
  return {
    _type: "MatchMapping",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    keys,
    patterns,
    rest,
  };
}

export function MatchClass(
  s: Token,
  e: Token,
  cls: ast.expr,
  patterns: ast.pattern[],
  kwd_attrs: ast.identifier[],
  kwd_patterns: ast.pattern[],
): ast.MatchClass {
  return {
    _type: "MatchClass",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    cls,
    patterns,
    kwd_attrs,
    kwd_patterns,
  };
}

export function MatchStar(s: Token, e: Token, name: ast.identifier | null): ast.MatchStar {
  return {
    _type: "MatchStar",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
  };
}

export function MatchAs(
  s: Token,
  e: Token,
  pattern: ast.pattern | null,
  name: ast.identifier | null,
): ast.MatchAs {
  return {
    _type: "MatchAs",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    pattern,
    name,
  };
}

export function MatchOr(s: Token, e: Token, patterns: ast.pattern[]): ast.MatchOr {
  return {
    _type: "MatchOr",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    patterns,
  };
}

export function TypeVar(
  s: Token,
  e: Token,
  name: ast.identifier,
  bound: ast.expr | null,
  default_value: ast.expr | null,
): ast.TypeVar {
  return {
    _type: "TypeVar",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    bound,
    default_value,
  };
}

export function ParamSpec(
  s: Token,
  e: Token,
  name: ast.identifier,
  default_value: ast.expr | null,
): ast.ParamSpec {
  return {
    _type: "ParamSpec",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    default_value,
  };
}

export function TypeVarTuple(
  s: Token,
  e: Token,
  name: ast.identifier,
  default_value: ast.expr | null,
): ast.TypeVarTuple {
  return {
    _type: "TypeVarTuple",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    default_value,
  };
}

export function ExceptHandler(
  s: Token,
  e: Token,
  type: ast.expr | null,
  name: ast.identifier | null,
  body: ast.stmt[],
): ast.ExceptHandler {
  return {
    _type: "ExceptHandler",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    type,
    name,
    body,
  };
}

export function arg(s: Token, e: Token, arg: ast.identifier, annotation: ast.expr | null): ast.arg {
  return {
    _type: "arg",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    arg,
    annotation,
    type_comment: null,
  };
}

export function keyword(s: Token, e: Token, arg: ast.identifier | null, value: ast.expr): ast.keyword {
  return {
    _type: "keyword",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    arg,
    value,
  };
}

export function alias(s: Token, e: Token, name: ast.identifier, asname: ast.identifier | null): ast.alias {
  return {
    _type: "alias",
    lineno: s.startLine,
    col_offset: s.startColumn,
    end_lineno: e.endLine,
    end_col_offset: e.endColumn,
    name,
    asname,
  };
}

export function withitem(context_expr: ast.expr, optional_vars: ast.expr | null): ast.withitem {
  return { _type: "withitem", context_expr, optional_vars };
}

export function match_case(pattern: ast.pattern, guard: ast.expr | null, body: ast.stmt[]): ast.match_case {
  return { _type: "match_case", pattern, guard, body };
}
