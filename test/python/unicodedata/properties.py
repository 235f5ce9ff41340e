# Properties of characters, and normal forms.
import unicodedata as u

print(u.unidata_version)  # expect: 15.1.0
for ch in ["A", "٣", "½", "²", "一", "\u0301", "(", "א", "\u0378", "\U0010ffff"]:
    print(
        f"U+{ord(ch):04X}", u.category(ch), u.bidirectional(ch), u.combining(ch), u.east_asian_width(ch), u.mirrored(ch),
        u.decimal(ch, None), u.digit(ch, None), u.numeric(ch, None), u.decomposition(ch),
    )
# expect: U+0041 Lu L 0 Na 0 None None None 
# expect: U+0663 Nd AN 0 N 0 3 3 3.0 
# expect: U+00BD No ON 0 A 0 None None 0.5 <fraction> 0031 2044 0032
# expect: U+00B2 No EN 0 A 0 None 2 2.0 <super> 0032
# expect: U+4E00 Lo L 0 W 0 None None 1.0 
# expect: U+0301 Mn NSM 230 A 0 None None None 
# expect: U+0028 Ps ON 0 Na 1 None None None 
# expect: U+05D0 Lo R 0 N 0 None None None 
# expect: U+0378 Cn  0 N 0 None None None 
# expect: U+10FFFF Cn  0 N 0 None None None 

for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, ascii(u.normalize(form, "e\u0301\ufb01\uac01\ud800")), u.is_normalized(form, "é"))
# expect: NFC '\xe9\ufb01\uac01\ud800' True
# expect: NFD 'e\u0301\ufb01\u1100\u1161\u11a8\ud800' False
# expect: NFKC '\xe9fi\uac01\ud800' True
# expect: NFKD 'e\u0301fi\u1100\u1161\u11a8\ud800' False
plain = "plain"
print(u.normalize("NFC", plain) is plain)  # expect: True


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)


attempt(u.normalize, "nfc", "a")  # expect: ValueError invalid normalization form
attempt(u.decimal, "²")  # expect: ValueError not a decimal
attempt(u.digit, "½")  # expect: ValueError not a digit
attempt(u.numeric, "a")  # expect: ValueError not a numeric character
attempt(u.category, 5)  # expect: TypeError category() argument must be a unicode character, not int
