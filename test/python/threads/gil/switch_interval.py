import sys
print(sys.getswitchinterval())  # expect: 0.005
class Float:
    def __float__(self):
        return 0.25
class Index:
    def __index__(self):
        return 3
for seconds in (1.5e-6, 1e-7, 1e30, float('inf'), float('nan'), 1000000, True, Float(), Index()):
    sys.setswitchinterval(seconds)
    print(sys.getswitchinterval())
# expect: 1e-06
# expect: 0.0
# expect: 0.0
# expect: 0.0
# expect: 9223372036854.775
# expect: 1000000.0
# expect: 1.0
# expect: 0.25
# expect: 3.0
for args in ((), (0,), (-1,), ('x',), (None,)):
    try:
        sys.setswitchinterval(*args)
    except (TypeError, ValueError) as e:
        print(f'{type(e).__name__}: {e}')
# expect: TypeError: sys.setswitchinterval() takes exactly one argument (0 given)
# expect: ValueError: switch interval must be strictly positive
# expect: ValueError: switch interval must be strictly positive
# expect: TypeError: must be real number, not str
# expect: TypeError: must be real number, not NoneType
print(sys.getswitchinterval())  # expect: 3.0
