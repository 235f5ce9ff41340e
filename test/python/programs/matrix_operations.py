class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __getitem__(self, ij): return self.rows[ij[0]][ij[1]]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __neg__(self): return Matrix([[-x for x in r] for r in self.rows])
    def __sub__(self, o): return self + -o
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"shapes {self.shape} and {o.shape} do not fit")
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    @property
    def T(self): return Matrix(zip(*self.rows))
    def det(self):
        m, sign, prev = [r[:] for r in self.rows], 1, 1
        n = len(m)
        for k in range(n - 1):
            if m[k][k] == 0:
                for i in range(k + 1, n):
                    if m[i][k]:
                        m[k], m[i], sign = m[i], m[k], -sign
                        break
                else: return 0
            for i in range(k + 1, n):
                for j in range(k + 1, n): m[i][j] = (m[i][j] * m[k][k] - m[i][k] * m[k][j]) // prev
            prev = m[k][k]
        return sign * m[-1][-1]
    def __str__(self): return "\n".join(" ".join(f"{x:5}" for x in r) for r in self.rows)
    def __iter__(self): return (x for r in self.rows for x in r)
m = Matrix([[1, 2], [3, 4]])
print(m); print(m.T); print(m @ m); print(m + m, 2 * m == m * 2 == m + m, (m - m) == Matrix([[0, 0], [0, 0]]), sep="\n")
# expect:     1     2
# expect:     3     4
# expect:     1     3
# expect:     2     4
# expect:     7    10
# expect:    15    22
# expect:     2     4
# expect:     6     8
# expect: True
# expect: True
print(Matrix([[1, 1], [1, 0]]) ** 90, Matrix.identity(3).shape, list(m), sum(m), m[1, 0])
# expect: 4660046610375530309 2880067194370816120
# expect: 2880067194370816120 1779979416004714189 (3, 3) [1, 2, 3, 4] 10 3
m[0, 0] = 9; m[1, 1] += 1
print(m.rows, Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), Matrix([[0, 1], [1, 0]]).det(), Matrix([[i * 4 + j for j in range(4)] for i in range(4)]).det())
# expect: [[9, 2], [3, 5]] 18 -1 0
hilbert_like = Matrix([[10 ** (i + j) // (i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert_like.det())  # expect: -16707740867
try:
    Matrix([[1, 2]]) @ Matrix([[1, 2]])
except ValueError as e:
    print(e)  # expect: shapes (1, 2) and (1, 2) do not fit
