/**
 * Calling native functions: binding argument words to the parameters of a signature. Mirrors the vectorcall wrappers of CPython's
 * Objects/methodobject.c and Python/getargs.c, whose messages it gives.
 *
 * A signature is turned into a plan when it is first needed. The fast path, for a call without keywords to a function that
 * wants its objects as they are, goes from the words straight to the JS function. Everything else collects the values in an array.
 *
 * Which message a wrong count gets depends on how CPython would have declared such a function:
 *     no parameters                 "list.clear() takes no arguments (1 given)"
 *     one required, positional-only "list.append() takes exactly one argument (2 given)"
 *     positional-only               "pop expected at most 1 argument, got 2"
 *     with keywords                 "split() takes at most 2 arguments (3 given)", "open() missing required argument 'file' (pos 1)"
 */
import { PyObject_IsTrue } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { I32 } from "../heap/memory.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { METHODS, type MethodDef } from "../method-def.js";
import { NATIVE_MODULES } from "../modules/native-modules.js";
import * as PyDict from "../objects/dict.js";
import * as PyFloat from "../objects/float.js";
import * as PyLong from "../objects/long.js";
import { decref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { STATIC_TYPES } from "../objects/type.js";
import { None, T } from "../objects/type-table.js";
import * as PyUnicode from "../objects/unicode.js";
import { keywordHint } from "../suggestions.js";
import {
  Converter,
  Kind,
  type Parameter,
  parseSignature,
  type Signature,
  textOfSignature,
} from "./signature.js";

/** What is known of a signature, ready for binding. */
interface Plan {
  readonly signature: Signature;
  readonly parameters: readonly Parameter[];
  /** Positional arguments that the fast path takes, at least and at most; max -1: it takes no call. */
  readonly fastMin: number;
  readonly fastMax: number;
  /** Are all parameters positional ones, a handful, so that converted values need no array? */
  readonly simple: boolean;
  /** Words for the missing ones. */
  readonly defaults: readonly number[];
  /** Parameters that may be given by position. */
  readonly positional: number;
  readonly positionalOnly: number;
  /** Required ones among those that may be given by position. */
  readonly minPositional: number;
  readonly varPositional: boolean;
  readonly varKeyword: boolean;
  /** Can any argument be given by keyword? */
  readonly keywords: boolean;
  readonly passesSelf: boolean;
  /** "name($type, ...)": the function gets the words as they come, `(self, args, nargs, kwnames)`. */
  readonly raw: boolean;
  /** The definition, or undefined: the signature of a constructor. */
  readonly def: MethodDef | undefined;
}

const MAX_FAST = 5;
const MAX_SIMPLE = 3;

function makePlan(text: string, def: MethodDef | undefined): Plan {
  const raw = text.endsWith("...)");
  const signature = parseSignature(raw ? text.replace("...)", "*args, **kwargs)") : text);
  const { parameters } = signature;
  const byPosition = parameters.filter((p) => p.kind <= Kind.POSITIONAL_OR_KEYWORD);
  const simple = byPosition.length === parameters.length && parameters.length <= MAX_SIMPLE;
  const fast =
    byPosition.length === parameters.length &&
    parameters.length <= MAX_FAST &&
    parameters.every((p) => p.converter === Converter.OBJECT);
  const min = byPosition.filter((p) => p.required).length;
  return {
    signature,
    parameters,
    fastMin: min,
    fastMax: fast ? parameters.length : -1,
    simple,
    defaults: parameters.map((p) => p.defaultValue),
    positional: byPosition.length,
    positionalOnly: parameters.filter((p) => p.kind === Kind.POSITIONAL_ONLY).length,
    minPositional: min,
    varPositional: parameters.some((p) => p.kind === Kind.VAR_POSITIONAL),
    varKeyword: parameters.some((p) => p.kind === Kind.VAR_KEYWORD),
    keywords: parameters.some((p) => p.kind !== Kind.POSITIONAL_ONLY && p.kind !== Kind.VAR_POSITIONAL),
    passesSelf: def !== undefined && (def.kind === "method" || def.kind === "classmethod"),
    raw,
    def,
  };
}

// Caches that any worker can rebuild from the declarations.
const plans: (Plan | undefined)[] = [];
const constructorPlans = new Map<string, Plan>();

function planOf(def: MethodDef): Plan {
  return (plans[def.index] ??= makePlan(def.signature, def));
}

/** The name of a native function or method. */
export function nameOfDef(def: MethodDef): string {
  return planOf(def).signature.name;
}

// ---- calling ----

/**
 * Call the native function of `def` with `self` (0: it gets none) and the argument words. @mayRunPython
 */
export function callMethodDef(
  def: MethodDef,
  self: PyObject | Null,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const plan = plans[def.index] ?? planOf(def);
  if (kwnames !== 0 || nargs > plan.fastMax || nargs < plan.fastMin) {
    return callSlowly(plan, def, self, args, nargs, kwnames);
  }
  const i32 = I32;
  const w = args >> 2;
  const d = plan.defaults;
  const fn = def.fn;
  if (plan.passesSelf) {
    switch (plan.fastMax) {
      case 0:
        return fn(self);
      case 1:
        return fn(self, nargs > 0 ? i32[w] : d[0]);
      case 2:
        return fn(self, nargs > 0 ? i32[w] : d[0], nargs > 1 ? i32[w + 1] : d[1]);
      case 3:
        return fn(
          self,
          nargs > 0 ? i32[w] : d[0],
          nargs > 1 ? i32[w + 1] : d[1],
          nargs > 2 ? i32[w + 2] : d[2],
        );
      default:
        return fn(self, ...words(d, w, nargs));
    }
  }
  switch (plan.fastMax) {
    case 0:
      return fn();
    case 1:
      return fn(nargs > 0 ? i32[w] : d[0]);
    case 2:
      return fn(nargs > 0 ? i32[w] : d[0], nargs > 1 ? i32[w + 1] : d[1]);
    case 3:
      return fn(nargs > 0 ? i32[w] : d[0], nargs > 1 ? i32[w + 1] : d[1], nargs > 2 ? i32[w + 2] : d[2]);
    default:
      return fn(...words(d, w, nargs));
  }
}

function words(defaults: readonly number[], w: number, nargs: number): number[] {
  return defaults.map((value, i) => (i < nargs ? I32[w + i] : value));
}

function callSlowly(
  plan: Plan,
  def: MethodDef,
  self: PyObject | Null,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): NewRef | Null {
  const fn = def.fn;
  if (plan.raw) return plan.passesSelf ? fn(self, args, nargs, kwnames) : fn(args, nargs, kwnames);
  if (plan.simple && kwnames === 0 && nargs >= plan.minPositional && nargs <= plan.positional) {
    return callConverted(plan, def, self, args >> 2, nargs);
  }
  const values = bind(plan, args, nargs, kwnames);
  if (values === null) return 0;
  const result: NewRef | Null = plan.passesSelf ? fn(self, ...values) : fn(...values);
  if (plan.varKeyword) releaseKeywords(values);
  return result;
}

// The value of parameter `i`; -1 perhaps with an exception set.
function valueAt(plan: Plan, i: number, w: number, nargs: number): number {
  const p = plan.parameters[i];
  if (i >= nargs) return p.defaultValue;
  const word = I32[w + i] as PyObject;
  return p.converter === Converter.OBJECT ? word : convert(plan, p, i, word);
}

// A positional call with few parameters, the words from `w` on: without an array for the values.
function callConverted(
  plan: Plan,
  def: MethodDef,
  self: PyObject | Null,
  w: number,
  nargs: number,
): NewRef | Null {
  const n = plan.positional;
  const fn = def.fn;
  const a = n > 0 ? valueAt(plan, 0, w, nargs) : 0;
  if (a === -1 && PyErr.occurred()) return 0;
  const b = n > 1 ? valueAt(plan, 1, w, nargs) : 0;
  if (b === -1 && PyErr.occurred()) return 0;
  const c = n > 2 ? valueAt(plan, 2, w, nargs) : 0;
  if (c === -1 && PyErr.occurred()) return 0;
  if (plan.passesSelf) return n === 1 ? fn(self, a) : n === 2 ? fn(self, a, b) : fn(self, a, b, c);
  return n === 1 ? fn(a) : n === 2 ? fn(a, b) : fn(a, b, c);
}

// The dict for **kwargs, which comes last, was made for this call.
function releaseKeywords(values: readonly number[]): void {
  const dict = values[values.length - 1];
  if (dict !== 0) decref(dict as NewRef);
}

/**
 * Bind the arguments of a constructor (`tp_new`, `tp_init`) to `signature`: "int(x=NULL, /, base=NULL)".
 * @returns the converted values in the order of the parameters (`*args` gives two, address and count; the dict of `**kwargs`, NULL or
 * owned by the caller, is the last), or null with TypeError set. @mayRunPython
 */
export function bindArguments(
  signature: string,
  args: number,
  nargs: number,
  kwnames: PyObject | Null,
): number[] | null {
  let plan = constructorPlans.get(signature);
  if (plan === undefined) {
    plan = makePlan(signature, undefined);
    constructorPlans.set(signature, plan);
  }
  return bind(plan, args, nargs, kwnames);
}

// ---- binding ----

function bind(plan: Plan, args: number, nargs: number, kwnames: PyObject | Null): number[] | null {
  const nkw = kwnames === 0 ? 0 : PyTuple.size(kwnames);
  const valid = plan.keywords ? checkWithKeywords(plan, nargs, nkw) : checkPositional(plan, nargs, nkw);
  if (!valid) return null;
  const values: number[] = [];
  const keywordWords = (args >> 2) + nargs;
  let matched = 0;
  for (let i = 0; i < plan.parameters.length; i++) {
    const p = plan.parameters[i];
    let word = 0;
    if (p.kind === Kind.VAR_POSITIONAL) {
      values.push(args + 4 * plan.positional, Math.max(0, nargs - plan.positional));
      continue;
    }
    if (p.kind === Kind.VAR_KEYWORD) {
      const dict = matched === nkw ? 0 : restOfKeywords(plan, keywordWords, kwnames as PyObject);
      if (dict === 0 && matched < nkw) return null;
      values.push(dict);
      continue;
    }
    if (i < nargs && p.kind <= Kind.POSITIONAL_OR_KEYWORD) word = I32[(args >> 2) + i];
    else if (matched < nkw && p.kind !== Kind.POSITIONAL_ONLY) {
      const at = findKeyword(kwnames as PyObject, p);
      if (at >= 0) {
        word = I32[keywordWords + at];
        matched++;
      }
    }
    if (word === 0) {
      if (p.required) return missing(plan, p, i);
      values.push(p.defaultValue);
      continue;
    }
    const value = p.converter === Converter.OBJECT ? word : convert(plan, p, i, word as PyObject);
    if (value === -1 && PyErr.occurred()) return null;
    values.push(value);
  }
  if (matched < nkw && !plan.varKeyword) return surplusKeyword(plan, nargs, kwnames as PyObject);
  return values;
}

function findKeyword(kwnames: PyObject, p: Parameter): number {
  const count = PyTuple.size(kwnames);
  for (let i = 0; i < count; i++) if (PyTuple.getItem(kwnames, i) === p.word) return i;
  for (let i = 0; i < count; i++) if (PyUnicode.equalToASCII(PyTuple.getItem(kwnames, i), p.name)) return i;
  return -1;
}

function isParameter(plan: Plan, keyword: PyObject): boolean {
  return plan.parameters.some(
    (p) =>
      (p.kind === Kind.POSITIONAL_OR_KEYWORD || p.kind === Kind.KEYWORD_ONLY) &&
      (p.word === keyword || PyUnicode.equalToASCII(keyword, p.name)),
  );
}

function restOfKeywords(plan: Plan, w: number, kwnames: PyObject): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === 0) return 0;
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    const keyword = PyTuple.getItem(kwnames, i);
    if (isParameter(plan, keyword)) continue;
    if (PyDict.setItem(dict, keyword, I32[w + i] as PyObject) < 0) {
      decref(dict);
      return 0;
    }
  }
  return dict;
}

