import sys
print(sys.exc_info(), sys.exception())  # expect: (None, None, None) None
try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, traceback = sys.exc_info()
    print(kind.__name__, value is e, traceback is e.__traceback__, sys.exception() is e)  # expect: ZeroDivisionError True True True
print(sys.exception())  # expect: None
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)  # expect: exit expected at most 1 argument, got 2
try:
    sys.exit('why')
except SystemExit as e:
    print(e.code)  # expect: why
