class P:
    def __init__(self, f): self.f = f
    def __call__(self, s, i=0): return self.f(s, i)
    def __or__(self, o): return P(lambda s, i: self(s, i) or o(s, i))
    def __and__(self, o):
        def run(s, i):
            a = self(s, i)
            b = a and o(s, a[1])
            return b and ((a[0], b[0]), b[1])
        return P(run)
    def __rshift__(self, g): return P(lambda s, i: (r := self(s, i)) and (g(r[0]), r[1]))
    def many(self):
        def run(s, i):
            out = []
            while r := self(s, i):
                out.append(r[0]); i = r[1]
            return out, i
        return P(run)
def char(ok): return P(lambda s, i: (s[i], i + 1) if i < len(s) and (s[i] in ok) else None)
def lazy(g): return P(lambda s, i: g()(s, i))
space = char(" ").many()
def tok(p): return (p & space) >> (lambda t: t[0])
digit = char("0123456789")
number = tok((digit & digit.many()) >> (lambda t: int(t[0] + "".join(t[1]))))
def fold(t):
    acc, rest = t
    for op, v in rest: acc = {"+": acc + v, "-": acc - v, "*": acc * v}[op]
    return acc
paren = ((tok(char("(")) & lazy(lambda: expr)) & tok(char(")"))) >> (lambda t: t[0][1])
factor = number | paren
term = (factor & (tok(char("*")) & factor).many()) >> fold
expr = (term & (tok(char("+-")) & term).many()) >> fold
for s in ("1", "1 + 2 * 3", "(1+2)*3 - 4", "((7))", "2*(3+4)*5", "", "x", "1 +", "12 34"):
    r = expr(s)
    print(repr(s), "->", "no parse" if r is None else r[0] if r[1] == len(s) else f"{r[0]}, rest {s[r[1]:]!r}")
    # expect: '1' -> 1
    # expect: '1 + 2 * 3' -> 7
    # expect: '(1+2)*3 - 4' -> 5
    # expect: '((7))' -> 7
    # expect: '2*(3+4)*5' -> 70
    # expect: '' -> no parse
    # expect: 'x' -> no parse
    # expect: '1 +' -> 1, rest '+'
    # expect: '12 34' -> 12, rest '34'
