/** `_socket.socket`: its record, and the errors of sockets. */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { f64, i32, struct } from "../../heap/struct.js";
import { OSError } from "../../objects/exceptions-layout.js";
import { decref, PyObjectHead } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";

export const Socket = struct("socket", PyObjectHead, {
  timeout: f64("seconds that an operation may take; 0: it must not wait, -1: as long as it takes"),
  fd: i32("the descriptor, -1: closed"),
  family: i32("AF_*"),
  type: i32("SOCK_*"),
  proto: i32("protocol"),
  deaf: i32("1: shut down for reading, so that there is an end behind what has arrived"),
});

/** Address families. */
export const enum AF {
  UNSPEC = 0,
  UNIX = 1,
  INET = 2,
  INET6 = 10,
}

/** Types of sockets; the two bits may be or-ed to them when one is made. */
export const enum SOCK {
  STREAM = 1,
  DGRAM = 2,
  RAW = 3,
  NONBLOCK = 0o4000,
  CLOEXEC = 0o2000000,
}

export const EBADF = 9;
export const EINTR = 4;
export const EAGAIN = 11;
export const EINVAL = 22;
export const EINPROGRESS = 115;
export const EAI_NONAME = -2;

/** What an operation gives whose time is over, in place of -errno. */
export const TIMED_OUT = -100_000;

defineType({
  address: T.gaierror,
  name: "socket.gaierror",
  base: T.OSError,
  layout: OSError,
  doc: "A host name or service that could not be found.",
});

defineType({
  address: T.herror,
  name: "socket.herror",
  base: T.OSError,
  layout: OSError,
  doc: "An address that has no name.",
});

const GAI_MESSAGES: Readonly<Record<number, string>> = {
  [-1]: "Bad value for ai_flags",
  [-2]: "Name or service not known",
  [-3]: "Temporary failure in name resolution",
  [-4]: "Non-recoverable failure in name resolution",
  [-5]: "No address associated with hostname",
  [-6]: "ai_family not supported",
  [-7]: "ai_socktype not supported",
  [-8]: "Servname not supported for ai_socktype",
  [-9]: "Address family for hostname not supported",
  [-10]: "Memory allocation failure",
};

/** Raise `type(number, message)`. */
function raiseNumbered(type: number, number: number, message: string): Null {
  const text = PyUnicode.fromJS(message);
  const args = text === NULL ? NULL : PyTuple.pack(smallInt(number), text);
  if (text !== NULL) decref(text);
  if (args === NULL) return NULL;
  PyErr.setObject(type, args);
  decref(args);
  return NULL;
}

/** Raise socket.gaierror for an EAI_* number. */
export function gaiError(number: number): Null {
  return raiseNumbered(T.gaierror, number, GAI_MESSAGES[number] ?? "Unknown error");
}

/** Raise socket.herror: no such host. */
export function hostError(): Null {
  return raiseNumbered(T.herror, 1, "Unknown host");
}

/** Raise what a failed operation says: -errno, or TIMED_OUT. */
export function socketError(result: number): Null {
  return result === TIMED_OUT ? PyErr.setString(T.TimeoutError, "timed out") : PyErr.fromErrno(-result);
}

/** The timeout in milliseconds, Infinity for none. */
export function timeoutMs(self: PyObject): number {
  const seconds = Socket.timeout.get(self);
  return seconds < 0 ? Number.POSITIVE_INFINITY : seconds * 1000;
}

/** How long to wait for the answer of a request that waits only if there is a timeout. */
export function patienceMs(timeoutMs: number): number {
  return timeoutMs === 0 ? Number.POSITIVE_INFINITY : timeoutMs;
}

/** `None`, or -1 raised as an error. */
export function noneOr(result: number, none: NewRef): NewRef | Null {
  return result < 0 ? socketError(result) : none;
}
