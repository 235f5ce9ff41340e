def f(): raise ValueError("deep")
def g():
    try:
        f()
    except ValueError:
        raise
def h():
    try:
        g()
    except ValueError as e:
        raise e
def names(e):
    out, tb = [], e.__traceback__
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out
try:
    h()
except ValueError as e:
    print(names(e))  # expect: [('<module>', 19), ('h', 11), ('h', 9), ('g', 4), ('f', 1)]
