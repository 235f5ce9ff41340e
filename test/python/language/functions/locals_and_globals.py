def f(a):
    b = 2
    print(locals())
    c = 3
    del b
    print(sorted(locals().items()))
f(1)
# expect: {'a': 1, 'b': 2}
# expect: [('a', 1), ('c', 3)]
v = 12
print(globals()["v"], "f" in globals())  # expect: 12 True
globals()["made"] = 5
print(made)  # expect: 5
def g():
    x = 1
    def h():
        return x, sorted(locals())
    return h()
print(g())  # expect: (1, ['x'])
print(locals() is globals())  # expect: True
