/** Linux numbers of what sockets are asked for, the same on every machine, since Python programs name them. */

export const AF_UNIX = 1;
export const AF_INET = 2;
export const AF_INET6 = 10;
export const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
export const SOL_SOCKET = 1;
export const IPPROTO_IP = 0;
export const IPPROTO_TCP = 6;
export const IPPROTO_IPV6 = 41;
export const TCP_NODELAY = 1;

/** Options of SOL_SOCKET. */
export const enum SO {
  REUSEADDR = 2,
  TYPE = 3,
  ERROR = 4,
  BROADCAST = 6,
  SNDBUF = 7,
  RCVBUF = 8,
  KEEPALIVE = 9,
  LINGER = 13,
  ACCEPTCONN = 30,
  PROTOCOL = 38,
  DOMAIN = 39,
}

/** Options of IPPROTO_IP. */
export const enum IP {
  TTL = 2,
  MULTICAST_IF = 32,
  MULTICAST_TTL = 33,
  MULTICAST_LOOP = 34,
  ADD_MEMBERSHIP = 35,
  DROP_MEMBERSHIP = 36,
}
