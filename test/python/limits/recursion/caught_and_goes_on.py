def f(): f()
for i in range(3):
    try:
        f()
    except RecursionError as e:
        print(i, e)
        # expect: 0 maximum recursion depth exceeded
        # expect: 1 maximum recursion depth exceeded
        # expect: 2 maximum recursion depth exceeded
def g():
    try:
        g()
    finally:
        pass
try:
    g()
except RecursionError as e:
    print("g", e)  # expect: g maximum recursion depth exceeded
class A:
    def __getattr__(self, n): return self.other
try:
    A().x
except RecursionError as e:
    print("attr", e)  # expect: attr maximum recursion depth exceeded
class B:
    def __repr__(self): return repr(self)
try:
    repr(B())
except RecursionError as e:
    print("repr", str(e).startswith("maximum recursion depth exceeded"))  # expect: repr True
class C:
    def __eq__(self, o): return self == o
try:
    C() == 1
except RecursionError as e:
    print("eq", str(e).startswith("maximum recursion depth exceeded"))  # expect: eq True
def gen(n):
    yield from gen(n + 1)
try:
    list(gen(0))
except RecursionError as e:
    print("gen", e)  # expect: gen maximum recursion depth exceeded
