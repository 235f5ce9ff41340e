print(1j, 1 + 2j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j).conjugate(), (1 + 2j).real, complex(1, 2), complex("1+2j"), 1j ** 2, (1 + 2j) / (3 - 1j))
# expect: 1j (1+2j) (5+5j) 5.0 (1-2j) 1.0 (1+2j) (1+2j) (-1+0j) (0.1+0.7000000000000001j)
print(-1j, complex(0, -0.0), complex(-0.0, 1), 1e20j, complex(float("inf"), float("nan")), 2j == 2j, 1 + 0j == 1, hash(1 + 0j) == hash(1))
# expect: (-0-1j) -0j (-0+1j) 1e+20j (inf+nanj) True True True
for f in (lambda: 1j < 2j, lambda: 1j / 0, lambda: int(1j), lambda: complex("x"), lambda: 1j // 1, lambda: 1j % 1, lambda: float(1j), lambda: complex("1", 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError '<' not supported between instances of 'complex' and 'complex'
        # expect: ZeroDivisionError complex division by zero
        # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
        # expect: ValueError complex() arg is a malformed string
        # expect: TypeError unsupported operand type(s) for //: 'complex' and 'int'
        # expect: TypeError unsupported operand type(s) for %: 'complex' and 'int'
        # expect: TypeError float() argument must be a string or a real number, not 'complex'
        # expect: TypeError complex() can't take second arg if first is a string
