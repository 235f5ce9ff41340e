def say(x):
    print("annotation", x)
    return x
def f(a: say(1), *b: say(2), c: say(3) = 0, **d: say(4)) -> say(5): pass
# expect: annotation 1
# expect: annotation 2
# expect: annotation 3
# expect: annotation 4
# expect: annotation 5
print(f.__annotations__)  # expect: {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'return': 5}
x: say(6) = 7  # expect: annotation 6
y: say(8)  # expect: annotation 8
print(__annotations__)  # expect: {'x': 6, 'y': 8}
def local():
    z: say("never") = 1
    return z
print(local())  # expect: 1
