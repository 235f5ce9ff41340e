/**
 * The layouts of exception objects (CPython's Include/cpython/pyerrors.h). Apart from the code, so that every file can
 * extend BaseException's layout whatever the order in which modules are evaluated.
 */
import { f64, i32, ref, struct } from "../heap/struct.js";
import { PyObjectHead } from "./object.js";

export const BaseException = struct("BaseException", PyObjectHead, {
  dict: ref("instance attributes (`__notes__` among them), or NULL"),
  args: ref("tuple: the constructor's arguments"),
  traceback: ref("traceback, or NULL"),
  context: ref("`__context__`: the exception that was being handled, or NULL"),
  cause: ref("`__cause__`: from `raise … from`, or NULL"),
  suppress_context: i32("1: `__context__` is not shown"),
});

export const StopIteration = struct("StopIteration", BaseException, {
  value: ref("what the generator returned, or NULL"),
});

export const SystemExit = struct("SystemExit", BaseException, {
  code: ref("exit status, or NULL"),
});

export const ImportError = struct("ImportError", BaseException, {
  msg: ref("the message, or NULL"),
  name: ref("module that was looked for, or NULL"),
  path: ref("file that was found, or NULL"),
  name_from: ref("name that the module does not have, or NULL"),
});

export const AttributeError = struct("AttributeError", BaseException, {
  obj: ref("object whose attribute was looked up, or NULL"),
  name: ref("the attribute's name, or NULL"),
});

export const NameError = struct("NameError", BaseException, {
  name: ref("the name, or NULL"),
});

export const OSError = struct("OSError", BaseException, {
  errno: ref("error number, or NULL"),
  strerror: ref("the system's message, or NULL"),
  filename: ref("first file name, or NULL"),
  filename2: ref("second file name, or NULL"),
  written: i32("BlockingIOError.characters_written, or -1: not set"),
});

export const SyntaxErrorObject = struct("SyntaxError", BaseException, {
  msg: ref("the message, or NULL"),
  filename: ref("file name, or NULL"),
  lineno: ref("line, from 1, or NULL"),
  offset: ref("column, from 1, or NULL"),
  end_lineno: ref("line of the end, or NULL"),
  end_offset: ref("column of the end, or NULL"),
  text: ref("the source line, or NULL"),
  print_file_and_line: ref("kept for CPython's sake, or NULL"),
});

export const UnicodeError = struct("UnicodeError", BaseException, {
  encoding: ref("name of the encoding, or NULL (UnicodeTranslateError)"),
  object: ref("what was being coded, or NULL"),
  start: f64("index of the first bad character or byte"),
  end: f64("index after the last bad character or byte"),
  reason: ref("why, or NULL"),
});

export const BaseExceptionGroup = struct("BaseExceptionGroup", BaseException, {
  msg: ref("the message, or NULL"),
  excs: ref("tuple of exceptions, or NULL"),
});
