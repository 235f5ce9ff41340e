/** The part of sys that looks at what runs: frames, exceptions in flight. */
import * as PyErr from "../errors.js";
import { currentFrame, F } from "../frame-record.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { ID } from "../identifiers.js";
import { func } from "../method-def.js";
import * as PyDict from "../objects/dict.js";
import { PyException_GetTraceback } from "../objects/exceptions.js";
import { getFrameObjectBorrow } from "../objects/frame.js";
import * as PyLong from "../objects/long.js";
import { decref, incref, typeOf, xdecref } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { None, T } from "../objects/type-table.js";
import { ThreadState } from "../threads/state.js";
import { identOf, liveThreadStates } from "../threads/thread-life.js";

// The record `depth` calls out from the caller, or 0.
function frameAt(depth: number): number {
  let frame = currentFrame();
  for (let left = depth; left > 0 && frame !== 0; left--) frame = I32[(frame >> 2) + F.PREVIOUS];
  return frame;
}

function sys_getframe(depth: number): NewRef | Null {
  const frame = frameAt(depth);
  if (frame === 0) return PyErr.setString(T.ValueError, "call stack is not deep enough");
  const op = getFrameObjectBorrow(frame);
  return op === NULL ? NULL : incref(op);
}

function sys_getframemodulename(depth: number): NewRef | Null {
  const frame = frameAt(depth);
  if (frame === 0) return None;
  const name = PyDict.getItem(I32[(frame >> 2) + F.GLOBALS] as PyObject, ID.__name__);
  return name === NULL ? None : incref(name);
}

// A dict from thread ident to what `show` says of its state; NULL from it leaves the thread out.
function byThread(show: (ts: number) => PyObject | Null): NewRef | Null {
  const dict = PyDict.new_();
  if (dict === NULL) return NULL;
  for (const ts of liveThreadStates()) {
    const value = show(ts);
    const ident = value === NULL ? NULL : PyLong.fromNumber(identOf(ts));
    if (value !== NULL && (ident === NULL || PyDict.setItem(dict, ident, value) < 0)) {
      xdecref(ident);
      decref(dict);
      return NULL;
    }
    xdecref(ident);
  }
  return dict;
}

function sys_current_frames(): NewRef | Null {
  return byThread((ts) => {
    const frame = ThreadState.current_frame.get(ts);
    return frame === 0 ? NULL : getFrameObjectBorrow(frame);
  });
}

function sys_current_exceptions(): NewRef | Null {
  return byThread((ts) => {
    for (let info = ThreadState.exc_info.get(ts); info !== 0; info = I32[(info >> 2) + 1]) {
      const value = I32[info >> 2] as PyObject | Null;
      if (value !== NULL && value !== None) return value;
    }
    return None;
  });
}

function sys_exception(): NewRef {
  const exc = PyErr.getHandledExceptionBorrow();
  return exc === NULL ? None : incref(exc);
}

function sys_exc_info(): NewRef | Null {
  const exc = PyErr.getHandledExceptionBorrow();
  if (exc === NULL) return PyTuple.pack(None, None, None);
  const traceback = PyException_GetTraceback(exc);
  const result = PyTuple.pack(typeOf(exc), exc, traceback === NULL ? None : traceback);
  xdecref(traceback);
  return result;
}

export const sysFrameFunctions = [
  func("_getframe($module, depth: int = 0, /)", "The frame of the caller, or one further out.", sys_getframe),
  func(
    "_getframemodulename($module, /, depth: int = 0)",
    "The name of the module that called, or None.",
    sys_getframemodulename,
  ),
  func("_current_frames($module, /)", "A dict from thread ident to its topmost frame.", sys_current_frames),
  func(
    "_current_exceptions($module, /)",
    "A dict from thread ident to the exception that it is handling, or None.",
    sys_current_exceptions,
  ),
  func("exception($module, /)", "The exception that is being handled, or None.", sys_exception),
  func(
    "exc_info($module, /)",
    "(type, value, traceback) of the exception that is being handled.",
    sys_exc_info,
  ),
];
