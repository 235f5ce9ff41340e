/** Which opcodes count for Python 2.7's check interval, from the opcode table: 1 or 0 by opcode number. */
import { OPCODES } from "./opcode.js";

export const TICKS = Uint8Array.from(Object.values(OPCODES), (info) => (info.ticks ? 1 : 0));
