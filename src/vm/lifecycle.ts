/**
 * The life of a Python process: the heap's start-up image, the main thread's start, running the main program, finalisation.
 * Mirrors CPython's Python/pylifecycle.c. Everything here runs in a worker; the supervisor only hands in the options.
 */

import { PyObject_GetOptionalAttr, PyObject_Str } from "../runtime/abstract/object.js";
import { bootHeap } from "../runtime/boot.js";
import { PyObject_CallArgs, PyObject_CallMethod, PyObject_CallNoArgs } from "../runtime/call/call.js";
import { DEBUG } from "../runtime/debug.js";
import * as PyErr from "../runtime/errors.js";
import { dropGil, loadGilPolicy, takeGil } from "../runtime/gil/ceval-gil.js";
import { FINALIZING, MAIN_THREAD } from "../runtime/gil/words.js";
import { forEachObject } from "../runtime/heap/alloc.js";
import { checkHeap, leakReport } from "../runtime/heap/checker.js";
import { collect } from "../runtime/heap/gc.js";
import { initGc, isEnabled } from "../runtime/heap/gc-schedule.js";
import { resetHeapTo, saveImage } from "../runtime/heap/image.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, type Null, type PyObject, smallIntValue } from "../runtime/heap/ownership.js";
import { sealObjectPools } from "../runtime/heap/pools.js";
import { host, type SyntaxErrorInfo } from "../runtime/host-interface.js";
import { ID } from "../runtime/identifiers.js";
import { INTERP } from "../runtime/interpreter.js";
import { loadCode } from "../runtime/marshal.js";
import { finalizeGcModule } from "../runtime/modules/gc.js";
import { flushStandardFiles, initStandardFiles } from "../runtime/modules/io-standard.js";
import { createNativeModule, NATIVE_MODULES } from "../runtime/modules/module-def.js";
import { initSys, type SysOptions } from "../runtime/modules/sys.js";
import * as PyDict from "../runtime/objects/dict.js";
import * as PyList from "../runtime/objects/list.js";
import * as PyLong from "../runtime/objects/long.js";
import * as PyModule from "../runtime/objects/module.js";
import {
  clearRef,
  decref,
  incref,
  isImmortal,
  setImmortal,
  typeOf,
  xdecref,
} from "../runtime/objects/object.js";
import { _PyType_ClearCache } from "../runtime/objects/type-object.js";
import { None, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { raiseSyntaxError } from "../runtime/syntax-error.js";
import {
  setThreadState,
  THREAD_SLOTS,
  ThreadState,
  ThreadStatus,
  threadStateAt,
  tstate,
} from "../runtime/threads/state.js";
import { clearThreadState, newThreadState } from "../runtime/threads/thread-life.js";
import { formatExceptionText } from "../runtime/traceback-print.js";
import { rememberSource } from "../runtime/typed-sources.js";
import { findCode, importAbsolute } from "./import.js";
import { runCode } from "./run.js";

/**
 * Make the start-up image: a heap with all static types, the builtins and sys modules, everything in it immortal. Runs at build time, in a fresh memory.
 */
export function makeStartupImage(): Uint8Array {
  bootHeap();
  const ts = newThreadState();
  setThreadState(ts);
  const builtins = mustCreate("builtins");
  I32[INTERP.builtins >> 2] = incref(PyModule.dictOf(builtins));
  const sys = mustCreate("sys");
  I32[INTERP.sysdict >> 2] = incref(PyModule.dictOf(sys));
  I32[INTERP.builtins_module >> 2] = builtins;
  I32[INTERP.sys_module >> 2] = sys;
  addSiteBuiltins();
  clearThreadState(ts);
  setThreadState(0);
  forEachObject((op) => setImmortal(op as PyObject));
  sealObjectPools();
  return saveImage();
}

// exit, quit, help and the like are Python (lib/_sitebuiltins.py): they are made now, so that no start has to.
function addSiteBuiltins(): void {
  const site = host().findFrozenModule("_sitebuiltins");
  if (site === undefined) return;
  const builtins = I32[INTERP.builtins >> 2] as PyObject;
  const namespace = PyDict.new_() as NewRef;
  const name = PyUnicode.internFromJS("_sitebuiltins") as NewRef;
  const code = loadCode(site.code) as NewRef;
  const failed = PyDict.setItem(namespace, ID.__name__, name) < 0 || runCode(code, namespace, 0) === 0;
  const installer = PyDict.getItem(namespace, PyUnicode.internFromJS("install") as NewRef);
  if (failed || installer === 0 || PyObject_CallArgs(installer, builtins) === 0) {
    throw new Error(`_sitebuiltins could not be run: ${describeError()}`);
  }
}

function mustCreate(name: string): NewRef {
  const def = NATIVE_MODULES.get(name);
  if (def === undefined) throw new Error(`no native module ${name}`);
  const module = createNativeModule(def);
  if (module === 0) throw new Error(`the module ${name} could not be made: ${describeError()}`);
  return module;
}

function describeError(): string {
  const exc = PyErr.getRaisedException();
  return exc === 0 ? "no exception" : PyErr.typeName(exc);
}

/** Fill the memory from the image, as the first thing in a process (or a test). The GIL's words are configured before. */
export function loadStartupImage(image: Uint8Array): void {
  resetHeapTo(image);
}

/** What the command line asks for. */
export interface ProcessOptions extends SysOptions {
  readonly optimize: number;
}

/**
 * Become Python's main thread: thread state, GIL, sys.modules, sys, standard files.
 * @returns 0, or -1 with an exception set. The GIL is held afterwards.
 */
export function initMainThread(options: ProcessOptions): number {
  loadGilPolicy();
  if (I32[INTERP.builtins >> 2] === 0) makeStartupImage();
  const ts = newThreadState();
  setThreadState(ts);
  ThreadState.is_main.set(ts, 1);
  Atomics.store(I32, MAIN_THREAD, ts);
  takeGil(ts);
  initGc();
  I32[INTERP.optimize >> 2] = options.optimize;
  const modules = PyDict.new_();
  if (modules === 0) return -1;
  I32[INTERP.modules >> 2] = modules;
  let failed = PyDict.setItem(modules, ID.builtins, I32[INTERP.builtins_module >> 2] as PyObject);
  failed |= PyDict.setItem(modules, ID.sys, I32[INTERP.sys_module >> 2] as PyObject);
  failed |= initSys(options);
  failed |= initStandardFiles();
  const main = failed === 0 ? PyModule.new_(ID.__main__) : 0;
  if (main === 0) return -1;
  failed |= PyDict.setItem(modules, ID.__main__, main);
  failed |= PyDict.setItem(
    PyModule.dictOf(main),
    ID.__builtins__,
    I32[INTERP.builtins_module >> 2] as PyObject,
  );
  const annotations = PyDict.new_();
  failed |= annotations === 0 ? -1 : PyDict.setItem(PyModule.dictOf(main), ID.__annotations__, annotations);
  xdecref(annotations);
  I32[INTERP.main_module >> 2] = main;
  readWarnOptions();
  return failed;
}

// -W is read by the module `warnings`, which says what it does not understand before the program starts. @mayRunPython
function readWarnOptions(): void {
  const options = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, ID.warnoptions);
  if (options === 0 || PyList.size(options) === 0) return;
  const warnings = importAbsolute("warnings");
  if (warnings === 0) PyErr.clear();
  else decref(warnings);
}

