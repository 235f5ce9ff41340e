class A:
    "doc"
    x: int = 1
    def f(self): pass
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__annotations__)  # expect: A A __main__ doc {'x': <class 'int'>}
print([k for k in A.__dict__ if not k.startswith("__")])  # expect: ['x', 'f']
print(type(A.__dict__), A.__firstlineno__, A.__static_attributes__)  # expect: <class 'mappingproxy'> 1 ()
A.__name__ = "Z"
print(A)  # expect: <class '__main__.A'>
A.__qualname__ = "Q.Z"
print(A, A.__name__)  # expect: <class '__main__.Q.Z'> Z
for v in (1, "a\0b"):
    try:
        A.__name__ = v
    except (TypeError, ValueError) as e:
        print(e)
        # expect: can only assign string to Z.__name__, not 'int'
        # expect: type name must not contain null characters
class B(A): pass
print(B.__doc__, A.__subclasses__(), B.__bases__)  # expect: None [<class '__main__.B'>] (<class '__main__.Q.Z'>,)
B.y = 5
print(B().y)  # expect: 5
del B.y
print(hasattr(B, "y"))  # expect: False
