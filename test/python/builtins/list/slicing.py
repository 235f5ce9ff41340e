l = list(range(10))
print(l[2:5], l[:3], l[7:], l[::2], l[::-1], l[-3:], l[8:2:-2], l[100:], l[-100:2], l[5:2], l[:], l[:-1], l[3::-1], l[None:None:None])
# expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [0, 2, 4, 6, 8] [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [7, 8, 9] [8, 6, 4] [] [0, 1] [] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] [0, 1, 2, 3, 4, 5, 6, 7, 8] [3, 2, 1, 0] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
l[2:5] = ["a"]; print(l)  # expect: [0, 1, 'a', 5, 6, 7, 8, 9]
l[1:1] = [7, 8]; print(l)  # expect: [0, 7, 8, 1, 'a', 5, 6, 7, 8, 9]
l[::3] = "wxyz"[:len(l[::3])]; print(l)  # expect: ['w', 7, 8, 'x', 'a', 5, 'y', 7, 8, 'z']
del l[::2]; print(l)  # expect: [7, 'x', 5, 7, 'z']
l[:] = []; print(l)  # expect: []
l = [1, 2, 3, 4]
l[1:3] = l; print(l)  # expect: [1, 1, 2, 3, 4, 4]
l[len(l):] = (9,); print(l)  # expect: [1, 1, 2, 3, 4, 4, 9]
l[::-1] = list(range(len(l))); print(l)  # expect: [6, 5, 4, 3, 2, 1, 0]
del l[1:-1]; print(l)  # expect: [6, 0]
def t(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def a(): l[::2] = [1, 2, 3]
def b(): l[0:1] = 5
def c(): l[::0]
def d(): l["a":]
def e(): l[1.0]
def f(): l[5] = 1
def g(): del l[9]
def h(): l[::2] = 5
def i(): l[0:2:0] = []
for x in (a, b, c, d, e, f, g, h, i): t(x)
# expect: ValueError attempt to assign sequence of size 3 to extended slice of size 1
# expect: TypeError must assign iterable to extended slice
# expect: ValueError slice step cannot be zero
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError list indices must be integers or slices, not float
# expect: IndexError list assignment index out of range
# expect: IndexError list assignment index out of range
# expect: TypeError must assign iterable to extended slice
# expect: ValueError slice step cannot be zero
print(l[True], l[-2**70:2**70], slice(1, None, 2).indices(5), slice(None, None, -1).indices(4))  # expect: 0 [6, 0] (1, 5, 2) (3, -1, -1)
