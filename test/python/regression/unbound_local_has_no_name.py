def f():
    try:
        x
    except UnboundLocalError as e:
        print(e.name, e)
    x = 1
f()  # expect: None cannot access local variable 'x' where it is not associated with a value
try:
    nothing_here
except NameError as e:
    print(e.name)  # expect: nothing_here
