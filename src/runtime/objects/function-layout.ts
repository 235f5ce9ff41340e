/** The layout of function objects, apart from function.ts so that frame records can use it. */
import { i32, ref, struct } from "../heap/struct.js";
import { PyObjectHead } from "./object.js";

export const PyFunctionObject = struct("function", PyObjectHead, {
  func_globals: ref("dict"),
  func_builtins: ref("dict"),
  func_name: ref("str"),
  func_qualname: ref("str"),
  func_code: ref("code object"),
  func_defaults: ref("tuple of default values, or NULL"),
  func_kwdefaults: ref("dict of keyword-only defaults, or NULL"),
  func_closure: ref("tuple of cells, or NULL"),
  func_doc: ref("any object"),
  func_dict: ref("instance dict, or NULL"),
  func_weakreflist: i32("weak references"),
  func_module: ref("`__module__`, or NULL"),
  func_annotations: ref("dict, or tuple of names and values until asked for, or NULL"),
  func_typeparams: ref("tuple, or NULL"),
  func_version: i32(
    "co_version of the code while code and defaults are as they were made; 0: changed. For inline caches",
  ),
});
