/**
 * Importing modules. Mirrors PyImport_ImportModuleLevelObject (CPython's Python/import.c) and what importlib does for
 * native modules, the modules of lib/ that are built in, and `.py` files and packages along a path.
 *
 * A module is put into sys.modules before its code runs, and taken out again when that fails. A thread that wants a module which another thread is
 * still executing waits for it (import-locks.ts).
 */

import { PyObject_GetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from "../runtime/abstract/object.js";
import { PyObject_CallArgs, PyObject_CallMethod } from "../runtime/call/call.js";
import * as PyErr from "../runtime/errors.js";
import { F } from "../runtime/frame-record.js";
import { I32 } from "../runtime/heap/memory.js";
import { type NewRef, type Null, type PyObject, smallIntValue } from "../runtime/heap/ownership.js";
import { type FrozenModule, host } from "../runtime/host-interface.js";
import { ID } from "../runtime/identifiers.js";
import { INTERP } from "../runtime/interpreter.js";
import { loadCode } from "../runtime/marshal.js";
import { createNativeModule, NATIVE_MODULES } from "../runtime/modules/module-def.js";
import * as PyDict from "../runtime/objects/dict.js";
import * as PyList from "../runtime/objects/list.js";
import * as PyModule from "../runtime/objects/module.js";
import { decref, incref, typeOf, xdecref } from "../runtime/objects/object.js";
import * as PyTuple from "../runtime/objects/tuple.js";
import { None, T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { raiseSyntaxError } from "../runtime/syntax-error.js";
import { ImportWait, importLocked, isImporting, waitForImport } from "./import-locks.js";
import { isTimed, timeImport } from "./import-time.js";
import { runCode } from "./run.js";

/** IMPORT_NAME: through `builtins.__import__` when that was replaced, else straight. @mayRunPython */
export function importName(
  frame: number,
  name: PyObject,
  fromlist: PyObject,
  level: PyObject,
): NewRef | Null {
  const hook = PyDict.getItem(I32[frame + F.BUILTINS] as PyObject, ID.__import__);
  if (hook === 0) return PyErr.setString(T.ImportError, "__import__ not found");
  const globals = I32[frame + F.GLOBALS] as PyObject;
  if (typeOf(hook) === T.builtin_function_or_method) {
    return importModuleLevel(PyUnicode.toJS(name), globals, fromlist, smallIntValue(level));
  }
  return callImportHook(hook, frame, name, fromlist, level);
}

/**
 * `__import__(name, globals, locals, fromlist, level)`: the top package for `import a.b`, the module itself for `from a.b import c`.
 * @mayRunPython
 */
export function importModuleLevel(
  name: string,
  globals: PyObject | Null,
  fromlist: PyObject | Null,
  level: number,
): NewRef | Null {
  if (level < 0) return PyErr.setString(T.ValueError, "level must be >= 0");
  if (level === 0 && name === "") return PyErr.setString(T.ValueError, "Empty module name");
  const full = level === 0 ? name : resolveRelative(name, globals, level);
  if (full === undefined) return 0;
  const module = importAbsolute(full);
  if (module === 0) return 0;
  const wantsNames = fromlist !== 0 && fromlist !== None && sizeOf(fromlist) > 0;
  if (wantsNames) {
    if (importSubmodules(module, full, fromlist as PyObject) < 0) {
      decref(module);
      return 0;
    }
    return module;
  }
  const dot = name.indexOf(".");
  if (dot < 0) return module;
  decref(module);
  const top = level === 0 ? name.slice(0, dot) : full.slice(0, full.length - (name.length - dot));
  return importAbsolute(top);
}

function sizeOf(op: PyObject): number {
  return typeOf(op) === T.tuple ? PyTuple.size(op) : typeOf(op) === T.list ? PyList.size(op) : 0;
}

function itemsOf(op: PyObject): PyObject[] {
  const items: PyObject[] = [];
  for (let i = 0; i < sizeOf(op); i++)
    items.push(typeOf(op) === T.tuple ? PyTuple.getItem(op, i) : PyList.getItem(op, i));
  return items;
}

// The absolute name of a relative import; undefined with an exception set.
function resolveRelative(name: string, globals: PyObject | Null, level: number): string | undefined {
  const text = (key: PyObject) => {
    const value = globals === 0 ? 0 : PyDict.getItem(globals, key);
    return value !== 0 && typeOf(value) === T.str ? PyUnicode.toJS(value) : undefined;
  };
  let parent = text(ID.__package__);
  if (parent === undefined) {
    const own = text(ID.__name__) ?? "";
    const isPackage = globals !== 0 && PyDict.getItem(globals, ID.__path__) !== 0;
    parent = isPackage ? own : own.includes(".") ? own.slice(0, own.lastIndexOf(".")) : "";
  }
  if (parent === "") {
    PyErr.setString(T.ImportError, "attempted relative import with no known parent package");
    return undefined;
  }
  for (let k = 1; k < level; k++) {
    const dot = parent.lastIndexOf(".");
    if (dot < 0) {
      PyErr.setString(T.ImportError, "attempted relative import beyond top-level package");
      return undefined;
    }
    parent = parent.slice(0, dot);
  }
  return name === "" ? parent : `${parent}.${name}`;
}

/** Import `a.b.c`, each package first; the last module. @mayRunPython */
export function importAbsolute(full: string): NewRef | Null {
  const known = findReady(full);
  if (known !== undefined) return known;
  const parts = full.split(".");
  let module: NewRef | Null = 0;
  for (let i = 0; i < parts.length; i++) {
    const name = parts.slice(0, i + 1).join(".");
    const parent: NewRef | Null = module;
    module = findReady(name) ?? loadAndBind(name, parent, parts[i]);
    xdecref(parent);
    if (module === 0) return 0;
  }
  return module;
}

// Load a module, which becomes an attribute of its package; other threads wait for it.
function loadAndBind(name: string, parent: PyObject | Null, attribute: string): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return 0;
  const module = importLocked(key, () => {
    const loaded = isTimed() ? timeImport(name, () => load(name, parent)) : load(name, parent);
    if (loaded === 0 || parent === 0 || bindInParent(parent, attribute, loaded) === 0) return loaded;
    decref(loaded);
    return 0;
  });
  decref(key);
  return module;
}

// As findLoaded, once no other thread is executing it.
function findReady(name: string): NewRef | Null | undefined {
  for (;;) {
    const found = findLoaded(name);
    if (found === 0 || !isImporting()) return found;
    const key = PyUnicode.internFromJS(name);
    const outcome = key === 0 ? ImportWait.FAILED : waitForImport(key);
    xdecref(key);
    if (outcome === ImportWait.NONE) return found;
    if (found !== undefined) decref(found);
    if (outcome === ImportWait.FAILED) return 0;
  }
}

function modules(): PyObject {
  return I32[INTERP.modules >> 2] as PyObject;
}

// From sys.modules: a new reference; NULL with an exception for None there; undefined: not there.
function findLoaded(name: string): NewRef | Null | undefined {
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return 0;
  const module = PyDict.getItem(modules(), key);
  decref(key);
  if (module === 0) return PyErr.occurred() ? 0 : undefined;
  if (module === None) {
    return moduleNotFound(name, `import of ${name} halted; None in sys.modules`);
  }
  return incref(module);
}

function bindInParent(parent: PyObject, name: string, module: PyObject): number {
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return -1;
  const result = PyObject_SetAttr(parent, key, module);
  decref(key);
  return result;
}

function moduleNotFound(name: string, message: string): Null {
  const key = PyUnicode.fromJS(name);
  if (key === 0) return 0;
  PyErr.setImportError(T.ModuleNotFoundError, message, key, 0);
  decref(key);
  return 0;
}

/** A module's compiled code, and where it comes from. */
export interface ModuleCode {
  readonly code: NewRef;
  readonly filename: string;
  /** The package's folder; undefined for a plain module. */
  readonly path: string | undefined;
}

// What asking a finder needs itself.
const FOR_FINDERS: ReadonlySet<string> = new Set(["importlib", "importlib._bootstrap", "_imp"]);

function load(name: string, parent: PyObject | Null): NewRef | Null {
  const finders = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, ID.meta_path);
  if (finders !== 0 && sizeOf(finders) > 0 && !FOR_FINDERS.has(name)) {
    const module = loadByFinders(name);
    if (module !== None) return module;
  }
  const isNative = NATIVE_MODULES.has(name);
  if (isNative && !canBeHidden(name)) return loadNative(name);
  const found = findCode(name, parent);
  // A folder of its name hides nothing.
  if (isNative && (found === undefined || typeof found === "string")) return loadNative(name);
  if (found === 0) return 0;
  if (found === undefined) return moduleNotFound(name, `No module named '${name}'`);
  if (typeof found === "string") return makeModule(name, undefined, found);
  return execModuleSteal(name, found);
}

