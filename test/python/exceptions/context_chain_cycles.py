try:
    try:
        raise ValueError(1)
    except ValueError as a:
        try:
            raise KeyError(2)
        except KeyError as b:
            raise a
except ValueError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))  # expect: ValueError(1) KeyError(2) None
e1, e2 = ValueError(1), ValueError(2)
e1.__context__ = e2
try:
    try:
        raise e1
    except ValueError:
        raise e2
except ValueError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))  # expect: ValueError(1) None
