def outer():
    def inner():
        class C:
            def m(self): pass
        return C
    return inner
print(outer().__qualname__)  # expect: outer.<locals>.inner
print(outer()().__qualname__)  # expect: outer.<locals>.inner.<locals>.C
print(outer()().m.__qualname__)  # expect: outer.<locals>.inner.<locals>.C.m
class A:
    class B:
        def f(self):
            return lambda: 0
print(A.B.f.__qualname__, A.B().f().__qualname__)  # expect: A.B.f A.B.f.<locals>.<lambda>
