for f in (lambda: abs(), lambda: abs(1, 2), lambda: ord(x=1), lambda: isinstance(), lambda: [].append(), lambda: [].append(1, 2), lambda: [].pop(1, 2), lambda: "a".join(), lambda: "a".split(1), lambda: {}.get(), lambda: {}.update(1), lambda: {}.update([1]), lambda: {}.update([(1, 2, 3)]), lambda: "a".replace("b"), lambda: [].sort(1), lambda: [].insert(1), lambda: "".format_map(), lambda: callable(), lambda: id(), lambda: hash(), lambda: {}.pop(), lambda: set().add(), lambda: (1).bit_length(2), lambda: list(1, 2), lambda: list(5), lambda: tuple(5), lambda: set(5), lambda: dict(5), lambda: dict([1]), lambda: str(1, 2, 3, 4), lambda: list(x=1), lambda: dict(1, 2), lambda: float(1, 2), lambda: int(1, 2, 3), lambda: int(foo=1), lambda: "".join([1]), lambda: "".join(5), lambda: [].extend(5), lambda: "a".startswith(5), lambda: list.append(5, 1), lambda: str.upper(5), lambda: list.append(), lambda: [].__len__(1), lambda: int.__add__(1), lambda: (1).__add__(1, 2), lambda: object.__repr__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
        # expect: TypeError abs() takes exactly one argument (0 given)
        # expect: TypeError abs() takes exactly one argument (2 given)
        # expect: TypeError ord() takes no keyword arguments
        # expect: TypeError isinstance expected 2 arguments, got 0
        # expect: TypeError list.append() takes exactly one argument (0 given)
        # expect: TypeError list.append() takes exactly one argument (2 given)
        # expect: TypeError pop expected at most 1 argument, got 2
        # expect: TypeError str.join() takes exactly one argument (0 given)
        # expect: TypeError must be str or None, not int
        # expect: TypeError get expected at least 1 argument, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect: TypeError replace() takes at least 2 positional arguments (1 given)
        # expect: TypeError sort() takes no positional arguments
        # expect: TypeError insert expected 2 arguments, got 1
        # expect: TypeError str.format_map() takes exactly one argument (0 given)
        # expect: TypeError callable() takes exactly one argument (0 given)
        # expect: TypeError id() takes exactly one argument (0 given)
        # expect: TypeError hash() takes exactly one argument (0 given)
        # expect: TypeError pop expected at least 1 argument, got 0
        # expect: TypeError set.add() takes exactly one argument (0 given)
        # expect: TypeError int.bit_length() takes no arguments (1 given)
        # expect: TypeError list expected at most 1 argument, got 2
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect: TypeError str expected at most 3 arguments, got 4
        # expect: TypeError list() takes no keyword arguments
        # expect: TypeError dict expected at most 1 argument, got 2
        # expect: TypeError float expected at most 1 argument, got 2
        # expect: TypeError int expected at most 2 arguments, got 3
        # expect: TypeError int() got an unexpected keyword argument 'foo'
        # expect: TypeError sequence item 0: expected str instance, int found
        # expect: TypeError can only join an iterable
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError startswith first arg must be str or a tuple of str, not int
        # expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
        # expect: TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
        # expect: TypeError unbound method list.append() needs an argument
        # expect: TypeError expected 0 arguments, got 1
        # expect: TypeError expected 1 argument, got 0
        # expect: TypeError expected 1 argument, got 2
        # expect: TypeError descriptor '__repr__' of 'object' object needs an argument
