/** The module `_functools`: what functools has in native code. Mirrors CPython's Modules/_functoolsmodule.c; the rest is lib/functools.py. */
import { PyIter_Next, PyObject_GetIter } from "../../abstract/object.js";
import { PyObject_CallTwoArgs } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { func } from "../../method-def.js";
import { decref, xincref } from "../../objects/object.js";
import { T } from "../../objects/type-table.js";
import { addType, defineModule } from "../module-def.js";
import { cmp_to_key } from "./key-wrapper.js";
import "./lru-cache.js";
import "./partial.js";

function functools_reduce(function_: PyObject, iterable: PyObject, initial: PyObject | Null): NewRef | Null {
  const iterator = PyObject_GetIter(iterable);
  if (iterator === NULL) {
    if (!PyErr.clearIf(T.TypeError)) return NULL;
    return PyErr.setString(T.TypeError, "reduce() arg 2 must support iteration");
  }
  const result = foldSteal(function_, iterator, xincref(initial));
  decref(iterator);
  if (result !== NULL || PyErr.occurred()) return result;
  return PyErr.setString(T.TypeError, "reduce() of empty iterable with no initial value");
}

// NULL without an exception when there is neither a start nor an item.
function foldSteal(function_: PyObject, iterator: PyObject, start: NewRef | Null): NewRef | Null {
  let result = start;
  for (;;) {
    const item = PyIter_Next(iterator);
    if (item === NULL) break;
    if (result === NULL) {
      result = item;
      continue;
    }
    const next: NewRef | Null = PyObject_CallTwoArgs(function_, result, item);
    decref(result);
    decref(item);
    if (next === NULL) return NULL;
    result = next;
  }
  if (result === NULL || !PyErr.occurred()) return result;
  decref(result);
  return NULL;
}

defineModule({
  name: "_functools",
  doc: "Tools that operate on functions.",
  functions: [
    func(
      "reduce($module, function, iterable, initial=NULL, /)",
      "Combine the items of iterable, from left to right, with a function of two arguments.\n\nWith an initial value the first call combines that and the first item; it is the result for an empty iterable.",
      functools_reduce,
    ),
    cmp_to_key,
  ],
  exec: (module) =>
    addType(module, "partial", T.partial) || addType(module, "_lru_cache_wrapper", T._lru_cache_wrapper),
});
