/** The interactive interpreter on a terminal, typed at as a user would. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { HAS_TERMINAL, Terminal } from "./terminal.js";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "minipy-repl-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Start the REPL and wait for its prompt. */
async function openRepl(args: readonly string[] = ["-q"], env: NodeJS.ProcessEnv = {}): Promise<Terminal> {
  const terminal = new Terminal(args, env);
  await terminal.shows(">>> ");
  return terminal;
}

const examples = fileURLToPath(new URL("../../examples/article/", import.meta.url));

describe.skipIf(!HAS_TERMINAL).concurrent("the REPL on a terminal", () => {
  for (const session of ["refcount.session", "checkinterval.session"]) {
    test(`${session} of the article`, async () => {
      const transcript = fs.readFileSync(path.join(examples, session), "utf8").trimEnd();
      const terminal = await openRepl();
      for (const line of transcript.split("\n")) {
        if (line.startsWith(">>> ")) await terminal.enter(line.slice(4));
      }
      expect(terminal.screen).toBe(`${transcript}\n>>> `);
      terminal.control("D");
      expect(await terminal.end()).toBe(0);
    });
  }

  test("the banner names the version", async () => {
    const terminal = await openRepl([]);
    expect(terminal.screen).toMatch(/^minipy \d+\.\d+\.\d+ \(Python 3\.13 subset\).*\nType "help", /);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("blocks, brackets, comments, empty lines and _", async () => {
    const terminal = await openRepl();
    await terminal.enter("def f(x):", "... ");
    await terminal.enter("  return x + 1", "... ");
    await terminal.enter("");
    await terminal.enter("f(1)");
    await terminal.enter("(_,", "... ");
    await terminal.enter("None)");
    await terminal.enter("None");
    await terminal.enter("_");
    await terminal.enter("# a comment");
    await terminal.enter("");
    await terminal.enter("x = '''a", "... ");
    await terminal.enter("b'''");
    await terminal.enter("x");
    expect(terminal.screen).toBe(
      [
        ">>> def f(x):",
        "...   return x + 1",
        "... ",
        ">>> f(1)",
        "2",
        ">>> (_,",
        "... None)",
        "(2, None)",
        ">>> None",
        ">>> _",
        "(2, None)",
        ">>> # a comment",
        ">>> ",
        ">>> x = '''a",
        "... b'''",
        ">>> x",
        "'a\\nb'",
        ">>> ",
      ].join("\n"),
    );
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("a paste of several lines runs one after the other", async () => {
    const terminal = await openRepl();
    terminal.child.type("import time\rtime.sleep(0.05)\rx = 1\rfor i in range(2):\r  print(i)\r\rx + 1\r");
    await terminal.shows("\n2\n>>> ");
    expect(terminal.screen).toBe(
      ">>> import time\n>>> time.sleep(0.05)\n>>> x = 1\n>>> for i in range(2):\n...   print(i)\n... \n0\n1\n>>> x + 1\n2\n>>> ",
    );
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("tracebacks show what was typed, also in functions of earlier inputs", async () => {
    const terminal = await openRepl();
    await terminal.enter("def f():", "... ");
    await terminal.enter("  return 1 / 0", "... ");
    await terminal.enter("");
    await terminal.enter("f()");
    expect(terminal.screen).toContain(
      [
        "Traceback (most recent call last):",
        '  File "<stdin>", line 1, in <module>',
        "    f()",
        "    ~^^",
        '  File "<stdin>", line 2, in f',
        "    return 1 / 0",
        "           ~~^~~",
        "ZeroDivisionError: division by zero",
        ">>> ",
      ].join("\n"),
    );
    await terminal.enter("1 +");
    expect(terminal.screen).toContain(
      ['  File "<stdin>", line 1', "    1 +", "       ^", "SyntaxError: invalid syntax"].join("\n"),
    );
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("Ctrl-C at the prompt gives a fresh one", async () => {
    const terminal = await openRepl();
    terminal.child.type("abc(");
    await terminal.shows("abc(");
    terminal.control("C");
    await terminal.shows("\nKeyboardInterrupt\n>>> ");
    await terminal.enter("if 1:", "... ");
    terminal.control("C");
    await terminal.shows("... \nKeyboardInterrupt\n>>> ");
    await terminal.enter("1 + 1");
    expect(terminal.screen).toMatch(/\n2\n>>> $/);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  const waits = {
    "a loop": ["while 1: print('now'); a = [i for i in range(1000)]", ""],
    "time.sleep": ["print('now'); time.sleep(60)"],
    join: ["print('now'); thread.join()"],
    "a lock": ["print('now'); lock.acquire()"],
    input: ["input('now')"],
  };
  for (const [name, lines] of Object.entries(waits)) {
    test(`Ctrl-C ends ${name}`, async () => {
      const terminal = await openRepl();
      await terminal.enter("import threading, time");
      await terminal.enter("lock = threading.Lock()");
      await terminal.enter("lock.acquire()");
      await terminal.enter("thread = threading.Thread(target=lock.acquire, daemon=True)");
      await terminal.enter("thread.start()");
      terminal.child.type(`${lines.join("\r")}\r`);
      await terminal.child.until(() => /^now/m.test(terminal.screen));
      terminal.control("C");
      await terminal.shows("KeyboardInterrupt\n>>> ");
      expect(terminal.screen).toContain(
        'Traceback (most recent call last):\n  File "<stdin>", line 1, in <module>\n',
      );
      await terminal.enter("6 * 7");
      expect(terminal.screen).toMatch(/\n42\n>>> $/);
      terminal.control("D");
      expect(await terminal.end()).toBe(0);
    });
  }

  test("Ctrl-C that is typed ahead ends the program before it", async () => {
    const terminal = await openRepl();
    terminal.child.type("while 1: pass\r\r\x03");
    await terminal.shows("KeyboardInterrupt\n>>> ");
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("input() reads the line that is typed", async () => {
    const terminal = await openRepl();
    terminal.child.type("input('name? ')\r");
    await terminal.shows("\nname? ");
    await terminal.enter("Ada");
    expect(terminal.screen).toMatch(/\nname\? Ada\n'Ada'\n>>> $/);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("output without a newline stays before the prompt", async () => {
    const terminal = await openRepl();
    await terminal.enter("print('abc', end='')");
    expect(terminal.screen).toMatch(/\nabc>>> $/);
    await terminal.enter("1");
    expect(terminal.screen).toMatch(/\nabc>>> 1\n1\n>>> $/);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("sys.ps1 and sys.ps2 are shown", async () => {
    const terminal = await openRepl();
    await terminal.enter("import sys; sys.ps1 = 'in> '; sys.ps2 = '  > '", "in> ");
    await terminal.enter("if 1:", "  > ");
    await terminal.enter(" 2", "  > ");
    await terminal.enter("", "in> ");
    expect(terminal.screen).toMatch(/in> if 1:\n {2}> {2}2\n {2}> \n2\nin> $/);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("other threads run while the prompt waits", async () => {
    const terminal = await openRepl();
    await terminal.enter("import threading, time");
    terminal.child.type(
      "threading.Thread(target=lambda: (time.sleep(0.1), print('from the thread'))).start()\r",
    );
    await terminal.child.until(
      () => terminal.screen.includes("\nfrom the thread") || terminal.screen.includes(">>> from the thread"),
    );
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("exit() ends it with its status, SystemExit with its text", async () => {
    const first = await openRepl();
    first.child.type("exit(3)\r");
    expect(await first.end()).toBe(3);
    const second = await openRepl();
    second.child.type("raise SystemExit('bye')\r");
    expect(await second.end()).toBe(1);
    expect(second.screen).toContain("\nbye\n");
  });

  test("Ctrl-D ends a block", async () => {
    const terminal = await openRepl();
    await terminal.enter("if 1:", "... ");
    await terminal.enter("  5", "... ");
    terminal.control("D");
    await terminal.shows("\n5\n>>> ");
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });

  test("the lines of an earlier session come back", async () => {
    const env = { PYTHON_HISTORY: path.join(folder, "history") };
    const first = await openRepl(["-q"], env);
    await first.enter("x = 'one'");
    await first.enter("x + 'two'");
    first.control("D");
    await first.end();
    const second = await openRepl(["-q"], env);
    second.child.type("\x1b[A\x1b[A");
    await second.shows(">>> x = 'one'");
    await second.enter("");
    await second.enter("x");
    expect(second.screen).toMatch(/\n'one'\n>>> $/);
    second.control("D");
    expect(await second.end()).toBe(0);
  });

  test("-i goes on after the script, also after an exception", async () => {
    const script = path.join(folder, "fails.py");
    fs.writeFileSync(script, "x = 41\n1 / 0\n");
    const terminal = await openRepl(["-i", script]);
    expect(terminal.screen).toContain("ZeroDivisionError: division by zero\n>>> ");
    await terminal.enter("x + 1");
    expect(terminal.screen).toMatch(/\n42\n>>> $/);
    terminal.control("D");
    expect(await terminal.end()).toBe(0);
  });
});
