print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0)
# expect: 3 -4 -4 1 2 -2 (-4, 1) 1024 0.5 -8 1
print(7 / 2, 6 / 3, 1 << 40, -1 >> 3, 5 & 3, 5 | 3, 5 ^ 3, ~5, -(-5), +5)  # expect: 3.5 2.0 1099511627776 -1 1 7 6 -6 5 5
print(10 ** 30, 10 ** 30 // 7, -(10 ** 30) % 7, 10 ** 20 / 10 ** 10, 2 ** 100 >> 90, 1 << 100)
# expect: 1000000000000000000000000000000 142857142857142857142857142857 6 10000000000.0 1024 1267650600228229401496703205376
print(pow(3, 5, 7), pow(3, -1, 7), pow(2, 100, 10 ** 9 + 7), pow(-3, 3, 5))  # expect: 5 5 976371285 3
print((255).bit_length(), (255).bit_count(), (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (7).as_integer_ratio(), (5).is_integer())
# expect: 8 8 b'\x00\x05' 1 (7, 1) True
print((3).real, (3).imag, (3).numerator, (3).denominator, (3).conjugate())  # expect: 3 0 3 1 3
print(hash(5), hash(-1), 5 == 5.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308)  # expect: 5 -2 True True False True
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 1 << -1, lambda: pow(2, -1, 4), lambda: pow(2, 2, 0), lambda: 1 + "a", lambda: 1 < "a", lambda: -None, lambda: ~1.5, lambda: 1 << 1.0, lambda: 10 ** 400 / 3, lambda: float(10 ** 400)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: ZeroDivisionError integer modulo by zero
        # expect: ZeroDivisionError division by zero
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
        # expect: ValueError negative shift count
        # expect: ValueError base is not invertible for the given modulus
        # expect: ValueError pow() 3rd argument cannot be 0
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError '<' not supported between instances of 'int' and 'str'
        # expect: TypeError bad operand type for unary -: 'NoneType'
        # expect: TypeError bad operand type for unary ~: 'float'
        # expect: TypeError unsupported operand type(s) for <<: 'int' and 'float'
        # expect: OverflowError integer division result too large for a float
        # expect: OverflowError int too large to convert to float
