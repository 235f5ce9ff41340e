/** `_socket.socket`: sending and receiving. Streams are read and written by this worker, datagrams by the supervisor. */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { I32, U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { method } from "../../method-def.js";
import { bytesLike } from "../../objects/buffer.js";
import * as PyBytes from "../../objects/bytes.js";
import * as PyLong from "../../objects/long.js";
import * as PyTuple from "../../objects/tuple.js";
import { None, T } from "../../objects/type-table.js";
import type { Datagram, SocketAddress } from "../../socket-host.js";
import { copyIntoBuffer, writableSize } from "../io/raw.js";
import { makeAddress, parseAddress } from "./address.js";
import { EAGAIN, patienceMs, SOCK, Socket, socketError, TIMED_OUT, timeoutMs } from "./layout.js";
import { ask, askNumber, readStream, writeStream } from "./wait.js";

const EOPNOTSUPP = 95;

/** Flags of send and receive. */
const enum MSG {
  OOB = 1,
  PEEK = 2,
  DONTWAIT = 0x40,
  WAITALL = 0x100,
  NOSIGNAL = 0x4000,
}

/** What has arrived, and from where if it is a datagram. */
interface Received {
  readonly bytes: Uint8Array;
  readonly address?: SocketAddress;
}

const LONGEST_READ = 1 << 24;

// This worker's buffer for reading: what arrives is copied out of it at once.
let scratch = new Uint8Array(0);

function scratchOf(size: number): Uint8Array {
  if (scratch.length < size) scratch = new Uint8Array(Math.max(size, 1 << 16));
  return scratch.subarray(0, size);
}

/** Receive at most `count` bytes: what arrived, or undefined with an exception set. @mayReleaseGil @mayRunPython */
function receive(self: PyObject, count: number, flags: number): Received | undefined {
  const fd = Socket.fd.get(self);
  const timeout = (flags & MSG.DONTWAIT) !== 0 ? 0 : timeoutMs(self);
  const known =
    MSG.DONTWAIT | MSG.WAITALL | MSG.NOSIGNAL | (Socket.type.get(self) === SOCK.DGRAM ? MSG.PEEK : 0);
  if ((flags & ~known) !== 0) return failed(-EOPNOTSUPP);
  if (Socket.type.get(self) === SOCK.DGRAM) return receiveDatagram(fd, count, flags, timeout);
  if (count === 0) return { bytes: new Uint8Array(0) };
  const buffer = scratchOf(Math.min(count, LONGEST_READ));
  const deaf = Socket.deaf.get(self) !== 0;
  let filled = 0;
  do {
    const got = readStream(fd, buffer.subarray(filled), deaf ? 0 : timeout);
    if (got === undefined) return undefined;
    if (got === 0 || (got === -EAGAIN && deaf)) break;
    if (got < 0 && filled === 0) return failed(got);
    if (got < 0) break;
    filled += got;
  } while ((flags & MSG.WAITALL) !== 0 && filled < count);
  return { bytes: buffer.subarray(0, filled) };
}

function failed(result: number): undefined {
  socketError(result);
  return undefined;
}

function receiveDatagram(fd: number, count: number, flags: number, timeout: number): Received | undefined {
  const peek = (flags & MSG.PEEK) !== 0;
  const answer = ask({ op: "recvfrom", fd, wait: timeout > 0, peek }, patienceMs(timeout));
  if (answer === undefined) return undefined;
  if (typeof answer === "number") return failed(answer);
  const { bytes, address } = answer as Datagram;
  return { bytes: bytes.subarray(0, count), address };
}

// A size argument, or -1 with an exception set.
function sizeOf(op: PyObject, function_: string): number {
  const size = PyNumber_AsIndex(op);
  if (size === -1 && PyErr.occurred()) return -1;
  if (size >= 0) return size;
  PyErr.setString(T.ValueError, `negative buffersize in ${function_}`);
  return -1;
}

function sock_recv(self: PyObject, size: PyObject, flags: number): NewRef | Null {
  const count = sizeOf(size, "recv");
  const received = count < 0 ? undefined : receive(self, count, flags);
  return received === undefined ? NULL : PyBytes.fromJS(received.bytes);
}

function addressOf(self: PyObject, { address }: Received): NewRef | Null {
  // A connected stream does not tell where something is from.
  return address === undefined ? None : makeAddress(Socket.family.get(self), address);
}

function sock_recvfrom(self: PyObject, size: PyObject, flags: number): NewRef | Null {
  const count = sizeOf(size, "recvfrom");
  const received = count < 0 ? undefined : receive(self, count, flags);
  if (received === undefined) return NULL;
  const bytes = PyBytes.fromJS(received.bytes);
  return bytes === NULL ? NULL : pairSteal(bytes, addressOf(self, received));
}

function pairSteal(first: NewRef, second: NewRef | Null): NewRef | Null {
  return second === NULL ? NULL : PyTuple.pair(first, second);
}

// Receive into a buffer: what arrived, or undefined with an exception set.
function receiveInto(
  self: PyObject,
  target: PyObject,
  nbytes: PyObject,
  flags: number,
  function_: string,
): Received | undefined {
  const room = bufferRoom(target, function_);
  const count = room < 0 ? -1 : sizeOf(nbytes, function_);
  if (count < 0) return undefined;
  if (count > room) {
    PyErr.setString(
      T.ValueError,
      `${function_ === "recvfrom_into" ? "nbytes is greater than the length of the buffer" : "buffer too small for requested bytes"}`,
    );
    return undefined;
  }
  const received = receive(self, count === 0 ? room : count, flags);
  if (received === undefined) return undefined;
  // It may have been made smaller meanwhile.
  const left = bufferRoom(target, function_);
  if (left < 0) return undefined;
  return copyIntoBuffer(target, received.bytes.subarray(0, left)) < 0 ? undefined : received;
}

function bufferRoom(target: PyObject, function_: string): number {
  const size = writableSize(target);
  if (size >= 0 || !PyErr.exceptionMatches(T.TypeError)) return size;
  PyErr.clear();
  const found = PyErr.typeName(target);
  PyErr.setString(
    T.TypeError,
    `${function_}() argument 1 must be read-write bytes-like object, not ${found}`,
  );
  return -1;
}

function sock_recv_into(self: PyObject, target: PyObject, nbytes: PyObject, flags: number): NewRef | Null {
  const received = receiveInto(self, target, nbytes, flags, "recv_into");
  return received === undefined ? NULL : PyLong.fromNumber(received.bytes.length);
}

function sock_recvfrom_into(
  self: PyObject,
  target: PyObject,
  nbytes: PyObject,
  flags: number,
): NewRef | Null {
  const received = receiveInto(self, target, nbytes, flags, "recvfrom_into");
  if (received === undefined) return NULL;
  return pairSteal(smallInt(received.bytes.length), addressOf(self, received));
}

// ---- sending ----

function contentOf(data: PyObject): Uint8Array | undefined {
  const view = bytesLike(data);
  return view === undefined ? undefined : U8.slice(view.data, view.data + view.size);
}

// Send: how many bytes went, -errno, TIMED_OUT; undefined with an exception set.
function transmit(
  self: PyObject,
  bytes: Uint8Array,
  flags: number,
  timeout = timeoutMs(self),
): number | undefined {
  const fd = Socket.fd.get(self);
  if ((flags & ~(MSG.DONTWAIT | MSG.NOSIGNAL)) !== 0) return -EOPNOTSUPP;
  if (Socket.type.get(self) === SOCK.DGRAM) return askNumber({ op: "sendto", fd, bytes, address: null });
  return writeStream(fd, bytes, (flags & MSG.DONTWAIT) !== 0 ? 0 : timeout);
}

function countOr(result: number | undefined): NewRef | Null {
  if (result === undefined) return NULL;
  return result < 0 ? socketError(result) : PyLong.fromNumber(result);
}

function sock_send(self: PyObject, data: PyObject, flags: number): NewRef | Null {
  const bytes = contentOf(data);
  return bytes === undefined ? NULL : countOr(transmit(self, bytes, flags));
}

function sock_sendall(self: PyObject, data: PyObject, flags: number): NewRef | Null {
  const bytes = contentOf(data);
  if (bytes === undefined) return NULL;
  const timeout = timeoutMs(self);
  const deadline = performance.now() + timeout;
  let sent = 0;
  do {
    const left = timeout === 0 ? 0 : deadline - performance.now();
    const result = left < 0 ? TIMED_OUT : transmit(self, bytes.subarray(sent), flags, left);
    if (result === undefined) return NULL;
    if (result < 0) return socketError(result);
    sent += result;
  } while (sent < bytes.length);
  return None;
}

// sendto(data[, flags], address)
function sock_sendto(self: PyObject, args: number, count: number): NewRef | Null {
  if (count < 2 || count > 3) {
    return PyErr.setString(T.TypeError, `sendto() takes 2 or 3 arguments (${count} given)`);
  }
  const given = (i: number) => I32[(args >> 2) + i] as PyObject;
  const bytes = contentOf(given(0));
  if (bytes === undefined) return NULL;
  const flags = count === 3 ? PyNumber_AsIndex(given(1)) : 0;
  if (flags === -1 && PyErr.occurred()) return NULL;
  const address = parseAddress(self, given(count - 1), "sendto");
  if (address === undefined) return NULL;
  if (Socket.type.get(self) !== SOCK.DGRAM) return countOr(transmit(self, bytes, flags));
  return countOr(askNumber({ op: "sendto", fd: Socket.fd.get(self), bytes, address }));
}

export const transferMethods = [
  method(
    "recv($self, bufsize, flags: int = 0, /)",
    "Receive at most bufsize bytes; none: the end.",
    sock_recv,
  ),
  method(
    "recvfrom($self, bufsize, flags: int = 0, /)",
    "Receive bytes, and from where they are.",
    sock_recvfrom,
  ),
  method(
    "recv_into($self, buffer, nbytes=0, flags: int = 0)",
    "Receive into a buffer, at most nbytes (0: as many as it holds); how many.",
    sock_recv_into,
  ),
  method(
    "recvfrom_into($self, buffer, nbytes=0, flags: int = 0)",
    "Receive into a buffer; how many bytes, and from where they are.",
    sock_recvfrom_into,
  ),
  method(
    "send($self, data, flags: int = 0, /)",
    "Send bytes, as many as there is room for; how many.",
    sock_send,
  ),
  method("sendall($self, data, flags: int = 0, /)", "Send all of the bytes.", sock_sendall),
  method(
    "sendto($self, /, *args)",
    "sendto(data, [flags,] address): send bytes to an address; how many.",
    sock_sendto,
  ),
];
