/**
 * The eval loop for esbuild: `eval-loop.js?plain`, `?ticking` and `?traced` are modules of the one source, with TICKING and TRACING literals, and `interpret` in
 * WebAssembly (compiler.mjs).
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Compiler } from "./compiler.mjs";
import { Sources } from "./sources.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LOOP = path.join(root, "src/vm/eval-loop.ts");
const MEMORY = path.join(root, "src/runtime/heap/memory.ts");
const VARIANTS = ["plain", "ticking", "traced"];
const ENTRY = "interpret";
/** Variables of the worker that compiled code may read, by the file that exports them: they are handed in whenever it is entered. */
const REGISTERS = {
  tstate: path.join(root, "src/runtime/threads/state.ts"),
  uncheckedHeap: path.join(root, "src/runtime/heap/alloc.ts"),
};
/** Pages of 64 KiB of the largest heap. */
const MAX_PAGES = 0x7fff;

function variantOf(source, variant) {
  return source
    .replace(/^declare const T(ICK|RAC)ING: boolean;$/gm, "")
    .replace(/\bTICKING\b/g, String(variant !== "plain"))
    .replace(/\bTRACING\b/g, String(variant === "traced"));
}

function compile(variant, constants, names) {
  const sources = new Sources(new Map([[LOOP, variantOf(fs.readFileSync(LOOP, "utf8"), variant)]]));
  const source = sources.get(LOOP);
  const bytes = new Compiler({ sources, constants, names, registers: Object.keys(REGISTERS) }).module(
    source,
    ENTRY,
    MAX_PAGES,
  );
  return { source, bytes };
}

/** The values of `texts`, a Map of files to sets of expressions, in the scope of each file: the runtime is bundled and evaluated. */
async function evaluate(texts) {
  const asked = [...texts];
  const plugin = {
    name: "constants",
    setup(builder) {
      builder.onResolve({ filter: /eval-loop\.js\?\w+$/ }, () => ({ path: LOOP }));
      builder.onLoad({ filter: /\.ts$/ }, (args) => {
        const expressions = texts.get(args.path);
        let contents = fs.readFileSync(args.path, "utf8");
        if (args.path === LOOP) contents = variantOf(contents, "plain");
        if (expressions !== undefined)
          contents += `\nexport const __constants = () => [${[...expressions].join(", ")}];\n`;
        return { contents, loader: "ts", resolveDir: path.dirname(args.path) };
      });
    },
  };
  const imports = asked.map(([file], i) => `import { __constants as c${i} } from ${JSON.stringify(file)};`);
  const contents = `import "./src/runtime/boot.ts";\n${imports.join("\n")}\nexport const values = [${asked.map((_, i) => `c${i}()`)}];`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "warning",
    plugins: [plugin],
  });
  const module = { exports: {} };
  new Function("exports", "module", "require", outputFiles[0].text)(
    module.exports,
    module,
    createRequire(import.meta.url),
  );
  const values = new Map();
  for (const [i, [file, expressions]] of asked.entries()) {
    for (const [k, text] of [...expressions].entries())
      values.set(`${file}\0${text}`, module.exports.values[i][k]);
  }
  return values;
}

/** Make the plugin: compiles the variants first. */
export async function evalLoopPlugin() {
  const names = new Map();
  const texts = new Map();
  const collect = (source, text) => {
    if (!texts.has(source.file)) texts.set(source.file, new Set());
    texts.get(source.file).add(text);
    return undefined;
  };
  for (const variant of VARIANTS) compile(variant, collect, names);
  const values = await evaluate(texts);
  const constants = (source, text) => {
    const key = `${source.file}\0${text}`;
    if (!values.has(key)) throw new Error(`${source.file}: ${text} was not collected`);
    return values.get(key);
  };
  const modules = new Map(VARIANTS.map((variant) => [variant, compile(variant, constants, names)]));

  /** What a file gives to the compiled code, as the text of an object. */
  const given = (file) =>
    `({${[...names.values()].filter((n) => n.source.file === file).map((n) => `${n.name}: ${n.text}`)}})`;
  const givers = new Set([...names.values()].map((n) => n.source.file));

  const loop = (variant) => {
    const { source, bytes } = modules.get(variant);
    const { statement, node } = source.functions.get(ENTRY);
    const others = [...givers].filter((file) => file !== LOOP);
    return `${source.text.slice(0, statement.start)}${source.text.slice(statement.end)}
import { HEAP as __heap } from ${JSON.stringify(MEMORY)};
${Object.entries(REGISTERS)
  .map(([name, file]) => `import { ${name} as __${name} } from ${JSON.stringify(file)};`)
  .join("\n")}
${others.map((file, i) => `import { __given as __given${i} } from ${JSON.stringify(file)};`).join("\n")}
let __run;
function __start() {
  const module = new WebAssembly.Module(Buffer.from("${Buffer.from(bytes).toString("base64")}", "base64"));
  const env = Object.assign({ memory: __heap }, ${given(LOOP)}${others.map((_, i) => `, __given${i}()`).join("")});
  return new WebAssembly.Instance(module, { env }).exports.${ENTRY};
}
export function ${ENTRY}(${node.params.map((p) => p.name)}) {
  __run ??= __start();
  return __run(${[...node.params.map((p) => p.name), ...Object.keys(REGISTERS).map((name) => `__${name}`)]});
}
`;
  };

  return {
    name: "eval-loop",
    setup(builder) {
      builder.onResolve({ filter: /eval-loop\.js\?\w+$/ }, (args) => {
        const [file, variant] = args.path.split("?");
        return { path: path.resolve(args.resolveDir, file.replace(/\.js$/, ".ts")), suffix: `?${variant}` };
      });
      builder.onLoad({ filter: /\.ts$/ }, (args) => {
        if (args.path === LOOP)
          return { contents: loop(args.suffix.slice(1)), loader: "ts", resolveDir: path.dirname(LOOP) };
        if (!givers.has(args.path)) return undefined;
        const contents = `${fs.readFileSync(args.path, "utf8")}\nexport const __given = () => ${given(args.path)};\n`;
        return { contents, loader: "ts", resolveDir: path.dirname(args.path) };
      });
    },
  };
}
