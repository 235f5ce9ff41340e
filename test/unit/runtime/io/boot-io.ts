/** For the tests of files: a heap with the types of io, a host with Node's files, the GIL held. Imported before the evaluator. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import "../../../../src/runtime/modules/io/io.js";
import { configureGil, DEFAULT_GIL, loadGilPolicy, takeGil } from "../../../../src/runtime/gil/ceval-gil.js";
import type { NewRef } from "../../../../src/runtime/heap/ownership.js";
import { type Host, provideHost, type StatResult } from "../../../../src/runtime/host-interface.js";
import { methodName, NATIVE_MODULES } from "../../../../src/runtime/modules/module-def.js";
import { newBuiltin } from "../../../../src/runtime/objects/builtin.js";
import { T } from "../../../../src/runtime/objects/type-table.js";
import { tstate } from "../../../../src/runtime/threads/state.js";
import "../boot-heap.js";
import { names } from "../containers/evaluate.js";

function attempt<R>(call: () => R): R | number {
  try {
    return call();
  } catch (error) {
    return -Math.abs((error as { errno: number }).errno);
  }
}

const stat = (call: () => fs.Stats): StatResult | number =>
  attempt(() => {
    const { mode, size } = call();
    return { mode, size } as StatResult;
  });

const files: Partial<Host> = {
  write: (fd, bytes) => attempt(() => fs.writeSync(fd, bytes)),
  read: (fd, buffer) => attempt(() => fs.readSync(fd, buffer)),
  pwrite: (fd, bytes, position) => attempt(() => fs.writeSync(fd, bytes, 0, bytes.length, position)),
  pread: (fd, buffer, position) => attempt(() => fs.readSync(fd, buffer, 0, buffer.length, position)),
  open: (file, flags, mode) => attempt(() => fs.openSync(file, flags, mode)),
  close: (fd) => attempt(() => fs.closeSync(fd)) ?? 0,
  truncate: (fd, size) => attempt(() => fs.ftruncateSync(fd, size)) ?? 0,
  isatty: () => false,
  fstat: (fd) => stat(() => fs.fstatSync(fd)),
};
provideHost(files as Host);

configureGil(DEFAULT_GIL);
loadGilPolicy();
takeGil(tstate);

const def = NATIVE_MODULES.get("_io")?.functions?.find((f) => methodName(f) === "open");
names.open = newBuiltin(def!, 0, 0) as NewRef;
for (const [name, type] of [
  ["FileIO", T.FileIO],
  ["BufferedReader", T.BufferedReader],
  ["BufferedWriter", T.BufferedWriter],
  ["TextIOWrapper", T.TextIOWrapper],
  ["StringIO", T.StringIO],
  ["BytesIO", T.BytesIO],
  ["UnsupportedOperation", T.UnsupportedOperation],
] as const) {
  names[name] = type as number as NewRef;
}

// The statements name files by themselves: they work in a directory of their own.
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "minipy-io-"));
process.on("exit", () => fs.rmSync(directory, { recursive: true, force: true }));
export const inDirectory = (file: string): string => path.join(directory, file);
