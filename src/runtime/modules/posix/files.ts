/** Files and directories: the calls of `posix` that take paths. */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { type DirectoryEntry, type FilePath, host } from "../../host-interface.js";
import { func } from "../../method-def.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { closePath, nameObject, openPath, type PathArgument } from "./path.js";
import { refuseDirFd, syscall } from "./stat.js";

/** None, or the OSError of a negative errno. Gives `path` up. */
function finish(status: number, path: PathArgument): NewRef | Null {
  const result = status < 0 ? PyErr.fromErrno(-status, path.object) : None;
  closePath(path);
  return result;
}

function onPath(op: PyObject, where: string, call: (path: FilePath) => number): NewRef | Null {
  const path = openPath(op, where);
  return path === undefined
    ? NULL
    : finish(
        syscall(() => call(path.host)),
        path,
      );
}

function onTwoPaths(
  from: PyObject,
  to: PyObject,
  where: string,
  call: (from: FilePath, to: FilePath) => number,
): NewRef | Null {
  const source = openPath(from, where, "src");
  if (source === undefined) return NULL;
  const target = openPath(to, where, "dst");
  if (target === undefined) {
    closePath(source);
    return NULL;
  }
  const status = syscall(() => call(source.host, target.host));
  const result = status < 0 ? PyErr.fromErrno(-status, source.object, target.object) : None;
  closePath(source);
  closePath(target);
  return result;
}

function posix_mkdir(path: PyObject, mode: number, dirFd: PyObject): NewRef | Null {
  return refuseDirFd(dirFd) ? NULL : onPath(path, "mkdir", (name) => host().files.mkdir(name, mode));
}

function posix_rmdir(path: PyObject, dirFd: PyObject): NewRef | Null {
  return refuseDirFd(dirFd) ? NULL : onPath(path, "rmdir", (name) => host().files.rmdir(name));
}

const unlinkAs = (where: string) => (path: PyObject, dirFd: PyObject) =>
  refuseDirFd(dirFd) ? NULL : onPath(path, where, (name) => host().files.unlink(name));

const renameAs = (where: string) => (from: PyObject, to: PyObject, fromFd: PyObject, toFd: PyObject) =>
  refuseDirFd(fromFd) || refuseDirFd(toFd)
    ? NULL
    : onTwoPaths(from, to, where, (a, b) => host().files.rename(a, b));

// Whether a call shall stop at a symbolic link is Node's choice: link() and chmod() follow it, access() too.
function refuseNoFollow(follow: number, where: string): boolean {
  if (follow !== 0) return false;
  PyErr.setString(T.NotImplementedError, `${where}: follow_symlinks unavailable on this platform`);
  return true;
}

function posix_link(
  from: PyObject,
  to: PyObject,
  fromFd: PyObject,
  toFd: PyObject,
  _follow: number,
): NewRef | Null {
  if (refuseDirFd(fromFd) || refuseDirFd(toFd)) return NULL;
  return onTwoPaths(from, to, "link", (a, b) => host().files.link(a, b));
}

function posix_symlink(from: PyObject, to: PyObject, _isDirectory: number, dirFd: PyObject): NewRef | Null {
  return refuseDirFd(dirFd) ? NULL : onTwoPaths(from, to, "symlink", (a, b) => host().files.symlink(a, b));
}

function posix_readlink(op: PyObject, dirFd: PyObject): NewRef | Null {
  if (refuseDirFd(dirFd)) return NULL;
  const path = openPath(op, "readlink");
  if (path === undefined) return NULL;
  const target = syscall(() => host().files.readLink(path.host));
  const result =
    typeof target === "number" ? PyErr.fromErrno(-target, path.object) : nameObject(target, path.isBytes);
  closePath(path);
  return result;
}

function posix_chmod(op: PyObject, mode: number, dirFd: PyObject, follow: number): NewRef | Null {
  if (refuseDirFd(dirFd) || refuseNoFollow(follow, "chmod")) return NULL;
  const path = openPath(op, "chmod", "path", { fd: true });
  if (path === undefined) return NULL;
  const status = syscall(() =>
    path.fd >= 0 ? host().files.fchmod(path.fd, mode) : host().files.chmod(path.host, mode),
  );
  return finish(status, path);
}

function posix_chown(op: PyObject, uid: number, gid: number, dirFd: PyObject, follow: number): NewRef | Null {
  if (refuseDirFd(dirFd)) return NULL;
  return onPath(op, "chown", (name) => host().files.chown(name, uid, gid, follow !== 0));
}

function posix_access(
  op: PyObject,
  mode: number,
  dirFd: PyObject,
  effectiveIds: number,
  follow: number,
): NewRef | Null {
  if (refuseDirFd(dirFd) || refuseNoFollow(follow, "access")) return NULL;
  if (effectiveIds !== 0) {
    return PyErr.setString(T.NotImplementedError, "access: effective_ids unavailable on this platform");
  }
  const path = openPath(op, "access");
  if (path === undefined) return NULL;
  const status = syscall(() => host().files.access(path.host, mode));
  closePath(path);
  return bool(status === 0);
}

