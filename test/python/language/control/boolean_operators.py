def t(v):
    print("t", repr(v))
    return v
print(t(0) or t(2) or t(3))
# expect: t 0
# expect: t 2
# expect: 2
print(t(1) and t("") and t(3))
# expect: t 1
# expect: t ''
# expect:
print(not t(0), not t([1]))
# expect: t 0
# expect: t [1]
# expect: True False
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 == 2, 1 < t(2) < t(3))
# expect: t 2
# expect: t 3
# expect: True False True True
print(0 or None, 1 and [], "" or "x" and "y")  # expect: None [] y
print(1 == 1.0 == True, None is None, [] is [], not None is None)  # expect: True True False False
print(t(5) < t(3) < t(9))
# expect: t 5
# expect: t 3
# expect: False
print((1 in [1]) == True, 1 in [1] == True)  # expect: True False
