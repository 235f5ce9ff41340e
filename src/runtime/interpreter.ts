/**
 * Interpreter-wide words: what CPython keeps in PyInterpreterState and _PyRuntimeState. All guarded by the GIL.
 */
import { INTERP_WORDS } from "./heap/address-map.js";
import { I32 } from "./heap/memory.js";
import { f64, i32, ref, struct } from "./heap/struct.js";

export const Interpreter = struct("interpreter", null, {
  modules: ref("sys.modules, or NULL"),
  builtins: ref("dict of the builtins module"),
  sysdict: ref("dict of the sys module"),
  interned: i32("the table of interned strs (objects/unicode.ts)"),
  type_cache: i32("the method cache (objects/type-object.ts)"),
  next_type_version: i32("next tp_version_tag"),
  next_keys_version: i32("next dict keys version"),
  next_code_version: i32("next co_version"),
  next_ident: i32("next thread ident serial"),
  next_local_key: i32("last key of a _thread._local"),
  thread_stack_size: i32("_thread.stack_size(): kept, but without effect"),
  main_module: ref("the module __main__, or NULL"),
  import_locks: ref("dict of the modules that are being imported: name -> lock; or NULL"),
  memory_error: ref("the MemoryError instance for when nothing can be allocated"),
  excepthook: ref("threading.excepthook's default, or NULL"),
  thread_shutdown: ref("threading._shutdown, or NULL"),
  atexit: ref("callable that runs the atexit callbacks, or NULL"),
  atexit_callbacks: ref("list of atexit callbacks, or NULL"),
  signal_handlers: ref("dict: signal number -> handler, or NULL"),
  switch_interval_us: f64(
    "sys.getswitchinterval() in microseconds, when it is longer than INTERVAL_US can say",
  ),
  recursion_limit: i32("sys.getrecursionlimit()"),
  int_max_str_digits: i32("sys.get_int_max_str_digits()"),
  gc_state: i32("the collector's record (heap/gc.ts)"),
  latin1: i32("block of 256 addresses: the one-character strs"),
  hash_seed: i32("seed of str and bytes hashes"),
  optimize: i32("-O level"),
  flags: i32(
    "other command line flags: 1 inspect, 2 interactive, 4 quiet, 8 verbose, 16 unbuffered, 32 importtime, 64 showrefcount",
  ),
  stdout: ref("the original sys.stdout, for print's fast path"),
  stderr: ref("the original sys.stderr"),
  warnings_filters: ref("state of the warnings module, or NULL"),
  typed_sources: ref("dict: file name -> text of what was typed or given by -c, or NULL"),
  sys_module: ref("the module sys"),
  builtins_module: ref("the module builtins"),
  abc_invalidation_counter: i32("abc.get_cache_token(): how often a virtual subclass was registered"),
  finalized: ref("dict: addresses of objects that outlived their __del__, which runs only once; or NULL"),
  socket_timeout: f64("socket.getdefaulttimeout() in seconds, plus 1; 0: none"),
  open: ref("the function open, one and the same in builtins, _io and io"),
});

/** Addresses of the words: `I32[INTERP.modules >> 2]`. */
export const INTERP = Object.fromEntries(
  Interpreter.fields.map((f) => [f.name, INTERP_WORDS + f.offset]),
) as {
  readonly [K in keyof Omit<typeof Interpreter, "fields" | "SIZE" | "structName" | "layoutId">]: number;
};

/** Give the next number of a serial word, from 1 on. 0 is never given; after 2**31 it is used up and stays 0. */
export function nextSerial(address: number): number {
  const next = I32[address >> 2] + 1;
  if (next <= 0) return 0;
  I32[address >> 2] = next;
  return next;
}
