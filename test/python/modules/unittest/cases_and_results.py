"""unittest: asserts, their messages and diffs, fixtures, skipping, subtests, clean-ups, loading."""
import unittest
import warnings


class Quiet(unittest.TestCase):
    """Shows messages of failing asserts."""

    def message(self, method, *args, **kwargs):
        try:
            getattr(self, method)(*args, **kwargs)
        except self.failureException as error:
            return str(error)
        return 'passed'


case = Quiet('message')
print(case.message('assertEqual', 1, 2))  # expect: 1 != 2
print(case.message('assertEqual', 1, 2, 'note'))  # expect: 1 != 2 : note
print(case.message('assertEqual', 'one\ntwo', 'one\ntoo'))
# expect: 'one\ntwo' != 'one\ntoo'
# expect:   one
# expect: - two
# expect: ?  ^
# expect: + too
# expect: ?  ^
# expect: 
print(case.message('assertEqual', [1, 2, 3], [1, 5]))
# expect: Lists differ: [1, 2, 3] != [1, 5]
# expect: 
# expect: First differing element 1:
# expect: 2
# expect: 5
# expect: 
# expect: First list contains 1 additional elements.
# expect: First extra element 2:
# expect: 3
# expect: 
# expect: - [1, 2, 3]
# expect: + [1, 5]
print(case.message('assertEqual', {'a': 1}, {'a': 2}))
# expect: {'a': 1} != {'a': 2}
# expect: - {'a': 1}
# expect: ?       ^
# expect: 
# expect: + {'a': 2}
# expect: ?       ^
# expect: 
print(case.message('assertEqual', {1, 2}, {2, 3}))
# expect: Items in the first set but not the second:
# expect: 1
# expect: Items in the second set but not the first:
# expect: 3
print(case.message('assertEqual', 'a' * 100 + 'b', 'a' * 100 + 'c').partition('\n')[0])
# expect: 'aaaa[35 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' != 'aaaa[35 chars]aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'
print(case.message('assertNotEqual', 1, 1))  # expect: 1 == 1
print(case.message('assertTrue', []))  # expect: [] is not true
print(case.message('assertIn', 3, [1]))  # expect: 3 not found in [1]
print(case.message('assertIs', 1, None))  # expect: 1 is not None
print(case.message('assertIsInstance', 1, str))  # expect: 1 is not an instance of <class 'str'>
print(case.message('assertLess', 2, 1))  # expect: 2 not less than 1
print(case.message('assertAlmostEqual', 1.0, 1.1))  # expect: 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
print(case.message('assertAlmostEqual', 1.0, 1.1, delta=0.05))
# expect: 1.0 != 1.1 within 0.05 delta (0.10000000000000009 difference)
print(case.message('assertCountEqual', [1, 1, 2], [2, 2, 1]))
# expect: Element counts were not equal:
# expect: First has 2, Second has 1:  1
# expect: First has 1, Second has 2:  2
print(case.message('assertRaises', ValueError, int, '1'))  # expect: ValueError not raised by int
print(case.message('assertRaisesRegex', ValueError, 'x$', int, 'a'))
# expect: "x$" does not match "invalid literal for int() with base 10: 'a'"
print(case.message('assertRegex', 'abc', 'b+$'))  # expect: Regex didn't match: 'b+$' not found in 'abc'
print(case.message('assertWarns', UserWarning, int))  # expect: UserWarning not triggered by int

events = []


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        events.append('setUpClass')
        cls.addClassCleanup(events.append, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        events.append('tearDownClass')

    def setUp(self):
        events.append('setUp')
        self.addCleanup(events.append, 'cleanup')

    def tearDown(self):
        events.append('tearDown')

    def test_error(self):
        1 / 0

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('as it should')

    @unittest.skipIf(True, 'not now')
    def test_skipped(self):
        events.append('never')

    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_warning(self):
        with self.assertWarns(DeprecationWarning) as caught:
            warnings.warn('old', DeprecationWarning)
        self.assertEqual(str(caught.warning), 'old')


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Fixtures).run(result)
print(result)  # expect: <unittest.result.TestResult run=6 errors=1 failures=1>
print(events[:5], events[-3:])
# expect: ['setUpClass', 'setUp', 'tearDown', 'cleanup', 'setUp'] ['cleanup', 'tearDownClass', 'class cleanup']
print(events.count('setUp'), events.count('cleanup'))  # expect: 5 5
print([str(test) for test, _ in result.failures])  # expect: ['test_subtests (__main__.Fixtures.test_subtests) (i=1)']
print(result.errors[0][1].splitlines()[-1])  # expect: ZeroDivisionError: division by zero
print([(str(test), reason) for test, reason in result.skipped])
# expect: [('test_skipped (__main__.Fixtures.test_skipped)', 'not now')]
print(len(result.expectedFailures), result.unexpectedSuccesses)  # expect: 1 [<__main__.Fixtures testMethod=test_unexpected>]
print(result.wasSuccessful())  # expect: False

suite = unittest.TestSuite([Fixtures('test_error'), Fixtures('test_warning')])
print(suite.countTestCases(), suite)
# expect: 2 <unittest.suite.TestSuite tests=[<__main__.Fixtures testMethod=test_error>, <__main__.Fixtures testMethod=test_warning>]>
print(unittest.TestLoader().getTestCaseNames(Fixtures))
# expect: ['test_error', 'test_expected', 'test_skipped', 'test_subtests', 'test_unexpected', 'test_warning']
failed = unittest.TestLoader().loadTestsFromName('__main__.Missing')
print(failed)  # expect: <unittest.suite.TestSuite tests=[<unittest.loader._FailedTest testMethod=Missing>]>


class Stream:
    """Keeps what is written, without the times."""

    def __init__(self):
        self.text = ''

    def write(self, text):
        self.text += text

    def flush(self):
        pass


stream = Stream()
unittest.TextTestRunner(stream, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Fixtures))
print(stream.text.split('=====')[0])
# expect: test_error (__main__.Fixtures.test_error) ... ERROR
# expect: test_expected (__main__.Fixtures.test_expected) ... expected failure
# expect: test_skipped (__main__.Fixtures.test_skipped) ... skipped 'not now'
# expect: test_subtests (__main__.Fixtures.test_subtests) ... 
# expect:   test_subtests (__main__.Fixtures.test_subtests) (i=1) ... FAIL
# expect: test_unexpected (__main__.Fixtures.test_unexpected) ... unexpected success
# expect: test_warning (__main__.Fixtures.test_warning) ... ok
# expect: 
# expect: 
print(stream.text.rstrip().splitlines()[-1])
# expect: FAILED (failures=1, errors=1, skipped=1, expected failures=1, unexpected successes=1)
