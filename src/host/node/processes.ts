/** Pipes, and the processes that Python starts: the worker's side, and the supervisor's, whose event loop hears of their ends. */
import fs from "node:fs";
import type { Processes, SpawnRequest } from "../../runtime/host-interface.js";
import type { AskSupervisor } from "../messages.js";
import { childProcess, net, os } from "./builtin-modules.js";
import { attempt, linuxErrno } from "./errno.js";

const { O_RDONLY, O_WRONLY, O_NONBLOCK } = fs.constants;

let pipes = 0;

/**
 * Node cannot make a pipe. A named one, opened at both ends and then unlinked, is one; the reading end is opened a second time, since the first, without which
 * the writing end would wait for a reader, does not block.
 */
function makePipe(): readonly [number, number] | number {
  const name = `${os().tmpdir()}/minipy-${process.pid}-${process.hrtime.bigint()}-${pipes++}`;
  const { status, error } = childProcess().spawnSync("mkfifo", ["-m", "600", name], { stdio: "ignore" });
  if (status !== 0) return error === undefined ? -linuxErrno({ code: "EIO" }) : -linuxErrno(error);
  return attempt(() => {
    const first = fs.openSync(name, O_RDONLY | O_NONBLOCK);
    const writing = fs.openSync(name, O_WRONLY);
    const reading = fs.openSync(name, O_RDONLY);
    fs.closeSync(first);
    fs.unlinkSync(name);
    return [reading, writing] as const;
  });
}

/** What a worker's host offers; `ask` has the supervisor do what needs its event loop. */
export function createProcesses(ask: AskSupervisor): Processes {
  return {
    pipe: makePipe,
    spawn: (request) => ask({ what: "spawn", program: request }),
    endWithWriter: (fd) => ask({ what: "endWithWriter", fd }),
  };
}

/** End this process once nobody can write to the pipe `fd` any more, which is the supervisor's from now on. Runs in the supervisor. */
export function endWithWriter(fd: number): number {
  const result = attempt(() => new (net().Socket)({ fd, readable: true, writable: false }));
  if (typeof result === "number") return result;
  result.unref().resume();
  result.once("close", () => process.kill(process.pid, "SIGKILL"));
  return 0;
}

/** Words of the child's table, which the supervisor writes. */
export interface ChildWords {
  childStarted(child: number, pid: number): void;
  childEnded(child: number, status: number): void;
}

/** Start a child; `answer` gets its pid or -errno, once. Runs in the supervisor. */
export function spawnChild(
  request: SpawnRequest,
  words: () => ChildWords,
  answer: (pid: number) => void,
): void {
  const { executable, args, env, cwd, fds, newSession, child } = request;
  let started = false;
  const process = childProcess().spawn(executable, args.slice(1), {
    ...(args.length > 0 ? { argv0: args[0] } : {}),
    ...(env === null ? {} : { env: Object.fromEntries(env.map(nameAndValue)) }),
    ...(cwd === null ? {} : { cwd }),
    stdio: fds.map((fd) => (fd < 0 ? "ignore" : fd)),
    detached: newSession,
  });
  process.once("spawn", () => {
    started = true;
    words().childStarted(child, process.pid!);
    answer(process.pid!);
  });
  process.once("error", (error) => {
    if (!started) answer(-linuxErrno(error));
  });
  process.once("exit", (code, signal) => {
    words().childEnded(child, signal === null ? (code ?? 0) << 8 : os().constants.signals[signal]);
  });
}

function nameAndValue(entry: string): [string, string] {
  const at = entry.indexOf("=");
  return [entry.slice(0, at), entry.slice(at + 1)];
}