function posix_truncate(op: PyObject, size: number): NewRef | Null {
  const path = openPath(op, "truncate", "path", { fd: true });
  if (path === undefined) return NULL;
  const status = syscall(() =>
    path.fd >= 0 ? host().truncate(path.fd, size) : host().files.truncate(path.host, size),
  );
  return finish(status, path);
}

// utime's work: nanoseconds, checked by lib/os.py.
function posix_utime_ns(op: PyObject, atime: PyObject, mtime: PyObject, follow: number): NewRef | Null {
  const path = openPath(op, "utime", "path", { fd: true });
  if (path === undefined) return NULL;
  const atimeNs = PyLong.asBigInt(atime);
  const mtimeNs = PyLong.asBigInt(mtime);
  const status = syscall(() =>
    path.fd >= 0
      ? host().files.futimes(path.fd, atimeNs, mtimeNs)
      : host().files.utimes(path.host, atimeNs, mtimeNs, follow !== 0),
  );
  return finish(status, path);
}

function posix_chdir(op: PyObject): NewRef | Null {
  return onPath(op, "chdir", (name) => host().files.chdir(name));
}

// ---- directories ----

function readDirectory<R>(
  op: PyObject,
  where: string,
  make: (entries: DirectoryEntry[], path: PathArgument) => R,
): R | Null {
  const path = openPath(op, where, "path", { fd: true, none: true });
  if (path === undefined) return NULL;
  let result: R | Null = NULL;
  if (path.fd >= 0) PyErr.setString(T.NotImplementedError, `${where}: a descriptor`);
  else {
    const entries = syscall(() => host().files.readDirectory(path.host));
    if (typeof entries === "number") PyErr.fromErrno(-entries, op === None ? NULL : path.object);
    else result = make(entries, path);
  }
  closePath(path);
  return result;
}

function listOf(entries: DirectoryEntry[], item: (entry: DirectoryEntry) => NewRef | Null): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const entry of entries) {
    const object = item(entry);
    if (object === NULL || PyList.appendSteal(list, object) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

function posix_listdir(path: PyObject): NewRef | Null {
  return readDirectory(path, "listdir", (entries, { isBytes }) =>
    listOf(entries, ({ name }) => nameObject(name, isBytes)),
  );
}

// (name, kind) of each entry, for scandir in lib/os.py.
function posix_read_directory(path: PyObject): NewRef | Null {
  return readDirectory(path, "scandir", (entries, { isBytes }) =>
    listOf(entries, ({ name, kind }) => {
      const text = nameObject(name, isBytes);
      return text === NULL ? NULL : PyTuple.pair(text, PyUnicode.latin1Char(kind.charCodeAt(0)));
    }),
  );
}

const DIR_FDS = "src_dir_fd=None, dst_dir_fd=None";

export const fileFunctions = [
  func("mkdir($module, /, path, mode: int = 511, *, dir_fd=None)", "Make a directory.", posix_mkdir),
  func("rmdir($module, /, path, *, dir_fd=None)", "Remove an empty directory.", posix_rmdir),
  func("remove($module, /, path, *, dir_fd=None)", "Remove a file.", unlinkAs("remove")),
  func("unlink($module, /, path, *, dir_fd=None)", "Remove a file.", unlinkAs("unlink")),
  func(`rename($module, /, src, dst, *, ${DIR_FDS})`, "Rename a file or directory.", renameAs("rename")),
  func(
    `replace($module, /, src, dst, *, ${DIR_FDS})`,
    "Rename, whatever was there before.",
    renameAs("replace"),
  ),
  func(
    `link($module, /, src, dst, *, ${DIR_FDS}, follow_symlinks: bool = True)`,
    "Make a hard link.",
    posix_link,
  ),
  func(
    "symlink($module, /, src, dst, target_is_directory: bool = False, *, dir_fd=None)",
    "Make dst a symbolic link to src.",
    posix_symlink,
  ),
  func("readlink($module, /, path, *, dir_fd=None)", "Where a symbolic link points.", posix_readlink),
  func(
    "chmod($module, /, path, mode: int, *, dir_fd=None, follow_symlinks: bool = True)",
    "Change the access permissions.",
    posix_chmod,
  ),
  func(
    "chown($module, /, path, uid: int, gid: int, *, dir_fd=None, follow_symlinks: bool = True)",
    "Change the owner and group.",
    posix_chown,
  ),
  func(
    "access($module, /, path, mode: int, *, dir_fd=None, effective_ids: bool = False, follow_symlinks: bool = True)",
    "May this process use the path so?",
    posix_access,
  ),
  func("truncate($module, /, path, length: index)", "Cut a file to a length.", posix_truncate),
  func(
    "_utime_ns($module, path, atime, mtime, follow: bool, /)",
    "Set access and modification time.",
    posix_utime_ns,
  ),
  func("chdir($module, /, path)", "Change the working directory.", posix_chdir),
  func("listdir($module, /, path=None)", "The names in a directory.", posix_listdir),
  func(
    "_read_directory($module, path, /)",
    "The names in a directory, and of what kind each is.",
    posix_read_directory,
  ),
];
