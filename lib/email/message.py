"""Messages: headers in their order, and a payload that is text or a list of messages."""
import binascii
import re

from email import errors, utils
from email._policybase import compat32

__all__ = ['Message']

_special = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')
_parameter = re.compile(r';((?:[^;"]|"(?:\\"|[^"])*(?:"|\Z))*)')


# ---- parameters of headers ----

def _splitparam(param):
    """What comes before the first ';', and the rest or None."""
    value, semicolon, rest = str(param).partition(';')
    return value.strip(), rest.strip() if semicolon else None


def _formatparam(param, value=None, quote=True):
    """PARAM=VALUE; a value of three parts, or one that is not ASCII, as RFC 2231 wants it."""
    if value is None or len(value) == 0:
        return param
    if isinstance(value, tuple):
        return f'{param}*={utils.encode_rfc2231(value[2], value[0], value[1])}'
    if not value.isascii():
        return f'{param}*={utils.encode_rfc2231(value, "utf-8", "")}'
    if quote or _special.search(value):
        escaped = value.replace('\\', '\\\\').replace('"', '\\"')
        return f'{param}="{escaped}"'
    return f'{param}={value}'


def _parseparam(text):
    """The parts between ';', those with '=' normalised."""
    result = []
    for part in _parameter.findall(text):
        name, equals, value = part.partition('=')
        if equals:
            part = f'{name.strip().lower()}={value.strip()}'
        result.append(part.strip())
    return result


def _unquotevalue(value):
    if isinstance(value, tuple):
        return value[0], value[1], utils.unquote(value[2])
    return utils.unquote(value)


# ---- encodings of payloads ----

def _decode_base64(encoded):
    """(bytes, defects) of base64 that need not be right."""
    missing = b'==='[:4 - len(encoded) % 4] if len(encoded) % 4 else b''
    defects = [errors.InvalidBase64PaddingDefect()] if missing else []
    try:
        return binascii.a2b_base64(encoded + missing, strict_mode=True), defects
    except binascii.Error:
        pass
    defects = [errors.InvalidBase64CharactersDefect()]
    for padding in b'', b'==':
        try:
            return binascii.a2b_base64(encoded + padding), defects
        except binascii.Error:
            defects.append(errors.InvalidBase64PaddingDefect())
    return encoded, [errors.InvalidBase64LengthDefect()]


def _decode_uu(encoded):
    """The bytes between the lines 'begin' and 'end'."""
    lines = iter(encoded.splitlines())
    for line in lines:
        if line.startswith(b'begin '):
            mode, _, path = line.removeprefix(b'begin ').partition(b' ')
            try:
                int(mode, base=8)
            except ValueError:
                continue
            break
    else:
        raise ValueError('`begin` line not found')
    result = []
    for line in lines:
        if not line:
            raise ValueError('Truncated input')
        if line.strip(b' \t\r\n\f') == b'end':
            break
        try:
            result.append(binascii.a2b_uu(line))
        except binascii.Error:
            length = ((line[0] - 32 & 63) * 4 + 5) // 3
            result.append(binascii.a2b_uu(line[:length]))
    return b''.join(result)


_UU_NAMES = frozenset(['x-uuencode', 'uuencode', 'uue', 'x-uue'])


