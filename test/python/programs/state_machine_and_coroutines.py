def traffic():
    state, n = "red", 0
    order = {"red": "green", "green": "yellow", "yellow": "red"}
    while True:
        cmd = yield state, n
        if cmd == "stop": return f"stopped at {state}"
        state, n = (order[state], n + 1) if cmd is None else (cmd, n)
m = traffic()
print(next(m), next(m), m.send("red"), next(m))  # expect: ('red', 0) ('green', 1) ('red', 1) ('green', 2)
try:
    m.send("stop")
except StopIteration as e:
    print(e.value)  # expect: stopped at green
class Scheduler:
    def __init__(self): self.ready, self.waiting, self.log = [], {}, []
    def spawn(self, name, gen): self.ready.append((name, gen, None))
    def run(self):
        while self.ready:
            name, gen, value = self.ready.pop(0)
            try:
                match gen.send(value):
                    case ("put", ch, v):
                        if self.waiting.get(ch): self.ready.append(self.waiting[ch].pop(0) + (v,))
                        else: self.waiting.setdefault("q" + ch, []).append(v)
                        self.ready.append((name, gen, None))
                    case ("get", ch):
                        if self.waiting.get("q" + ch): self.ready.append((name, gen, self.waiting["q" + ch].pop(0)))
                        else: self.waiting.setdefault(ch, []).append((name, gen))
                    case None: self.ready.append((name, gen, None))
                    case other: raise RuntimeError(f"bad request {other!r}")
            except StopIteration as s:
                self.log.append(f"{name} -> {s.value}")
            except Exception as e:
                self.log.append(f"{name} !! {type(e).__name__}: {e}")
def producer(n):
    for i in range(n):
        yield "put", "c", i * i
        yield
    return "produced"
def consumer(n):
    total = 0
    for _ in range(n): total += yield "get", "c"
    return total
def failing():
    yield
    raise ValueError("broken task")
def bad(): yield 42
s = Scheduler()
s.spawn("con", consumer(4)); s.spawn("pro", producer(4)); s.spawn("fail", failing()); s.spawn("bad", bad())
s.run()
print(*s.log, sep="\n")
# expect: bad !! RuntimeError: bad request 42
# expect: fail !! ValueError: broken task
# expect: con -> 14
# expect: pro -> produced
