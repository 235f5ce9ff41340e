/**
 * Node's own modules that few programs need, loaded when they are first asked for: `crypto` alone costs 5 ms, a tenth of what starting minipy takes
 * beyond starting Node.
 */
import fs from "node:fs";

export const crypto = () => process.getBuiltinModule("node:crypto");
export const zlib = () => process.getBuiltinModule("node:zlib");
export const childProcess = () => process.getBuiltinModule("node:child_process");
export const os = () => process.getBuiltinModule("node:os");
export const net = () => process.getBuiltinModule("node:net");

/** Is the descriptor a terminal? */
export function isatty(fd: number): boolean {
  return isCharacterDevice(fd) && process.getBuiltinModule("node:tty").isatty(fd);
}

function isCharacterDevice(fd: number): boolean {
  try {
    return fs.fstatSync(fd).isCharacterDevice();
  } catch {
    return false;
  }
}
