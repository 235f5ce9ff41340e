x = 1
def f():
    global x, y
    x = 2
    y = 3
def g():
    x = 9
    def h():
        global x
        x = 7
    h()
    return x
f()
print(x, y)  # expect: 2 3
print(g(), x)  # expect: 9 7
def d():
    global y
    del y
d()
try:
    y
except NameError as e:
    print(e)  # expect: name 'y' is not defined
