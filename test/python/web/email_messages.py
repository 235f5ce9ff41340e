"""email: messages are read, their headers and parts looked at, their defects noted; dates and addresses."""
import email
import email.policy
from email.message import Message
from email.parser import BytesParser, HeaderParser
from email.utils import (formataddr, formatdate, getaddresses, mktime_tz, parseaddr, parsedate, parsedate_to_datetime,
                         parsedate_tz, unquote)

TEXT = '''\
From someone Sat Nov 22 2025
From: "A, B" <a@b.c>
Subject: one
 two
X-List: 1
X-List: 2
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=="; x*0=long; x*1=er; y*=utf-8'en'%C3%A9

before
--==
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

aMOp

--==
Content-Type: application/x; name=file.bin
Content-Disposition: attachment; filename="file name.bin"
Content-Transfer-Encoding: quoted-printable

a=3Db=
c
--==--
after
'''
m = email.message_from_string(TEXT)
print(m.keys(), m['FROM'], [m['subject']], m.get_all('x-list'), m['none'], 'x-list' in m, len(m))
# expect: ['From', 'Subject', 'X-List', 'X-List', 'MIME-Version', 'Content-Type'] "A, B" <a@b.c> ['one\n two'] ['1', '2'] None True 6
print(m.get_unixfrom(), m.get_content_type(), m.get_content_maintype(), m.is_multipart(), [m.preamble, m.epilogue])
# expect: From someone Sat Nov 22 2025 multipart/mixed multipart True ['before', 'after\n']
print(m.get_params(), m.get_param('x'), m.get_boundary())
# expect: [('multipart/mixed', ''), ('boundary', '=='), ('x', 'longer'), ('y', ('utf-8', 'en', 'Ã©'))] longer ==
for part in m.get_payload():
    print([part.get_content_type(), part.get_payload(), part.get_payload(decode=True), part.get_filename(),
           part.get_content_charset(), part.get_content_disposition()])
# expect: ['text/plain', 'aMOp\n', b'h\xc3\xa9', None, 'utf-8', None]
# expect: ['application/x', 'a=3Db=\nc', b'a=bc', 'file name.bin', None, 'attachment']
print([p.get_content_type() for p in m.walk()], m.get_charsets())
# expect: ['multipart/mixed', 'text/plain', 'application/x'] [None, 'utf-8', None]
for text in ('no headers here\n', 'A: b\nnot one\nC: d\n', ' x\nA: b\n', 'Content-Type: multipart/x\n\nbody',
             'Content-Type: multipart/x; boundary=b\n\nbody', 'Content-Type: multipart/x; boundary=b\n\n--b\n\npart', 'A: b\nFrom x\nC: d\n\n',
             ': x\nA: b\n\n'):
    m = email.message_from_string(text)
    print(m.items(), m.defects, m.is_multipart())
# expect: [] [MissingHeaderBodySeparatorDefect()] False
# expect: [('A', 'b')] [MissingHeaderBodySeparatorDefect()] False
# expect: [('A', 'b')] [FirstHeaderLineIsContinuationDefect(' x\n')] False
# expect: [('Content-Type', 'multipart/x')] [NoBoundaryInMultipartDefect(), MultipartInvariantViolationDefect()] False
# expect: [('Content-Type', 'multipart/x; boundary=b')] [StartBoundaryNotFoundDefect(), MultipartInvariantViolationDefect()] False
# expect: [('Content-Type', 'multipart/x; boundary=b')] [CloseBoundaryNotFoundDefect()] True
# expect: [('A', 'b'), ('C', 'd')] [MisplacedEnvelopeHeaderDefect('From x\n')] False
# expect: [('A', 'b')] [InvalidHeaderDefect('Missing header name.')] False
try:
    email.message_from_string('x', policy=email.policy.compat32.clone(raise_on_defect=True))
except Exception as e:
    print(repr(e))  # expect: MissingHeaderBodySeparatorDefect()
m = BytesParser().parsebytes(b'A: b\r\nC: d\r\n\r\nbody\r\nline')
print(m.items(), [m.get_payload()], HeaderParser().parsestr('A: b\n\nbody').get_payload())
# expect: [('A', 'b'), ('C', 'd')] ['body\r\nline'] body
m = Message()
m['To'] = 'x'
m['to'] = 'y'
m.add_header('Content-Disposition', 'attachment', filename='a"b.txt', size=None)
m.set_type('text/html')
m.set_param('charset', 'utf-8')
m.replace_header('to', 'z')
m.set_payload('hi')
print(m.items(), m.get_payload())
# expect: [('To', 'z'), ('to', 'y'), ('Content-Disposition', 'attachment; filename="a\\"b.txt"; size'), ('MIME-Version', '1.0'), ('Content-Type', 'text/html; charset="utf-8"')] hi
m.del_param('charset')
del m['to']
print(m.items(), m.get_content_subtype())
# expect: [('Content-Disposition', 'attachment; filename="a\\"b.txt"; size'), ('MIME-Version', '1.0'), ('content-type', 'text/html')] html
try:
    m.attach(m)
except TypeError as e:
    print(e)  # expect: Attach is not valid on a message with a non-multipart payload

# ---- dates ----
for text in ('Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 09 Nov 2001 01:08:47 -0330', '9 Nov 01 1:8 EST', 'Sunday, 06-Nov-94 08:49:37 GMT',
             'Sun Nov  6 08:49:37 1994', 'Mon, 1 Jan 2024 10:00:00 -0000', '1 Foo 2000 10:00:00', '', 'x', '1 Jan 2000 10.30'):
    print([text, parsedate(text), parsedate_tz(text)])
