def t(x):
    print("eval", x)
    return x
def f(*a, **k): return a, k
print(f(t(1), *t([2]), k=t(3), **t({"z": 4})))
# expect: eval 1
# expect: eval [2]
# expect: eval 3
# expect: eval {'z': 4}
# expect: ((1, 2), {'k': 3, 'z': 4})
