"""base64, binascii, hmac, secrets, getopt, shlex."""
import base64, binascii, hmac, hashlib, secrets, getopt, shlex
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, e)
for s in (b"", b"a", b"ab", b"abc", b"hello world\xff\xfe\x00\x01"*7, b"\0\0\0\0    "):
    for n in ("b64", "b32", "b16", "b85", "a85", "b32hex", "urlsafe_b64", "z85"):
        e = getattr(base64, n+"encode")(s); print(n, e, getattr(base64, n+"decode")(e) == s)
    print(base64.encodebytes(s)); print(binascii.hexlify(s), binascii.b2a_base64(s), binascii.crc32(s), binascii.crc_hqx(s, 0))
# expect: b64 b'' True
# expect: b32 b'' True
# expect: b16 b'' True
# expect: b85 b'' True
# expect: a85 b'' True
# expect: b32hex b'' True
# expect: urlsafe_b64 b'' True
# expect: z85 b'' True
# expect: b''
# expect: b'' b'\n' 0 0
# expect: b64 b'YQ==' True
# expect: b32 b'ME======' True
# expect: b16 b'61' True
# expect: b85 b'VE' True
# expect: a85 b'@/' True
# expect: b32hex b'C4======' True
# expect: urlsafe_b64 b'YQ==' True
# expect: z85 b've' True
# expect: b'YQ==\n'
# expect: b'61' b'YQ==\n' 3904355907 31879
# expect: b64 b'YWI=' True
# expect: b32 b'MFRA====' True
# expect: b16 b'6162' True
# expect: b85 b'VPX' True
# expect: a85 b'@:B' True
# expect: b32hex b'C5H0====' True
# expect: urlsafe_b64 b'YWI=' True
# expect: z85 b'vpx' True
# expect: b'YWI=\n'
# expect: b'6162' b'YWI=\n' 2659403885 29951
# expect: b64 b'YWJj' True
# expect: b32 b'MFRGG===' True
# expect: b16 b'616263' True
# expect: b85 b'VPaz' True
# expect: a85 b'@:E^' True
# expect: b32hex b'C5H66===' True
# expect: urlsafe_b64 b'YWJj' True
# expect: z85 b'vpAZ' True
# expect: b'YWJj\n'
# expect: b'616263' b'YWJj\n' 891568578 40406
# expect: b64 b'aGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gAB' True
# expect: b32 b'NBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AABNBSWY3DPEB3W64TMMT774AAB' True
# expect: b16 b'68656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE000168656C6C6F20776F726C64FFFE0001' True
# expect: b85 b'Xk~0{Zy<MXa%^P({r~}JWo&G3Aa`$aY-Iob00C%aY;12JcW-iRWdHsE0cd4xY;PcUZ*pv8|Na00Xk~0{Zy<MXa%^P({r~}JWo&G3Aa`$aY-Iob00C%aY;12JcW-iRWdHsE0R' True
# expect: a85 b'BOu!rD]j7BEbo:drVut4ASc1$+EqaECh3SF!!-bECi"#4GAhM<AH2W/!GH%\\Ci:G?DfTZ)s8E!!BOu!rD]j7BEbo:drVut4ASc1$+EqaECh3SF!!-bECi"#4GAhM<AH2W/!<' True
# expect: b32hex b'D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001D1IMOR3F41RMUSJCCJVVS001' True
# expect: urlsafe_b64 b'aGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gABaGVsbG8gd29ybGT__gAB' True
# expect: z85 b'xK#0@zY<mxA+]p^@R#$jwO=g3aA}:Ay?iOB00c+Ay&12jCw?IrwDhSe0CD4Xy&pCuz/PV8%nA00xK#0@zY<mxA+]p^@R#$jwO=g3aA}:Ay?iOB00c+Ay&12jCw?IrwDhSe0r' True
# expect: b'aGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT/\n/gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gAB\n'
# expect: b'68656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe000168656c6c6f20776f726c64fffe0001' b'aGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gABaGVsbG8gd29ybGT//gAB\n' 2683369269 8399
# expect: b64 b'AAAAACAgICA=' True
# expect: b32 b'AAAAAABAEAQCA===' True
# expect: b16 b'0000000020202020' True
# expect: b85 b'00000ARr(h' True
# expect: a85 b'z+<VdL' True
# expect: b32hex b'0000001040G20===' True
# expect: urlsafe_b64 b'AAAAACAgICA=' True
# expect: z85 b'00000arR^H' True
# expect: b'AAAAACAgICA=\n'
# expect: b'0000000020202020' b'AAAAACAgICA=\n' 1404515037 37644
attempt(base64.b64decode, "a")
# expect: binascii Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
attempt(base64.b64decode, "ab")  # expect: binascii Error Incorrect padding
attempt(base64.b64decode, "abc")  # expect: binascii Error Incorrect padding
attempt(base64.b64decode, "ab==")  # expect: b'i'
attempt(base64.b64decode, "ab=c")  # expect: binascii Error Incorrect padding
attempt(base64.b64decode, "abcd!e==")
# expect: binascii Error Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4
attempt(base64.b64decode, "ab!d", validate=True)  # expect: binascii Error Only base64 data is allowed
attempt(base64.b64decode, "=abc", validate=True)  # expect: binascii Error Leading padding not allowed
attempt(base64.b64decode, "ab==cd", validate=True)  # expect: binascii Error Excess data after padding
attempt(base64.b64decode, "a=bc", validate=True)  # expect: binascii Error Discontinuous padding not allowed
attempt(base64.b64decode, "abcd=", validate=True)  # expect: binascii Error Excess padding not allowed
attempt(base64.b64decode, "é")  # expect: builtins ValueError string argument should contain only ASCII characters
attempt(base64.b64decode, 3)  # expect: builtins TypeError argument should be a bytes-like object or ASCII string, not 'int'
attempt(base64.b64encode, "x")  # expect: builtins TypeError a bytes-like object is required, not 'str'
attempt(base64.b64decode, "abc=====")  # expect: b'i\xb7'
attempt(base64.b64encode, b"\xff\xfe", b"-_")  # expect: b'__4='
attempt(base64.b32decode, "AA")  # expect: binascii Error Incorrect padding
attempt(base64.b32decode, "aaaaaaaa")  # expect: binascii Error Non-base32 digit found
attempt(base64.b32decode, "aaaaaaaa", True)  # expect: b'\x00\x00\x00\x00\x00'
attempt(base64.b32decode, "AA======")  # expect: b'\x00'
attempt(base64.b32decode,"A=======")  # expect: binascii Error Incorrect padding
attempt(base64.b32decode, "ME0AAA==", map01="L")  # expect: binascii Error Incorrect padding
attempt(base64.b16decode, "zz")  # expect: binascii Error Non-base16 digit found
attempt(base64.b16decode, "ab")  # expect: binascii Error Non-base16 digit found
attempt(base64.b16decode, "ab", True)  # expect: b'\xab'
attempt(base64.b85decode, "~~~~~")  # expect: builtins ValueError base85 overflow in hunk starting at byte 0
attempt(base64.b85decode, "a b")  # expect: builtins ValueError bad base85 character at position 1
attempt(base64.a85decode, "<~87cURD]~>", adobe=True)  # expect: b'Hello'
attempt(base64.a85decode, "x")  # expect: builtins ValueError Non-Ascii85 digit found: x
attempt(base64.a85encode, b"hello world this is it", wrapcol=5, adobe=True)
# expect: b'<~BOu\n!rD]j\n7BEbo\n8/FD,\nB0+DG\nm>Blj\n~>'
attempt(base64.a85encode, b"    \0\0\0\0\0", foldspaces=True)  # expect: b'yz!!'
attempt(base64.encodebytes, "x")  # expect: builtins TypeError expected bytes-like object, not str
attempt(binascii.unhexlify, "abc")  # expect: binascii Error Odd-length string
attempt(binascii.unhexlify, "zz")  # expect: binascii Error Non-hexadecimal digit found
attempt(binascii.unhexlify, "a b ")  # expect: binascii Error Non-hexadecimal digit found
attempt(binascii.hexlify, b"abcdef", "-", 2)  # expect: b'6162-6364-6566'
attempt(binascii.hexlify, b"abcd", ":")  # expect: b'61:62:63:64'
attempt(binascii.a2b_hex, b"0aFF")  # expect: b'\n\xff'
attempt(binascii.hexlify, "x")  # expect: builtins TypeError a bytes-like object is required, not 'str'
h = hmac.new(b"key", b"msg", "sha256")
print(h.hexdigest(), h.name, h.digest_size, h.block_size)
# expect: 2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628 hmac-sha256 32 64
attempt(hmac.new, b"k", b"m")  # expect: builtins TypeError Missing required argument 'digestmod'.
attempt(hmac.new, "k", b"m", "md5")  # expect: builtins TypeError key: expected bytes or bytearray, but got 'str'
print(hmac.digest(b"k"*200, b"m", hashlib.sha1).hex())  # expect: d09c412bc41477a83d3fefc21d7d0af74b2e1627
attempt(hmac.compare_digest, "a", b"a")  # expect: builtins TypeError a bytes-like object is required, not 'str'
attempt(hmac.compare_digest, "é", "a")  # expect: builtins TypeError comparing strings with non-ASCII characters is not supported
attempt(hmac.compare_digest, b"a", b"a")  # expect: True
attempt(hmac.new, b"k", "m", "md5"); h2=h.copy(); h2.update(b"x")
# expect: builtins TypeError Strings must be encoded before hashing
print(h2.hexdigest())  # expect: 816dc143d150ac4a446cbd659c42917ede6a0d7d5bdcc9e910807699bd284cfd
print(len(secrets.token_hex(8)), len(secrets.token_bytes()), len(secrets.token_urlsafe(16)), secrets.randbelow(1), secrets.choice([4]))
# expect: 16 32 22 0 4
attempt(secrets.randbelow, 0)  # expect: builtins ValueError Upper bound must be positive.
attempt(getopt.getopt, "-a -b --cond=foo -d bar --testing a1 a2".split(), "abc:d:", ["condition=", "testing"])
# expect: ([('-a', ''), ('-b', ''), ('--condition', 'foo'), ('-d', 'bar'), ('--testing', '')], ['a1', 'a2'])
attempt(getopt.gnu_getopt, "a -x b --out=f c -- -d".split(), "x", ["out="])
# expect: ([('-x', ''), ('--out', 'f')], ['a', 'b', 'c', '-d'])
attempt(getopt.getopt, ["-z"], "a")  # expect: getopt GetoptError option -z not recognized
attempt(getopt.getopt, ["-a"], "a:")  # expect: getopt GetoptError option -a requires argument
attempt(getopt.getopt, ["--foo"], "", ["bar"])  # expect: getopt GetoptError option --foo not recognized
attempt(getopt.getopt, ["--b"], "", ["bar", "baz"])  # expect: getopt GetoptError option --b not a unique prefix
attempt(getopt.getopt, ["--bar=1"], "", ["bar"])  # expect: getopt GetoptError option --bar must not have an argument
attempt(getopt.getopt, ["--bar"], "", ["bar="])  # expect: getopt GetoptError option --bar requires argument
attempt(shlex.split, "echo 'a b' \"c \\\" d\" e\\ f # x")  # expect: ['echo', 'a b', 'c " d', 'e f', '#', 'x']
attempt(shlex.split, "a 'b")  # expect: builtins ValueError No closing quotation
attempt(shlex.split, "a b\\")  # expect: builtins ValueError No escaped character
attempt(shlex.split, "a # b", True)  # expect: ['a']
attempt(shlex.quote, "a b'c")  # expect: '\'a b\'"\'"\'c\''
attempt(shlex.quote, "")  # expect: "''"
attempt(shlex.join, ["a", "b c", "$x"])  # expect: "a 'b c' '$x'"
attempt(list, shlex.shlex("a=b && c|d;e 'f g' # com\nh.py", punctuation_chars=True))
# expect: ['a=b', '&&', 'c', '|', 'd', ';', 'e', "'f g'", 'h.py']
attempt(list, shlex.shlex("a=b 'x y' \"z\"w"))  # expect: ['a', '=', 'b', "'x y'", '"z"', 'w']
attempt(shlex.split, "''")  # expect: ['']
attempt(shlex.split, "a''b \"\" c", posix=False)  # expect: ["a''b", '""', 'c']
attempt(shlex.split, None)  # expect: builtins ValueError s argument must not be None
attempt(shlex.split, "a\nb\tc")  # expect: ['a', 'b', 'c']
