"""Disassembler of bytecode, in the layout of CPython 3.13.

Shows the code as the compiler made it; with adaptive=True as it is now, after the interpreter has specialised what ran.
The opcodes are minipy's: the same names wherever the operation is the same, other numbers, and no EXTENDED_ARG.
"""

import sys
from collections import namedtuple

import _dis
from opcode import _cache_format, cmp_op, hasarg, hascompare, hasconst, hasexc, hasfree, hasjabs, hasjrel, hasjump, haslocal, hasname, opmap, opname

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code',
           'get_instructions', 'Instruction', 'Bytecode', 'cmp_op', 'hasarg', 'hasconst', 'hasname', 'hasjump',
           'hasjrel', 'hasjabs', 'haslocal', 'hascompare', 'hasfree', 'hasexc', 'opname', 'opmap']

_CODE = type((lambda: 0).__code__)
_HAVE_CODE = (type(Ellipsis.__repr__), type(lambda: 0), _CODE, classmethod, staticmethod, type)


class _Methods:
    def method(self):
        pass


_HAVE_CODE += (type(_Methods().method),)
del _Methods


# ---- what can be disassembled ----

def _compile(source, name):
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        return compile(source, name, 'exec')


def _code_in(x):
    """The code object of a function, method, generator or the like, or `x` itself."""
    x = getattr(x, '__func__', x)
    for attribute in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        code = getattr(x, attribute, None)
        if code is not None:
            return code
    return x


def _get_code_object(x):
    x = _code_in(x)
    if isinstance(x, str):
        x = _compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble a function, method, generator, class, module, code object or piece of source.

    Without an argument, the code of the last traceback.
    """
    options = {'show_caches': show_caches, 'adaptive': adaptive, 'show_offsets': show_offsets}
    if x is None:
        distb(file=file, **options)
        return
    x = _code_in(x)
    if hasattr(x, '__dict__'):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _HAVE_CODE):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(member, file=file, depth=depth, **options)
                except TypeError as msg:
                    print('Sorry:', msg, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, file, depth, options)
    elif isinstance(x, str):
        _disassemble_recursive(_compile(x, '<dis>'), file, depth, options)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble the frame of a traceback (default: the innermost of the last one), its instruction marked by -->."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches, adaptive=adaptive,
                show_offsets=show_offsets)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble one code object; the instruction at offset `lasti` is marked."""
    text = _dis.disassemble(co, lasti, show_caches, adaptive, show_offsets)
    print(text, end='', file=file)


disco = disassemble


def _disassemble_recursive(co, file, depth, options):
    disassemble(co, file=file, **options)
    if depth is not None and depth <= 0:
        return
    for constant in co.co_consts:
        if hasattr(constant, 'co_code'):
            print(file=file)
            print(f'Disassembly of {constant!r}:', file=file)
            _disassemble_recursive(constant, file, depth if depth is None else depth - 1, options)


# ---- instructions as objects ----

Positions = namedtuple('Positions', ('lineno', 'end_lineno', 'col_offset', 'end_col_offset'), defaults=(None,) * 4)
Positions.__doc__ = 'Where in the source an instruction comes from; None where that is not known.'


