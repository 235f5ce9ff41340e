/**
 * Identifiers that the interpreter itself uses: interned, immortal strs at fixed addresses (CPython's `_Py_ID`).
 * `ID.__init__` is the address of the str "__init__". To add one, add its name to NAMES (at most 39 characters).
 */
import { ID_BYTES, IDS_BASE } from "./heap/address-map.js";
import type { NewRef } from "./heap/ownership.js";

/** The names, in the order of their addresses. */
export const NAMES = [
  "__abs__", "__abstractmethods__", "__add__", "__aenter__", "__aexit__", "__aiter__", "__all__", "__and__",
  "__anext__", "__annotations__", "__args__", "__await__", "__bases__", "__bool__", "__build_class__", "__builtins__",
  "__bytes__", "__call__", "__cause__", "__ceil__", "__class__", "__class_getitem__", "__classcell__",
  "__classdict__", "__classdictcell__", "__closure__", "__code__", "__complex__", "__contains__", "__context__",
  "__copy__", "__deepcopy__", "__defaults__", "__del__", "__delattr__", "__delete__", "__delitem__", "__dict__",
  "__dir__", "__divmod__", "__doc__", "__enter__", "__eq__", "__exit__", "__file__", "__firstlineno__", "__float__",
  "__floor__", "__floordiv__", "__format__", "__fspath__", "__future__", "__ge__", "__get__", "__getattr__",
  "__getattribute__", "__getitem__", "__getnewargs__", "__getstate__", "__globals__", "__gt__", "__hash__",
  "__iadd__", "__iand__", "__ifloordiv__", "__ilshift__", "__imatmul__", "__imod__", "__import__", "__imul__",
  "__index__", "__init__", "__init_subclass__", "__instancecheck__", "__int__", "__invert__", "__ior__", "__ipow__",
  "__irshift__", "__isub__", "__iter__", "__itruediv__", "__ixor__", "__kwdefaults__", "__le__", "__len__",
  "__length_hint__", "__loader__", "__lshift__", "__lt__", "__main__", "__match_args__", "__matmul__",
  "__missing__", "__mod__", "__module__", "__mro__", "__mro_entries__", "__mul__", "__name__", "__ne__", "__neg__",
  "__new__", "__next__", "__or__", "__origin__", "__package__", "__parameters__", "__path__", "__pos__", "__pow__",
  "__prepare__", "__qualname__", "__radd__", "__rand__", "__rdivmod__", "__reduce__", "__reduce_ex__", "__repr__",
  "__reversed__", "__rfloordiv__", "__rlshift__", "__rmatmul__", "__rmod__", "__rmul__", "__ror__", "__round__",
  "__rpow__", "__rrshift__", "__rshift__", "__rsub__", "__rtruediv__", "__rxor__", "__self__", "__set__",
  "__set_name__", "__setattr__", "__setitem__", "__setstate__", "__sizeof__", "__slots__", "__spec__",
  "__static_attributes__", "__str__", "__sub__", "__subclasscheck__", "__subclasshook__", "__suppress_context__",
  "__text_signature__", "__traceback__", "__truediv__", "__trunc__", "__type_params__", "__weakref__", "__wrapped__",
  "__xor__", "_", "add_note", "append", "args", "builtins", "cached", "characters_written", "close", "closed",
  "code", "copy", "daemon", "defaultaction", "displayhook", "end", "end_lineno", "end_offset", "errno", "excepthook",
  "exceptions", "exit", "extend", "file", "filename", "filename2", "fileno", "flush", "get", "ident", "items",
  "join", "key", "keys", "lineno", "message", "metaclass", "mro", "msg", "name", "name_from", "obj", "offset",
  "path", "print_file_and_line", "read", "readline", "reason", "reverse", "send", "sep", "sort", "start", "stderr",
  "stdin", "stdout", "step", "stop", "strerror", "sys", "tb_frame", "text", "threading", "throw", "update", "value",
  "values", "write", "last_exc", "last_type", "last_value", "last_traceback", "modules", "warnoptions", "ps1",
  "ps2", "argv", "__stderr__", "__stdout__", "__stdin__", "unraisablehook", "tracebacklimit", "encoding", "errors",
  "mode", "buffer", "start_new_thread", "_shutdown", "_excepthook", "__notes__", "self", "cls",
  "<module>", "<listcomp>", "<lambda>", "<string>", "<stdin>", "exc_value", "exc_type", "exc_traceback", "thread",
  "__breakpointhook__", "<genexpr>", "format", "strict", "utf-8", "n_fields", "n_sequence_fields",
  "n_unnamed_fields", "__isabstractmethod__", "fget", "fset", "fdel", "doc", "default", "maxsplit", "imag", "real",
] as const;

/** One of NAMES. */
export type IdentifierName = (typeof NAMES)[number];

/** Address of each identifier. */
export const ID = Object.fromEntries(NAMES.map((name, i) => [name, IDS_BASE + i * ID_BYTES])) as {
  readonly [K in IdentifierName]: NewRef;
};
