import time

def step(bodies, dt, count):
    for _ in range(count):
        for a in bodies:
            x, y, vx, vy = a
            r2 = x * x + y * y + 0.01
            f = -1.0 / (r2 * r2)
            vx = vx + f * x * dt
            vy = vy + f * y * dt
            a[0] = x + vx * dt
            a[1] = y + vy * dt
            a[2] = vx
            a[3] = vy

start = time.perf_counter()
bodies = [[1.0 + i * 0.1, 0.5, 0.0, 1.0] for i in range(10)]
step(bodies, 0.001, 20000)
print(time.perf_counter() - start)
