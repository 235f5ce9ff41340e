/** The module `_socket`: what lib/socket.py and lib/select.py stand on. */
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { host } from "../../host-interface.js";
import { func } from "../../method-def.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { decref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { None, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import type { Watch } from "../../socket-host.js";
import { addType, defineModule } from "../module-def.js";
import { hostText } from "./address.js";
import { AF, EAI_NONAME, gaiError, hostError, noneOr, SOCK, socketError, TIMED_OUT } from "./layout.js";
import {
  closeDescriptor,
  defaultTimeout,
  newSocket,
  setDefaultTimeout,
  timeoutArgument,
  timeoutObject,
} from "./type.js";
import { ask } from "./wait.js";

/** A list of the objects that `make` gives for `items`. */
function listOf<V>(items: readonly V[], make: (item: V) => NewRef | Null): NewRef | Null {
  const list = PyList.new_(0);
  if (list === NULL) return NULL;
  for (const item of items) {
    const op = make(item);
    const status = op === NULL ? -1 : PyList.append(list, op);
    if (op !== NULL) decref(op);
    if (status < 0) {
      decref(list);
      return NULL;
    }
  }
  return list;
}

const numberAndText = ([number, text]: [number, string]): NewRef | Null => {
  const str = PyUnicode.fromJS(text);
  return str === NULL ? NULL : PyTuple.pair(smallInt(number), str);
};

function socket_lookup(name: PyObject, family: number): NewRef | Null {
  const text = hostText(name);
  if (text === undefined) return NULL;
  const answer = ask({ op: "lookup", host: text, family });
  if (answer === undefined) return NULL;
  if (typeof answer === "number") return gaiError(answer);
  const found = answer as [number, string][];
  return found.length === 0 ? gaiError(EAI_NONAME) : listOf(found, numberAndText);
}

function socket_reverse(name: PyObject, port: number): NewRef | Null {
  const answer = ask({ op: "reverse", host: PyUnicode.toJS(name), port });
  if (answer === undefined) return NULL;
  if (typeof answer === "number") return hostError();
  const [hostname, service] = (answer as [string, string]).map((text) => PyUnicode.fromJS(text)) as [
    NewRef,
    NewRef,
  ];
  return PyTuple.pair(hostname, service);
}

function socket_pair(): NewRef | Null {
  const answer = ask({ op: "pair" });
  if (answer === undefined) return NULL;
  if (typeof answer === "number") return socketError(answer);
  const [first, second] = (answer as number[]).map((fd) => newSocket(fd, AF.UNIX, SOCK.STREAM)) as [
    NewRef,
    NewRef,
  ];
  return PyTuple.pair(first, second);
}

function socket_close(fd: number): NewRef | Null {
  const result = closeDescriptor(fd);
  return result === undefined ? NULL : noneOr(result, None);
}

function socket_setdefaulttimeout(timeout: PyObject): NewRef | Null {
  const seconds = timeoutArgument(timeout);
  if (Number.isNaN(seconds)) return NULL;
  setDefaultTimeout(seconds);
  return None;
}

// What is ready: `watches` is a list of (descriptor, events); the same of those that are.
function socket_poll(watches: PyObject, timeout: number): NewRef | Null {
  const pairs: Watch[] = [];
  for (let i = 0; i < PyList.size(watches); i++) {
    const pair = PyList.getItem(watches, i);
    pairs.push([PyLong.asInt32(PyTuple.getItem(pair, 0)), PyLong.asInt32(PyTuple.getItem(pair, 1))]);
  }
  if (PyErr.occurred()) return NULL;
  const timeoutMs = timeout < 0 ? Number.POSITIVE_INFINITY : timeout * 1000;
  const answer = ask(
    { op: "poll", watches: pairs, wait: timeout !== 0 },
    timeout === 0 ? Number.POSITIVE_INFINITY : timeoutMs,
  );
  if (answer === undefined) return NULL;
  if (answer === TIMED_OUT) return PyList.new_(0);
  if (typeof answer === "number") return listOf(answer === 0 ? [] : [[pairs[0]![0], answer]], pairOf);
  return listOf(answer as Watch[], pairOf);
}

const pairOf = ([first, second]: readonly number[]): NewRef | Null =>
  PyTuple.pack(smallInt(first!), smallInt(second!));

defineModule({
  name: "_socket",
  doc: "Sockets. See the module socket.",
  functions: [
    func("socketpair($module, /)", "Two connected sockets of AF_UNIX.", socket_pair),
    func("close($module, fd: int, /)", "Close a socket's descriptor.", socket_close),
    func("gethostname($module, /)", "The name of this machine.", () =>
      PyUnicode.fromJS(host().files.systemName().nodename),
    ),
    func("getdefaulttimeout($module, /)", "The timeout of new sockets.", () =>
      timeoutObject(defaultTimeout()),
    ),
    func(
      "setdefaulttimeout($module, timeout, /)",
      "Set the timeout of new sockets.",
      socket_setdefaulttimeout,
    ),
    func(
      "_lookup($module, host, family: int, /)",
      "Numeric addresses of a name: [(family, address)].",
      socket_lookup,
    ),
    func("_reverse($module, host: str, port: int, /)", "Name and service of an address.", socket_reverse),
    func(
      "_poll($module, watches, timeout: float, /)",
      "Descriptors that are ready; timeout -1: for ever.",
      socket_poll,
    ),
  ],
  exec(module) {
    const types = [
      ["socket", T.socket],
      ["SocketType", T.socket],
      ["gaierror", T.gaierror],
      ["herror", T.herror],
      ["error", T.OSError],
      ["timeout", T.TimeoutError],
    ] as const;
    return types.some(([name, type]) => addType(module, name, type) < 0) ? -1 : 0;
  },
});
