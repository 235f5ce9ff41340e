/**
 * The module `posix`, on which lib/os.py stands: descriptors, the process, the environment. Mirrors CPython's Modules/posixmodule.c.
 * Departure: what Node cannot do is not there (fork, exec, dup, lseek, dir_fd …).
 */
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { func } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyDict from "../../objects/dict.js";
import * as PyFloat from "../../objects/float.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import { defineStructSequence, fromValuesSteal } from "../../objects/struct-sequence.js";
import * as PyTuple from "../../objects/tuple.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { strerror } from "../../strerror.js";
import { vm } from "../../vm-interface.js";
import { PyOS_FSPath } from "../io/path.js";
import { addInt, addObjectSteal, addType, defineModule } from "../module-def.js";
import { fileFunctions } from "./files.js";
import { closePath, openPath } from "./path.js";
import { processFunctions } from "./processes.js";
import { refuseDirFd, statFunctions, syscall } from "./stat.js";

const EINTR = 4;

defineStructSequence({
  address: T.uname_result,
  name: "posix.uname_result",
  doc: "uname_result: Result from os.uname().",
  fields: ["sysname", "nodename", "release", "version", "machine"].map((name) => [name, ""] as const),
});

defineStructSequence({
  address: T.times_result,
  name: "posix.times_result",
  doc: "times_result: Result from os.times().",
  fields: ["user", "system", "children_user", "children_system", "elapsed"].map(
    (name) => [name, ""] as const,
  ),
});

defineStructSequence({
  address: T.terminal_size,
  name: "os.terminal_size",
  doc: "A tuple of (columns, lines) for holding terminal window size",
  fields: [
    ["columns", "width of the terminal window in characters"],
    ["lines", "height of the terminal window in characters"],
  ],
});

function noneOrError(status: number): NewRef | Null {
  return status < 0 ? PyErr.fromErrno(-status) : None;
}

// ---- descriptors ----

function posix_open(op: PyObject, flags: number, mode: number, dirFd: PyObject): NewRef | Null {
  if (refuseDirFd(dirFd)) return NULL;
  const path = openPath(op, "open");
  if (path === undefined) return NULL;
  const name = typeof path.host === "string" ? path.host : new TextDecoder().decode(path.host);
  const fd = syscall(() => host().open(name, flags | 0o2000000, mode));
  const result = fd < 0 ? PyErr.fromErrno(-fd, path.object) : smallInt(fd);
  closePath(path);
  return result;
}

function posix_close(fd: number): NewRef | Null {
  return noneOrError(syscall(() => host().close(fd)));
}

function posix_closerange(low: number, high: number): NewRef {
  for (let fd = low; fd < high; fd++) host().close(fd);
  return None;
}

// Reading at the descriptor's own position, or at `position`.
function readBytes(fd: number, count: number, position: number): NewRef | Null {
  if (count < 0) return PyErr.fromErrno(22);
  const buffer = new Uint8Array(Math.min(count, 0x3fffffff));
  for (;;) {
    const got = syscall(() => (position < 0 ? host().read(fd, buffer) : host().pread(fd, buffer, position)));
    if (got === -EINTR) {
      if (vm().handlePending() < 0) return NULL;
      continue;
    }
    return got < 0 ? PyErr.fromErrno(-got) : PyBytes.fromJS(buffer.subarray(0, got));
  }
}

function writeBytes(fd: number, data: PyObject, position: number): NewRef | Null {
  const view = bytesLike(data);
  if (view === undefined) return NULL;
  const bytes = U8.slice(view.data, view.data + view.size);
  const written = syscall(() =>
    position < 0 ? host().write(fd, bytes) : host().pwrite(fd, bytes, position),
  );
  return written < 0 ? PyErr.fromErrno(-written) : PyLong.fromNumber(written);
}

// ---- the process ----

function posix_uname(): NewRef | Null {
  const { sysname, nodename, release, version, machine } = host().files.systemName();
  return fromValuesSteal(
    T.uname_result,
    [sysname, nodename, release, version, machine].map(PyUnicode.fromJS),
  );
}

function posix_times(): NewRef | Null {
  const [user, system] = host().files.cpuTimesNs();
  const seconds = [Number(user) / 1e9, Number(system) / 1e9, 0, 0, Number(host().monotonicNs()) / 1e9];
  return fromValuesSteal(
    T.times_result,
    seconds.map((value) => PyFloat.fromDouble(Math.round(value * 100) / 100)),
  );
}

