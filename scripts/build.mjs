/**
 * Builds dist/: the command line and supervisor (minipy.js), the workers' bundle (worker.js), the compiler's (compiler.cjs), the library
 * compiled (lib.bin), the start-up image (image.bin).
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = path.join(root, "dist");
process.env.MINIPY_MAKE_CACHE = "1";
fs.mkdirSync(dist, { recursive: true });

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

/** Makes three modules of one eval loop: TICKING and TRACING become literals. */
export const evalLoopVariants = {
  name: "eval-loop-variants",
  setup(builder) {
    builder.onResolve({ filter: /eval-loop\.js\?\w+$/ }, (args) => {
      const [file, variant] = args.path.split("?");
      return { path: path.resolve(args.resolveDir, file.replace(/\.js$/, ".ts")), suffix: `?${variant}` };
    });
    builder.onLoad({ filter: /eval-loop\.ts$/ }, (args) => {
      const source = fs.readFileSync(args.path, "utf8");
      const ticking = args.suffix === "?ticking" || args.suffix === "?traced";
      const tracing = args.suffix === "?traced";
      const contents = source
        .replace(/^declare const T(ICK|RAC)ING: boolean;$/gm, "")
        .replace(/\bTICKING\b/g, String(ticking))
        .replace(/\bTRACING\b/g, String(tracing));
      return { contents, loader: "ts", resolveDir: path.dirname(args.path) };
    });
  },
};

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  absWorkingDir: root,
  outdir: dist,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};

async function bundle(options) {
  return build({ ...common, ...options });
}

/** The compiler first: its content names the build. */
await bundle({
  entryPoints: { compiler: "src/host/compiler-bundle.ts" },
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  minifySyntax: true,
  minifyWhitespace: true,
});
const buildId = createHash("sha256")
  .update(version)
  .update(fs.readFileSync(path.join(dist, "compiler.cjs")))
  .digest("hex")
  .slice(0, 16);
const define = { MINIPY_BUILD_ID: JSON.stringify(buildId), MINIPY_VERSION: JSON.stringify(version) };

const bundles = await Promise.all([
  bundle({
    entryPoints: { minipy: "src/cli/main.ts" },
    format: "esm",
    splitting: true,
    define,
    // commander is CommonJS: it wants a `require`.
    banner: {
      js: '#!/usr/bin/env node\nimport { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
    },
  }),
  bundle({
    // CommonJS: V8 treats the variables of a function better than those of a module (measured: half the time per allocation).
    entryPoints: { worker: "src/host/node/worker.ts" },
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    define: { ...define, "import.meta.url": "workerUrl" },
    banner: { js: 'const workerUrl = require("node:url").pathToFileURL(__filename).href;' },
    plugins: [evalLoopVariants],
  }),
]);
removeStale(bundles);
fs.chmodSync(path.join(dist, "minipy.js"), 0o755);
restoreConstants(path.join(dist, "worker.cjs"));
await makeLoadable("worker");
await makeLoadable("compiler");

compileLibrary();
await makeImageAndCaches();

/**
 * esbuild makes `var` of every top-level `const`, and V8 folds only real constants (the heap's views, the field offsets): measured, the difference is a factor of 1.3
 * to 4 in native code. So: a top-level `var` with an initialiser that nothing assigns to becomes `const` again.
 */
function restoreConstants(file) {
  const source = fs.readFileSync(file, "utf8");
  const assigned = new Set();
  for (const match of source.matchAll(
    /(?<![.\w$])([A-Za-z_$][\w$]*)\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>])|\+\+|--)/g,
  )) {
    const before = source.slice(Math.max(0, match.index - 8), match.index);
    if (!/(?:var|let|const)\s+$/.test(before)) assigned.add(match[1]);
  }
  for (const match of source.matchAll(/(?:\+\+|--)([A-Za-z_$][\w$]*)/g)) assigned.add(match[1]);
  const restored = source.replace(/^var ([A-Za-z_$][\w$]*) = /gm, (declaration, name) =>
    assigned.has(name) || name.startsWith("__") ? declaration : `const ${name} = `,
  );
  fs.writeFileSync(file, restored);
}

