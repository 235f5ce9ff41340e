"""exit, quit, copyright, credits, license and help: the builtins for people at the prompt."""


class Quitter:
    """Leaves the interpreter when it is called, and says so when it is shown."""

    __slots__ = ('name', 'eof')

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f'Use {self.name}() or {self.eof} to exit'

    def __call__(self, code=None):
        import sys
        # Who replaces or closes sys.stdin can still leave.
        try:
            sys.stdin.close()
        except BaseException:
            pass
        raise SystemExit(code)


class _Printer:
    """Text that is shown by its repr and by calling it."""

    __slots__ = ('__text',)

    def __init__(self, text):
        self.__text = text

    def __repr__(self):
        return self.__text

    def __call__(self):
        print(self.__text)


class _Helper:
    """help(object): the signature and the docstring."""

    __slots__ = ()

    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args):
        if not args:
            print('help(object) shows the documentation of an object.')
            print('The language is documented at https://docs.python.org/3.13/')
            return
        thing, = args
        kind = type(thing).__name__
        named = isinstance(thing, type) or hasattr(thing, '__name__')
        subject = thing if named else type(thing)
        what = _KINDS.get(kind, kind) if named else 'an object of class'
        module = getattr(subject, '__module__', None)
        print(f'Help on {what} {subject.__name__}' + (f' in module {module}:' if module else ':'))
        print()
        signature = getattr(subject, '__text_signature__', None) or ''
        for hidden in '$module, ', '$self, ', '$type, ', '$module', '$self', '$type':
            signature = signature.replace(hidden, '')
        print(subject.__name__ + signature)
        doc = getattr(subject, '__doc__', None) or 'There is no documentation.'
        for line in doc.strip().splitlines():
            print('    ' + line.strip() if line.strip() else '')
        print()


_KINDS = {'builtin_function_or_method': 'built-in function', 'type': 'class', 'method_descriptor': 'method'}


def setquit():
    return {name: Quitter(name, 'Ctrl-D (i.e. EOF)') for name in ('quit', 'exit')}


def setcopyright():
    return {
        'copyright': _Printer('Copyright (c) the authors of minipy.'),
        'credits': _Printer('    minipy follows CPython 3.13; thanks to all who made Python what it is.\n    See www.python.org for more about Python.'),
        'license': _Printer('minipy is free software under the MIT License.'),
    }


def sethelper():
    return {'help': _Helper()}


def install(namespace):
    """Put all of them into the namespace of the module builtins."""
    for more in (setquit(), setcopyright(), sethelper()):
        for name, value in more.items():
            namespace[name] = value
