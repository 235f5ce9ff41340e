"""Policies: what reading and writing messages leave to choice, and the one that does as Python 3.2 did."""
import abc

from email.utils import _has_surrogates

__all__ = ['Policy', 'Compat32', 'compat32']


class _PolicyBase:
    """Attributes that are set when an object is made and never again; the class says which there are."""

    def __init__(self, **kw):
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f'{name!r} is an invalid keyword argument for {self.__class__.__name__}')
            self.__dict__[name] = value

    def __repr__(self):
        changed = ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())
        return f'{self.__class__.__name__}({changed})'

    def clone(self, **kw):
        """Another policy, with some attributes changed."""
        result = self.__class__.__new__(self.__class__)
        result.__dict__.update(self.__dict__)
        for name, value in kw.items():
            if not hasattr(self, name):
                raise TypeError(f'{name!r} is an invalid keyword argument for {self.__class__.__name__}')
            result.__dict__[name] = value
        return result

    def __setattr__(self, name, value):
        reason = 'object attribute {!r} is read-only' if hasattr(self, name) else 'object has no attribute {!r}'
        raise AttributeError(f'{self.__class__.__name__!r} {reason.format(name)}')

    def __add__(self, other):
        return self.clone(**other.__dict__)


class Policy(_PolicyBase, metaclass=abc.ABCMeta):
    """What all policies have; the right operand of '+' wins."""

    raise_on_defect = False
    linesep = '\n'
    cte_type = '8bit'
    max_line_length = 78
    mangle_from_ = False
    message_factory = None
    verify_generated_headers = True

    def handle_defect(self, obj, defect):
        """Raise a defect, or note it in the object."""
        if self.raise_on_defect:
            raise defect
        self.register_defect(obj, defect)

    def register_defect(self, obj, defect):
        """Note a defect in the object."""
        obj.defects.append(defect)

    def header_max_count(self, name):
        """How often a header may occur; None: any number of times."""

    @abc.abstractmethod
    def header_source_parse(self, sourcelines):
        """(name, value) from the lines of a header."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_store_parse(self, name, value):
        """(name, value) to keep for what a program sets."""
        raise NotImplementedError

    @abc.abstractmethod
    def header_fetch_parse(self, name, value):
        """What a program gets for what was kept."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold(self, name, value):
        """The lines of a header, as a str."""
        raise NotImplementedError

    @abc.abstractmethod
    def fold_binary(self, name, value):
        """The lines of a header, as bytes."""
        raise NotImplementedError


class Compat32(Policy):
    """Headers are plain strings; those with bytes that are not ASCII become Header objects."""

    mangle_from_ = True

    def _sanitize_header(self, name, value):
        if not isinstance(value, str) or not _has_surrogates(value):
            return value
        return _unknown_8bit(name, value)

    def header_source_parse(self, sourcelines):
        """The value is what follows the colon, with its line ends but the last."""
        name, value = sourcelines[0].split(':', 1)
        value = ''.join((value, *sourcelines[1:])).lstrip(' \t\r\n')
        return name, value.rstrip('\r\n')

    def header_store_parse(self, name, value):
        """As it is."""
        return name, value

    def header_fetch_parse(self, name, value):
        """As it is, or a Header if it has bytes that are not ASCII."""
        return self._sanitize_header(name, value)

    def fold(self, name, value):
        """The lines of a header, as a str: bytes that are not ASCII are encoded."""
        return self._fold(name, value, True)

    def fold_binary(self, name, value):
        """The lines of a header, as bytes: those that are not ASCII stay, unless cte_type is '7bit'."""
        return self._fold(name, value, self.cte_type == '7bit').encode('ascii', 'surrogateescape')

    def _fold(self, name, value, sanitize):
        if isinstance(value, str):
            if not _has_surrogates(value):
                from email.header import Header
                value = Header(value, header_name=name)
            elif sanitize:
                value = _unknown_8bit(name, value)
        if not isinstance(value, str):
            value = value.encode(linesep=self.linesep, maxlinelen=self.max_line_length or 0)
        return f'{name}: {value}{self.linesep}'


def _unknown_8bit(name, value):
    from email.charset import UNKNOWN8BIT
    from email.header import Header
    return Header(value, charset=UNKNOWN8BIT, header_name=name)


compat32 = Compat32()
