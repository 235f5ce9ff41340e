/** Datagram sockets: UDP. The supervisor reads them, one datagram at a time and only when somebody asks, so that the others stay where the system keeps them. */
import type { Datagram, SocketAddress } from "../../../runtime/socket-host.js";
import { Ready } from "../../../runtime/socket-host.js";
import { AF_INET6, IP, IPPROTO_IP, IPPROTO_IPV6, SO, SOCK_DGRAM, SOL_SOCKET } from "./constants.js";
import { answerWhenReady, ENOPROTOOPT, ENOTCONN, Endpoint, type Pending } from "./endpoint.js";
import { bindings, fromUv, type Name, type RequestWrap, type UdpHandle } from "./handles.js";

const EDESTADDRREQ = 89;
const REUSEADDR = 4;

/** As in stream.ts. */
const NOBODY = { 2: "192.0.2.1", 10: "2001:db8::1" } as Record<number, string>;

export class DatagramEndpoint extends Endpoint {
  private received: (Datagram | number)[] = [];
  private looking = false;
  private reuse = false;
  private peer: SocketAddress | undefined;

  constructor(
    family: number,
    private readonly handle: UdpHandle,
  ) {
    super(handle.fd, family, SOCK_DGRAM);
    handle.unref();
    handle.onmessage = (count, _handle, bytes, from) => {
      this.received.push(
        count < 0 || bytes === undefined
          ? fromUv(count)
          : {
              bytes: Uint8Array.from(bytes.subarray(0, count)),
              address: { host: from.address, port: from.port },
            },
      );
      this.look(false);
      this.notify(Ready.READ);
    };
  }

  static create(family: number): DatagramEndpoint | number {
    const handle = new (bindings().udp.UDP)();
    const host = NOBODY[family]!;
    const status = family === AF_INET6 ? handle.bind6(host, 0, 0) : handle.bind(host, 0, 0);
    if (handle.fd >= 0) return new DatagramEndpoint(family, handle);
    handle.close();
    return fromUv(status);
  }

  readyNow(): number {
    if (this.fd < 0) return Ready.INVALID;
    return Ready.WRITE | (this.received.length > 0 ? Ready.READ : 0);
  }

  needsProbe(): boolean {
    return this.received.length === 0;
  }

  protected look(on: boolean): void {
    if (on === this.looking) return;
    this.looking = on;
    if (on) this.handle.recvStart();
    else this.handle.recvStop();
  }

  bind({ host, port }: SocketAddress): number {
    const flags = this.reuse ? REUSEADDR : 0;
    const { handle } = this;
    const status =
      this.family === AF_INET6 ? handle.bind6(host, port, flags) : handle.bind(host, port, flags);
    return status < 0 ? fromUv(status) : this.fd;
  }

  connect(peer: SocketAddress): number {
    const { host, port } = peer;
    if (this.peer !== undefined) this.handle.disconnect();
    const { handle } = this;
    const status = this.family === AF_INET6 ? handle.connect6(host, port) : handle.connect(host, port);
    this.peer = status === 0 ? peer : undefined;
    return status < 0 ? fromUv(status) : this.fd;
  }

  send(bytes: Uint8Array, address: SocketAddress | null, pending: Pending): void {
    const { peer } = this;
    if (peer === undefined || address === null) this.sendNow(bytes, address, pending);
    else if (peer.host === address.host && peer.port === address.port) this.sendNow(bytes, null, pending);
    else {
      // libuv sends what is connected only to its peer.
      this.handle.disconnect();
      this.peer = undefined;
      this.sendNow(bytes, address, pending);
      this.connect(peer);
    }
  }

  private sendNow(bytes: Uint8Array, address: SocketAddress | null, pending: Pending): void {
    if (this.peer === undefined && address === null) {
      pending.answer(-EDESTADDRREQ);
      return;
    }
    const request: RequestWrap = new (bindings().udp.SendWrap)();
    request.oncomplete = (status) => pending.answer(status < 0 ? fromUv(status) : bytes.length);
    const { handle } = this;
    const status =
      address === null
        ? handle.send(request, [bytes], 1, true)
        : this.family === AF_INET6
          ? handle.send6(request, [bytes], 1, address.port, address.host, true)
          : handle.send(request, [bytes], 1, address.port, address.host, true);
    // 0: later; a positive number: so many bytes and one more went at once.
    if (status !== 0) pending.answer(status < 0 ? fromUv(status) : status - 1);
  }

  receive(wait: boolean, peek: boolean, pending: Pending): void {
    const taken = () => {
      if (!peek) this.received.shift();
    };
    answerWhenReady(this, pending, wait, () => this.received[0], taken);
  }

  name(peer: boolean): SocketAddress | number {
    if (peer && this.peer === undefined) return -ENOTCONN;
    const name: Name = {};
    const status = peer ? this.handle.getpeername(name) : this.handle.getsockname(name);
    return status < 0 ? fromUv(status) : { host: name.address ?? "", port: name.port ?? 0 };
  }

  setOption(level: number, name: number, value: number, group?: readonly [string, string]): number {
    const { handle } = this;
    if (level === SOL_SOCKET) return this.setSocketOption(name, value);
    if (level !== IPPROTO_IP && level !== IPPROTO_IPV6) return -ENOPROTOOPT;
    if (name === IP.ADD_MEMBERSHIP && group !== undefined) return fromUv(handle.addMembership(...group));
    if (name === IP.DROP_MEMBERSHIP && group !== undefined) return fromUv(handle.dropMembership(...group));
    if (level !== IPPROTO_IP) return -ENOPROTOOPT;
    if (name === IP.TTL) return fromUv(handle.setTTL(value));
    if (name === IP.MULTICAST_TTL) return fromUv(handle.setMulticastTTL(value));
    if (name === IP.MULTICAST_LOOP) return fromUv(handle.setMulticastLoopback(value));
    if (name === IP.MULTICAST_IF && group !== undefined)
      return fromUv(handle.setMulticastInterface(group[1]));
    return -ENOPROTOOPT;
  }

  private setSocketOption(name: number, value: number): number {
    if (name === SO.BROADCAST) return fromUv(this.handle.setBroadcast(value));
    if (name === SO.SNDBUF || name === SO.RCVBUF) {
      const failure: { errno?: number } = {};
      const size = this.handle.bufferSize(value, name === SO.RCVBUF, failure);
      return size === undefined ? fromUv(failure.errno ?? -EDESTADDRREQ) : 0;
    }
    if (name !== SO.REUSEADDR) return -ENOPROTOOPT;
    this.reuse = value !== 0;
    return 0;
  }

  protected closeHandle(): void {
    this.handle.close();
  }
}
