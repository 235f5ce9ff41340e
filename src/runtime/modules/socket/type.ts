/**
 * `_socket.socket`: making one, connections, names, options, the end. Mirrors CPython's Modules/socketmodule.c; sending and receiving is in transfer.ts, how
 * the host does it in host/node/sockets.
 *
 * The object holds the descriptor and the timeout. All else that the system knows of a socket, it knows by the descriptor.
 */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import { PyObject_IsTrue, PyObject_Repr } from "../../abstract/object.js";
import { bindArguments } from "../../call/arguments.js";
import * as PyErr from "../../errors.js";
import { F64, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { INTERP } from "../../interpreter.js";
import { getset, member, method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyFloat from "../../objects/float.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, TypeFlags } from "../../objects/type.js";
import { bool, None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import type { Accepted, SocketAddress } from "../../socket-host.js";
import { secondsOf } from "../../threads/timeout.js";
import { PyErr_WarnEx } from "../../warnings.js";
import { makeAddress, parseAddress } from "./address.js";
import {
  AF,
  EAGAIN,
  EINVAL,
  noneOr,
  patienceMs,
  SOCK,
  Socket,
  socketError,
  TIMED_OUT,
  timeoutMs,
} from "./layout.js";
import { transferMethods } from "./transfer.js";
import { ask, askNumber } from "./wait.js";

const ECONNRESET = 104;
const EPROTONOSUPPORT = 93;
const IPPROTO_TCP = 6;
const IPPROTO_UDP = 17;
const SOL_SOCKET = 1;
const SO_LINGER = 13;
const ALL_TYPES = 10;
const DEFAULT_BACKLOG = 128;

// ---- making and ending ----

function sock_new(type: PyObject): NewRef | Null {
  const self = PyType_GenericAlloc(type, 0);
  if (self === NULL) return NULL;
  Socket.fd.set(self, -1);
  Socket.timeout.set(self, -1);
  return self;
}

/** The timeout that new sockets have, -1: none. */
export function defaultTimeout(): number {
  return F64[INTERP.socket_timeout >> 3] - 1;
}

/** Set it; -1: none. */
export function setDefaultTimeout(seconds: number): void {
  F64[INTERP.socket_timeout >> 3] = seconds + 1;
}

/** Fill a socket in. */
export function setUp(self: PyObject, fd: number, family: number, type: number, proto: number): void {
  Socket.fd.set(self, fd);
  Socket.family.set(self, family);
  Socket.type.set(self, type & ~(SOCK.NONBLOCK | SOCK.CLOEXEC));
  Socket.proto.set(self, proto);
  Socket.timeout.set(self, (type & SOCK.NONBLOCK) !== 0 ? 0 : defaultTimeout());
}

function sock_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const signature = "socket(family: int = -1, type: int = -1, proto: int = -1, fileno=None)";
  const bound = bindArguments(signature, args, nargs, kwnames);
  if (bound === null) return -1;
  const [family, type, proto, fileno] = bound as unknown as [number, number, number, PyObject];
  return fileno === None ? create(self, family, type, proto) : adopt(self, fileno, family, type, proto);
}

function create(self: PyObject, givenFamily: number, givenType: number, givenProto: number): number {
  const family = givenFamily === -1 ? AF.INET : givenFamily;
  const type = givenType === -1 ? SOCK.STREAM : givenType;
  const proto = givenProto === -1 ? 0 : givenProto;
  const bare = type & ~(SOCK.NONBLOCK | SOCK.CLOEXEC);
  let fd: number | undefined = -EINVAL;
  if (bare >= 1 && bare <= ALL_TYPES) {
    const usual = bare === SOCK.STREAM ? IPPROTO_TCP : IPPROTO_UDP;
    const known = proto === 0 || (proto === usual && family !== AF.UNIX);
    fd = known ? askNumber({ op: "create", family, type: bare }) : -EPROTONOSUPPORT;
  }
  if (fd === undefined) return -1;
  if (fd < 0) {
    socketError(fd);
    return -1;
  }
  setUp(self, fd, family, type, proto);
  return 0;
}

// A descriptor that is there already; what it is may be said or asked for.
function adopt(self: PyObject, fileno: PyObject, family: number, type: number, proto: number): number {
  if (PyFloat.check(fileno)) {
    PyErr.setString(T.TypeError, "integer argument expected, got float");
    return -1;
  }
  const fd = PyNumber_AsIndex(fileno);
  if (fd === -1 && PyErr.occurred()) return -1;
  if (fd < 0) {
    PyErr.setString(T.ValueError, "negative file descriptor");
    return -1;
  }
  const stat = host().fstat(fd);
  const answer = typeof stat === "number" ? stat : ask({ op: "adopt", fd });
  if (answer === undefined) return -1;
  if (typeof answer === "number") {
    socketError(answer);
    return -1;
  }
  const [itsFamily, itsType] = answer as [number, number];
  const usual = itsFamily === AF.UNIX ? 0 : itsType === SOCK.STREAM ? IPPROTO_TCP : IPPROTO_UDP;
  setUp(
    self,
    fd,
    family === -1 ? itsFamily : family,
    type === -1 ? itsType : type,
    proto === -1 ? usual : proto,
  );
  return 0;
}

/** Close a descriptor: 0, -errno, or undefined with an exception set. @mayReleaseGil @mayRunPython */
export function closeDescriptor(fd: number): number | undefined {
  const result = askNumber({ op: "close", fd });
  return result === -ECONNRESET ? 0 : result;
}

function sock_close(self: PyObject): NewRef | Null {
  const fd = Socket.fd.get(self);
  if (fd < 0) return None;
  Socket.fd.set(self, -1);
  const result = closeDescriptor(fd);
  return result === undefined ? NULL : noneOr(result, None);
}

function sock_detach(self: PyObject): NewRef {
  const fd = Socket.fd.get(self);
  Socket.fd.set(self, -1);
  return smallInt(fd);
}

// One that was forgotten is closed, with a warning.
function sock_finalize(self: PyObject): void {
  const fd = Socket.fd.get(self);
  if (fd < 0) return;
  const exc = PyErr.getRaisedException();
  const repr = PyObject_Repr(self);
  const text = repr === NULL ? "socket" : PyUnicode.toJS(repr);
  if (repr === NULL) PyErr.clear();
  else decref(repr);
  if (PyErr_WarnEx(T.ResourceWarning, `unclosed ${text}`, 1, self) < 0) {
    if (PyErr.exceptionMatches(T.Warning)) PyErr.writeUnraisable(self);
    else PyErr.clear();
  }
  if (Socket.fd.get(self) === fd) host().sockets.tell({ op: "close", fd });
  Socket.fd.set(self, -1);
  PyErr.setRaisedException(exc);
}

function sock_repr(self: PyObject): NewRef | Null {
  const [fd, family, type, proto] = [Socket.fd, Socket.family, Socket.type, Socket.proto].map((field) =>
    field.get(self),
  );
  return PyUnicode.fromJS(`<socket object, fd=${fd}, family=${family}, type=${type}, proto=${proto}>`);
}

// ---- the timeout ----

/** Seconds from an argument, -1 for None; NaN with an exception set. */
export function timeoutArgument(op: PyObject): number {
  if (op === None) return -1;
  const seconds = secondsOf(op);
  if (seconds >= 0 || Number.isNaN(seconds)) return seconds;
  PyErr.setString(T.ValueError, "Timeout value out of range");
  return Number.NaN;
}

/** A timeout as Python sees it. */
export function timeoutObject(seconds: number): NewRef | Null {
  return seconds < 0 ? None : PyFloat.fromDouble(seconds);
}

function sock_settimeout(self: PyObject, timeout: PyObject): NewRef | Null {
  const seconds = timeoutArgument(timeout);
  if (Number.isNaN(seconds)) return NULL;
  Socket.timeout.set(self, seconds);
  return None;
}

function sock_setblocking(self: PyObject, flag: PyObject): NewRef | Null {
  const blocking = PyObject_IsTrue(flag);
  if (blocking < 0) return NULL;
  Socket.timeout.set(self, blocking ? -1 : 0);
  return None;
}

const sock_gettimeout = (self: PyObject) => timeoutObject(Socket.timeout.get(self));

// ---- connections ----

function sock_bind(self: PyObject, address: PyObject): NewRef | Null {
  const parsed = parseAddress(self, address, "bind");
  if (parsed === undefined) return NULL;
  const fd = askNumber({ op: "bind", fd: Socket.fd.get(self), address: parsed });
  if (fd === undefined) return NULL;
  // One of AF_UNIX has its real descriptor only now.
  if (fd >= 0) Socket.fd.set(self, fd);
  return noneOr(fd, None);
}

function sock_listen(self: PyObject, backlog: number): NewRef | Null {
  const result = askNumber({ op: "listen", fd: Socket.fd.get(self), backlog: Math.max(backlog, 0) });
  return result === undefined ? NULL : noneOr(result, None);
}

function sock_accept(self: PyObject): NewRef | Null {
  const fd = Socket.fd.get(self);
  const timeout = timeoutMs(self);
  const answer = ask({ op: "accept", fd, wait: timeout > 0 }, patienceMs(timeout));
  if (answer === undefined) return NULL;
  if (typeof answer === "number") return socketError(answer);
  const accepted = answer as Accepted;
  const address = makeAddress(Socket.family.get(self), accepted.address);
  if (address !== NULL) return PyTuple.pair(smallInt(accepted.fd), address);
  host().sockets.tell({ op: "close", fd: accepted.fd });
  return NULL;
}

// The result of connecting: 0, -errno, TIMED_OUT; undefined with an exception set.
function connect(self: PyObject, address: SocketAddress): number | undefined {
  const fd = Socket.fd.get(self);
  const timeout = timeoutMs(self);
  const first = { op: "connect", fd, address, wait: timeout > 0 } as const;
  const result = askNumber(first, patienceMs(timeout), { op: "connected", fd });
  if (result === undefined || result < 0) return result;
  if (Socket.fd.get(self) === fd) Socket.fd.set(self, result);
  return 0;
}

function sock_connect(self: PyObject, address: PyObject): NewRef | Null {
  const parsed = parseAddress(self, address, "connect");
  if (parsed === undefined) return NULL;
  const result = connect(self, parsed);
  return result === undefined ? NULL : noneOr(result, None);
}

function sock_connect_ex(self: PyObject, address: PyObject): NewRef | Null {
  const parsed = parseAddress(self, address, "connect_ex");
  if (parsed === undefined) return NULL;
  const result = connect(self, parsed);
  return result === undefined ? NULL : smallInt(result === TIMED_OUT ? EAGAIN : -result);
}

function sock_shutdown(self: PyObject, how: number): NewRef | Null {
  const fd = Socket.fd.get(self);
  const result = how < 0 || how > 2 ? -EINVAL : askNumber({ op: "shutdown", fd, how });
  if (result === undefined) return NULL;
  if (result >= 0 && how !== 1) Socket.deaf.set(self, 1);
  return noneOr(result, None);
}

function nameOf(peer: boolean): (self: PyObject) => NewRef | Null {
  return (self) => {
    const answer = ask({ op: "name", fd: Socket.fd.get(self), peer });
    if (answer === undefined) return NULL;
    if (typeof answer === "number") return socketError(answer);
    return makeAddress(Socket.family.get(self), answer as SocketAddress);
  };
}

// ---- options ----

function sock_getsockopt(self: PyObject, level: number, name: number, size: number): NewRef | Null {
  if (size < 0 || size > 1024) return PyErr.setString(T.OSError, "getsockopt buflen out of range");
  const result = askNumber({ op: "getoption", fd: Socket.fd.get(self), level, name });
  if (result === undefined) return NULL;
  if (result < 0) return socketError(result);
  if (size === 0) return PyLong.fromNumber(result);
  const bytes = new Uint8Array(level === SOL_SOCKET && name === SO_LINGER ? 8 : 4);
  new DataView(bytes.buffer).setInt32(0, result, true);
  return PyBytes.fromJS(bytes.subarray(0, size));
}

const word = (bytes: Uint8Array, at: number) => new DataView(bytes.buffer).getInt32(at, true);

// struct linger: a connection that does not linger is reset when it is closed.
function lingerOf(bytes: Uint8Array): number {
  return bytes.length >= 8 && word(bytes, 0) !== 0 && word(bytes, 4) === 0 ? 0 : 1;
}

const dotted = (bytes: Uint8Array, at: number) => bytes.subarray(at, at + 4).join(".");

function sock_setsockopt(self: PyObject, level: number, name: number, value: PyObject): NewRef | Null {
  let number: number;
  let group: readonly [string, string] | undefined;
  if (PyLong.check(value)) {
    number = PyLong.asInt32(value);
    if (number === -1 && PyErr.occurred()) return NULL;
  } else {
    const view = bytesLike(value);
    if (view === undefined) return NULL;
    const bytes = U8.slice(view.data, view.data + view.size);
    number = bytes.length >= 4 ? word(bytes, 0) : 0;
    if (level === SOL_SOCKET && name === SO_LINGER) number = lingerOf(bytes);
    else if (bytes.length >= 8) group = [dotted(bytes, 0), dotted(bytes, bytes.length - 4)];
  }
  const fd = Socket.fd.get(self);
  const result = askNumber({ op: "setoption", fd, level, name, value: number, ...(group && { group }) });
  return result === undefined ? NULL : noneOr(result, None);
}

/** A socket of the exact type over a descriptor. */
export function newSocket(fd: number, family: number, type: number): NewRef | Null {
  const self = sock_new(T.socket as number as PyObject);
  if (self !== NULL) setUp(self, fd, family, type, 0);
  return self;
}

defineType({
  address: T.socket,
  name: "_socket.socket",
  layout: Socket,
  flags: TypeFlags.BASETYPE,
  doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)\n--\n\nAn end of a connection, or what becomes one.",
  slots: { tp_new: sock_new, tp_init: sock_init, tp_repr: sock_repr, tp_finalize: sock_finalize },
  methods: [
    method(
      "_accept($self, /)",
      "Wait for a connection: its descriptor and the other end's address.",
      sock_accept,
    ),
    method("bind($self, address, /)", "Bind the socket to a local address.", sock_bind),
    method("close($self, /)", "Close the socket.", sock_close),
    method("connect($self, address, /)", "Connect the socket to an address.", sock_connect),
    method(
      "connect_ex($self, address, /)",
      "As connect; gives the error number in place of an exception.",
      sock_connect_ex,
    ),
    method("detach($self, /)", "Part from the descriptor, which is returned and stays open.", sock_detach),
    method("fileno($self, /)", "The descriptor, -1 when closed.", (self: PyObject) =>
      smallInt(Socket.fd.get(self)),
    ),
    method("getpeername($self, /)", "The address of the other end.", nameOf(true)),
    method("getsockname($self, /)", "The address of this end.", nameOf(false)),
    method(
      "getsockopt($self, level: int, option: int, buflen: int = 0, /)",
      "An option, as an int or as bytes.",
      sock_getsockopt,
    ),
    method("setsockopt($self, level: int, option: int, value, /)", "Set an option.", sock_setsockopt),
    method(
      `listen($self, backlog: int = ${DEFAULT_BACKLOG}, /)`,
      "Accept connections from now on.",
      sock_listen,
    ),
    method("setblocking($self, flag, /)", "Shall operations wait?", sock_setblocking),
    method("getblocking($self, /)", "Do operations wait?", (self: PyObject) =>
      bool(Socket.timeout.get(self) !== 0),
    ),
    method(
      "settimeout($self, timeout, /)",
      "Set how many seconds an operation may take; None: any.",
      sock_settimeout,
    ),
    method("gettimeout($self, /)", "How many seconds an operation may take, or None.", sock_gettimeout),
    method("shutdown($self, how: int, /)", "End reading, writing or both.", sock_shutdown),
    ...transferMethods,
  ],
  members: [
    member("family", "int", Socket.family.offset, { readonly: true, doc: "The address family." }),
    member("type", "int", Socket.type.offset, { readonly: true, doc: "The type." }),
    member("proto", "int", Socket.proto.offset, { readonly: true, doc: "The protocol." }),
  ],
  getset: [getset("timeout", "How many seconds an operation may take, or None.", sock_gettimeout)],
});
