class A:
    def __str__(self): raise ValueError("no str")
try:
    print(A())
except ValueError as e:
    print()  # expect:
    print(e)  # expect: no str