class Instruction:
    """One instruction.

    opname, opcode     its name and number
    arg                its operand as it is, or None
    argval, argrepr    what the operand stands for, as an object and as shown
    offset             where it begins, in CPython's bytes
    starts_line        True when a source line begins here
    line_number        the line, or None
    label              the number of the label that jumps here name, or None
    positions          its Positions
    """

    __slots__ = ('opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'starts_line', 'line_number', 'label',
                 'positions')
    _fields = __slots__

    def __init__(self, *values):
        for name, value in zip(self._fields, values, strict=True):
            setattr(self, name, value)
        self.positions = Positions(*self.positions)

    def __repr__(self):
        fields = ', '.join([f'{name}={getattr(self, name)!r}' for name in self._fields])
        return f'Instruction({fields})'

    def __eq__(self, other):
        if not isinstance(other, Instruction):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._fields)

    def __hash__(self):
        return hash((self.opname, self.arg, self.offset))

    @property
    def oparg(self):
        """Another name of arg."""
        return self.arg

    @property
    def cache_info(self):
        """[(name, size in instructions, bytes)] of the caches behind it, which are empty here; None if it has none."""
        caches = _cache_format.get(self.opname)
        return caches and [(name, size, bytes(2 * size)) for name, size in caches.items()]

    @property
    def start_offset(self):
        return self.offset

    @property
    def is_jump_target(self):
        return self.label is not None

    @property
    def jump_target(self):
        return self.argval if self.opcode in hasjump else None


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterate over the Instructions of a function, method, code object or piece of source."""
    co = _get_code_object(x)
    moved = 0 if first_line is None else first_line - co.co_firstlineno
    for row in _dis.instructions(co, adaptive):
        instruction = Instruction(*row)
        if moved and instruction.line_number is not None:
            instruction.line_number += moved
        yield instruction


def findlinestarts(code):
    """Yield (offset, line) wherever a source line begins."""
    for row in _dis.instructions(code, False):
        instruction = Instruction(*row)
        if instruction.starts_line:
            yield instruction.offset, instruction.line_number


def findlabels(code):
    """The offsets that jumps of a code object go to."""
    targets = []
    for row in _dis.instructions(code, False):
        target = Instruction(*row).jump_target
        if target is not None and target not in targets:
            targets.append(target)
    return targets


class Bytecode:
    """The instructions of something that can be disassembled; iterate over it, or ask for its text with dis()."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self.codeobj = _get_code_object(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line, adaptive=self.adaptive)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._original_object!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code of a traceback's innermost frame, with its instruction marked."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """code_info() of the code object."""
        return code_info(self.codeobj)

    def dis(self):
        """The text of the disassembly."""
        offset = -1 if self.current_offset is None else self.current_offset
        return _dis.disassemble(self.codeobj, offset, self.show_caches, self.adaptive, self.show_offsets)


# ---- code objects ----

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED',
    2: 'NEWLOCALS',
    4: 'VARARGS',
    8: 'VARKEYWORDS',
    16: 'NESTED',
    32: 'GENERATOR',
    64: 'NOFREE',
    128: 'COROUTINE',
    256: 'ITERABLE_COROUTINE',
    512: 'ASYNC_GENERATOR',
}


def pretty_flags(flags):
    """The names of a code object's flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


def code_info(x):
    """What there is to say of a function, method, code object or piece of source."""
    co = _get_code_object(x)
    lines = [
        f'Name:              {co.co_name}',
        f'Filename:          {co.co_filename}',
        f'Argument count:    {co.co_argcount}',
        f'Positional-only arguments: {co.co_posonlyargcount}',
        f'Kw-only arguments: {co.co_kwonlyargcount}',
        f'Number of locals:  {co.co_nlocals}',
        f'Stack size:        {co.co_stacksize}',
        f'Flags:             {pretty_flags(co.co_flags)}',
    ]
    tables = (('Constants', [repr(constant) for constant in co.co_consts]), ('Names', co.co_names),
              ('Variable names', co.co_varnames), ('Free variables', co.co_freevars),
              ('Cell variables', co.co_cellvars))
    for title, rows in tables:
        if rows:
            lines.append(f'{title}:')
            lines += [f'{i:>4}: {row}' for i, row in enumerate(rows)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


# ---- python -m dis ----

_USAGE = 'usage: dis.py [-h] [-C] [-O] [-S] [infile]'
_HELP = _USAGE + '''

positional arguments:
  infile

options:
  -h, --help            show this help message and exit
  -C, --show-caches     show inline caches
  -O, --show-offsets    show instruction offsets
  -S, --specialized     show specialized bytecode'''

_OPTIONS = {'-C': 'show_caches', '--show-caches': 'show_caches', '-O': 'show_offsets', '--show-offsets': 'show_offsets',
            '-S': 'adaptive', '--specialized': 'adaptive'}


def main():
    options = {}
    files = []
    arguments = sys.argv[1:]
    while arguments:
        argument = arguments.pop(0)
        if argument == '--':
            files += arguments
            break
        if argument in ('-h', '--help'):
            print(_HELP)
            return
        if argument == '-' or not argument.startswith('-'):
            files.append(argument)
            continue
        flags = [argument] if argument.startswith('--') else ['-' + letter for letter in argument[1:]]
        for flag in flags:
            if flag not in _OPTIONS:
                _fail(f'unrecognized arguments: {argument}')
            options[_OPTIONS[flag]] = True
    if len(files) > 1:
        _fail(f'unrecognized arguments: {" ".join(files[1:])}')
    if not files or files[0] == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = files[0]
        with open(name, 'rb') as infile:
            source = infile.read()
    dis(compile(source, name, 'exec'), **options)


def _fail(message):
    print(f'{_USAGE}\ndis.py: error: {message}', file=sys.stderr)
    raise SystemExit(2)


if __name__ == '__main__':
    main()
