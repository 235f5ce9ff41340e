/** count, cycle, repeat: the iterators that need not end. */
import { PyNumber_Add, PyNumber_AsIndex, PyNumber_Check } from "../../abstract/number.js";
import { PyIter_Next, PyObject_Repr } from "../../abstract/object.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { f64, i32, ref, struct } from "../../heap/struct.js";
import { method } from "../../method-def.js";
import * as PyList from "../../objects/list.js";
import * as PyLong from "../../objects/long.js";
import { clearRef, decref, incref, PyObjectHead, typeOf } from "../../objects/object.js";
import { hasFlag, TypeFlags } from "../../objects/type.js";
import { T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { bind, defineIterator, iterOf, makeSteal } from "./support.js";

/** `name(part, …)` where the parts are objects, shown by repr, or text. @mayRunPython */
function reprCall(self: PyObject, parts: readonly (PyObject | string)[]): NewRef | Null {
  const texts: string[] = [];
  for (const part of parts) {
    const repr = typeof part === "string" ? PyUnicode.fromJS(part) : PyObject_Repr(part);
    if (repr === NULL) return NULL;
    texts.push(PyUnicode.toJS(repr));
    decref(repr);
  }
  const name = PyErr.nameOfType(typeOf(self)).replace(/^.*\./, "");
  return PyUnicode.fromJS(`${name}(${texts.join(", ")})`);
}

// ---- count ----

const Count = struct("count", PyObjectHead, { cnt: ref("the next number"), step: ref("what is added") });

// An int for an instance of a subclass of int, as bool is.
function plainNumber(op: PyObject): NewRef | Null {
  return hasFlag(typeOf(op), TypeFlags.LONG_SUBCLASS) ? PyLong.asExact(op) : incref(op);
}

function count_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.itertools_count, "count(start=0, step=1)", args, nargs, kwnames);
  if (values === null) return NULL;
  const [start, step] = values as [PyObject, PyObject];
  if (!PyNumber_Check(start) || !PyNumber_Check(step))
    return PyErr.setString(T.TypeError, "a number is required");
  return makeSteal(type, [
    [Count.cnt, plainNumber(start)],
    [Count.step, plainNumber(step)],
  ]);
}

function count_next(self: PyObject): NewRef | Null {
  const current = Count.cnt.get(self) as NewRef;
  const next = PyNumber_Add(current, Count.step.get(self) as PyObject);
  if (next === NULL) return NULL;
  Count.cnt.set(self, next);
  return current;
}

function count_repr(self: PyObject): NewRef | Null {
  const step = Count.step.get(self) as PyObject;
  const cnt = Count.cnt.get(self) as PyObject;
  return reprCall(self, step === smallInt(1) ? [cnt] : [cnt, step]);
}

defineIterator({
  address: T.itertools_count,
  name: "count",
  layout: Count,
  doc: "count(start=0, step=1)\n--\n\nAn iterator over start, start + step, start + 2 * step and so on.",
  new_: count_new,
  next: count_next,
  repr: count_repr,
});

// ---- cycle ----

const Cycle = struct("cycle", PyObjectHead, {
  it: ref("the iterator, or NULL when it is exhausted"),
  saved: ref("list of its items"),
  index: i32("the next of the saved items"),
});

function cycle_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.cycle, "cycle(iterable, /)", args, nargs, kwnames);
  if (values === null) return NULL;
  return makeSteal(type, [
    [Cycle.it, iterOf(values[0]!)],
    [Cycle.saved, PyList.new_(0)],
  ]);
}

function cycle_next(self: PyObject): NewRef | Null {
  const iterator = Cycle.it.get(self);
  const saved = Cycle.saved.get(self) as PyObject;
  if (iterator !== NULL) {
    const item = PyIter_Next(iterator);
    if (item !== NULL) {
      if (PyList.append(saved, item) === 0) return item;
      decref(item);
      return NULL;
    }
    if (PyErr.occurred()) return NULL;
    clearRef(self, Cycle.it);
  }
  if (PyList.size(saved) === 0) return NULL;
  const index = Cycle.index.get(self);
  Cycle.index.set(self, (index + 1) % PyList.size(saved));
  return incref(PyList.getItem(saved, index));
}

defineIterator({
  address: T.cycle,
  name: "cycle",
  layout: Cycle,
  doc: "cycle(iterable, /)\n--\n\nAn iterator over the items of iterable, again and again.",
  new_: cycle_new,
  next: cycle_next,
});

// ---- repeat ----

const Repeat = struct("repeat", PyObjectHead, {
  element: ref("the object"),
  cnt: f64("how often it is still given; negative: for ever"),
});

function repeat_new(type: PyObject, args: number, nargs: number, kwnames: PyObject | Null): NewRef | Null {
  const values = bind(type, T.repeat, "repeat(object, times=NULL)", args, nargs, kwnames);
  if (values === null) return NULL;
  let times = -1;
  if (values[1] !== 0) {
    times = PyNumber_AsIndex(values[1] as PyObject);
    if (times === -1 && PyErr.occurred()) return NULL;
    times = Math.max(0, times);
  }
  const op = makeSteal(type, [[Repeat.element, incref(values[0] as PyObject)]]);
  if (op !== NULL) Repeat.cnt.set(op, times);
  return op;
}

function repeat_next(self: PyObject): NewRef | Null {
  const left = Repeat.cnt.get(self);
  if (left === 0) return NULL;
  if (left > 0) Repeat.cnt.set(self, left - 1);
  return incref(Repeat.element.get(self) as PyObject);
}

function repeat_repr(self: PyObject): NewRef | Null {
  const element = Repeat.element.get(self) as PyObject;
  const left = Repeat.cnt.get(self);
  return reprCall(self, left < 0 ? [element] : [element, String(left)]);
}

function repeat_length_hint(self: PyObject): NewRef | Null {
  const left = Repeat.cnt.get(self);
  return left < 0 ? PyErr.setString(T.TypeError, "len() of unsized object") : PyLong.fromNumber(left);
}

defineIterator({
  address: T.repeat,
  name: "repeat",
  layout: Repeat,
  doc: "repeat(object [, times])\n\nAn iterator that gives the object, times times or for ever.",
  new_: repeat_new,
  next: repeat_next,
  repr: repeat_repr,
  methods: [method("__length_hint__($self, /)", "How often the object is still given.", repeat_length_hint)],
});
