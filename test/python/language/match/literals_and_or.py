def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus"
        case 1.5: return "float"
        case "a" | "b": return "letter"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case 1 + 2j: return "complex"
        case _: return "other"
print([f(v) for v in (0, 2, -1, 1.5, "b", b"x", None, True, 1 + 2j, [], 0.0, False)])
# expect: ['zero', 'small', 'minus', 'float', 'letter', 'bytes', 'none', 'small', 'complex', 'other', 'zero', 'zero']
