def loops(items, n):
    while n > 0:
        n -= 1
        if n == 5:
            continue
        if n == 3:
            break
    else:
        print("done")
    for a, (b, *c) in items:
        if a: continue
        if not b or c and n: break
        print(a)
    else:
        return n
    for x in [1, 2, 3]:
        for y in x, n:
            if x in {1, 2} and y not in [3, 4]:
                break
    while True:
        if n:
            return
    while 0:
        print("never")


def long_for(
    items,
):
    for (
        x
    ) in (
        items
    ):
        print(
            x,
            items
        )


while x:
    y
    break
for i in range(3): print(i)
if a: b
elif c: d
else: e
if a < b < c: f
if not (a is None): g
if a is not None and b is None: h
x = a if b else c
x = a and b or not c
x = a < b < c
x = not a in b
assert x, "message"
assert y
if __debug__: pass
if 1: z
if 0: never
x = None is None
if None is None: x
