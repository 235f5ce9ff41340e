"""What live objects are: their kind, members, documentation, source, signature; frames and the stack."""
import functools
import linecache
import os
import sys
import types

from _inspect_signature import (  # noqa: F401
    BoundArguments, Parameter, Signature, _empty, _ParameterKind, formatannotation, signature)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING = 'CORO_CREATED', 'CORO_RUNNING'
CORO_SUSPENDED, CORO_CLOSED = 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING = 'AGEN_CREATED', 'AGEN_RUNNING'
AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_SUSPENDED', 'AGEN_CLOSED'


# ---- kinds ----

def ismodule(object):
    """Is it a module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def ismethod(object):
    """Is it a bound method of a Python function?"""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Is it a descriptor that binds but is neither a function nor a data descriptor?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    """Is it a descriptor that can be set or deleted?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def ismemberdescriptor(object):
    """Is it a slot of a class?"""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Is it a computed attribute of a native type?"""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Is it a Python function?"""
    return isinstance(object, types.FunctionType)


def _unwrapped_function(f):
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
    return f


def _has_code_flag(f, flag):
    f = _unwrapped_function(f)
    code = getattr(f, '__code__', None)
    return (isfunction(f) or isinstance(code, types.CodeType)) and bool(code.co_flags & flag)


def isgeneratorfunction(obj):
    """Is it a function with yield?"""
    return _has_code_flag(obj, CO_GENERATOR)


class _MarkedCoroutine:
    """What markcoroutinefunction() leaves on a function."""


_is_coroutine_mark = _MarkedCoroutine()


def markcoroutinefunction(func):
    """Let iscoroutinefunction(func) be true."""
    if hasattr(func, '__func__'):
        func = func.__func__
    func._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Is it an async function without yield?"""
    f = _unwrapped_function(obj)
    if getattr(f, '_is_coroutine_mark', None) is _is_coroutine_mark:
        return True
    if not isclass(f) and callable(f) and getattr(getattr(type(f), '__call__', None), '_is_coroutine_mark', None) is _is_coroutine_mark:
        return True
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Is it an async function with yield?"""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Is it a coroutine?"""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Can it be awaited?"""
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), '__await__'))


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Is it a frame?"""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Is it a native function, or a native method bound to its object?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Is it a bound special method of a native type?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it a function or method of any kind?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', None))


# ---- members ----

def _members(object, predicate, getter):
    results = []
    mro = getmro(object) if isclass(object) else ()
    names = dir(object)
    processed = set()
    if mro:
        # What a metaclass hides from dir().
        for base in object.__bases__:
            for key, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute):
                    names.append(key)
    for key in names:
        try:
            value = getter(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """(name, value) of all members, sorted; only those for whose value the predicate is true."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As getmembers(), without calling descriptors or __getattr__."""
    return _members(object, predicate, getattr_static)


