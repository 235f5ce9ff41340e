"""Operators on True and False"""


def attempt(operation):
    try:
        print(repr(operation()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))


attempt(lambda: True & 1)  # expect: 1
attempt(lambda: True & False)  # expect: False
attempt(lambda: True ^ True)  # expect: False
attempt(lambda: bool(1, 2))  # expect: TypeError: bool expected at most 1 argument, got 2
attempt(lambda: bool(x=1))  # expect: TypeError: bool() takes no keyword arguments
attempt(lambda: True + True)  # expect: 2
attempt(lambda: -True)  # expect: -1
attempt(lambda: True | False)  # expect: True
attempt(lambda: True & True)  # expect: True
attempt(lambda: False ^ 1)  # expect: 1
attempt(lambda: True ** False)  # expect: 1
attempt(lambda: bool([]))  # expect: False
attempt(lambda: bool())  # expect: False
attempt(lambda: True == 1)  # expect: True
attempt(lambda: isinstance(True, int))  # expect: True
attempt(lambda: repr(True))  # expect: 'True'
attempt(lambda: str(False))  # expect: 'False'
attempt(lambda: int(True))  # expect: 1
attempt(lambda: True .bit_length())  # expect: 1
attempt(lambda: -False)  # expect: 0
