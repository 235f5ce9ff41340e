from __future__ import annotations
import a, b.c, d.e as f, g.h.i as j
from k import l, m as n
from . import o
from ..p.q import r
from s import *


def f(x: a.b[int], *args: "str", y: (1, 2) = 3) -> lambda: 0:
    import t
    z: not evaluated = 1
    return t.u(z)


class C:
    v: f"{w!r}" if x else -y ** 2
