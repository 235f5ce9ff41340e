"""doctest: examples are found, run and compared; options; suites for unittest."""
import doctest
import unittest


def good(x):
    """
    >>> good(2)
    4
    >>> good([1])  # doctest: +ELLIPSIS
    [1...]
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> raise ValueError('text')
    Traceback (most recent call last):
      ...
    ValueError: text
    >>> for i in range(2):
    ...     i
    0
    1
    >>> good(3)  # doctest: +SKIP
    7
    """
    return x * 2


def bad():
    """
    >>> 1 + 1
    3
    """


finder = doctest.DocTestFinder()
print([len(test.examples) for test in finder.find(good, globs={'good': good})])  # expect: [6]
out = []
runner = doctest.DocTestRunner(verbose=False)
for test in finder.find(good, globs={'good': good}):
    print(runner.run(test, out=out.append))  # expect: TestResults(failed=0, attempted=6, skipped=1)
for test in finder.find(bad, globs={}):
    print(runner.run(test, out=out.append))  # expect: TestResults(failed=1, attempted=1)
print(''.join(out).splitlines()[2:])  # expect: ['Failed example:', '    1 + 1', 'Expected:', '    3', 'Got:', '    2']
print(doctest.script_from_examples('Text\n>>> 1\n1\n'))
# expect: # Text
# expect: 1
# expect: # Expected:
# expect: ## 1
# expect: 
result = unittest.TestResult()
unittest.TestSuite([doctest.DocTestSuite()]).run(result)
print(result.testsRun, len(result.failures), result.failures[0][0].id())  # expect: 2 1 __main__.bad
checker = doctest.OutputChecker()
print(checker.check_output('a ... c', 'a b c', doctest.ELLIPSIS), checker.check_output('a  b\n', 'a b\n', doctest.NORMALIZE_WHITESPACE))
# expect: True True
