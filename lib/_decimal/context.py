"""Contexts: precision, rounding, bounds of the exponent, and what is noted or raised; the current one belongs to the thread."""
from contextvars import ContextVar

from _decimal.rounding import MODES, ROUND_HALF_EVEN, ROUND_HALF_UP
from _decimal.signals import (
    CLAMPED, DIVISION_BY_ZERO, OVERFLOW, UNDERFLOW, ANY_INVALID, SignalDict, bits_from, exception_for, shown,
    signals_in)

MAX_PREC = MAX_EMAX = 999_999_999_999_999_999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)

_VALID_ROUNDING = '''valid values for rounding are:
  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
   ROUND_05UP]'''


def check_rounding(mode):
    """A rounding mode, or TypeError."""
    if not isinstance(mode, str) or mode not in MODES:
        raise TypeError(_VALID_ROUNDING)
    return mode


def _check_integer(value, lowest, highest, message):
    if not isinstance(value, int):
        raise TypeError('an integer is required')
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if not lowest <= value <= highest:
        raise ValueError(message)
    return int(value)


def _slot(name):
    return '_clamps' if name == 'clamp' else '_' + name.lower()


def _setting(name, check):
    """A property of a context, checked when it is set."""
    slot = _slot(name)

    def fget(self):
        return getattr(self, slot)

    def fset(self, value):
        setattr(self, slot, check(value))

    def fdel(self):
        raise AttributeError('context attributes cannot be deleted')
    return property(fget, fset, fdel)


class Context:
    """What an operation needs to know, and where it notes what happened."""
    __module__ = 'decimal'
    __slots__ = ('_prec', '_rounding', '_emin', '_emax', '_capitals', '_clamps', '_flags', '_traps')

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        template = globals().get('DefaultContext')
        given = (prec, rounding, Emin, Emax, capitals, clamp)
        for name, value in zip(_NAMES, given):
            slot = _slot(name)
            if value is None:
                setattr(self, slot, getattr(template, slot) if template else _DEFAULTS[slot])
            else:
                setattr(self, name, value)
        self._flags = SignalDict(0 if flags is None else bits_from(flags))
        if traps is None:
            self._traps = SignalDict(template._traps._bits if template else ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW)
        else:
            self._traps = SignalDict(bits_from(traps))

    prec = _setting('prec', lambda value: _check_integer(value, 1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'))
    rounding = _setting('rounding', check_rounding)
    Emin = _setting('Emin', lambda value: _check_integer(value, MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'))
    Emax = _setting('Emax', lambda value: _check_integer(value, 0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'))
    capitals = _setting('capitals', lambda value: _check_integer(value, 0, 1, 'valid values for capitals are 0 or 1'))
    clamp = _setting('clamp', lambda value: _check_integer(value, 0, 1, 'valid values for clamp are 0 or 1'))

    def _signals(slot):
        def fget(self):
            return getattr(self, slot)

        def fset(self, value):
            if isinstance(value, list):
                raise TypeError('argument must be a signal dict')
            getattr(self, slot)._bits = bits_from(value)

        def fdel(self):
            raise AttributeError('context attributes cannot be deleted')
        return property(fget, fset, fdel)

    flags = _signals('_flags')
    traps = _signals('_traps')
    del _signals

    def _note(self, status):
        """Set flags; raise what is trapped."""
        self._flags._bits |= status
        trapped = status & self._traps._bits
        if trapped:
            raise exception_for(trapped)

    def copy(self):
        """The same, apart."""
        other = Context.__new__(Context)
        for slot in _SLOTS:
            setattr(other, slot, getattr(self, slot))
        other._flags = SignalDict(self._flags._bits)
        other._traps = SignalDict(self._traps._bits)
        return other

    __copy__ = copy

    def clear_flags(self):
        """Forget what has happened."""
        self._flags._bits = 0

    def clear_traps(self):
        """Raise nothing."""
        self._traps._bits = 0

    def Etiny(self):
        """The least exponent of a subnormal number."""
        return self._emin - self._prec + 1

    def Etop(self):
        """The exponent of the largest number."""
        return self._emax - self._prec + 1

    def radix(self):
        """Decimal(10)."""
        from _decimal.number import Decimal
        return Decimal(10)

    def __repr__(self):
        return (f'Context(prec={self._prec}, rounding={self._rounding}, Emin={self._emin}, Emax={self._emax}, '
                f'capitals={self._capitals}, clamp={self._clamps}, flags=[{shown(self._flags._bits)}], traps=[{shown(self._traps._bits)}])')

    def __reduce__(self):
        return type(self), (*(getattr(self, slot) for slot in _SLOTS), signals_in(self._flags._bits), signals_in(self._traps._bits))


_NAMES = ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp')
_SLOTS = tuple(map(_slot, _NAMES))
_DEFAULTS = {'_prec': 28, '_rounding': ROUND_HALF_EVEN, '_emin': -999_999, '_emax': 999_999, '_capitals': 1, '_clamps': 0}
del Context.__slots__

DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, flags=[])
BasicContext._traps._bits |= CLAMPED | UNDERFLOW
ExtendedContext = Context(9, traps=[])

_current = ContextVar('decimal_context')


def getcontext():
    """The current context."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        context.clear_flags()
        _current.set(context)
        return context


def setcontext(context, /):
    """Make a context the current one."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class ContextManager:
    """Makes a copy of a context the current one for a with statement."""
    __module__ = 'decimal'
    __slots__ = ('_new', '_saved')

    def __init__(self, context):
        self._new = context
        self._saved = getcontext()

    def __enter__(self):
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._saved)
        return False


def localcontext(ctx=None, **kwargs):
    """A context manager: a copy of a context, or of the current one, with other settings."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    local = ctx.copy()
    for name, value in kwargs.items():
        if name not in (*_NAMES, 'flags', 'traps'):
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if value is not None:
            setattr(local, name, SignalDict(bits_from(value)) if name in ('flags', 'traps') else value)
    return ContextManager(local)
