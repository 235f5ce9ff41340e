/**
 * Which eval loop runs: chosen once, when a worker starts a thread, so that the loops test no flag. See eval-loop.ts for the three.
 */
import { PyObject_CallMethod } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import { CHECK_MODE, CheckMode } from "../runtime/gil/words.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, type Null, type PyObject, smallInt } from "../runtime/heap/ownership.js";
import { type CompileMode, type CompileWarning, host } from "../runtime/host-interface.js";
import { ID } from "../runtime/identifiers.js";
import { INTERP } from "../runtime/interpreter.js";
import { loadCode } from "../runtime/marshal.js";
import { provideBuiltinsHooks } from "../runtime/modules/builtins/hooks.js";
import { decref } from "../runtime/objects/object.js";
import { T } from "../runtime/objects/type-table.js";
import { raiseSyntaxError } from "../runtime/syntax-error.js";
import { providePendingHandler } from "../runtime/threads/blocking.js";
import { provideVm, type Vm } from "../runtime/vm-interface.js";
import { PyErr_WarnExplicit } from "../runtime/warnings.js";
import { deoptimised } from "./code-view.js";
import { importAbsolute, importModuleLevel } from "./import.js";
import { Op, RESUME_DEPTH1 } from "./opcode.js";
import { runCode } from "./run.js";
import "../runtime/modules/all.js";
import "./modules/ast.js";
import "./modules/dis.js";
import "./modules/imp.js";
import { handleEvalBreaker } from "./eval-breaker.js";
import { evaluate as evaluatePlain } from "./eval-loop.js?plain";
import { evaluate as evaluateTicking } from "./eval-loop.js?ticking";
import { evaluate as evaluateTraced } from "./eval-loop.js?traced";

const loop = (evaluate: Vm["evaluate"]): Vm => ({
  evaluate,
  deoptimised,
  resumesPlainly: (word) => (word & 255) === Op.RESUME && ((word >>> 8) & RESUME_DEPTH1) !== 0,
  handlePending: handleEvalBreaker,
});

providePendingHandler(handleEvalBreaker);
provideBuiltinsHooks({ importModuleLevel, runCode, compile: compileText, compileTree });
provideVm(loop(evaluatePlain));

function compileText(source: string, filename: string, mode: CompileMode, optimize: number): NewRef | Null {
  const level = optimize < 0 ? I32[INTERP.optimize >> 2] : optimize;
  const result = host().compile(source, filename, mode, level);
  if (!result.ok) return raiseSyntaxError(result.error);
  if (giveWarnings(result.warnings, source, filename) < 0) return 0;
  return loadCode(result.code);
}

// What the compiler warns of; a warning that a filter makes an error is a SyntaxError at its line.
function giveWarnings(warnings: readonly CompileWarning[], source: string, filename: string): number {
  for (const { message, lineno } of warnings) {
    if (PyErr_WarnExplicit(T.SyntaxWarning, message, filename, lineno) === 0) continue;
    if (!PyErr.exceptionMatches(T.SyntaxWarning)) return -1;
    PyErr.clear();
    const text = source.split("\n")[lineno - 1] ?? null;
    const offset = text === null ? 1 : text.length - text.trimStart().length + 1;
    raiseSyntaxError({
      type: "SyntaxError",
      msg: message,
      filename,
      lineno,
      offset,
      end_lineno: lineno,
      end_offset: offset,
      text,
    });
    return -1;
  }
  return 0;
}

function compileTree(
  source: PyObject,
  filename: PyObject,
  mode: PyObject,
  flags: number,
  optimize: number,
): NewRef | Null {
  const ast = importAbsolute("ast");
  if (ast === 0) return 0;
  const result = PyObject_CallMethod(
    ast,
    ID._builtin_compile,
    source,
    filename,
    mode,
    smallInt(flags),
    smallInt(optimize),
  );
  decref(ast);
  return result;
}

/** Choose this worker's loop from the shared configuration. */
export function chooseEvalLoop(traced: boolean): void {
  if (traced) provideVm(loop(evaluateTraced));
  else if (I32[CHECK_MODE] === CheckMode.EVERY) provideVm(loop(evaluateTicking));
  else provideVm(loop(evaluatePlain));
}
