/** Linux errno numbers of Node's system errors, the same on every platform, since Python programs compare them. */
import { os } from "./builtin-modules.js";

const LINUX: Readonly<Record<string, number>> = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EINTR: 4,
  EIO: 5,
  ENXIO: 6,
  E2BIG: 7,
  ENOEXEC: 8,
  EBADF: 9,
  ECHILD: 10,
  EAGAIN: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ENFILE: 23,
  EMFILE: 24,
  ENOTTY: 25,
  ETXTBSY: 26,
  EFBIG: 27,
  ENOSPC: 28,
  ESPIPE: 29,
  EROFS: 30,
  EMLINK: 31,
  EPIPE: 32,
  EDOM: 33,
  ERANGE: 34,
  ENAMETOOLONG: 36,
  ENOSYS: 38,
  ENOTEMPTY: 39,
  ELOOP: 40,
  ENOTSOCK: 88,
  EDESTADDRREQ: 89,
  EMSGSIZE: 90,
  EPROTOTYPE: 91,
  ENOPROTOOPT: 92,
  EPROTONOSUPPORT: 93,
  ENOTSUP: 95,
  EAFNOSUPPORT: 97,
  EADDRINUSE: 98,
  EADDRNOTAVAIL: 99,
  ENETDOWN: 100,
  ENETUNREACH: 101,
  ECONNABORTED: 103,
  ECONNRESET: 104,
  ENOBUFS: 105,
  EISCONN: 106,
  ENOTCONN: 107,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTUNREACH: 113,
  EALREADY: 114,
  EINPROGRESS: 115,
};

/** The Linux errno of an error that a Node call threw; EIO for one that names none. */
export function linuxErrno(error: unknown): number {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined && code in LINUX) return LINUX[code];
  const local = (error as NodeJS.ErrnoException).errno;
  if (local !== undefined) {
    const name = Object.entries(os().constants.errno).find(([, value]) => value === -local)?.[0];
    if (name !== undefined && name in LINUX) return LINUX[name];
  }
  // ERR_OUT_OF_RANGE and the like: Node refused the arguments.
  return code?.startsWith("ERR_INVALID_ARG") || code === "ERR_OUT_OF_RANGE" ? LINUX["EINVAL"] : LINUX["EIO"];
}

/** Run a system call: what it gives, or -errno. */
export function attempt<T>(call: () => T): T | number {
  try {
    return call();
  } catch (error) {
    return -linuxErrno(error);
  }
}
