/** Stream sockets: TCP, and those of AF_UNIX, whose handle (and descriptor) comes into being with bind or connect. */
import fs from "node:fs";
import type { SocketAddress } from "../../../runtime/socket-host.js";
import { Ready } from "../../../runtime/socket-host.js";
import { attempt } from "../errno.js";
import { AF_INET6, AF_UNIX, IPPROTO_TCP, SO, SOCK_STREAM, SOL_SOCKET, TCP_NODELAY } from "./constants.js";
import {
  answerWhenReady,
  EBADF,
  EINVAL,
  ENOPROTOOPT,
  ENOTCONN,
  Endpoint,
  endpoints,
  type Pending,
} from "./endpoint.js";
import {
  bindings,
  fromUv,
  type Name,
  type PipeHandle,
  type RequestWrap,
  type StreamHandle,
  type TcpHandle,
} from "./handles.js";

const EISCONN = 106;
const EALREADY = 114;
const EINPROGRESS = 115;
const NOTHING = new Uint8Array(0);

/** An address that no machine has: binding to it makes a descriptor, and fails. */
const NOBODY = { 2: "192.0.2.1", 10: "2001:db8::1" } as Record<number, string>;

// A path has no name at the other end, as a rule.
function peerOf(handle: StreamHandle): SocketAddress {
  const name: Name = {};
  if ("getpeername" in handle) (handle as TcpHandle).getpeername(name);
  return { host: name.address ?? "", port: name.port ?? 0 };
}

// libuv removes the path as it closes the handle; Python does not.
function closeKeepingPath(handle: StreamHandle, path: string): void {
  const aside = `${path}~${process.pid}`;
  const moved = attempt(() => fs.renameSync(path, aside)) === undefined;
  handle.close();
  if (moved) attempt(() => fs.renameSync(aside, path));
}

const SHORTEST_FULL_MS = 0.5;
const LONGEST_FULL_MS = 20;

type State = "new" | "connecting" | "connected" | "listening";

export class StreamEndpoint extends Endpoint {
  private state: State = "new";
  private accepted: StreamHandle[] = [];
  private looking = false;
  private written = false;
  private deaf = false;
  /** AF_UNIX: what the two ends are bound to. */
  private path = "";
  private peerPath = "";
  private boundPath = "";
  /** The socket had no room at this time; the next look at it is due `fullForMs` later. */
  private fullSinceMs = 0;
  private fullForMs = 0;
  private lingers = true;

  constructor(
    family: number,
    private handle: StreamHandle | undefined,
    fd: number,
  ) {
    super(fd, family, SOCK_STREAM);
    if (handle !== undefined) this.own(handle);
  }

  /** A socket that is neither bound nor connected, or -errno. */
  static create(family: number): StreamEndpoint | number {
    if (family === AF_UNIX) {
      return new StreamEndpoint(family, undefined, fs.openSync("/dev/null", "r"));
    }
    const { TCP, constants } = bindings().tcp;
    const handle = new TCP(constants.SOCKET);
    const status =
      family === AF_INET6 ? handle.bind6(NOBODY[family]!, 0, 0) : handle.bind(NOBODY[family]!, 0);
    if (handle.fd >= 0) return new StreamEndpoint(family, handle, handle.fd);
    handle.close();
    return fromUv(status);
  }

  /** A socket that is connected. */
  static connected(family: number, handle: StreamHandle): StreamEndpoint {
    const endpoint = new StreamEndpoint(family, handle, handle.fd);
    endpoint.state = "connected";
    return endpoint;
  }

  private own(handle: StreamHandle): void {
    this.handle = handle;
    handle.unref();
    handle.useUserBuffer(NOTHING);
    handle.onread = () => {
      this.look(false);
      this.notify(Ready.READ);
    };
    handle.onconnection = (status, client) => {
      if (status === 0 && client !== undefined) {
        this.accepted.push(client);
        client.unref();
        this.notify(Ready.READ);
      }
    };
    this.fd = handle.fd;
  }

  // ---- readiness ----

  readyNow(): number {
    if (this.fd < 0) return Ready.INVALID;
    if (this.state === "listening") return this.accepted.length > 0 || this.deaf ? Ready.READ : 0;
    if (this.state === "connecting") return 0;
    const failed = this.error === 0 ? 0 : Ready.ERROR;
    if (this.state === "new") return Ready.READ | Ready.WRITE | Ready.HANGUP | failed;
    return (this.isFull() ? 0 : Ready.WRITE) | failed;
  }

  needsProbe(): boolean {
    return this.state === "connected";
  }