function posix_getgroups(): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const group of host().files.getgroups()) {
    const item = PyLong.fromNumber(group);
    if (item === NULL || PyList.appendSteal(list, item) < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

function posix_getloadavg(): NewRef | Null {
  const [one, five, fifteen] = host()
    .files.loadAverage()
    .map((load) => PyFloat.fromDouble(load) as NewRef);
  const result = PyTuple.pack(one, five, fifteen);
  decref(one);
  decref(five);
  decref(fifteen);
  return result;
}

function posix_urandom(size: number): NewRef | Null {
  if (size < 0) return PyErr.setString(T.ValueError, "negative argument not allowed");
  return PyBytes.fromJS(host().randomBytes(size));
}

function posix_kill(pid: number, signal: number): NewRef | Null {
  const status = syscall(() => host().files.kill(pid, signal));
  if (status < 0) return PyErr.fromErrno(-status);
  return vm().handlePending() < 0 ? NULL : None;
}

function posix_get_terminal_size(fd: number): NewRef | Null {
  const size = host().files.terminalSize(fd);
  if (typeof size === "number") return PyErr.fromErrno(-size);
  return fromValuesSteal(T.terminal_size, size.map(PyLong.fromNumber));
}

function posix_system(command: PyObject): NewRef | Null {
  const text = PyUnicode.toJS(command);
  return PyLong.fromNumber(syscall(() => host().files.system(text)));
}

function posix_getlogin(): NewRef | Null {
  return PyUnicode.fromJS(host().files.loginName());
}

function posix_getcwdb(): NewRef | Null {
  return PyBytes.fromJS(new TextEncoder().encode(host().getcwd()));
}

// ---- the environment ----

function environment(): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === NULL) return NULL;
  const encoder = new TextEncoder();
  for (const [name, value] of Object.entries(host().files.environment())) {
    const key = PyBytes.fromJS(encoder.encode(name));
    const bytes = PyBytes.fromJS(encoder.encode(value));
    if (key === NULL || bytes === NULL || PyDict.setItemSteal(dict, key, bytes) < 0) {
      decref(dict);
      return NULL;
    }
  }
  return dict;
}

function textOfBytes(op: PyObject): string {
  return PyUnicode.check(op) ? PyUnicode.toJS(op) : new TextDecoder().decode(PyBytes.toJS(op));
}

function posix_putenv(name: PyObject, value: PyObject): NewRef | Null {
  const key = textOfBytes(name);
  if (key === "" || key.includes("="))
    return PyErr.setString(T.ValueError, "illegal environment variable name");
  host().files.setEnvironment(key, textOfBytes(value));
  return None;
}

function posix_unsetenv(name: PyObject): NewRef | Null {
  const key = textOfBytes(name);
  if (key === "" || key.includes("=")) return PyErr.fromErrno(22);
  host().files.setEnvironment(key, undefined);
  return None;
}

// ---- the module ----

const CONSTANTS: Readonly<Record<string, number>> = {
  F_OK: 0,
  X_OK: 1,
  W_OK: 2,
  R_OK: 4,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_NDELAY: 0o4000,
  O_DSYNC: 0o10000,
  O_SYNC: 0o4010000,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_CLOEXEC: 0o2000000,
  EX_OK: 0,
  EX_USAGE: 64,
  EX_DATAERR: 65,
  EX_NOINPUT: 66,
  EX_NOUSER: 67,
  EX_NOHOST: 68,
  EX_UNAVAILABLE: 69,
  EX_SOFTWARE: 70,
  EX_OSERR: 71,
  EX_OSFILE: 72,
  EX_CANTCREAT: 73,
  EX_IOERR: 74,
  EX_TEMPFAIL: 75,
  EX_PROTOCOL: 76,
  EX_NOPERM: 77,
  EX_CONFIG: 78,
  WNOHANG: 1,
};

const ids = (index: number) => () => PyLong.fromNumber(host().files.getids()[index]);

