"a" "b"
f"{a}{b!r:>{w}}{{}}{c=}{d:.2f}"
f"" f"x"
"%s and %r: %5s%%" % (a, b, c)
"%d" % (a,)
x = 1 + 2 * 3 ** 2 // 4 - -5 % 3 << 2 >> 1 | 7 & 3 ^ 1
x = "ab" * 3 + "c", b"x" * 2, (1, 2) * 2, "abc"[1], (1, 2)[-1]
x = 1 / 2, 7 // -2, -7 % 3, 2 ** -1, 1j * 2, ~5, not 0, +1, -0.0, 2 ** 200
x = a + b - c * d / e // f % g ** h @ i << j >> k & l | m ^ n
x = -a, +a, ~a, not a
x = a == b, a != b, a < b, a <= b, a > b, a >= b, a is b, a is not b, a in b, a not in b
x = a.b.c[d][e:f][g:h:i][...][:, 1]
x = [*a, b], (*a, b), {*a, b}, {**a, "b": c, "d": 1, "e": 2}, {"a": 1, "b": 2}, {1: 2}
x = [1, 2, 3], {1, 2, 3}, (1, 2, 3), [1, 2], [], {}, (), {1}
x = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z, a, b, c, d, e]
f(a, b=c)
f(*a, **b)
f(a, *b, c=d, **e)
f(*a)
a.b(c, d=e).f().g(h)
a.b(*c)
import mod
mod.f(1)
(a
 .b
 .c(1)
 .d(e=2))
x = (y := a) + y
x = lambda: (yield)
x = a if b else c if d else e
a, b = b, a
a, b, c = c, b, a
a, *b = c
[a, (b, c)] = d
a = b = c
a += 1; a.b -= c; a[b] *= d; a[b:c] //= e; a[b:c:d] @= f
a.b, c[d], e[f:g] = h
del a, b.c, d[e], f[g:h], (i, [j])
a: int
b: int = 1
c.d: int = 2
e[f]: int
print(1_000_000_000_000_000_000_000, 1e300, 1e-10, True, None, ..., "é\ud800\n'", b"\x00'")