  protected look(on: boolean): void {
    if (on === this.looking || this.handle === undefined) return;
    this.looking = on;
    if (on) this.handle.readStart();
    else this.handle.readStop();
  }

  /** Answer when there is something to read, or the end, or an error. */
  awaitReadable(pending: Pending): void {
    const notify = () => pending.answer(this.fd < 0 ? -EBADF : 0) || true;
    if (this.state === "connected") this.watch({ events: Ready.READ, isPending: pending.isPending, notify });
    else notify();
  }

  private isFull(): boolean {
    return performance.now() < this.fullSinceMs + this.fullForMs;
  }

  /** Somebody found no room to write. */
  markFull(): void {
    const now = performance.now();
    const again = now < this.fullSinceMs + 2 * this.fullForMs + 1;
    this.fullForMs = again ? Math.min(this.fullForMs * 2, LONGEST_FULL_MS) : SHORTEST_FULL_MS;
    this.fullSinceMs = now;
    setTimeout(() => this.notify(this.readyNow() & Ready.WRITE), this.fullForMs + 0.1).unref();
  }

  // ---- making connections ----

  bind(address: SocketAddress): number {
    if (this.family === AF_UNIX) return this.bindPath(address.host);
    const handle = this.handle as TcpHandle;
    const { host, port } = address;
    const status = this.family === AF_INET6 ? handle.bind6(host, port, 0) : handle.bind(host, port);
    // That the address is in use comes out only now.
    return status < 0 ? fromUv(status) : Math.min(fromUv(handle.getsockname({})), 0) || this.fd;
  }

  private bindPath(path: string): number {
    if (this.handle !== undefined) return -EINVAL;
    const { Pipe, constants } = bindings().pipe;
    const handle = new Pipe(constants.SERVER);
    // libuv tells of a missing folder as of a lack of permission.
    const status = handle.bind(path);
    if (status < 0) {
      handle.close();
      return fromUv(status);
    }
    this.path = path;
    this.boundPath = path;
    this.replaceBy(handle);
    return this.fd;
  }

  private replaceBy(handle: PipeHandle): void {
    const placeholder = this.fd;
    fs.closeSync(placeholder);
    this.own(handle);
    endpoints.delete(placeholder);
    endpoints.set(this.fd, this);
  }

  listen(backlog: number): number {
    if (this.handle === undefined) return -EINVAL;
    const status = fromUv(this.handle.listen(backlog));
    if (status === 0) this.state = "listening";
    return status;
  }

  connect(address: SocketAddress, wait: boolean, pending: Pending): void {
    if (this.state === "connecting") pending.answer(-EALREADY);
    else if (this.state === "connected") pending.answer(-EISCONN);
    else {
      const status = this.family === AF_UNIX ? this.connectPath(address.host) : this.connectTcp(address);
      if (status < 0) pending.answer(status);
      // A path does not keep one waiting; and there is another descriptor then.
      else if (wait || this.family === AF_UNIX) this.awaitConnection(pending);
      else pending.answer(-EINPROGRESS);
    }
  }

  private connectTcp({ host, port }: SocketAddress): number {
    const handle = this.handle as TcpHandle;
    const { TCPConnectWrap } = bindings().tcp;
    const connect = (request: RequestWrap) =>
      this.family === AF_INET6 ? handle.connect6(request, host, port) : handle.connect(request, host, port);
    // After a failure the next call only tells of it once more; then the socket is as good as new.
    const status = connect(this.connectionRequest(new TCPConnectWrap(), () => connect(new TCPConnectWrap())));
    if (status === 0) this.state = "connecting";
    return fromUv(status);
  }

  private connectPath(path: string): number {
    const { Pipe, PipeConnectWrap, constants } = bindings().pipe;
    if (this.handle !== undefined) return -EINVAL;
    const handle = new Pipe(constants.SOCKET);
    this.peerPath = path;
    this.state = "connecting";
    const status =
      handle.connect(
        this.connectionRequest(new PipeConnectWrap(), () => handle.close(), handle),
        path,
      ) ?? 0;
    if (status < 0) this.state = "new";
    return fromUv(status);
  }

  private connectionRequest(request: RequestWrap, undo: () => void, pipe?: PipeHandle): RequestWrap {
    request.oncomplete = (status) => {
      if (this.fd < 0) {
        pipe?.close();
        return;
      }
      this.state = status === 0 ? "connected" : "new";
      this.error = -Math.min(fromUv(status), 0);
      if (status !== 0) undo();
      else if (pipe !== undefined) this.replaceBy(pipe);
      this.notify(Ready.WRITE | (this.error === 0 ? 0 : Ready.READ | Ready.ERROR));
    };
    return request;
  }