/** Modules that are built into CPython or frozen there: no file comes before them. */
const FIRST_OF_ALL = new Set(
  (
    "_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _symtable _thread _tokenize _tracemalloc " +
    "_typing _warnings _weakref atexit builtins errno faulthandler gc itertools marshal posix pwd sys time " +
    "_collections_abc _sitebuiltins abc codecs genericpath importlib io ntpath os posixpath runpy site stat"
  ).split(" "),
);

/** A module of the library may be hidden by a file of the same name in sys.path, which comes first. */
const canBeHidden = (name: string): boolean =>
  !name.includes(".") && !name.startsWith("_") && !FIRST_OF_ALL.has(name);

/**
 * The code of a module of lib/ or of a file; the folder of a namespace package; undefined: there is no such module; 0: an exception is set.
 */
export function findCode(name: string, parent: PyObject | Null): ModuleCode | string | undefined | Null {
  const sysPath = PyDict.getItem(I32[INTERP.sysdict >> 2] as PyObject, ID.path);
  const paths = parent === 0 ? pathEntries(sysPath) : packagePath(parent);
  if (paths === undefined) {
    if (PyErr.occurred()) return 0;
    const parentName = name.slice(0, name.lastIndexOf("."));
    return moduleNotFound(name, `No module named '${name}'; '${parentName}' is not a package`);
  }
  return findCodeIn(name, paths);
}

