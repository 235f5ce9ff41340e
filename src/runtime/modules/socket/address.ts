/** Addresses of sockets: Python's tuples and paths, and the host's. Mirrors getsockaddrarg and makesockaddr of CPython's Modules/socketmodule.c. */
import { PyNumber_AsIndex } from "../../abstract/number.js";
import * as PyErr from "../../errors.js";
import { U8 } from "../../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { bytesOf } from "../../objects/buffer.js";
import * as PyByteArray from "../../objects/bytearray.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref, typeOf } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import type { SocketAddress } from "../../socket-host.js";
import { AF, EAI_NONAME, gaiError, Socket } from "./layout.js";
import { ask } from "./wait.js";

const MAX_PATH = 108;

/** What stands for any host, and for all. */
const ANY: Readonly<Record<number, string>> = { [AF.INET]: "0.0.0.0", [AF.INET6]: "::" };

/** The bytes of a dotted quad, in the forms that inet_aton takes; undefined: it is none. */
export function parseIPv4(text: string): number[] | undefined {
  const parts = text.split(".");
  if (parts.length > 4) return undefined;
  const numbers = parts.map((part) =>
    /^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/.test(part)
      ? Number.parseInt(part, /^0[xX]/.test(part) ? 16 : part[0] === "0" ? 8 : 10)
      : Number.NaN,
  );
  const last = numbers.pop()!;
  if (!(last < 256 ** (4 - numbers.length)) || numbers.some((number) => !(number < 256))) return undefined;
  const rest = Array.from({ length: 4 - numbers.length }, (_, i) => Math.floor(last / 256 ** i) & 255);
  return [...numbers, ...rest.reverse()];
}

/** Is it a numeric address of IPv6 (perhaps with a zone)? */
export function isIPv6(text: string): boolean {
  const bare = text.replace(/%[^%]*$/, "");
  if (!/^[0-9a-fA-F:.]*$/.test(bare) || !bare.includes(":")) return false;
  try {
    return new URL(`http://[${bare}]/`).hostname !== "";
  } catch {
    return false;
  }
}

/** The numeric address of a host, looked up if need be; undefined with an exception set. @mayReleaseGil @mayRunPython */
export function resolveHost(name: string, family: number): string | undefined {
  if (name === "") return ANY[family];
  if (name === "<broadcast>" || name === "255.255.255.255") {
    if (family !== AF.INET) {
      PyErr.setString(T.OSError, "address family mismatched");
      return undefined;
    }
    return "255.255.255.255";
  }
  const numbers = parseIPv4(name);
  if (numbers !== undefined && family === AF.INET) return numbers.join(".");
  if (isIPv6(name) && family === AF.INET6) return name;
  if (numbers !== undefined || isIPv6(name)) {
    gaiError(-9);
    return undefined;
  }
  const answer = ask({ op: "lookup", host: name, family });
  if (answer === undefined) return undefined;
  const found = typeof answer === "number" ? [] : (answer as [number, string][]);
  if (found.length > 0) return found[0]![1];
  gaiError(typeof answer === "number" ? answer : EAI_NONAME);
  return undefined;
}

/** The text of a host name: str (IDNA), bytes or bytearray. */
export function hostText(op: PyObject): string | undefined {
  if (PyUnicode.check(op)) {
    const text = PyUnicode.toJS(op);
    if (text.includes("\0")) {
      PyErr.setString(T.ValueError, "embedded null character");
      return undefined;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII.
    return /^[\x00-\x7f]*$/.test(text) ? text : new URL(`http://${text}/`).hostname;
  }
  if (PyBytes.check(op) || PyByteArray.check(op)) {
    const bytes = bytesOf(op)!;
    return new TextDecoder("latin1").decode(U8.slice(bytes.data, bytes.data + bytes.size));
  }
  PyErr.setString(T.TypeError, `str, bytes or bytearray expected, not ${PyErr.typeName(op)}`);
  return undefined;
}

function parsePath(op: PyObject): SocketAddress | undefined {
  let path: string;
  if (PyUnicode.check(op)) path = PyUnicode.toJS(op);
  else {
    const bytes = bytesOf(op);
    if (bytes === undefined) {
      PyErr.setString(T.TypeError, `a bytes-like object is required, not '${PyErr.typeName(op)}'`);
      return undefined;
    }
    path = new TextDecoder().decode(U8.slice(bytes.data, bytes.data + bytes.size));
  }
  if (new TextEncoder().encode(path).length >= MAX_PATH) {
    PyErr.setString(T.OSError, "AF_UNIX path too long");
    return undefined;
  }
  return { host: path, port: 0 };
}

/** What `function_(address)` means for a socket; undefined with an exception set. @mayReleaseGil @mayRunPython */
export function parseAddress(self: PyObject, op: PyObject, function_: string): SocketAddress | undefined {
  const family = Socket.family.get(self);
  if (family === AF.UNIX) return parsePath(op);
  const name = family === AF.INET ? "AF_INET" : "AF_INET6";
  if (!hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS)) {
    PyErr.setString(T.TypeError, `${function_}(): ${name} address must be tuple, not ${PyErr.typeName(op)}`);
    return undefined;
  }
  const size = PyTuple.size(op);
  if (family === AF.INET ? size !== 2 : size < 2 || size > 4) {
    const form = family === AF.INET ? "a pair (host, port)" : "a tuple (host, port[, flowinfo[, scopeid]])";
    PyErr.setString(T.TypeError, `${name} address must be ${form}`);
    return undefined;
  }
  const text = hostText(PyTuple.getItem(op, 0));
  if (text === undefined) return undefined;
  const port = PyNumber_AsIndex(PyTuple.getItem(op, 1), T.OverflowError);
  if (port === -1 && PyErr.occurred()) return undefined;
  const resolved = resolveHost(text, family);
  if (resolved === undefined) return undefined;
  if (port < 0 || port > 0xffff) {
    PyErr.setString(T.OverflowError, `${function_}(): port must be 0-65535.`);
    return undefined;
  }
  return { host: resolved, port };
}

/** Python's form of an address. */
export function makeAddress(family: number, { host, port }: SocketAddress): NewRef | Null {
  const text = PyUnicode.fromJS(host);
  if (text === NULL || family === AF.UNIX) return text;
  const address =
    family === AF.INET6
      ? PyTuple.pack(text, smallInt(port), smallInt(0), smallInt(0))
      : PyTuple.pack(text, smallInt(port));
  decref(text);
  return address;
}