  /** Answer when the connection that is being made stands, or has failed. */
  awaitConnection(pending: Pending): void {
    const notify = () => {
      if (this.fd < 0) return pending.answer(-EBADF) || true;
      if (this.state === "connecting") return false;
      pending.answer(this.error === 0 ? this.fd : -this.takeError());
      return true;
    };
    if (!notify()) this.watch({ events: Ready.WRITE, isPending: pending.isPending, notify });
  }

  accept(wait: boolean, pending: Pending, welcome: (endpoint: StreamEndpoint) => void): void {
    if (this.state !== "listening") {
      pending.answer(-EINVAL);
      return;
    }
    const peek = () => {
      if (this.deaf) return -EINVAL;
      const client = this.accepted[0];
      return client === undefined ? undefined : { fd: client.fd, address: peerOf(client) };
    };
    const taken = () => {
      const client = this.accepted.shift();
      if (client === undefined) return;
      const endpoint = StreamEndpoint.connected(this.family, client);
      endpoint.path = this.path;
      welcome(endpoint);
    };
    answerWhenReady(this, pending, wait, peek, taken);
  }

  name(peer: boolean): SocketAddress | number {
    if (peer && this.state !== "connected") return -ENOTCONN;
    if (this.family === AF_UNIX) return { host: peer ? this.peerPath : this.path, port: 0 };
    const handle = this.handle as TcpHandle;
    const name: Name = {};
    const status = peer ? handle.getpeername(name) : handle.getsockname(name);
    return status < 0 ? fromUv(status) : { host: name.address ?? "", port: name.port ?? 0 };
  }

  // ---- options, ending ----

  setOption(level: number, name: number, value: number): number {
    const handle = this.handle as TcpHandle;
    if (level === IPPROTO_TCP && name === TCP_NODELAY && this.family !== AF_UNIX) {
      return fromUv(handle.setNoDelay(value !== 0));
    }
    if (level !== SOL_SOCKET) return -ENOPROTOOPT;
    if (name === SO.KEEPALIVE) {
      return this.family === AF_UNIX ? 0 : fromUv(handle.setKeepAlive(value !== 0, 7200));
    }
    if (name === SO.LINGER) {
      this.lingers = value !== 0;
      return 0;
    }
    // libuv sets it for all TCP sockets that are bound.
    return name === SO.REUSEADDR ? 0 : -ENOPROTOOPT;
  }

  isListening(): boolean {
    return this.state === "listening";
  }

  shutdown(how: number, pending: Pending): void {
    if (this.state === "listening") {
      this.deaf = true;
      this.notify(Ready.READ);
      pending.answer(0);
    } else if (this.state !== "connected" || this.handle === undefined) pending.answer(-ENOTCONN);
    else if (how === 0 || this.written) pending.answer(0);
    else {
      this.written = true;
      const request = new (bindings().stream.ShutdownWrap)();
      // The other end may be gone already.
      request.oncomplete = (status) => pending.answer(Math.min(fromUv(status), 0));
      const status = this.handle.shutdown(request);
      if (status !== 0) pending.answer(status < 0 ? fromUv(status) : 0);
    }
  }

  protected closeHandle(): void {
    for (const client of this.accepted) client.close();
    this.accepted = [];
    if (this.handle === undefined) fs.closeSync(this.fd);
    else if (!this.lingers && this.family !== AF_UNIX && this.state === "connected") {
      (this.handle as TcpHandle).reset();
    } else if (this.boundPath !== "") closeKeepingPath(this.handle, this.boundPath);
    else this.handle.close();
  }

  /** Two that are connected, by way of a name that is gone afterwards. */
  static pair(path: string, done: (pair: readonly [StreamEndpoint, StreamEndpoint] | number) => void): void {
    const { Pipe, PipeConnectWrap, constants } = bindings().pipe;
    const server = new Pipe(constants.SERVER);
    const fail = (status: number) => {
      server.close();
      done(fromUv(status));
    };
    const status = server.bind(path) || server.listen(1);
    if (status < 0) {
      fail(status);
      return;
    }
    const client = new Pipe(constants.SOCKET);
    const request = new PipeConnectWrap();
    server.onconnection = (_status, other) => {
      if (other === undefined) return;
      const ends = [client, other].map((handle) => StreamEndpoint.connected(AF_UNIX, handle));
      server.close();
      done(ends as [StreamEndpoint, StreamEndpoint]);
    };
    request.oncomplete = (failed) => {
      if (failed !== 0) fail(failed);
    };
    const failed = client.connect(request, path) ?? 0;
    if (failed < 0) fail(failed);
  }
}
