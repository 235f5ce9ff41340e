# minipy only
import sys
print(sys.getcheckinterval())  # expect: 100
for args in ((), (1, 2), ('x',), (None,), (1.5,), (2**40,), (-2**40,)):
    try:
        sys.setcheckinterval(*args)
    except (TypeError, OverflowError) as e:
        print(f'{type(e).__name__}: {e}')
# expect: TypeError: setcheckinterval() takes exactly 1 argument (0 given)
# expect: TypeError: setcheckinterval() takes exactly 1 argument (2 given)
# expect: TypeError: an integer is required
# expect: TypeError: an integer is required
# expect: TypeError: integer argument expected, got float
# expect: OverflowError: signed integer is greater than maximum
# expect: OverflowError: signed integer is less than minimum
print(sys.getcheckinterval())  # expect: 100
