/** The lines that were typed in earlier sessions: ~/.minipy_history, or what PYTHON_HISTORY names. A file that cannot be used is no error. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const KEPT_LINES = 1000;

function historyFile(): string {
  return process.env["PYTHON_HISTORY"] || path.join(os.homedir(), ".minipy_history");
}

/** The lines, newest first, as node:readline has them. */
export function loadHistory(): string[] {
  try {
    const lines = fs.readFileSync(historyFile(), "utf8").split("\n").filter(Boolean);
    if (lines.length > 2 * KEPT_LINES) {
      fs.writeFileSync(historyFile(), `${lines.slice(-KEPT_LINES).join("\n")}\n`, { mode: 0o600 });
    }
    return lines.slice(-KEPT_LINES).reverse();
  } catch {
    return [];
  }
}

/** Add a line. */
export function appendHistory(line: string): void {
  try {
    fs.appendFileSync(historyFile(), `${line}\n`, { mode: 0o600 });
  } catch {
    // The session goes on without.
  }
}
