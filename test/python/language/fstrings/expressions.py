x = 5
d = {"k": [1, 2], "n": None}
print(f"{x + 1} {x * 2!r} {d['k'][0]} {d["k"]} {(lambda y: y + 1)(3)} {[i for i in range(3)]} {x if x else 0}")
# expect: 6 10 1 [1, 2] 4 [0, 1, 2] 5
print(f"{x=} {x = } {x+1=} {d['k']=} {x=:04} {x=!r:>4}")  # expect: x=5 x = 5 x+1=6 d['k']=[1, 2] x=0005 x=   5
print(f"{{}} {{{x}}} {{{{")  # expect: {} {5} {{
print(f"{'nested ' + f'{x} {f"{x}"}'}")  # expect: nested 5 5
print(f"a" "b" f"{x}" 'c')  # expect: ab5c
print(f"""multi
{x}
line""")
# expect: multi
# expect: 5
# expect: line
print(rf"\n{x}", f"\n{x}".strip(), f"\x41\N{BULLET}{x}")  # expect: \n5 5 A•5
print(f"{x,}", f"{ x }", f"{x:{x}}", f"{'a' 'b'}")  # expect: (5,) 5     5 ab
print(f"{x!s}{x!r}{x!a}", f"{'q'!r}", f"{ {1: 2}[1] }", f"{ {1,} }")  # expect: 555 'q' 2 {1}
print(f"{
    x
    + 1
}")  # expect: 6
print(f'{"a"}', f"{x:%}" , f"{3:{'>' if x else '<'}5}")  # expect: a 500.000000%     3
print(f"{x:=+5}", f"{x!r:^{3 * 3}}|")  # expect: +   5     5    |
