/**
 * What the runtime asks of the machine it runs on. The code that runs Python imports nothing from `node:*`; a host
 * (src/host/node, a browser later) hands in an implementation before Python starts.
 *
 * Functions that can fail give a negative errno (Linux numbers: -2 is ENOENT), never throw. None of them touches the heap, so
 * each may be called with the GIL dropped (`allowThreads` in threads/blocking.ts).
 */

import type { Sockets } from "./socket-host.js";

/** How to compress: zlib's numbers. */
export interface DeflateOptions {
  readonly level: number;
  readonly memLevel: number;
  readonly strategy: number;
  readonly windowBits: number;
  /** How the output ends: Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH. */
  readonly flush: number;
}

/** What `stat` knows. Times in nanoseconds since the epoch. */
export interface StatResult {
  readonly mode: number;
  readonly ino: bigint;
  readonly dev: bigint;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly blksize: number;
  readonly blocks: number;
  readonly rdev: bigint;
  readonly atimeNs: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** A path as text, or as bytes where they are no UTF-8. */
export type FilePath = string | Uint8Array;

/** What a directory holds: a name and what it is, by its letter (directory, file, link, something else). */
export interface DirectoryEntry {
  readonly name: string | Uint8Array;
  readonly kind: "d" | "f" | "l" | "?";
}

/** What `uname` tells. */
export interface SystemName {
  readonly sysname: string;
  readonly nodename: string;
  readonly release: string;
  readonly version: string;
  readonly machine: string;
}

/** What `statvfs` tells. */
export interface FileSystemStatus {
  readonly bsize: number;
  readonly blocks: number;
  readonly bfree: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
}

/** The calls of `os`. Without a result of their own: 0 or -errno. */
export interface FileSystem {
  stat(path: FilePath, follow: boolean): StatResult | number;
  readDirectory(path: FilePath): DirectoryEntry[] | number;
  readLink(path: FilePath): string | Uint8Array | number;
  mkdir(path: FilePath, mode: number): number;
  rmdir(path: FilePath): number;
  unlink(path: FilePath): number;
  rename(from: FilePath, to: FilePath): number;
  link(from: FilePath, to: FilePath): number;
  symlink(target: FilePath, path: FilePath): number;
  chmod(path: FilePath, mode: number): number;
  fchmod(fd: number, mode: number): number;
  chown(path: FilePath, uid: number, gid: number, follow: boolean): number;
  access(path: FilePath, mode: number): number;
  utimes(path: FilePath, atimeNs: bigint, mtimeNs: bigint, follow: boolean): number;
  futimes(fd: number, atimeNs: bigint, mtimeNs: bigint): number;
  truncate(path: FilePath, size: number): number;
  fsync(fd: number): number;
  /** The working directory of the whole process. */
  chdir(path: FilePath): number;
  /** The old mask. */
  umask(mask: number): number;
  statfs(path: FilePath): FileSystemStatus | number;
  kill(pid: number, signal: number): number;
  environment(): Record<string, string>;
  /** undefined: remove it. */
  setEnvironment(name: string, value: string | undefined): void;
  systemName(): SystemName;
  /** Run a shell command; the wait status. */
  system(command: string): number;
  getppid(): number;
  /** uid, euid, gid, egid. */
  getids(): readonly [number, number, number, number];
  getgroups(): readonly number[];
  loginName(): string;
  cpuCount(): number;
  loadAverage(): readonly number[];
  /** CPU time in user and in system mode. */
  cpuTimesNs(): readonly [bigint, bigint];
  /** [columns, lines] or -errno. */
  terminalSize(fd: number): readonly [number, number] | number;
}

/** As in Python's compile(). */
export type CompileMode = "exec" | "eval" | "single";

/** A compiled source, or what is wrong with it. */
export type CompileResult =
  | { readonly ok: true; readonly code: Uint8Array; readonly warnings: readonly CompileWarning[] }
  | { readonly ok: false; readonly error: SyntaxErrorInfo };

/** A parsed source, or what is wrong with it. */
export type ParseResult =
  | { readonly ok: true; readonly tree: object }
  | { readonly ok: false; readonly error: SyntaxErrorInfo };

/** A SyntaxWarning that the compiler gives. */
export interface CompileWarning {
  readonly message: string;
  readonly lineno: number;
}

/** The fields of a SyntaxError (columns 1-based, in code points). */
export interface SyntaxErrorInfo {
  readonly type: "SyntaxError" | "IndentationError" | "TabError" | "MemoryError" | "RecursionError";
  readonly msg: string;
  readonly filename: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly end_lineno: number | null;
  readonly end_offset: number | null;
  readonly text: string | null;
}

/** A module of lib/, compiled when minipy was built. */
export interface FrozenModule {
  readonly code: Uint8Array;
  /** What its code objects say: its source, or "<frozen os>". */
  readonly filename: string;
  /** Its source. */
  readonly file: string;
  /** A package's folder. */
  readonly folder: string | undefined;
}

/** A program to start. */
export interface SpawnRequest {
  /** Its entry in the table of children (threads/children.ts). */
  readonly child: number;
  /** A path, or a name to look up in PATH. */
  readonly executable: string;
  /** Its arguments, from argv[0] on. */
  readonly args: readonly string[];
  /** "NAME=value" each; null: this process's. */
  readonly env: readonly string[] | null;
  readonly cwd: string | null;
  /** What it has as descriptor 0, 1, 2 …; -1: /dev/null. */
  readonly fds: readonly number[];
  readonly newSession: boolean;
}

/** Pipes and child processes. */
export interface Processes {
  /** The reading and the writing end, or -errno. */
  pipe(): readonly [number, number] | number;
  /** The pid, or -errno. */
  spawn(request: SpawnRequest): number;
  /** End this process when no other can write to the pipe `fd` any more; 0 or -errno. */
  endWithWriter(fd: number): number;
}

export interface Host {
  /** Pipes and child processes. */
  readonly processes: Processes;
  /** Sockets. */
  readonly sockets: Sockets;
  /** Files, directories, the process. */
  readonly files: FileSystem;
  /** End the process at once, without any cleaning up. */
  exitNow(status: number): never;
  /** Nanoseconds since the epoch. */
  timeNs(): bigint;
  /** Nanoseconds of a clock that never goes back; the same clock in every worker of the process. */
  monotonicNs(): bigint;
  /** CPU nanoseconds of the process. */
  processTimeNs(): bigint;
  /** CPU nanoseconds of this thread, or of the process where the machine cannot tell. */
  threadTimeNs(): bigint;
  /** Write from `bytes` (not shared memory); the count written, or -errno. Survives EAGAIN. */
  write(fd: number, bytes: Uint8Array): number;
  /**
   * Read into `buffer` (not shared memory); the count read, 0 at the end, or -errno. Blocks; -EINTR (-4) when a signal for this thread arrived
   * meanwhile, whose handlers must run before it is tried again; -EAGAIN (-11) when a pipe had nothing until `deadlineMs` (by performance.now()).
   */
  read(fd: number, buffer: Uint8Array, deadlineMs?: number): number;
  /** As read, at a position of the file (io keeps its own positions: Node has no lseek). */
  pread(fd: number, buffer: Uint8Array, position: number): number;
  /** As write, at a position of the file. */
  pwrite(fd: number, bytes: Uint8Array, position: number): number;
  /** Open with Linux O_* flags; the descriptor or -errno. */
  open(path: string, flags: number, mode: number): number;
  close(fd: number): number;
  /** The new position or -errno; whence 0, 1, 2. */
  seek(fd: number, offset: number, whence: number): number;
  truncate(fd: number, size: number): number;
  isatty(fd: number): boolean;
  stat(path: string): StatResult | number;
  fstat(fd: number): StatResult | number;
  listdir(path: string): readonly string[] | number;
  unlink(path: string): number;
  /** The whole file, or -errno. */
  readFile(path: string): Uint8Array | number;
  /** Write a file in one go (through a temporary name, so that no reader sees half of it); 0 or -errno. */
  writeFileAtomically(path: string, bytes: Uint8Array): number;
  mkdir(path: string, mode: number): number;
  getcwd(): string;
  getenv(name: string): string | undefined;
  getpid(): number;
  /** Local offset from UTC in minutes east, at a time in milliseconds since the epoch. */
  utcOffsetMinutes(timeMs: number): number;
  /** Bytes from the system's random source. */
  randomBytes(count: number): Uint8Array;
  /** A digest by OpenSSL's name of the algorithm; `length` for those that have any. undefined: no such algorithm. */
  digest(algorithm: string, bytes: Uint8Array, length: number | undefined): Uint8Array | undefined;
  /** A key of `length` bytes from a password (PKCS #5). undefined: no such algorithm. */
  pbkdf2(
    algorithm: string,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Uint8Array | undefined;
  /** The CRC-32 of zlib, going on from `start`. */
  crc32(bytes: Uint8Array, start: number): number;
  /** Raw deflate of bytes; matches may refer to `dictionary`, the bytes before them. zlib's numbers. */
  deflateRaw(bytes: Uint8Array, dictionary: Uint8Array, options: DeflateOptions): Uint8Array;
  /** Compile Python source; loads the parser on first use. `mode` as in Python's compile(). */
  compile(source: string, filename: string, mode: CompileMode, optimize: number): CompileResult;
  /** The syntax tree of a source, plain objects as in parser/ast.ts. */
  parse(source: string, filename: string, mode: CompileMode): ParseResult;
  /** Compile such a tree; it is changed. */
  compileTree(tree: object, filename: string, mode: CompileMode, optimize: number): CompileResult;
  /** Compile a module's file, or take its compiled code from `__pycache__` if that is of the same content and version. */
  compileModule(source: Uint8Array, filename: string, optimize: number): CompileResult;
  /** Source bytes to text: BOM, coding cookie, UTF-8. */
  decodeSource(bytes: Uint8Array, filename: string): string | SyntaxErrorInfo;
  /** Text of a frozen library module's compiled code, or undefined: `lib/` as built. */
  findFrozenModule(name: string): FrozenModule | undefined;
  /** The folder of the library's sources. */
  readonly libraryFolder: string;
  /** Tell the supervisor that threads will be started soon, so that workers are ready. */
  expectThreads(): void;
  /** Ask the supervisor to run thread state `threadState` on a worker; it needs no answer. */
  startThread(threadState: number): void;
  /** Report a bug of ours and end the process. */
  fatal(message: string): never;
}

let current: Host | undefined;

/** Hand in the host. */
export function provideHost(implementation: Host): void {
  current = implementation;
}

/** The host that was handed in. */
export function host(): Host {
  if (current === undefined) throw new Error("no host was provided");
  return current;
}
