/**
 * The opcode table: every instruction once, with its operand, inline caches, stack effect and meaning.
 *
 * Assembler, VM, `dis`, trace, JIT and docs/OPCODES.md read these rows. Names, operands, stack effects and cache
 * counts are CPython 3.13's (Python/bytecodes.c, Lib/opcode.py); the numbers are ours: dense from 0, so that V8 makes
 * a jump table of the eval loop's `switch`, first the opcodes that the compiler emits, then the specialised forms
 * that the VM writes over them. A row that is missing or that has no number does not compile; rows and numbers have
 * the same order (a test compares them).
 */

export const enum Op {
  // What the compiler emits, CPython's alphabetical order; CACHE is 0 because a cache word is all zeros at first.
  CACHE,
  BEFORE_ASYNC_WITH,
  BEFORE_WITH,
  BINARY_OP,
  BINARY_SLICE,
  BINARY_SUBSCR,
  BUILD_CONST_KEY_MAP,
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  BUILD_SLICE,
  BUILD_STRING,
  BUILD_TUPLE,
  CALL,
  CALL_FUNCTION_EX,
  CALL_INTRINSIC_1,
  CALL_INTRINSIC_2,
  CALL_KW,
  CHECK_EG_MATCH,
  CHECK_EXC_MATCH,
  CLEANUP_THROW,
  COMPARE_OP,
  CONTAINS_OP,
  CONVERT_VALUE,
  COPY,
  COPY_FREE_VARS,
  DELETE_ATTR,
  DELETE_DEREF,
  DELETE_FAST,
  DELETE_GLOBAL,
  DELETE_NAME,
  DELETE_SUBSCR,
  DICT_MERGE,
  DICT_UPDATE,
  END_ASYNC_FOR,
  END_FOR,
  END_SEND,
  EXIT_INIT_CHECK,
  FORMAT_SIMPLE,
  FORMAT_WITH_SPEC,
  FOR_ITER,
  GET_AITER,
  GET_ANEXT,
  GET_AWAITABLE,
  GET_ITER,
  GET_LEN,
  GET_YIELD_FROM_ITER,
  IMPORT_FROM,
  IMPORT_NAME,
  INTERPRETER_EXIT,
  IS_OP,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  JUMP_FORWARD,
  LIST_APPEND,
  LIST_EXTEND,
  LOAD_ASSERTION_ERROR,
  LOAD_ATTR,
  LOAD_BUILD_CLASS,
  LOAD_CONST,
  LOAD_DEREF,
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  LOAD_FAST_CHECK,
  LOAD_FAST_LOAD_FAST,
  LOAD_FROM_DICT_OR_DEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_GLOBAL,
  LOAD_LOCALS,
  LOAD_NAME,
  LOAD_SUPER_ATTR,
  MAKE_CELL,
  MAKE_FUNCTION,
  MAP_ADD,
  MATCH_CLASS,
  MATCH_KEYS,
  MATCH_MAPPING,
  MATCH_SEQUENCE,
  NOP,
  POP_EXCEPT,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  PUSH_EXC_INFO,
  PUSH_NULL,
  RAISE_VARARGS,
  RERAISE,
  RESUME,
  RETURN_CONST,
  RETURN_GENERATOR,
  RETURN_VALUE,
  SEND,
  SETUP_ANNOTATIONS,
  SET_ADD,
  SET_FUNCTION_ATTRIBUTE,
  SET_UPDATE,
  STORE_ATTR,
  STORE_DEREF,
  STORE_FAST,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_STORE_FAST,
  STORE_GLOBAL,
  STORE_NAME,
  STORE_SLICE,
  STORE_SUBSCR,
  SWAP,
  TO_BOOL,
  UNARY_INVERT,
  UNARY_NEGATIVE,
  UNARY_NOT,
  UNPACK_EX,
  UNPACK_SEQUENCE,
  WITH_EXCEPT_START,
  YIELD_VALUE,

  // Specialised forms: only the VM writes them, over the base opcode and with the same operand and caches.
  BINARY_OP_ADD_FLOAT,
  BINARY_OP_ADD_INT,
  BINARY_OP_ADD_UNICODE,
  BINARY_OP_MULTIPLY_FLOAT,
  BINARY_OP_MULTIPLY_INT,
  BINARY_OP_SUBTRACT_FLOAT,
  BINARY_OP_SUBTRACT_INT,
  BINARY_SUBSCR_DICT,
  BINARY_SUBSCR_GETITEM,
  BINARY_SUBSCR_LIST_INT,
  BINARY_SUBSCR_STR_INT,
  BINARY_SUBSCR_TUPLE_INT,
  CALL_ALLOC_AND_ENTER_INIT,
  CALL_BOUND_METHOD_EXACT_ARGS,
  CALL_BUILTIN_CLASS,
  CALL_BUILTIN_FAST,
  CALL_BUILTIN_O,
  CALL_ISINSTANCE,
  CALL_LEN,
  CALL_LIST_APPEND,
  CALL_METHOD_DESCRIPTOR_FAST,
  CALL_METHOD_DESCRIPTOR_NOARGS,
  CALL_METHOD_DESCRIPTOR_O,
  CALL_PY_EXACT_ARGS,
  CALL_PY_GENERAL,
  CALL_STR_1,
  CALL_TUPLE_1,
  CALL_TYPE_1,
  COMPARE_OP_FLOAT,
  COMPARE_OP_INT,
  COMPARE_OP_STR,
  CONTAINS_OP_DICT,
  CONTAINS_OP_SET,
  FOR_ITER_GEN,
  FOR_ITER_LIST,
  FOR_ITER_RANGE,
  FOR_ITER_TUPLE,
  LOAD_ATTR_CLASS,
  LOAD_ATTR_INSTANCE_VALUE,
  LOAD_ATTR_METHOD_NO_DICT,
  LOAD_ATTR_METHOD_WITH_VALUES,
  LOAD_ATTR_MODULE,
  LOAD_ATTR_PROPERTY,
  LOAD_ATTR_SLOT,
  LOAD_ATTR_WITH_HINT,
  LOAD_GLOBAL_BUILTIN,
  LOAD_GLOBAL_MODULE,
  LOAD_SUPER_ATTR_ATTR,
  LOAD_SUPER_ATTR_METHOD,
  SEND_GEN,
  STORE_ATTR_INSTANCE_VALUE,
  STORE_ATTR_SLOT,
  STORE_ATTR_WITH_HINT,
  STORE_SUBSCR_DICT,
  STORE_SUBSCR_LIST_INT,
  TO_BOOL_ALWAYS_TRUE,
  TO_BOOL_BOOL,
  TO_BOOL_INT,
  TO_BOOL_LIST,
  TO_BOOL_NONE,
  TO_BOOL_STR,
  UNPACK_SEQUENCE_LIST,
  UNPACK_SEQUENCE_TUPLE,
  UNPACK_SEQUENCE_TWO_TUPLE,
}

