none = None
print(None, repr(None), None == None, None == 0, bool(None), ..., Ellipsis is ..., type(...).__name__, NotImplemented, str(None) + "x", hash(None) == hash(None), {None: 1}[None], [None] * 2)
# expect: None None True False False Ellipsis True ellipsis NotImplemented Nonex True 1 [None, None]
for f in (lambda: None + 1, lambda: None < None, lambda: none[0], lambda: none(), lambda: iter(None), lambda: len(None), lambda: None.x, lambda: int(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
        # expect: TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
        # expect: TypeError 'NoneType' object is not subscriptable
        # expect: TypeError 'NoneType' object is not callable
        # expect: TypeError 'NoneType' object is not iterable
        # expect: TypeError object of type 'NoneType' has no len()
        # expect: AttributeError 'NoneType' object has no attribute 'x'
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
