/**
 * Expressions back to text, for annotations under `from __future__ import annotations`.
 *
 * The text is CPython's, to the space: single quotes first, parentheses only where precedence asks for them. Mirrors
 * Python/ast_unparse.c.
 */
import type * as ast from "../parser/ast.js";
import { constRepr, isTuple, strRepr } from "./constants.js";
import { enterRecursion, leaveRecursion } from "./errors.js";

/** Precedence levels, loosest first. */
const enum Level {
  NAMED_EXPR,
  TUPLE,
  TEST,
  OR,
  AND,
  NOT,
  COMPARE,
  EXPR,
  BOR = EXPR,
  BXOR,
  BAND,
  SHIFT,
  ARITH,
  TERM,
  FACTOR,
  POWER,
  AWAIT,
  ATOM,
}

const BINARY: { readonly [op in ast.operator]: readonly [string, Level] } = {
  Add: [" + ", Level.ARITH],
  Sub: [" - ", Level.ARITH],
  Mult: [" * ", Level.TERM],
  MatMult: [" @ ", Level.TERM],
  Div: [" / ", Level.TERM],
  Mod: [" % ", Level.TERM],
  LShift: [" << ", Level.SHIFT],
  RShift: [" >> ", Level.SHIFT],
  BitOr: [" | ", Level.BOR],
  BitXor: [" ^ ", Level.BXOR],
  BitAnd: [" & ", Level.BAND],
  FloorDiv: [" // ", Level.TERM],
  Pow: [" ** ", Level.POWER],
};

const UNARY: { readonly [op in ast.unaryop]: readonly [string, Level] } = {
  Invert: ["~", Level.FACTOR],
  Not: ["not ", Level.NOT],
  UAdd: ["+", Level.FACTOR],
  USub: ["-", Level.FACTOR],
};

const COMPARE: { readonly [op in ast.cmpop]: string } = {
  Eq: " == ",
  NotEq: " != ",
  Lt: " < ",
  LtE: " <= ",
  Gt: " > ",
  GtE: " >= ",
  Is: " is ",
  IsNot: " is not ",
  In: " in ",
  NotIn: " not in ",
};

/** The text of an expression. */
export function unparse(node: ast.expr): string {
  return expression(node, Level.TEST);
}

function parenthesise(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

/** The text for a place where what binds looser than `level` needs parentheses. */
function expression(node: ast.expr, level: Level): string {
  enterRecursion(node);
  const text = compound(node, level);
  leaveRecursion();
  return text;
}

function list(nodes: readonly ast.expr[], level = Level.TEST): string {
  return nodes.map((node) => expression(node, level)).join(", ");
}

function compound(node: ast.expr, level: Level): string {
  switch (node._type) {
    case "BoolOp": {
      const own = node.op === "And" ? Level.AND : Level.OR;
      const text = node.values
        .map((value) => expression(value, own + 1))
        .join(node.op === "And" ? " and " : " or ");
      return parenthesise(text, level > own);
    }
    case "BinOp":
      return binary(node, level);
    case "UnaryOp": {
      const [operator, own] = UNARY[node.op];
      return parenthesise(operator + expression(node.operand, own), level > own);
    }
    case "Lambda": {
      // As CPython writes it: no blank before a parameter list without positional ones.
      const blank = node.args.posonlyargs.length + node.args.args.length > 0 ? " " : "";
      const text = `lambda${blank}${parameters(node.args)}: ${expression(node.body, Level.TEST)}`;
      return parenthesise(text, level > Level.TEST);
    }
    case "IfExp": {
      const body = expression(node.body, Level.TEST + 1);
      const test = expression(node.test, Level.TEST + 1);
      return parenthesise(
        `${body} if ${test} else ${expression(node.orelse, Level.TEST)}`,
        level > Level.TEST,
      );
    }
    case "Dict":
      return dict(node);
    case "Set":
      return `{${list(node.elts)}}`;
    case "GeneratorExp":
      return `(${expression(node.elt, Level.TEST)}${generators(node.generators)})`;
    case "ListComp":
      return `[${expression(node.elt, Level.TEST)}${generators(node.generators)}]`;
    case "SetComp":
      return `{${expression(node.elt, Level.TEST)}${generators(node.generators)}}`;
    case "DictComp": {
      const item = `${expression(node.key, Level.TEST)}: ${expression(node.value, Level.TEST)}`;
      return `{${item}${generators(node.generators)}}`;
    }
    case "Yield":
      return node.value === null ? "(yield)" : `(yield ${expression(node.value, Level.TEST)})`;
    case "YieldFrom":
      return `(yield from ${expression(node.value, Level.TEST)})`;
    case "Await":
      return parenthesise(`await ${expression(node.value, Level.ATOM)}`, level > Level.AWAIT);
    case "Compare": {
      let text = expression(node.left, Level.COMPARE + 1);
      node.ops.forEach((op, i) => {
        text += COMPARE[op] + expression(node.comparators[i]!, Level.COMPARE + 1);
      });
      return parenthesise(text, level > Level.COMPARE);
    }
    case "Call":
      return call(node);
    case "Constant":
      return constant(node);
    case "JoinedStr":
      return fString(joinedText(node));
    case "FormattedValue":
      return fString(fieldText(node));
    case "Attribute":
      return attribute(node);
    case "Starred":
      return `*${expression(node.value, Level.EXPR)}`;
    case "Name":
      return node.id;
    case "List":
      return `[${list(node.elts)}]`;
    case "Tuple": {
      if (node.elts.length === 0) return "()";
      const text = node.elts.length === 1 ? `${list(node.elts)},` : list(node.elts);
      return parenthesise(text, level > Level.TUPLE);
    }
    case "Subscript":
      return `${expression(node.value, Level.ATOM)}[${expression(node.slice, Level.TUPLE)}]`;
    case "Slice":
      return slice(node);
    case "NamedExpr": {
      const text = `${expression(node.target, Level.TUPLE)} := ${expression(node.value, Level.ATOM)}`;
      return parenthesise(text, level > Level.NAMED_EXPR);
    }
  }
}

function binary(node: ast.BinOp, level: Level): string {
  const [operator, own] = BINARY[node.op];
  const isRightAssociative = node.op === "Pow";
  const left = expression(node.left, isRightAssociative ? own + 1 : own);
  const right = expression(node.right, isRightAssociative ? own : own + 1);
  return parenthesise(left + operator + right, level > own);
}

function parameters(args: ast.arguments_): string {
  const parts: string[] = [];
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  positional.forEach((arg, i) => {
    parts.push(
      i < firstDefault ? arg.arg : `${arg.arg}=${expression(args.defaults[i - firstDefault]!, Level.TEST)}`,
    );
    if (i + 1 === args.posonlyargs.length) parts.push("/");
  });
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push("*");
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    parts.push(
      value === null || value === undefined ? arg.arg : `${arg.arg}=${expression(value, Level.TEST)}`,
    );
  });
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(", ");
}

