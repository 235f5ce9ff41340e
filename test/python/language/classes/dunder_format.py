class A:
    def __format__(self, spec): return f"<{spec}>"
print(f"{A()}", f"{A():abc}", format(A(), "x"), "{:yy}".format(A()), "{0:a}{0:b}".format(A()))  # expect: <> <abc> <x> <yy> <a><b>
class B:
    def __str__(self): return "bee"
print(f"{B()}", format(B()))  # expect: bee bee
try:
    format(B(), "10")
except TypeError as e:
    print(e)  # expect: unsupported format string passed to B.__format__
class C:
    def __format__(self, s): return 1
try:
    format(C())
except TypeError as e:
    print(e)  # expect: __format__ must return a str, not int
