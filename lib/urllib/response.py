"""What opening a URL gives: a file with headers and the URL."""
from tempfile import _TemporaryFileWrapper

__all__ = ['addbase', 'addclosehook', 'addinfo', 'addinfourl']


class addbase(_TemporaryFileWrapper):
    """A file whose attributes are those of another one."""

    def __init__(self, fp):
        self.file = self.fp = fp
        self.name = '<urllib response>'
        self.delete = False

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self)!r} whose fp = {self.file!r}>'

    def __enter__(self):
        if self.fp.closed:
            raise ValueError('I/O operation on closed file')
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        """Close the file."""
        self.file.close()


class addclosehook(addbase):
    """A file with a function that is called when it is closed."""

    def __init__(self, fp, closehook, *hookargs):
        super().__init__(fp)
        self.closehook = closehook
        self.hookargs = hookargs

    def close(self):
        """Call the function, once, and close the file."""
        try:
            closehook, hookargs = self.closehook, self.hookargs
            if closehook:
                self.closehook = None
                self.hookargs = None
                closehook(*hookargs)
        finally:
            super().close()


class addinfo(addbase):
    """A file with headers."""

    def __init__(self, fp, headers):
        super().__init__(fp)
        self.headers = headers

    def info(self):
        """The headers."""
        return self.headers


class addinfourl(addinfo):
    """A file with headers, the URL that was opened and the status of the answer."""

    def __init__(self, fp, headers, url, code=None):
        super().__init__(fp, headers)
        self.url = url
        self.code = code

    @property
    def status(self):
        """The status of the answer."""
        return self.code

    def getcode(self):
        """The status of the answer."""
        return self.code

    def geturl(self):
        """The URL that was opened."""
        return self.url
