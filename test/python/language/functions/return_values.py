def nothing(): pass
def bare(): return
def tup(): return 1, 2
def star(): return *[1, 2], 3
print(nothing(), bare(), tup(), star())  # expect: None None (1, 2) (1, 2, 3)
def early(x):
    if x: return "yes"
    return "no"
print(early(1), early(0))  # expect: yes no
