import _cycle_a
# expect: cannot import name 'done' from partially initialized module '_cycle_a' (most likely due to a circular import)
# expect: partially initialized module '_cycle_a' from '/work/main/test/python/language/modules/_cycle_a.py' has no attribute 'done'
print(_cycle_a.done, _cycle_a._cycle_b.seen)  # expect: True (1, False)
