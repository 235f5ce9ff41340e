def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return step, get
s, g = counter()
s()
s(5)
print(g())  # expect: 6
s2, g2 = counter(100)
s2()
print(g(), g2())  # expect: 6 101
print(s.__closure__[0].cell_contents)  # expect: 6
print(s.__code__.co_freevars, counter.__code__.co_cellvars)  # expect: ('n',) ('n',)
