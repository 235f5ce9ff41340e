"""The parts of format strings, for string.Formatter."""


def formatter_parser(format_string, /):
    """(literal, field name, format spec, conversion) for each part of a format string."""
    if not isinstance(format_string, str):
        raise TypeError(f'expected str, got {type(format_string).__name__}')
    return _parts(format_string)


def _parts(format_string):
    i = 0
    n = len(format_string)
    while i < n:
        literal = ''
        while i < n:
            c = format_string[i]
            if c not in '{}':
                literal += c
                i += 1
                continue
            if format_string[i + 1:i + 2] == c:
                yield literal + c, None, None, None
                i += 2
                literal = ''
                continue
            break
        if i >= n:
            if literal:
                yield literal, None, None, None
            return
        if format_string[i] == '}':
            raise ValueError("Single '}' encountered in format string")
        start = i = i + 1
        if i >= n:
            raise ValueError("Single '{' encountered in format string")
        depth, bracket = 1, False
        while i < n:
            c = format_string[i]
            if c == '[' and depth == 1:
                bracket = True
            elif c == ']':
                bracket = False
            elif not bracket and c == '{':
                depth += 1
            elif not bracket and c == '}':
                depth -= 1
                if not depth:
                    break
            i += 1
        else:
            raise ValueError("expected '}' before end of string")
        field = format_string[start:i]
        i += 1
        yield (literal, *_split_field(field))


def _split_field(field):
    """(name, spec, conversion) of what is between braces."""
    bracket = False
    for j, c in enumerate(field):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif not bracket and c in ':!':
            break
    else:
        return field, '', None
    name = field[:j]
    if field[j] == ':':
        return name, field[j + 1:], None
    if j + 1 >= len(field):
        raise ValueError("end of string while looking for conversion specifier")
    conversion = field[j + 1]
    rest = field[j + 2:]
    if rest and rest[0] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(field_name, /):
    """(first, [(is attribute, key), …]) of a field name like `0.real[x]`."""
    first = field_name
    for j, c in enumerate(field_name):
        if c in '.[':
            first = field_name[:j]
            break
    rest = []
    j = len(first)
    while j < len(field_name):
        if field_name[j] == '.':
            end = j + 1
            while end < len(field_name) and field_name[end] not in '.[':
                end += 1
            key = field_name[j + 1:end]
            is_attr = True
        elif field_name[j] == '[':
            end = field_name.find(']', j)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = field_name[j + 1:end]
            end += 1
            is_attr = False
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError('Empty attribute in format string')
        rest.append((is_attr, int(key) if not is_attr and key.isdigit() else key))
        j = end
    return (int(first) if first.isdigit() else first), rest
