"""The assert methods of TestCase."""
import difflib

from ._raises import _AssertNotWarnsContext, _AssertRaisesContext, _AssertWarnsContext
from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr)

__unittest = True

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


def _diff_of_reprs(first, second):
    import pprint
    return '\n' + '\n'.join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


class _Assertions(object):
    """Assert methods; what uses them has failureException, longMessage, maxDiff, _diffThreshold."""

    _msg_not_given = object()

    def fail(self, msg=None):
        """Fail with this message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return '%s : %s' % (standardMsg, msg)
        except UnicodeDecodeError:
            return '%s : %s' % (safe_repr(standardMsg), safe_repr(msg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertFalse(self, expr, msg=None):
        """The expression is false."""
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        """The expression is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    # ---- what is raised, warned of and logged ----

    def assertRaises(self, expected_exception, *args, **kwargs):
        """args[0](*args[1:], **kwargs) raises the exception; without args: a context."""
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None  # it holds the exception, and that its frames

    def assertWarns(self, expected_warning, *args, **kwargs):
        """args[0](…) warns; without args: a context."""
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises(); the message matches too."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns(); the message matches too."""
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """A context in which something is logged, at least at the level (INFO)."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """A context in which nothing is logged."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    # ---- equality ----

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            text = '%s != %s' % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, text))

    def assertEqual(self, first, second, msg=None):
        """first == second"""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second"""
        if not first != second:
            text = f'{safe_repr(first)} == {safe_repr(second)}'
            raise self.failureException(self._formatMessage(msg, text))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The difference, rounded to `places` (7), is zero; or it is not above `delta`."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            within = f'{safe_repr(delta)} delta'
        else:
            if places is None:
                places = 7
            if round(diff, places) == 0:
                return
            within = f'{places!r} places'
        text = f'{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(diff)} difference)'
        raise self.failureException(self._formatMessage(msg, text))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """The opposite of assertAlmostEqual()."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            text = (f'{safe_repr(first)} == {safe_repr(second)} within {safe_repr(delta)} delta '
                    f'({safe_repr(diff)} difference)')
        else:
            if places is None:
                places = 7
            if not first == second and round(diff, places) != 0:
                return
            text = f'{safe_repr(first)} == {safe_repr(second)} within {places!r} places'
        raise self.failureException(self._formatMessage(msg, text))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences of equal items; of type seq_type if that is given."""
        name = 'sequence'
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{which} sequence is not a {name}: {safe_repr(seq)}')
        differing = self._describe_difference(seq1, seq2, name, seq_type)
        if differing is not None:
            text = self._truncateMessage(differing, _diff_of_reprs(seq1, seq2))
            self.fail(self._formatMessage(msg, text))

    def _describe_difference(self, seq1, seq2, name, seq_type):
        lengths = []
        for which, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                return f'{which} {name} has no length.    Non-sequence?'
        if seq1 == seq2:
            return None
        text = '{}s differ: {} != {}\n'.format(name.capitalize(), *_common_shorten_repr(seq1, seq2))
        len1, len2 = lengths
        for i in range(min(lengths)):
            items = []
            for which, seq in (('first', seq1), ('second', seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    text += f'\nUnable to index element {i} of {which} {name}\n'
                    break
            if len(items) < 2:
                break
            if items[0] != items[1]:
                text += '\nFirst differing element {}:\n{}\n{}\n'.format(i, *_common_shorten_repr(*items))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return None  # equal items in different types
        if len1 != len2:
            which, longer, at = ('First', seq1, len2) if len1 > len2 else ('Second', seq2, len1)
            text += f'\n{which} {name} contains {abs(len1 - len2)} additional elements.\n'
            try:
                text += f'First extra element {at}:\n{safe_repr(longer[at])}\n'
            except (TypeError, IndexError, NotImplementedError):
                text += f'Unable to index element {at} of {which.lower()} {name}\n'
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Two equal lists."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two equal tuples."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two equal sets."""
        only = []
        for which, one, other in (('first', set1, set2), ('second', set2, set1)):
            try:
                only.append(one.difference(other))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{which} argument does not support set difference: {error}')
        if not (only[0] or only[1]):
            return
        lines = []
        for title, items in (('Items in the first set but not the second:', only[0]),
                             ('Items in the second set but not the first:', only[1])):
            if items:
                lines.append(title)
                lines.extend(repr(item) for item in items)
        self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two equal dicts."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            text = self._truncateMessage('%s != %s' % _common_shorten_repr(d1, d2), _diff_of_reprs(d1, d2))
            self.fail(self._formatMessage(msg, text))

    def assertCountEqual(self, first, second, msg=None):
        """The same items equally often, in any order."""
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % difference for difference in differences]
            text = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two equal strings; shows their lines."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # The diff's lines must end, and both alike.
        lines1, lines2 = first, second
        if first and second:
            if first[-1] != '\n' and second[-1] != '\n':
                lines1, lines2 = first + '\n', second + '\n'
        elif second and second[-1] != '\n':
            lines2 = second + '\n'
        elif first and first[-1] != '\n':
            lines1 = first + '\n'
        diff = '\n' + ''.join(difflib.ndiff(lines1.splitlines(keepends=True), lines2.splitlines(keepends=True)))
        text = self._truncateMessage('%s != %s' % _common_shorten_repr(first, second), diff)
        self.fail(self._formatMessage(msg, text))

    # ---- relations ----

    def assertIn(self, member, container, msg=None):
        """member in container"""
        if member not in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} not found in {safe_repr(container)}'))

    def assertNotIn(self, member, container, msg=None):
        """member not in container"""
        if member in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}'))

    def assertIs(self, expr1, expr2, msg=None):
        """expr1 is expr2"""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}'))

    def assertIsNot(self, expr1, expr2, msg=None):
        """expr1 is not expr2"""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f'unexpectedly identical: {safe_repr(expr1)}'))

    def assertLess(self, a, b, msg=None):
        """a < b"""
        if not a < b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than {safe_repr(b)}'))

    def assertLessEqual(self, a, b, msg=None):
        """a <= b"""
        if not a <= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}'))

    def assertGreater(self, a, b, msg=None):
        """a > b"""
        if not a > b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}'))

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b"""
        if not a >= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}'))

    def assertIsNone(self, obj, msg=None):
        """obj is None"""
        if obj is not None:
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not None'))

    def assertIsNotNone(self, obj, msg=None):
        """obj is not None"""
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    def assertIsInstance(self, obj, cls, msg=None):
        """isinstance(obj, cls)"""
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not an instance of {cls!r}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """not isinstance(obj, cls)"""
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    # ---- regular expressions ----

    def assertRegex(self, text, expected_regex, msg=None):
        """The regular expression is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            import re
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            text = f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"
            raise self.failureException(self._formatMessage(msg, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The regular expression is not found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            text = f'Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}'
            raise self.failureException(self._formatMessage(msg, text))