/** What an instruction's oparg means. */
export type OperandKind =
  /** Nothing: the oparg is 0. */
  | "none"
  /** Index into co_consts. */
  | "const"
  /** Index into co_names. */
  | "name"
  /** Index into the frame's locals (co_localsplusnames). */
  | "fast"
  /** Two locals below 16: `first << 4 | second`. */
  | "fast2"
  /** Index into the frame's locals, of a slot that holds a cell. */
  | "free"
  /** Instruction words to jump ahead, from after this instruction's caches. */
  | "jumpForward"
  /** Instruction words to jump back, from after this instruction's caches. */
  | "jumpBackward"
  /** A comparison (CMP_OP index) in bits 5 and up; bit 16 asks for a real bool; the low 4 bits are CPython's mask. */
  | "compare"
  /** A BinaryOperator. */
  | "binary"
  /** A UnaryIntrinsic. */
  | "intrinsic1"
  /** A BinaryIntrinsic. */
  | "intrinsic2"
  /** 1 str, 2 repr, 3 ascii. */
  | "convert"
  /** `nameIndex << 1 | pushNull`. */
  | "loadGlobal"
  /** `nameIndex << 1 | methodForm`. */
  | "loadAttr"
  /** `nameIndex << 2 | hasTwoArguments << 1 | methodForm`. */
  | "loadSuperAttr"
  /** One FUNCTION_ATTR_FLAGS bit. */
  | "funcAttr"
  /** Where the frame (re)starts: 0 function start, 1 after yield, 2 after yield from, 3 after await; + 4 when one exception handler surrounds it. */
  | "resume"
  /** A count, depth or flag that the doc line explains. */
  | "number";

export interface OpInfo {
  readonly operand: OperandKind;
  /** Inline cache words that follow the instruction. */
  readonly caches: number;
  /** `"inputs -- outputs"`, top of stack rightmost; `name[size]` is an array of `size` items, computed from oparg. */
  readonly effect: string;
  readonly doc: string;
  /** Does it count for the check interval of Python 2.7 (see `ticks` in the rows below)? */
  readonly ticks: boolean;
  /** May it jump to the target that its oparg names? */
  readonly jump?: true;
  /** The opcode that this one is a specialised form of. */
  readonly base?: keyof typeof Op;
}

function row(operand: OperandKind, caches: number, effect: string, doc: string): OpInfo {
  return { operand, caches, effect, doc, ticks: true };
}

/**
 * A row that never ticks. In 2.7.11+ these had no check: NOP LOAD_FAST LOAD_CONST STORE_FAST POP_TOP ROT_* DUP_*
 * JUMP_FORWARD, and conditional jumps on a real bool; here their counterparts and what 3.13 fuses out of them.
 */
function quiet(operand: OperandKind, caches: number, effect: string, doc: string): OpInfo {
  return { operand, caches, effect, doc, ticks: false };
}

function jump(info: OpInfo): OpInfo {
  return { ...info, jump: true };
}

function like(info: OpInfo, base: keyof typeof Op, doc: string): OpInfo {
  return { ...info, base, doc };
}

