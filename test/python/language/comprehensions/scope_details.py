def f():
    i = "kept"
    l = [i for i in range(3)]
    return i, l
print(f())  # expect: ('kept', [0, 1, 2])
def g():
    fs = [lambda: (i, j) for i in range(2) for j in range(2)]
    return [h() for h in fs]
print(g())  # expect: [(1, 1), (1, 1), (1, 1), (1, 1)]
def h(x):
    return [x for x in [x, x + 1]], x
print(h(1))  # expect: ([1, 2], 1)
def k():
    def inner(): return [v + w for w in range(2)]
    v = 10
    return inner()
print(k())  # expect: [10, 11]
print([locals().get("q") for q in range(2)])  # expect: [0, 1]
def n():
    a = 1
    return [(lambda b: a + b + c)(1) for c in range(3)]
print(n())  # expect: [2, 3, 4]
try:
    [zz for y in range(1)]
except NameError as e:
    print(e)  # expect: name 'zz' is not defined
def u():
    try:
        return [un for _ in range(1)]
    except NameError as e:
        print(e)
    un = 1
u()  # expect: cannot access local variable 'un' where it is not associated with a value
