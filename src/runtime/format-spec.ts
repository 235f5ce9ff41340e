/**
 * The format-spec mini-language: `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["." precision][type]`.
 * Mirrors `parse_internal_render_format_spec` of CPython's Python/formatter_unicode.c.
 *
 * Only text to record: nothing here touches the heap. What a number does with the record is in format-number.ts. An error is
 * the message of the ValueError that the caller sets.
 */

/** A parsed specification. */
export interface FormatSpec {
  /** One character (a surrogate pair when astral). */
  readonly fill: string;
  /** "<", ">", "=", "^"; the default of the type when the text has none. */
  readonly align: string;
  /** Did the text say the alignment? */
  readonly alignSpecified: boolean;
  /** "+", "-", " ", or "" when not given. */
  readonly sign: string;
  /** `z`: a negative zero is shown without its sign. */
  readonly noNegativeZero: boolean;
  /** `#`. */
  readonly alternate: boolean;
  /** -1 when not given. */
  readonly width: number;
  /** ",", "_", or "" when not given. */
  readonly grouping: string;
  /** Digits between separators: 3, or 4 for `_` with b, o, x, X. */
  readonly groupSize: number;
  /** -1 when not given. */
  readonly precision: number;
  /** The presentation type: one character, or the default of the type ("" for float and complex). */
  readonly type: string;
}

// PY_SSIZE_T_MAX of the 64-bit build that we compare with; what does not fit in our memory fails later, with MemoryError.
const WIDTH_MAX = 2 ** 63;
const TOO_MANY_DIGITS = "Too many decimal digits in format string";

function isAlign(ch: string | undefined): boolean {
  return ch === "<" || ch === ">" || ch === "=" || ch === "^";
}

function isDigit(ch: string | undefined): boolean {
  return ch !== undefined && ch >= "0" && ch <= "9" && ch.length === 1;
}

/** A character in a message: itself when it is printable ASCII, else `\x…`. */
export function presentationChar(ch: string): string {
  const code = ch.codePointAt(0) ?? 0;
  return code > 32 && code < 128 ? ch : `\\x${code.toString(16)}`;
}

/** "Unknown format code 'q' for object of type 'int'". */
export function unknownPresentationType(type: string, typeName: string): string {
  return `Unknown format code '${presentationChar(type)}' for object of type '${typeName}'`;
}

// What was parsed before: programs use few specifications, many times. It says nothing but what parsing again would say.
const parsed = new Map<string, FormatSpec | string>();
const PARSED_MAX = 256;

/**
 * Parse `text` (not empty). `typeName` is the type of the object, for messages; `defaultType` and `defaultAlign` are "s", "<" for
 * str, "d", ">" for int, "", ">" for float and complex. Gives the record, or the message of a ValueError.
 */
export function parseFormatSpec(
  text: string,
  typeName: string,
  defaultType: string,
  defaultAlign: "<" | ">",
): FormatSpec | string {
  const key = `${typeName} ${defaultType}${defaultAlign}${text}`;
  let spec = parsed.get(key);
  if (spec !== undefined) return spec;
  spec = parse(text, typeName, defaultType, defaultAlign);
  if (parsed.size === PARSED_MAX) parsed.clear();
  parsed.set(key, spec);
  return spec;
}

function parse(
  text: string,
  typeName: string,
  defaultType: string,
  defaultAlign: "<" | ">",
): FormatSpec | string {
  const chars = [...text];
  let pos = 0;
  let fill = " ";
  let fillSpecified = false;
  let align: string = defaultAlign;
  let alignSpecified = false;
  if (isAlign(chars[1])) {
    [fill, align] = chars as [string, string];
    fillSpecified = alignSpecified = true;
    pos = 2;
  } else if (isAlign(chars[0])) {
    align = chars[0]!;
    alignSpecified = true;
    pos = 1;
  }

  const take = (accepted: string): string => {
    const ch = chars[pos];
    if (ch === undefined || !accepted.includes(ch)) return "";
    pos++;
    return ch;
  };
  // -1: no digits; Infinity: too many.
  const takeNumber = (): number => {
    const start = pos;
    while (isDigit(chars[pos])) pos++;
    if (pos === start) return -1;
    const value = Number(chars.slice(start, pos).join(""));
    return value < WIDTH_MAX ? value : Number.POSITIVE_INFINITY;
  };

  const sign = take("+- ");
  const noNegativeZero = take("z") !== "";
  const alternate = take("#") !== "";
  if (!fillSpecified && take("0") !== "") {
    fill = "0";
    if (!alignSpecified && defaultAlign === ">") align = "=";
  }
  const width = takeNumber();
  if (width === Number.POSITIVE_INFINITY) return TOO_MANY_DIGITS;

  let grouping = take(",");
  if (take("_") !== "") {
    if (grouping !== "") return "Cannot specify both ',' and '_'.";
    grouping = "_";
  }
  if (chars[pos] === "," && grouping === "_") return "Cannot specify both ',' and '_'.";

  let precision = -1;
  if (take(".") !== "") {
    precision = takeNumber();
    if (precision === -1) return "Format specifier missing precision";
    if (precision === Number.POSITIVE_INFINITY) return TOO_MANY_DIGITS;
  }
  if (chars.length - pos > 1) return `Invalid format specifier '${text}' for object of type '${typeName}'`;
  const type = chars[pos] ?? defaultType;

  let groupSize = 3;
  if (grouping !== "" && !(type === "" || "defgEG%F".includes(type))) {
    if (grouping !== "_" || !"boxX".includes(type))
      return `Cannot specify '${grouping}' with '${presentationChar(type)}'.`;
    groupSize = 4;
  }
  return {
    fill,
    align,
    alignSpecified,
    sign,
    noNegativeZero,
    alternate,
    width,
    grouping,
    groupSize,
    precision,
    type,
  };
}