class Attribute(tuple):
    """(name, kind, defining_class, object)"""

    __slots__ = ()
    _fields = ('name', 'kind', 'defining_class', 'object')

    def __new__(cls, name, kind, defining_class, object):
        return tuple.__new__(cls, (name, kind, defining_class, object))

    name = property(lambda self: self[0])
    kind = property(lambda self: self[1])
    defining_class = property(lambda self: self[2])
    object = property(lambda self: self[3])

    def __repr__(self):
        return 'Attribute({})'.format(', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self)))


def classify_class_attrs(cls):
    """An Attribute for each attribute of a class: 'data', 'property', 'method', 'class method' or 'static method'."""
    result = []
    for name in sorted(set(dir(cls))):
        home = next((base for base in (*getmro(cls), *getmro(type(cls))) if name in base.__dict__), None)
        if home is None:
            continue
        obj = home.__dict__[name]
        if isinstance(obj, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(obj, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(obj, property):
            kind = 'property'
        else:
            kind = 'method' if isroutine(obj) else 'data'
        if kind == 'static method' and isinstance(obj, types.BuiltinMethodType):
            obj = getattr(cls, name)
        result.append(Attribute(name, kind, home, obj))
    return result


def getmro(cls):
    """The bases of a class in the order in which methods are looked up."""
    return cls.__mro__


_sentinel = object()


def _static_in_mro(klass, attr):
    for base in type.__dict__['__mro__'].__get__(klass):
        if attr in type.__dict__['__dict__'].__get__(base):
            return type.__dict__['__dict__'].__get__(base)[attr]
    return _sentinel


def _instance_dict(obj):
    for base in type.__dict__['__mro__'].__get__(type(obj)):
        descriptor = type.__dict__['__dict__'].__get__(base).get('__dict__', _sentinel)
        if descriptor is not _sentinel:
            if type(descriptor) is types.GetSetDescriptorType:
                return object.__getattribute__(obj, '__dict__')
            return {}
    return {}


def getattr_static(obj, attr, default=_sentinel):
    """An attribute as it lies in the dicts, without descriptors, __getattr__ and __getattribute__."""
    instance_result = _sentinel
    is_type = issubclass(type(obj), type)
    klass = obj if is_type else type(obj)
    if not is_type:
        instance_result = dict.get(_instance_dict(obj), attr, _sentinel) if isinstance(_instance_dict(obj), dict) else _sentinel
    klass_result = _static_in_mro(klass, attr)
    if instance_result is not _sentinel and klass_result is not _sentinel:
        kind = type(klass_result)
        if _static_in_mro(kind, '__get__') is not _sentinel and (
                _static_in_mro(kind, '__set__') is not _sentinel or _static_in_mro(kind, '__delete__') is not _sentinel):
            return klass_result
    if instance_result is not _sentinel:
        return instance_result
    if klass_result is not _sentinel:
        return klass_result
    if is_type:
        for base in type.__dict__['__mro__'].__get__(type(klass)):
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to its end, or to what `stop` is true for."""
    first = func
    seen = {id(func): func}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen[id(func)] = func
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module: a new dict; with eval_str strings are evaluated."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get('__annotations__')
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, '__module__', None))
        own_globals, own_locals = getattr(module, '__dict__', None), dict(vars(obj))
        wrapped = obj
    elif isinstance(obj, types.ModuleType):
        annotations = getattr(obj, '__annotations__', None)
        own_globals, own_locals, wrapped = obj.__dict__, None, None
    elif callable(obj):
        annotations = getattr(obj, '__annotations__', None)
        own_globals, own_locals, wrapped = getattr(obj, '__globals__', None), None, obj
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not annotations or not eval_str:
        return dict(annotations)
    while wrapped is not None:
        if hasattr(wrapped, '__wrapped__'):
            wrapped = wrapped.__wrapped__
        elif isinstance(wrapped, functools.partial):
            wrapped = wrapped.func
        else:
            own_globals = getattr(wrapped, '__globals__', own_globals)
            break
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    if locals is None:
        locals = {}
    if type_params := getattr(obj, '__type_params__', ()):
        locals = {param.__name__: param for param in type_params} | locals
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in annotations.items()}


# ---- documentation ----

def _find_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                try:
                    doc = base.__doc__
                except AttributeError:
                    continue
                if doc is not None:
                    return doc
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _class_of(obj)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    elif isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isinstance(obj, property):
        name = obj.__name__
        cls = _class_of(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _class_of(func):
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def getdoc(object):
    """The docstring, or that of what it overrides, with its indentation removed."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """A docstring without its indentation and without blank lines at both ends."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(' '), *(line[margin:] for line in lines[1:])]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getcomments(object):
    """The comment lines just before an object's source, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    comments = []
    at = 0 if ismodule(object) else number - 1
    if ismodule(object):
        while at < len(lines) and (lines[at].strip() in ('', '#') or lines[at].startswith('#!')):
            at += 1
        while at < len(lines) and lines[at].startswith('#'):
            comments.append(lines[at].expandtabs())
            at += 1
    else:
        indent = len(lines[number]) - len(lines[number].lstrip())
        while at >= 0 and lines[at].lstrip().startswith('#') and len(lines[at]) - len(lines[at].lstrip()) == indent:
            comments.insert(0, lines[at].expandtabs().lstrip())
            at -= 1
    return ''.join(comments) or None


# ---- source ----

def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, '
                    f'got {type(object).__name__}')


def getmodulename(path):
    """The name of the module that a file is, or None."""
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object):
    """The source file of an object, or None."""
    filename = getfile(object)
    if filename in linecache.cache or os.path.exists(filename) or linecache.getlines(filename):
        return filename
    return None


def getabsfile(object, _filename=None):
    """The absolute, normal form of the file of an object."""
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, '__file__', None) == file:
            return module
    main = sys.modules['__main__']
    name = getattr(object, '__name__', None)
    return main if name and getattr(main, name, None) is object else None


def findsource(object):
    """(all lines of the file, index of the object's first line)"""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith('<') and file.endswith('>')) or file.endswith('__main__.py>'):
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__) if module else linecache.getlines(file)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            number = vars(object)['__firstlineno__'] - 1
        except (TypeError, KeyError):
            raise OSError('source code not available') from None
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def getblock(lines):
    """The lines of the definition or statement block at the beginning of `lines`."""
    if not lines:
        return lines
    indent = _indent(lines[0])
    at = 0
    while at < len(lines) and lines[at].lstrip().startswith('@'):
        at = _logical_line(lines, at)
    if at >= len(lines):
        return lines[:1]
    end = at = _logical_line(lines, at)
    if not _opens_block(lines[:end]):
        return lines[:end]
    while at < len(lines):
        text = lines[at].strip()
        if not text or text.startswith('#'):
            # A comment as far in as the block belongs to it, if the block goes on.
            if text and _indent(lines[at]) > indent:
                end = at + 1
            at += 1
            continue
        if _indent(lines[at]) <= indent:
            break
        end = at = _logical_line(lines, at)
    return lines[:end]


def _indent(line):
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())


def _opens_block(lines):
    """Does a logical line end with a colon (but for a comment)?"""
    text, _ = _stripped(''.join(lines))
    return text.rstrip().endswith(':')


def _logical_line(lines, start):
    """The index behind the logical line that begins at `start`."""
    text = ''
    for at in range(start, len(lines)):
        text += lines[at]
        _, is_open = _stripped(text)
        if not is_open and not text.rstrip('\n').endswith('\\'):
            return at + 1
    return len(lines)


def _stripped(text):
    """(text without strings and comments, is a bracket or a string still open)"""
    result = []
    depth = 0
    i, n = 0, len(text)
    while i < n:
        char = text[i]
        if char == '#':
            while i < n and text[i] != '\n':
                i += 1
            continue
        if char in '"\'':
            quote = char * 3 if text.startswith(char * 3, i) else char
            i += len(quote)
            while i < n and not text.startswith(quote, i):
                if text[i] == '\n' and len(quote) == 1 and text[i - 1] != '\\':
                    break
                i += 2 if text[i] == '\\' else 1
            if i >= n:
                return ''.join(result), True
            i += len(quote) if text.startswith(quote, i) else 0
            result.append('s')
            continue
        if char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        result.append(char)
        i += 1
    return ''.join(result), depth > 0


def getsourcelines(object):
    """(the source lines of an object, the number of the first)"""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The source of an object as text."""
    lines, _ = getsourcelines(object)
    return ''.join(lines)


def indentsize(line):
    """How far a line is indented, in columns."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# ---- arguments ----

class _Row(tuple):
    """A tuple whose items have names."""

    __slots__ = ()
    _fields = ()

    def __new__(cls, *values, **named):
        values += tuple(named[name] for name in cls._fields[len(values):])
        return tuple.__new__(cls, values)

    def __getattr__(self, name):
        try:
            return self[type(self)._fields.index(name)]
        except ValueError:
            raise AttributeError(name) from None

    def _replace(self, **named):
        return type(self)(*(named.get(name, value) for name, value in zip(self._fields, self)))

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return '{}({})'.format(type(self).__name__, ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self)))