// The families that have specialised forms.
const BINARY_OP = row("binary", 1, "lhs, rhs -- res", "Binary or in-place operator.");
const BINARY_SUBSCR = row("none", 1, "container, sub -- res", "container[sub].");
const CALL = row(
  "number",
  3,
  "callable, self_or_null, args[oparg] -- res",
  "Call with oparg positional arguments, and with self before them unless it is NULL.",
);
const COMPARE_OP = row(
  "compare",
  1,
  "left, right -- res",
  "Rich comparison; with bit 16 the result is a bool.",
);
const CONTAINS_OP = row("number", 1, "left, right -- b", "left in right; oparg 1: not in.");
const FOR_ITER = jump(
  row(
    "jumpForward",
    1,
    "iter -- iter, next",
    "Push the next item; at the end pop iter and go to the instruction after the END_FOR, POP_TOP at the target.",
  ),
);
const LOAD_ATTR = row(
  "loadAttr",
  9,
  "owner -- attr, self_or_null[oparg & 1]",
  "owner.name; the method form gives (function, owner), or (attribute, NULL) when it is no method.",
);
const LOAD_GLOBAL = row(
  "loadGlobal",
  4,
  "-- res, null[oparg & 1]",
  "Global or builtin; with the low bit a NULL after it, ready for CALL.",
);
const LOAD_SUPER_ATTR = row(
  "loadSuperAttr",
  1,
  "global_super, class, self -- attr, self_or_null[oparg & 1]",
  "super().name or super(class, self).name without making the super object.",
);
const SEND = jump(
  row(
    "jumpForward",
    1,
    "receiver, v -- receiver, retval",
    "Send v into receiver; jump with its return value when it has finished.",
  ),
);
const STORE_ATTR = row("name", 4, "v, owner --", "owner.name = v.");
const STORE_SUBSCR = row("none", 1, "v, container, sub --", "container[sub] = v.");
const TO_BOOL = row("none", 3, "value -- res", "Replace the value by its truth.");
const UNPACK_SEQUENCE = row(
  "number",
  1,
  "seq -- values[oparg]",
  "Push oparg items, the first on top; ValueError for any other length.",
);

