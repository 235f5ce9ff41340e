"""The types of files, by the ends of their names."""
import os
import posixpath
import sys
import urllib.parse

__all__ = ['knownfiles', 'inited', 'MimeTypes', 'guess_type', 'guess_file_type', 'guess_all_extensions',
           'guess_extension', 'add_type', 'init', 'read_mime_types', 'suffix_map', 'encodings_map', 'types_map',
           'common_types']

knownfiles = ['/etc/mime.types', '/etc/httpd/mime.types', '/etc/httpd/conf/mime.types', '/etc/apache/mime.types',
              '/etc/apache2/mime.types', '/usr/local/etc/httpd/conf/mime.types',
              '/usr/local/lib/netscape/mime.types', '/usr/local/etc/httpd/conf/mime.types',
              '/usr/local/etc/mime.types']

inited = False
_db = None

# Each line as in a file mime.types: a type, and the ends of names that have it.
_TYPES = '''
text/javascript js mjs
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin a dll exe o obj so
application/oda oda
application/pdf pdf
application/pkcs7-mime p7c
application/postscript ps ai eps
application/trig trig
application/vnd.apple.mpegurl m3u m3u8
application/vnd.ms-excel xls xlb
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/wasm wasm
application/x-bcpio bcpio
application/x-cpio cpio
application/x-csh csh
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-latex latex
application/x-mif mif
application/x-netcdf cdf nc
application/x-pkcs12 p12 pfx
application/x-pn-realaudio ram
application/x-python-code pyc pyo
application/x-sh sh
application/x-shar shar
application/x-shockwave-flash swf
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-tcl tcl
application/x-tex tex
application/x-texinfo texi texinfo
application/x-troff roff t tr
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/xml xsl rdf wsdl xpdl
application/zip zip
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts loas ass
audio/basic au snd
audio/mpeg mp3 mp2
audio/opus opus
audio/x-aiff aif aifc aiff
audio/x-pn-realaudio ra
audio/x-wav wav
image/avif avif
image/bmp bmp
image/gif gif
image/ief ief
image/jpeg jpg jpe jpeg
image/heic heic
image/heif heif
image/png png
image/svg+xml svg
image/tiff tiff tif
image/vnd.microsoft.icon ico
image/webp webp
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
text/css css
text/csv csv
text/html html htm
text/markdown md markdown
text/n3 n3
text/plain txt bat c h ksh pl srt
text/richtext rtx
text/rtf rtf
text/tab-separated-values tsv
text/vtt vtt
text/x-python py
text/x-rst rst
text/x-setext etx
text/x-sgml sgm sgml
text/x-vcard vcf
text/xml xml
video/mp4 mp4
video/mpeg mpeg m1v mpa mpe mpg
video/quicktime mov qt
video/webm webm
video/x-msvideo avi
video/x-sgi-movie movie
'''
# Those that are in use but not registered.
_COMMON_TYPES = '''
application/rtf rtf
audio/midi midi mid
image/jpg jpg
image/pict pict pct pic
text/xul xul
'''


def _lines(text):
    for line in text.split('\n'):
        words = line.partition('#')[0].split()
        if words:
            yield words


def _table(text):
    return {'.' + end: type for type, *ends in _lines(text) for end in ends}


suffix_map = _suffix_map_default = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz',
                                    '.tbz2': '.tar.bz2', '.txz': '.tar.xz'}
encodings_map = _encodings_map_default = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}
types_map = _types_map_default = _table(_TYPES)
common_types = _common_types_default = _table(_COMMON_TYPES)


