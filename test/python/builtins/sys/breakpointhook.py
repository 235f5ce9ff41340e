import os, sys, warnings

def shown(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())  # expect: None
os.environ["PYTHONBREAKPOINT"] = "builtins.len"
print(breakpoint([1, 2]))  # expect: 2
os.environ["PYTHONBREAKPOINT"] = "dict"
print(breakpoint(a=1))  # expect: {'a': 1}
for path in "no_such_module.hook", "os.nope", ".":
    os.environ["PYTHONBREAKPOINT"] = path
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(breakpoint(), caught[0].category.__name__, caught[0].message)
        # expect: None RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "no_such_module.hook"
        # expect: None RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "os.nope"
        # expect: None RuntimeWarning Ignoring unimportable $PYTHONBREAKPOINT: "."
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(1, b=2))  # expect: ((1,), {'b': 2})
print(sys.__breakpointhook__)  # expect: <built-in function breakpointhook>
del sys.breakpointhook
print(shown(breakpoint))  # expect: RuntimeError: lost sys.breakpointhook
