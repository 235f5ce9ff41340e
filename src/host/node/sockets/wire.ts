/** How a worker and the supervisor pass requests for sockets and their answers: see reactor.ts. */
import type { SocketRequest } from "../../../runtime/socket-host.js";

/** The words that they share. */
export const enum AnswerWord {
  STATE = 0,
  NUMBER = 1,
}

/** States besides the number of the request that waits. */
export const enum AnswerState {
  DONE = 0,
  /** The supervisor is writing the answer. */
  CLAIMED = -1,
  WITHDRAWN = -2,
}

/** In place of a number: the answer comes over the port. */
export const IS_MESSAGE = 0x7fffffff;

/** A request on its way. */
export interface SentRequest {
  /** 1, 2, …; 0: nobody waits for the answer. */
  readonly serial: number;
  readonly threadState: number;
  readonly request: SocketRequest;
}
