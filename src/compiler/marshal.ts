/**
 * Code units as bytes and back: what `__pycache__` keeps, what the supervisor sends to a worker. The heap's side of it is runtime/marshal.ts.
 *
 * Little-endian, everything 4-aligned. First the magic and the version, then the string table (so that a name stands once), then the code:
 *
 *     string   length << 2 | wide << 1 | intern, then Latin-1 bytes or UTF-16 units, padded
 *     value    a Tag word, then its data
 *     code     14 words, the strings by number, the instruction words, tables as bytes, constants, names
 */
import type { CodeUnit, Const } from "./code-unit.js";

/** "mpyc". */
export const MAGIC = 0x6379706d;
/** Of this format. */
export const FORMAT_VERSION = 1;

/** What a value is. */
export const enum Tag {
  NONE,
  TRUE,
  FALSE,
  ELLIPSIS,
  /** An int32. */
  INT,
  /** A string: decimal digits. */
  BIG_INT,
  /** 8 bytes. */
  FLOAT,
  STR,
  /** Length, then bytes, padded. */
  BYTES,
  /** Two floats. */
  COMPLEX,
  /** Count, then values. */
  TUPLE,
  FROZENSET,
  CODE,
}

class Writer {
  private bytes = new Uint8Array(4096);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }

  word(value: number): void {
    this.reserve(4);
    this.view.setInt32(this.length, value, true);
    this.length += 4;
  }

  double(value: number): void {
    this.reserve(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  raw(data: Uint8Array): void {
    const padded = (data.length + 3) & ~3;
    this.reserve(padded);
    this.bytes.set(data, this.length);
    this.bytes.fill(0, this.length + data.length, this.length + padded);
    this.length += padded;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

const IDENTIFIER = /^\w*$/;

/** Numbers the strings of a code unit. */
class StringTable {
  private readonly numbers = new Map<string, number>();

  number(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(text, number);
    }
    return number;
  }

  write(out: Writer): void {
    out.word(this.numbers.size);
    for (const text of this.numbers.keys()) {
      const intern = IDENTIFIER.test(text) ? 1 : 0;
      let wide = 0;
      for (let i = 0; i < text.length && wide === 0; i++) if (text.charCodeAt(i) > 255) wide = 1;
      out.word((text.length << 2) | (wide << 1) | intern);
      const data = wide === 1 ? new Uint8Array(2 * text.length) : new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        if (wide === 1) {
          data[2 * i] = unit & 255;
          data[2 * i + 1] = unit >> 8;
        } else data[i] = unit;
      }
      out.raw(data);
    }
  }
}

function writeConst(out: Writer, strings: StringTable, value: Const): void {
  if (value === null) out.word(Tag.NONE);
  else if (typeof value === "boolean") out.word(value ? Tag.TRUE : Tag.FALSE);
  else if (typeof value === "bigint") writeInt(out, strings, value);
  else if (typeof value === "number") {
    out.word(Tag.FLOAT);
    out.double(value);
  } else if (typeof value === "string") {
    out.word(Tag.STR);
    out.word(strings.number(value));
  } else if (value instanceof Uint8Array) {
    out.word(Tag.BYTES);
    writeBytes(out, value);
  } else writeObject(out, strings, value);
}

function writeInt(out: Writer, strings: StringTable, value: bigint): void {
  if (BigInt.asIntN(32, value) === value) {
    out.word(Tag.INT);
    out.word(Number(value));
  } else {
    out.word(Tag.BIG_INT);
    out.word(strings.number(value.toString()));
  }
}

function writeObject(out: Writer, strings: StringTable, value: Extract<Const, { kind: string }>): void {
  switch (value.kind) {
    case "ellipsis":
      out.word(Tag.ELLIPSIS);
      break;
    case "complex":
      out.word(Tag.COMPLEX);
      out.double(value.real);
      out.double(value.imag);
      break;
    case "tuple":
    case "frozenset":
      out.word(value.kind === "tuple" ? Tag.TUPLE : Tag.FROZENSET);
      out.word(value.items.length);
      for (const item of value.items) writeConst(out, strings, item);
      break;
    case "code":
      out.word(Tag.CODE);
      writeCode(out, strings, value);
      break;
  }
}

function writeBytes(out: Writer, data: Uint8Array): void {
  out.word(data.length);
  out.raw(data);
}

function writeNames(out: Writer, strings: StringTable, names: readonly string[]): void {
  out.word(names.length);
  for (const name of names) out.word(strings.number(name));
}

function writeCode(out: Writer, strings: StringTable, code: CodeUnit): void {
  out.word(strings.number(code.co_name));
  out.word(strings.number(code.co_qualname));
  out.word(strings.number(code.co_filename));
  out.word(code.co_firstlineno);
  out.word(code.co_argcount);
  out.word(code.co_posonlyargcount);
  out.word(code.co_kwonlyargcount);
  out.word(code.co_flags);
  out.word(code.co_stacksize);
  out.word(code.co_code.length);
  for (const word of code.co_code) out.word(word);
  writeNames(out, strings, code.co_names);
  writeNames(out, strings, code.co_localsplusnames);
  writeBytes(out, code.co_localspluskinds);
  writeBytes(out, code.co_linetable);
  writeBytes(out, code.co_exceptiontable);
  out.word(code.co_consts.length);
  for (const value of code.co_consts) writeConst(out, strings, value);
}

/** A code unit as bytes. */
export function dumps(code: CodeUnit): Uint8Array {
  const strings = new StringTable();
  const body = new Writer();
  writeCode(body, strings, code);
  const out = new Writer();
  out.word(MAGIC);
  out.word(FORMAT_VERSION);
  strings.write(out);
  out.raw(body.finish());
  return out.finish();
}

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  word(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4, true);
  }

  double(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  raw(length: number): Uint8Array {
    const start = this.at;
    this.at += (length + 3) & ~3;
    return this.bytes.slice(start, start + length);
  }
}

