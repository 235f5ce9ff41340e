/** The name of a thread as `threading` has it, read without running Python code. */
import { isSmallInt, type PyObject } from "../runtime/heap/ownership.js";
import { ID } from "../runtime/identifiers.js";
import { _PyObject_LookupInstanceAttr } from "../runtime/objects/instance.js";
import { PyMethodObject } from "../runtime/objects/method.js";
import { typeOf } from "../runtime/objects/object.js";
import { T } from "../runtime/objects/type-table.js";
import * as PyUnicode from "../runtime/objects/unicode.js";
import { ThreadState, tidOf } from "../runtime/threads/state.js";

/**
 * The name of the thread of a live thread state. The function that it was started with is a method of its Thread object, whose `_name` it is; a thread
 * that `_thread` started has none: `Thread#3`.
 */
export function threadName(ts: number): string {
  if (ThreadState.is_main.get(ts) === 1) return "MainThread";
  const func = ThreadState.start_func.get(ts) as PyObject;
  if (func !== (0 as number) && typeOf(func) === T.method) {
    const self = PyMethodObject.im_self.get(func) as PyObject;
    const name = isSmallInt(self) ? 0 : _PyObject_LookupInstanceAttr(self, ID._name);
    if (name !== 0 && !isSmallInt(name) && typeOf(name) === T.str) return PyUnicode.toJS(name);
  }
  return `Thread#${tidOf(ts)}`;
}
