/** The result of a substitution in the making: slices of the subject, and replacements. */

import * as PyErr from "../../errors.js";
import { copyBytes } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { bytesOf } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref, incref } from "../../objects/object.js";
import { EmptyStr, T } from "../../objects/type-table.js";
import { copyChars, findMaxChar, kindOf, length, stateFor, U } from "../../objects/unicode/layout.js";
import * as PyUnicode from "../../objects/unicode.js";

export class Pieces {
  /** Objects that own the characters, each with a start and an end within. */
  private readonly owners: NewRef[] = [];
  private readonly bounds: number[] = [];
  private total = 0;

  constructor(readonly isText: boolean) {}

  /** Add characters `start` … `end` of `owner`, a str or bytes. */
  addSlice(owner: PyObject, start: number, end: number): void {
    if (end <= start) return;
    this.owners.push(incref(owner));
    this.bounds.push(start, end);
    this.total += end - start;
  }

  /** Add all of `piece`, stolen: false with TypeError when it is of the wrong type. */
  addSteal(piece: NewRef): boolean {
    let op = piece;
    if (this.isText ? !PyUnicode.check(op) : !PyBytes.check(op)) {
      const copy = this.isText ? this.wrongType(op) : this.bytesOfOther(op);
      decref(op);
      if (copy === NULL) return false;
      op = copy;
    }
    const size = this.isText ? length(op) : PyBytes.size(op);
    this.owners.push(op);
    this.bounds.push(0, size);
    this.total += size;
    return true;
  }

  private wrongType(op: PyObject): Null {
    const expected = this.isText ? "expected str instance" : "expected a bytes-like object";
    return PyErr.setString(
      T.TypeError,
      `sequence item ${this.owners.length}: ${expected}, ${PyErr.typeName(op)} found`,
    );
  }

  private bytesOfOther(op: PyObject): NewRef | Null {
    const view = bytesOf(op);
    return view === undefined ? this.wrongType(op) : PyBytes.fromMemory(view.data, view.size);
  }

  /** The str or bytes of all pieces; gives them up. */
  finish(): NewRef | Null {
    const result = this.isText ? this.joinText() : this.joinBytes();
    this.discard();
    return result;
  }

  private joinBytes(): NewRef | Null {
    const result = PyBytes.alloc(this.total);
    if (result === NULL) return NULL;
    let to = PyBytes.dataOf(result);
    this.owners.forEach((owner, i) => {
      const start = this.bounds[2 * i];
      const count = this.bounds[2 * i + 1] - start;
      copyBytes(PyBytes.dataOf(owner) + start, to, count);
      to += count;
    });
    return result;
  }

  private joinText(): NewRef | Null {
    if (this.total === 0) return EmptyStr;
    let maxChar = 0x7f;
    this.owners.forEach((owner, i) => {
      if (PyUnicode.isASCII(owner)) return;
      const kind = kindOf(owner);
      const start = this.bounds[2 * i];
      maxChar |= findMaxChar(owner + U.DATA + start * kind, kind, this.bounds[2 * i + 1] - start);
    });
    if (this.total === 1) return this.singleChar();
    const result = PyUnicode.alloc(this.total, stateFor(maxChar));
    if (result === NULL) return NULL;
    const kind = kindOf(result);
    let to = result + U.DATA;
    this.owners.forEach((owner, i) => {
      const from = kindOf(owner);
      const start = this.bounds[2 * i];
      const count = this.bounds[2 * i + 1] - start;
      copyChars(owner + U.DATA + start * from, from, to, kind, count);
      to += count * kind;
    });
    return result;
  }

  private singleChar(): NewRef | Null {
    const i = this.owners.findIndex((_, j) => this.bounds[2 * j + 1] > this.bounds[2 * j]);
    return PyUnicode.fromOrdinal(PyUnicode.readChar(this.owners[i], this.bounds[2 * i]));
  }

  /** Give the pieces up. */
  discard(): void {
    for (const owner of this.owners) decref(owner);
    this.owners.length = 0;
    this.bounds.length = 0;
    this.total = 0;
  }
}
