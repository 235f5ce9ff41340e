/**
 * Compiled bytes to a code object in the heap. The format is documented in compiler/marshal.ts; only numbers of tags are shared.
 */
import * as PyErr from "./errors.js";
import type { NewRef, Null } from "./heap/ownership.js";
import * as PyBytes from "./objects/bytes.js";
import { newCodeSteal } from "./objects/code.js";
import * as PyComplex from "./objects/complex.js";
import * as PyFloat from "./objects/float.js";
import * as PyLong from "./objects/long.js";
import { decref, incref } from "./objects/object.js";
import * as PySet from "./objects/set.js";
import * as PyTuple from "./objects/tuple.js";
import { Ellipsis, False, None, T, True } from "./objects/type-table.js";
import * as PyUnicode from "./objects/unicode.js";

const MAGIC = 0x6379706d;
const FORMAT_VERSION = 1;

// compiler/marshal.ts's Tag.
const enum Tag {
  NONE,
  TRUE,
  FALSE,
  ELLIPSIS,
  INT,
  BIG_INT,
  FLOAT,
  STR,
  BYTES,
  COMPLEX,
  TUPLE,
  FROZENSET,
  CODE,
}

class OutOfMemory extends Error {}

/** Reads one unit; a JS throw of OutOfMemory ends it, which `loadCode` turns into MemoryError. */
class Loader {
  private otherFilename: NewRef | Null = 0;
  private at = 0;
  private readonly view: DataView;
  private strings: NewRef[] = [];

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  word(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4, true);
  }

  private double(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  private raw(length: number): Uint8Array {
    const start = this.at;
    this.at += (length + 3) & ~3;
    return this.bytes.subarray(start, start + length);
  }

  private must(op: NewRef | Null): NewRef {
    if (op === 0) throw new OutOfMemory();
    return op;
  }

  readStrings(): void {
    const count = this.word();
    for (let k = 0; k < count; k++) {
      const head = this.word();
      const length = head >>> 2;
      const wide = (head & 2) !== 0;
      const data = this.raw(wide ? 2 * length : length);
      const decoder = wide ? utf16 : latin1;
      const text = wide || length > 0 ? decoder(data) : "";
      this.strings.push(this.must((head & 1) !== 0 ? PyUnicode.internFromJS(text) : PyUnicode.fromJS(text)));
    }
  }

  private string(): NewRef {
    return incref(this.strings[this.word()]);
  }

  private names(): NewRef {
    const count = this.word();
    const tuple = this.must(PyTuple.new_(count));
    for (let i = 0; i < count; i++) {
      const name = this.string();
      PyTuple.setItemSteal(tuple, i, name);
    }
    return tuple;
  }

  private bytesObject(): NewRef {
    return this.must(PyBytes.fromJS(this.raw(this.word())));
  }

  private values(): NewRef {
    const count = this.word();
    const items: NewRef[] = [];
    for (let i = 0; i < count; i++) items.push(this.value());
    const tuple = this.must(PyTuple.new_(count));
    for (let i = 0; i < count; i++) PyTuple.setItemSteal(tuple, i, items[i]);
    return tuple;
  }

  private value(): NewRef {
    switch (this.word()) {
      case Tag.NONE:
        return None;
      case Tag.TRUE:
        return True;
      case Tag.FALSE:
        return False;
      case Tag.ELLIPSIS:
        return Ellipsis;
      case Tag.INT:
        return this.must(PyLong.fromNumber(this.word()));
      case Tag.BIG_INT: {
        const digits = this.string();
        const value = this.must(PyLong.fromBigInt(BigInt(PyUnicode.toJS(digits))));
        decref(digits);
        return value;
      }
      case Tag.FLOAT:
        return this.must(PyFloat.fromDouble(this.double()));
      case Tag.STR:
        return this.string();
      case Tag.BYTES:
        return this.bytesObject();
      case Tag.COMPLEX: {
        const real = this.double();
        return this.must(PyComplex.fromDoubles(real, this.double()));
      }
      case Tag.TUPLE:
        return this.values();
      case Tag.FROZENSET: {
        const items = this.values();
        const set = this.must(PySet.newFrozen(items));
        decref(items);
        return set;
      }
      default:
        return this.code();
    }
  }

  code(): NewRef {
    const name = this.string();
    const qualname = this.string();
    const filename = this.filename();
    const firstlineno = this.word();
    const argcount = this.word();
    const posonlyargcount = this.word();
    const kwonlyargcount = this.word();
    const flags = this.word();
    const stacksize = this.word();
    const code = new Int32Array(this.word());
    for (let i = 0; i < code.length; i++) code[i] = this.word();
    const names = this.names();
    const localsplusnames = this.names();
    const localspluskinds = this.bytesObject();
    const linetable = this.bytesObject();
    const exceptiontable = this.bytesObject();
    const consts = this.values();
    return this.must(
      newCodeSteal({
        consts,
        names,
        localsplusnames,
        localspluskinds,
        filename,
        name,
        qualname,
        linetable,
        exceptiontable,
        flags,
        argcount,
        posonlyargcount,
        kwonlyargcount,
        stacksize,
        firstlineno,
        code,
      }),
    );
  }

  // The file that the code came from when it was compiled, unless loadCode was told another one.
  private filename(): NewRef {
    const compiled = this.string();
    if (this.otherFilename === 0) return compiled;
    decref(compiled);
    return incref(this.otherFilename);
  }

  /** All code objects shall name this file. */
  setFilename(filename: string): void {
    this.otherFilename = this.must(PyUnicode.fromJS(filename));
  }

  release(): void {
    if (this.otherFilename !== 0) decref(this.otherFilename);
    for (const text of this.strings) decref(text);
  }
}

const latin1Decoder = new TextDecoder("latin1");

function latin1(data: Uint8Array): string {
  // TextDecoder's "latin1" is windows-1252, which differs in 0x80–0x9f.
  for (const byte of data) if (byte >= 0x80 && byte < 0xa0) return String.fromCharCode(...data);
  return latin1Decoder.decode(data);
}

function utf16(data: Uint8Array): string {
  let text = "";
  for (let i = 0; i < data.length; i += 2) text += String.fromCharCode(data[i] | (data[i + 1] << 8));
  return text;
}

/**
 * The code object of compiled bytes; NULL with MemoryError, or with ImportError when they are of another format.
 * @param filename what co_filename shall be, if not what it was when it was compiled.
 */
export function loadCode(bytes: Uint8Array, filename?: string): NewRef | Null {
  const loader = new Loader(bytes);
  if (loader.word() !== MAGIC || loader.word() !== FORMAT_VERSION) {
    return PyErr.setString(T.ImportError, "bad magic number: not compiled by this minipy");
  }
  try {
    loader.readStrings();
    if (filename !== undefined) loader.setFilename(filename);
    return loader.code();
  } catch (error) {
    if (error instanceof OutOfMemory) return 0;
    throw error;
  } finally {
    loader.release();
  }
}
