/** os.stat and its relatives: the struct sequences, and the calls that fill them. */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { host, type StatResult } from "../../host-interface.js";
import { func } from "../../method-def.js";
import * as PyFloat from "../../objects/float.js";
import * as PyLong from "../../objects/long.js";
import { defineStructSequence, fromValuesSteal } from "../../objects/struct-sequence.js";
import { None, T } from "../../objects/type-table.js";
import { allowThreads, BlockKind } from "../../threads/blocking.js";
import { closePath, openPath } from "./path.js";

defineStructSequence({
  address: T.stat_result,
  name: "os.stat_result",
  doc: "stat_result: Result from stat, fstat, or lstat.",
  sequenceFields: 10,
  fields: [
    ["st_mode", "protection bits"],
    ["st_ino", "inode"],
    ["st_dev", "device"],
    ["st_nlink", "number of hard links"],
    ["st_uid", "user ID of owner"],
    ["st_gid", "group ID of owner"],
    ["st_size", "total size, in bytes"],
    ["st_atime", "integer time of last access"],
    ["st_mtime", "integer time of last modification"],
    ["st_ctime", "integer time of last change"],
    ["st_atime", "time of last access"],
    ["st_mtime", "time of last modification"],
    ["st_ctime", "time of last change"],
    ["st_atime_ns", "time of last access in nanoseconds"],
    ["st_mtime_ns", "time of last modification in nanoseconds"],
    ["st_ctime_ns", "time of last change in nanoseconds"],
    ["st_blksize", "blocksize for filesystem I/O"],
    ["st_blocks", "number of blocks allocated"],
    ["st_rdev", "device type (if inode device)"],
  ],
});

defineStructSequence({
  address: T.statvfs_result,
  name: "os.statvfs_result",
  doc: "statvfs_result: Result from statvfs or fstatvfs.",
  sequenceFields: 10,
  fields: [
    "bsize",
    "frsize",
    "blocks",
    "bfree",
    "bavail",
    "files",
    "ffree",
    "favail",
    "flag",
    "namemax",
    "fsid",
  ].map((name) => [`f_${name}`, ""] as const),
});

const BILLION = 1_000_000_000n;

function wholeSeconds(ns: bigint): bigint {
  const quotient = ns / BILLION;
  return ns % BILLION < 0n ? quotient - 1n : quotient;
}

/** A stat_result. */
export function statObject(stat: StatResult): NewRef | Null {
  const times = [stat.atimeNs, stat.mtimeNs, stat.ctimeNs];
  return fromValuesSteal(T.stat_result, [
    PyLong.fromNumber(stat.mode),
    PyLong.fromBigInt(stat.ino),
    PyLong.fromBigInt(stat.dev),
    PyLong.fromNumber(stat.nlink),
    PyLong.fromNumber(stat.uid),
    PyLong.fromNumber(stat.gid),
    PyLong.fromNumber(stat.size),
    ...times.map((ns) => PyLong.fromBigInt(wholeSeconds(ns))),
    ...times.map((ns) =>
      PyFloat.fromDouble(Number(wholeSeconds(ns)) + 1e-9 * Number(ns - wholeSeconds(ns) * BILLION)),
    ),
    ...times.map((ns) => PyLong.fromBigInt(ns)),
    PyLong.fromNumber(stat.blksize),
    PyLong.fromNumber(stat.blocks),
    PyLong.fromBigInt(stat.rdev),
  ]);
}

/** Do `call` without the GIL. */
export function syscall<R>(call: () => R): R {
  return allowThreads(BlockKind.FILE, call);
}

/** Refuse `dir_fd`, which Node has not. */
export function refuseDirFd(dirFd: PyObject): boolean {
  if (dirFd === None) return false;
  PyErr.setString(T.NotImplementedError, "dir_fd unavailable on this platform");
  return true;
}

function statBy(op: PyObject, where: string, follow: boolean, fdAllowed: boolean): NewRef | Null {
  const path = openPath(op, where, "path", { fd: fdAllowed });
  if (path === undefined) return NULL;
  const result = syscall(() => (path.fd >= 0 ? host().fstat(path.fd) : host().files.stat(path.host, follow)));
  const object =
    typeof result === "number"
      ? PyErr.fromErrno(-result, path.fd >= 0 ? NULL : path.object)
      : statObject(result);
  closePath(path);
  return object;
}

function posix_stat(op: PyObject, dirFd: PyObject, follow: number): NewRef | Null {
  return refuseDirFd(dirFd) ? NULL : statBy(op, "stat", follow !== 0, true);
}

function posix_lstat(op: PyObject, dirFd: PyObject): NewRef | Null {
  return refuseDirFd(dirFd) ? NULL : statBy(op, "lstat", false, false);
}

function posix_fstat(op: PyObject): NewRef | Null {
  const fd = PyNumber_AsIndex(op);
  if (fd === -1 && PyErr.occurred()) return NULL;
  const result = syscall(() => host().fstat(fd));
  return typeof result === "number" ? PyErr.fromErrno(-result) : statObject(result);
}

function posix_statvfs(op: PyObject): NewRef | Null {
  const path = openPath(op, "statvfs");
  if (path === undefined) return NULL;
  const result = syscall(() => host().files.statfs(path.host));
  const object =
    typeof result === "number"
      ? PyErr.fromErrno(-result, path.object)
      : fromValuesSteal(T.statvfs_result, [
          ...[result.bsize, result.bsize, result.blocks, result.bfree, result.bavail, result.files].map(
            PyLong.fromNumber,
          ),
          ...[result.ffree, result.ffree, 0, 255, 0].map(PyLong.fromNumber),
        ]);
  closePath(path);
  return object;
}

export const statFunctions = [
  func(
    "stat($module, /, path, *, dir_fd=None, follow_symlinks: bool = True)",
    "What the system knows of a path or a descriptor.",
    posix_stat,
  ),
  func("lstat($module, /, path, *, dir_fd=None)", "As stat, of a symbolic link itself.", posix_lstat),
  func("fstat($module, /, fd)", "As stat, of a descriptor.", posix_fstat),
  func("statvfs($module, /, path)", "What the system knows of a file system.", posix_statvfs),
];
