/** poll: which of several descriptors are ready. Sockets are watched by their endpoints; pipes and terminals are opened once more, and watched as streams. */
import fs from "node:fs";
import type { Watch } from "../../../runtime/socket-host.js";
import { Ready } from "../../../runtime/socket-host.js";
import { attempt } from "../errno.js";
import { AF_UNIX } from "./constants.js";
import { afterPolling, type Endpoint, type Pending, type Watcher } from "./endpoint.js";
import { bindings } from "./handles.js";
import { StreamEndpoint } from "./stream.js";

const ALWAYS = Ready.READ | Ready.WRITE;

/** Answer with the descriptors that are ready. */
export function poll(
  watches: readonly Watch[],
  wait: boolean,
  endpointOf: (fd: number) => Endpoint | undefined,
  pending: Pending,
): void {
  const ready = new Map<number, number>();
  const add = (fd: number, events: number) => {
    if (events !== 0) ready.set(fd, (ready.get(fd) ?? 0) | events);
  };
  const watchers: [Endpoint, Watcher][] = [];
  const borrowed: Endpoint[] = [];
  let probing = true;
  let finished = false;
  const finish = () => {
    if (finished) return;
    finished = true;
    for (const [endpoint, watcher] of watchers) endpoint.unwatch(watcher);
    for (const endpoint of borrowed) endpoint.close();
    const found = watches.filter(([fd]) => ready.has(fd)).map(([fd]) => [fd, ready.get(fd)!]);
    pending.answer(watches.length === 1 ? (found[0]?.[1] ?? 0) : found);
  };
  let probe = false;
  for (const [fd, events] of watches) {
    const known = endpointOf(fd);
    const endpoint = known ?? openAgain(fd, events, add);
    if (endpoint === undefined) continue;
    if (known === undefined) borrowed.push(endpoint);
    const wanted = events | Ready.ERROR | Ready.HANGUP | Ready.INVALID;
    add(fd, endpoint.readyNow() & wanted);
    probe ||= endpoint.needsProbe() && (events & Ready.READ) !== 0;
    const watcher: Watcher = {
      events,
      isPending: pending.isPending,
      notify(happened) {
        const first = ready.size === 0;
        add(fd, happened & wanted);
        // One that is waited for alone is told at once, several when all have had their turn.
        if (watches.length === 1) finish();
        else if (first && !probing) setImmediate(finish);
        return true;
      },
    };
    watchers.push([endpoint, watcher]);
    endpoint.watch(watcher);
  }
  const decide = () => {
    probing = false;
    if (ready.size > 0 || !wait) finish();
  };
  const alone = watches.length === 1 && wait && ready.size === 0;
  if (probe && !alone) afterPolling(decide);
  else decide();
}

/** Watch what is no socket: undefined when there is nothing to wait for. */
function openAgain(
  fd: number,
  events: number,
  add: (fd: number, events: number) => void,
): Endpoint | undefined {
  const stat = attempt(() => fs.fstatSync(fd));
  if (typeof stat === "number") {
    add(fd, Ready.INVALID);
    return undefined;
  }
  const { O_RDONLY, O_WRONLY, O_NONBLOCK } = fs.constants;
  const waits = (events & Ready.READ) !== 0 && (stat.isFIFO() || stat.isCharacterDevice());
  const open = (flags: number) => attempt(() => fs.openSync(`/proc/self/fd/${fd}`, flags | O_NONBLOCK));
  const again = waits ? open(O_RDONLY) : -1;
  // A reader that comes when all writers have gone does not hear of it, but for one that comes and goes after it.
  const writer = again >= 0 && stat.isFIFO() ? open(O_WRONLY) : -1;
  if (writer >= 0) fs.closeSync(writer);
  if (again < 0) {
    add(fd, events & ALWAYS);
    return undefined;
  }
  const { Pipe, constants } = bindings().pipe;
  const handle = new Pipe(constants.SOCKET);
  if (handle.open(again) === 0) return StreamEndpoint.connected(AF_UNIX, handle);
  fs.closeSync(again);
  add(fd, events & ALWAYS);
  return undefined;
}
