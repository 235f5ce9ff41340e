import _cycle_a
print(_cycle_a.done, _cycle_a._cycle_b.seen)  # expect: True (1, False)
