/**
 * The Node implementation of the host interface, as a worker uses it: plain synchronous calls, made by the worker itself.
 */
import fs from "node:fs";
import path from "node:path";
import type { CompileResult, Host, SyntaxErrorInfo } from "../../runtime/host-interface.js";
import type { CompilerBundle } from "../compiler-bundle.js";
import type { AskSupervisor, HostSettings } from "../messages.js";
import { crypto, isatty, zlib } from "./builtin-modules.js";
import { attempt } from "./errno.js";
import { createFileSystem, toStat } from "./file-system.js";
import { findFrozen, LIBRARY } from "./frozen.js";
import { createProcesses } from "./processes.js";
import { cachedCode, storeCode } from "./pycache.js";
import { type Connect as ConnectSockets, createSockets } from "./sockets/client.js";
import { noteOutput, readInterruptibly } from "./streams.js";
import { writeAll } from "./write-all.js";

let compiler: CompilerBundle | undefined;

/** The parser and compiler: a bundle of its own, loaded when there is something to parse. */
export function loadCompiler(): CompilerBundle {
  compiler ??= require("./compiler.cjs") as CompilerBundle;
  return compiler;
}

/** What a worker's host needs from its connection to the supervisor. */
export interface SupervisorLink {
  startThread(threadState: number): void;
  expectThreads(): void;
  fatal(message: string): never;
  exitNow(status: number): never;
  readonly ask: AskSupervisor;
  readonly connectSockets: ConnectSockets;
}

const closeFile = (fd: number) => (attempt(() => fs.closeSync(fd)) as number | undefined) ?? 0;

function isSocket(fd: number): boolean {
  const stat = attempt(() => fs.fstatSync(fd));
  return typeof stat !== "number" && stat.isSocket();
}

/** A host for this worker. */
export function createNodeHost(link: SupervisorLink, settings: HostSettings): Host {
  const sockets = createSockets(link.connectSockets, closeFile);
  const hidden = (name: string) => settings.ignoreEnvironment && name.startsWith("PYTHON");
  const epochOffsetNs = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  // Positions of seekable files: Node's reads and writes at `null` go through the descriptor's own.
  return {
    files: createFileSystem(link.ask),
    processes: createProcesses(link.ask),
    sockets,
    timeNs: () => process.hrtime.bigint() + epochOffsetNs,
    monotonicNs: () => process.hrtime.bigint(),
    processTimeNs: () => {
      const usage = process.cpuUsage();
      return BigInt(usage.user + usage.system) * 1000n;
    },
    threadTimeNs: () => {
      const usage = process.cpuUsage();
      return BigInt(usage.user + usage.system) * 1000n;
    },
    write(fd, bytes) {
      if (fd === 1 || fd === 2) noteOutput(bytes);
      return writeAll(fd, bytes);
    },
    read: (fd, buffer, deadlineMs = Number.POSITIVE_INFINITY) => readInterruptibly(fd, buffer, deadlineMs),
    pread: (fd, buffer, position) => attempt(() => fs.readSync(fd, buffer, 0, buffer.length, position)),
    pwrite(fd, bytes, position) {
      let written = 0;
      while (written < bytes.length) {
        const rest = bytes.length - written;
        const result = attempt(() => fs.writeSync(fd, bytes, written, rest, position + written));
        if (result < 0) return result;
        written += result;
      }
      return written;
    },
    open: (file, flags, mode) => attempt(() => fs.openSync(file, flags, mode)) as number,
    close: (fd) => (isSocket(fd) ? sockets.close(fd) : closeFile(fd)),
    seek: () => -29,
    truncate: (fd, size) => (attempt(() => fs.ftruncateSync(fd, size)) as number | undefined) ?? 0,
    isatty,
    stat: (file) => attempt(() => toStat(fs.statSync(file, { bigint: true }))),
    fstat: (fd) => attempt(() => toStat(fs.fstatSync(fd, { bigint: true }))),
    listdir: (directory) => attempt(() => fs.readdirSync(directory)),
    unlink: (file) => (attempt(() => fs.unlinkSync(file)) as number | undefined) ?? 0,
    readFile: (file) => attempt(() => fs.readFileSync(file)),
    writeFileAtomically(file, bytes) {
      const temporary = `${file}.${process.pid}.${process.hrtime.bigint()}`;
      const result = attempt(() => {
        fs.writeFileSync(temporary, bytes);
        fs.renameSync(temporary, file);
        return 0;
      });
      if (result !== 0) fs.rmSync(temporary, { force: true });
      return result;
    },
    mkdir: (directory, mode) => (attempt(() => fs.mkdirSync(directory, mode)) as number | undefined) ?? 0,
    getcwd: () => process.cwd(),
    getenv: (name) => (hidden(name) ? undefined : process.env[name]),
    getpid: () => process.pid,
    utcOffsetMinutes: (timeMs) => -new Date(timeMs).getTimezoneOffset(),
    randomBytes: (count) => crypto().randomFillSync(new Uint8Array(count)),
    digest(algorithm, bytes, outputLength) {
      try {
        return crypto().createHash(algorithm, { outputLength }).update(bytes).digest();
      } catch {
        return undefined;
      }
    },
    pbkdf2(algorithm, password, salt, iterations, length) {
      try {
        return crypto().pbkdf2Sync(password, salt, iterations, length, algorithm);
      } catch {
        return undefined;
      }
    },
    crc32: (bytes, start) => zlib().crc32(bytes, start),
    deflateRaw: (bytes, dictionary, { flush, ...options }) =>
      zlib().deflateRawSync(bytes, {
        ...options,
        finishFlush: flush,
        ...(dictionary.length > 0 ? { dictionary } : {}),
      }),
    compile: (source, filename, mode, optimize) =>
      loadCompiler().compileToBytes(source, filename, mode, optimize),
    parse: (source, filename, mode) => loadCompiler().parseToTree(source, filename, mode),
    compileTree: (tree, filename, mode, optimize) =>
      loadCompiler().compileTree(tree, filename, mode, optimize),
    compileModule: (source, filename, optimize) =>
      compileFile(source, filename, optimize, settings.writeBytecode),
    decodeSource: (bytes, filename) => loadCompiler().decodeSource(bytes, filename),
    findFrozenModule: findFrozen,
    libraryFolder: LIBRARY,
    startThread: link.startThread,
    expectThreads: link.expectThreads,
    fatal: link.fatal,
    exitNow: link.exitNow,
  };
}

function compileFile(
  source: Uint8Array,
  filename: string,
  optimize: number,
  writeBytecode: boolean,
): CompileResult {
  const cached = cachedCode(source, filename, optimize);
  if (cached !== undefined) return { ok: true, code: cached, warnings: [] };
  const bundle = loadCompiler();
  const text: string | SyntaxErrorInfo = bundle.decodeSource(source, filename);
  if (typeof text !== "string") return { ok: false, error: text };
  const result = bundle.compileToBytes(text, filename, "exec", optimize);
  if (writeBytecode && result.ok && result.warnings.length === 0)
    storeCode(source, path.resolve(filename), optimize, result.code);
  return result;
}
