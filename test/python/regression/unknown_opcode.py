# minipy only: CPython may crash on such code.
def f():
    pass


f.__code__ = f.__code__.replace(co_code=b'\xfb\x00' * (len(f.__code__.co_code) // 2))
try:
    f()
except SystemError as error:
    print(error)  # expect: unknown opcode
