class Outer:
    class Problem(Exception): pass
raise Outer.Problem("nested")  # expect error: Outer.Problem: nested
