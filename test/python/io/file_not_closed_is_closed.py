name = "/tmp/minipy_test_c%d.txt" % id([])
f = open(name, "w")
f.write("kept")
del f
print(open(name).read())  # expect: kept
g = open(name, "a")
g.write(" at exit")
