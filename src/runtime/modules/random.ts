/**
 * The module `_random`: the Mersenne Twister MT19937 as a Python type. Mirrors CPython's Modules/_randommodule.c, so that the same seed
 * gives the same numbers. lib/random.py builds the distributions on it.
 */
import { PyNumber_Absolute } from "../abstract/number.js";
import { PyObject_Hash } from "../abstract/object.js";
import * as PyErr from "../errors.js";
import { PyMem_Malloc } from "../heap/alloc.js";
import { I32 } from "../heap/memory.js";
import { type NewRef, NULL, type Null, type PyObject } from "../heap/ownership.js";
import { bytes, i32, struct } from "../heap/struct.js";
import { host } from "../host-interface.js";
import { method } from "../method-def.js";
import * as PyFloat from "../objects/float.js";
import { PyType_GenericAlloc } from "../objects/instance.js";
import * as PyLong from "../objects/long.js";
import { decref, PyObjectHead, typeOf } from "../objects/object.js";
import * as PyTuple from "../objects/tuple.js";
import { defineType, hasFlag, TypeFlags } from "../objects/type.js";
import { None, T } from "../objects/type-table.js";
import { addType, defineModule } from "./module-def.js";

const N = 624;
const M = 397;
const MATRIX_A = 0x9908b0df;

export const Random = struct("Random", PyObjectHead, {
  index: i32("words of the state that are used up"),
  state: bytes("N words"),
});

/** Word index of the state. */
function stateOf(self: PyObject): number {
  return Random.state.get(self) >> 2;
}

// ---- the generator ----

function twist(upper: number, lower: number): number {
  const y = (upper & 0x80000000) | (lower & 0x7fffffff);
  return (y >>> 1) ^ (y & 1 ? MATRIX_A : 0);
}

function refill(mt: number): void {
  const words = I32;
  let k = 0;
  for (; k < N - M; k++) words[mt + k] = words[mt + k + M] ^ twist(words[mt + k], words[mt + k + 1]);
  for (; k < N - 1; k++) words[mt + k] = words[mt + k + M - N] ^ twist(words[mt + k], words[mt + k + 1]);
  words[mt + N - 1] = words[mt + M - 1] ^ twist(words[mt + N - 1], words[mt]);
}

/** The next 32 bits, unsigned. */
function nextWord(self: PyObject): number {
  const mt = stateOf(self);
  let index = Random.index.get(self);
  if (index >= N) {
    refill(mt);
    index = 0;
  }
  let y = I32[mt + index];
  Random.index.set(self, index + 1);
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

function initGenrand(self: PyObject, seed: number): void {
  const mt = stateOf(self);
  I32[mt] = seed;
  for (let i = 1; i < N; i++) {
    const before = I32[mt + i - 1];
    I32[mt + i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
  }
  Random.index.set(self, N);
}

function initByArray(self: PyObject, key: Uint32Array): void {
  initGenrand(self, 19650218);
  const mt = stateOf(self);
  const words = I32;
  let i = 1;
  let j = 0;
  const next = () => {
    i++;
    if (i < N) return;
    words[mt] = words[mt + N - 1];
    i = 1;
  };
  for (let k = Math.max(N, key.length); k > 0; k--) {
    const before = words[mt + i - 1];
    words[mt + i] = (words[mt + i] ^ Math.imul(before ^ (before >>> 30), 1664525)) + key[j] + j;
    next();
    if (++j >= key.length) j = 0;
  }
  for (let k = N - 1; k > 0; k--) {
    const before = words[mt + i - 1];
    words[mt + i] = (words[mt + i] ^ Math.imul(before ^ (before >>> 30), 1566083941)) - i;
    next();
  }
  words[mt] = 0x80000000 | 0;
}

// ---- seeding ----

function seedRandomly(self: PyObject): void {
  const raw = host().randomBytes(4 * N);
  initByArray(self, new Uint32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + 4 * N)));
}

// The magnitude of an int in 32-bit words, the lowest first; at least one.
function keyOf(value: bigint): Uint32Array {
  const words: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return Uint32Array.from(words.length === 0 ? [0] : words);
}

function seedWith(self: PyObject, arg: PyObject): number {
  if (arg === NULL || arg === None) {
    seedRandomly(self);
    return 0;
  }
  if (PyLong.check(arg)) {
    const magnitude = PyLong.checkExact(arg) ? PyNumber_Absolute(arg) : PyLong.asExact(arg);
    if (magnitude === NULL) return -1;
    const value = PyLong.asBigInt(magnitude);
    decref(magnitude);
    initByArray(self, keyOf(value < 0n ? -value : value));
    return 0;
  }
  const hash = PyObject_Hash(arg);
  if (hash === -1) return -1;
  initByArray(self, keyOf(BigInt(hash >>> 0)));
  return 0;
}