/** The converted value; -1 with an exception set when it cannot be converted. */
function convert(plan: Plan, p: Parameter, index: number, word: PyObject): number {
  switch (p.converter) {
    case Converter.INDEX:
      return PyLong.asSsize(word);
    case Converter.INT:
      return PyLong.asInt32(word);
    case Converter.FLOAT:
      return PyFloat.asDouble(word);
    case Converter.BOOL:
      return PyObject_IsTrue(word);
    default:
      return PyUnicode.check(word) ? word : badArgument(plan, p, index, "str", word);
  }
}

function badArgument(plan: Plan, p: Parameter, index: number, expected: string, word: PyObject): number {
  const only = plan.parameters.length === 1 && p.required;
  const which =
    p.kind === Kind.POSITIONAL_ONLY ? (only ? "argument" : `argument ${index + 1}`) : `argument '${p.name}'`;
  const given = word === None ? "None" : PyErr.typeName(word);
  PyErr.setString(T.TypeError, `${plan.signature.name}() ${which} must be ${expected}, not ${given}`);
  return -1;
}

// ---- wrong counts ----

function fail(message: string): false {
  PyErr.setString(T.TypeError, message);
  return false;
}

const plural = (count: number) => (count === 1 ? "" : "s");

/** The function as messages about its declaration show it: `list.append()`, `math.sqrt()`, `len()` (_PyObject_FunctionStr). */
export function functionString(def: MethodDef): string {
  const name = nameOfDef(def);
  const type = STATIC_TYPES.find((t) => t.methods?.includes(def));
  if (type !== undefined) return `${type.name.slice(type.name.lastIndexOf(".") + 1)}.${name}()`;
  for (const module of NATIVE_MODULES.values()) {
    if (module.functions?.includes(def)) {
      return module.name === "builtins" ? `${name}()` : `${module.name}.${name}()`;
    }
  }
  return `${name}()`;
}