/** A program to run: compiled code, or why it could not be compiled. */
export type Program =
  | {
      readonly ok: true;
      readonly code: Uint8Array;
      /** What becomes `__file__`. */
      readonly filename?: string;
      /** The text of a program that is in no file, and the name of it in its code objects. */
      readonly source?: { readonly filename: string; readonly text: string };
    }
  | { readonly ok: false; readonly error: SyntaxErrorInfo };

/** The namespace of `__main__`, borrowed. */
export function mainNamespace(): PyObject {
  return PyModule.dictOf(I32[INTERP.main_module >> 2] as PyObject);
}

/** Run `program` in `__main__`; 0 when it ended well, -1 with the exception set. @mayRunPython */
export function runProgram(program: Program): number {
  if (!program.ok) {
    raiseSyntaxError(program.error);
    return -1;
  }
  if (program.filename !== undefined) {
    const failed = PyModule.addSteal(
      I32[INTERP.main_module >> 2] as PyObject,
      "__file__",
      PyUnicode.fromJS(program.filename),
    );
    if (failed < 0) return -1;
  }
  if (program.source !== undefined && rememberSource(program.source.filename, program.source.text) < 0)
    return -1;
  const code = loadCode(program.code);
  if (code === 0) return -1;
  const result = runCode(code, mainNamespace(), 0);
  decref(code);
  if (result === 0) return -1;
  decref(result);
  return 0;
}

