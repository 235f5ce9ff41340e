/** Files, directories and the process, as `os` wants them. Mirrors what CPython's Modules/posixmodule.c asks of the system. */
import fs from "node:fs";
import type {
  DirectoryEntry,
  FilePath,
  FileSystem,
  StatResult,
  SystemName,
} from "../../runtime/host-interface.js";
import type { AskSupervisor } from "../messages.js";
import { os } from "./builtin-modules.js";
import { attempt } from "./errno.js";

/** The fields of a stat that `os` shows. */
export function toStat(stat: fs.BigIntStats): StatResult {
  return {
    mode: Number(stat.mode),
    ino: stat.ino,
    dev: stat.dev,
    nlink: Number(stat.nlink),
    uid: Number(stat.uid),
    gid: Number(stat.gid),
    size: Number(stat.size),
    blksize: Number(stat.blksize),
    blocks: Number(stat.blocks),
    rdev: stat.rdev,
    atimeNs: stat.atimeNs,
    mtimeNs: stat.mtimeNs,
    ctimeNs: stat.ctimeNs,
  };
}

function done(call: () => void): number {
  return (attempt(call) as number | undefined) ?? 0;
}

function node(path: FilePath): string | Buffer {
  return typeof path === "string" ? path : Buffer.from(path);
}

const REPLACEMENT = "\ufffd";

// Names as text when that loses nothing, else as bytes.
function readDirectory(path: FilePath): DirectoryEntry[] | number {
  return attempt(() => {
    const entries = fs.readdirSync(node(path), { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes(REPLACEMENT))) return entries.map(toEntry);
    const raw = fs.readdirSync(node(path), { withFileTypes: true, encoding: "buffer" });
    return (raw as unknown as fs.Dirent[]).map(toEntry);
  });
}

function toEntry(entry: fs.Dirent): DirectoryEntry {
  const kind = entry.isDirectory() ? "d" : entry.isFile() ? "f" : entry.isSymbolicLink() ? "l" : "?";
  return { name: entry.name as string | Uint8Array, kind };
}

function readLink(path: FilePath): string | Uint8Array | number {
  return attempt(() => {
    const target = fs.readlinkSync(node(path));
    return target.includes(REPLACEMENT) ? fs.readlinkSync(node(path), { encoding: "buffer" }) : target;
  });
}

// Node takes seconds.
const seconds = (ns: bigint) => Number(ns) / 1e9;

function systemName(): SystemName {
  const { type, hostname, release, version, machine } = os();
  return {
    sysname: type(),
    nodename: hostname(),
    release: release(),
    version: version(),
    machine: machine(),
  };
}

function runShell(command: string): number {
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const result = spawnSync("/bin/sh", ["-c", command], { stdio: "inherit" });
  if (result.signal !== null) return os().constants.signals[result.signal];
  return (result.status ?? 127) << 8;
}

/** The calls of a worker. */
export function createFileSystem(ask: AskSupervisor): FileSystem {
  return {
    stat: (path, follow) =>
      attempt(() => toStat((follow ? fs.statSync : fs.lstatSync)(node(path), { bigint: true }))),
    readDirectory,
    readLink,
    mkdir: (path, mode) => done(() => fs.mkdirSync(node(path), mode)),
    rmdir: (path) => done(() => fs.rmdirSync(node(path))),
    unlink: (path) => done(() => fs.unlinkSync(node(path))),
    rename: (from, to) => done(() => fs.renameSync(node(from), node(to))),
    link: (from, to) => done(() => fs.linkSync(node(from), node(to))),
    symlink: (target, path) => done(() => fs.symlinkSync(node(target), node(path))),
    chmod: (path, mode) => done(() => fs.chmodSync(node(path), mode)),
    fchmod: (fd, mode) => done(() => fs.fchmodSync(fd, mode)),
    chown: (path, uid, gid, follow) =>
      done(() => (follow ? fs.chownSync : fs.lchownSync)(node(path), uid, gid)),
    access: (path, mode) => done(() => fs.accessSync(node(path), mode)),
    utimes: (path, atimeNs, mtimeNs, follow) =>
      done(() => (follow ? fs.utimesSync : fs.lutimesSync)(node(path), seconds(atimeNs), seconds(mtimeNs))),
    futimes: (fd, atimeNs, mtimeNs) => done(() => fs.futimesSync(fd, seconds(atimeNs), seconds(mtimeNs))),
    truncate: (path, size) => done(() => fs.truncateSync(node(path), size)),
    fsync: (fd) => done(() => fs.fsyncSync(fd)),
    chdir: (path) =>
      ask({ what: "chdir", path: typeof path === "string" ? path : Buffer.from(path).toString() }),
    umask: (mask) => ask({ what: "umask", mask }),
    statfs: (path) =>
      attempt(() => {
        const { bsize, blocks, bfree, bavail, files, ffree } = fs.statfsSync(node(path));
        return { bsize, blocks, bfree, bavail, files, ffree };
      }),
    kill: (pid, signal) => done(() => process.kill(pid, signal)),
    environment: () => ({ ...process.env }) as Record<string, string>,
    setEnvironment(name, value) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    },
    systemName,
    system: runShell,
    getppid: () => process.ppid,
    getids: () => [process.getuid!(), process.geteuid!(), process.getgid!(), process.getegid!()],
    getgroups: () => process.getgroups!(),
    loginName: () => os().userInfo().username,
    cpuCount: () => os().availableParallelism(),
    loadAverage: () => os().loadavg(),
    cpuTimesNs() {
      const { user, system } = process.cpuUsage();
      return [BigInt(user) * 1000n, BigInt(system) * 1000n];
    },
    terminalSize(fd) {
      const { isatty, WriteStream } = process.getBuiltinModule("node:tty");
      if (!isatty(fd)) return -25;
      return new WriteStream(fd).getWindowSize();
    },
  };
}