/** As findCode, in these folders. */
export function findCodeIn(name: string, paths: readonly string[]): ModuleCode | string | undefined | Null {
  const frozen = isPackageOfFiles(name, paths) ? undefined : host().findFrozenModule(name);
  if (frozen !== undefined && !canBeHidden(name)) return frozenCode(frozen);
  const found = findFile(name.slice(name.lastIndexOf(".") + 1), paths);
  if (frozen !== undefined && found?.source === undefined) return frozenCode(frozen);
  if (found?.source === undefined) return found?.path;
  const compiled = host().compileModule(found.source, found.filename, I32[INTERP.optimize >> 2]);
  if (!compiled.ok) return raiseSyntaxError(compiled.error);
  const code = loadCode(compiled.code);
  return code === 0 ? 0 : { code, filename: found.filename, path: found.path };
}

// Is this a submodule of a package that hides one of lib/?
function isPackageOfFiles(name: string, paths: readonly string[]): boolean {
  const dot = name.lastIndexOf(".");
  return dot > 0 && paths.length > 0 && host().findFrozenModule(name.slice(0, dot))?.folder !== paths[0];
}

function frozenCode({ code, filename, file, folder }: FrozenModule): ModuleCode | Null {
  const loaded = loadCode(code, filename);
  return loaded === 0 ? 0 : { code: loaded, filename: file, path: folder };
}

// sys.meta_path holds only what a program put there: those finders come first. None: they do not know the module.
function loadByFinders(name: string): NewRef | Null {
  const bootstrap = importAbsolute("importlib._bootstrap");
  if (bootstrap === 0) return 0;
  const text = PyUnicode.fromJS(name);
  const method = text === 0 ? 0 : PyUnicode.internFromJS("_load_by_finders");
  const result = method === 0 ? 0 : PyObject_CallMethod(bootstrap, method, text as NewRef);
  xdecref(method);
  xdecref(text);
  decref(bootstrap);
  return result;
}

function loadNative(name: string): NewRef | Null {
  const module = createNativeModule(NATIVE_MODULES.get(name)!);
  if (module === 0) return 0;
  const key = PyUnicode.internFromJS(name);
  const failed = key === 0 ? -1 : PyDict.setItem(modules(), key, module);
  xdecref(key);
  if (failed < 0) {
    decref(module);
    return 0;
  }
  return module;
}

