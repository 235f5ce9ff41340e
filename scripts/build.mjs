/**
 * Builds dist/: the command line and supervisor (minipy.js), the workers' bundle (worker.cjs), the compiler's (compiler.cjs), the laboratory's (lab.cjs), the library
 * compiled (lib.bin), the start-up image (image.bin).
 *
 * All bundles are CommonJS: V8 treats the variables of a function better than those of a module (measured: half the time per allocation), it takes a code
 * cache for them, and Node starts them 10 ms sooner than a module.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build, transform } from "esbuild";
import { evalLoopPlugin } from "./wasm/plugin.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Files of lib/ that stand for what CPython has in C: they leave no trace in tracebacks. */
const NATIVE_IN_CPYTHON =
  /^(_csv|_queue|_string|binascii|datetime|pickle)\.py$|^(_decimal\/|encodings\/_charmap)/;

const dist = path.join(root, "dist");
fs.mkdirSync(dist, { recursive: true });

const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

fs.copyFileSync(path.join(root, "data/unicode-15.1.gz"), path.join(dist, "unicode.gz"));

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  absWorkingDir: root,
  outdir: dist,
  legalComments: "none",
  logLevel: "warning",
  format: "cjs",
  external: ["./compiler.cjs", "./lab.cjs"],
};

async function bundle(options) {
  return build({ ...common, ...options });
}

/** The compiler first: its content names the build. */
await bundle({
  entryPoints: { compiler: "src/host/compiler-bundle.ts" },
  define: { "import.meta.dirname": "__dirname" },
  outExtension: { ".js": ".cjs" },
  minifySyntax: true,
  minifyWhitespace: true,
});
const buildId = createHash("sha256")
  .update(version)
  .update(fs.readFileSync(path.join(dist, "compiler.cjs")))
  .digest("hex")
  .slice(0, 16);
const define = {
  MINIPY_BUILD_ID: JSON.stringify(buildId),
  MINIPY_VERSION: JSON.stringify(version),
  "import.meta.dirname": "__dirname",
  "import.meta.filename": "__filename",
};

await Promise.all([
  bundle({ entryPoints: { minipy: "src/cli/main.ts" }, define }),
  bundle({
    entryPoints: { lab: "src/lab/main.ts" },
    outExtension: { ".js": ".cjs" },
    define,
    minify: true,
  }),
  bundle({
    entryPoints: { worker: "src/host/node/worker.ts" },
    outExtension: { ".js": ".cjs" },
    define,
    plugins: [await evalLoopPlugin()],
  }),
]);
for (const file of ["worker.cjs", "minipy.js"]) shareNodeModules(path.join(dist, file));
restoreConstants(path.join(dist, "worker.cjs"));
await makeLoadable("worker.cjs");
await makeLoadable("compiler.cjs");
await makeLoadable("minipy.js");
fs.chmodSync(path.join(dist, "minipy.js"), 0o755);
fs.writeFileSync(path.join(dist, "package.json"), '{ "type": "commonjs" }\n');

compileLibrary();
await makeImage();
makeCaches();

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

/**
 * For `import fs from "node:fs"` esbuild copies all properties of the module, once in each file that has the import: a tenth of the time in which a worker loads. What stands
 * for the module here has it as its prototype.
 */
function shareNodeModules(file) {
  const source = fs.readFileSync(file, "utf8");
  const shared = source.replace(
    /__toESM\(require\("(node:\w+)"\)(?:, 1)?\)/g,
    '{ __proto__: require("$1"), default: require("$1") }',
  );
  fs.writeFileSync(file, shared);
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
    const isNative = NATIVE_IN_CPYTHON.test(file.replaceAll(path.sep, "/"));
    const result = compileToBytes(source, `<frozen ${name}>`, "exec", 0, isNative);
    if (!result.ok) throw new Error(`lib/${file}:${result.error.lineno}: ${result.error.msg}`);
    index[name] = { offset, length: result.code.length, isPackage, file };
    chunks.push(result.code);
    offset += result.code.length;
  }
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  fs.writeFileSync(path.join(dist, "lib.bin"), Buffer.concat([length, head, ...chunks]));
}

/**
 * A bundle becomes two files: NAME.bundle.js, the code as one function, and the file itself, which loads it through V8's code cache (NAME.cache, made below): without it
 * compiling takes a third of the start-up time. A cache of another Node version is ignored by V8.
 */
async function makeLoadable(base) {
  const file = path.join(dist, base);
  const name = path.parse(base).name;
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
    `#!/usr/bin/env node
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");
const stem = __filename.replace(/\\.c?js$/, "");
let cachedData;
try {
  cachedData = ${base === "worker.cjs" ? 'Buffer.from(require("node:worker_threads").workerData.codeCache ?? readFileSync(stem + ".cache"))' : 'readFileSync(stem + ".cache")'};
} catch {}
const script = new Script(readFileSync(stem + ".bundle.js", "latin1"), { filename: stem + ".bundle.js", cachedData });
cachedData = undefined;
script.runInThisContext().call(exports, exports, require, module, __filename, __dirname);
if (process.env.MINIPY_MAKE_CACHE === "1") {
  const makeCache = () => writeFileSync(stem + ".cache", script.createCachedData());
  const port = require("node:worker_threads").parentPort;
  if (port === null) process.on("exit", makeCache);
  else {
    const { postMessage } = port;
    port.postMessage = (message) => {
      if (message.kind === "exit") makeCache();
      postMessage.call(port, message);
    };
  }
}
`,
  );
}

/** The start-up image, made by the very bundle that will load it. */
function makeImage() {
  return new Promise((resolve, reject) => {
    const memory = new WebAssembly.Memory({ initial: 1024, maximum: 1024, shared: true });
    const worker = new Worker(path.join(dist, "worker.cjs"), { workerData: { memory, trace: null } });
    worker.on("message", (answer) => {
      if (answer instanceof Uint8Array) {
        fs.writeFileSync(path.join(dist, "image.bin"), answer);
        resolve(worker.terminate());
      } else if (answer.kind === "ready") worker.postMessage({ kind: "makeImage" });
      else reject(new Error(answer.message));
    });
    worker.on("error", reject);
  });
}

/** V8's code caches: what it compiles while a typical small program runs. */
function makeCaches() {
  const program = path.join(root, "scripts/warm-up.py");
  const env = { ...process.env, MINIPY_MAKE_CACHE: "1" };
  const { status } = spawnSync(process.execPath, [path.join(dist, "minipy.js"), program], {
    env,
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`scripts/warm-up.py ended with ${status}`);
}