/**
 * What to do with the exception that ended the main program: print it, or exit as SystemExit says. Takes it out of the thread state.
 * @returns the exit status. @mayRunPython
 */
export function handleUncaught(): number {
  if (PyErr.exceptionMatches(T.SystemExit)) return handleSystemExit();
  const exc = PyErr.getRaisedException() as NewRef;
  const interrupted = PyErr.givenExceptionMatches(exc, T.KeyboardInterrupt as number as PyObject);
  printException(exc);
  decref(exc);
  return interrupted ? 130 : 1;
}

/** Show an exception through sys.excepthook. @mayRunPython */
export function printException(exc: PyObject): void {
  const sys = I32[INTERP.sysdict >> 2] as PyObject;
  flushStandardFiles();
  const traceback = PyObject_GetOptionalAttr(exc, ID.__traceback__);
  PyDict.setItem(sys, ID.last_exc, exc);
  PyDict.setItem(sys, ID.last_type, typeOf(exc));
  PyDict.setItem(sys, ID.last_value, exc);
  if (traceback !== 0) PyDict.setItem(sys, ID.last_traceback, traceback);
  const hook = PyDict.getItem(sys, ID.excepthook);
  if (hook !== 0 && traceback !== 0) {
    const result = PyObject_CallArgs(hook, typeOf(exc), exc, traceback);
    if (result === 0) {
      const second = PyErr.getRaisedException();
      writeStderr("Error in sys.excepthook:\n");
      if (second !== 0) printPlainly(second);
      writeStderr("\nOriginal exception was:\n");
      printPlainly(exc);
      xdecref(second);
    } else decref(result);
  } else {
    writeStderr("sys.excepthook is missing\n");
    printPlainly(exc);
  }
  xdecref(traceback);
}

function printPlainly(exc: PyObject): void {
  writeStderr(formatExceptionText(exc));
}

function writeStderr(text: string): void {
  host().write(2, new TextEncoder().encode(text));
}

function handleSystemExit(): number {
  const exc = PyErr.getRaisedException() as NewRef;
  const code = PyObject_GetOptionalAttr(exc, ID.code);
  decref(exc);
  if (code === 0 || code === None) return 0;
  if (typeOf(code) === T.int || typeOf(code) === T.bool) {
    const status = (code & 1) !== 0 ? smallIntValue(code) : PyLong.asInt32(code);
    decref(code);
    PyErr.clear();
    return status & 0xff;
  }
  flushStandardFiles();
  const text = PyObject_Str(code);
  if (text === 0) PyErr.clear();
  else writeStderr(`${PyUnicode.toJS(text)}\n`);
  xdecref(text);
  decref(code);
  return 1;
}

/** threading._shutdown, if threading was imported: wait for the non-daemon threads. @mayRunPython @mayReleaseGil */
function waitForThreads(): void {
  const threading = PyDict.getItem(I32[INTERP.modules >> 2] as PyObject, ID.threading);
  if (threading === 0) return;
  const held = incref(threading);
  const result = PyObject_CallMethod(held, ID._shutdown);
  if (result === 0) PyErr.writeUnraisable(held);
  else decref(result);
  decref(held);
}

function runAtexit(): void {
  const callback = I32[INTERP.atexit >> 2] as PyObject | Null;
  if (callback === 0) return;
  const result = PyObject_CallNoArgs(callback);
  if (result === 0) PyErr.writeUnraisable(callback);
  else decref(result);
}

/**
 * End Python: join threads, atexit callbacks, flush, then give everything up until only immortal objects are left. Ends with the GIL dropped for good.
 * @returns 0, or 120 when the standard files could not be flushed.
 */
