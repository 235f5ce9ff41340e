/**
 * The abstract syntax tree: Python 3.13's `ast` module as TypeScript types.
 *
 * Every node is a plain object with the string discriminant `_type`, and its fields under the names that Python
 * gives them. Departures, for speed and ease: an operator or an expression context, which in Python is a node
 * without fields, is here only its name ("Add", "Load"), and `type_comment` and `type_ignores` are always empty.
 * All nodes of one kind are made in one place (nodes.ts), so that they share one hidden class.
 *
 * Positions are CPython's: `lineno` from 1, `col_offset` in UTF-8 bytes from 0, the end exclusive.
 * CPython's counterpart: Parser/Python.asdl.
 */

/** The value of a Constant node; a subset of the compiler's `Const`, shape for shape. */
export type ConstantValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | { readonly kind: "ellipsis" }
  | { readonly kind: "complex"; readonly real: number; readonly imag: number };

/** A name, already in NFKC form. */
export type identifier = string;

/** What every statement, expression and pattern carries. */
export interface Located {
  /** First line, from 1. */
  lineno: number;
  /** UTF-8 bytes before the node on its first line. */
  col_offset: number;
  /** Last line. */
  end_lineno: number;
  /** UTF-8 bytes before the node's end on its last line. */
  end_col_offset: number;
}

// Modules

/** A file. */
export interface Module {
  readonly _type: "Module";
  body: stmt[];
  type_ignores: never[];
}

/** One statement typed at the prompt ("single" mode). */
export interface Interactive {
  readonly _type: "Interactive";
  body: stmt[];
}

/** The operand of `eval`. */
export interface Expression {
  readonly _type: "Expression";
  body: expr;
}

export type mod = Module | Interactive | Expression;

// Statements

export interface FunctionDef extends Located {
  readonly _type: "FunctionDef";
  name: identifier;
  args: arguments_;
  body: stmt[];
  decorator_list: expr[];
  returns: expr | null;
  type_comment: null;
  type_params: type_param[];
}

export interface AsyncFunctionDef extends Located {
  readonly _type: "AsyncFunctionDef";
  name: identifier;
  args: arguments_;
  body: stmt[];
  decorator_list: expr[];
  returns: expr | null;
  type_comment: null;
  type_params: type_param[];
}

export interface ClassDef extends Located {
  readonly _type: "ClassDef";
  name: identifier;
  bases: expr[];
  keywords: keyword[];
  body: stmt[];
  decorator_list: expr[];
  type_params: type_param[];
}

export interface Return extends Located {
  readonly _type: "Return";
  value: expr | null;
}

export interface Delete extends Located {
  readonly _type: "Delete";
  targets: expr[];
}

export interface Assign extends Located {
  readonly _type: "Assign";
  targets: expr[];
  value: expr;
  type_comment: null;
}

export interface TypeAlias extends Located {
  readonly _type: "TypeAlias";
  name: Name;
  type_params: type_param[];
  value: expr;
}

export interface AugAssign extends Located {
  readonly _type: "AugAssign";
  target: Name | Attribute | Subscript;
  op: operator;
  value: expr;
}

export interface AnnAssign extends Located {
  readonly _type: "AnnAssign";
  target: Name | Attribute | Subscript;
  annotation: expr;
  value: expr | null;
  /** 1 when the target is a name without parentheses. */
  simple: 0 | 1;
}

export interface For extends Located {
  readonly _type: "For";
  target: expr;
  iter: expr;
  body: stmt[];
  orelse: stmt[];
  type_comment: null;
}

export interface AsyncFor extends Located {
  readonly _type: "AsyncFor";
  target: expr;
  iter: expr;
  body: stmt[];
  orelse: stmt[];
  type_comment: null;
}

export interface While extends Located {
  readonly _type: "While";
  test: expr;
  body: stmt[];
  orelse: stmt[];
}

export interface If extends Located {
  readonly _type: "If";
  test: expr;
  body: stmt[];
  orelse: stmt[];
}

export interface With extends Located {
  readonly _type: "With";
  items: withitem[];
  body: stmt[];
  type_comment: null;
}

export interface AsyncWith extends Located {
  readonly _type: "AsyncWith";
  items: withitem[];
  body: stmt[];
  type_comment: null;
}

