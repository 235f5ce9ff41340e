def f[T, *Ts, **P](a: T, b: int = 1, *, c=2) -> T: pass
def g[U: (int, str), T: int = str](): return T, U
type A = int
type B[T = int, *Ts = *tuple[int]] = dict[T, B]


class C[T: A](Base, k=1):
    x: T
    type D = x
    def m[V](self, a: V = None) -> T:
        return V, T, self.__p