function readStrings(from: Reader): string[] {
  const count = from.word();
  const strings: string[] = [];
  for (let k = 0; k < count; k++) {
    const head = from.word();
    const length = head >>> 2;
    const wide = (head & 2) !== 0;
    const data = from.raw(wide ? 2 * length : length);
    let text = "";
    for (let i = 0; i < length; i++) {
      text += String.fromCharCode(wide ? data[2 * i] | (data[2 * i + 1] << 8) : data[i]);
    }
    strings.push(text);
  }
  return strings;
}

function readConst(from: Reader, strings: readonly string[]): Const {
  switch (from.word()) {
    case Tag.NONE:
      return null;
    case Tag.TRUE:
      return true;
    case Tag.FALSE:
      return false;
    case Tag.ELLIPSIS:
      return { kind: "ellipsis" };
    case Tag.INT:
      return BigInt(from.word());
    case Tag.BIG_INT:
      return BigInt(strings[from.word()]);
    case Tag.FLOAT:
      return from.double();
    case Tag.STR:
      return strings[from.word()];
    case Tag.BYTES:
      return from.raw(from.word());
    case Tag.COMPLEX:
      return { kind: "complex", real: from.double(), imag: from.double() };
    case Tag.TUPLE:
      return { kind: "tuple", items: readMany(from, strings) };
    case Tag.FROZENSET:
      return { kind: "frozenset", items: readMany(from, strings) };
    default:
      return readCode(from, strings);
  }
}

function readMany(from: Reader, strings: readonly string[]): Const[] {
  return Array.from({ length: from.word() }, () => readConst(from, strings));
}

function readCode(from: Reader, strings: readonly string[]): CodeUnit {
  const names = () => Array.from({ length: from.word() }, () => strings[from.word()]);
  return {
    kind: "code",
    co_name: strings[from.word()],
    co_qualname: strings[from.word()],
    co_filename: strings[from.word()],
    co_firstlineno: from.word(),
    co_argcount: from.word(),
    co_posonlyargcount: from.word(),
    co_kwonlyargcount: from.word(),
    co_flags: from.word(),
    co_stacksize: from.word(),
    co_code: Int32Array.from({ length: from.word() }, () => from.word()),
    co_names: names(),
    co_localsplusnames: names(),
    co_localspluskinds: from.raw(from.word()),
    co_linetable: from.raw(from.word()),
    co_exceptiontable: from.raw(from.word()),
    co_consts: readMany(from, strings),
  };
}

/** The code unit of bytes that `dumps` gave. @throws Error when they are of another format. */
export function loads(bytes: Uint8Array): CodeUnit {
  const from = new Reader(bytes);
  if (from.word() !== MAGIC || from.word() !== FORMAT_VERSION) throw new Error("not compiled by this minipy");
  return readCode(from, readStrings(from));
}