export function finalize(): number {
  waitForThreads();
  runAtexit();
  Atomics.store(I32, FINALIZING, tstate);
  const flushed = flushStandardFiles();
  if (isEnabled()) collect();
  finalizeGcModule();
  tearDown();
  const ts = tstate;
  clearThreadState(ts);
  const counting = (I32[INTERP.flags >> 2] & SHOW_REFCOUNT) !== 0;
  if (DEBUG.leaks || counting) _PyType_ClearCache();
  if (counting) writeStderr(refcountText());
  const damage = DEBUG.leaks ? reportDamage() : 0;
  dropGil(ts, true);
  return damage !== 0 ? damage : flushed < 0 ? 120 : 0;
}

function hasOtherThreads(): boolean {
  for (let tid = 0; tid < THREAD_SLOTS; tid++) {
    const ts = threadStateAt(tid);
    if (ts !== tstate && ThreadState.status.get(ts) !== ThreadStatus.FREE) return true;
  }
  return false;
}

/** Bit of INTERP.flags: -X showrefcount. */
const SHOW_REFCOUNT = 64;

// What CPython's debug build prints: the references and memory blocks that are left. None should be, but for objects that are immortal.
function refcountText(): string {
  let refs = 0;
  let blocks = 0;
  forEachObject((op) => {
    if (isImmortal(op as PyObject)) return;
    refs += I32[op >> 2];
    blocks++;
  });
  return `[${refs} refs, ${blocks} blocks]\n`;
}

const EXIT_DAMAGE = 70;

// MINIPY_DEBUG=leaks: the heap must be in order, and nothing left but immortal objects. What daemon threads hold that were running
// until now stays theirs (ADR 5), so with such threads there is nothing to compare.
function reportDamage(): number {
  if (hasOtherThreads()) return 0;
  const report = [...checkHeap(), leakReport()].filter((text) => text !== "").join("\n");
  if (report === "") return 0;
  writeStderr(`minipy: heap check at exit:\n${report}\n`);
  return EXIT_DAMAGE;
}

// Mirrors finalize_modules: __main__ goes first, then the other modules, sys and builtins last; what is in cycles goes to the collector.
function tearDown(): void {
  const modules = I32[INTERP.modules >> 2] as NewRef;
  const main = I32[INTERP.main_module >> 2] as NewRef;
  const dicts: NewRef[] = [];
  for (let at = PyDict.next(modules, 0); at >= 0; at = PyDict.next(modules, at + 1)) {
    const module = PyDict.valueAt(modules, at);
    if (typeOf(module) === T.module && !isImmortal(module)) dicts.push(incref(PyModule.dictOf(module)));
  }
  I32[INTERP.main_module >> 2] = 0;
  I32[INTERP.modules >> 2] = 0;
  PyDict.clear(modules);
  decref(modules);
  decref(main);
  for (const dict of dicts) clearModuleDict(dict);
  for (const dict of dicts) decref(dict);
  collect();
  // Values of context variables may be in cycles with their classes.
  clearRef(tstate, ThreadState.context);
  // Destructors that ran until now could still print.
  flushStandardFiles();
  restoreImmortalDict(I32[INTERP.sysdict >> 2] as PyObject);
  restoreImmortalDict(I32[INTERP.builtins >> 2] as PyObject);
  for (const word of [
    INTERP.atexit,
    INTERP.atexit_callbacks,
    INTERP.signal_handlers,
    INTERP.excepthook,
    INTERP.thread_shutdown,
    INTERP.stdout,
    INTERP.stderr,
    INTERP.warnings_filters,
    INTERP.typed_sources,
  ]) {
    const value = I32[word >> 2] as NewRef | Null;
    I32[word >> 2] = 0;
    xdecref(value);
  }
  if (DEBUG.leaks) collect();
}

/** Values that a program put into a dict of the start-up image go; what the image put there stays. */
function restoreImmortalDict(dict: PyObject): void {
  const added: NewRef[] = [];
  for (let at = PyDict.next(dict, 0); at >= 0; at = PyDict.next(dict, at + 1)) {
    if (!isImmortal(PyDict.valueAt(dict, at)) || !isImmortal(PyDict.keyAt(dict, at))) {
      added.push(incref(PyDict.keyAt(dict, at)));
    }
  }
  for (const key of added) {
    if (PyDict.delItem(dict, key) < 0) PyErr.clear();
    decref(key);
  }
}

