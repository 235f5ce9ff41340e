"""The flags of regular expressions."""
try:
    import enum
except ModuleNotFoundError:
    class RegexFlag(int):
        """A flag, while there are no enums."""

        @property
        def value(self):
            return int(self)

        def __or__(self, other):
            return RegexFlag(int(self) | other)

        __ror__ = __or__

        def __repr__(self):
            names = [f're.{name}' for name, bit in _BITS.items() if self & bit]
            return '|'.join(names) or 're.NOFLAG'

    _BITS = {'IGNORECASE': 2, 'LOCALE': 4, 'MULTILINE': 8, 'DOTALL': 16, 'UNICODE': 32, 'VERBOSE': 64,
             'DEBUG': 128, 'ASCII': 256}
    _members = {'NOFLAG': RegexFlag(0), **{name: RegexFlag(bit) for name, bit in _BITS.items()}}
    globals().update(_members)
    A, I, L, M, S, U, X = ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE
    __all__ = ['A', 'I', 'L', 'M', 'S', 'U', 'X', *_members]
else:
    @enum.global_enum
    @enum._simple_enum(enum.IntFlag, boundary=enum.KEEP)
    class RegexFlag:
        """The flags: what they change is said in the documentation of the pattern syntax."""

        NOFLAG = auto = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex
