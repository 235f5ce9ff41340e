/**
 * Compiles functions of a TypeScript subset to WebAssembly: what works on words of the heap with numbers only, as the eval loop does.
 *
 * Why: V8 optimises a JavaScript function of that size for a tenth of a second, for the types that it has seen so far, and throws the code away at the first
 * instruction that it has not seen. WebAssembly is compiled at once, fast code follows in the background, and none is ever thrown away.
 *
 * The subset: `let`, `const`, assignments, `if`, `for`, `while`, `switch`, labels, `return`, numbers, and the views of memory (`I32[index]`, `F64[index]`, or a local
 * that stands for one). What the types mean:
 *     - a value is an i32, or an f64 where it comes out of F64, `*`, `/` or a function that is annotated so. An f64 becomes an i32 where bits are wanted;
 *       then it must be in range. Sums of i32 wrap.
 *     - a name or `X.y` that is no local is a constant, which `constants` knows; `X.field.get(address)` reads a field of a layout.
 *       They are evaluated in another bundle: what depends on the order in which modules register things (`native`, METHODS) is none.
 *     - `I32[(address >> 2) + n]` takes the address to be aligned.
 * A function whose doc comment has the tag `@wasm` is compiled too where compiled code calls it, and with `@wasm inline` in its place; all others are imported.
 * A call with a string in it must have constant arguments only, and becomes a function of no parameters.
 */
import { encodeModule, I32, u32, VOID } from "./encode.mjs";
import { annotated } from "./names.mjs";
import { FunctionCompiler } from "./statements.mjs";

/**
 * Collects what a module consists of. `constants(source, text)` gives the value of a constant expression, or undefined while they are only being collected:
 * the compiler runs twice.
 */
export class Compiler {
  /**
   * @param sources a Sources. @param constants see above. @param names what is imported, by file and text; filled by the first run, and shared by modules.
   * @param registers names of variables of the worker that a compiled function may read: globals here.
   */
  constructor({ sources, constants, names, registers }) {
    this.sources = sources;
    this.constants = constants;
    this.names = names;
    this.registers = registers;
    this.types = [];
    this.imports = new Map();
    this.functions = new Map();
    this.queue = [];
    this.table = [];
  }

  typeIndex(params, results) {
    const key = `${params}>${results}`;
    const known = this.types.findIndex((t) => t.key === key);
    return known >= 0 ? known : this.types.push({ key, params, results }) - 1;
  }

  /** An imported function: what `text` is in `source`. `used`: its result is wanted somewhere. */
  importFunction(source, text, params, used) {
    const key = `${source.file}\0${text}`;
    let entry = this.imports.get(key);
    if (entry === undefined) {
      const name = this.names.get(key) ?? { source, text, used: false, name: String(this.names.size) };
      this.names.set(key, name);
      entry = { name, params, isImport: true, index: this.imports.size };
      this.imports.set(key, entry);
    }
    if (entry.params.length !== params.length)
      throw new Error(`${text}: called with different numbers of arguments`);
    entry.name.used ||= used;
    return entry;
  }

  /** A compiled function. */
  compiled({ source, name, node }) {
    const key = `${source.file}\0${name}`;
    let entry = this.functions.get(key);
    if (entry === undefined) {
      const params = node.params.map((p) => annotated(p.typeAnnotation));
      const result = annotated(node.returnType);
      entry = { source, name, node, params, result, index: this.functions.size };
      this.functions.set(key, entry);
      this.queue.push(entry);
    }
    return entry;
  }

  /** Compile `name` of `source`, and what it needs. @returns the bytes. */
  module(source, name, maxPages) {
    const entry = this.compiled({ source, name, node: source.functions.get(name).node });
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      next.code = new FunctionCompiler(this, next.source, next).compile();
    }
    // Functions follow the imports, whose number is known only now.
    const imports = [...this.imports.values()];
    const functions = [...this.functions.values()];
    const place = (body) =>
      body.flatMap((byte) => (typeof byte === "number" ? byte : u32(this.#indexOf(byte))));
    return encodeModule({
      types: this.types,
      imports: imports.map((i) => ({
        name: i.name.name,
        type: this.typeIndex(i.params, i.name.used ? [I32] : []),
      })),
      functions: functions.map((f) => ({
        type: this.typeIndex(f.params, f.result === VOID ? [] : [f.result]),
        locals: f.code.locals,
        body: place(f.code.body),
      })),
      globals: this.registers.length,
      table: this.table.map((target) => this.#indexOf(target)),
      exports: [{ name, index: imports.length + entry.index }],
      maxPages,
    });
  }

  #indexOf(entry) {
    return entry.isImport ? entry.index : this.imports.size + entry.index;
  }
}
