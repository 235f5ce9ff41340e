/** The TypeScript files that the compiler reads: their functions, and what the names in them mean. */
import fs from "node:fs";
import path from "node:path";
import { parseAst } from "rolldown/parseAst";

/** A source file, parsed. */
export class Source {
  constructor(file, text) {
    this.file = file;
    this.text = text;
    /** Top-level functions by name: {node, kind}, `kind` by the tag in its doc comment: "inline", "function", or undefined: it stays JavaScript. */
    this.functions = new Map();
    /** Imported names: {file, name}, `name` "*" for a namespace. */
    this.imports = new Map();
    for (const statement of parseAst(text, { lang: "ts" }).body) this.#declare(statement);
  }

  #declare(statement) {
    if (statement.type === "ImportDeclaration") {
      if (!statement.source.value.startsWith(".")) return;
      const file = path.resolve(path.dirname(this.file), statement.source.value.replace(/\.js$/, ".ts"));
      for (const specifier of statement.specifiers) {
        const name = specifier.type === "ImportNamespaceSpecifier" ? "*" : specifier.imported.name;
        this.imports.set(specifier.local.name, { file, name });
      }
      return;
    }
    if (statement.type === "ExportNamedDeclaration" && statement.source) {
      const file = path.resolve(path.dirname(this.file), statement.source.value.replace(/\.js$/, ".ts"));
      for (const { local, exported } of statement.specifiers)
        this.imports.set(exported.name, { file, name: local.name });
      return;
    }
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (node?.type === "FunctionDeclaration") {
      const comment = this.#commentBefore(statement);
      const tag = /@wasm( inline)?/.exec(comment);
      this.functions.set(node.id.name, {
        statement,
        node,
        kind: tag === null ? undefined : tag[1] ? "inline" : "function",
      });
    }
  }

  #commentBefore(node) {
    const before = this.text.slice(0, node.start).trimEnd();
    if (before.endsWith("*/")) return before.slice(before.lastIndexOf("/**"));
    return /(?:^|\n)((?:\/\/.*\n?)+)$/.exec(before)?.[1] ?? "";
  }

  slice(node) {
    return this.text.slice(node.start, node.end);
  }

  /** `file:line` of a node, for messages. */
  place(node) {
    return `${this.file}:${this.text.slice(0, node.start).split("\n").length}`;
  }
}

/** All files read so far. `override` gives the text of files that are not compiled as they are. */
export class Sources {
  #files = new Map();
  #override;

  constructor(override = new Map()) {
    this.#override = override;
  }

  get(file) {
    let source = this.#files.get(file);
    if (source === undefined) {
      source = new Source(file, this.#override.get(file) ?? fs.readFileSync(file, "utf8"));
      this.#files.set(file, source);
    }
    return source;
  }

  /** The function that the callee of a call in `source` names, if it is one that can be found: {source, name, node, kind}. */
  resolve(source, callee) {
    if (callee.type === "Identifier") return this.#lookup(source, callee.name);
    if (callee.type !== "MemberExpression" || callee.computed || callee.object.type !== "Identifier")
      return undefined;
    const imported = source.imports.get(callee.object.name);
    if (imported?.name !== "*") return undefined;
    return this.#lookup(this.get(imported.file), callee.property.name);
  }

  #lookup(source, name) {
    const own = source.functions.get(name);
    if (own !== undefined) return { source, name, ...own };
    const imported = source.imports.get(name);
    if (imported === undefined || imported.name === "*") return undefined;
    return this.#lookup(this.get(imported.file), imported.name);
  }
}
