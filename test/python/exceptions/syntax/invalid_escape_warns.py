import warnings

x = "\d"
print(x)  # expect: \d
# expect stderr: SyntaxWarning: invalid escape sequence '\d'


def lines_warned_of(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(source, 'f', 'exec')
    return [(str(warning.message)[-3:], warning.lineno) for warning in caught]


# The first one of a literal, at its first line; those of an f-string's texts where it ends, of its format specs where they begin.
print(lines_warned_of('x = """\na\n\\s\\w\n"""\n"\\d"'))
# expect: [("\\s'", 1), ("\\d'", 5)]
print(lines_warned_of('z = f"""\n\\q {x}\n\\w"""'), lines_warned_of("f'''a{x:\n\\d\n}b\n'''"))
# expect: [("\\q'", 3), ("\\w'", 3)] [("\\d'", 1)]
