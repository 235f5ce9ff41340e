import _cycle_a
seen = (_cycle_a.early, hasattr(_cycle_a, "done"))
