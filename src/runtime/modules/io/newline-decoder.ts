/**
 * IncrementalNewlineDecoder: a decoder around another that looks at line ends, and makes them "\n". Mirrors the first part of CPython's
 * Modules/_io/textio.c. A "\r" at the end of a piece waits for the next one, which may begin with its "\n".
 */
import { bindArguments } from "../../call/arguments.js";
import { PyObject_CallMethod } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject } from "../../heap/ownership.js";
import { i32, ref, struct } from "../../heap/struct.js";
import { getset, method } from "../../method-def.js";
import * as PyBytes from "../../objects/bytes.js";
import { PyType_GenericAlloc } from "../../objects/instance.js";
import * as PyLong from "../../objects/long.js";
import { decref, incref, PyObjectHead, setRefSteal, typeOf, xdecref } from "../../objects/object.js";
import * as PyTuple from "../../objects/tuple.js";
import { defineType, hasFlag, TypeFlags } from "../../objects/type.js";
import { bool, None, T } from "../../objects/type-table.js";
import { length, readChar } from "../../objects/unicode/layout.js";
import * as PyUnicode from "../../objects/unicode.js";
import { decodeNewlinesSteal, newlinesSeen } from "./newlines.js";
import { valueError } from "./support.js";

const Decoder = struct("IncrementalNewlineDecoder", PyObjectHead, {
  decoder: ref("the decoder below, None, or NULL: not initialised"),
  errors: ref("how it treats errors, or NULL"),
  translate: i32("are line ends made \\n?"),
  pendingcr: i32("does a \\r wait?"),
  seennl: i32("bits of the kinds of line ends"),
});

const CR = 13;

function decoder_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  const signature = "IncrementalNewlineDecoder(decoder, translate: bool, errors=NULL)";
  const bound = bindArguments(signature, args, nargs, kwnames);
  if (bound === null) return -1;
  const [decoder, translate, errors] = bound as unknown as [PyObject, number, PyObject | Null];
  setRefSteal(self, Decoder.decoder, incref(decoder));
  setRefSteal(
    self,
    Decoder.errors,
    errors === NULL ? PyUnicode.internFromJS("strict") : incref(errors as PyObject),
  );
  Decoder.translate.set(self, translate);
  Decoder.pendingcr.set(self, 0);
  Decoder.seennl.set(self, 0);
  return 0;
}

/** The decoder below; NULL with an exception set. */
function below(self: PyObject): PyObject | Null {
  const decoder = Decoder.decoder.get(self);
  return decoder !== NULL ? decoder : valueError("IncrementalNewlineDecoder.__init__() not called");
}

/** `decoder.name(*args)`. @mayRunPython */
function call(decoder: PyObject, name: string, ...args: PyObject[]): NewRef | Null {
  const key = PyUnicode.internFromJS(name);
  const result = key === NULL ? NULL : PyObject_CallMethod(decoder, key, ...args);
  xdecref(key);
  return result;
}

/** The text with a "\r" that waited before it, and without one that waits now. Steals `text`. */
function withPending(self: PyObject, text: NewRef, final: number): NewRef | Null {
  let result: NewRef | Null = text;
  if (Decoder.pendingcr.get(self) !== 0 && (final !== 0 || length(text) > 0)) {
    const cr = PyUnicode.fromJS("\r");
    result = cr === NULL ? NULL : PyUnicode.concat(cr, text);
    xdecref(cr);
    decref(text);
    if (result === NULL) return NULL;
    Decoder.pendingcr.set(self, 0);
  }
  const size = length(result);
  if (final === 0 && size > 0 && readChar(result, size - 1) === CR) {
    const shorter = PyUnicode.substring(result, 0, size - 1);
    decref(result);
    if (shorter !== NULL) Decoder.pendingcr.set(self, 1);
    return shorter;
  }
  return result;
}

