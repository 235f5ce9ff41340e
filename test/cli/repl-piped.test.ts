/** The interactive interpreter with its input from a pipe: results on stdout, prompts and errors on stderr, as python3.13 -i. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { runMinipy } from "../python/run-script.js";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minipy-piped-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const examples = fileURLToPath(new URL("../../examples/article/", import.meta.url));

const repl = (input: string, args: readonly string[] = ["-i", "-q"], env: NodeJS.ProcessEnv = {}) =>
  runMinipy(args, { input, env });

describe.concurrent("the REPL on a pipe", () => {
  for (const session of ["refcount.session", "checkinterval.session"]) {
    test(`${session} of the article`, async () => {
      const lines = fs.readFileSync(path.join(examples, session), "utf8").trimEnd().split("\n");
      const typed = lines.filter((line) => line.startsWith(">>> ")).map((line) => line.slice(4));
      const printed = lines.filter((line) => !line.startsWith(">>> "));
      const { stdout, stderr, status } = await repl(`${typed.join("\n")}\n`);
      expect({ stdout, status }).toEqual({ stdout: `${printed.join("\n")}\n`, status: 0 });
      expect(stderr).toBe(`${">>> ".repeat(typed.length + 1)}\n`);
    });
  }

  test("prompts for blocks; errors leave the session going", async () => {
    const { stdout, stderr, status } = await repl("def f():\n  1/0\n\nf()\n  x\nif 1:\n  'a'\n\n_\nx =\n");
    expect({ stdout, status }).toEqual({ stdout: "'a'\n'a'\n", status: 0 });
    expect(stderr).toBe(
      [
        ">>> ... ... >>> Traceback (most recent call last):",
        '  File "<stdin>", line 1, in <module>',
        "    f()",
        "    ~^^",
        '  File "<stdin>", line 2, in f',
        "    1/0",
        "    ~^~",
        "ZeroDivisionError: division by zero",
        '>>>   File "<stdin>", line 1',
        "    x",
        "IndentationError: unexpected indent",
        '>>> ... ... >>> >>>   File "<stdin>", line 1',
        "    x =",
        "       ^",
        "SyntaxError: invalid syntax",
        ">>> ",
        "",
      ].join("\n"),
    );
  });

  test("a block that the end of the input cuts off is run", async () => {
    expect((await repl("if 1:\n  5")).stdout).toBe("5\n");
  });

  test("inputs have numbers, which nobody sees in tracebacks", async () => {
    const { stdout } = await repl(
      "f = lambda: 0\n1 +\nf.__code__.co_filename\n(lambda: 0).__code__.co_filename\n",
    );
    expect(stdout).toBe("'<stdin>-0'\n'<stdin>-2'\n");
  });

  test("sys.displayhook shows the results", async () => {
    const { stdout } = await repl("import sys\nsys.displayhook = lambda x: print('<', x, '>')\n1\nNone\n");
    expect(stdout).toBe("< 1 >\n< None >\n");
  });

  test("exit, quit and the others say what they are", async () => {
    const { stdout, status } = await repl("exit\nquit\nhelp\ncredits\nexit(7)\nprint('never')\n");
    const lines = stdout.split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "Use exit() or Ctrl-D (i.e. EOF) to exit",
      "Use quit() or Ctrl-D (i.e. EOF) to exit",
      "Type help() for interactive help, or help(object) for help about object.",
    ]);
    expect(stdout).not.toContain("never");
    expect(status).toBe(7);
  });

  test("-i goes on after -c, an exception and SystemExit too", async () => {
    const { stdout, stderr, status } = await repl("x\n", ["-i", "-c", "x = 5; raise SystemExit(3)"]);
    expect({ stdout, status }).toEqual({ stdout: "5\n", status: 0 });
    expect(stderr).toContain("SystemExit: 3\n>>> >>> \n");
  });

  test("PYTHONINSPECT is as -i", async () => {
    const { stdout } = await repl("x\n", ["-c", "x = 5"], { PYTHONINSPECT: "1" });
    expect(stdout).toBe("5\n");
  });

  test("PYTHONSTARTUP runs first, but not after a script or with -E", async () => {
    const file = path.join(folder, "startup.py");
    fs.writeFileSync(file, "import sys\nstarted = not hasattr(sys, 'ps1')\nsys.ps1 = 'go '\n");
    const env = { PYTHONSTARTUP: file };
    const started = await repl("started\n", ["-i", "-q"], env);
    expect(started).toEqual({ stdout: "True\n", stderr: "go go \n", status: 0 });
    expect((await repl("started\n", ["-E", "-i", "-q"], env)).stderr).toContain("NameError");
    expect((await repl("started\n", ["-i", "-c", "1"], env)).stderr).toContain("NameError");
  });

  test("the banner goes to stderr; -q leaves it out", async () => {
    const { stdout, stderr } = await repl("1\n", ["-i"]);
    expect(stdout).toBe("1\n");
    expect(stderr).toMatch(
      /^minipy \d+\.\d+\.\d+ \(Python 3\.13 subset\) .*\nType "help", "copyright", "credits" or "license" for more information\.\n>>> >>> \n$/,
    );
  });

  test("threads that are still running are waited for at the end", async () => {
    const { stdout } = await repl(
      "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.1), print('thread'))).start()\n",
    );
    expect(stdout).toBe("thread\n");
  });
});
