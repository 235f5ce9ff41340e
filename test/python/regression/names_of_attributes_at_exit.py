# The method cache kept names alive after finalisation.
class A:
    def __getattr__(self, name): return name
a = A()
print([getattr(a, "name_%d" % i) for i in range(3)], a.some_unusual_name, hasattr(A, "another_" + "unusual"))
# expect: ['name_0', 'name_1', 'name_2'] some_unusual_name False