const shown = (plan: Plan) =>
  plan.def === undefined ? `${plan.signature.name}()` : functionString(plan.def);

function checkPositional(plan: Plan, nargs: number, nkw: number): boolean {
  if (nkw > 0) return fail(`${shown(plan)} takes no keyword arguments`);
  const { minPositional: min, positional: max, signature } = plan;
  if (nargs >= min && (nargs <= max || plan.varPositional)) return true;
  if (max === 0) {
    return fail(`${shown(plan)} takes no arguments` + (plan.def === undefined ? "" : ` (${nargs} given)`));
  }
  if (min === 1 && max === 1 && plan.def !== undefined && !plan.varPositional) {
    return fail(`${shown(plan)} takes exactly one argument (${nargs} given)`);
  }
  const bound = nargs < min ? min : max;
  const exact = min === max && !plan.varPositional;
  const how = exact ? "" : nargs < min ? "at least " : "at most ";
  return fail(`${signature.name} expected ${how}${bound} argument${plural(bound)}, got ${nargs}`);
}

function checkWithKeywords(plan: Plan, nargs: number, nkw: number): boolean {
  const { minPositional: min, positional: max, positionalOnly, signature } = plan;
  const minOnly = Math.min(min, positionalOnly);
  const given = `(${nargs} given)`;
  if (!plan.varPositional) {
    const total = plan.parameters.length;
    if (nargs + nkw > total && !plan.varKeyword) {
      const how = plan.parameters.every((p) => p.required) ? "exactly" : "at most";
      const word = nargs === 0 ? "keyword " : "";
      return fail(
        `${signature.name}() takes ${how} ${total} ${word}argument${plural(total)} (${nargs + nkw} given)`,
      );
    }
    if (nargs > max) {
      if (max === 0) return fail(`${signature.name}() takes no positional arguments`);
      const how = min < max ? "at most" : "exactly";
      return fail(`${signature.name}() takes ${how} ${max} positional argument${plural(max)} ${given}`);
    }
  }
  if (nargs < minOnly) {
    const how = minOnly < max || plan.varPositional ? "at least" : "exactly";
    return fail(`${signature.name}() takes ${how} ${minOnly} positional argument${plural(minOnly)} ${given}`);
  }
  return true;
}

