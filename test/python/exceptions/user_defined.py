class AppError(Exception):
    """Base"""
class Detail(AppError):
    def __init__(self, code, text="none"):
        super().__init__(code, text)
        self.code = code
    def __str__(self): return f"{self.code}: {self.args[1]}"
try:
    raise Detail(7)
except AppError as e:
    print(e, e.code, e.args, repr(e), isinstance(e, Detail))  # expect: 7: none 7 (7, 'none') Detail(7, 'none') True
class NoInit(Exception):
    def __init__(self, a, b): pass
e = NoInit(1, b=2)
print(e.args, repr(e), str(e) == "1")  # expect: (1,) NoInit(1) True
class Multi(KeyError, AttributeError): pass
try:
    raise Multi("m")
except AttributeError as e:
    print(repr(e), str(e))  # expect: Multi('m') 'm'
class WithEq(Exception):
    def __eq__(self, o): return True
print(WithEq() == 1)  # expect: True
raise Detail(8, "last")  # expect error: Detail: 8: last
