import _cycle_a
seen = (_cycle_a.early, hasattr(_cycle_a, "done"))
try:
    from _cycle_a import done
except ImportError as e:
    print(str(e).split(" (/")[0])
try:
    _cycle_a.done
except AttributeError as e:
    print(str(e).split(" (")[0])
