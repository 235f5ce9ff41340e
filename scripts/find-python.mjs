/** Finds the CPython 3.13 that minipy is compared with. Nothing that is built or tested needs one. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** `named`, python3.13 on PATH, or one of pyenv's: the first that says it is 3.13; undefined: none. */
export function findPython(named) {
  const pyenv = path.join(os.homedir(), ".pyenv/versions");
  const versions = fs.existsSync(pyenv)
    ? fs.readdirSync(pyenv).filter((name) => name.startsWith("3.13"))
    : [];
  const candidates = [
    named,
    "python3.13",
    ...versions.map((name) => path.join(pyenv, name, "bin/python3.13")),
  ];
  return candidates.filter(Boolean).find((python) => {
    try {
      return execFileSync(python, ["-V"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).startsWith("Python 3.13.");
    } catch {
      return false;
    }
  });
}
