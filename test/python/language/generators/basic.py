def g(n):
    print("start")
    for i in range(n):
        print("yield", i)
        yield i
    print("end")
    return "value"
it = g(2)
print(next(it), next(it))
# expect: start
# expect: yield 0
# expect: yield 1
# expect: 0 1
try:
    next(it)  # expect: end
except StopIteration as e:
    print(repr(e), e.value)  # expect: StopIteration('value') value
try:
    next(it)
except StopIteration as e:
    print(repr(e))  # expect: StopIteration()
print(next(it, "default"))  # expect: default
print(type(it), it is iter(it))  # expect: <class 'generator'> True
print(list(g(1)), sum(g(2)))
# expect: start
# expect: yield 0
# expect: end
# expect: start
# expect: yield 0
# expect: yield 1
# expect: end
# expect: [0] 1
