import timeit

def shown(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

calls = []
print(type(timeit.timeit("calls.append(1)", "calls.clear()", number=3, globals=globals())), calls)  # expect: <class 'float'> [1, 1, 1]
print(type(timeit.timeit(lambda: calls.append(2), number=2)), calls)  # expect: <class 'float'> [1, 1, 1, 2, 2]
print(len(timeit.repeat("x + 1", "x = 1\ny = 2", repeat=4, number=10)))  # expect: 4
ticks = iter(range(100))
timer = timeit.Timer("calls", "pass", timer=lambda: next(ticks), globals=globals())
print(timer.timeit(5), timer.repeat(3, 1), timer.autorange())  # expect: 1 [1, 1, 1] (1, 1)
print(shown(lambda: timeit.timeit("1 +")))  # expect: SyntaxError: invalid syntax (<timeit-src>, line 2)
print(shown(lambda: timeit.timeit(3)))  # expect: ValueError: stmt is neither a string nor callable
print(shown(lambda: timeit.timeit("pass", 3)))  # expect: ValueError: setup is neither a string nor callable
print(shown(lambda: timeit.timeit("nope", number=1)))  # expect: NameError: name 'nope' is not defined
print(shown(lambda: timeit.timeit("break", number=1)))  # expect: SyntaxError: 'break' outside loop (<timeit-src>, line 2)
clock = lambda timer: lambda: next(ticks)
print(timeit.main(["-n", "2", "-r", "3", "-s", "x = 1", "x"], _wrap_timer=clock))
# expect: 2 loops, best of 3: 500 msec per loop
# expect: None
print(timeit.main(["-n", "1", "-u", "msec", "pass"], _wrap_timer=clock))
# expect: 1 loop, best of 5: 1e+03 msec per loop
# expect: None
