/** The native half of `re` (lib/re). */
import { PyObject_CallOneArg } from "../../call/call.js";
import * as PyErr from "../../errors.js";
import { type NewRef, NULL, type Null, type PyObject, smallInt } from "../../heap/ownership.js";
import { func } from "../../method-def.js";
import * as PyBytes from "../../objects/bytes.js";
import { decref } from "../../objects/object.js";
import { bool, T } from "../../objects/type-table.js";
import * as PyUnicode from "../../objects/unicode.js";
import { addInt, addType, defineModule } from "../module-def.js";
import { asciiLower, caseVariants, unicodeLower } from "./case.js";
import { moduleAttribute } from "./errors.js";
import { provideNameLookup } from "./escapes.js";
import { compilePattern } from "./pattern.js";

function sre_compile(pattern: PyObject, flags: number): NewRef | Null {
  if (!PyUnicode.check(pattern) && ((pattern & 1) !== 0 || !PyBytes.check(pattern))) {
    return PyErr.setString(T.TypeError, "first argument must be string or compiled pattern");
  }
  return compilePattern(pattern, flags);
}

provideNameLookup((name) => {
  const lookUp = moduleAttribute("unicodedata", "lookup");
  const text = lookUp === NULL ? NULL : PyUnicode.fromJS(name);
  const found = text === NULL ? NULL : PyObject_CallOneArg(lookUp as PyObject, text);
  if (lookUp !== NULL) decref(lookUp);
  if (text !== NULL) decref(text);
  if (found === NULL) {
    PyErr.clear();
    return -1;
  }
  const code = PyUnicode.length(found) === 1 ? PyUnicode.readChar(found, 0) : -1;
  decref(found);
  return code;
});

defineModule({
  name: "_sre",
  functions: [
    func("compile($module, pattern, flags: int, /)", "Compile a regular expression.", sre_compile),
    func("ascii_iscased($module, character: int, /)", "Has it case, in ASCII?", (ch: number) =>
      bool(caseVariants(ch, false).length > 1),
    ),
    func("unicode_iscased($module, character: int, /)", "Has it case?", (ch: number) =>
      bool(caseVariants(ch, true).length > 1),
    ),
    func("ascii_tolower($module, character: int, /)", "Its lower case, in ASCII.", (ch: number) =>
      smallInt(asciiLower(ch)),
    ),
    func("unicode_tolower($module, character: int, /)", "Its lower case.", (ch: number) =>
      smallInt(unicodeLower(ch)),
    ),
    func(
      "getlower($module, character: int, flags: int, /)",
      "Its lower case, as flags say.",
      (ch: number, flags: number) => smallInt((flags & 32) !== 0 ? unicodeLower(ch) : asciiLower(ch)),
    ),
  ],
  exec(module) {
    return (
      addInt(module, "MAGIC", 20230502) ||
      addInt(module, "CODESIZE", 4) ||
      addInt(module, "MAXREPEAT", 0xffffffff) ||
      addInt(module, "MAXGROUPS", 0x3fffffff) ||
      addType(module, "Pattern", T.Pattern) ||
      addType(module, "Match", T.Match)
    );
  },
});
