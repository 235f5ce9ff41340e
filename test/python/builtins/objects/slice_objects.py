s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s.indices(6), s == slice(1, 10, 2), s < slice(2), list(range(20))[s], "abcdefghijkl"[s])  # expect error: TypeError: '<' not supported between instances of 'int' and 'NoneType'
class G:
    def __getitem__(self, i): return i
g = G()
print(g[1:2], g[1:2:3], g[:], g[1:2, 3], g[..., 1:], g[::-1])
for f in (lambda: slice(), lambda: slice(1).indices(-1), lambda: slice("a").indices(3), lambda: [1, 2][slice("a")], lambda: slice(1, 2, 0).indices(4), lambda: slice(1, 2, 3, 4), lambda: setattr(slice(1), "start", 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
