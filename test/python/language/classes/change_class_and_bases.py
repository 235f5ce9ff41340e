class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
a = A()
a.__class__ = B
print(a.f(), type(a).__name__)  # expect: B B
class C(A): pass
c = C()
print(c.f())  # expect: A
C.__bases__ = (B,)
print(c.f(), C.__mro__)  # expect: B (<class '__main__.C'>, <class '__main__.B'>, <class 'object'>)
try:
    a.__class__ = int
except TypeError as e:
    print(e)  # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
try:
    a.__class__ = 3
except TypeError as e:
    print(e)  # expect: __class__ must be set to a class, not 'int' object
try:
    C.__bases__ = ()
except TypeError as e:
    print(e)  # expect: can only assign non-empty tuple to C.__bases__, not ()


# A metaclass's mro() may assign __bases__ itself: what it assigned stays, and cycles are found although the MROs are not made yet.
assigned = False


class Assigning(type):
    def mro(cls):
        global assigned
        if not assigned:
            assigned = True
            print(cls.__mro__)  # expect: None
            cls.__bases__ += ()
        return type.mro(cls)


class Made(metaclass=Assigning):
    pass


print(Made.__mro__)  # expect: (<class '__main__.Made'>, <class 'object'>)
print(object.__subclasses__().count(Made))  # expect: 1

active = False


class Crossing(type):
    def mro(cls):
        if active and cls.__name__ == "Left":
            Right.__bases__ = (Left,)
        if active and cls.__name__ == "Right":
            Left.__bases__ = (Right,)
        return type.mro(cls)


class Top(metaclass=Crossing):
    pass


class Left(Top):
    pass


class Right(Top):
    pass


active = True
try:
    Left.__bases__ += ()
except TypeError as error:
    print(error)  # expect: a __bases__ item causes an inheritance cycle
active = False
print(Left.__bases__, Right.__mro__)  # expect: (<class '__main__.Top'>,) (<class '__main__.Right'>, <class '__main__.Top'>, <class 'object'>)
