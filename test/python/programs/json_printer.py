ESC = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
def dumps(v, indent=0, level=0):
    pad = "\n" + " " * indent * (level + 1) if indent else ""
    end = "\n" + " " * indent * level if indent else ""
    if v is None: return "null"
    if v is True: return "true"
    if v is False: return "false"
    if isinstance(v, str): return '"' + "".join(ESC.get(c) or (c if " " <= c <= "~" else f"\\u{ord(c):04x}") for c in v) + '"'
    if isinstance(v, (int, float)): return repr(v)
    if isinstance(v, (list, tuple)): return "[" + ",".join(pad + dumps(x, indent, level + 1) for x in v) + (end if v else "") + "]"
    if isinstance(v, dict): return "{" + ",".join(f"{pad}{dumps(str(k))}: {dumps(x, indent, level + 1)}" for k, x in v.items()) + (end if v else "") + "}"
    raise TypeError(f"Object of type {type(v).__name__} is not JSON serializable")
class Reader:
    def __init__(self, s): self.s, self.i = s, 0
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in " \n\t\r": self.i += 1
    def value(self):
        self.ws()
        c = self.s[self.i:self.i + 1]
        if c == "{":
            out = {}
            for k in self.items("}"):
                if not isinstance(k, str): self.fail("key must be a string")
                self.ws(); self.eat(":")
                out[k] = self.value()
            return out
        if c == "[": return list(self.items("]"))
        if c == '"': return self.string()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if self.s.startswith(word, self.i):
                self.i += len(word)
                return v
        start = self.i
        while self.i < len(self.s) and self.s[self.i] in "+-0123456789.eE": self.i += 1
        if start == self.i: self.fail("unexpected " + (repr(c) if c else "end"))
        t = self.s[start:self.i]
        return float(t) if set(t) & set(".eE") else int(t)
    def items(self, close):
        self.i += 1
        self.ws()
        if self.s[self.i:self.i + 1] == close:
            self.i += 1
            return
        while True:
            yield self.value()
            self.ws()
            if self.s[self.i:self.i + 1] == close:
                self.i += 1
                return
            self.eat(",")
    def eat(self, c):
        if self.s[self.i:self.i + 1] != c: self.fail(f"expected {c!r}")
        self.i += 1
    def string(self):
        out, self.i = [], self.i + 1
        while (c := self.s[self.i]) != '"':
            if c == "\\":
                self.i += 1
                c = self.s[self.i]
                if c == "u":
                    c = chr(int(self.s[self.i + 1:self.i + 5], 16)); self.i += 4
                else: c = {"n": "\n", "t": "\t"}.get(c, c)
            out.append(c); self.i += 1
        self.i += 1
        return "".join(out)
    def fail(self, m): raise ValueError(f"{m} at {self.i}")
data = {"name": "Zoë \"q\"\n", "list": [1, 2.5, -3e10, True, None, []], "nested": {"a": {}, "b": [{"c": "\\"}]}, 5: (1, 2)}
text = dumps(data)
print(text)
# expect: {"name": "Zo\u00eb \"q\"\n","list": [1,2.5,-30000000000.0,true,null,[]],"nested": {"a": {},"b": [{"c": "\\"}]},"5": [1,2]}
print(dumps(data, 2))
# expect: {
# expect:   "name": "Zo\u00eb \"q\"\n",
# expect:   "list": [
# expect:     1,
# expect:     2.5,
# expect:     -30000000000.0,
# expect:     true,
# expect:     null,
# expect:     []
# expect:   ],
# expect:   "nested": {
# expect:     "a": {},
# expect:     "b": [
# expect:       {
# expect:         "c": "\\"
# expect:       }
# expect:     ]
# expect:   },
# expect:   "5": [
# expect:     1,
# expect:     2
# expect:   ]
# expect: }
back = Reader(text).value()
print(back["name"] == data["name"], back["list"], back["5"], Reader(dumps(back)).value() == back)
# expect: True [1, 2.5, -30000000000.0, True, None, []] [1, 2] True
for bad in ('{"a" 1}', "[1, 2", "{1: 2}", "", "[1,,2]", "nul", '{"a": tru}'):
    try:
        print(Reader(bad).value())
    except ValueError as e:
        print(repr(bad), e)
        # expect: '{"a" 1}' expected ':' at 5
        # expect: '[1, 2' expected ',' at 5
        # expect: '{1: 2}' key must be a string at 2
        # expect: '' unexpected end at 0
        # expect: '[1,,2]' unexpected ',' at 3
        # expect: 'nul' unexpected 'n' at 0
        # expect: '{"a": tru}' unexpected 't' at 6
try:
    dumps({1, 2})
except TypeError as e:
    print(e)  # expect: Object of type set is not JSON serializable