export const OPCODES: { readonly [K in keyof typeof Op]: OpInfo } = {
  CACHE: quiet("none", 0, "--", "A word of an inline cache; never executed."),
  BEFORE_ASYNC_WITH: row(
    "none",
    0,
    "mgr -- exit, res",
    "Push the bound __aexit__ and what __aenter__() gives.",
  ),
  BEFORE_WITH: row("none", 0, "mgr -- exit, res", "Push the bound __exit__ and what __enter__() gives."),
  BINARY_OP,
  BINARY_SLICE: row("none", 0, "container, start, stop -- res", "container[start:stop]."),
  BINARY_SUBSCR,
  BUILD_CONST_KEY_MAP: row(
    "number",
    0,
    "values[oparg], keys -- map",
    "Dict of the keys (a tuple) and the values.",
  ),
  BUILD_LIST: row("number", 0, "values[oparg] -- list", "List of the top items."),
  BUILD_MAP: row("number", 0, "values[oparg * 2] -- map", "Dict of oparg key, value pairs."),
  BUILD_SET: row("number", 0, "values[oparg] -- set", "Set of the top items."),
  BUILD_SLICE: row(
    "number",
    0,
    "start, stop, step[oparg == 3] -- slice",
    "slice(start, stop) or, oparg 3, with a step.",
  ),
  BUILD_STRING: row("number", 0, "pieces[oparg] -- str", "Join strings."),
  BUILD_TUPLE: row("number", 0, "values[oparg] -- tup", "Tuple of the top items."),
  CALL,
  CALL_FUNCTION_EX: row(
    "number",
    0,
    "func, null, callargs, kwargs[oparg & 1] -- result",
    "func(*callargs), or with the low bit func(*callargs, **kwargs).",
  ),
  CALL_INTRINSIC_1: row("intrinsic1", 0, "value -- res", "A rare operation on one value, by number."),
  CALL_INTRINSIC_2: row(
    "intrinsic2",
    0,
    "value2, value1 -- res",
    "A rare operation on two values, by number.",
  ),
  CALL_KW: row(
    "number",
    0,
    "callable, self_or_null, args[oparg], kwnames -- res",
    "Call; the last len(kwnames) of the oparg arguments are keywords.",
  ),
  CHECK_EG_MATCH: row(
    "none",
    0,
    "exc_value, match_type -- rest, match",
    "except*: split the group into what does not match and what does (None if nothing).",
  ),
  CHECK_EXC_MATCH: row(
    "none",
    0,
    "left, right -- left, b",
    "except: does the exception match the class or tuple?",
  ),
  CLEANUP_THROW: row(
    "none",
    0,
    "sub_iter, last_sent_val, exc_value -- none, value",
    "throw() during yield from or await: give StopIteration's value, or raise again.",
  ),
  COMPARE_OP,
  CONTAINS_OP,
  CONVERT_VALUE: row("convert", 0, "value -- result", "str(), repr() or ascii() for !s, !r, !a."),
  COPY: quiet(
    "number",
    0,
    "bottom, unused[oparg - 1] -- bottom, unused[oparg - 1], top",
    "Push the item oparg deep (1 is the top) once more.",
  ),
  COPY_FREE_VARS: row("number", 0, "--", "Copy the function's closure into the frame's last oparg slots."),
  DELETE_ATTR: row("name", 0, "owner --", "del owner.name."),
  DELETE_DEREF: row("free", 0, "--", "Empty a cell."),
  DELETE_FAST: row("fast", 0, "--", "del of a local."),
  DELETE_GLOBAL: row("name", 0, "--", "del of a global."),
  DELETE_NAME: row("name", 0, "--", "del of a name in the locals mapping."),
  DELETE_SUBSCR: row("none", 0, "container, sub --", "del container[sub]."),
  DICT_MERGE: row(
    "number",
    0,
    "callable, unused, unused, dict, unused[oparg - 1], update -- callable, unused, unused, dict, unused[oparg - 1]",
    "Merge ** arguments into the dict oparg deep; TypeError for a duplicate, with callable in the message.",
  ),
  DICT_UPDATE: row(
    "number",
    0,
    "dict, unused[oparg - 1], update -- dict, unused[oparg - 1]",
    "Update the dict oparg deep.",
  ),
  END_ASYNC_FOR: row(
    "none",
    0,
    "awaitable, exc --",
    "End of async for: raise again unless StopAsyncIteration.",
  ),
  END_FOR: quiet("none", 0, "value --", "Drop the item after a generator inlined in FOR_ITER has ended."),
  END_SEND: row("none", 0, "receiver, value -- value", "Drop the finished receiver."),
  EXIT_INIT_CHECK: row(
    "none",
    0,
    "should_be_none --",
    "__init__ entered by CALL_ALLOC_AND_ENTER_INIT must give None.",
  ),
  FORMAT_SIMPLE: row("none", 0, "value -- res", "format(value, ''), for an f-string field."),
  FORMAT_WITH_SPEC: row(
    "none",
    0,
    "value, fmt_spec -- res",
    "format(value, fmt_spec), for an f-string field.",
  ),
  FOR_ITER,
  GET_AITER: row("none", 0, "obj -- iter", "obj.__aiter__()."),
  GET_ANEXT: row("none", 0, "aiter -- aiter, awaitable", "Push the awaitable of aiter.__anext__()."),
  GET_AWAITABLE: row(
    "number",
    0,
    "iterable -- iter",
    "The iterator that await runs; oparg 1 and 2 word the error for __aenter__ and __aexit__.",
  ),
  GET_ITER: row("none", 0, "iterable -- iter", "iter(iterable)."),
  GET_LEN: row("none", 0, "obj -- obj, len", "Push len(obj)."),
  GET_YIELD_FROM_ITER: row(
    "none",
    0,
    "iterable -- iter",
    "The iterator for yield from: generators stay as they are.",
  ),
  IMPORT_FROM: row("name", 0, "from -- from, res", "Push from.name, for from … import name."),
  IMPORT_NAME: row(
    "name",
    0,
    "level, fromlist -- res",
    "__import__(name, globals, locals, fromlist, level).",
  ),
  INTERPRETER_EXIT: row("none", 0, "retval --", "Leave the eval loop with a value for its native caller."),
  IS_OP: row("number", 0, "left, right -- b", "left is right; oparg 1: is not."),
  JUMP_BACKWARD: jump(row("jumpBackward", 1, "--", "Jump back; looks at the eval breaker.")),
  JUMP_BACKWARD_NO_INTERRUPT: jump(
    row("jumpBackward", 0, "--", "Jump back without looking at the eval breaker."),
  ),
  JUMP_FORWARD: jump(quiet("jumpForward", 0, "--", "Jump ahead.")),
  LIST_APPEND: row(
    "number",
    0,
    "list, unused[oparg - 1], v -- list, unused[oparg - 1]",
    "Append to the list oparg deep (after the pop).",
  ),
  LIST_EXTEND: row(
    "number",
    0,
    "list, unused[oparg - 1], iterable -- list, unused[oparg - 1]",
    "Extend the list oparg deep (after the pop).",
  ),
  LOAD_ASSERTION_ERROR: row("none", 0, "-- value", "Push AssertionError."),
  LOAD_ATTR,
  LOAD_BUILD_CLASS: row("none", 0, "-- bc", "Push builtins.__build_class__."),
  LOAD_CONST: quiet("const", 0, "-- value", "Push a constant."),
  LOAD_DEREF: row("free", 0, "-- value", "Push a cell's content; NameError or UnboundLocalError when empty."),
  LOAD_FAST: quiet("fast", 0, "-- value", "Push a local that is certainly bound."),
  LOAD_FAST_AND_CLEAR: row(
    "fast",
    0,
    "-- value",
    "Move a local to the stack (NULL if unbound); the local is unbound.",
  ),
  LOAD_FAST_CHECK: quiet("fast", 0, "-- value", "Push a local; UnboundLocalError when it is unbound."),
  LOAD_FAST_LOAD_FAST: quiet("fast2", 0, "-- value1, value2", "LOAD_FAST twice."),
  LOAD_FROM_DICT_OR_DEREF: row(
    "free",
    0,
    "class_dict -- value",
    "A name in a class body: the mapping, then the cell.",
  ),
  LOAD_FROM_DICT_OR_GLOBALS: row(
    "name",
    0,
    "mapping -- v",
    "A name: the mapping, then globals and builtins.",
  ),
  LOAD_GLOBAL,
  LOAD_LOCALS: row("none", 0, "-- locals", "Push the locals mapping."),
  LOAD_NAME: row("name", 0, "-- v", "A name: locals mapping, globals, builtins."),
  LOAD_SUPER_ATTR,
  MAKE_CELL: row("free", 0, "--", "Put the local (or nothing) into a fresh cell in its slot."),
  MAKE_FUNCTION: row("none", 0, "codeobj -- func", "A function of the code object and the frame's globals."),
  MAP_ADD: row(
    "number",
    0,
    "dict, unused[oparg - 1], key, value -- dict, unused[oparg - 1]",
    "Put into the dict oparg deep (after the pops).",
  ),
  MATCH_CLASS: row(
    "number",
    0,
    "subject, type, names -- attrs",
    "Class pattern with oparg positional sub-patterns: tuple of attributes, or None.",
  ),
  MATCH_KEYS: row(
    "none",
    0,
    "subject, keys -- subject, keys, values_or_none",
    "Tuple of the keys' values, or None.",
  ),
  MATCH_MAPPING: row("none", 0, "subject -- subject, res", "Is it a mapping?"),
  MATCH_SEQUENCE: row(
    "none",
    0,
    "subject -- subject, res",
    "Is it a sequence (and no str, bytes, bytearray)?",
  ),
  NOP: quiet("none", 0, "--", "Nothing; holds a line number."),
  POP_EXCEPT: row("none", 0, "exc_value --", "Restore the exception that was being handled before."),
  POP_JUMP_IF_FALSE: jump(quiet("jumpForward", 1, "cond --", "Jump if False; cond is a bool.")),
  POP_JUMP_IF_NONE: jump(row("jumpForward", 1, "value --", "Jump if None.")),
  POP_JUMP_IF_NOT_NONE: jump(row("jumpForward", 1, "value --", "Jump unless None.")),
  POP_JUMP_IF_TRUE: jump(quiet("jumpForward", 1, "cond --", "Jump if True; cond is a bool.")),
  POP_TOP: quiet("none", 0, "value --", "Drop the top."),
  PUSH_EXC_INFO: row(
    "none",
    0,
    "new_exc -- prev_exc, new_exc",
    "Handler entry: the exception becomes the one being handled, the one before it is saved.",
  ),
  PUSH_NULL: quiet("none", 0, "-- null", "Push NULL, for CALL's self_or_null."),
  RAISE_VARARGS: row(
    "number",
    0,
    "args[oparg] --",
    "raise; raise exc; raise exc from cause (oparg 0, 1, 2).",
  ),
  RERAISE: row(
    "number",
    0,
    "values[oparg], exc -- values[oparg]",
    "Raise again; with oparg the frame's position comes from the lasti that is oparg below exc.",
  ),
  RESUME: row("resume", 0, "--", "Start or resumption of a frame; looks at the eval breaker."),
  RETURN_CONST: row("const", 0, "--", "Return a constant."),
  RETURN_GENERATOR: row("none", 0, "-- res", "Make the generator that takes this frame over, and return it."),
  RETURN_VALUE: row("none", 0, "retval --", "Return the top."),
  SEND,
  SETUP_ANNOTATIONS: row("none", 0, "--", "Make __annotations__ in the locals mapping unless it is there."),
  SET_ADD: row(
    "number",
    0,
    "set, unused[oparg - 1], v -- set, unused[oparg - 1]",
    "Add to the set oparg deep (after the pop).",
  ),
  SET_FUNCTION_ATTRIBUTE: row(
    "funcAttr",
    0,
    "attr, func -- func",
    "Give the function defaults, annotations or closure.",
  ),
  SET_UPDATE: row(
    "number",
    0,
    "set, unused[oparg - 1], iterable -- set, unused[oparg - 1]",
    "Update the set oparg deep (after the pop).",
  ),
  STORE_ATTR,
  STORE_DEREF: row("free", 0, "v --", "Store into a cell."),
  STORE_FAST: quiet("fast", 0, "value --", "Store into a local."),
  STORE_FAST_LOAD_FAST: quiet("fast2", 0, "value1 -- value2", "STORE_FAST, then LOAD_FAST."),
  STORE_FAST_STORE_FAST: quiet("fast2", 0, "value2, value1 --", "STORE_FAST of the top, then of the next."),
  STORE_GLOBAL: row("name", 0, "v --", "Store into globals."),
  STORE_NAME: row("name", 0, "v --", "Store into the locals mapping."),
  STORE_SLICE: row("none", 0, "v, container, start, stop --", "container[start:stop] = v."),
  STORE_SUBSCR,
  SWAP: quiet(
    "number",
    0,
    "bottom, unused[oparg - 2], top -- top, unused[oparg - 2], bottom",
    "Exchange the top with the item oparg deep.",
  ),
  TO_BOOL,
  UNARY_INVERT: row("none", 0, "value -- res", "~value."),
  UNARY_NEGATIVE: row("none", 0, "value -- res", "-value."),
  UNARY_NOT: row("none", 0, "value -- res", "not value; the value is a bool."),
  UNPACK_EX: row(
    "number",
    0,
    "seq -- after[oparg >> 8], rest, before[oparg & 0xFF]",
    "Starred unpacking: items before (low byte) and after (second byte) the list of the rest, the first on top.",
  ),
  UNPACK_SEQUENCE,
  WITH_EXCEPT_START: row(
    "none",
    0,
    "exit_func, lasti, unused, val -- exit_func, lasti, unused, val, res",
    "Call __exit__ with the exception and push what it gives.",
  ),
  YIELD_VALUE: row("number", 0, "retval -- value", "Yield; oparg 1 when inside yield from or await."),

  BINARY_OP_ADD_FLOAT: like(BINARY_OP, "BINARY_OP", "float + float."),
  BINARY_OP_ADD_INT: like(BINARY_OP, "BINARY_OP", "int + int."),
  BINARY_OP_ADD_UNICODE: like(BINARY_OP, "BINARY_OP", "str + str."),
  BINARY_OP_MULTIPLY_FLOAT: like(BINARY_OP, "BINARY_OP", "float * float."),
  BINARY_OP_MULTIPLY_INT: like(BINARY_OP, "BINARY_OP", "int * int."),
  BINARY_OP_SUBTRACT_FLOAT: like(BINARY_OP, "BINARY_OP", "float - float."),
  BINARY_OP_SUBTRACT_INT: like(BINARY_OP, "BINARY_OP", "int - int."),
  BINARY_SUBSCR_DICT: like(BINARY_SUBSCR, "BINARY_SUBSCR", "dict[key]."),
  BINARY_SUBSCR_GETITEM: like(BINARY_SUBSCR, "BINARY_SUBSCR", "A __getitem__ written in Python."),
  BINARY_SUBSCR_LIST_INT: like(BINARY_SUBSCR, "BINARY_SUBSCR", "list[small int]."),
  BINARY_SUBSCR_STR_INT: like(BINARY_SUBSCR, "BINARY_SUBSCR", "str[small int]."),
  BINARY_SUBSCR_TUPLE_INT: like(BINARY_SUBSCR, "BINARY_SUBSCR", "tuple[small int]."),
  CALL_ALLOC_AND_ENTER_INIT: like(
    CALL,
    "CALL",
    "A class whose __init__ is a Python function and whose __new__ is object's.",
  ),
  CALL_BOUND_METHOD_EXACT_ARGS: like(
    CALL,
    "CALL",
    "A bound method of a Python function, argument count exact.",
  ),
  CALL_BUILTIN_CLASS: like(CALL, "CALL", "A built-in type with a direct constructor."),
  CALL_BUILTIN_FAST: like(CALL, "CALL", "A built-in function that takes an array of arguments."),
  CALL_BUILTIN_O: like(CALL, "CALL", "A built-in function of one argument."),
  CALL_ISINSTANCE: like(CALL, "CALL", "isinstance(x, y)."),
  CALL_LEN: like(CALL, "CALL", "len(x)."),
  CALL_LIST_APPEND: like(
    CALL,
    "CALL",
    "list.append(x) whose result is dropped: the POP_TOP that follows is skipped.",
  ),
  CALL_METHOD_DESCRIPTOR_FAST: like(
    CALL,
    "CALL",
    "A built-in type's method that takes an array of arguments.",
  ),
  CALL_METHOD_DESCRIPTOR_NOARGS: like(CALL, "CALL", "A built-in type's method without arguments."),
  CALL_METHOD_DESCRIPTOR_O: like(CALL, "CALL", "A built-in type's method of one argument."),
  CALL_PY_EXACT_ARGS: like(CALL, "CALL", "A Python function, argument count exact."),
  CALL_PY_GENERAL: like(CALL, "CALL", "A Python function; arguments are bound the general way."),
  CALL_STR_1: like(CALL, "CALL", "str(x)."),
  CALL_TUPLE_1: like(CALL, "CALL", "tuple(x)."),
  CALL_TYPE_1: like(CALL, "CALL", "type(x)."),
  COMPARE_OP_FLOAT: like(COMPARE_OP, "COMPARE_OP", "Two floats."),
  COMPARE_OP_INT: like(COMPARE_OP, "COMPARE_OP", "Two small ints."),
  COMPARE_OP_STR: like(COMPARE_OP, "COMPARE_OP", "Two strings, == or !=."),
  CONTAINS_OP_DICT: like(CONTAINS_OP, "CONTAINS_OP", "In a dict."),
  CONTAINS_OP_SET: like(CONTAINS_OP, "CONTAINS_OP", "In a set or frozenset."),
  FOR_ITER_GEN: like(FOR_ITER, "FOR_ITER", "Over a generator: its frame runs in the same eval loop."),
  FOR_ITER_LIST: like(FOR_ITER, "FOR_ITER", "Over a list."),
  FOR_ITER_RANGE: like(FOR_ITER, "FOR_ITER", "Over a range."),
  FOR_ITER_TUPLE: like(FOR_ITER, "FOR_ITER", "Over a tuple."),
  LOAD_ATTR_CLASS: like(LOAD_ATTR, "LOAD_ATTR", "An attribute of a class itself."),
  LOAD_ATTR_INSTANCE_VALUE: like(
    LOAD_ATTR,
    "LOAD_ATTR",
    "An instance attribute at a known index of the inline values.",
  ),
  LOAD_ATTR_METHOD_NO_DICT: like(
    LOAD_ATTR,
    "LOAD_ATTR",
    "A method of a type whose instances have no __dict__.",
  ),
  LOAD_ATTR_METHOD_WITH_VALUES: like(
    LOAD_ATTR,
    "LOAD_ATTR",
    "A method that the shared keys of the instances do not hide.",
  ),
  LOAD_ATTR_MODULE: like(LOAD_ATTR, "LOAD_ATTR", "A module's attribute."),
  LOAD_ATTR_PROPERTY: like(LOAD_ATTR, "LOAD_ATTR", "A property whose getter is a Python function."),
  LOAD_ATTR_SLOT: like(LOAD_ATTR, "LOAD_ATTR", "A __slots__ member."),
  LOAD_ATTR_WITH_HINT: like(LOAD_ATTR, "LOAD_ATTR", "An instance attribute at a remembered dict entry."),
  LOAD_GLOBAL_BUILTIN: like(LOAD_GLOBAL, "LOAD_GLOBAL", "A name that is not in globals but in builtins."),
  LOAD_GLOBAL_MODULE: like(LOAD_GLOBAL, "LOAD_GLOBAL", "A name in globals."),
  LOAD_SUPER_ATTR_ATTR: like(LOAD_SUPER_ATTR, "LOAD_SUPER_ATTR", "super is the builtin; plain attribute."),
  LOAD_SUPER_ATTR_METHOD: like(LOAD_SUPER_ATTR, "LOAD_SUPER_ATTR", "super is the builtin; method form."),
  SEND_GEN: like(SEND, "SEND", "To a generator or coroutine: its frame runs in the same eval loop."),
  STORE_ATTR_INSTANCE_VALUE: like(
    STORE_ATTR,
    "STORE_ATTR",
    "An instance attribute at a known index of the inline values.",
  ),
  STORE_ATTR_SLOT: like(STORE_ATTR, "STORE_ATTR", "A __slots__ member."),
  STORE_ATTR_WITH_HINT: like(STORE_ATTR, "STORE_ATTR", "An instance attribute at a remembered dict entry."),
  STORE_SUBSCR_DICT: like(STORE_SUBSCR, "STORE_SUBSCR", "dict[key] = v."),
  STORE_SUBSCR_LIST_INT: like(STORE_SUBSCR, "STORE_SUBSCR", "list[small int] = v."),
  TO_BOOL_ALWAYS_TRUE: like(TO_BOOL, "TO_BOOL", "A type without __bool__ and __len__."),
  TO_BOOL_BOOL: like(TO_BOOL, "TO_BOOL", "A bool already."),
  TO_BOOL_INT: like(TO_BOOL, "TO_BOOL", "An int."),
  TO_BOOL_LIST: like(TO_BOOL, "TO_BOOL", "A list."),
  TO_BOOL_NONE: like(TO_BOOL, "TO_BOOL", "None."),
  TO_BOOL_STR: like(TO_BOOL, "TO_BOOL", "A str."),
  UNPACK_SEQUENCE_LIST: like(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", "A list."),
  UNPACK_SEQUENCE_TUPLE: like(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", "A tuple."),
  UNPACK_SEQUENCE_TWO_TUPLE: like(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", "A tuple of two."),
};

export type OpName = keyof typeof Op;

/** Opcode numbers to names, in order. */
export const OP_NAMES = Object.keys(OPCODES) as readonly OpName[];
const INFOS: readonly OpInfo[] = Object.values(OPCODES);

/** How many opcodes there are; every opcode is below. */
export const OP_COUNT = OP_NAMES.length;

export function opName(op: Op): OpName {
  return OP_NAMES[op]!;
}

export function opInfo(op: Op): OpInfo {
  return INFOS[op]!;
}

/** The number of a name, or -1. */
export function opNumber(name: string): Op | -1 {
  return OP_NAMES.indexOf(name as OpName);
}

/** Inline cache words after the instruction. */
export function cacheCount(op: Op): number {
  return INFOS[op]!.caches;
}

/** The opcode that a specialised one stands for; any other opcode itself. */
export function deopt(op: Op): Op {
  const base = INFOS[op]!.base;
  return base === undefined ? op : (OP_NAMES.indexOf(base) as Op);
}

/** `oparg << 8 | op`, an instruction word. */
export function instruction(op: Op, oparg: number): number {
  return (oparg << 8) | op;
}

/** One side of an effect as a function of oparg: a constant and the sizes of its arrays. */
interface Side {
  constant: number;
  arrays: string[];
}

const effects: ([Side, Side] | undefined)[] = [];

function parseSide(text: string): Side {
  const side: Side = { constant: 0, arrays: [] };
  for (const item of text.split(",")) {
    const array = /\[(.*)\]/.exec(item);
    if (array !== null) side.arrays.push(array[1]!);
    else if (item.trim() !== "") side.constant++;
  }
  return side;
}

/** The sizes in the rows are `oparg`, or `oparg <operator> <number>`. */
function arraySize(size: string, oparg: number): number {
  const [, operator, digits] = /^oparg(?: (\S+) (\S+))?$/.exec(size)!;
  const number = Number(digits);
  switch (operator) {
    case undefined:
      return oparg;
    case "-":
      return oparg - number;
    case "*":
      return oparg * number;
    case "&":
      return oparg & number;
    case ">>":
      return oparg >> number;
    case "==":
      return oparg === number ? 1 : 0;
    default:
      throw new Error(`opcode table: array size ${size}`);
  }
}

function sideSize(side: Side, oparg: number): number {
  let size = side.constant;
  for (const array of side.arrays) size += arraySize(array, oparg);
  return size;
}

function parsedEffect(op: Op): [Side, Side] {
  const known = effects[op];
  if (known !== undefined) return known;
  const [inputs, outputs] = INFOS[op]!.effect.split("--") as [string, string];
  return (effects[op] = [parseSide(inputs), parseSide(outputs)]);
}

/** How many items the instruction takes off the stack. */
export function stackInputs(op: Op, oparg: number): number {
  return sideSize(parsedEffect(op)[0], oparg);
}

/** How many items it puts on the stack. */
export function stackOutputs(op: Op, oparg: number): number {
  return sideSize(parsedEffect(op)[1], oparg);
}

/**
 * The change of the stack's depth. It is the same whether the instruction jumps or not (`jump` is here for CPython's
 * signature): FOR_ITER leaves iter and a last item for the END_FOR and POP_TOP at its target, which the VM skips after
 * it popped the iterator itself.
 */
export function stackEffect(op: Op, oparg: number, _jump = false): number {
  return stackOutputs(op, oparg) - stackInputs(op, oparg);
}

/** CPython's NB_* numbers: BINARY_OP's oparg. */
export const enum BinaryOperator {
  ADD,
  AND,
  FLOOR_DIVIDE,
  LSHIFT,
  MATRIX_MULTIPLY,
  MULTIPLY,
  REMAINDER,
  OR,
  POWER,
  RSHIFT,
  SUBTRACT,
  TRUE_DIVIDE,
  XOR,
  /** In-place operators: the plain one plus this. */
  INPLACE_ADD,
  INPLACE_AND,
  INPLACE_FLOOR_DIVIDE,
  INPLACE_LSHIFT,
  INPLACE_MATRIX_MULTIPLY,
  INPLACE_MULTIPLY,
  INPLACE_REMAINDER,
  INPLACE_OR,
  INPLACE_POWER,
  INPLACE_RSHIFT,
  INPLACE_SUBTRACT,
  INPLACE_TRUE_DIVIDE,
  INPLACE_XOR,
}

/** Symbols in BinaryOperator order. */
export const BINARY_SYMBOLS: readonly string[] = [
  ...["+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"],
  ...["+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="],
];

/** CPython's Py_LT … Py_GE: COMPARE_OP's `oparg >> 5`. */
export const enum CompareOperator {
  LT,
  LE,
  EQ,
  NE,
  GT,
  GE,
}

/** COMPARE_OP: the result must be a bool. */
export const COMPARE_TO_BOOL = 16;

/** Symbols in CompareOperator order. */
export const CMP_OP: readonly string[] = ["<", "<=", "==", "!=", ">", ">="];

/** CALL_INTRINSIC_1's oparg. */
export const enum UnaryIntrinsic {
  INVALID,
  /** "single" mode: sys.displayhook(value). */
  PRINT,
  /** from module import *. */
  IMPORT_STAR,
  /** A StopIteration that leaves a generator becomes a RuntimeError. */
  STOPITERATION_ERROR,
  /** Wrap what an async generator yields. */
  ASYNC_GEN_WRAP,
  /** +value. */
  UNARY_POSITIVE,
  LIST_TO_TUPLE,
  TYPEVAR,
  PARAMSPEC,
  TYPEVARTUPLE,
  /** Generic[*params], the base of a class with type parameters. */
  SUBSCRIPT_GENERIC,
  TYPEALIAS,
}

/** CALL_INTRINSIC_2's oparg. */
export const enum BinaryIntrinsic {
  INVALID,
  /** except*: the exception group to raise, or None. */
  PREP_RERAISE_STAR,
  TYPEVAR_WITH_BOUND,
  TYPEVAR_WITH_CONSTRAINTS,
  SET_FUNCTION_TYPE_PARAMS,
  SET_TYPEPARAM_DEFAULT,
}

export const INTRINSIC_1_NAMES: readonly string[] = [
  "INTRINSIC_1_INVALID",
  "INTRINSIC_PRINT",
  "INTRINSIC_IMPORT_STAR",
  "INTRINSIC_STOPITERATION_ERROR",
  "INTRINSIC_ASYNC_GEN_WRAP",
  "INTRINSIC_UNARY_POSITIVE",
  "INTRINSIC_LIST_TO_TUPLE",
  "INTRINSIC_TYPEVAR",
  "INTRINSIC_PARAMSPEC",
  "INTRINSIC_TYPEVARTUPLE",
  "INTRINSIC_SUBSCRIPT_GENERIC",
  "INTRINSIC_TYPEALIAS",
];

export const INTRINSIC_2_NAMES: readonly string[] = [
  "INTRINSIC_2_INVALID",
  "INTRINSIC_PREP_RERAISE_STAR",
  "INTRINSIC_TYPEVAR_WITH_BOUND",
  "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
  "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
  "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

/** CONVERT_VALUE's oparg. */
export const CONVERSION_NAMES: readonly string[] = ["", "str", "repr", "ascii"];

/** SET_FUNCTION_ATTRIBUTE's oparg, one bit. */
export const enum FunctionAttribute {
  DEFAULTS = 1,
  KWDEFAULTS = 2,
  ANNOTATIONS = 4,
  CLOSURE = 8,
}

/** dis's names of the FunctionAttribute bits, lowest first. */
export const FUNCTION_ATTR_FLAGS: readonly string[] = ["defaults", "kwdefaults", "annotations", "closure"];

/** Bit of RESUME's oparg: behind a `yield` that only the function's own StopIteration handler encloses. */
export const RESUME_DEPTH1 = 4;

/** RESUME's oparg in its low two bits; above them RESUME_DEPTH1. */
export const enum ResumeLocation {
  AT_FUNC_START,
  AFTER_YIELD,
  AFTER_YIELD_FROM,
  AFTER_AWAIT,
}

/** co_flags, CPython's values. */
export const enum CodeFlag {
  OPTIMIZED = 0x1,
  NEWLOCALS = 0x2,
  VARARGS = 0x4,
  VARKEYWORDS = 0x8,
  NESTED = 0x10,
  GENERATOR = 0x20,
  COROUTINE = 0x80,
  ITERABLE_COROUTINE = 0x100,
  ASYNC_GENERATOR = 0x200,
  FUTURE_ANNOTATIONS = 0x1000000,
  /** Ours: CPython has this in C, so it leaves no trace in tracebacks, and classes it makes have dotted names in messages. */
  NATIVE = 0x40000000,
}

/** co_localspluskinds bits. */
export const enum LocalKind {
  HIDDEN = 0x10,
  LOCAL = 0x20,
  CELL = 0x40,
  FREE = 0x80,
}