class Arguments(_Row):
    """What getargs() gives."""

    _fields = ('args', 'varargs', 'varkw')


class FullArgSpec(_Row):
    """What getfullargspec() gives."""

    _fields = ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations')


class ArgInfo(_Row):
    """What getargvalues() gives."""

    _fields = ('args', 'varargs', 'keywords', 'locals')


class ClosureVars(_Row):
    """What getclosurevars() gives."""

    _fields = ('nonlocals', 'globals', 'builtins', 'unbound')


def getargs(co):
    """The names of the arguments of a code object."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    names, count = co.co_varnames, co.co_argcount
    end = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[end]
        end += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[end]
    return Arguments(list(names[:count]) + list(names[count:count + co.co_kwonlyargcount]), varargs, varkw)


def getfullargspec(func):
    """Names and defaults of the parameters (signature() tells more)."""
    try:
        found = Signature.from_callable(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    if isinstance(func, types.MethodType):
        inner = Signature.from_callable(func.__func__, follow_wrapped=False)
        parameters = list(inner.parameters.values())
    elif isclass(func):
        first = next((name for name in ('__init__', '__new__') if isfunction(getattr(func, name, None))), None)
        parameters = list(found.parameters.values())
        if first is not None:
            parameters = list(Signature.from_callable(getattr(func, first), follow_wrapped=False).parameters.values())
    else:
        parameters = list(found.parameters.values())
    spec = {'args': [], 'varargs': None, 'varkw': None, 'defaults': [], 'kwonlyargs': [], 'kwonlydefaults': {},
            'annotations': {}}
    if found.return_annotation is not _empty:
        spec['annotations']['return'] = found.return_annotation
    for parameter in parameters:
        name, kind, default = parameter.name, parameter.kind, parameter.default
        if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            spec['args'].append(name)
            if default is not _empty:
                spec['defaults'].append(default)
        elif kind is Parameter.VAR_POSITIONAL:
            spec['varargs'] = name
        elif kind is Parameter.KEYWORD_ONLY:
            spec['kwonlyargs'].append(name)
            if default is not _empty:
                spec['kwonlydefaults'][name] = default
        else:
            spec['varkw'] = name
        if parameter.annotation is not _empty:
            spec['annotations'][name] = parameter.annotation
    return FullArgSpec(spec['args'], spec['varargs'], spec['varkw'], tuple(spec['defaults']) or None,
                       spec['kwonlyargs'], spec['kwonlydefaults'] or None, spec['annotations'])


def getargvalues(frame):
    """The arguments of a frame and its variables."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def getcallargs(func, /, *positional, **named):
    """A dict from parameter names to the values that a call would bind."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    found = signature(func)
    given = found.bind(*positional, **named).arguments
    bound = found.bind(*positional, **named)
    bound.apply_defaults()
    variadic = {name: value for name, value in bound.arguments.items()
                if found.parameters[name].kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)}
    first = {name: value for name, value in given.items() if name not in variadic and name not in named}
    return {**first, **variadic, **{name: given[name] for name in named if name in given}, **bound.arguments}


def getclosurevars(func):
    """The names outside of a function that it refers to."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    builtins = func.__builtins__
    globals_found, builtins_found, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            globals_found[name] = func.__globals__[name]
        elif name in builtins:
            builtins_found[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, globals_found, builtins_found, unbound)