function missing(plan: Plan, p: Parameter, index: number): null {
  PyErr.setString(
    T.TypeError,
    `${plan.signature.name}() missing required argument '${p.name}' (pos ${index + 1})`,
  );
  return null;
}

function surplusKeyword(plan: Plan, nargs: number, kwnames: PyObject): null {
  const name = plan.signature.name;
  for (let i = plan.positionalOnly; i < Math.min(nargs, plan.positional); i++) {
    const p = plan.parameters[i];
    if (findKeyword(kwnames, p) >= 0) {
      fail(`argument for ${name}() given by name ('${p.name}') and position (${i + 1})`);
      return null;
    }
  }
  for (let i = 0; i < PyTuple.size(kwnames); i++) {
    const keyword = PyTuple.getItem(kwnames, i);
    if (isParameter(plan, keyword)) continue;
    const text = PyUnicode.toJS(keyword);
    const candidates = plan.parameters.slice(plan.positionalOnly).map((parameter) => parameter.name);
    fail(`${name}() got an unexpected keyword argument '${text}'${keywordHint(text, candidates)}`);
    break;
  }
  return null;
}

// ---- what is derived from signatures ----

/** `__text_signature__`, or null: a docstring may begin with one of its own (`name(…)\n--\n\n`), "name\n--\n\n" for none. */
export function textSignatureOf(def: MethodDef): string | null {
  const end = def.doc.indexOf("\n--\n\n");
  if (end < 0) return textOfSignature(planOf(def).signature);
  const open = def.doc.indexOf("(");
  return open >= 0 && open < end ? def.doc.slice(open, end) : null;
}

/** The docstring proper. */
export function docOf(def: MethodDef): string {
  const end = def.doc.indexOf("\n--\n\n");
  return end < 0 ? def.doc : def.doc.slice(end + 5);
}

/**
 * Compare each implementation's parameter count with its signature; runs when the start-up image is made, and in a test.
 * @returns a line for each definition that is wrong.
 */
export function checkMethodDefs(): string[] {
  const wrong: string[] = [];
  for (const def of METHODS) {
    try {
      const { parameters, passesSelf } = planOf(def);
      const expected =
        (passesSelf ? 1 : 0) +
        parameters.length +
        parameters.filter((p) => p.kind === Kind.VAR_POSITIONAL).length;
      // One that looks at nothing may declare nothing; one may take the rest as an array.
      const takesRest = /^[^)]*\.\.\./.test(def.fn.toString()) && def.fn.length <= expected;
      if (def.fn.length !== expected && def.fn.length !== 0 && !takesRest) {
        wrong.push(`${def.signature}: ${def.fn.name} has ${def.fn.length} parameters, not ${expected}`);
      }
    } catch (error) {
      wrong.push(`${def.signature}: ${(error as Error).message}`);
    }
  }
  return wrong;
}
