def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally ran")
for x in g():
    print(x)  # expect: 1
    break  # expect: finally ran
print("after loop")  # expect: after loop
it = g()
next(it)
del it  # expect: finally ran
print("after del")  # expect: after del
it = g()
del it
print("never started: nothing")  # expect: never started: nothing
def loop():
    for a in g():
        for b in g():
            return a, b
print(loop())
# expect: finally ran
# expect: finally ran
# expect: (1, 1)
