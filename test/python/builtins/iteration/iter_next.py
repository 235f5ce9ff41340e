it = iter([1, 2])
print(next(it), next(it), next(it, "end"), next(it, None))  # expect: 1 2 end None
n = 0
def f():
    global n
    n += 1
    return n
print(list(iter(f, 4)))  # expect: [1, 2, 3]
print(type(iter([])), type(iter(())), type(iter("")), type(iter({})), type(iter(set())), type(iter(range(1))), type(iter({}.values())), type(iter({}.items())), type(iter(b"")), type(iter(f, 1)), type(reversed([])), type(iter(zip())))
# expect: <class 'list_iterator'> <class 'tuple_iterator'> <class 'str_ascii_iterator'> <class 'dict_keyiterator'> <class 'set_iterator'> <class 'range_iterator'> <class 'dict_valueiterator'> <class 'dict_itemiterator'> <class 'bytes_iterator'> <class 'callable_iterator'> <class 'list_reverseiterator'> <class 'zip'>
for g in (lambda: iter(5), lambda: next([]), lambda: iter(5, 1), lambda: iter(), lambda: next(), lambda: next(1, 2, 3)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'list' object is not an iterator
        # expect: TypeError iter(v, w): v must be callable
        # expect: TypeError iter expected at least 1 argument, got 0
        # expect: TypeError next expected at least 1 argument, got 0
        # expect: TypeError next expected at most 2 arguments, got 3
class S:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i
    def __len__(self): return 3
print(list(iter(S())), list(reversed(S())), list(S()))  # expect: [0, 1, 2] [2, 1, 0] [0, 1, 2]
