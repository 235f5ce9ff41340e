"""The numbers of Python's tokens, as `tokenize` gives them."""

# In the order of their numbers; what an operator looks like follows its name.
_TOKENS = '''
    ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT
    LPAR ( RPAR ) LSQB [ RSQB ] COLON : COMMA , SEMI ; PLUS + MINUS - STAR * SLASH / VBAR | AMPER &
    LESS < GREATER > EQUAL = DOT . PERCENT % LBRACE { RBRACE } EQEQUAL == NOTEQUAL != LESSEQUAL <= GREATEREQUAL >=
    TILDE ~ CIRCUMFLEX ^ LEFTSHIFT << RIGHTSHIFT >> DOUBLESTAR ** PLUSEQUAL += MINEQUAL -= STAREQUAL *=
    SLASHEQUAL /= PERCENTEQUAL %= AMPEREQUAL &= VBAREQUAL |= CIRCUMFLEXEQUAL ^= LEFTSHIFTEQUAL <<=
    RIGHTSHIFTEQUAL >>= DOUBLESTAREQUAL **= DOUBLESLASH // DOUBLESLASHEQUAL //= AT @ ATEQUAL @= RARROW ->
    ELLIPSIS ... COLONEQUAL := EXCLAMATION !
    OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END COMMENT NL ERRORTOKEN
    ENCODING N_TOKENS
'''.split()

tok_name = dict(enumerate(name for name in _TOKENS if name.replace('_', '').isalpha()))
EXACT_TOKEN_TYPES = {}


def _number_them():
    numbers = {name: number for number, name in tok_name.items()}
    for name, following in zip(_TOKENS, _TOKENS[1:]):
        if name in numbers and following not in numbers:
            EXACT_TOKEN_TYPES[following] = numbers[name]
    globals().update(numbers)


_number_them()
EXACT_TOKEN_TYPES = dict(sorted(EXACT_TOKEN_TYPES.items()))
# From here on the numbers are those of the grammar's rules.
NT_OFFSET = 256
tok_name[NT_OFFSET] = 'NT_OFFSET'

__all__ = ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF',
           *(name for name in _TOKENS if name.replace('_', '').isalpha()), 'NT_OFFSET']


def ISTERMINAL(x):
    """Is it the number of a token?"""
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    """Is it the number of a rule of the grammar?"""
    return x >= NT_OFFSET


def ISEOF(x):
    """Is it the number of the end?"""
    return x == ENDMARKER
