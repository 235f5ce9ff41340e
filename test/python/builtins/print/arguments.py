print()  # expect:
print(1, "a", None, [1], sep="-")  # expect: 1-a-None-[1]
print("x", end="!\n")  # expect: x!
print("a", "b", sep="")  # expect: ab
print("a", "b", sep=None, end=None)  # expect: a b
print(*range(3), sep=", ")  # expect: 0, 1, 2
import sys
print("to stdout", file=sys.stdout, flush=True)  # expect: to stdout
class F:
    def __init__(self): self.got = []
    def write(self, s): self.got.append(s)
f = F()
print(1, 2, file=f)
print(f.got)  # expect: ['1', ' ', '2', '\n']
for kw in ({"sep": 1}, {"end": 2}, {"foo": 3}, {"file": 5}):
    try:
        print("x", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect: TypeError sep must be None or a string, not int
        # expect: TypeError end must be None or a string, not int
        # expect: TypeError print() got an unexpected keyword argument 'foo'
        # expect: AttributeError 'int' object has no attribute 'write'