defineModule({
  name: "posix",
  doc: "What the operating system offers: see the module os.",
  functions: [
    ...statFunctions,
    ...fileFunctions,
    ...processFunctions,
    func(
      "open($module, /, path, flags: int, mode: int = 511, *, dir_fd=None)",
      "Open a file: a descriptor.",
      posix_open,
    ),
    func("close($module, /, fd: int)", "Close a descriptor.", posix_close),
    func(
      "closerange($module, fd_low: int, fd_high: int, /)",
      "Close all descriptors of a range.",
      posix_closerange,
    ),
    func("read($module, fd: int, length: index, /)", "Read from a descriptor.", (fd: number, count: number) =>
      readBytes(fd, count, -1),
    ),
    func(
      "write($module, fd: int, data, /)",
      "Write to a descriptor; how many bytes.",
      (fd: number, data: PyObject) => writeBytes(fd, data, -1),
    ),
    func("pread($module, fd: int, length: index, offset: index, /)", "Read at a position.", readBytes),
    func("pwrite($module, fd: int, buffer, offset: index, /)", "Write at a position.", writeBytes),
    func("isatty($module, fd: int, /)", "Is it a terminal?", (fd: number) => bool(host().isatty(fd))),
    func("fsync($module, /, fd: int)", "Have a file written to the disk.", (fd: number) =>
      noneOrError(syscall(() => host().files.fsync(fd))),
    ),
    func("fdatasync($module, /, fd: int)", "Have a file's data written to the disk.", (fd: number) =>
      noneOrError(syscall(() => host().files.fsync(fd))),
    ),
    func(
      "ftruncate($module, fd: int, length: index, /)",
      "Cut a file to a length.",
      (fd: number, size: number) => noneOrError(syscall(() => host().truncate(fd, size))),
    ),
    func("getcwd($module, /)", "The working directory.", () => PyUnicode.fromJS(host().getcwd())),
    func("getcwdb($module, /)", "The working directory, as bytes.", posix_getcwdb),
    func(
      "umask($module, mask: int, /)",
      "Set the mask of new files' permissions; the old one.",
      (mask: number) => PyLong.fromNumber(syscall(() => host().files.umask(mask))),
    ),
    func("uname($module, /)", "The system's names.", posix_uname),
    func("times($module, /)", "CPU and wall times.", posix_times),
    func("getpid($module, /)", "The number of this process.", () => PyLong.fromNumber(host().getpid())),
    func("getppid($module, /)", "The number of the parent process.", () =>
      PyLong.fromNumber(host().files.getppid()),
    ),
    func("getuid($module, /)", "The user's number.", ids(0)),
    func("geteuid($module, /)", "The effective user's number.", ids(1)),
    func("getgid($module, /)", "The group's number.", ids(2)),
    func("getegid($module, /)", "The effective group's number.", ids(3)),
    func("getgroups($module, /)", "The numbers of further groups.", posix_getgroups),
    func("getlogin($module, /)", "The user's name.", posix_getlogin),
    func("cpu_count($module, /)", "How many CPUs there are.", () =>
      PyLong.fromNumber(host().files.cpuCount()),
    ),
    func("getloadavg($module, /)", "How busy the system was.", posix_getloadavg),
    func("urandom($module, size: index, /)", "Random bytes.", posix_urandom),
    func(
      "getrandom($module, /, size: index, flags: int = 0)",
      "Random bytes.",
      (size: number, _flags: number) => posix_urandom(size),
    ),
    func("kill($module, pid: int, signal: int, /)", "Send a signal to a process.", posix_kill),
    func("_exit($module, /, status: int)", "End the process at once.", (status: number) =>
      host().exitNow(status & 0xff),
    ),
    func("abort($module, /)", "End the process as failed.", () => host().exitNow(134)),
    func("strerror($module, code: int, /)", "The message of an error number.", (code: number) =>
      PyUnicode.fromJS(strerror(code)),
    ),
    func("get_terminal_size($module, fd: int = 1, /)", "The size of a terminal.", posix_get_terminal_size),
    func("system($module, /, command: str)", "Run a shell command; its wait status.", posix_system),
    func("putenv($module, name, value, /)", "Set a variable for processes to come.", posix_putenv),
    func("unsetenv($module, name, /)", "Remove a variable.", posix_unsetenv),
    func("fspath($module, /, path)", "A path-like object as str or bytes.", PyOS_FSPath),
    func("device_encoding($module, /, fd: int)", "The encoding of a terminal.", (fd: number) =>
      host().isatty(fd) ? PyUnicode.fromJS("UTF-8") : None,
    ),
  ],
  exec(module) {
    for (const [name, value] of Object.entries(CONSTANTS)) if (addInt(module, name, value) < 0) return -1;
    return (
      addObjectSteal(module, "environ", environment()) ||
      addType(module, "stat_result", T.stat_result) ||
      addType(module, "statvfs_result", T.statvfs_result) ||
      addType(module, "uname_result", T.uname_result) ||
      addType(module, "times_result", T.times_result) ||
      addType(module, "terminal_size", T.terminal_size) ||
      addObjectSteal(module, "error", T.OSError as number as NewRef)
    );
  },
});
