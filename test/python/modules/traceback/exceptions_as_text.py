"""traceback: exceptions and stacks as text and as data."""
import traceback


def fail(n):
    if n == 0:
        raise ValueError('bad\nthing')
    fail(n - 1)


def chained():
    try:
        fail(5)
    except ValueError as error:
        raise KeyError('x') from error


try:
    chained()
except KeyError as error:
    error.add_note('a note')
    caught = error
lines = ''.join(traceback.format_exception(caught)).splitlines()
print([line for line in lines if 'File' not in line])
# expect: ['Traceback (most recent call last):', '    fail(5)', '    ~~~~^^^', '    fail(n - 1)', '    ~~~~^^^^^^^', '    fail(n - 1)', '    ~~~~^^^^^^^', '    fail(n - 1)', '    ~~~~^^^^^^^', '  [Previous line repeated 2 more times]', "    raise ValueError('bad\\nthing')", 'ValueError: bad', 'thing', '', 'The above exception was the direct cause of the following exception:', '', 'Traceback (most recent call last):', '    chained()', '    ~~~~~~~^^', "    raise KeyError('x') from error", "KeyError: 'x'", 'a note']
print(traceback.format_exception_only(caught))  # expect: ["KeyError: 'x'\n", 'a note\n']
print(len(traceback.format_exception(caught, chain=False)), len(traceback.format_exception(caught, limit=1)))  # expect: 5 8
print([frame.name for frame in traceback.extract_tb(caught.__traceback__)])  # expect: ['<module>', 'chained']
print([frame.name for frame in traceback.extract_tb(caught.__cause__.__traceback__, limit=-2)])  # expect: ['fail', 'fail']
summary = traceback.extract_tb(caught.__traceback__)[-1]
print(summary.line, summary.colno, summary.end_colno, len(summary))  # expect: raise KeyError('x') from error 8 38 4
shown = traceback.TracebackException.from_exception(caught)
print(shown.exc_type_str, shown, shown.__cause__.exc_type_str, shown == traceback.TracebackException.from_exception(caught))
# expect: KeyError 'x' ValueError True
print(traceback.format_list([('a.py', 1, 'f', 'some line')]))  # expect: ['  File "a.py", line 1, in f\n    some line\n']
print(traceback.format_exception(None), traceback.format_exc())
# expect: ['NoneType: None\n'] NoneType: None
# expect: 
group = ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [TypeError(i) for i in range(17)])])
print(''.join(traceback.format_exception(group)))
# expect:   | ExceptionGroup: many (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: inner (17 sub-exceptions)
# expect:     +-+---------------- 1 ----------------
# expect:       | TypeError: 0
# expect:       +---------------- 2 ----------------
# expect:       | TypeError: 1
# expect:       +---------------- 3 ----------------
# expect:       | TypeError: 2
# expect:       +---------------- 4 ----------------
# expect:       | TypeError: 3
# expect:       +---------------- 5 ----------------
# expect:       | TypeError: 4
# expect:       +---------------- 6 ----------------
# expect:       | TypeError: 5
# expect:       +---------------- 7 ----------------
# expect:       | TypeError: 6
# expect:       +---------------- 8 ----------------
# expect:       | TypeError: 7
# expect:       +---------------- 9 ----------------
# expect:       | TypeError: 8
# expect:       +---------------- 10 ----------------
# expect:       | TypeError: 9
# expect:       +---------------- 11 ----------------
# expect:       | TypeError: 10
# expect:       +---------------- 12 ----------------
# expect:       | TypeError: 11
# expect:       +---------------- 13 ----------------
# expect:       | TypeError: 12
# expect:       +---------------- 14 ----------------
# expect:       | TypeError: 13
# expect:       +---------------- 15 ----------------
# expect:       | TypeError: 14
# expect:       +---------------- ... ----------------
# expect:       | and 2 more exceptions
# expect:       +------------------------------------
# expect: 
print(traceback.format_exception_only(group, show_group=True)[:4])
# expect: ['ExceptionGroup: many (2 sub-exceptions)\n', '   ValueError: 1\n', '   ExceptionGroup: inner (17 sub-exceptions)\n', '      TypeError: 0\n']
try:
    compile('a = (1 +\n  b c)', '<x>', 'exec')
except SyntaxError as error:
    print(''.join(traceback.format_exception_only(error)))
# expect:   File "<x>", line 1
# expect:     a = (1 +
# expect:          ^^^
# expect: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# expect: 
try:
    traceback.format_exception(1)
except TypeError as error:
    print(error)  # expect: Exception expected for value, int found
try:
    traceback.format_exception(ValueError, 1)
except ValueError as error:
    print(error)  # expect: Both or neither of value and tb must be given
try:
    traceback.print_last()
except ValueError as error:
    print(error)  # expect: no last exception
try:
    lenght
except NameError as error:
    length = 1
    print(traceback.format_exception(error)[-1])
# expect: NameError: name 'lenght' is not defined. Did you mean: 'length'?
# expect: 
