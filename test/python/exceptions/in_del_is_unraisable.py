class A:
    def __del__(self): raise ValueError("in del")
a = A()
del a
print("goes on")  # expect: goes on
# expect stderr: Exception ignored in: <function A.__del__ at 0x
# expect stderr: ValueError: in del
