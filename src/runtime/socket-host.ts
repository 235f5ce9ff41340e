/**
 * What the runtime asks of the host for sockets: the requests that the supervisor answers, since Node hears of sockets only in its event loop, and
 * the reads and writes that a worker makes itself.
 */

/** An end of a connection: of AF_INET and AF_INET6 a numeric host and a port, of AF_UNIX a path. */
export interface SocketAddress {
  readonly host: string;
  readonly port: number;
}

/** Bits of what a descriptor is watched for, and of what it is ready for; poll()'s numbers. */
export const enum Ready {
  READ = 1,
  PRIORITY = 2,
  WRITE = 4,
  ERROR = 8,
  HANGUP = 16,
  /** The descriptor is none. */
  INVALID = 32,
}

/** A descriptor, and the Ready bits that are of interest. */
export type Watch = readonly [fd: number, events: number];

/**
 * What only the supervisor can do. A plain result is 0 or more, a failure is -errno. `wait`: the answer may take its time; else it is -EAGAIN (or
 * -EINPROGRESS) when it cannot be given at once.
 */
export type SocketRequest =
  /** A socket: its descriptor. */
  | { readonly op: "create"; readonly family: number; readonly type: number }
  /** Two connected sockets of AF_UNIX: [descriptor, descriptor]. */
  | { readonly op: "pair" }
  /** Take a descriptor over that this process has from elsewhere: [family, type]. */
  | { readonly op: "adopt"; readonly fd: number }
  /** The descriptor, which may be another from now on (AF_UNIX). */
  | { readonly op: "bind"; readonly fd: number; readonly address: SocketAddress }
  | { readonly op: "listen"; readonly fd: number; readonly backlog: number }
  /** {fd, address} of a connection. */
  | { readonly op: "accept"; readonly fd: number; readonly wait: boolean }
  /** As bind. */
  | { readonly op: "connect"; readonly fd: number; readonly address: SocketAddress; readonly wait: boolean }
  /** Wait for the connection that `connect` has begun. */
  | { readonly op: "connected"; readonly fd: number }
  /** The SocketAddress of this end, or of the other one. */
  | { readonly op: "name"; readonly fd: number; readonly peer: boolean }
  /** How many bytes went. */
  | {
      readonly op: "sendto";
      readonly fd: number;
      readonly bytes: Uint8Array;
      readonly address: SocketAddress | null;
    }
  /** {bytes, address} of a datagram; `peek`: it stays. */
  | { readonly op: "recvfrom"; readonly fd: number; readonly wait: boolean; readonly peek: boolean }
  | { readonly op: "shutdown"; readonly fd: number; readonly how: number }
  | { readonly op: "getoption"; readonly fd: number; readonly level: number; readonly name: number }
  | {
      readonly op: "setoption";
      readonly fd: number;
      readonly level: number;
      readonly name: number;
      readonly value: number;
      /** IP_ADD_MEMBERSHIP and IP_DROP_MEMBERSHIP: the group and the interface. */
      readonly group?: readonly [string, string];
    }
  | { readonly op: "close"; readonly fd: number }
  /** A write found no room: nobody is told that there is some until a little later. */
  | { readonly op: "full"; readonly fd: number }
  /** Wait until it can be read: 0. */
  | { readonly op: "readable"; readonly fd: number }
  /** The first of `watches` that are ready, as Watch[]; without `wait` those that are now. A single one: its bits. */
  | { readonly op: "poll"; readonly watches: readonly Watch[]; readonly wait: boolean }
  /** Numeric addresses of a name, as [family, address][]; family 0: any. An EAI_* number when there are none. */
  | { readonly op: "lookup"; readonly host: string; readonly family: number }
  /** [name, service] of an address, or an EAI_* number. */
  | { readonly op: "reverse"; readonly host: string; readonly port: number };

/** An answer: 0 or more, -errno, or what the request says. */
export type SocketAnswer = number | object;

/** A connection that was accepted. */
export interface Accepted {
  readonly fd: number;
  readonly address: SocketAddress;
}

/** A datagram that was received. */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly address: SocketAddress;
}

/**
 * Sockets, as a worker sees them. There is at most one request under way a worker; after `begin` the thread sleeps on its `park` word, which is bumped
 * when the answer is there.
 */
export interface Sockets {
  /** Read what there is, without waiting: the count, 0 at the end, -EAGAIN when there is nothing yet. */
  read(fd: number, buffer: Uint8Array): number;
  /** Write what there is room for, without waiting: the count, or -EAGAIN when there is none. */
  write(fd: number, bytes: Uint8Array): number;
  /** Ask the supervisor. */
  begin(request: SocketRequest): void;
  /** Is the answer there? */
  isAnswered(): boolean;
  /** The answer. */
  answer(): SocketAnswer;
  /** Withdraw the request; false when it was answered meanwhile. */
  withdraw(): boolean;
  /** Close a socket's descriptor, whoever made it: 0 or -errno. */
  close(fd: number): number;
  /** Ask for something whose answer is of no interest. */
  tell(request: SocketRequest): void;
}
