import sys

def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(sys.getrecursionlimit())  # expect: 1000
show(sys.setrecursionlimit, 0)  # expect: ValueError: recursion limit must be greater or equal than 1
show(sys.setrecursionlimit, 'x')  # expect: TypeError: 'str' object cannot be interpreted as an integer
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
before = depth(0)
sys.setrecursionlimit(200)
print(900 < before < 1000, 150 < depth(0) < 200)  # expect: True True
def deep(n):
    return sys.setrecursionlimit(10) if n == 0 else deep(n - 1)
try:
    deep(30)
except RecursionError as e:
    print(str(e).startswith('cannot set the recursion limit to 10 at the recursion depth '))  # expect: True
print(sys.get_int_max_str_digits())  # expect: 4300
show(sys.set_int_max_str_digits, 3)  # expect: ValueError: maxdigits must be 0 or larger than 640
sys.set_int_max_str_digits(0)
print(len(str(10**5000)))  # expect: 5001
