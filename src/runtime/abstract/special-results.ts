/**
 * What special methods that convert (`__index__`, `__int__`, `__float__`, `__complex__`) may give: an instance of a subclass is accepted, with a
 * DeprecationWarning. Mirrors the checks in PyNumber_Long and its kin of CPython's Objects/abstract.c.
 */
import * as PyErr from "../errors.js";
import type { NewRef, Null } from "../heap/ownership.js";
import { decref } from "../objects/object.js";
import { T } from "../objects/type-table.js";
import { PyErr_WarnEx } from "../warnings.js";

/** "__index__ returned non-int (type str)". Steals `result`. */
export function wrongResult(method: string, wanted: string, result: NewRef): Null {
  PyErr.setString(T.TypeError, `${method} returned non-${wanted} (type ${PyErr.typeName(result)})`);
  decref(result);
  return 0;
}

/** Warn that `result` is of a subclass of `wanted`; gives it, or NULL when the warning is an error. Steals `result`. @mayRunPython */
export function subclassResult(method: string, wanted: string, result: NewRef): NewRef | Null {
  const message =
    `${method} returned non-${wanted} (type ${PyErr.typeName(result)}).  The ability to return an instance of a strict subclass of ${wanted} ` +
    "is deprecated, and may be removed in a future version of Python.";
  if (PyErr_WarnEx(T.DeprecationWarning, message, 1) === 0) return result;
  decref(result);
  return 0;
}
