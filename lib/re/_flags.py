"""The flags of regular expressions."""
import enum

__all__ = ['RegexFlag', 'NOFLAG', 'ASCII', 'A', 'IGNORECASE', 'I', 'LOCALE', 'L', 'UNICODE', 'U', 'MULTILINE', 'M',
           'DOTALL', 'S', 'VERBOSE', 'X', 'DEBUG']


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """What a pattern's letters, dots and anchors mean."""

    NOFLAG = 0
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


RegexFlag.__module__ = 're'
RegexFlag = enum.global_enum(RegexFlag)
globals().update(RegexFlag.__members__)
