class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(200000): n = Node(n)
del n
print("freed")  # expect: freed
def g():
    yield
it = None
for _ in range(50000): it = (lambda prev: (lambda: prev))(it)
del it
print("closures freed")  # expect: closures freed
e = None
for _ in range(20000):
    x = ValueError()
    x.__context__ = e
    e = x
del e, x
print("exceptions freed")  # expect: exceptions freed