/** The strings of a list (sys.path, __path__); undefined if it is no list. */
export function pathEntries(list: PyObject | Null): string[] | undefined {
  if (list === 0 || typeOf(list) !== T.list) return undefined;
  return itemsOf(list)
    .filter((entry) => typeOf(entry) === T.str)
    .map((entry) => PyUnicode.toJS(entry));
}

function packagePath(parent: PyObject): string[] | undefined {
  const path = PyObject_GetOptionalAttr(parent, ID.__path__);
  const entries = pathEntries(path);
  xdecref(path);
  return entries;
}

interface FoundModule {
  readonly filename: string;
  /** The package's folder; undefined for a plain module. */
  readonly path: string | undefined;
  /** Undefined: a folder without `__init__.py`, a namespace package. */
  readonly source: Uint8Array | undefined;
}

const DIRECTORY = 0o040000;
const FORMAT = 0o170000;

function findFile(name: string, paths: readonly string[]): FoundModule | undefined {
  let namespace: string | undefined;
  for (const entry of paths) {
    const base = entry === "" ? host().getcwd() : entry;
    const stem = `${base.replace(/\/$/, "")}/${name}`;
    const stat = host().stat(stem);
    const isDirectory = typeof stat !== "number" && (stat.mode & FORMAT) === DIRECTORY;
    if (isDirectory) {
      const source = host().readFile(`${stem}/__init__.py`);
      if (typeof source !== "number") return { filename: `${stem}/__init__.py`, path: stem, source };
    }
    const source = host().readFile(`${stem}.py`);
    if (typeof source !== "number") return { filename: `${stem}.py`, path: undefined, source };
    if (isDirectory) namespace ??= stem;
  }
  return namespace === undefined ? undefined : { filename: "", path: namespace, source: undefined };
}

/** A module in sys.modules with `__file__` and so on, before its code runs. */
function makeModule(name: string, filename: string | undefined, path: string | undefined): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  if (key === 0) return 0;
  const module = PyModule.new_(key);
  if (module !== 0) {
    const isPackage = path !== undefined;
    const packageName = isPackage ? name : name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "";
    let failed = PyModule.addSteal(module, "__package__", PyUnicode.fromJS(packageName));
    if (filename !== undefined) failed |= PyModule.addSteal(module, "__file__", PyUnicode.fromJS(filename));
    if (isPackage) {
      const list = PyList.new_(0);
      const entry = PyUnicode.fromJS(path);
      if (list === 0 || entry === 0) return 0;
      failed |= PyList.appendSteal(list, entry);
      failed |= PyModule.addSteal(module, "__path__", list);
    }
    const builtins = PyDict.getItem(modules(), ID.builtins);
    if (builtins !== 0) failed |= PyModule.addSteal(module, "__builtins__", incref(builtins));
    failed |= PyDict.setItem(modules(), key, module);
    if (failed !== 0) {
      decref(module);
      decref(key);
      return 0;
    }
  }
  decref(key);
  return module;
}

function execModuleSteal(name: string, { code, filename, path }: ModuleCode): NewRef | Null {
  const module = makeModule(name, filename, path);
  if (module === 0) {
    decref(code);
    return 0;
  }
  const result = runCode(code, PyModule.dictOf(module), 0);
  decref(code);
  const key = PyUnicode.internFromJS(name);
  if (result === 0 || key === 0) {
    const exc = PyErr.getRaisedException();
    if (key !== 0 && PyDict.contains(modules(), key) > 0) PyDict.delItem(modules(), key);
    xdecref(key);
    if (exc !== 0) PyErr.setRaisedException(exc);
    decref(module);
    return 0;
  }
  decref(result);
  // The module may have replaced itself in sys.modules.
  const current = PyDict.getItem(modules(), key);
  decref(key);
  decref(module);
  return current === 0 ? moduleNotFound(name, `module ${name} not in sys.modules`) : incref(current);
}

