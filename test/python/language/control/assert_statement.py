assert True
assert 1, "not shown"
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError() ()
try:
    assert [], "message"
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('message')
try:
    assert None, (1, 2)
except AssertionError as e:
    print(repr(e))  # expect: AssertionError((1, 2))
def f(): print("not evaluated")
assert True, f()
assert 1 == 2, "final"  # expect error: AssertionError: final
