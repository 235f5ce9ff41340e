class A: pass
for x in (1, "s", None, [], A(), 1.5, (), {}):
    try:
        x()
    except TypeError as e:
        print(e)
        # expect: 'int' object is not callable
        # expect: 'str' object is not callable
        # expect: 'NoneType' object is not callable
        # expect: 'list' object is not callable
        # expect: 'A' object is not callable
        # expect: 'float' object is not callable
        # expect: 'tuple' object is not callable
        # expect: 'dict' object is not callable
