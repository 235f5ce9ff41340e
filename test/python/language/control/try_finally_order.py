def f(x):
    try:
        print("try", x)
        if x == 1: return "ret"
        if x == 2: raise ValueError("v")
        if x == 3: raise KeyError("k")
    except ValueError:
        print("except")
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for i in range(3): print(f(i))
# expect: try 0
# expect: else
# expect: finally
# expect: end
# expect: try 1
# expect: finally
# expect: ret
# expect: try 2
# expect: except
# expect: finally
# expect: from except
try:
    f(3)
    # expect: try 3
    # expect: finally
except KeyError as e:
    print("outer", e)  # expect: outer 'k'
def g():
    try:
        return "try"
    finally:
        return "finally"
print(g())  # expect: finally
def h():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("i", i)
        finally:
            print("fin", i)
    return i
print(h())
# expect: i 0
# expect: fin 0
# expect: fin 1
# expect: i 2
# expect: fin 2
# expect: fin 3
# expect: 3
def k():
    try:
        try:
            1 / 0
        finally:
            print("inner")
    except ZeroDivisionError:
        print("outer")
    finally:
        print("last")
k()
# expect: inner
# expect: outer
# expect: last
def m():
    x = 1
    try:
        return x
    finally:
        x = 2
print(m())  # expect: 1
def n():
    while True:
        try:
            1 / 0
        except ZeroDivisionError:
            break
        finally:
            print("n fin")
    return "n"
print(n())
# expect: n fin
# expect: n
def swallow():
    for i in range(2):
        try:
            raise ValueError
        finally:
            continue
    return "swallowed"
print(swallow())  # expect: swallowed
