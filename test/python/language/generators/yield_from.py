def inner():
    x = yield 1
    print("inner got", x)
    try:
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "caught"
    return "result"
def outer():
    r = yield from inner()
    print("result", r)
    yield from [10, 20]
    yield from "ab"
it = outer()
print(next(it), it.send("hello"), it.throw(ValueError("v")))
# expect: inner got hello
# expect: inner caught v
# expect: 1 2 caught
print(list(it))
# expect: result result
# expect: [10, 20, 'a', 'b']
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, 4], []], 5])))  # expect: [1, 2, 3, 4, 5]
def closing():
    try:
        yield 1
    finally:
        print("inner closed")
def wrap():
    try:
        yield from closing()
    finally:
        print("outer closed")
it = wrap()
next(it)
it.close()
# expect: inner closed
# expect: outer closed
def bad(): yield from 5
try:
    list(bad())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
def ret(): 
    v = yield from ()
    print(v)
print(list(ret()))
# expect: None
# expect: []
