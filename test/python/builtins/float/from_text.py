"""float() of text, bytes and numbers"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: float('x'))  # expect: ValueError: could not convert string to float: 'x'
attempt(lambda: float(' 1_0.5 '))  # expect: 10.5
attempt(lambda: float('1__0'))  # expect: ValueError: could not convert string to float: '1__0'
attempt(lambda: float(''))  # expect: ValueError: could not convert string to float: ''
attempt(lambda: float(b'1.5'))  # expect: 1.5
attempt(lambda: float(b'x'))  # expect: ValueError: could not convert string to float: b'x'
attempt(lambda: float('١.5'))  # expect: 1.5
attempt(lambda: float('\ud800'))  # expect: ValueError: could not convert string to float: '\ud800'
attempt(lambda: float(None))  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
attempt(lambda: float([]))  # expect: TypeError: float() argument must be a string or a real number, not 'list'
attempt(lambda: float(1, 2))  # expect: TypeError: float expected at most 1 argument, got 2
attempt(lambda: float(x=1))  # expect: TypeError: float() takes no keyword arguments
attempt(lambda: float('1_e5'))  # expect: ValueError: could not convert string to float: '1_e5'
attempt(lambda: (float('nan'), float('-Infinity'), float('infinit')))  # expect: ValueError: could not convert string to float: 'infinit'
attempt(lambda: float('1e400'))  # expect: inf
attempt(lambda: float('inf').as_integer_ratio())  # expect: OverflowError: cannot convert Infinity to integer ratio
attempt(lambda: float('nan').as_integer_ratio())  # expect: ValueError: cannot convert NaN to integer ratio
attempt(lambda: float('inf').__floor__())  # expect: OverflowError: cannot convert float infinity to integer
attempt(lambda: float('nan').__ceil__())  # expect: ValueError: cannot convert float NaN to integer
attempt(lambda: float(1j))  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
attempt(lambda: float(' 1_0.5 '))  # expect: 10.5
attempt(lambda: float('1e400'))  # expect: inf
attempt(lambda: float('-1e-400'))  # expect: -0.0
attempt(lambda: float('infinity'))  # expect: inf
attempt(lambda: float('+nan'))  # expect: nan
attempt(lambda: float('1e5_0'))  # expect: 1e+50
attempt(lambda: float('._1'))  # expect: ValueError: could not convert string to float: '._1'
attempt(lambda: float('1.'))  # expect: 1.0
attempt(lambda: float('.'))  # expect: ValueError: could not convert string to float: '.'
attempt(lambda: float('.5'))  # expect: 0.5
