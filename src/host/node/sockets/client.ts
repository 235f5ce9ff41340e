/** A worker's side of sockets: reads and writes that it makes itself, and requests to the supervisor (reactor.ts). */
import fs from "node:fs";
import { MessageChannel, type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { SocketAnswer, SocketRequest, Sockets } from "../../../runtime/socket-host.js";
import { tstate } from "../../../runtime/threads/state.js";
import { attempt } from "../errno.js";
import { AnswerState, AnswerWord, IS_MESSAGE, type SentRequest } from "./wire.js";

const EBADF = 9;

/** Hand the supervisor its end of the port and the words. */
export type Connect = (port: MessagePort, words: Int32Array) => void;

// Failures are usual here (EAGAIN): their stack traces would cost more than the call.
function attemptCheaply(call: () => number): number {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const result = attempt(call);
  Error.stackTraceLimit = limit;
  return result;
}

const POLL_MS = 0.1;

/** What a worker's host offers; `connect` is called when the first request is made, `closeFile` closes what the supervisor knows nothing of. */
export function createSockets(connect: Connect, closeFile: (fd: number) => number): Sockets {
  const words = new Int32Array(new SharedArrayBuffer(8));
  let port: MessagePort | undefined;
  let serial = 0;
  const post = (number: number, request: SocketRequest) => {
    if (port === undefined) {
      const channel = new MessageChannel();
      port = channel.port1;
      connect(channel.port2, words);
    }
    port.postMessage({ serial: number, threadState: tstate, request } satisfies SentRequest);
  };
  const settle = () => {
    // The supervisor is about to finish it.
    while (Atomics.load(words, AnswerWord.STATE) === AnswerState.CLAIMED);
  };
  const begin = (request: SocketRequest) => {
    serial = (serial & 0x3fffffff) + 1;
    Atomics.store(words, AnswerWord.STATE, serial);
    post(serial, request);
  };
  return {
    read: (fd, buffer) => (fd < 0 ? -EBADF : attemptCheaply(() => fs.readSync(fd, buffer))),
    write: (fd, bytes) => (fd < 0 ? -EBADF : attemptCheaply(() => fs.writeSync(fd, bytes))),
    begin,
    close(fd) {
      begin({ op: "close", fd });
      // Nobody notifies these words: rechecked is the state.
      while (Atomics.load(words, AnswerWord.STATE) !== AnswerState.DONE) {
        Atomics.wait(words, AnswerWord.STATE, serial, POLL_MS);
      }
      return words[AnswerWord.NUMBER] === -EBADF ? closeFile(fd) : words[AnswerWord.NUMBER]!;
    },
    isAnswered: () => Atomics.load(words, AnswerWord.STATE) === AnswerState.DONE,
    answer(): SocketAnswer {
      settle();
      if (words[AnswerWord.NUMBER] !== IS_MESSAGE) return words[AnswerWord.NUMBER]!;
      for (;;) {
        const { message } = receiveMessageOnPort(port!) as { message: { serial: number; value: object } };
        if (message.serial === serial) return message.value;
      }
    },
    withdraw: () =>
      Atomics.compareExchange(words, AnswerWord.STATE, serial, AnswerState.WITHDRAWN) === serial,
    tell: (request) => post(0, request),
  };
}
