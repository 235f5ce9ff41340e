import sys
print(sys.stdout.write("five\n"))
# expect: five
# expect: 5
sys.stdout.flush()
print(sys.stdin.name, sys.stderr.name, sys.stdin.readable(), sys.stdin.writable())  # expect: <stdin> <stderr> True False
class Tee:
    def __init__(self): self.text = ""
    def write(self, s): self.text += s
    def flush(self): pass
old, sys.stdout = sys.stdout, Tee()
print("captured", 1)
t, sys.stdout = sys.stdout, old
print(repr(t.text))  # expect: 'captured 1\n'
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)  # expect: write() argument must be str, not int
sys.stdout = None
print("to nowhere")
sys.stdout = old
print("back")  # expect: back
