/**
 * What the builtins need of the parts above them (imports point downwards): the VM hands these in when it is loaded.
 * A builtin whose hook is missing raises NotImplementedError "minipy does not support … yet".
 */

import type { NewRef, Null, PyObject } from "../../heap/ownership.js";
import type { CompileMode } from "../../host-interface.js";

export interface BuiltinsHooks {
  /** The work of `__import__`. @mayRunPython */
  importModuleLevel?: (
    name: string,
    globals: PyObject | Null,
    fromlist: PyObject | Null,
    level: number,
  ) => NewRef | Null;
  /** Source to a code object. `optimize` -1: as the interpreter runs. */
  compile?: (source: string, filename: string, mode: CompileMode, optimize: number) => NewRef | Null;
  /** compile() of a syntax tree, or to one (flag 0x400): `ast._builtin_compile(source, filename, mode, flags, optimize)`. @mayRunPython */
  compileTree?: (
    source: PyObject,
    filename: PyObject,
    mode: PyObject,
    flags: number,
    optimize: number,
  ) => NewRef | Null;
  /** Run a code object with a dict of globals and a mapping of locals (NULL: the globals). @mayRunPython */
  runCode?: (
    code: PyObject,
    globals: PyObject,
    locals: PyObject | Null,
    closure: PyObject | Null,
  ) => NewRef | Null;
}

/** The hooks that were handed in. */
export const hooks: BuiltinsHooks = {};

/** Hand hooks in. */
export function provideBuiltinsHooks(more: BuiltinsHooks): void {
  Object.assign(hooks, more);
}
