"""Arithmetic, powers, comparison"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: 1j * float('inf'))  # expect: (nan+infj)
attempt(lambda: (1 + 1j) / (1e-300 + 0j))  # expect: (9.999999999999999e+299+9.999999999999999e+299j)
attempt(lambda: (1 + 2j) / (3 - 4j))  # expect: (-0.2+0.4j)
attempt(lambda: 1 / (1 + 1j))  # expect: (0.5-0.5j)
attempt(lambda: (1 + 2j) ** 3)  # expect: (-11-2j)
attempt(lambda: (1 + 2j) ** 100)  # expect: (-6.443164690985892e+34-6.113241307762508e+34j)
attempt(lambda: (1 + 2j) ** 101)  # expect: (5.783317924538885e+34-1.8999570689734468e+35j)
attempt(lambda: (1 + 2j) ** (-3))  # expect: (-0.08800000000000001+0.016j)
attempt(lambda: (1 + 2j) ** 3.0)  # expect: (-11-2j)
attempt(lambda: (1 + 2j) ** (3 + 0j))  # expect: (-11-2j)
attempt(lambda: 0j ** 0)  # expect: (1+0j)
attempt(lambda: 0j ** 2)  # expect: 0j
attempt(lambda: 2 ** (1 + 1j))  # expect: (1.5384778027279442+1.2779225526272695j)
attempt(lambda: (-1) ** 0.5)  # expect: (6.123233995736766e-17+1j)
attempt(lambda: (-8) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
attempt(lambda: (1e+300 + 1j) ** 2)  # expect: OverflowError: complex exponentiation
attempt(lambda: (1e+200 + 0j) ** 2)  # expect: OverflowError: complex exponentiation
attempt(lambda: 1e+200j ** (-2))  # expect: (nan+nanj)
attempt(lambda: 1j ** 0.5)  # expect: (0.7071067811865476+0.7071067811865475j)
attempt(lambda: 1j == 1)  # expect: False
attempt(lambda: 1 + 0j == 1)  # expect: True
attempt(lambda: 1 + 0j == 1.0)  # expect: True
attempt(lambda: 1 + 0j == True)  # expect: True
attempt(lambda: 1j != 1j)  # expect: False
attempt(lambda: 1 + 0j == 10 ** 400)  # expect: False
attempt(lambda: 1j + 10 ** 400)  # expect: OverflowError: int too large to convert to float
attempt(lambda: 1j - 1)  # expect: (-1+1j)
attempt(lambda: 1 - 1j)  # expect: (1-1j)
attempt(lambda: 2 * 1j)  # expect: 2j
attempt(lambda: -1j)  # expect: (-0-1j)
attempt(lambda: +1j)  # expect: 1j
attempt(lambda: abs(-1j))  # expect: 1.0
attempt(lambda: abs(complex(float('inf'), float('nan'))))  # expect: inf
attempt(lambda: abs(complex(float('nan'), float('inf'))))  # expect: inf
attempt(lambda: (bool(0j), bool(1j)))  # expect: (False, True)
attempt(lambda: (1j.real, 1j.imag))  # expect: (0.0, 1.0)
attempt(lambda: 1j.conjugate())  # expect: -1j
attempt(lambda: 1j.__complex__())  # expect: 1j
attempt(lambda: format(1j, ''))  # expect: '1j'
attempt(lambda: 0j ** (1 + 0j))  # expect: 0j
attempt(lambda: (1 + 0j) ** 1e309)  # expect: (nan+nanj)
attempt(lambda: (2 + 0j) ** 10000)  # expect: OverflowError: complex exponentiation
attempt(lambda: (2 + 0j) ** 0.5)  # expect: (1.4142135623730951+0j)
attempt(lambda: (1 + 1j) ** (0.5 + 0.5j))  # expect: (0.6777725052404346+0.4306022701168375j)
attempt(lambda: 1j < 1j)  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
attempt(lambda: pow(1j, 2, None))  # expect: (-1+0j)
attempt(lambda: 1j.__pow__(2, 3))  # expect: ValueError: complex modulo
attempt(lambda: sum([1j, 2]))  # expect: (2+1j)
attempt(lambda: str(1e+16 + 1e+16j))  # expect: '(1e+16+1e+16j)'
attempt(lambda: round(1j))  # expect: TypeError: type complex doesn't define __round__ method
attempt(lambda: 1j // 2)  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
attempt(lambda: (1 + 1j) / 0j)  # expect: ZeroDivisionError: complex division by zero
attempt(lambda: 1j / 0.0)  # expect: ZeroDivisionError: complex division by zero