# ---- frames ----

class Traceback(_Row):
    """Where a frame is."""

    _fields = ('filename', 'lineno', 'function', 'code_context', 'index')

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (filename, lineno, function, code_context, index))
        self.positions = positions
        return self

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


class FrameInfo(tuple):
    """A frame and where it is."""

    _fields = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))
        self.positions = positions
        return self

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        pairs = ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self))
        return f'FrameInfo({pairs}, positions={self.positions!r})'


def getframeinfo(frame, context=1):
    """Where a frame or traceback is, with `context` lines around it."""
    if istraceback(frame):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno if isframe(frame) else None
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            all_lines, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(start, len(all_lines) - context))
            lines = all_lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index)


def getlineno(frame):
    """The line of a frame."""
    return frame.f_lineno


def _frame_info(frame, where, context):
    return FrameInfo(frame, *getframeinfo(where, context))


def getouterframes(frame, context=1):
    """FrameInfo of a frame and all that called it."""
    result = []
    while frame:
        result.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """FrameInfo along a traceback."""
    result = []
    while tb:
        result.append(_frame_info(tb.tb_frame, tb, context))
        tb = tb.tb_next
    return result


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def stack(context=1):
    """FrameInfo of the caller and all that called it."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """FrameInfo from here to where the exception that is being handled was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# ---- generators and coroutines ----

def _state(prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state('GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state('CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state('AGEN', agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    """The variables of a generator."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinelocals(coroutine):
    """The variables of a coroutine."""
    return {} if coroutine.cr_frame is None else coroutine.cr_frame.f_locals
