def f(x):
    match x:
        case []: return "empty"
        case [1]: return "one"
        case [a]: return ("single", a)
        case [1, *rest]: return ("starts 1", rest)
        case [*init, 9]: return ("ends 9", init)
        case (a, (b, *_), c): return ("nested", a, b, c)
        case [_, _]: return "pair"
        case [_, *_]: return "more"
        case str(): return "string"
        case _: return "no"
print(f([]), f([1]), f([5]), f([1, 2, 3]), f([0, 9]), f((1.5, "x", 3)), f([3, [4, 5], 6]), f([7, 8]), f(range(3, 7)))
# expect: empty one ('single', 5) ('starts 1', [2, 3]) ('ends 9', [0]) more ('nested', 3, 4, 6) pair more
print(f("ab"), f({1, 2}), f({}), f(b"ab"), f(iter([1])))  # expect: string no no no no

match range(1 << 30):
    case first, second, *_:
        print(first, second)  # expect: 0 1
