"""What can go wrong with messages: exceptions, and the defects that a parser notes in a message instead of raising."""


class MessageError(Exception):
    """What all of them have in common."""


class MessageParseError(MessageError):
    """Reading a message failed."""


class HeaderParseError(MessageParseError):
    """Reading headers failed."""


class BoundaryError(MessageParseError):
    """The end of a part is missing."""


class MultipartConversionError(MessageError, TypeError):
    """A message that has a payload cannot get parts."""


class CharsetError(MessageError):
    """A character set that cannot be used."""


class HeaderWriteError(MessageError):
    """A header that would not be read back as it is."""


class MessageDefect(ValueError):
    """A flaw of a message."""

    def __init__(self, line=None):
        if line is not None:
            super().__init__(line)
        self.line = line


class NoBoundaryInMultipartDefect(MessageDefect):
    """A multipart message that names no boundary."""


class StartBoundaryNotFoundDefect(MessageDefect):
    """The boundary does not occur."""


class CloseBoundaryNotFoundDefect(MessageDefect):
    """No boundary ends the last part."""


class FirstHeaderLineIsContinuationDefect(MessageDefect):
    """The first line continues nothing."""


class MisplacedEnvelopeHeaderDefect(MessageDefect):
    """'From ' in the middle of the headers."""


class MissingHeaderBodySeparatorDefect(MessageDefect):
    """A line that is no header, before the empty line."""


class MalformedHeaderDefect(MessageDefect):
    """A header without a colon."""


class MultipartInvariantViolationDefect(MessageDefect):
    """A multipart message without parts."""


class InvalidMultipartContentTransferEncodingDefect(MessageDefect):
    """A multipart message is encoded as a whole."""


class UndecodableBytesDefect(MessageDefect):
    """Bytes that are not of the character set that is named."""


class InvalidBase64PaddingDefect(MessageDefect):
    """base64 that ends in the wrong number of '='."""


class InvalidBase64CharactersDefect(MessageDefect):
    """base64 with other characters in it."""


class InvalidBase64LengthDefect(MessageDefect):
    """base64 of a length that no bytes have."""


class HeaderDefect(MessageDefect):
    """A flaw of a header."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)


class InvalidHeaderDefect(HeaderDefect):
    """A header against the rules."""


class HeaderMissingRequiredValue(HeaderDefect):
    """A header that must have a value has none."""


class NonPrintableDefect(HeaderDefect):
    """A header with characters that cannot be printed."""

    def __init__(self, non_printables):
        super().__init__(non_printables)
        self.non_printables = non_printables

    def __str__(self):
        return f'the following ASCII non-printables found in header: {self.non_printables}'


class ObsoleteHeaderDefect(HeaderDefect):
    """A header as it is no longer to be written."""


class NonASCIILocalPartDefect(HeaderDefect):
    """An address whose local part is not ASCII."""


class InvalidDateDefect(HeaderDefect):
    """A date that is none."""
