# types: classes made at run time, and attributes that only instances have.
import types

# Metaclass, keywords, body.
M = types.new_class('M', (type,))
C = types.new_class('C', (int,), {'metaclass': M}, lambda ns: ns.update(x=1))
print(type(C).__name__, C.x, C(5))  # expect: M 1 5


# __mro_entries__ replaces a base; the original stays known.
class Entry:
    def __mro_entries__(self, bases):
        return (dict,)


entry = Entry()
D = types.new_class('D', (entry,))
print(D.__mro__[1], D.__orig_bases__ == (entry,))  # expect: <class 'dict'> True
print(types.get_original_bases(D) == (entry,), types.get_original_bases(int))  # expect: True (<class 'object'>,)
print(types.resolve_bases((int, entry)))  # expect: (<class 'int'>, <class 'dict'>)
bases = (int,)
print(types.resolve_bases(bases) is bases)  # expect: True
try:
    types.get_original_bases(1)
except TypeError as e:
    print(e)  # expect: Expected an instance of type, not 'int'


# prepare_class picks the most derived metaclass.
class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases, **kwds):
        return {'prepared': kwds}


class Base(metaclass=Meta):
    pass


meta, namespace, kwds = types.prepare_class('X', (Base, object), {'a': 1})
print(meta.__name__, namespace, kwds)  # expect: Meta {'prepared': {'a': 1}} {'a': 1}
try:
    types.prepare_class('X', (types.new_class('Y', (), {'metaclass': M}), Base))
except TypeError as e:
    print(str(e)[:18])  # expect: metaclass conflict


class P:
    @types.DynamicClassAttribute
    def a(self):
        """The getter's doc."""
        return 7

    @a.setter
    def a(self, value):
        print('set', value)


p = P()
print(p.a)  # expect: 7
p.a = 3  # expect: set 3
try:
    del p.a
except AttributeError as e:
    print(e)  # expect: can't delete attribute
try:
    P.a
except AttributeError as e:
    print(repr(e))  # expect: AttributeError()
print(P.__dict__['a'].__doc__)  # expect: The getter's doc.
