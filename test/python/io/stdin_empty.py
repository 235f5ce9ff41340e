import sys
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))  # expect: '' ''
try:
    input("prompt:\n")  # expect: prompt:
except EOFError as e:
    print(e)  # expect: EOF when reading a line
