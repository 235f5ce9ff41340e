/** Signals and broken pipes. Another thread of the child says when its main thread is where the signal shall find it. */
import { describe, expect, test } from "vitest";
import { startMinipy } from "./child.js";

const INTERRUPTED = {
  "a loop": "while True: pass",
  "a call in a loop": "while True: sorted([3, 1, 2])",
  "time.sleep": "time.sleep(60)",
  join: "thread.join()",
  "a lock": "lock.acquire()",
  "an event": "threading.Event().wait()",
};

const PROGRAM = `
import threading, time
lock = threading.Lock()
lock.acquire()
thread = threading.Thread(target=lock.acquire, daemon=True)
thread.start()
def announce():
    time.sleep(0.3)
    print('now', flush=True)
threading.Thread(target=announce, daemon=True).start()
`;

describe.concurrent("SIGINT", () => {
  for (const policy of ["request", "interval"]) {
    for (const [name, line] of Object.entries(INTERRUPTED)) {
      test(`ends ${name} (${policy})`, async () => {
        const child = startMinipy(["--gil", policy, "-c", `${PROGRAM}${line}`]);
        await child.until(() => child.stdout === "now\n");
        child.process.kill("SIGINT");
        expect(await child.end()).toBe(130);
        // Before it there may be a report on a deadlock.
        expect(child.stderr).toMatch(
          /(^|\n)Traceback \(most recent call last\):\n {2}File "<string>", line 11, in <module>\n/,
        );
        expect(child.stderr).toMatch(/\nKeyboardInterrupt\n$/);
      });
    }
  }

  test("can be caught, and the program goes on", async () => {
    const child = startMinipy([
      "-c",
      `${PROGRAM}try: time.sleep(60)\nexcept KeyboardInterrupt: print('caught')`,
    ]);
    await child.until(() => child.stdout === "now\n");
    child.process.kill("SIGINT");
    expect(await child.end()).toBe(0);
    expect(child.stdout).toBe("now\ncaught\n");
  });

  test("while the main thread waits for the others at the end", async () => {
    const program = `
import threading, time
def work():
    time.sleep(0.2)
    print('now', flush=True)
    time.sleep(60)
threading.Thread(target=work).start()
`;
    const child = startMinipy(["-c", program]);
    await child.until(() => child.stdout === "now\n");
    child.process.kill("SIGINT");
    expect(await child.end()).toBe(0);
    expect(child.stderr).toMatch(
      /^Traceback \(most recent call last\):\n.*, line \d+, in _shutdown\n {4}_thread_shutdown\(\)\nKeyboardInterrupt: \n$/,
    );
  });

  test("before the program runs ends it too", async () => {
    const child = startMinipy(["-c", "while True: pass"]);
    child.process.kill("SIGINT");
    const status = await child.end();
    expect([130, "SIGINT"]).toContain(status);
  });
});

describe.concurrent("other ends", () => {
  test("SIGTERM ends a program that sleeps", async () => {
    const child = startMinipy(["-c", "import time; print('now', flush=True); time.sleep(60)"]);
    await child.until(() => child.stdout === "now\n");
    child.process.kill("SIGTERM");
    expect(await child.end()).toBe("SIGTERM");
  });

  test("nobody reads the output any more", async () => {
    const child = startMinipy(["-c", "while True: print(1)"]);
    await child.until(() => child.stdout !== "");
    child.process.stdout!.destroy();
    expect(await child.end()).toBe(1);
    expect(child.stderr).toContain("BrokenPipeError: [Errno 32] Broken pipe\n");
  });
});