class Message:
    """A message. It is used like a mapping from header names, whatever their case, to values."""

    def __init__(self, policy=compat32):
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = 'text/plain'

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """The whole message, as a str."""
        from email.generator import Generator
        from io import StringIO
        file = StringIO()
        generator = Generator(file, mangle_from_=False, maxheaderlen=maxheaderlen, policy=policy or self.policy)
        generator.flatten(self, unixfrom=unixfrom)
        return file.getvalue()

    def __bytes__(self):
        return self.as_bytes()

    def as_bytes(self, unixfrom=False, policy=None):
        """The whole message, as bytes."""
        from email.generator import BytesGenerator
        from io import BytesIO
        file = BytesIO()
        generator = BytesGenerator(file, mangle_from_=False, policy=policy or self.policy)
        generator.flatten(self, unixfrom=unixfrom)
        return file.getvalue()

    def is_multipart(self):
        """Whether the payload is a list of messages."""
        return isinstance(self._payload, list)

    def set_unixfrom(self, unixfrom):
        """Set the line of a mailbox that comes before the headers."""
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        """The line of a mailbox that comes before the headers."""
        return self._unixfrom

    # ---- payload ----

    def attach(self, payload):
        """Add a message to the payload."""
        if self._payload is None:
            self._payload = [payload]
            return
        try:
            self._payload.append(payload)
        except AttributeError:
            raise TypeError('Attach is not valid on a message with a non-multipart payload') from None

    def get_payload(self, i=None, decode=False):
        """The payload, or its message i; with decode as bytes, decoded as Content-Transfer-Encoding says."""
        payload = self._payload
        if self.is_multipart():
            if decode:
                return None
            return payload if i is None else payload[i]
        if i is not None and not isinstance(payload, list):
            raise TypeError(f'Expected list, got {type(payload)}')
        encoding = str(self.get('content-transfer-encoding', '')).lower()
        if not decode:
            return self._text_payload(payload)
        if not isinstance(payload, str):
            return payload
        try:
            data = payload.encode('ascii', 'surrogateescape')
        except UnicodeEncodeError:
            data = payload.encode('raw-unicode-escape')
        return self._decode(data, encoding)

    def _text_payload(self, payload):
        if not isinstance(payload, str) or not utils._has_surrogates(payload):
            return payload
        try:
            data = payload.encode('ascii', 'surrogateescape')
        except UnicodeEncodeError:
            return payload
        try:
            return data.decode(self.get_content_charset('ascii'), 'replace')
        except LookupError:
            return data.decode('ascii', 'replace')

    def _decode(self, data, encoding):
        if encoding == 'quoted-printable':
            return binascii.a2b_qp(data)
        if encoding == 'base64':
            result, defects = _decode_base64(b''.join(data.splitlines()))
            for defect in defects:
                self.policy.handle_defect(self, defect)
            return result
        if encoding in _UU_NAMES:
            try:
                return _decode_uu(data)
            except ValueError:
                return data
        return data

    def set_payload(self, payload, charset=None):
        """Replace the payload; with a charset the headers say so and the payload is encoded."""
        if hasattr(payload, 'encode'):
            if charset is not None:
                from email.charset import Charset
                if not isinstance(charset, Charset):
                    charset = Charset(charset)
                payload = payload.encode(charset.output_charset, 'surrogateescape')
            if hasattr(payload, 'decode'):
                payload = payload.decode('ascii', 'surrogateescape')
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Set the charset of the payload, with the headers that belong to it; None removes it."""
        if charset is None:
            self.del_param('charset')
            self._charset = None
            return
        from email.charset import Charset
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        if 'MIME-Version' not in self:
            self.add_header('MIME-Version', '1.0')
        if 'Content-Type' not in self:
            self.add_header('Content-Type', 'text/plain', charset=charset.get_output_charset())
        else:
            self.set_param('charset', charset.get_output_charset())
        if charset != charset.get_output_charset():
            self._payload = charset.body_encode(self._payload)
        if 'Content-Transfer-Encoding' not in self:
            self._encode_payload(charset)

    def _encode_payload(self, charset):
        encoding = charset.get_body_encoding()
        if not isinstance(encoding, str):
            encoding(self)
            return
        payload = self._payload
        if payload:
            try:
                payload = payload.encode('ascii', 'surrogateescape')
            except UnicodeError:
                payload = payload.encode(charset.output_charset)
        self._payload = charset.body_encode(payload)
        self.add_header('Content-Transfer-Encoding', encoding)

    def get_charset(self):
        """The Charset that was set, or None."""
        return self._charset

    # ---- headers, as a mapping ----

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        limit = self.policy.header_max_count(name)
        if limit:
            found = sum(header.lower() == name.lower() for header, _ in self._headers)
            if found >= limit:
                raise ValueError(f'There may be at most {limit} {name} headers in a message')
        self._headers.append(self.policy.header_store_parse(name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [item for item in self._headers if item[0].lower() != name]

    def __contains__(self, name):
        name = name.lower()
        for header, _ in self._headers:
            if header.lower() == name:
                return True
        return False

    def __iter__(self):
        for header, _ in self._headers:
            yield header

    def keys(self):
        """The names of the headers."""
        return [header for header, _ in self._headers]

    def values(self):
        """The values of the headers."""
        return [value for _, value in self.items()]

    def items(self):
        """The headers, as pairs."""
        return [(header, self.policy.header_fetch_parse(header, value)) for header, value in self._headers]

    def get(self, name, failobj=None):
        """The value of the first header of that name."""
        name = name.lower()
        for header, value in self._headers:
            if header.lower() == name:
                return self.policy.header_fetch_parse(header, value)
        return failobj

    def set_raw(self, name, value):
        """Add a header as it is."""
        self._headers.append((name, value))

    def raw_items(self):
        """The headers as they are kept."""
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """The values of all headers of that name."""
        name = name.lower()
        values = [self.policy.header_fetch_parse(header, value) for header, value in self._headers
                  if header.lower() == name]
        return values or failobj

    def add_header(self, _name, _value, **_params):
        """Add a header with parameters: underscores in their names stand for dashes."""
        parts = [] if _value is None else [_value]
        for name, value in _params.items():
            name = name.replace('_', '-')
            parts.append(name if value is None else _formatparam(name, value))
        self[_name] = '; '.join(parts)

    def replace_header(self, _name, _value):
        """Replace the value of the first header of that name."""
        lowered = _name.lower()
        for i, (header, _) in enumerate(self._headers):
            if header.lower() == lowered:
                self._headers[i] = self.policy.header_store_parse(header, _value)
                return
        raise KeyError(_name)

    # ---- Content-Type and other headers with parameters ----

    def get_content_type(self):
        """MAINTYPE/SUBTYPE in lower case."""
        value = self.get('content-type')
        if value is None:
            return self.get_default_type()
        ctype = _splitparam(value)[0].lower()
        return ctype if ctype.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        """What comes before '/' in the content type."""
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self):
        """What comes after '/' in the content type."""
        return self.get_content_type().split('/')[1]

    def get_default_type(self):
        """The content type of a message that names none."""
        return self._default_type

    def set_default_type(self, ctype):
        """Set the content type of a message that names none."""
        self._default_type = ctype

    def _get_params_preserve(self, failobj, header):
        value = self.get(header)
        if value is None:
            return failobj
        params = []
        for part in _parseparam(';' + str(value)):
            name, _, val = part.partition('=')
            params.append((name.strip(), val.strip()))
        return utils.decode_params(params)

    def get_params(self, failobj=None, header='content-type', unquote=True):
        """The parameters of a header, as pairs; the first is its value."""
        params = self._get_params_preserve(None, header)
        if params is None:
            return failobj
        return [(name, _unquotevalue(value)) for name, value in params] if unquote else params

    def get_param(self, param, failobj=None, header='content-type', unquote=True):
        """A parameter of a header: a str, or (charset, language, value)."""
        for name, value in self._get_params_preserve((), header):
            if name.lower() == param.lower():
                return _unquotevalue(value) if unquote else value
        return failobj

    def set_param(self, param, value, header='Content-Type', requote=True, charset=None, language='', replace=False):
        """Set a parameter of a header; with replace the header keeps its place."""
        if not isinstance(value, tuple) and charset:
            value = (charset, language, value)
        ctype = self.get(header)
        if ctype is None:
            ctype = 'text/plain' if header.lower() == 'content-type' else ''
        if not self.get_param(param, header=header):
            formatted = _formatparam(param, value, requote)
            ctype = f'{ctype}; {formatted}' if ctype else formatted
        else:
            parts = []
            for name, old in self.get_params(header=header, unquote=requote):
                parts.append(_formatparam(name, value if name.lower() == param.lower() else old, requote))
            ctype = '; '.join(parts)
        self._change_header(header, ctype, replace)

    def _change_header(self, header, value, replace=False):
        if value == self.get(header):
            return
        if replace:
            self.replace_header(header, value)
        else:
            del self[header]
            self[header] = value

    def del_param(self, param, header='content-type', requote=True):
        """Remove a parameter of a header."""
        if header not in self:
            return
        parts = [_formatparam(name, value, requote) for name, value in self.get_params(header=header, unquote=requote)
                 if name.lower() != param.lower()]
        self._change_header(header, '; '.join(parts))

    def set_type(self, type, header='Content-Type', requote=True):
        """Set MAINTYPE/SUBTYPE; the parameters stay."""
        if type.count('/') != 1:
            raise ValueError
        if header.lower() == 'content-type':
            del self['mime-version']
            self['MIME-Version'] = '1.0'
        if header not in self:
            self[header] = type
            return
        params = self.get_params(header=header, unquote=requote)
        del self[header]
        self[header] = type
        for name, value in params[1:]:
            self.set_param(name, value, header, requote)

    def get_filename(self, failobj=None):
        """The name of the file that is attached."""
        for name, header in ('filename', 'content-disposition'), ('name', 'content-type'):
            value = self.get_param(name, None, header)
            if value is not None:
                return utils.collapse_rfc2231_value(value).strip()
        return failobj

    def get_boundary(self, failobj=None):
        """What stands between the parts."""
        value = self.get_param('boundary')
        return failobj if value is None else utils.collapse_rfc2231_value(value).rstrip()

    def set_boundary(self, boundary):
        """Set what stands between the parts; the header keeps its place."""
        params = self._get_params_preserve(None, 'content-type')
        if params is None:
            raise errors.HeaderParseError('No Content-Type header found')
        quoted = f'"{boundary}"'
        if any(name.lower() == 'boundary' for name, _ in params):
            params = [(name, quoted if name.lower() == 'boundary' else value) for name, value in params]
        else:
            params.append(('boundary', quoted))
        value = '; '.join(name if not val else f'{name}={val}' for name, val in params)
        self._headers = [self.policy.header_store_parse(header, value) if header.lower() == 'content-type'
                         else (header, old) for header, old in self._headers]

    def get_content_charset(self, failobj=None):
        """The charset parameter, in lower case."""
        charset = self.get_param('charset')
        if charset is None:
            return failobj
        if isinstance(charset, tuple):
            try:
                charset = charset[2].encode('raw-unicode-escape').decode(charset[0] or 'us-ascii')
            except (LookupError, UnicodeError):
                charset = charset[2]
        return charset.lower() if charset.isascii() else failobj

    def get_charsets(self, failobj=None):
        """The charsets of the message and all its parts."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """'inline', 'attachment' or what else the header says; None without it."""
        value = self.get('content-disposition')
        return None if value is None else _splitparam(value)[0].lower()

    from email.iterators import walk