// For each name in a fromlist that the package does not have yet: try the submodule.
function importSubmodules(module: PyObject, full: string, fromlist: PyObject): number {
  const path = PyObject_GetOptionalAttr(module, ID.__path__);
  if (path === 0) return PyErr.occurred() ? -1 : 0;
  decref(path);
  let names = itemsOf(fromlist);
  if (names.length === 1 && PyUnicode.toJS(names[0]) === "*") {
    const all = PyObject_GetOptionalAttr(module, ID.__all__);
    if (all === 0) return PyErr.occurred() ? -1 : 0;
    names = itemsOf(all);
    decref(all);
  }
  for (const name of names) {
    if (typeOf(name) !== T.str) {
      PyErr.setString(T.TypeError, `Item in \`\`from list'' must be str, not ${PyErr.typeName(name)}`);
      return -1;
    }
    const value = PyObject_GetOptionalAttr(module, name);
    if (value !== 0) {
      decref(value);
      continue;
    }
    if (PyErr.occurred()) return -1;
    const sub = `${full}.${PyUnicode.toJS(name)}`;
    const imported = importAbsolute(sub);
    if (imported !== 0) decref(imported);
    else if (!isMissing(sub)) return -1;
    else PyErr.clear();
  }
  return 0;
}

// Is what is raised "no module of that very name"?
function isMissing(name: string): boolean {
  if (!PyErr.exceptionMatches(T.ModuleNotFoundError)) return false;
  const exc = PyErr.getRaisedException() as NewRef;
  const missing = PyObject_GetOptionalAttr(exc, ID.name);
  const same = missing !== 0 && typeOf(missing) === T.str && PyUnicode.toJS(missing) === name;
  xdecref(missing);
  PyErr.setRaisedException(exc);
  return same;
}

/** IMPORT_FROM. @mayRunPython */
export function importFrom(module: PyObject, name: PyObject): NewRef | Null {
  const value = PyObject_GetOptionalAttr(module, name);
  if (value !== 0 || PyErr.occurred()) return value;
  const moduleName = PyObject_GetOptionalAttr(module, ID.__name__);
  if (moduleName === 0 || typeOf(moduleName) !== T.str) {
    xdecref(moduleName);
    PyErr.clear();
    return cannotImport(name, "<unknown module name>", module, 0);
  }
  const text = PyUnicode.toJS(moduleName);
  const known = findLoaded(`${text}.${PyUnicode.toJS(name)}`);
  if (known !== undefined && known !== 0) {
    decref(moduleName);
    return known;
  }
  PyErr.clear();
  cannotImport(name, text, module, moduleName);
  decref(moduleName);
  return 0;
}

function cannotImport(name: PyObject, from: string, module: PyObject, moduleName: PyObject | Null): Null {
  const file = PyObject_GetOptionalAttr(module, ID.__file__);
  PyErr.clear();
  const location = file !== 0 && typeOf(file) === T.str ? PyUnicode.toJS(file) : "unknown location";
  const message = `cannot import name '${PyUnicode.toJS(name)}' from '${from}' (${location})`;
  PyErr.setImportError(T.ImportError, message, moduleName, file, name);
  xdecref(file);
  return 0;
}

/** `from module import *` into the frame's locals. @mayRunPython */
export function importStar(frame: number, module: PyObject): NewRef | Null {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  const all = PyObject_GetOptionalAttr(module, ID.__all__);
  if (all === 0 && PyErr.occurred()) return 0;
  let names: NewRef | Null = all;
  if (names === 0) {
    const dict = PyObject_GetAttr(module, ID.__dict__);
    if (dict === 0) return 0;
    names = PyDict.keysList(dict);
    decref(dict);
    if (names === 0) return 0;
  }
  for (const name of itemsOf(names)) {
    if (all === 0 && (typeOf(name) !== T.str || PyUnicode.toJS(name).startsWith("_"))) continue;
    const value = PyObject_GetAttr(module, name);
    const failed = value === 0 ? -1 : PyDict.setItem(locals, name, value);
    xdecref(value);
    if (failed < 0) {
      decref(names);
      return 0;
    }
  }
  decref(names);
  return None;
}

function callImportHook(
  hook: PyObject,
  frame: number,
  name: PyObject,
  fromlist: PyObject,
  level: PyObject,
): NewRef | Null {
  const locals = I32[frame + F.LOCALS_DICT] as PyObject;
  const globals = I32[frame + F.GLOBALS] as PyObject;
  return PyObject_CallArgs(hook, name, globals, (locals as number) === 0 ? None : locals, fromlist, level);
}