# expect: ['Thu, 01 Jan 1970 00:00:00 GMT', (1970, 1, 1, 0, 0, 0, 0, 1, -1), (1970, 1, 1, 0, 0, 0, 0, 1, -1, 0)]
# expect: ['Fri, 09 Nov 2001 01:08:47 -0330', (2001, 11, 9, 1, 8, 47, 0, 1, -1), (2001, 11, 9, 1, 8, 47, 0, 1, -1, -12600)]
# expect: ['9 Nov 01 1:8 EST', (2001, 11, 9, 1, 8, 0, 0, 1, -1), (2001, 11, 9, 1, 8, 0, 0, 1, -1, -18000)]
# expect: ['Sunday, 06-Nov-94 08:49:37 GMT', (1994, 11, 6, 8, 49, 37, 0, 1, -1), (1994, 11, 6, 8, 49, 37, 0, 1, -1, 0)]
# expect: ['Sun Nov  6 08:49:37 1994', (1994, 11, 6, 8, 49, 37, 0, 1, -1), (1994, 11, 6, 8, 49, 37, 0, 1, -1, 0)]
# expect: ['Mon, 1 Jan 2024 10:00:00 -0000', (2024, 1, 1, 10, 0, 0, 0, 1, -1), (2024, 1, 1, 10, 0, 0, 0, 1, -1, 0)]
# expect: ['1 Foo 2000 10:00:00', None, None]
# expect: ['', None, None]
# expect: ['x', None, None]
# expect: ['1 Jan 2000 10.30', (2000, 1, 1, 10, 30, 0, 0, 1, -1), (2000, 1, 1, 10, 30, 0, 0, 1, -1, 0)]
print(parsedate_to_datetime('Fri, 09 Nov 2001 01:08:47 -0330'), parsedate_to_datetime('9 Nov 2001 01:08:47 -0000'))
# expect: 2001-11-09 01:08:47-03:30 2001-11-09 01:08:47
print(formatdate(1e9), formatdate(0, usegmt=True), mktime_tz(parsedate_tz('Thu, 01 Jan 1970 00:00:00 -0100')))
# expect: Sun, 09 Sep 2001 01:46:40 -0000 Thu, 01 Jan 1970 00:00:00 GMT 3600
try:
    parsedate_to_datetime('x')
except ValueError as e:
    print(e)  # expect: Invalid date value or format "x"

# ---- addresses ----
for text in ('a@b', 'Name <a@b>', '"Q, R" <a@b.c>', 'a@b (Comment (nested))', 'Name <@route,@r2:a@b>', 'x y <a . b@c>', '<>', 'a@[1.2.3.4]', 'a@b@c',
             'group: a@b, c@d;', 'no address', '"quo\\"ted" <"l p"@d>', 'a@b, c@d', '(x', ''):
    print([text, parseaddr(text), parseaddr(text, strict=False), getaddresses([text]), getaddresses([text], strict=False)])
# expect: ['a@b', ('', 'a@b'), ('', 'a@b'), [('', 'a@b')], [('', 'a@b')]]
# expect: ['Name <a@b>', ('Name', 'a@b'), ('Name', 'a@b'), [('Name', 'a@b')], [('Name', 'a@b')]]
# expect: ['"Q, R" <a@b.c>', ('Q, R', 'a@b.c'), ('Q, R', 'a@b.c'), [('Q, R', 'a@b.c')], [('Q, R', 'a@b.c')]]
# expect: ['a@b (Comment (nested))', ('Comment nested', 'a@b'), ('Comment nested', 'a@b'), [('Comment nested', 'a@b')], [('Comment nested', 'a@b')]]
# expect: ['Name <@route,@r2:a@b>', ('', ''), ('Name', ''), [('', '')], [('Name', ''), ('', '@r2'), ('', 'a@b')]]
# expect: ['x y <a . b@c>', ('x y', 'a.b@c'), ('x y', 'a.b@c'), [('x y', 'a.b@c')], [('x y', 'a.b@c')]]
# expect: ['<>', ('', ''), ('', ''), [('', '')], [('', '')]]
# expect: ['a@[1.2.3.4]', ('', ''), ('', 'a@[1.2.3.4]'), [('', '')], [('', 'a@[1.2.3.4]')]]
# expect: ['a@b@c', ('', ''), ('', ''), [('', '')], [('', ''), ('', '@c')]]
# expect: ['group: a@b, c@d;', ('', ''), ('', 'a@b'), [('', 'a@b'), ('', 'c@d')], [('', 'a@b'), ('', 'c@d')]]
# expect: ['no address', ('', 'no'), ('', 'no'), [('', 'no')], [('', 'no')]]
# expect: ['"quo\\"ted" <"l p"@d>', ('quo"ted', '"l p"@d'), ('quo"ted', '"l p"@d'), [('quo"ted', '"l p"@d')], [('quo"ted', '"l p"@d')]]
# expect: ['a@b, c@d', ('', ''), ('', 'a@b'), [('', 'a@b'), ('', 'c@d')], [('', 'a@b'), ('', 'c@d')]]
# expect: ['(x', ('', ''), ('', ''), [('', '')], [('', '')]]
# expect: ['', ('', ''), ('', ''), [('', '')], []]
print(formataddr(('A B', 'a@b')), formataddr(('A, "B"', 'a@b')), formataddr(('', 'a@b')), unquote('"a\\"b"'), unquote('<x>'))
# expect: A B <a@b> "A, \"B\"" <a@b> a@b a"b x
