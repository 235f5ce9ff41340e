def f(): pass
print(repr(f).startswith("<function f at 0x"))  # expect: True
print(repr(lambda: 0).startswith("<function <lambda> at 0x"))  # expect: True
class A:
    def m(self): pass
print(repr(A.m).startswith("<function A.m at 0x"))  # expect: True
print(repr(A().m).startswith("<bound method A.m of <__main__.A object at 0x"))  # expect: True
print(len, [].append.__name__)  # expect: <built-in function len> append
print(repr([].append).startswith("<built-in method append of list object at 0x"))  # expect: True
print(list.append, str.join, int.__add__)
# expect: <method 'append' of 'list' objects> <method 'join' of 'str' objects> <slot wrapper '__add__' of 'int' objects>
print(type(f), type(f.__code__), type(A().m), type(len), type([].append), type(list.append), type(int.__add__), type((1).__add__))
# expect: <class 'function'> <class 'code'> <class 'method'> <class 'builtin_function_or_method'> <class 'builtin_function_or_method'> <class 'method_descriptor'> <class 'wrapper_descriptor'> <class 'method-wrapper'>
