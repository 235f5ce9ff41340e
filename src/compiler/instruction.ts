/**
 * Instructions as the code generator emits them: opcode, oparg, jump target, location.
 *
 * Beside the opcodes of the table there are pseudo-instructions, numbered from 256, that only the compiler knows; the
 * flow graph turns each into a real opcode or removes it. A target is a Label until the flow graph has cut the
 * sequence into blocks. CPython's counterparts: Python/instruction_sequence.c, the pseudo-ops of Python/bytecodes.c.
 */
import { Op } from "../vm/opcode.js";

/** Where an instruction comes from; an AST node will do. Columns are UTF-8 byte offsets, -1 unknown. */
export interface Location {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}

/** An artificial instruction: it takes the line of what runs before it, or none. */
export const NO_LOCATION: Location = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };

/** The location of the instruction that follows. */
export const NEXT_LOCATION: Location = { lineno: -2, end_lineno: -2, col_offset: -2, end_col_offset: -2 };

export function makeLocation(
  lineno: number,
  end_lineno: number,
  col_offset: number,
  end_col_offset: number,
): Location {
  return { lineno, end_lineno, col_offset, end_col_offset };
}

export function sameLocation(a: Location, b: Location): boolean {
  return (
    a === b ||
    (a.lineno === b.lineno &&
      a.end_lineno === b.end_lineno &&
      a.col_offset === b.col_offset &&
      a.end_col_offset === b.end_col_offset)
  );
}

/** Opcodes that exist only inside the compiler. */
export const enum Pseudo {
  /** A jump either way; the assembler chooses JUMP_FORWARD or JUMP_BACKWARD. */
  JUMP = 256,
  /** JUMP without a look at the eval breaker. */
  JUMP_NO_INTERRUPT,
  /** Push a cell itself, for a closure tuple: becomes LOAD_FAST. */
  LOAD_CLOSURE,
  /** LOAD_ATTR in the method form. */
  LOAD_METHOD,
  LOAD_SUPER_METHOD,
  LOAD_ZERO_SUPER_ATTR,
  LOAD_ZERO_SUPER_METHOD,
  /** End of the region that the innermost SETUP_* began. */
  POP_BLOCK,
  /** From here on, an exception goes to the target, which finds lasti and the exception on the stack. */
  SETUP_CLEANUP,
  /** From here on, an exception goes to the target, which finds the exception on the stack. */
  SETUP_FINALLY,
  /** SETUP_CLEANUP for a with statement: __enter__'s result is not on the target's stack. */
  SETUP_WITH,
  /** STORE_FAST of a value that may be NULL. */
  STORE_FAST_MAYBE_NULL,
}

/** A jump target while the code is a sequence: the index of the instruction that it stands before. */
export interface Label {
  position: number;
}

export interface Instruction {
  op: number;
  oparg: number;
  label: Label | null;
  loc: Location;
}

/** What one code object's instructions are collected in. */
export class InstructionSequence {
  readonly instructions: Instruction[] = [];
  private readonly labels: Label[] = [];

  newLabel(): Label {
    const label = { position: -1 };
    this.labels.push(label);
    return label;
  }

  useLabel(label: Label): void {
    label.position = this.instructions.length;
  }

  add(op: number, oparg: number, label: Label | null, loc: Location): void {
    this.instructions.push({ op, oparg, label, loc });
  }

  /** Put an instruction first; labels move with what they stand before. */
  prepend(op: number, label: Label, loc: Location): void {
    this.instructions.unshift({ op, oparg: 0, label, loc });
    for (const other of this.labels) if (other.position >= 0) other.position++;
  }
}

/** Instructions that begin a protected region; their target is the handler. */
export function isBlockPush(op: number): boolean {
  return op === Pseudo.SETUP_FINALLY || op === Pseudo.SETUP_WITH || op === Pseudo.SETUP_CLEANUP;
}

export function isUnconditionalJump(op: number): boolean {
  return (
    op === Pseudo.JUMP ||
    op === Pseudo.JUMP_NO_INTERRUPT ||
    op === Op.JUMP_FORWARD ||
    op === Op.JUMP_BACKWARD ||
    op === Op.JUMP_BACKWARD_NO_INTERRUPT
  );
}

export function isConditionalJump(op: number): boolean {
  return (
    op === Op.POP_JUMP_IF_FALSE ||
    op === Op.POP_JUMP_IF_TRUE ||
    op === Op.POP_JUMP_IF_NONE ||
    op === Op.POP_JUMP_IF_NOT_NONE
  );
}

/** Does it jump, conditionally or not, to its target (SETUP_* do not)? */
export function isJump(op: number): boolean {
  return isConditionalJump(op) || isUnconditionalJump(op) || op === Op.FOR_ITER || op === Op.SEND;
}

/** Does it leave the code object? */
export function isScopeExit(op: number): boolean {
  return (
    op === Op.RETURN_VALUE ||
    op === Op.RETURN_CONST ||
    op === Op.RAISE_VARARGS ||
    op === Op.RERAISE ||
    op === Op.INTERPRETER_EXIT
  );
}

/** Does it end a basic block? */
export function isTerminator(op: number): boolean {
  return isJump(op) || isScopeExit(op);
}

/** Does it look at the eval breaker, so that it needs a line to be seen at? */
export function hasEvalBreak(op: number): boolean {
  return (
    op === Op.CALL ||
    op === Op.CALL_FUNCTION_EX ||
    op === Op.CALL_KW ||
    op === Op.RESUME ||
    op === Op.JUMP_BACKWARD ||
    op === Pseudo.JUMP
  );
}
