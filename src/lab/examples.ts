/** Where the examples are: beside dist/, in the repository as in the installed package. */
import fs from "node:fs";
import path from "node:path";

function examplesFolder(): string {
  // From dist/ when built; from src/lab/ in the unit tests.
  const folders = ["../examples", "../../examples"].map((folder) =>
    path.resolve(import.meta.dirname, folder),
  );
  const found = folders.find((folder) => fs.existsSync(path.join(folder, "experiments")));
  if (found === undefined) throw new Error(`the examples are not there: ${folders[0]}`);
  return found;
}

/** The path of an example. */
export function examplePath(file: string): string {
  return path.join(examplesFolder(), file);
}
