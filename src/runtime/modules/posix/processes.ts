/**
 * Processes and pipes. Mirrors what CPython's Modules/posixmodule.c and _posixsubprocess.c offer.
 * Departure: Node can neither fork nor exec; `_spawn` starts a program, with the descriptors that it shall have.
 */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { func } from "../../method-def.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyFloat from "../../objects/float.js";
import * as PyLong from "../../objects/long.js";
import { incref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { BlockKind, waitInterruptibly } from "../../threads/blocking.js";
import {
  CHILDREN_QUEUE,
  childResult,
  findChild,
  forgetChild,
  hasEnded,
  newChild,
} from "../../threads/children.js";
import { vm } from "../../vm-interface.js";
import { syscall } from "./stat.js";

const EINTR = 4;
const ECHILD = 10;
const EAGAIN = 11;
const EINVAL = 22;
const WNOHANG = 1;

function posix_pipe(): NewRef | Null {
  const ends = syscall(() => host().processes.pipe());
  if (typeof ends === "number") return PyErr.fromErrno(-ends);
  return PyTuple.pack(smallInt(ends[0]), smallInt(ends[1]));
}

// A read from a pipe that gives up after a while: bytes, or None. Node has neither poll nor select.
function posix_read_timeout(fd: number, count: number, timeout: PyObject): NewRef | Null {
  if (count < 0) return PyErr.fromErrno(EINVAL);
  const seconds = timeout === None ? Number.POSITIVE_INFINITY : PyFloat.asDouble(timeout);
  if (PyErr.occurred()) return NULL;
  const deadlineMs = performance.now() + seconds * 1000;
  const buffer = new Uint8Array(count);
  for (;;) {
    const got = syscall(() => host().read(fd, buffer, deadlineMs));
    if (got >= 0) return PyBytes.fromJS(buffer.subarray(0, got));
    if (got === -EAGAIN) return incref(None as PyObject);
    if (got !== -EINTR) return PyErr.fromErrno(-got);
    if (vm().handlePending() < 0) return NULL;
  }
}

function textOf(op: PyObject): string {
  return PyUnicode.check(op) ? PyUnicode.toJS(op) : new TextDecoder().decode(PyBytes.toJS(op));
}

const items = (tuple: PyObject): PyObject[] =>
  Array.from({ length: PyTuple.size(tuple) }, (_, i) => PyTuple.getItem(tuple, i));

// `args`, `env` ("NAME=value" each) and `fds` are tuples: lib/subprocess.py makes them. fds[i] is what the child has as descriptor i; -1: nothing.
function posix_spawn(
  executable: PyObject,
  args: PyObject,
  env: PyObject,
  cwd: PyObject,
  fds: PyObject,
  newSession: number,
): NewRef | Null {
  const child = newChild();
  if (child === 0) return PyErr.fromErrno(EAGAIN);
  const request = {
    child,
    executable: textOf(executable),
    args: items(args).map(textOf),
    env: env === None ? null : items(env).map(textOf),
    cwd: cwd === None ? null : textOf(cwd),
    fds: items(fds).map((fd) => PyLong.asInt32(fd)),
    newSession: newSession !== 0,
  };
  const pid = syscall(() => host().processes.spawn(request));
  if (pid >= 0) return PyLong.fromNumber(pid);
  forgetChild(child);
  return PyErr.fromErrno(-pid, executable);
}

// Wait for a child, at most so long; its entry, 0 when the time is over, undefined with an exception set.
function waitFor(pid: number, timeoutMs: number): number | undefined {
  if (findChild(pid) === 0) {
    PyErr.fromErrno(ECHILD);
    return undefined;
  }
  const ended = () => {
    const child = findChild(pid);
    return child === 0 || hasEnded(child);
  };
  const result = waitInterruptibly(BlockKind.CHILD, ended, timeoutMs, CHILDREN_QUEUE);
  if (result === undefined) return undefined;
  if (!result) return 0;
  const child = findChild(pid);
  if (child === 0) PyErr.fromErrno(ECHILD);
  return child === 0 ? undefined : child;
}

function posix_end_with_writer(fd: number): NewRef | Null {
  const result = syscall(() => host().processes.endWithWriter(fd));
  return result < 0 ? PyErr.fromErrno(-result) : None;
}

function collect(child: number): NewRef | Null {
  const { pid, status } = childResult(child);
  forgetChild(child);
  return PyTuple.pack(smallInt(pid), smallInt(status));
}

function posix_waitpid(pid: number, options: number): NewRef | Null {
  const child = waitFor(pid, (options & WNOHANG) !== 0 ? 0 : Number.POSITIVE_INFINITY);
  if (child === undefined) return NULL;
  return child === 0 ? PyTuple.pack(smallInt(0), smallInt(0)) : collect(child);
}

function posix_wait_timeout(pid: number, timeout: PyObject): NewRef | Null {
  const seconds = timeout === None ? Number.POSITIVE_INFINITY : PyFloat.asDouble(timeout);
  if (PyErr.occurred()) return NULL;
  const child = waitFor(pid, seconds * 1000);
  if (child === undefined) return NULL;
  return child === 0 ? incref(None as PyObject) : collect(child);
}

const signalOf = (status: number) => status & 0x7f;
const hasExited = (status: number) => signalOf(status) === 0;
const wasSignalled = (status: number) => signalOf(status) !== 0 && signalOf(status) !== 0x7f;

function waitstatus_to_exitcode(status: number): NewRef | Null {
  if (hasExited(status)) return smallInt((status >> 8) & 0xff);
  if (wasSignalled(status)) return smallInt(-signalOf(status));
  return PyErr.setString(T.ValueError, `process stopped by delivery of signal ${(status >> 8) & 0xff}`);
}

export const processFunctions = [
  func("pipe($module, /)", "A pipe: the descriptors of its reading and of its writing end.", posix_pipe),
  func(
    "_read_timeout($module, fd: int, n: int, timeout, /)",
    "As read, from a pipe, for at most so many seconds: None when they are over.",
    posix_read_timeout,
  ),
  func(
    "_spawn($module, executable, args, env, cwd, fds, new_session: bool, /)",
    "Start a program; its pid. For lib/subprocess.py.",
    posix_spawn,
  ),
  func(
    "_end_with_writer($module, fd: int, /)",
    "End this process when no other can write to the pipe any more. For lib/multiprocessing.",
    posix_end_with_writer,
  ),
  func("waitpid($module, pid: int, options: int, /)", "Wait for a child: its pid and status.", posix_waitpid),
  func("wait($module, /)", "Wait for any child: its pid and status.", () => posix_waitpid(-1, 0)),
  func(
    "_wait_timeout($module, pid: int, timeout, /)",
    "As waitpid, for at most so many seconds: None when they are over.",
    posix_wait_timeout,
  ),
  func(
    "waitstatus_to_exitcode($module, /, status: int)",
    "The exit code of a wait status; a signal's number, negative.",
    waitstatus_to_exitcode,
  ),
  func("WIFEXITED($module, /, status: int)", "Did it exit?", (status: number) => bool(hasExited(status))),
  func("WEXITSTATUS($module, /, status: int)", "Its exit status.", (status: number) =>
    smallInt((status >> 8) & 0xff),
  ),
  func("WIFSIGNALED($module, /, status: int)", "Did a signal end it?", (status: number) =>
    bool(wasSignalled(status)),
  ),
  func("WTERMSIG($module, /, status: int)", "The signal that ended it.", (status: number) =>
    smallInt(signalOf(status)),
  ),
  func("WCOREDUMP($module, status: int, /)", "Did it leave a core file?", (status: number) =>
    bool((status & 0x80) !== 0),
  ),
];
