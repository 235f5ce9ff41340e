/**
 * Docstrings as 3.13 keeps them: without the indentation that all lines but the first share.
 */

function spaces(line: string): number {
  return /^ */.exec(line)![0].length;
}

/** The spaces that a line begins with; Infinity for a line of nothing else. */
function indentation(line: string): number {
  const size = spaces(line);
  return size === line.length ? Number.POSITIVE_INFINITY : size;
}

/** CPython's counterpart: _PyCompile_CleanDoc. */
export function cleanDoc(doc: string): string {
  const [first, ...rest] = expandTabs(doc).split("\n");
  const margin = Math.min(...rest.map(indentation));
  const cut = (line: string): string =>
    Number.isFinite(margin) ? line.slice(Math.min(margin, spaces(line))) : line;
  return [first!.replace(/^ +/, ""), ...rest.map(cut)].join("\n");
}

/** str.expandtabs(8). */
function expandTabs(text: string): string {
  if (!text.includes("\t")) return text;
  let out = "";
  let column = 0;
  for (const char of text) {
    if (char === "\t") {
      const size = 8 - (column % 8);
      out += " ".repeat(size);
      column += size;
    } else {
      out += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return out;
}