function dict(node: ast.Dict): string {
  const items = node.keys.map((key, i) => {
    const value = node.values[i]!;
    if (key === null) return `**${expression(value, Level.EXPR)}`;
    return `${expression(key, Level.TEST)}: ${expression(value, Level.TEST)}`;
  });
  return `{${items.join(", ")}}`;
}

function generators(nodes: readonly ast.comprehension[]): string {
  let text = "";
  for (const node of nodes) {
    text += node.is_async ? " async for " : " for ";
    text += `${expression(node.target, Level.TUPLE)} in ${expression(node.iter, Level.TEST + 1)}`;
    for (const test of node.ifs) text += ` if ${expression(test, Level.TEST + 1)}`;
  }
  return text;
}

function call(node: ast.Call): string {
  const func = expression(node.func, Level.ATOM);
  const only = node.args[0];
  // A generator expression that is the only argument brings its parentheses.
  if (node.args.length === 1 && node.keywords.length === 0 && only!._type === "GeneratorExp") {
    return func + expression(only!, Level.TEST);
  }
  const args = node.args.map((arg) => expression(arg, Level.TEST));
  for (const keyword of node.keywords) {
    const value = expression(keyword.value, Level.TEST);
    args.push(keyword.arg === null ? `**${value}` : `${keyword.arg}=${value}`);
  }
  return `${func}(${args.join(", ")})`;
}

/** An int needs a blank before its dot, or it would be a float. */
function attribute(node: ast.Attribute): string {
  const value = expression(node.value, Level.ATOM);
  const isInt = node.value._type === "Constant" && typeof node.value.value === "bigint";
  return `${value}${isInt ? " ." : "."}${node.attr}`;
}

function slice(node: ast.Slice): string {
  const part = (value: ast.expr | null): string => (value === null ? "" : expression(value, Level.TEST));
  const text = `${part(node.lower)}:${part(node.upper)}`;
  return node.step === null ? text : `${text}:${part(node.step)}`;
}

function constant(node: ast.Constant): string {
  const { value } = node;
  if (typeof value === "object" && value !== null && "kind" in value && value.kind === "ellipsis")
    return "...";
  if (isTuple(value)) return constRepr(value);
  const text = constRepr(value);
  // Infinity has no literal; one that is too big stands for it.
  if (typeof value === "number" || typeof value === "object") return text.replaceAll("inf", "1e309");
  return node.kind === "u" ? "u" + text : text;
}

// f-strings

function fString(body: string): string {
  return `f${strRepr(body)}`;
}

function joinedText(node: ast.JoinedStr): string {
  return node.values.map((value) => partText(value)).join("");
}

function partText(node: ast.expr): string {
  switch (node._type) {
    case "Constant":
      return (node.value as string).replaceAll("{", "{{").replaceAll("}", "}}");
    case "JoinedStr":
      return joinedText(node);
    case "FormattedValue":
      return fieldText(node);
    default:
      return "";
  }
}

function fieldText(node: ast.FormattedValue): string {
  const value = expression(node.value, Level.TEST + 1);
  const start = value.startsWith("{") ? "{ " : "{";
  const conversion = node.conversion === -1 ? "" : "!" + String.fromCharCode(node.conversion);
  const spec = node.format_spec === null ? "" : ":" + joinedText(node.format_spec);
  return `${start}${value}${conversion}${spec}}`;
}
