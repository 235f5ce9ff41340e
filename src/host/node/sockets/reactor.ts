/**
 * The supervisor's side of sockets: every socket of the process by its descriptor, and the workers' requests.
 *
 * A worker sends its requests over a port of its own and sleeps; the answer goes into two words that it shares with the supervisor, [state, number], and what is no
 * number comes over the port first. The state is the number of the request while it waits: whoever changes it first, the supervisor by answering or the worker by
 * withdrawing, has decided.
 */
import fs from "node:fs";
import type { MessagePort } from "node:worker_threads";
import type { SocketAnswer, SocketRequest } from "../../../runtime/socket-host.js";
import { attempt } from "../errno.js";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  IPPROTO_TCP,
  SO,
  SOCK_DGRAM,
  SOCK_STREAM,
  SOL_SOCKET,
  TCP_NODELAY,
} from "./constants.js";
import { DatagramEndpoint } from "./datagram.js";
import { EBADF, ENOPROTOOPT, type Endpoint, EOPNOTSUPP, endpoints, type Pending } from "./endpoint.js";
import { bindings, type Name } from "./handles.js";
import { lookup, reverse } from "./names.js";
import { poll } from "./poll.js";
import { StreamEndpoint } from "./stream.js";
import { AnswerState, AnswerWord, IS_MESSAGE, type SentRequest } from "./wire.js";

const EAFNOSUPPORT = 97;
const ESOCKTNOSUPPORT = 94;
const ENOTSOCK = 88;

let pairs = 0;

/** Serve a worker's requests; `wake` bumps the `park` word of a thread state. */
export function serveSockets(
  port: MessagePort,
  words: Int32Array,
  wake: (threadState: number) => void,
): void {
  port.on("message", ({ serial, threadState, request }: SentRequest) => {
    const pending: Pending = {
      isPending: () => Atomics.load(words, AnswerWord.STATE) === serial,
      answer(value) {
        const claimed = Atomics.compareExchange(words, AnswerWord.STATE, serial, AnswerState.CLAIMED);
        if (claimed !== serial) return false;
        if (typeof value !== "number") port.postMessage({ serial, value });
        words[AnswerWord.NUMBER] = typeof value === "number" ? value : IS_MESSAGE;
        Atomics.store(words, AnswerWord.STATE, AnswerState.DONE);
        wake(threadState);
        return true;
      },
    };
    handle(request, serial === 0 ? NOBODY_WAITS : pending);
  });
  port.unref();
}

const NOBODY_WAITS: Pending = { isPending: () => false, answer: () => false };

function handle(request: SocketRequest, pending: Pending): void {
  switch (request.op) {
    case "create":
      pending.answer(create(request.family, request.type));
      return;
    case "pair":
      makePair(pending);
      return;
    case "adopt":
      pending.answer(adopt(request.fd));
      return;
    case "poll":
      poll(request.watches, request.wait, (fd) => endpoints.get(fd), pending);
      return;
    case "lookup":
      lookup(request.host, request.family, pending);
      return;
    case "reverse":
      reverse(request.host, request.port, pending);
      return;
  }
  const endpoint = endpoints.get(request.fd);
  if (endpoint === undefined) pending.answer(-EBADF);
  else if (endpoint instanceof StreamEndpoint) handleStream(endpoint, request, pending);
  else handleDatagram(endpoint as DatagramEndpoint, request, pending);
}

type EndpointRequest = Extract<SocketRequest, { fd: number }>;

function handleStream(endpoint: StreamEndpoint, request: EndpointRequest, pending: Pending): void {
  switch (request.op) {
    case "listen":
      pending.answer(endpoint.listen(request.backlog));
      break;
    case "accept":
      endpoint.accept(request.wait, pending, register);
      break;
    case "connect":
      endpoint.connect(request.address, request.wait, pending);
      break;
    case "connected":
      endpoint.awaitConnection(pending);
      break;
    case "shutdown":
      endpoint.shutdown(request.how, pending);
      break;
    case "readable":
      endpoint.awaitReadable(pending);
      break;
    case "full":
      endpoint.markFull();
      break;
    default:
      handleAny(endpoint, request, pending);
  }
}

