def m(x):
    match x:
        case 1 | -2.5 | "a" | None | True:
            return 1
        case [a, b, *rest] if a:
            return a, b, rest
        case [_, *_, last]:
            return last
        case {"k": v, 1 + 2j: [w], **others}:
            return v, w, others
        case {}:
            pass
        case Point(0, y=yy) | Other(yy):
            return yy
        case Point(x=a.b, y=(1 as one)):
            return one
        case [] | [[], []]:
            pass
        case (a, b) | [b, a, _]:
            return a, b
        case str() as s:
            return s
        case _:
            return None
    match x, y:
        case [1, z]:
            print(z)
    match x:
        case whole: print(whole)
