class Color:
    RED = 1
    BLUE = "blue"
def f(v):
    match v:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case (1 | 2) as n, m: return ("as", n, m)
        case [x, y] if x > y: return "greater"
        case [x, y] if (s := x + y) > 10: return ("sum", s)
        case whole: return ("whole", whole)
print(f(1), f("blue"), f((2, 3)), f([5, 4]), f([5, 7]), f([3, 3]), f("z"))
# expect: red blue ('as', 2, 3) greater ('sum', 12) ('whole', [3, 3]) ('whole', 'z')
match 5, 6:
    case a, b: print(a, b)  # expect: 5 6
match [1, 2, 3]:
    case [first, *_] as everything: print(first, everything)  # expect: 1 [1, 2, 3]
match = 5
case = 6
print(match, case)  # expect: 5 6
match (3):
    case 3: print("soft keyword")  # expect: soft keyword
x = 1
match x:
    case 2: pass
print("no match is fine")  # expect: no match is fine
