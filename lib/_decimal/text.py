"""Decimals as text: reading them, str(), and format()."""
from _decimal.rounding import count_digits, digits_of, drop_digits, integer_of

_KINDS = {'inf': 'F', 'infinity': 'F', 'nan': 'n', 'snan': 'N'}


def parse(text):
    """(sign, coefficient, exponent, kind) of a text, or None."""
    text = text.replace('_', '').strip() if '_' in text else text.strip()
    sign = 0
    if text[:1] in ('+', '-'):
        sign = 1 if text[0] == '-' else 0
        text = text[1:]
    if not text:
        return None
    if text[0].isalpha():
        return _parse_special(sign, text)
    mantissa, exponent = text, 0
    at = max(text.find('e'), text.find('E'))
    if at >= 0:
        mantissa = text[:at]
        tail = text[at + 1:]
        number = tail[1:] if tail[:1] in ('+', '-') else tail
        if not number.isdecimal():
            return None
        exponent = integer_of(number)
        if tail[0] == '-':
            exponent = -exponent
    whole, _, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, integer_of(digits), exponent - len(fraction), ''


def _parse_special(sign, text):
    name = text.rstrip('0123456789') if text.isascii() else text.rstrip(''.join(filter(str.isdecimal, set(text))))
    kind = _KINDS.get(name.lower())
    digits = text[len(name):]
    if kind is None or kind == 'F' and digits or not name.isascii():
        return None
    return sign, integer_of(digits), 0, kind


def special_text(number):
    """str() of an infinity or a NaN."""
    sign = '-' if number._sign else ''
    if number._kind == 'F':
        return sign + 'Infinity'
    payload = digits_of(number._coefficient) if number._coefficient else ''
    return sign + ('NaN' if number._kind == 'n' else 'sNaN') + payload


def to_text(number, capitals=1, engineering=False):
    """str() of a decimal: with an exponent where there are more than six zeros behind the point, or digits missing before it."""
    if number._kind:
        return special_text(number)
    sign = '-' if number._sign else ''
    digits = digits_of(number._coefficient)
    exponent = number._exponent
    if not exponent:
        return sign + digits
    left = exponent + len(digits)
    if exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif digits == '0':
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        text = '0.' + '0' * -point + digits
    elif point >= len(digits):
        text = digits + '0' * (point - len(digits))
    else:
        text = digits[:point] + '.' + digits[point:]
    if left != point:
        text += f'{"E" if capitals else "e"}{left - point:+d}'
    return sign + text


# ---- format() ----

def format_decimal(number, spec, context):
    """number.__format__(spec)."""
    fields = _parse_spec(spec)
    if fields is None:
        raise ValueError('invalid format string')
    fill, align, sign, no_negative_zero, alternate, width, grouping, precision, kind = fields
    if kind == 'N':
        import warnings
        warnings.warn("Format specifier 'N' is deprecated", DeprecationWarning, stacklevel=3)
    if kind in ('n', 'N'):
        kind, grouping = 'g', ''
    capital = kind in ('E', 'G', 'F') or not kind and context._capitals
    if number._kind:
        body = special_text(number).lstrip('-')
        if kind == '%':
            body += '%'
        if align == '0=':
            fill, align = ' ', '>'
        return _pad(_sign_text(number._sign, sign), body, fill, align, width)
    is_negative, digits, exponent, is_scientific = _rounded(number, precision, kind.lower(), context)
    if no_negative_zero and not digits.strip('0'):
        is_negative = 0
    whole, fraction, tail = _layout(digits, exponent, kind.lower(), is_scientific, 'E' if capital else 'e')
    point = '.' if fraction or alternate else ''
    rest = point + fraction + tail + ('%' if kind == '%' else '')
    prefix = _sign_text(is_negative, sign)
    if grouping:
        whole = _grouped(whole, grouping, width - len(rest) - len(prefix) if align == '0=' else 0)
    return _pad(prefix, whole + rest, fill, align, width)


