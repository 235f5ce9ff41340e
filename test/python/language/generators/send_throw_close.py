def g():
    got = None
    while True:
        try:
            got = yield got
            print("got", got)
        except ValueError as e:
            print("caught", e)
            got = "after throw"
        finally:
            pass
it = g()
print(next(it), it.send(1), it.send("x"))
# expect: got 1
# expect: got x
# expect: None 1 x
print(it.throw(ValueError("boom")))
# expect: caught boom
# expect: after throw
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", e)  # expect: out 'k'
try:
    next(it)
except StopIteration:
    print("stopped")  # expect: stopped
def c():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleanup")
it = c()
next(it)
print(it.close())
# expect: closing
# expect: cleanup
# expect: None
it.close()
try:
    g().send(5)
except TypeError as e:
    print(e)  # expect: can't send non-None value to a just-started generator
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)  # expect: generator ignored GeneratorExit
def ret():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"
it = ret()
next(it)
print(it.close())  # expect: closed value
fresh = c()
try:
    fresh.throw(ValueError("before start"))
except ValueError as e:
    print(e)  # expect: before start
print(list(fresh))  # expect: []
