# args: -O
# minipy only
assert False, "removed"
print(__debug__)  # expect: False
