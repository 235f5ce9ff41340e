# Names of characters: unicodedata.name and lookup, "\N{...}", the handler namereplace.
import unicodedata

print("\N{SNAKE}", "\N{latin small letter e with acute}", "\N{LINE FEED}" == "\n", f"{'\N{BULLET}'}\N{EM DASH}")  # expect: 🐍 é True •—
print(rb"\N{DIGIT FIVE}\N{NBSP}".decode("unicode_escape") == "5\xa0")  # expect: True
print("aé€\U0001f600\ud800".encode("ascii", "namereplace"))
# expect: b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\N{GRINNING FACE}\\ud800'

for ch in "a\u4e00\uac01\u0f33\U0001f40d":
    name = unicodedata.name(ch)
    print(name, unicodedata.lookup(name) == ch)
# expect: LATIN SMALL LETTER A True
# expect: CJK UNIFIED IDEOGRAPH-4E00 True
# expect: HANGUL SYLLABLE GAG True
# expect: TIBETAN DIGIT HALF ZERO True
# expect: SNAKE True
print(unicodedata.lookup("KEYCAP DIGIT ONE") == "1\ufe0f\u20e3", ascii(unicodedata.lookup("nul")))  # expect: True '\x00'
print(unicodedata.name("\n", None), unicodedata.name("\u0378", "-"))  # expect: None -


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)


attempt(unicodedata.name, "\n")  # expect: ValueError no such name
attempt(unicodedata.lookup, "NO SUCH")  # expect: KeyError "undefined character name 'NO SUCH'"
attempt(unicodedata.name, "ab")  # expect: TypeError name() argument 1 must be a unicode character, not str
attempt(eval, r"'\N{NO SUCH}'")
# expect: SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name (<string>, line 1)
attempt(rb"a\N{x}".decode, "unicode_escape")
# expect: UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 1-5: unknown Unicode character name
attempt(rb"\Nx".decode, "unicode_escape")
# expect: UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
