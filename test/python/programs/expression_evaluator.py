"""A tokenizer, a recursive-descent parser and an evaluator for arithmetic with variables and functions."""
class ParseError(Exception): pass

class Token:
    def __init__(self, kind, text, at): self.kind, self.text, self.at = kind, text, at
    def __repr__(self): return f"{self.kind}:{self.text}"

def tokenize(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
            continue
        start = i
        if c.isdigit() or c == ".":
            while i < len(source) and (source[i].isdigit() or source[i] == "."): i += 1
            yield Token("num", source[start:i], start)
        elif c.isalpha():
            while i < len(source) and source[i].isalnum(): i += 1
            yield Token("name", source[start:i], start)
        elif source[i:i + 2] in ("**", "<=", "=="):
            i += 2
            yield Token("op", source[start:i], start)
        elif c in "+-*/%(),=<":
            i += 1
            yield Token("op", c, start)
        else:
            raise ParseError(f"unexpected {c!r} at {i}")
    yield Token("end", "", len(source))

class Parser:
    LEVELS = [("==", "<", "<="), ("+", "-"), ("*", "/", "%")]
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.i = 0
    @property
    def token(self): return self.tokens[self.i]
    def accept(self, *texts):
        if self.token.kind == "op" and self.token.text in texts:
            self.i += 1
            return self.tokens[self.i - 1].text
        return None
    def expect(self, text):
        if not self.accept(text): raise ParseError(f"expected {text!r} but got {self.token.text!r} at {self.token.at}")
    def statement(self):
        if self.token.kind == "name" and self.tokens[self.i + 1].text == "=":
            name = self.token.text
            self.i += 2
            result = ("set", name, self.binary(0))
        else:
            result = self.binary(0)
        if self.token.kind != "end": raise ParseError(f"junk {self.token!r}")
        return result
    def binary(self, level):
        if level == len(self.LEVELS): return self.power()
        left = self.binary(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            left = (op, left, self.binary(level + 1))
        return left
    def power(self):
        base = self.unary()
        return ("**", base, self.power()) if self.accept("**") else base
    def unary(self):
        if self.accept("-"): return ("neg", self.power())
        t = self.token
        self.i += 1
        if t.kind == "num": return ("num", float(t.text) if "." in t.text else int(t.text))
        if t.kind == "name":
            if not self.accept("("): return ("name", t.text)
            args = []
            if not self.accept(")"):
                args.append(self.binary(0))
                while self.accept(","): args.append(self.binary(0))
                self.expect(")")
            return ("call", t.text, args)
        if t.text == "(":
            inner = self.binary(0)
            self.expect(")")
            return inner
        raise ParseError(f"unexpected {t!r}")

OPS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b,
       "**": lambda a, b: a ** b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, "==": lambda a, b: a == b}
FUNCS = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}

def evaluate(node, env):
    match node:
        case ("num", n): return n
        case ("name", name): return env[name]
        case ("set", name, value):
            env[name] = evaluate(value, env)
            return env[name]
        case ("neg", x): return -evaluate(x, env)
        case ("call", f, args): return FUNCS[f](*[evaluate(a, env) for a in args])
        case (op, a, b): return OPS[op](evaluate(a, env), evaluate(b, env))

env = {"pi": 3.14159}
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "x = 5", "x * x - 1", "max(1, x, 3) + abs(-7)", "7 / 2", "7 % 4", "pi * x", "1 <= 2", "sum()", "1 / 0", "y", "1 +", "2 $ 3", "(1", "foo(1)", "1 2", "max(1,", "10 ** 20"]:
    try:
        print(f"{line:22} -> {evaluate(Parser(line).statement(), env)}")
    except ParseError as e:
        print(f"{line:22} parse error: {e}")
    except (KeyError, ZeroDivisionError, TypeError) as e:
        print(f"{line:22} {type(e).__name__}: {e}")
# expect: 1 + 2 * 3              -> 7
# expect: (1 + 2) * 3            -> 9
# expect: 2 ** 3 ** 2            -> 512
# expect: -2 ** 2                -> -4
# expect: x = 5                  -> 5
# expect: x * x - 1              -> 24
# expect: max(1, x, 3) + abs(-7) -> 12
# expect: 7 / 2                  -> 3.5
# expect: 7 % 4                  -> 3
# expect: pi * x                 -> 15.70795
# expect: 1 <= 2                 -> True
# expect: sum()                  -> 0
# expect: 1 / 0                  ZeroDivisionError: division by zero
# expect: y                      KeyError: 'y'
# expect: 1 +                    parse error: unexpected end:
# expect: 2 $ 3                  parse error: unexpected '$' at 2
# expect: (1                     parse error: expected ')' but got '' at 2
# expect: foo(1)                 KeyError: 'foo'
# expect: 1 2                    parse error: junk num:2
# expect: max(1,                 parse error: unexpected end:
# expect: 10 ** 20               -> 100000000000000000000
