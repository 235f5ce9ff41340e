/**
 * Node's own handles of sockets, which its `net` and `dgram` stand on: what those hide, the descriptor, and calls that answer at once. Each call gives 0 or
 * a negative error number of the machine.
 */
import { getSystemErrorName } from "node:util";
import { linuxErrno } from "../errno.js";

/** What bind and connect of a handle report when they are done. */
export interface RequestWrap {
  oncomplete: (status: number) => void;
}

/** What getsockname and getpeername fill in. */
export interface Name {
  address?: string;
  port?: number;
}

interface Handle {
  /** The descriptor; -1 before there is one. */
  readonly fd: number;
  close(): void;
  unref(): void;
}

/** A stream: a TCP socket, or a socket or pipe with a path. */
export interface StreamHandle extends Handle {
  readStart(): number;
  readStop(): number;
  /** Read into this buffer. */
  useUserBuffer(buffer: Uint8Array): void;
  onread: () => void;
  onconnection: (status: number, client: StreamHandle | undefined) => void;
  listen(backlog: number): number;
  shutdown(request: RequestWrap): number;
  open(fd: number): number;
}

/** A TCP socket. */
export interface TcpHandle extends StreamHandle {
  bind(host: string, port: number): number;
  bind6(host: string, port: number, flags: number): number;
  connect(request: RequestWrap, host: string, port: number): number;
  connect6(request: RequestWrap, host: string, port: number): number;
  getsockname(name: Name): number;
  getpeername(name: Name): number;
  setNoDelay(on: boolean): number;
  setKeepAlive(on: boolean, delaySeconds: number): number;
  reset(): number;
}

/** A socket with a path. */
export interface PipeHandle extends StreamHandle {
  bind(path: string): number;
  connect(request: RequestWrap, path: string): number | undefined;
}

/** A UDP socket. */
export interface UdpHandle extends Handle {
  bind(host: string, port: number, flags: number): number;
  bind6(host: string, port: number, flags: number): number;
  connect(host: string, port: number): number;
  connect6(host: string, port: number): number;
  disconnect(): number;
  recvStart(): number;
  recvStop(): number;
  /** `count` is what was read, or an error. */
  onmessage: (count: number, handle: UdpHandle, bytes: Buffer | undefined, from: Required<Name>) => void;
  send(request: object, buffers: Uint8Array[], count: number, wants: boolean): number;
  send(
    request: object,
    buffers: Uint8Array[],
    count: number,
    port: number,
    host: string,
    wants: boolean,
  ): number;
  send6(
    request: object,
    buffers: Uint8Array[],
    count: number,
    port: number,
    host: string,
    wants: boolean,
  ): number;
  getsockname(name: Name): number;
  getpeername(name: Name): number;
  setBroadcast(on: number): number;
  setTTL(ttl: number): number;
  setMulticastTTL(ttl: number): number;
  setMulticastLoopback(on: number): number;
  setMulticastInterface(address: string): number;
  addMembership(group: string, address: string): number;
  dropMembership(group: string, address: string): number;
  bufferSize(size: number, receive: boolean, context: object): number | undefined;
}

interface Bindings {
  readonly tcp: {
    readonly TCP: new (type: number) => TcpHandle;
    readonly TCPConnectWrap: new () => RequestWrap;
    readonly constants: { readonly SOCKET: number; readonly SERVER: number };
  };
  readonly pipe: {
    readonly Pipe: new (type: number) => PipeHandle;
    readonly PipeConnectWrap: new () => RequestWrap;
    readonly constants: { readonly SOCKET: number; readonly SERVER: number };
  };
  readonly udp: { readonly UDP: new () => UdpHandle; readonly SendWrap: new () => RequestWrap };
  readonly stream: { readonly ShutdownWrap: new () => RequestWrap };
}

let loaded: Bindings | undefined;

/** Node's bindings, loaded when the first socket is made. */
export function bindings(): Bindings {
  const binding = (name: string) => (process as unknown as { binding(name: string): never }).binding(name);
  loaded ??= {
    tcp: binding("tcp_wrap"),
    pipe: binding("pipe_wrap"),
    udp: binding("udp_wrap"),
    stream: binding("stream_wrap"),
  };
  return loaded;
}

/** A handle's status as 0 or more, or -errno of Linux. */
export function fromUv(status: number): number {
  return status >= 0 ? status : -linuxErrno({ code: getSystemErrorName(status), errno: status });
}
