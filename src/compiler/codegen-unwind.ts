/**
 * Leaving blocks early: what break, continue and return have to run on their way out.
 *
 * CPython's counterpart: compiler_unwind_fblock in Python/compile.c.
 */
import { Op } from "../vm/opcode.js";
import { emitAwait } from "./codegen-expressions.js";
import { visitStatements } from "./codegen-statements.js";
import type { Compiler } from "./compiler.js";
import { type FBlock, FBlockType } from "./compiler-unit.js";
import { syntaxError } from "./errors.js";
import { type Location, NO_LOCATION, Pseudo } from "./instruction.js";

/** exit(None, None, None). */
export function callExitWithNones(c: Compiler, loc: Location): void {
  c.loadConst(loc, null);
  c.loadConst(loc, null);
  c.loadConst(loc, null);
  c.emitOp(loc, Op.CALL, 2);
}

/**
 * Unwind one block; with `preserveTos` the value on top stays there. Gives the location for what follows: code after
 * a finally clause or an __exit__ is artificial.
 */
export function unwindFBlock(c: Compiler, loc: Location, block: FBlock, preserveTos: boolean): Location {
  const swap = (): void => {
    if (preserveTos) c.emitOp(loc, Op.SWAP, 2);
  };
  switch (block.type) {
    case FBlockType.FOR_LOOP:
    case FBlockType.POP_VALUE:
      swap();
      c.emit(loc, Op.POP_TOP);
      return loc;
    case FBlockType.TRY_EXCEPT:
      c.emit(loc, Pseudo.POP_BLOCK);
      return loc;
    case FBlockType.FINALLY_TRY:
      c.emit(loc, Pseudo.POP_BLOCK);
      if (preserveTos) c.pushFBlock(loc, FBlockType.POP_VALUE, null, null);
      visitStatements(c, block.finalbody!);
      if (preserveTos) c.popFBlock();
      return NO_LOCATION;
    case FBlockType.FINALLY_END:
      swap();
      c.emit(loc, Op.POP_TOP);
      swap();
      c.emit(loc, Pseudo.POP_BLOCK);
      c.emit(loc, Op.POP_EXCEPT);
      return loc;
    case FBlockType.WITH:
    case FBlockType.ASYNC_WITH:
      loc = block.loc;
      c.emit(loc, Pseudo.POP_BLOCK);
      swap();
      callExitWithNones(c, loc);
      if (block.type === FBlockType.ASYNC_WITH) emitAwait(c, loc, 2);
      c.emit(loc, Op.POP_TOP);
      return NO_LOCATION;
    case FBlockType.HANDLER_CLEANUP:
      if (block.name !== null) c.emit(loc, Pseudo.POP_BLOCK);
      swap();
      c.emit(loc, Pseudo.POP_BLOCK);
      c.emit(loc, Op.POP_EXCEPT);
      if (block.name !== null) unbindName(c, loc, block.name);
      return loc;
    default:
      return loc;
  }
}

/** `name = None; del name` after an except clause. */
export function unbindName(c: Compiler, loc: Location, name: string): void {
  c.loadConst(loc, null);
  c.nameOp(loc, name, "Store");
  c.nameOp(loc, name, "Del");
}

interface Unwound {
  readonly loc: Location;
  /** The innermost loop, which was not unwound; undefined if there is none. */
  readonly loop: FBlock | undefined;
}

/**
 * Unwind all blocks from the innermost out, up to the innermost loop if `toLoop`. While a block's exit code is
 * generated, the block itself counts as left; afterwards all are back.
 */
export function unwindFBlocks(c: Compiler, loc: Location, preserveTos: boolean, toLoop: boolean): Unwound {
  const { fblocks } = c.unit;
  const left: FBlock[] = [];
  let loop: FBlock | undefined;
  for (;;) {
    const top = fblocks[fblocks.length - 1];
    if (top === undefined) break;
    if (top.type === FBlockType.EXCEPTION_GROUP_HANDLER) {
      throw syntaxError("'break', 'continue' and 'return' cannot appear in an except* block", loc);
    }
    if (toLoop && (top.type === FBlockType.WHILE_LOOP || top.type === FBlockType.FOR_LOOP)) {
      loop = top;
      break;
    }
    left.push(fblocks.pop()!);
    loc = unwindFBlock(c, loc, top, preserveTos);
  }
  while (left.length > 0) fblocks.push(left.pop()!);
  return { loc, loop };
}
