def countdown(n):
    while n > 0:
        n -= 1


def total(rows):
    result = 0
    for row in rows:
        if row is None:
            continue
        try:
            result += int(row)
        except ValueError:
            break
    else:
        return result, [row for row in rows if row]
    return f"{result!r:>8} of {len(rows)}"


class Counter:
    """Counts."""

    step: int = 1

    def __init__(self, start=0, *, name=None):
        self.value = start

    @property
    def next(self):
        def inner():
            return self.value + self.step
        return inner()


with open("x") as f, open("y") as g:
    print(f.read(), *g, end="")
