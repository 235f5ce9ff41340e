/** The web server of the I/O experiments: so that every interpreter fetches the same pages, from a process that is no part of it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** As many addresses as the article fetches. */
const ADDRESSES = 16;
/** What a server on the Internet takes to answer. */
const DELAY_MS = 50;
const PAGE_BYTES = 20_000;

/** A server that listens. */
export interface LocalServer {
  readonly addresses: readonly string[];
  close(): void;
}

/** Start it, on a port that is free. */
export function startLocalServer(): Promise<LocalServer> {
  const line = "<p>All work and no play makes Jack a dull boy.</p>\n";
  const page = line.repeat(Math.ceil(PAGE_BYTES / line.length)).slice(0, PAGE_BYTES);
  const server = createServer((_request, response) => {
    setTimeout(() => {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.end(page);
    }, DELAY_MS);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      const addresses = Array.from({ length: ADDRESSES }, (_, i) => `http://127.0.0.1:${port}/${i}`);
      resolve({
        addresses,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}
