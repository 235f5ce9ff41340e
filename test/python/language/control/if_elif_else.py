def kind(n):
    if n < 0: return "neg"
    elif n == 0: return "zero"
    elif n < 10: return "small"
    else: return "big"
print([kind(i) for i in (-5, 0, 3, 50)])  # expect: ['neg', 'zero', 'small', 'big']
x = 5
print("a" if x > 3 else "b", ("c" if x > 9 else "d") + "e")  # expect: a de
if x: print("truthy")  # expect: truthy
if not x: print("no")
elif None: print("no")
else: print("else")  # expect: else
print(1 if [] else 2 if {} else 3)  # expect: 3