// Names with one underscore first, then the others but __builtins__, as CPython's _PyModule_ClearDict.
function clearModuleDict(dict: PyObject): void {
  for (const pass of [0, 1]) {
    for (let at = PyDict.next(dict, 0); at >= 0; at = PyDict.next(dict, at + 1)) {
      const key = PyDict.keyAt(dict, at);
      const name = typeOf(key) === T.str ? PyUnicode.toJS(key) : "";
      const first = name.startsWith("_") && !name.startsWith("__");
      if (PyDict.valueAt(dict, at) !== None && (pass === 0 ? first : name !== "__builtins__")) {
        PyDict.setItem(dict, key, None);
      }
    }
  }
  PyDict.clear(dict);
}

/**
 * `-m name`: run a module, or a package's `__main__`, as `__main__`.
 * @returns 0; -1 with the exception set; a text: why there is nothing to run. @mayRunPython
 */
export function runModuleAsMain(name: string): number | string {
  const dot = name.lastIndexOf(".");
  const found = findMainCode(name);
  if (found === 0) return -1;
  if (typeof found === "string") return found;
  const { code, filename } = found;
  const main = I32[INTERP.main_module >> 2] as PyObject;
  const packageName = found.isPackage ? name : name.slice(0, Math.max(dot, 0));
  let failed = PyModule.addSteal(main, "__file__", PyUnicode.fromJS(filename));
  failed |= PyModule.addSteal(main, "__package__", PyUnicode.fromJS(packageName));
  failed |= setArgv0(filename);
  const result = failed === 0 ? runCode(code, mainNamespace(), 0) : 0;
  decref(code);
  if (result === 0) return -1;
  decref(result);
  return 0;
}

interface MainCode {
  readonly code: NewRef;
  readonly filename: string;
  readonly isPackage: boolean;
}

// The code for `-m name`; 0: an exception is set; a text: why there is none. Mirrors runpy._get_module_details.
function findMainCode(name: string): MainCode | string | 0 {
  const dot = name.lastIndexOf(".");
  const problem = (message: string) =>
    `Error while finding module specification for '${name}' (ModuleNotFoundError: ${message})`;
  const parent = dot < 0 ? 0 : importAbsolute(name.slice(0, dot));
  if (dot >= 0 && parent === 0) {
    const message = takeModuleNotFound();
    return message === undefined ? 0 : problem(message);
  }
  if (NATIVE_MODULES.has(name)) return `No code object available for ${name}`;
  const found = findCode(name, parent);
  xdecref(parent);
  if (found === undefined) return `No module named ${name}`;
  if (found === 0) {
    const parentName = name.slice(0, dot);
    return takeModuleNotFound() === undefined
      ? 0
      : problem(`__path__ attribute not found on '${parentName}' while trying to find '${name}'`);
  }
  if (typeof found === "object" && found.path === undefined) return { ...found, isPackage: false };
  if (typeof found === "object") decref(found.code);
  return findPackageMain(name);
}

function findPackageMain(name: string): MainCode | string | 0 {
  const pkg = importAbsolute(name);
  if (pkg === 0) return 0;
  const main = findCode(`${name}.__main__`, pkg);
  decref(pkg);
  if (main === 0) return 0;
  if (typeof main === "object") return { ...main, isPackage: true };
  return `No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`;
}

// If the exception is a ModuleNotFoundError, its text, and it is gone.
function takeModuleNotFound(): string | undefined {
  if (!PyErr.exceptionMatches(T.ModuleNotFoundError)) return undefined;
  const exc = PyErr.getRaisedException() as NewRef;
  const str = PyObject_Str(exc);
  const text = str === 0 ? "" : PyUnicode.toJS(str);
  PyErr.clear();
  xdecref(str);
  decref(exc);
  return text;
}

function setArgv0(filename: string): number {
  const argv = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, ID.argv);
  const text = PyUnicode.fromJS(filename);
  if (argv === 0 || text === 0) return -1;
  PyList.setItemSteal(argv, 0, text);
  return 0;
}
