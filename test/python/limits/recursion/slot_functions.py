# Methods that come back to themselves without a frame of their own that could be counted.
def shown(what):
    try:
        what()
        return "ok"
    except RecursionError as e:
        return "RecursionError"

class Called: pass
Called.__call__ = Called()
print(shown(Called()))  # expect: RecursionError

class Shown: pass
Shown.__getattr__ = Called()
print(shown(lambda: Shown().x))  # expect: RecursionError
class Descriptor: pass
Descriptor.__get__ = Called()
Descriptor.d = Descriptor()
print(shown(lambda: Descriptor().d))  # expect: RecursionError

class Everything:
    def __repr__(self): return repr(self)
    def __hash__(self): return hash(self)
    def __eq__(self, other): return self == other
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __contains__(self, item): return item in self
    def __getitem__(self, key): return self[key]
    def __index__(self): return range(self)
    def __call__(self): return self()
    def __add__(self, other): return self + other
    def __getattr__(self, name): return self.other
e = Everything()
operations = (repr, str, hash, bool, len, iter, next, range, list, lambda e: e(), lambda e: e == 1, lambda e: 1 in e,
              lambda e: e[1], lambda e: e + 1, lambda e: e.x, lambda e: f"{e}", lambda e: [e] == [1], lambda e: {e: 1})
print({shown(lambda: what(e)) for what in operations})  # expect: {'RecursionError'}

class Meta(type):
    def __instancecheck__(cls, op): return isinstance(op, cls)
    def __subclasscheck__(cls, op): return issubclass(op, cls)
    def __call__(cls): return cls()
class Checked(metaclass=Meta): pass
print(shown(lambda: isinstance(1, Checked)), shown(lambda: issubclass(int, Checked)), shown(Checked))
# expect: RecursionError RecursionError RecursionError
