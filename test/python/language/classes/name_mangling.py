class A:
    __secret = 1
    def __init__(self): self.__x = 5
    def get(self): return self.__x, self.__secret
    def __hidden(self): return "h"
    def call(self): return self.__hidden()
a = A()
print(a.get(), a._A__x, A._A__secret, a.call(), a.__dict__)  # expect: (5, 1) 5 1 h {'_A__x': 5}
try:
    a.__x
except AttributeError as e:
    print(e)  # expect: 'A' object has no attribute '__x'
class _B:
    def __init__(self): self.__y = 2
print(_B().__dict__)  # expect: {'_B__y': 2}
class C:
    def f(self, __p=3):
        __loc = __p
        return locals()
print({k: v for k, v in C().f().items() if k != "self"})  # expect: {'_C__p': 3, '_C__loc': 3}
