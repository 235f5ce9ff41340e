print(bin(10), oct(-8), hex(255), bin(0), hex(-1), bin(True), divmod(17, 5), pow(2, 3), pow(2.0, -1), pow(base=2, exp=3, mod=5))
# expect: 0b1010 -0o10 0xff 0b0 -0x1 0b1 (3, 2) 8 0.5 3
for f in (lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: divmod("a", 1), lambda: pow("a", 2), lambda: pow(2.0, 2, 3), lambda: pow(2), lambda: bin(), lambda: divmod(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'NoneType' object cannot be interpreted as an integer
        # expect: TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError pow() missing required argument 'exp' (pos 2)
        # expect: TypeError bin() takes exactly one argument (0 given)
        # expect: TypeError divmod expected 2 arguments, got 1
