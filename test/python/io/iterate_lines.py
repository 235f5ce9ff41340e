name = "/tmp/minipy_test_i%d.txt" % id([])
with open(name, "w") as f:
    for i in range(1000): f.write(f"line {i}\n")
with open(name) as f: print(sum(1 for _ in f))  # expect: 1000
with open(name) as f: print(max(len(l) for l in f), f.readline() == "")  # expect: 9 True
with open(name) as f:
    print(next(f).strip(), [next(f).strip() for _ in range(2)], len(f.readlines()))  # expect: line 0 ['line 1', 'line 2'] 997
with open(name) as f: print(len(f.read().splitlines()), [f.read()])  # expect: 1000 ['']
with open(name, "rb") as f: print(len(f.read(10)), f.tell(), f.seek(-9, 2), f.read())  # expect: 10 10 8881 b'line 999\n'
words = {}
with open(name) as f:
    for line in f:
        for w in line.split(): words[w] = words.get(w, 0) + 1
print(words["line"], len(words))  # expect: 1000 1001
