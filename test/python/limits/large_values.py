for f in (lambda: [1] * 2 ** 70, lambda: "a" * 2 ** 70, lambda: range(2 ** 70)[2 ** 69], lambda: [1, 2][2 ** 70], lambda: "abc"[-2 ** 70], lambda: chr(2 ** 70), lambda: len(range(2 ** 70)), lambda: 1 << 2 ** 70, lambda: bytes(2 ** 70), lambda: "abc"[2 ** 70:], lambda: [1, 2, 3][:2 ** 70], lambda: (1, 2)[-2 ** 70:], lambda: [].pop(2 ** 70), lambda: [1].insert(2 ** 70, 2), lambda: "a".center(2 ** 70), lambda: "%*d" % (2 ** 70, 1), lambda: 2.0 * 10 ** 400, lambda: 10 ** 400 * 1.5, lambda: int(1e400), lambda: (5).to_bytes(1, "big") + (300).to_bytes(1, "big")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: 590295810358705651712
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: IndexError cannot fit 'int' into an index-sized integer
# expect: ValueError chr() arg not in range(0x110000)
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError too many digits in integer
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect:
# expect: [1, 2, 3]
# expect: (1, 2)
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: OverflowError int too large to convert to float
# expect: OverflowError int too large to convert to float
# expect: OverflowError cannot convert float infinity to integer
# expect: OverflowError int too big to convert
