/**
 * Making a fresh heap: from zeroed memory to a heap in which every built-in type is ready. Runs when the start-up image is made, and in
 * unit tests; a Python process loads the image instead.
 *
 * The order is forced: objects need the words of their types; strs and tuples come before names and MROs; an exception can be
 * raised only when its type is ready, so anything that goes wrong before is a bug of ours and throws.
 * This file imports every module that declares a type, and so decides the order in which native functions are numbered.
 */
import "./objects/object-type.js";
import "./objects/type-type.js";
import "./objects/none.js";
import "./objects/long-type.js";
import "./objects/float-type.js";
import "./objects/complex-type.js";
import "./objects/unicode-type.js";
import "./objects/bytes-type.js";
import "./objects/bytearray-type.js";
import "./objects/tuple-type.js";
import "./objects/list-type.js";
import "./objects/dict-type.js";
import "./objects/dict-views.js";
import "./objects/dict-iterators.js";
import "./objects/set-type.js";
import "./objects/range.js";
import "./objects/slice.js";
import "./objects/mappingproxy.js";
import "./objects/memoryview/type.js";
import "./objects/generic-alias.js";
import "./objects/union.js";
import "./objects/iterators.js";
import "./objects/iterators-callable.js";
import "./objects/iterators-functional.js";
import "./objects/iterators-reversed.js";
import "./objects/bytes/iterator.js";
import "./objects/descriptors.js";
import "./objects/builtin.js";
import "./objects/method.js";
import "./objects/property.js";
import "./objects/super.js";
import "./objects/function.js";
import "./objects/code.js";
import "./objects/cell.js";
import "./objects/frame.js";
import "./objects/generator-type.js";
import "./objects/coroutine.js";
import "./objects/async-generator.js";
import "./objects/async-generator-awaitables.js";
import "./objects/anext-awaitable.js";
import "./objects/module.js";
import "./objects/traceback.js";
import "./objects/weakref.js";
import "./objects/weakref-proxy.js";
import "./objects/exceptions.js";
import "./objects/exceptions-simple.js";
import "./objects/exceptions-os.js";
import "./objects/exceptions-syntax.js";
import "./objects/exceptions-unicode.js";
import "./objects/exceptions-group.js";
import { freeDataStack } from "./call/args-stack.js";
import { initAllocator, PyObject_Malloc } from "./heap/alloc.js";
import { I32 } from "./heap/memory.js";
import { INTERP } from "./interpreter.js";
import { initBools } from "./objects/bool.js";
import { initEmptyBytes } from "./objects/bytes.js";
import { initEmpty } from "./objects/exceptions.js";
import { BaseException } from "./objects/exceptions-layout.js";
import { initSingletons } from "./objects/none.js";
import { initEmptyTuple } from "./objects/tuple.js";
import { initTypeCache } from "./objects/type-object.js";
import { initStaticTypeWords, readyStaticTypes } from "./objects/type-ready.js";
import { T } from "./objects/type-table.js";
import { initIdentifiers } from "./objects/unicode/interned.js";
import { setThreadState, ThreadState, threadStateAt } from "./threads/state.js";

/** Native calls that may be nested before RecursionError (CPython's Py_C_RECURSION_LIMIT is of this order). */
const C_RECURSION_LIMIT = 2000;

/** Make the thread state at `address` fit for native code to run in. */
function borrowThreadState(address: number): void {
  I32.fill(0, address >> 2, (address + ThreadState.SIZE) >> 2);
  ThreadState.exc_info.set(address, address + ThreadState.exc_value.offset);
  ThreadState.c_recursion_remaining.set(address, C_RECURSION_LIMIT);
  setThreadState(address);
}

function returnThreadState(address: number): void {
  freeDataStack(address);
  I32.fill(0, address >> 2, (address + ThreadState.SIZE) >> 2);
  setThreadState(0);
}

/** The MemoryError that is raised when there is no room to make one. */
function reserveMemoryError(): void {
  const address = PyObject_Malloc(BaseException.SIZE);
  if (address === 0) throw new Error("no memory for the reserve MemoryError");
  I32[INTERP.memory_error >> 2] = initEmpty(address, T.MemoryError);
}

/** Make the heap. The first thread state is borrowed for it; afterwards this worker has none. */
export function bootHeap(): void {
  initAllocator();
  borrowThreadState(threadStateAt(0));
  initStaticTypeWords();
  initSingletons();
  initBools();
  initEmptyTuple();
  initEmptyBytes();
  initIdentifiers();
  initTypeCache();
  readyStaticTypes();
  reserveMemoryError();
  returnThreadState(threadStateAt(0));
}
