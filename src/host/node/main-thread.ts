/** What worker 0 does for the supervisor's messages: run programs with the GIL held, give it up between them. */
import { PyObject_CallMethod } from "../../runtime/call/call.js";
import * as PyErr from "../../runtime/errors.js";
import { dropGil, takeGil } from "../../runtime/gil/ceval-gil.js";
import { flushStandardFiles } from "../../runtime/modules/io-standard.js";
import { decref } from "../../runtime/objects/object.js";
import { T } from "../../runtime/objects/type-table.js";
import * as PyUnicode from "../../runtime/objects/unicode.js";
import { tstate } from "../../runtime/threads/state.js";
import { finalize, handleUncaught, importForMain, type Program, runProgram } from "../../vm/lifecycle.js";
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

// A failed flush at the end is told by 120, as CPython's, unless the program failed anyhow.
function finalStatus(status: number): number {
  const flushed = finalize();
  return status === 0 ? flushed : status;
}

/** Run the main program. */
export function runMainProgram(program: Program, last: boolean): FromWorker {
  return withGil(() => ended(runProgram(program), last));
}

/** `-m name`: through the library's runpy-like `_run_module`. */
export function runMainModule(name: string, last: boolean): FromWorker {
  return withGil(() => {
    const runner = importForMain("runpy");
    let failed = -1;
    if (runner !== 0) {
      const text = PyUnicode.fromJS(name);
      const result = text === 0 ? 0 : PyObject_CallMethod(runner, "_run_module_as_main", text);
      if (result !== 0) {
        decref(result);
        failed = 0;
      }
      if (text !== 0) decref(text);
      decref(runner);
    }
    return ended(failed, last);
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
