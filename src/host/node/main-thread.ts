/** What worker 0 does for the supervisor's messages: run programs with the GIL held, give it up between them. */
import { PyObject_Str } from "../../runtime/abstract/object.js";
import * as PyErr from "../../runtime/errors.js";
import { dropGil, takeGil } from "../../runtime/gil/ceval-gil.js";
import { I32 } from "../../runtime/heap/memory.js";
import type { NewRef, PyObject } from "../../runtime/heap/ownership.js";
import { host } from "../../runtime/host-interface.js";
import { ID } from "../../runtime/identifiers.js";
import { INTERP } from "../../runtime/interpreter.js";
import { flushStandardFiles } from "../../runtime/modules/io-standard.js";
import * as PyDict from "../../runtime/objects/dict.js";
import { decref, incref, xdecref } from "../../runtime/objects/object.js";
import { T } from "../../runtime/objects/type-table.js";
import * as PyUnicode from "../../runtime/objects/unicode.js";
import { tstate } from "../../runtime/threads/state.js";
import {
  finalize,
  handleUncaught,
  type Program,
  printException,
  runModuleAsMain,
  runProgram,
} from "../../vm/lifecycle.js";
import type { FromWorker, Prompts } from "../messages.js";
import { unfinishedLine } from "./streams.js";

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

// `last`: the process ends with the program, else the REPL follows (-i), and SystemExit is shown like any exception.
function ended(failed: number, last: boolean): FromWorker {
  if (last) return { kind: "exit", status: finalStatus(failed < 0 ? handleUncaught() : 0) };
  if (failed < 0) {
    const exc = PyErr.getRaisedException() as NewRef;
    printException(exc);
    decref(exc);
  }
  flushStandardFiles();
  return { kind: "done", exit: null };
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
    const result = runModuleAsMain(name);
    if (typeof result === "number") return ended(result, last);
    host().write(2, new TextEncoder().encode(`minipy: ${result}\n`));
    finalize();
    return { kind: "exit", status: 1 };
  });
}

// ---- the REPL ----

function setDefaultPrompt(key: PyObject, text: string): void {
  const sys = I32[INTERP.sysdict >> 2] as PyObject;
  if (PyDict.getItem(sys, key) !== 0) return;
  const prompt = PyUnicode.fromJS(text);
  if (prompt === 0 || PyDict.setItem(sys, key, prompt) < 0) PyErr.clear();
  xdecref(prompt);
}

// str(sys.ps1), "" when it has none.
function promptText(key: PyObject): string {
  const value = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, key);
  if (value === 0) return "";
  const held = incref(value);
  const str = PyObject_Str(held);
  const text = str === 0 ? "" : PyUnicode.toJS(str);
  if (str === 0) PyErr.clear();
  xdecref(str);
  decref(held);
  return text;
}

function prompts(): Prompts {
  return { ps1: promptText(ID.ps1), ps2: promptText(ID.ps2), lastLine: unfinishedLine() };
}

// What became of an input; SystemExit ends the process.
function answerInput(failed: number): FromWorker {
  const exits = failed < 0 && PyErr.exceptionMatches(T.SystemExit);
  const status = failed < 0 ? handleUncaught() : 0;
  flushStandardFiles();
  return { kind: "done", exit: exits ? status : null, prompts: prompts() };
}

/** Begin the REPL: run what PYTHONSTARTUP names, set the prompts. */
export function startInteractive(startup: Program | null): FromWorker {
  return withGil(() => {
    const failed = startup === null ? 0 : runProgram(startup);
    setDefaultPrompt(ID.ps1, ">>> ");
    setDefaultPrompt(ID.ps2, "... ");
    return answerInput(failed);
  });
}

/** Run one REPL input. */
export function runInteractive(program: Program): FromWorker {
  return withGil(() => answerInput(runProgram(program)));
}

/** End Python with `status`. */
export function finishProcess(status: number): FromWorker {
  return withGil(() => ({ kind: "exit", status: finalStatus(status) }));
}
