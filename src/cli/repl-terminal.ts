/**
 * The REPL on a terminal. node:repl does the editing, the history, the search in it and the keys; what a line means is decided here, so none of its own
 * commands, and no JavaScript.
 */
import repl, { type REPLServer } from "node:repl";
import { writeText } from "../host/node/write-all.js";
import { PacedInput } from "./paced-input.js";
import type { Session } from "./repl.js";
import { appendHistory, loadHistory } from "./repl-history.js";

/** What the types of Node leave out. */
interface Editor extends REPLServer {
  history: string[];
  line: string;
  isCompletionEnabled: boolean;
  clearLine(): void;
}

/** Read and run inputs until the terminal says that there are no more (Ctrl-D). */
export function startTerminal(session: Session): void {
  let source = "";
  const input = new PacedInput(process.stdin, {
    endsBlock: () => source !== "" && editor.line === "",
    interrupt: () => session.interrupt(),
  });
  const editor: Editor = repl.start({
    input,
    output: process.stdout,
    // The first one is shown when the terminal is in its mode for typing.
    prompt: "",
    terminal: true,
    useColors: false,
    useGlobal: true,
    preview: false,
    ignoreUndefined: true,
  }) as Editor;
  editor.history = loadHistory();
  // Tab is Python's indentation.
  editor.isCompletionEnabled = false;
  editor.removeAllListeners("line");
  editor.removeAllListeners("SIGINT");
  process.removeAllListeners("SIGINT");

  const prompt = () => {
    const { ps1, ps2, lastLine } = session.prompts;
    editor.setPrompt(source === "" ? lastLine + ps1 : ps2);
    editor.prompt();
  };
  const run = async (complete: string) => {
    source = "";
    input.close();
    await session.run(complete);
    input.open(prompt);
  };
  editor.on("line", (line) => {
    if (line.trim() !== "") appendHistory(line);
    session.prompts = { ...session.prompts, lastLine: "" };
    source += `${line}\n`;
    if (source.trim() === "") source = "";
    if (source === "" || session.isOpen(source)) prompt();
    else void run(source);
  });
  editor.on("SIGINT", () => {
    input.discard();
    source = "";
    editor.clearLine();
    writeText(1, "KeyboardInterrupt\n");
    prompt();
  });
  process.on("SIGINT", () => {
    if (session.busy) session.interrupt();
    else editor.emit("SIGINT");
  });
  editor.on("exit", () => {
    input.close();
    session.finish(0);
  });
  input.open(prompt);
}
