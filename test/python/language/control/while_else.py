n = 3
while n:
    print(n)
    # expect: 3
    # expect: 2
    # expect: 1
    n -= 1
else:
    print("done", n)  # expect: done 0
while True:
    n += 1
    if n == 2: continue
    if n > 3: break
    print("n", n)
    # expect: n 1
    # expect: n 3
else:
    print("never")
while n > 100: pass
else: print("else at once")  # expect: else at once