def _parse_spec(spec):
    """(fill, align, sign, z, #, width, grouping, precision, type) of a format, or None; the alignment is `0=` for a leading 0."""
    fill, align = ' ', ''
    if spec[1:2] and spec[1] in '<>=^':
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[:1] and spec[0] in '<>=^':
        align, spec = spec[0], spec[1:]
    sign, spec = _take(spec, '+- ')
    negative_zero, spec = _take(spec, 'z')
    alternate, spec = _take(spec, '#')
    if spec[:1] == '0':
        if align:
            return None
        fill, align, spec = '0', '0=', spec[1:]
    length = len(spec) - len(spec.lstrip('0123456789'))
    width, spec = int(spec[:length] or 0), spec[length:]
    grouping, spec = _take(spec, ',')
    precision = None
    if spec[:1] == '.':
        length = len(spec) - 1 - len(spec[1:].lstrip('0123456789'))
        if not length:
            return None
        precision, spec = int(spec[1:length + 1]), spec[length + 1:]
    kind, spec = _take(spec, 'eEfFgGnN%')
    if spec or kind in ('n', 'N') and grouping:
        return None
    return fill, align or '>', sign, negative_zero, alternate, width, grouping, precision, kind


def _take(spec, characters):
    return (spec[0], spec[1:]) if spec[:1] and spec[0] in characters else ('', spec)


def _sign_text(is_negative, sign):
    return '-' if is_negative else sign.replace('-', '')


def _pad(sign, body, fill, align, width):
    missing = width - len(sign) - len(body)
    if missing <= 0:
        return sign + body
    if align[-1] == '=':
        return sign + fill * missing + body
    if align == '<':
        return sign + body + fill * missing
    if align == '^':
        return fill * (missing // 2) + sign + body + fill * (missing - missing // 2)
    return fill * missing + sign + body


def _grouped(digits, separator, width):
    """Digits in groups of three, with zeros in front up to a width."""
    while True:
        head = len(digits) % 3 or 3
        text = digits[:head] + ''.join(separator + digits[i:i + 3] for i in range(head, len(digits), 3))
        if len(text) >= width:
            return text
        digits = '0' + digits


def _rounded(number, precision, kind, context):
    """(sign, digits, exponent, with an exponent?) of a finite number as its format wants it."""
    coefficient, exponent = number._coefficient, number._exponent
    if kind == '%':
        exponent += 2
    mode = context._rounding
    if precision is not None:
        if kind == 'e':
            keep = precision + 1
            surplus = count_digits(coefficient) - keep
            if coefficient:
                coefficient, exponent = _to_length(number._sign, coefficient, exponent, surplus, mode)
            else:
                return number._sign, '0' * keep, exponent, True
        elif kind in ('f', '%'):
            coefficient, exponent = _to_exponent(number._sign, coefficient, exponent, -precision, mode)
        else:
            surplus = count_digits(coefficient) - (precision or 1)
            if surplus > 0:
                coefficient, exponent = _to_length(number._sign, coefficient, exponent, surplus, mode)
    digits = digits_of(coefficient)
    if kind == 'e':
        return number._sign, digits, exponent, True
    if kind in ('f', '%'):
        if exponent > 0:
            digits, exponent = (digits + '0' * exponent if coefficient else '0'), 0
        return number._sign, digits, exponent, False
    is_scientific = exponent > 0 or exponent + len(digits) <= -6
    return number._sign, digits, exponent, is_scientific


def _to_length(sign, coefficient, exponent, surplus, mode):
    if surplus <= 0:
        return coefficient * 10 ** -surplus, exponent + surplus
    length = count_digits(coefficient) - surplus
    coefficient, _ = drop_digits(sign, coefficient, surplus, mode)
    if count_digits(coefficient) > length:
        return coefficient // 10, exponent + surplus + 1
    return coefficient, exponent + surplus


def _to_exponent(sign, coefficient, exponent, target, mode):
    if exponent >= target:
        return coefficient * 10 ** (exponent - target), target
    return drop_digits(sign, coefficient, target - exponent, mode)[0], target


def _layout(digits, exponent, kind, is_scientific, letter):
    """(digits before the point, behind it, what follows)."""
    left = exponent + len(digits)
    point = 1 if is_scientific else left
    tail = f'{letter}{left - point:+d}' if is_scientific and (left != point or kind == 'e') else ''
    if point <= 0:
        return '0', '0' * -point + digits, tail
    return digits[:point] + '0' * (point - len(digits)), digits[point:], tail

