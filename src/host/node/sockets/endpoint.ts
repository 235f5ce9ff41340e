/**
 * What the supervisor knows of a socket: an endpoint. Workers read and write the descriptors of streams themselves; here is what needs the event loop: who
 * waits for a descriptor to become ready, connections that come in or are being made, datagrams.
 *
 * Readiness is noticed without taking anything: a stream whose buffer for reading is empty reports ENOBUFS when there is something to read (or the end), and
 * leaves it where it is. It is watched only while somebody waits.
 */
import type { SocketAddress, SocketAnswer } from "../../../runtime/socket-host.js";
import { Ready } from "../../../runtime/socket-host.js";

export const EAGAIN = 11;
export const EBADF = 9;
export const EINVAL = 22;
export const EOPNOTSUPP = 95;
export const ENOPROTOOPT = 92;
export const ENOTCONN = 107;

/** Every socket of the process, by its descriptor. */
export const endpoints = new Map<number, Endpoint>();

/** A request that waits for its answer. */
export interface Pending {
  /** Does the worker still wait? */
  isPending(): boolean;
  /** Answer; false when the worker has withdrawn. */
  answer(value: SocketAnswer): boolean;
}

/** Somebody who waits for an endpoint. */
export interface Watcher {
  /** The Ready bits that are of interest; errors always are. */
  readonly events: number;
  isPending(): boolean;
  /** Something happened; false: go on watching. */
  notify(ready: number): boolean;
}

/** A socket of any kind. Results are 0 or more, or -errno. */
export abstract class Endpoint {
  error = 0;
  /** What was set by setsockopt, by level and name. */
  readonly options = new Map<string, number>();
  private watchers: Watcher[] = [];

  constructor(
    public fd: number,
    readonly family: number,
    readonly type: number,
  ) {}

  /** What is known to be ready without asking the system. */
  abstract readyNow(): number;
  /** Must the system be asked whether there is something to read? */
  abstract needsProbe(): boolean;
  /** Begin or end to look for something to read. */
  protected abstract look(on: boolean): void;
  abstract bind(address: SocketAddress): number;
  abstract name(peer: boolean): SocketAddress | number;
  abstract setOption(level: number, name: number, value: number, group?: readonly [string, string]): number;
  protected abstract closeHandle(): void;

  watch(watcher: Watcher): void {
    this.watchers = this.watchers.filter((other) => other.isPending());
    this.watchers.push(watcher);
    this.update();
  }

  unwatch(watcher: Watcher): void {
    this.watchers = this.watchers.filter((other) => other !== watcher);
    this.update();
  }

  /** Tell those whom `ready` concerns. */
  protected notify(ready: number): void {
    const told = this.watchers;
    this.watchers = [];
    const concerned = (watcher: Watcher) =>
      (ready & (watcher.events | Ready.ERROR | Ready.HANGUP | Ready.INVALID)) !== 0;
    const left = told.filter(
      (watcher) => watcher.isPending() && !(concerned(watcher) && watcher.notify(ready)),
    );
    this.watchers.unshift(...left);
    this.update();
  }

  private update(): void {
    if (this.fd < 0) return;
    this.look(this.needsProbe() && this.watchers.some((watcher) => (watcher.events & Ready.READ) !== 0));
  }

  /** SO_ERROR. */
  takeError(): number {
    const error = this.error;
    this.error = 0;
    return error;
  }

  close(): void {
    this.closeHandle();
    this.fd = -1;
    this.notify(Ready.INVALID);
  }
}

/**
 * Answer with what `peek` gives as soon as it gives something, and say by `taken` that it was; without `wait`, -EAGAIN when it does not at once.
 */
export function answerWhenReady(
  endpoint: Endpoint,
  pending: Pending,
  wait: boolean,
  peek: () => SocketAnswer | undefined,
  taken: () => void,
): void {
  const attempt = (): boolean => {
    const value = endpoint.fd < 0 ? -EBADF : peek();
    if (value === undefined) return false;
    if (pending.answer(value)) taken();
    return true;
  };
  if (attempt()) return;
  const watcher: Watcher = { events: Ready.READ, isPending: pending.isPending, notify: attempt };
  endpoint.watch(watcher);
  if (wait) return;
  afterPolling(() => {
    endpoint.unwatch(watcher);
    if (!attempt()) pending.answer(-EAGAIN);
  });
}

/** Call back when the event loop has asked the system once more, about all that is watched by now. */
export function afterPolling(callback: () => void): void {
  // The first turn may have asked already before the watch began.
  setImmediate(() => setImmediate(callback));
}
