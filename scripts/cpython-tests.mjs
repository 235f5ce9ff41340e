/**
 * Runs test files of an installed CPython 3.13 under minipy, unchanged and from where they are, and counts.
 *
 *     node scripts/cpython-tests.mjs [--python PATH] [--tests DIR] [--timeout S] [--jobs N] [--json] [-v] [-k PATTERN] [test_grammar …]
 *
 * Without names: the files for the language, its types and its basic modules. --python names the installation (default: python3.13 on PATH, or one of
 * pyenv's). -v shows why tests failed. What the files import from test.support is ours: test/cpython-support.
 */
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findPython } from "./find-python.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const support = path.join(root, "test/cpython-support");

/** The files for the language and its types, then modules. */
const FILES = `
  test_grammar test_generators test_dict test_list test_int test_long test_float test_complex test_str test_bytes test_descr
  test_exceptions test_scope test_functools test_class test_call test_compare test_contains test_decorators
  test_dictcomps test_listcomps test_setcomps test_genexps test_extcall test_unpack test_unpack_ex
  test_keywordonlyarg test_positional_only_arg test_named_expressions test_patma test_raise test_with test_super
  test_property test_slice test_range test_set test_tuple test_string_literals test_fstring test_format test_iter
  test_itertools test_exception_group test_except_star test_traceback test_syntax test_yield_from test_types
  test_typing test_baseexception test_augassign test_binop test_bool test_builtin test_global test_int_literal
  test_isinstance test_metaclass test_opcodes test_operator test_pow test_print test_richcmp test_sort
  test_string test_subclassinit test_weakref test_coroutines test_asyncgen test_dictviews test_enumerate test_userdict
  test_userlist test_memoryview test_hash test_index test_lambda test_generator_stop test_type_params test_type_aliases
  test_unary test_utf8source test_eof test_flufl test_frame test_funcattrs test_genericalias test_genericclass
  test_dynamic test_copy test_contextlib test_enum test_collections test_heapq test_bisect test_abc test_reprlib
  test_textwrap test_math test_random test_struct test_re test_difflib test_pprint test_keyword test_codeop
`
  .split(/\s+/)
  .filter(Boolean);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: "string" },
    tests: { type: "string" },
    timeout: { type: "string", default: "120" },
    jobs: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
    verbose: { type: "boolean", short: "v", default: false },
    match: { type: "string", short: "k", multiple: true, default: [] },
  },
});

function findTests() {
  if (options.tests !== undefined) return options.tests;
  const python = findPython(options.python);
  if (python === undefined) {
    console.log("cpython-tests: no CPython 3.13 found (--python PATH names one)");
    process.exit(0);
  }
  const code = "import test, os; print(os.path.dirname(test.__file__))";
  return execFileSync(python, ["-c", code], { encoding: "utf8" }).trim();
}

const tests = findTests();

/** Run one file: `{ file, seconds, status, results: [[outcome, test, reason]], stderr }`. */
function runFile(file) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cpython-tests-"));
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [path.join(root, "dist/minipy.js"), path.join(support, "driver.py"), file, ...options.match],
      {
        cwd: folder,
        env: {
          ...process.env,
          PYTHONPATH: support,
          PYTHONDONTWRITEBYTECODE: "1",
          CPYTHON_TESTS: tests,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr = (stderr + text).slice(-20_000);
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, Number(options.timeout) * 1000);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      fs.rmSync(folder, { recursive: true, force: true });
      const status = timedOut ? "timeout" : (signal ?? code);
      resolve({
        file,
        seconds: (performance.now() - started) / 1000,
        status,
        stderr,
        results: outcomes(stdout),
      });
    });
  });
}

/** The outcomes in a driver's output; a test that began and never ended is "crashed". */
function outcomes(stdout) {
  const byTest = new Map();
  for (const part of stdout.split("\x1e").slice(1)) {
    const [outcome, test, reason] = JSON.parse(part.slice(0, part.indexOf("]\n") + 1 || undefined));
    const known = byTest.get(test);
    // The worst that is said of a test counts: a subtest's failure comes before the end of its test.
    if (known === undefined || known[0] === "start" || known[0] === "passed")
      byTest.set(test, [outcome, reason]);
  }
  return [...byTest].map(([test, [outcome, reason]]) => [
    outcome === "start" ? "crashed" : outcome,
    test,
    reason,
  ]);
}

const KINDS = ["passed", "failed", "error", "skipped", "crashed"];

function countsOf({ results }) {
  return Object.fromEntries(
    KINDS.map((kind) => [kind, results.filter(([outcome]) => outcome === kind).length]),
  );
}

function row(name, counts, rest = "") {
  const run = KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  const cells = [run, ...KINDS.map((kind) => counts[kind])].map((count) => String(count).padStart(8));
  return `${name.padEnd(28)}${cells.join("")}  ${rest}`;
}

function lastLine(text) {
  return text.trimEnd().split("\n").at(-1).slice(0, 150);
}

function show(run) {
  const trouble = run.status === 0 ? "" : `${run.status}: ${lastLine(run.stderr)}`;
  console.log(row(run.file, countsOf(run), trouble));
  if (!options.verbose) return;
  for (const [outcome, test, reason] of run.results) {
    if (outcome !== "passed") console.log(`    ${outcome} ${test}: ${lastLine(reason)}`);
  }
}

const queue = positionals.length > 0 ? positionals.map((name) => path.basename(name, ".py")) : [...FILES];
const runs = [];
if (!options.json)
  console.log(`${"".padEnd(28)}${["run", ...KINDS].map((kind) => kind.padStart(8)).join("")}`);
async function work() {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    const run = await runFile(file);
    runs.push(run);
    if (!options.json) show(run);
  }
}
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
const totals = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
for (const run of runs) for (const kind of KINDS) totals[kind] += countsOf(run)[kind];
if (options.json) console.log(JSON.stringify({ tests, totals, files: runs }, null, 1));
else console.log(row("total", totals));