export interface Match extends Located {
  readonly _type: "Match";
  subject: expr;
  cases: match_case[];
}

export interface Raise extends Located {
  readonly _type: "Raise";
  exc: expr | null;
  cause: expr | null;
}

export interface Try extends Located {
  readonly _type: "Try";
  body: stmt[];
  handlers: ExceptHandler[];
  orelse: stmt[];
  finalbody: stmt[];
}

export interface TryStar extends Located {
  readonly _type: "TryStar";
  body: stmt[];
  handlers: ExceptHandler[];
  orelse: stmt[];
  finalbody: stmt[];
}

export interface Assert extends Located {
  readonly _type: "Assert";
  test: expr;
  msg: expr | null;
}

export interface Import extends Located {
  readonly _type: "Import";
  names: alias[];
}

export interface ImportFrom extends Located {
  readonly _type: "ImportFrom";
  module: identifier | null;
  names: alias[];
  level: number;
}

export interface Global extends Located {
  readonly _type: "Global";
  names: identifier[];
}

export interface Nonlocal extends Located {
  readonly _type: "Nonlocal";
  names: identifier[];
}

export interface Expr extends Located {
  readonly _type: "Expr";
  value: expr;
}

export interface Pass extends Located {
  readonly _type: "Pass";
}

export interface Break extends Located {
  readonly _type: "Break";
}

export interface Continue extends Located {
  readonly _type: "Continue";
}

export type stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

// Expressions

export interface BoolOp extends Located {
  readonly _type: "BoolOp";
  op: boolop;
  values: expr[];
}

export interface NamedExpr extends Located {
  readonly _type: "NamedExpr";
  target: Name;
  value: expr;
}

export interface BinOp extends Located {
  readonly _type: "BinOp";
  left: expr;
  op: operator;
  right: expr;
}

export interface UnaryOp extends Located {
  readonly _type: "UnaryOp";
  op: unaryop;
  operand: expr;
}

export interface Lambda extends Located {
  readonly _type: "Lambda";
  args: arguments_;
  body: expr;
}

export interface IfExp extends Located {
  readonly _type: "IfExp";
  test: expr;
  body: expr;
  orelse: expr;
}

export interface Dict extends Located {
  readonly _type: "Dict";
  /** null for `**value`. */
  keys: (expr | null)[];
  values: expr[];
}

export interface Set extends Located {
  readonly _type: "Set";
  elts: expr[];
}

export interface ListComp extends Located {
  readonly _type: "ListComp";
  elt: expr;
  generators: comprehension[];
}

export interface SetComp extends Located {
  readonly _type: "SetComp";
  elt: expr;
  generators: comprehension[];
}

export interface DictComp extends Located {
  readonly _type: "DictComp";
  key: expr;
  value: expr;
  generators: comprehension[];
}

export interface GeneratorExp extends Located {
  readonly _type: "GeneratorExp";
  elt: expr;
  generators: comprehension[];
}

export interface Await extends Located {
  readonly _type: "Await";
  value: expr;
}

export interface Yield extends Located {
  readonly _type: "Yield";
  value: expr | null;
}

export interface YieldFrom extends Located {
  readonly _type: "YieldFrom";
  value: expr;
}

export interface Compare extends Located {
  readonly _type: "Compare";
  left: expr;
  ops: cmpop[];
  comparators: expr[];
}

export interface Call extends Located {
  readonly _type: "Call";
  func: expr;
  args: expr[];
  keywords: keyword[];
}

export interface FormattedValue extends Located {
  readonly _type: "FormattedValue";
  value: expr;
  /** -1, or the code of "s", "r" or "a". */
  conversion: number;
  format_spec: JoinedStr | null;
}

export interface JoinedStr extends Located {
  readonly _type: "JoinedStr";
  values: expr[];
}

export interface Constant extends Located {
  readonly _type: "Constant";
  value: ConstantValue;
  kind: "u" | null;
}

export interface Attribute extends Located {
  readonly _type: "Attribute";
  value: expr;
  attr: identifier;
  ctx: expr_context;
}

export interface Subscript extends Located {
  readonly _type: "Subscript";
  value: expr;
  slice: expr;
  ctx: expr_context;
}

