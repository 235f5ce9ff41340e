class A:
    value = 1
class B:
    __slots__ = ("s",)
a = A()
for f in (lambda: a.nope, lambda: A.nope, lambda: B().s, lambda: B().x, lambda: (1).foo, lambda: None.x, lambda: "s".y, lambda: [].z, lambda: len.q):
    try:
        f()
    except AttributeError as e:
        print(e)
        # expect: 'A' object has no attribute 'nope'
        # expect: type object 'A' has no attribute 'nope'
        # expect: 'B' object has no attribute 's'
        # expect: 'B' object has no attribute 'x'
        # expect: 'int' object has no attribute 'foo'
        # expect: 'NoneType' object has no attribute 'x'
        # expect: 'str' object has no attribute 'y'
        # expect: 'list' object has no attribute 'z'
        # expect: 'builtin_function_or_method' object has no attribute 'q'
def setters():
    for obj in (1, "s", None, [], B(), len, object()):
        try:
            obj.attr = 1
        except AttributeError as e:
            print(e)
setters()
# expect: 'int' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'str' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'NoneType' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'list' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'B' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'builtin_function_or_method' object has no attribute 'attr' and no __dict__ for setting new attributes
# expect: 'object' object has no attribute 'attr' and no __dict__ for setting new attributes
for t in (int, str, list, type, object):
    try:
        t.attr = 1
    except TypeError as e:
        print(e)
        # expect: cannot set 'attr' attribute of immutable type 'int'
        # expect: cannot set 'attr' attribute of immutable type 'str'
        # expect: cannot set 'attr' attribute of immutable type 'list'
        # expect: cannot set 'attr' attribute of immutable type 'type'
        # expect: cannot set 'attr' attribute of immutable type 'object'
