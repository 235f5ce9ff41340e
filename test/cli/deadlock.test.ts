/** The deadlock report: who waits where, for what, and who has it. */
import { expect, test } from "vitest";
import { startMinipy } from "./child.js";

const CROSSED = `
import threading
left, right = threading.Lock(), threading.RLock()
both = threading.Barrier(2)
def first():
    with left:
        both.wait()
        right.acquire()
def second():
    with right:
        both.wait()
        with left:
            pass
threads = [threading.Thread(target=first, name='one', daemon=True), threading.Thread(target=second, name='two', daemon=True)]
for thread in threads: thread.start()
print('now', flush=True)
threads[0].join()
`;

const REPORT = [
  "Deadlock: every thread waits, and nobody is left to wake one.",
  /Thread MainThread \(ident \d+\)\n {2}waits for Thread\.join\(\) of <Thread\(one, started daemon \d+\)>\n {2}File "<string>", line 17, in <module>\n/,
  /Thread one \(ident \d+, daemon\)\n {2}waits for <locked _thread\.RLock object owner=\d+ count=1 at 0x[0-9a-f]+>, held by two\n {2}File "<string>", line 8, in first\n/,
  /Thread two \(ident \d+, daemon\)\n {2}waits for <locked _thread\.lock object at 0x[0-9a-f]+>, held by one\n {2}File "<string>", line 12, in second\n/,
  "The cycle:\n  one waits for two\n  two waits for one\n",
];

function expectReport(stderr: string): void {
  for (const part of REPORT) {
    if (typeof part === "string") expect(stderr).toContain(part);
    else expect(stderr).toMatch(part);
  }
  expect(stderr.split("Deadlock:").length).toBe(2);
}

test.concurrent("--deadlock report tells it at once, and the program waits on", async () => {
  const child = startMinipy(["--deadlock", "report", "-c", CROSSED]);
  await child.until(() => child.stderr.includes("two waits for one\n"));
  child.process.kill("SIGINT");
  expect(await child.end()).toBe(130);
  expectReport(child.stderr);
  expect(child.stderr).toMatch(/\nKeyboardInterrupt\n$/);
});

test.concurrent("Ctrl-C tells it, names the calls that users know", async () => {
  const program = `
import queue, threading
jobs = queue.Queue()
worker = threading.Thread(target=jobs.get, daemon=True)
worker.start()
print('now', flush=True)
worker.join()
`;
  const child = startMinipy(["-c", program]);
  await child.until(() => child.stdout === "now\n");
  // Until both wait.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  child.process.kill("SIGINT");
  expect(await child.end()).toBe(130);
  expect(child.stderr).toMatch(/waits for Queue\.get\(\) of <queue\.Queue object at 0x[0-9a-f]+>\n/);
});

test.concurrent("threads that only wait for news are not called a deadlock", async () => {
  const program = `
import threading
event = threading.Event()
thread = threading.Thread(target=event.wait, daemon=True)
thread.start()
print('now', flush=True)
event.wait()
`;
  const child = startMinipy(["-c", program]);
  await child.until(() => child.stdout === "now\n");
  child.process.kill("SIGINT");
  expect(await child.end()).toBe(130);
  expect(child.stderr).not.toContain("Deadlock");
});