export interface Starred extends Located {
  readonly _type: "Starred";
  value: expr;
  ctx: expr_context;
}

export interface Name extends Located {
  readonly _type: "Name";
  id: identifier;
  ctx: expr_context;
}

export interface List extends Located {
  readonly _type: "List";
  elts: expr[];
  ctx: expr_context;
}

export interface Tuple extends Located {
  readonly _type: "Tuple";
  elts: expr[];
  ctx: expr_context;
}

export interface Slice extends Located {
  readonly _type: "Slice";
  lower: expr | null;
  upper: expr | null;
  step: expr | null;
}

export type expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// Operators and contexts, by name

export type expr_context = "Load" | "Store" | "Del";

export type boolop = "And" | "Or";

export type operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";

export type unaryop = "Invert" | "Not" | "UAdd" | "USub";

export type cmpop = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

// Patterns of `match`

export interface MatchValue extends Located {
  readonly _type: "MatchValue";
  value: expr;
}

export interface MatchSingleton extends Located {
  readonly _type: "MatchSingleton";
  value: null | boolean;
}

export interface MatchSequence extends Located {
  readonly _type: "MatchSequence";
  patterns: pattern[];
}

export interface MatchMapping extends Located {
  readonly _type: "MatchMapping";
  keys: expr[];
  patterns: pattern[];
  rest: identifier | null;
}

export interface MatchClass extends Located {
  readonly _type: "MatchClass";
  cls: expr;
  patterns: pattern[];
  kwd_attrs: identifier[];
  kwd_patterns: pattern[];
}

export interface MatchStar extends Located {
  readonly _type: "MatchStar";
  name: identifier | null;
}

/** `pattern as name`, a bare capture (no pattern), or `_` (neither). */
export interface MatchAs extends Located {
  readonly _type: "MatchAs";
  pattern: pattern | null;
  name: identifier | null;
}

export interface MatchOr extends Located {
  readonly _type: "MatchOr";
  patterns: pattern[];
}

export type pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// Type parameters

export interface TypeVar extends Located {
  readonly _type: "TypeVar";
  name: identifier;
  bound: expr | null;
  default_value: expr | null;
}

export interface ParamSpec extends Located {
  readonly _type: "ParamSpec";
  name: identifier;
  default_value: expr | null;
}

export interface TypeVarTuple extends Located {
  readonly _type: "TypeVarTuple";
  name: identifier;
  default_value: expr | null;
}

export type type_param = TypeVar | ParamSpec | TypeVarTuple;

// Parts of the above

export interface comprehension {
  readonly _type: "comprehension";
  target: expr;
  iter: expr;
  ifs: expr[];
  is_async: 0 | 1;
}

export interface ExceptHandler extends Located {
  readonly _type: "ExceptHandler";
  type: expr | null;
  name: identifier | null;
  body: stmt[];
}

/** The parameters of a function. The `_type` is "arguments"; the name has a `_` since strict mode reserves the bare one. */
export interface arguments_ {
  readonly _type: "arguments";
  posonlyargs: arg[];
  args: arg[];
  vararg: arg | null;
  kwonlyargs: arg[];
  /** One for each of kwonlyargs; null for one that is required. */
  kw_defaults: (expr | null)[];
  kwarg: arg | null;
  /** For the last of posonlyargs + args. */
  defaults: expr[];
}

export interface arg extends Located {
  readonly _type: "arg";
  arg: identifier;
  annotation: expr | null;
  type_comment: null;
}

export interface keyword extends Located {
  readonly _type: "keyword";
  /** null for `**value`. */
  arg: identifier | null;
  value: expr;
}

export interface alias extends Located {
  readonly _type: "alias";
  /** With dots: "os.path". */
  name: identifier;
  asname: identifier | null;
}

export interface withitem {
  readonly _type: "withitem";
  context_expr: expr;
  optional_vars: expr | null;
}

export interface match_case {
  readonly _type: "match_case";
  pattern: pattern;
  guard: expr | null;
  body: stmt[];
}

/** Any node. */
export type AST =
  | mod
  | stmt
  | expr
  | pattern
  | type_param
  | comprehension
  | ExceptHandler
  | arguments_
  | arg
  | keyword
  | alias
  | withitem
  | match_case;
