"""mimetypes: types by names and the reverse. Tables of the machine are not read."""
import io
import mimetypes

mimetypes.init([])
db = mimetypes.MimeTypes()
for name in ('a.html', 'a.HTML', 'a.tar.gz', 'a.tgz', 'a.svgz', 'a', 'a.unknown', '.png', 'x.Z', 'http://h/p.txt?q', 'http://h/',
             'data:image/png;base64,xx', 'data:,xx', 'data:x', 'a.midi', 'dir.d/a.js', 'a.pict'):
    print(name, db.guess_type(name), db.guess_type(name, strict=False))
# expect: a.html ('text/html', None) ('text/html', None)
# expect: a.HTML ('text/html', None) ('text/html', None)
# expect: a.tar.gz ('application/x-tar', 'gzip') ('application/x-tar', 'gzip')
# expect: a.tgz ('application/x-tar', 'gzip') ('application/x-tar', 'gzip')
# expect: a.svgz ('image/svg+xml', 'gzip') ('image/svg+xml', 'gzip')
# expect: a (None, None) (None, None)
# expect: a.unknown (None, None) (None, None)
# expect: .png (None, None) (None, None)
# expect: x.Z (None, 'compress') (None, 'compress')
# expect: http://h/p.txt?q ('text/plain', None) ('text/plain', None)
# expect: http://h/ (None, None) (None, None)
# expect: data:image/png;base64,xx ('image/png', None) ('image/png', None)
# expect: data:,xx ('text/plain', None) ('text/plain', None)
# expect: data:x (None, None) (None, None)
# expect: a.midi (None, None) ('audio/midi', None)
# expect: dir.d/a.js ('text/javascript', None) ('text/javascript', None)
# expect: a.pict (None, None) ('image/pict', None)
print(db.guess_file_type('a.py'), db.guess_all_extensions('image/jpeg'), db.guess_extension('text/plain'), db.guess_extension('x/y'))
# expect: ('text/x-python', None) ['.jpg', '.jpe', '.jpeg'] .txt None
db.add_type('x/y', '.xyz')
print(db.guess_extension('X/Y'), db.guess_type('a.xyz'), mimetypes.guess_type('a.xyzzy'))
# expect: .xyz ('x/y', None) (None, None)
db.readfp(io.StringIO('# comment\napp/one one uno # eins\n\napp/two\n'))
print(db.guess_type('a.uno'), db.guess_all_extensions('app/one'), len(mimetypes.types_map) > 150, mimetypes.suffix_map['.tgz'])
# expect: ('app/one', None) ['.one', '.uno'] True .tar.gz
