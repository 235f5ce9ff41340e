/** What worker 0 does for the supervisor's messages: run programs with the GIL held, give it up between them. */
import * as PyErr from "../../runtime/errors.js";
import { dropGil, takeGil } from "../../runtime/gil/ceval-gil.js";
import { host } from "../../runtime/host-interface.js";
import { flushStandardFiles } from "../../runtime/modules/io-standard.js";
import { T } from "../../runtime/objects/type-table.js";
import { tstate } from "../../runtime/threads/state.js";
import { finalize, handleUncaught, type Program, runModuleAsMain, runProgram } from "../../vm/lifecycle.js";
import type { FromWorker } from "../messages.js";

// The GIL is held from initMainThread on; between messages other threads may run.
let detached = false;

function withGil(body: () => FromWorker): FromWorker {
  if (detached) takeGil(tstate);
  detached = false;
  const answer = body();
  if (answer.kind === "done") {
    dropGil(tstate);
    detached = true;
  }
  return answer;
}

function ended(failed: number, last: boolean): FromWorker {
  const status = failed < 0 ? handleUncaught() : 0;
  if (!last) {
    flushStandardFiles();
    return { kind: "done", exit: null };
  }
  return { kind: "exit", status: finalStatus(status) };
}

const EXIT_FLUSH_FAILED = 120;

// A failed flush at the end is told by 120, as CPython's, unless the program failed anyhow; damage is told always.
function finalStatus(status: number): number {
  const ended = finalize();
  return ended === EXIT_FLUSH_FAILED && status !== 0 ? status : ended !== 0 ? ended : status;
}

/** Run the main program. */
export function runMainProgram(program: Program, last: boolean): FromWorker {
  return withGil(() => ended(runProgram(program), last));
}

/** `-m name`. */
export function runMainModule(name: string, last: boolean): FromWorker {
  return withGil(() => {
    const failed = runModuleAsMain(name);
    if (failed !== undefined) return ended(failed, last);
    host().write(2, new TextEncoder().encode(`minipy: No module named ${name}\n`));
    finalize();
    return { kind: "exit", status: 1 };
  });
}

/** Run one REPL input; SystemExit ends the process. */
export function runInteractive(program: Program): FromWorker {
  return withGil(() => {
    if (runProgram(program) === 0) {
      flushStandardFiles();
      return { kind: "done", exit: null };
    }
    const exits = PyErr.exceptionMatches(T.SystemExit);
    const status = handleUncaught();
    flushStandardFiles();
    return { kind: "done", exit: exits ? status : null };
  });
}

/** End Python with `status`. */
export function finishProcess(status: number): FromWorker {
  return withGil(() => ({ kind: "exit", status: finalStatus(status) }));
}