function decoder_decode(self: PyObject, input: PyObject, final: number): NewRef | Null {
  const decoder = below(self);
  if (decoder === NULL) return NULL;
  const output = decoder === None ? incref(input) : call(decoder, "decode", input, bool(final !== 0));
  if (output === NULL) return NULL;
  if (!PyUnicode.check(output)) {
    PyErr.setString(T.TypeError, `decoder should return a string result, not '${PyErr.typeName(output)}'`);
    decref(output);
    return NULL;
  }
  const text = withPending(self, output, final);
  const decoded = text === NULL ? undefined : decodeNewlinesSteal(text, Decoder.translate.get(self) !== 0);
  if (decoded === undefined) return NULL;
  Decoder.seennl.set(self, Decoder.seennl.get(self) | decoded.seen);
  return decoded.text;
}

/** (buffer, flag) of the decoder below. */
function stateBelow(decoder: PyObject): NewRef | Null {
  if (decoder === None) {
    const empty = PyBytes.fromJS(new Uint8Array(0));
    const zero = PyLong.fromNumber(0);
    const pair = empty === NULL || zero === NULL ? NULL : PyTuple.pack(empty, zero);
    xdecref(empty);
    xdecref(zero);
    return pair;
  }
  const state = call(decoder, "getstate");
  if (state === NULL || isState(state)) return state;
  decref(state);
  return PyErr.setString(T.TypeError, "illegal decoder state");
}

function isTuple(op: PyObject): boolean {
  return hasFlag(typeOf(op), TypeFlags.TUPLE_SUBCLASS);
}

function isState(state: PyObject): boolean {
  return isTuple(state) && PyTuple.size(state) === 2 && PyLong.check(PyTuple.getItem(state, 1));
}

function decoder_getstate(self: PyObject): NewRef | Null {
  const decoder = below(self);
  const state = decoder === NULL ? NULL : stateBelow(decoder);
  if (state === NULL) return NULL;
  const flag = (PyLong.asBigInt(PyTuple.getItem(state, 1)) << 1n) | BigInt(Decoder.pendingcr.get(self));
  const number = PyLong.fromBigInt(flag);
  const result = number === NULL ? NULL : PyTuple.pack(PyTuple.getItem(state, 0), number);
  xdecref(number);
  decref(state);
  return result;
}

function decoder_setstate(self: PyObject, state: PyObject): NewRef | Null {
  const decoder = below(self);
  if (decoder === NULL) return NULL;
  if (!isTuple(state)) return PyErr.setString(T.TypeError, "state argument must be a tuple");
  if (!isState(state)) return PyErr.setString(T.TypeError, "illegal decoder state");
  const flag = PyLong.asBigInt(PyTuple.getItem(state, 1));
  Decoder.pendingcr.set(self, Number(flag & 1n));
  if (decoder === None) return None;
  const rest = PyLong.fromBigInt(flag >> 1n);
  const pair = rest === NULL ? NULL : PyTuple.pack(PyTuple.getItem(state, 0), rest);
  xdecref(rest);
  const result = pair === NULL ? NULL : call(decoder, "setstate", pair);
  xdecref(pair);
  return result;
}

function decoder_reset(self: PyObject): NewRef | Null {
  const decoder = below(self);
  if (decoder === NULL) return NULL;
  Decoder.seennl.set(self, 0);
  Decoder.pendingcr.set(self, 0);
  return decoder === None ? None : call(decoder, "reset");
}

function decoder_newlines(self: PyObject): NewRef | Null {
  return below(self) === NULL ? NULL : newlinesSeen(Decoder.seennl.get(self));
}

defineType({
  address: T.IncrementalNewlineDecoder,
  name: "_io.IncrementalNewlineDecoder",
  layout: Decoder,
  flags: TypeFlags.BASETYPE | TypeFlags.HAVE_GC,
  doc: "IncrementalNewlineDecoder(decoder, translate, errors='strict')\n--\n\nA decoder that looks at line ends, and may make them \\n.",
  slots: { tp_new: (type: PyObject) => PyType_GenericAlloc(type, 0), tp_init: decoder_init },
  methods: [
    method("decode($self, input, final: bool = False)", "A piece, decoded.", decoder_decode),
    method(
      "getstate($self, /)",
      "The state: what the decoder below gives, and whether a \\r waits.",
      decoder_getstate,
    ),
    method("setstate($self, state, /)", "Back to a state.", decoder_setstate),
    method("reset($self, /)", "Back to the beginning.", decoder_reset),
  ],
  getset: [getset("newlines", "The line ends that were seen.", decoder_newlines)],
});
