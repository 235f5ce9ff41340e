/** Source bytes to text. */
import { expect, it } from "vitest";
import { PySyntaxError } from "../../../src/lexer/errors.js";
import { decodeSource } from "../../../src/lexer/source.js";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

it("decodes UTF-8, with or without BOM and cookie", () => {
  expect(decodeSource(new TextEncoder().encode("é😀"))).toBe("é😀");
  expect(decodeSource(bytes("\xef\xbb\xbfx\xc3\xa9"))).toBe("xé");
  expect(decodeSource(bytes("#!/usr/bin/python\n# -*- coding: utf-8 -*-\n\xc3\xa9"))).toContain("é");
});

it("obeys the coding cookie", () => {
  expect(decodeSource(bytes("# coding: latin-1\n\xe9"))).toBe("# coding: latin-1\né");
  expect(decodeSource(bytes("# vim: set fileencoding=iso-8859-1 :\n\xe9"))).toContain("é");
  expect(decodeSource(bytes("# coding: koi8-r\n\xc1"))).toContain("а");
  expect(decodeSource(bytes("x\n# coding: latin-1\n"))).toContain("latin-1");
});

it.each([
  [
    "x\n\n'\xe9'\n",
    "Non-UTF-8 code starting with '\\xe9' in file f.py on line 3, but no encoding declared; see https://peps.python.org/pep-0263/ for details",
  ],
  ["# coding: nonsense\n", "unknown encoding: nonsense"],
  ["\xef\xbb\xbf# coding: latin-1\n", "encoding problem: latin-1 with BOM"],
])("refuses %j", (source, msg) => {
  let error: unknown;
  try {
    decodeSource(bytes(source), "f.py");
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(PySyntaxError);
  expect((error as PySyntaxError).msg).toBe(msg);
});
