/** Host names: what getaddrinfo and getnameinfo of the machine say. */
import { linuxErrno } from "../errno.js";
import { AF_INET, AF_INET6 } from "./constants.js";
import type { Pending } from "./endpoint.js";

const dns = () => process.getBuiltinModule("node:dns");

/** EAI_* numbers of glibc. */
const EAI: Readonly<Record<string, number>> = {
  EAI_ADDRFAMILY: -9,
  EAI_AGAIN: -3,
  EAI_BADFLAGS: -1,
  EAI_FAIL: -4,
  EAI_FAMILY: -6,
  EAI_MEMORY: -10,
  EAI_NODATA: -5,
  EAI_NONAME: -2,
  EAI_SERVICE: -8,
  ENOTFOUND: -2,
};

const failureOf = (error: NodeJS.ErrnoException) => EAI[error.code ?? ""] ?? -linuxErrno(error);

/** Numeric addresses of a name: [family, address][]. */
export function lookup(host: string, family: number, pending: Pending): void {
  const version = family === AF_INET ? 4 : family === AF_INET6 ? 6 : 0;
  dns().lookup(host, { all: true, family: version, verbatim: true }, (error, addresses) => {
    if (error !== null) pending.answer(failureOf(error));
    else pending.answer(addresses.map((found) => [found.family === 6 ? AF_INET6 : AF_INET, found.address]));
  });
}

/** [name, service] of an address. */
export function reverse(host: string, port: number, pending: Pending): void {
  dns().lookupService(host, port, (error, hostname, service) => {
    pending.answer(error !== null ? failureOf(error) : [hostname, service]);
  });
}