/** Chunks of earlier builds: their names carry hashes. */
function removeStale(bundles) {
  const made = new Set(
    bundles.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((file) => path.basename(file))),
  );
  for (const file of fs.readdirSync(dist)) {
    if (/-[A-Z0-9]{8}\.js$/.test(file) && !made.has(file)) fs.rmSync(path.join(dist, file));
  }
}

/** lib/ compiled: an index, then the code of each module. See src/host/node/frozen.ts. */
function compileLibrary() {
  const { compileToBytes } = createRequire(import.meta.url)("../dist/compiler.cjs");
  const lib = path.join(root, "lib");
  const index = {};
  const chunks = [];
  let offset = 0;
  for (const file of fs.readdirSync(lib, { recursive: true, encoding: "utf8" }).sort()) {
    if (!file.endsWith(".py")) continue;
    const isPackage = path.basename(file) === "__init__.py";
    const name = file.replace(/(\/__init__)?\.py$/, "").replaceAll(path.sep, ".");
    const source = fs.readFileSync(path.join(lib, file), "utf8");
    const result = compileToBytes(source, `<frozen ${name}>`, "exec", 0);
    if (!result.ok) throw new Error(`lib/${file}:${result.error.lineno}: ${result.error.msg}`);
    index[name] = { offset, length: result.code.length, isPackage, file: name };
    chunks.push(result.code);
    offset += result.code.length;
  }
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  fs.writeFileSync(path.join(dist, "lib.bin"), Buffer.concat([length, head, ...chunks]));
}

/**
 * A bundle becomes two files: NAME.bundle.js, the code as one function, and NAME.cjs, which loads it through V8's code cache (NAME.cache, made below): without it
 * compiling takes a third of the start-up time. A cache of another Node version is ignored by V8.
 */
async function makeLoadable(name) {
  const file = path.join(dist, `${name}.cjs`);
  const { code } = await transform(fs.readFileSync(file, "utf8"), {
    minifyWhitespace: true,
    charset: "ascii",
    target: "node20",
  });
  fs.writeFileSync(
    path.join(dist, `${name}.bundle.js`),
    `(function(exports,require,module,__filename,__dirname){${code}\n})`,
  );
  fs.rmSync(path.join(dist, `${name}.cache`), { force: true });
  fs.writeFileSync(
    file,
    `"use strict";
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");
const stem = __filename.slice(0, -4);
let cachedData;
try {
  cachedData = readFileSync(stem + ".cache");
} catch {}
const script = new Script(readFileSync(stem + ".bundle.js", "latin1"), { filename: stem + ".bundle.js", cachedData });
script.runInThisContext().call(exports, exports, require, module, __filename, __dirname);
if (process.env.MINIPY_MAKE_CACHE === "1") module.exports.createCachedData = () => script.createCachedData();
if (process.env.MINIPY_MAKE_CACHE === "1" && !require("node:worker_threads").isMainThread) {
  const port = require("node:worker_threads").parentPort;
  port.on("message", (message) => {
    if (message.kind === "makeCache") port.postMessage({ cache: script.createCachedData() });
  });
}
`,
  );
}

/** The start-up image, made by the very bundle that will load it, and what V8 compiled meanwhile. */
function makeImageAndCaches() {
  const compiler = createRequire(import.meta.url)("../dist/compiler.cjs");
  fs.writeFileSync(path.join(dist, "compiler.cache"), compiler.createCachedData());
  return new Promise((resolve, reject) => {
    const memory = new SharedArrayBuffer(64 * 1024 * 1024);
    const worker = new Worker(path.join(dist, "worker.cjs"), { workerData: { memory, trace: null } });
    worker.on("message", (answer) => {
      if (answer instanceof Uint8Array) {
        fs.writeFileSync(path.join(dist, "image.bin"), answer);
        worker.postMessage({ kind: "makeCache" });
      } else if (answer.cache !== undefined) {
        fs.writeFileSync(path.join(dist, "worker.cache"), answer.cache);
        resolve(worker.terminate());
      } else if (answer.kind === "ready") worker.postMessage({ kind: "makeImage" });
      else reject(new Error(answer.message));
    });
    worker.on("error", reject);
  });
}
