def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
    print(x)
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e, e.name)
f()
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: 1
# expect: cannot access local variable 'x' where it is not associated with a value None
