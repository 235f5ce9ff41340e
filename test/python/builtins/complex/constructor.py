"""complex() of text and numbers"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: complex(' 1 '))  # expect: (1+0j)
attempt(lambda: complex('(1)'))  # expect: (1+0j)
attempt(lambda: complex('((1))'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('()'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex(''))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('1+'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('+j'))  # expect: 1j
attempt(lambda: complex('1j+1'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('1_0+2_0j'))  # expect: (10+20j)
attempt(lambda: complex('1__0'))  # expect: ValueError: could not convert string to complex: '1__0'
attempt(lambda: complex('nan+nanj'))  # expect: (nan+nanj)
attempt(lambda: complex('inf'))  # expect: (inf+0j)
attempt(lambda: complex('1+infj'))  # expect: (1+infj)
attempt(lambda: complex('1e5j'))  # expect: 100000j
attempt(lambda: complex('1J'))  # expect: 1j
attempt(lambda: complex('(1+2j'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('1+2j)'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('١+٢j'))  # expect: (1+2j)
attempt(lambda: complex('1+-2j'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('1++2j'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex('--2j'))  # expect: ValueError: complex() arg is a malformed string
attempt(lambda: complex(1, 2, 3))  # expect: TypeError: complex() takes at most 2 arguments (3 given)
attempt(lambda: complex(x=1))  # expect: TypeError: complex() got an unexpected keyword argument 'x'
attempt(lambda: complex(real=1, imag=2))  # expect: (1+2j)
attempt(lambda: complex(1, real=2))  # expect: TypeError: argument for complex() given by name ('real') and position (1)
attempt(lambda: complex(real='1'))  # expect: (1+0j)
attempt(lambda: complex('1', imag=2))  # expect: TypeError: complex() can't take second arg if first is a string
attempt(lambda: complex(1, imag='a'))  # expect: TypeError: complex() second arg can't be a string
attempt(lambda: complex(1.5, -0.0))  # expect: (1.5-0j)
attempt(lambda: complex(-0.0, 0))  # expect: (-0+0j)
attempt(lambda: complex(0, -0.0))  # expect: -0j
attempt(lambda: complex(10 ** 400))  # expect: OverflowError: int too large to convert to float
attempt(lambda: complex('1.5e400j'))  # expect: infj
attempt(lambda: complex(1j))  # expect: 1j
attempt(lambda: complex(1j, 1))  # expect: 2j
attempt(lambda: complex(1, 1j))  # expect: 0j
attempt(lambda: complex(1j, 1j))  # expect: (-1+1j)
attempt(lambda: complex(True, False))  # expect: (1+0j)
attempt(lambda: complex(1, 2).__format__('.2f'))  # expect: '1.00+2.00j'
attempt(lambda: complex(real=1j, imag=1))  # expect: 2j
attempt(lambda: complex('1', real=2))  # expect: TypeError: argument for complex() given by name ('real') and position (1)
attempt(lambda: complex(imag='1'))  # expect: TypeError: complex() second arg can't be a string
attempt(lambda: complex('1', '2'))  # expect: TypeError: complex() can't take second arg if first is a string
attempt(lambda: complex(object()))  # expect: TypeError: complex() first argument must be a string or a number, not 'object'
attempt(lambda: complex(1, object()))  # expect: TypeError: complex() second argument must be a number, not 'object'
attempt(lambda: complex(**{}))  # expect: 0j
attempt(lambda: complex())  # expect: 0j
