class Plain: pass


class Documented(Base, metaclass=Meta, **kw):
    """Doc.

        More.
    """
    x: int = 1
    __private: str
    (y): int = 2

    def __init__(self, a):
        super().__init__(a)
        self.a = self.__b = a
        self.c, [self.d] = a

    @property
    def p(self):
        return super().p + super(Documented, self).q + __class__.r

    def __mangled(self, __x, _y, __z__):
        __local = self.__private
        import __mod.sub
        return lambda: (__x, __local)

    class Inner:
        z = x
        w = [x for _ in z]

        def method(self):
            return [self for _ in self], x

    if x:
        z: int
    del x


def outer(x):
    class Local:
        x = x
        def m(self): return x
    class Free:
        nonlocal x
        y = x
        x = 2
    return Local, Free


@decorator
class Decorated(*bases): a = 1
