/**
 * The grammar of `import`.
 *
 * Mirrors the import rules of Grammar/python.gram.
 */

import type { ParserMethod } from "chevrotain";
import { T, type Token } from "../lexer/tokens.js";
import type * as ast from "./ast.js";
import { kind } from "./engine.js";
import * as node from "./nodes.js";
import { PatternParser } from "./patterns.js";

export abstract class ImportParser extends PatternParser {
  private readonly dottedName: ParserMethod<[], string> = this.RULE("dottedName", () => {
    let name = (this.CONSUME(kind(T.Name)) as Token).value;
    this.MANY(() => {
      this.CONSUME(kind(T.Dot));
      name += `.${(this.CONSUME1(kind(T.Name)) as Token).value}`;
    });
    return name;
  });

  protected readonly importStatement: ParserMethod<[], ast.stmt> = this.RULE("importStatement", () => {
    const start = this.CONSUME(kind(T.Import)) as Token;
    if (this.diagnosing) this.checkImport();
    const names = [this.SUBRULE(this.importAlias, { ARGS: [true] })];
    this.MANY(() => {
      this.CONSUME(kind(T.Comma));
      names.push(this.SUBRULE1(this.importAlias, { ARGS: [true] }));
    });
    return node.Import(start, this.last(), names);
  });

  /** `import` alone, and `import a from b`. */
  private checkImport(): void {
    if (this.next() === T.Newline) this.rejectNoNames();
    const { currIdx } = this;
    const start = this.last();
    this.speculate(() => {
      this.SUBRULE(this.dottedName);
      while (this.next() === T.Comma) {
        this.currIdx++;
        this.SUBRULE(this.dottedName);
      }
      this.CONSUME(kind(T.From));
      this.SUBRULE(this.dottedName);
      this.raiseFrom(start, "Did you mean to use 'from ... import ...' instead?");
    });
    this.currIdx = currIdx;
  }

  private rejectNoNames(): never {
    return this.raiseFrom(this.peek(), "Expected one or more names after 'import'");
  }

  private readonly importAlias: ParserMethod<[boolean], ast.alias> = this.RULE("importAlias", (isDotted) => {
    const start = this.peek();
    let name: string;
    if (isDotted || this.RECORDING_PHASE) name = this.SUBRULE(this.dottedName);
    else name = (this.CONSUME(kind(T.Name)) as Token).value;
    const asname = this.OPTION(() => {
      this.CONSUME(kind(T.As));
      return (this.CONSUME1(kind(T.Name)) as Token).value;
    });
    return node.alias(start, this.last(), name, asname ?? null);
  });

  protected readonly importFrom: ParserMethod<[], ast.stmt> = this.RULE("importFrom", () => {
    const start = this.CONSUME(kind(T.From)) as Token;
    let level = 0;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(kind(T.Dot));
            level++;
          },
        },
        {
          ALT: () => {
            this.CONSUME(kind(T.Ellipsis));
            level += 3;
          },
        },
      ]),
    );
    let module: string | null = null;
    this.OPTION(() => {
      module = this.SUBRULE(this.dottedName);
    });
    if (module === null && level === 0) this.fail();
    this.CONSUME(kind(T.Import));
    if (this.diagnosing && this.next() === T.Newline) this.rejectNoNames();
    const names = this.SUBRULE(this.importedNames);
    return node.ImportFrom(start, this.last(), module, names, level);
  });

  private readonly importedNames: ParserMethod<[], ast.alias[]> = this.RULE("importedNames", () =>
    this.OR<ast.alias[]>([
      {
        ALT: () => {
          const star = this.CONSUME(kind(T.Star)) as Token;
          return [node.alias(star, star, "*", null)];
        },
      },
      {
        ALT: () => {
          const names: ast.alias[] = [];
          this.CONSUME(kind(T.LPar));
          this.MANY({
            GATE: () => this.next() !== T.RPar || names.length === 0,
            DEF: () => {
              names.push(this.SUBRULE(this.importAlias, { ARGS: [false] }));
              if (this.next() !== T.RPar) this.CONSUME(kind(T.Comma));
            },
          });
          this.CONSUME(kind(T.RPar));
          return names;
        },
      },
      {
        ALT: () => {
          const names = [this.SUBRULE1(this.importAlias, { ARGS: [false] })];
          this.MANY1(() => {
            this.CONSUME1(kind(T.Comma));
            if (this.next() === T.Newline) this.rejectTrailingComma();
            names.push(this.SUBRULE2(this.importAlias, { ARGS: [false] }));
          });
          return names;
        },
      },
    ]),
  );

  private rejectTrailingComma(): never {
    return this.raiseAt(this.peek(), "trailing comma not allowed without surrounding parentheses");
  }
}
