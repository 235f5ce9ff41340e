/**
 * The signature mini-language of method-def.ts: from the text of a signature to parameters.
 *
 *     "split($self, /, sep=None, maxsplit: index = -1)"
 *
 * Parsed when first needed. Defaults of `object` and `str` parameters are words that are the same in every thread and never freed:
 * singletons, small ints, identifiers, one-character strs.
 */
import { smallInt } from "../heap/ownership.js";
import { ID, type IdentifierName } from "../identifiers.js";
import { S } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";

/** How an argument word becomes what the implementation gets. */
export const enum Converter {
  OBJECT = 0,
  INDEX = 1,
  INT = 2,
  FLOAT = 3,
  BOOL = 4,
  STR = 5,
}

/** How an argument is matched with a parameter. */
export const enum Kind {
  POSITIONAL_ONLY = 0,
  POSITIONAL_OR_KEYWORD = 1,
  VAR_POSITIONAL = 2,
  KEYWORD_ONLY = 3,
  VAR_KEYWORD = 4,
}

export interface Parameter {
  readonly name: string;
  /** The identifier's address when the name is one, else 0: keywords are compared with it first. */
  readonly word: number;
  kind: Kind;
  readonly converter: Converter;
  readonly required: boolean;
  /** What the implementation gets when the argument is missing. */
  readonly defaultValue: number;
  /** The default as written, or undefined. */
  readonly defaultText: string | undefined;
}

export interface Signature {
  readonly name: string;
  /** `$self`, `$type`, `$module` or "". */
  readonly self: string;
  readonly parameters: readonly Parameter[];
}

const CONVERTERS: Readonly<Record<string, Converter>> = {
  object: Converter.OBJECT,
  index: Converter.INDEX,
  int: Converter.INT,
  float: Converter.FLOAT,
  bool: Converter.BOOL,
  str: Converter.STR,
};

const WORDS: Readonly<Record<string, number>> = {
  NULL: 0,
  None: S.None,
  True: S.True,
  False: S.False,
  "()": S.EmptyTuple,
  "''": S.EmptyStr,
  "b''": S.EmptyBytes,
  Ellipsis: S.Ellipsis,
};

/** Split at the commas that are outside quotes and parentheses. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  let quote = "";
  for (const c of text) {
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === "'" || c === '"') quote = c;
    else if (c === "(") depth++;
    else if (c === ")") depth--;
    if (c === "," && depth === 0 && quote === "") {
      parts.push(part.trim());
      part = "";
    } else part += c;
  }
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}

function unquote(text: string): string | undefined {
  const match = /^(['"])(.*)\1$/s.exec(text);
  return match?.[2].replaceAll("\\n", "\n").replaceAll("\\t", "\t").replaceAll("\\\\", "\\");
}

function wordOfDefault(text: string): number {
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  if (/^-?\d+$/.test(text)) return smallInt(Number(text));
  const string = unquote(text);
  if (string === "") return S.EmptyStr;
  if (string !== undefined && Object.hasOwn(ID, string)) return ID[string as IdentifierName];
  if (string !== undefined && string.length === 1) return PyUnicode.latin1Char(string.charCodeAt(0));
  throw new Error(
    `default ${text} is no constant word; add it to identifiers.ts, or let the default be NULL`,
  );
}

function numberOfDefault(text: string): number {
  if (text === "True") return 1;
  if (text === "False" || text === "NULL") return 0;
  if (text === "sys.maxsize") return 2 ** 63;
  const value = Number(text);
  if (Number.isNaN(value)) throw new Error(`default ${text} is no number`);
  return value;
}

function parseParameter(text: string, kind: Kind): Parameter {
  const match = /^(\**)(\w+)\s*(?::\s*(\w+))?\s*(?:=\s*(.*))?$/s.exec(text);
  if (match === null) throw new Error(`signature: cannot read parameter "${text}"`);
  const [, stars, name, converterName = "object", defaultText] = match;
  const converter = CONVERTERS[converterName];
  if (converter === undefined) throw new Error(`signature: unknown converter "${converterName}"`);
  const isWord = converter === Converter.OBJECT || converter === Converter.STR;
  return {
    name,
    word: Object.hasOwn(ID, name) ? ID[name as IdentifierName] : 0,
    kind: stars === "*" ? Kind.VAR_POSITIONAL : stars === "**" ? Kind.VAR_KEYWORD : kind,
    converter,
    required: stars === "" && defaultText === undefined,
    defaultValue:
      defaultText === undefined ? 0 : isWord ? wordOfDefault(defaultText) : numberOfDefault(defaultText),
    defaultText,
  };
}

/** Parse a signature. Throws when it is malformed: that is our bug. */
export function parseSignature(text: string): Signature {
  const open = text.indexOf("(");
  const parts = splitParameters(text.slice(open + 1, text.lastIndexOf(")")));
  const self = parts.length > 0 && parts[0].startsWith("$") ? parts.shift()! : "";
  const parameters: Parameter[] = [];
  let kind = Kind.POSITIONAL_OR_KEYWORD;
  for (const part of parts) {
    if (part === "/") for (const p of parameters) p.kind = Kind.POSITIONAL_ONLY;
    else if (part === "*") kind = Kind.KEYWORD_ONLY;
    else {
      parameters.push(parseParameter(part, kind));
      if (part.startsWith("*")) kind = Kind.KEYWORD_ONLY;
    }
  }
  return { name: text.slice(0, open), self, parameters };
}

function showParameter(p: Parameter): string {
  if (p.kind === Kind.VAR_POSITIONAL) return "*" + p.name;
  if (p.kind === Kind.VAR_KEYWORD) return "**" + p.name;
  if (p.defaultText === undefined) return p.name;
  return p.name + "=" + (p.defaultText === "NULL" ? "<unrepresentable>" : p.defaultText);
}

/** The text that `__text_signature__` shows: `($self, index=-1, /)`. */
export function textOfSignature(signature: Signature): string {
  const shown: string[] = signature.self === "" ? [] : [signature.self];
  const { parameters } = signature;
  // Without positional-only parameters, the slash comes after the implicit first one.
  if (signature.self !== "" && parameters[0]?.kind !== Kind.POSITIONAL_ONLY) shown.push("/");
  parameters.forEach((p, i) => {
    const before = i === 0 ? undefined : parameters[i - 1].kind;
    if (p.kind === Kind.KEYWORD_ONLY && before !== Kind.KEYWORD_ONLY && before !== Kind.VAR_POSITIONAL)
      shown.push("*");
    shown.push(showParameter(p));
    if (p.kind === Kind.POSITIONAL_ONLY && parameters[i + 1]?.kind !== Kind.POSITIONAL_ONLY) shown.push("/");
  });
  return `(${shown.join(", ")})`;
}
