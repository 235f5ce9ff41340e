/** The module `_weakref`: what `weakref` (lib/weakref.py) is built on. Mirrors CPython's Modules/_weakref.c. */
import * as PyErr from "../errors.js";
import type { NewRef, Null, PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import * as PyList from "../objects/list.js";
import * as PyLong from "../objects/long.js";
import { typeOf } from "../objects/object.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { None, T } from "../objects/type-table.js";
import { checkRef, countOf, isDead, newProxy, weakrefsOf } from "../objects/weakref.js";
import { addType, defineModule } from "./module-def.js";

function weakref_getweakrefcount(op: PyObject): NewRef | Null {
  return PyLong.fromNumber(countOf(op));
}

function weakref_getweakrefs(op: PyObject): NewRef | Null {
  const found = weakrefsOf(op);
  const list = PyList.newPrealloc(found.length);
  if (list !== 0) for (const weakref of found) PyList.append(list, weakref); // there is room
  return list;
}

function weakref_proxy(op: PyObject, callback: PyObject): NewRef | Null {
  return newProxy(op, callback);
}

// Whoever removes the entry of a dead reference may come late: another object may be there by now.
function weakref_remove_dead_weakref(dict: PyObject, key: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(dict), TypeFlags.DICT_SUBCLASS)) {
    return PyErr.setString(
      T.TypeError,
      `_remove_dead_weakref() argument 1 must be dict, not ${PyErr.typeName(dict)}`,
    );
  }
  const value = PyDict.getItem(dict, key);
  if (value === 0) return PyErr.occurred() ? 0 : None;
  if (!checkRef(value)) return PyErr.setString(T.TypeError, "not a weakref");
  if (isDead(value) && PyDict.delItem(dict, key) < 0) return 0;
  return None;
}

defineModule({
  name: "_weakref",
  doc: "References that do not keep their objects alive.",
  functions: [
    func(
      "getweakrefcount($module, object, /)",
      "The number of weak references to object.",
      weakref_getweakrefcount,
    ),
    func("getweakrefs($module, object, /)", "A list of all weak references to object.", weakref_getweakrefs),
    func(
      "proxy($module, object, callback=None, /)",
      "A proxy that refers weakly to object.\n\nThe callback, if given, is called with the proxy when object is about to go away.",
      weakref_proxy,
    ),
    func(
      "_remove_dead_weakref($module, dct, key, /)",
      "Delete dct[key] if it is a weak reference to something that is gone.",
      weakref_remove_dead_weakref,
    ),
  ],
  exec: (module) => {
    if (addType(module, "ref", T.ReferenceType) < 0) return -1;
    if (addType(module, "ReferenceType", T.ReferenceType) < 0) return -1;
    if (addType(module, "ProxyType", T.ProxyType) < 0) return -1;
    return addType(module, "CallableProxyType", T.CallableProxyType);
  },
});