function handleDatagram(endpoint: DatagramEndpoint, request: EndpointRequest, pending: Pending): void {
  switch (request.op) {
    case "sendto":
      endpoint.send(request.bytes, request.address, pending);
      break;
    case "recvfrom":
      endpoint.receive(request.wait, request.peek, pending);
      break;
    case "connect":
      pending.answer(endpoint.connect(request.address));
      break;
    case "shutdown":
      pending.answer(0);
      break;
    default:
      handleAny(endpoint, request, pending);
  }
}

function handleAny(endpoint: Endpoint, request: EndpointRequest, pending: Pending): void {
  switch (request.op) {
    case "bind":
      pending.answer(endpoint.bind(request.address));
      break;
    case "name":
      pending.answer(endpoint.name(request.peer));
      break;
    case "getoption":
      pending.answer(getOption(endpoint, request.level, request.name));
      break;
    case "setoption":
      pending.answer(setOption(endpoint, request));
      break;
    case "close":
      endpoints.delete(endpoint.fd);
      endpoint.close();
      pending.answer(0);
      break;
    default:
      pending.answer(-EOPNOTSUPP);
  }
}

function register(endpoint: Endpoint): number {
  endpoints.set(endpoint.fd, endpoint);
  return endpoint.fd;
}

function create(family: number, type: number): number {
  const known = family === AF_INET || family === AF_INET6 || family === AF_UNIX;
  if (!known) return -EAFNOSUPPORT;
  if (type !== SOCK_STREAM && (type !== SOCK_DGRAM || family === AF_UNIX)) return -ESOCKTNOSUPPORT;
  const endpoint = type === SOCK_STREAM ? StreamEndpoint.create(family) : DatagramEndpoint.create(family);
  return typeof endpoint === "number" ? endpoint : register(endpoint);
}

function makePair(pending: Pending): void {
  const folder = process.getBuiltinModule("node:os").tmpdir();
  const path = `${folder}/minipy-${process.pid}-${process.hrtime.bigint()}-${pairs++}`;
  StreamEndpoint.pair(path, (pair) => {
    pending.answer(typeof pair === "number" ? pair : pair.map(register));
  });
}

// What kind of socket it is shows when it is asked for its names.
function adopt(fd: number): SocketAnswer {
  const known = endpoints.get(fd);
  if (known !== undefined) return [known.family, known.type];
  const stat = attempt(() => fs.fstatSync(fd));
  if (typeof stat === "number") return stat;
  if (!stat.isSocket()) return -ENOTSOCK;
  const { TCP, constants } = bindings().tcp;
  const handle = new TCP(constants.SOCKET);
  if (handle.open(fd) !== 0) return -ENOTSOCK;
  const name: Name = {};
  handle.getsockname(name);
  const family = name.address === undefined ? AF_UNIX : name.address.includes(":") ? AF_INET6 : AF_INET;
  register(StreamEndpoint.connected(family, handle));
  return [family, SOCK_STREAM];
}

// The system can be told, but not asked: what was set is remembered.
function setOption(endpoint: Endpoint, request: Extract<SocketRequest, { op: "setoption" }>): number {
  const { level, name, value, group } = request;
  const status = endpoint.setOption(level, name, value, group);
  if (status === 0) endpoint.options.set(`${level}:${name}`, value);
  return status;
}

const SWITCHES = [SO.REUSEADDR, SO.KEEPALIVE, SO.BROADCAST, SO.LINGER];

function getOption(endpoint: Endpoint, level: number, name: number): number {
  if (level === SOL_SOCKET) {
    if (name === SO.TYPE) return endpoint.type;
    if (name === SO.DOMAIN) return endpoint.family;
    if (name === SO.ERROR) return endpoint.takeError();
    if (name === SO.ACCEPTCONN) return endpoint instanceof StreamEndpoint && endpoint.isListening() ? 1 : 0;
  }
  const off = level === SOL_SOCKET ? SWITCHES.includes(name) : level === IPPROTO_TCP && name === TCP_NODELAY;
  return endpoint.options.get(`${level}:${name}`) ?? (off ? 0 : -ENOPROTOOPT);
}
