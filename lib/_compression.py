"""What the files of gzip and its kin have in common."""
import io


class BaseStream(io.BufferedIOBase):
    """A file that is read or written."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')


class RawReader(io.RawIOBase):
    """Data that is made while it is read: a subclass has read() and _rewind(), and keeps _pos and _size, -1 as long as
    it is not known."""

    def readable(self):
        """True."""
        return True

    def seekable(self):
        """True; backwards it begins anew."""
        return True

    def readinto(self, b):
        """Fill a buffer; how many bytes there are."""
        with memoryview(b) as view, view.cast('B') as target:
            data = self.read(len(target))
            target[:len(data)] = data
        return len(data)

    def readall(self):
        """All that is left."""
        pieces = []
        while data := self.read(1 << 20):
            pieces.append(data)
        return b''.join(pieces)

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a position; the position."""
        if whence == io.SEEK_CUR:
            offset += self._pos
        elif whence == io.SEEK_END:
            while self._size < 0 and self.read(io.DEFAULT_BUFFER_SIZE):
                pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f'Invalid value for whence: {whence}')
        if offset < self._pos:
            self._rewind()
        while self._pos < offset and self.read(min(io.DEFAULT_BUFFER_SIZE, offset - self._pos)):
            pass
        return self._pos

    def tell(self):
        """The position."""
        return self._pos