function random_seed(self: PyObject, n: PyObject): NewRef | Null {
  return seedWith(self, n) < 0 ? NULL : None;
}

function random_new(type: PyObject): NewRef | Null {
  const self = PyType_GenericAlloc(type, 0);
  if (self === NULL) return NULL;
  const block = PyMem_Malloc(4 * N);
  Random.state.set(self, block);
  if (block !== 0) {
    I32.fill(0, block >> 2, (block >> 2) + N);
    Random.index.set(self, N);
    return self;
  }
  decref(self);
  return PyErr.noMemory();
}

function random_init(self: PyObject, args: number, nargs: number, kwnames: PyObject | Null): number {
  if (kwnames !== NULL && typeOf(self) === (T.Random as number)) {
    PyErr.setString(T.TypeError, "Random() takes no keyword arguments");
    return -1;
  }
  if (nargs > 1) {
    PyErr.setString(T.TypeError, `Random() expected at most 1 argument, got ${nargs}`);
    return -1;
  }
  return seedWith(self, nargs === 0 ? (NULL as number as PyObject) : (I32[args >> 2] as PyObject));
}

// ---- numbers ----

function random_random(self: PyObject): NewRef | Null {
  const a = nextWord(self) >>> 5;
  const b = nextWord(self) >>> 6;
  return PyFloat.fromDouble((a * 67108864 + b) * (1 / 9007199254740992));
}

function random_getrandbits(self: PyObject, bits: number): NewRef | Null {
  if (bits < 0) return PyErr.setString(T.ValueError, "number of bits must be non-negative");
  if (bits === 0) return PyLong.fromNumber(0);
  if (bits <= 32) return PyLong.fromNumber(nextWord(self) >>> (32 - bits));
  const words = Math.ceil(bits / 32);
  const unused = words * 32 - bits;
  return PyLong.fromWords(words, (i) => nextWord(self) >>> (i === words - 1 ? unused : 0));
}

// ---- the state ----

function random_getstate(self: PyObject): NewRef | Null {
  const tuple = PyTuple.new_(N + 1);
  if (tuple === NULL) return NULL;
  const mt = stateOf(self);
  for (let i = 0; i <= N; i++) {
    const item = PyLong.fromNumber(i < N ? I32[mt + i] >>> 0 : Random.index.get(self));
    if (item === NULL) {
      decref(tuple);
      return NULL;
    }
    PyTuple.setItemSteal(tuple, i, item);
  }
  return tuple;
}

function random_setstate(self: PyObject, state: PyObject): NewRef | Null {
  if ((state & 1) !== 0 || !hasFlag(typeOf(state), TypeFlags.TUPLE_SUBCLASS)) {
    return PyErr.setString(T.TypeError, "state vector must be a tuple");
  }
  if (PyTuple.size(state) !== N + 1) {
    return PyErr.setString(T.ValueError, "state vector is the wrong size");
  }
  const words = new Int32Array(N + 1);
  for (let i = 0; i <= N; i++) {
    const item = PyTuple.getItem(state, i);
    if (!PyLong.check(item)) return PyErr.setString(T.TypeError, "an integer is required");
    words[i] = PyLong.asNumber(item);
  }
  if (words[N] < 0 || words[N] > N) return PyErr.setString(T.ValueError, "invalid state");
  I32.set(words.subarray(0, N), stateOf(self));
  Random.index.set(self, words[N]);
  return None;
}

defineType({
  address: T.Random,
  name: "_random.Random",
  layout: Random,
  flags: TypeFlags.BASETYPE,
  doc: "Random() -> create a random number generator with its own internal state.",
  slots: { tp_new: random_new, tp_init: random_init },
  methods: [
    method("random($self, /)", "A float from 0 up to, but not including, 1.", random_random),
    method("seed($self, n=None, /)", "Begin anew from a seed, or from the system's randomness.", random_seed),
    method("getstate($self, /)", "The state, as a tuple.", random_getstate),
    method("setstate($self, state, /)", "Go on from a state.", random_setstate),
    method("getrandbits($self, k: index, /)", "An int of k random bits.", random_getrandbits),
  ],
});

defineModule({ name: "_random", exec: (module) => addType(module, "Random", T.Random) });
