/** The REPL on a pipe (`-i` with standard input redirected): prompts go to stderr, as CPython's. */
import readline from "node:readline";
import { writeText } from "../host/node/write-all.js";
import type { Session } from "./repl.js";

/** Run the lines of standard input until it ends. */
export async function startPiped(session: Session): Promise<void> {
  const lines = readline.createInterface({ input: process.stdin, terminal: false });
  process.removeAllListeners("SIGINT");
  let source = "";
  process.on("SIGINT", () => {
    if (session.busy) return session.interrupt();
    source = "";
    writeText(2, `\nKeyboardInterrupt\n${session.prompts.ps1}`);
  });
  writeText(2, session.prompts.ps1);
  for await (const line of lines) {
    source += `${line}\n`;
    const open = session.isOpen(source);
    if (!open && source.trim() !== "") {
      const input = source;
      source = "";
      await session.run(input);
    }
    if (!open) source = "";
    writeText(2, open ? session.prompts.ps2 : session.prompts.ps1);
  }
  if (source.trim() !== "") await session.run(source);
  writeText(2, "\n");
  session.finish(0);
}
