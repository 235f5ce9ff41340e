/** sys.settrace, sys.setprofile and their companions. Mirrors that part of CPython's Python/sysmodule.c; the events are made in src/vm/tracing.ts. */
import { PyObject_Call } from "../call/call.js";
import * as PyErr from "../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { func } from "../method-def.js";
import { typeOf, xincref } from "../objects/object.js";
import { hasFlag, TypeFlags } from "../objects/type.js";
import { None, T } from "../objects/type-table.js";
import { ThreadState, tstate } from "../threads/state.js";
import { liveThreadStates } from "../threads/thread-life.js";
import { setProfileFunction, setTraceFunction, setTracingDepth } from "../threads/tracing.js";

type Setter = (ts: number, func: PyObject | Null) => void;

const forThisThread = (set: Setter) => (function_: PyObject) => {
  set(tstate, function_ === None ? NULL : function_);
  return None;
};

const forAllThreads = (set: Setter) => (function_: PyObject) => {
  for (const ts of liveThreadStates()) set(ts, function_ === None ? NULL : function_);
  return None;
};

function sys_gettrace(): NewRef {
  return (xincref(ThreadState.c_tracefunc.get(tstate)) || None) as NewRef;
}

function sys_getprofile(): NewRef {
  return (xincref(ThreadState.c_profilefunc.get(tstate)) || None) as NewRef;
}

function sys_call_tracing(function_: PyObject, args: PyObject): NewRef | Null {
  if (!hasFlag(typeOf(args), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(
      T.TypeError,
      `call_tracing() argument 2 must be tuple, not ${PyErr.typeName(args)}`,
    );
  }
  const depth = setTracingDepth(tstate, 0);
  const result = PyObject_Call(function_, args, NULL);
  setTracingDepth(tstate, depth);
  return result;
}

export const sysTraceFunctions = [
  func(
    "settrace($module, function, /)",
    "Have this thread call function(frame, event, arg) for each call, line, return and exception; None: no more.",
    forThisThread(setTraceFunction),
  ),
  func("gettrace($module, /)", "The function of settrace(), or None.", sys_gettrace),
  func(
    "setprofile($module, function, /)",
    "Have this thread call function(frame, event, arg) for each call and return, native functions included; None: no more.",
    forThisThread(setProfileFunction),
  ),
  func("getprofile($module, /)", "The function of setprofile(), or None.", sys_getprofile),
  func(
    "_settraceallthreads($module, function, /)",
    "settrace() in all threads.",
    forAllThreads(setTraceFunction),
  ),
  func(
    "_setprofileallthreads($module, function, /)",
    "setprofile() in all threads.",
    forAllThreads(setProfileFunction),
  ),
  func(
    "call_tracing($module, func, args, /)",
    "Call func(*args) traced, from inside a trace function.",
    sys_call_tracing,
  ),
];
