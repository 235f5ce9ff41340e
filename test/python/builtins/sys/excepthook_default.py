import sys
try:
    1 / 0
except ZeroDivisionError as e:
    sys.excepthook(type(e), e, e.__traceback__)
sys.excepthook(int, 3, None)
# expect stderr: ZeroDivisionError: division by zero
# expect stderr: TypeError: print_exception(): Exception expected for value, int found
