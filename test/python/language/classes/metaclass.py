class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw
    def __call__(cls, *a):
        print("creating", cls.__name__)
        return super().__call__(*a)
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        return {"prepared": name}
    def __repr__(cls): return "<" + cls.__name__ + ">"
    def __len__(cls): return 42
    def __iter__(cls): return iter("xyz")
    def __contains__(cls, x): return x == 1
    def __getattr__(cls, n): return "meta " + n
class A(metaclass=Meta, k=1):
    pass
print(A, A.made_by, A.kw, A.prepared)  # expect: <A> Meta {'k': 1} A
a = A()  # expect: creating A
print(type(A), isinstance(A, Meta), len(A), list(A), 1 in A, A.foo)  # expect: <class '__main__.Meta'> True 42 ['x', 'y', 'z'] True meta foo
class B(A): pass
print(type(B), B)  # expect: <class '__main__.Meta'> <B>
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
    # expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
