# What is left in sys when an exception ends the program
import atexit, sys
print([name for name in dir(sys) if name.startswith("last_")])  # expect: []
def look():
    print(repr(sys.last_exc), sys.last_type, sys.last_value is sys.last_exc, sys.last_traceback.tb_lineno)
atexit.register(look)
1 / 0  # expect error: ZeroDivisionError: division by zero
# expect: ZeroDivisionError('division by zero') <class 'ZeroDivisionError'> True 7