class MimeTypes:
    """Tables of types: the usual ones, and those of files mime.types."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _encodings_map_default.copy()
        self.suffix_map = _suffix_map_default.copy()
        self.types_map = {}, {}
        self.types_map_inv = {}, {}
        for table, is_strict in (_types_map_default, True), (_common_types_default, False):
            for ext, type in table.items():
                self.add_type(type, ext, is_strict)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Add a type for an extension, to the registered ones or to those that are not."""
        if not type:
            return
        self.types_map[strict][ext] = type
        exts = self.types_map_inv[strict].setdefault(type, [])
        if ext not in exts:
            exts.append(ext)

    def guess_type(self, url, strict=True):
        """(type, encoding) of a URL or a path, each None if it is not known.

        The encoding names the program that undoes it, 'gzip' for instance. Without strict the types that are not
        registered count too.
        """
        url = os.fspath(url)
        parts = urllib.parse.urlparse(url)
        if len(parts.scheme) <= 1:
            return self.guess_file_type(url, strict=strict)
        if parts.scheme != 'data':
            return self._guess_file_type(parts.path, strict, posixpath.splitext)
        head, comma, _ = parts.path.partition(',')
        if not comma:
            return None, None
        type = head.partition(';')[0]
        return type if '/' in type and '=' not in type else 'text/plain', None

    def guess_file_type(self, path, *, strict=True):
        """(type, encoding) of a path, each None if it is not known."""
        return self._guess_file_type(os.path.splitdrive(os.fspath(path))[1], strict, os.path.splitext)

    def _guess_file_type(self, path, strict, splitext):
        base, ext = splitext(path)
        while ext.lower() in self.suffix_map:
            base, ext = splitext(base + self.suffix_map[ext.lower()])
        encoding = self.encodings_map.get(ext)
        if encoding is not None:
            base, ext = splitext(base)
        ext = ext.lower()
        type = self.types_map[True].get(ext)
        if type is None and not strict:
            type = self.types_map[False].get(ext)
        return type, encoding

    def guess_all_extensions(self, type, strict=True):
        """All extensions of a type."""
        type = type.lower()
        result = list(self.types_map_inv[True].get(type, []))
        if not strict:
            result += [ext for ext in self.types_map_inv[False].get(type, []) if ext not in result]
        return result

    def guess_extension(self, type, strict=True):
        """An extension of a type, or None."""
        extensions = self.guess_all_extensions(type, strict)
        return extensions[0] if extensions else None

    def read(self, filename, strict=True):
        """Add the types of a file mime.types."""
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Add the types of an open file mime.types."""
        for type, *ends in _lines(fp.read()):
            for end in ends:
                self.add_type(type, '.' + end, strict)


def _database():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """(type, encoding) of a URL or a path, each None if it is not known."""
    return _database().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    """(type, encoding) of a path, each None if it is not known."""
    return _database().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    """All extensions of a type."""
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """An extension of a type, or None."""
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Add a type for an extension."""
    return _database().add_type(type, ext, strict)


def init(files=None):
    """Make the tables that this module's functions use, from the known files or more; again: add files."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True  # MimeTypes() asks
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles if files is None else knownfiles + list(files)
    else:
        db = _db
    for file in files:
        if os.path.isfile(file):
            db.read(file)
    encodings_map = db.encodings_map
    suffix_map = db.suffix_map
    types_map = db.types_map[True]
    common_types = db.types_map[False]
    _db = db


def read_mime_types(file):
    """The table of a file mime.types; None if it cannot be read."""
    try:
        f = open(file, encoding='utf-8')
    except OSError:
        return None
    with f:
        db = MimeTypes()
        db.readfp(f, True)
        return db.types_map[True]


_USAGE = '''\
Usage: mimetypes.py [options] type

Options:
    --help / -h       -- print this message and exit
    --lenient / -l    -- additionally search of some common, but non-standard
                         types.
    --extension / -e  -- guess extension instead of type

More than one type argument may be given.
'''


def _main():
    """Print the types of files, or the extensions of types."""
    import getopt

    def leave(code, msg=''):
        print(_USAGE)
        if msg:
            print(msg)
        sys.exit(code)

    try:
        opts, args = getopt.getopt(sys.argv[1:], 'hle', ['help', 'lenient', 'extension'])
    except getopt.error as msg:
        leave(1, msg)
    options = {opt for opt, _ in opts}
    if options & {'-h', '--help'}:
        leave(0)
    strict = not options & {'-l', '--lenient'}
    for name in args:
        if options & {'-e', '--extension'}:
            print(guess_extension(name, strict) or "I don't know anything about type " + name)
        else:
            guess, encoding = guess_type(name, strict)
            print(f'type: {guess} encoding: {encoding}' if guess else "I don't know anything about type " + name)


if __name__ == '__main__':
    _main()
