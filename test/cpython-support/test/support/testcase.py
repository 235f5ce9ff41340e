"""Mixins of CPython's tests."""
from math import copysign, isnan


class ExceptionIsLikeMixin:
    """Compares exceptions and groups by type, message and members."""

    def assertExceptionIsLike(self, exc, template):
        if exc is None and template is None:
            return
        if template is None:
            self.fail(f'unexpected exception: {exc}')
        if exc is None:
            self.fail(f'expected an exception like {template!r}, got None')
        if not isinstance(exc, ExceptionGroup):
            self.assertEqual(exc.__class__, template.__class__)
            self.assertEqual(exc.args[0], template.args[0])
            return
        self.assertEqual(exc.message, template.message)
        self.assertEqual(len(exc.exceptions), len(template.exceptions))
        for member, expected in zip(exc.exceptions, template.exceptions):
            self.assertExceptionIsLike(member, expected)


class FloatsAreIdenticalMixin:
    """Compares floats with the signs of zeros, and NaN with NaN."""

    def assertFloatsAreIdentical(self, x, y):
        if isnan(x) and isnan(y) or x == y and (x != 0.0 or copysign(1.0, x) == copysign(1.0, y)):
            return
        self.fail(f'floats {x!r} and {y!r} are not identical')


class ComplexesAreIdenticalMixin(FloatsAreIdenticalMixin):
    """The same for complex numbers."""

    def assertComplexesAreIdentical(self, x, y):
        self.assertFloatsAreIdentical(x.real, y.real)
        self.assertFloatsAreIdentical(x.imag, y.imag)
