# A line that began in one decoded chunk of 8192 characters and ended in the next lost its beginning.
import io
name = "/tmp/minipy_regression_%d.txt" % id([])
lines = [f"line {i}\n" for i in range(3000)]
with open(name, "w") as f: f.writelines(lines)
with open(name) as f: print(list(f) == lines)  # expect: True
with open(name) as f: print([f.readline() for _ in lines] == lines)  # expect: True
with open(name) as f: print(f.readlines() == lines)  # expect: True
long = ["x" * 8190 + "\n", "ab\n", "é" * 9000 + "\n", "y" * 20000]
with open(name, "w") as f: f.writelines(long)
with open(name) as f: print([len(l) for l in f])  # expect: [8191, 3, 9001, 20000]
with open(name, newline="") as f: print([len(l) for l in f])  # expect: [8191, 3, 9001, 20000]
print(list(io.StringIO("".join(lines))) == lines)  # expect: True
