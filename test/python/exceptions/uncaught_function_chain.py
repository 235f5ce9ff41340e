def inner(x):
    return 10 / x
def outer(x):
    return inner(x - 1)
print("start")  # expect: start
outer(1)  # expect error: ZeroDivisionError: division by zero
# expect stderr:     return inner(x - 1)
# expect stderr:     return 10 / x
# expect stderr:            ~~~^~~
# expect stderr:     ~~~~~^^^
