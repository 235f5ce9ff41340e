"""Signatures: what inspect.signature() gives. Part of the module inspect."""
import functools
import sys
import types


class _empty:
    """Marks what a parameter or signature has not."""

    __module__ = 'inspect'


class _void:
    """Marks an argument of replace() that was not given."""


class _ParameterKind(int):
    """How a parameter takes its argument."""

    __module__ = 'inspect'

    def __new__(cls, value, name='', description=''):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    value = property(int)

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __reduce__(self):
        return getattr, (_ParameterKind, self.name)


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)
for _kind in _KINDS:
    setattr(_ParameterKind, _kind.name, _kind)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as source text."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter: name, kind, default, annotation. Cannot be changed."""

    __module__ = 'inspect'
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _KINDS[kind]
        except (IndexError, TypeError):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[:1] == '.' and name[1:].isdigit():
            # The first argument of a comprehension's function.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword arguments, '
                                 f'not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        import keyword
        if keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def __reduce__(self):
        return (type(self), (self._name, self._kind), {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some parts changed."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            shown = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            text += f': {shown}'
        if self._default is not _empty:
            equals = ' = ' if self._annotation is not _empty else '='
            text += equals + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        return '**' + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Arguments bound to parameters: `arguments` is a dict from names to values."""

    __module__ = 'inspect'
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        """The positional arguments, a tuple."""
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        """The keyword arguments, a dict."""
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of parameters that got no argument."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __repr__(self):
        args = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{self.__class__.__name__} ({args})>'


class Signature:
    """The parameters of a callable, in order, and its return annotation. Cannot be changed."""

    __module__ = 'inspect'
    __slots__ = ('_return_annotation', '_parameters')
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        known = {}
        if parameters is not None:
            top, seen_default = _POSITIONAL_ONLY, False
            seen_var = set()
            for parameter in parameters:
                kind, name = parameter.kind, parameter.name
                if kind in seen_var:
                    raise ValueError(f'more than one {kind.description} parameter')
                if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    seen_var.add(kind)
                if kind < top:
                    raise ValueError(f'wrong parameter order: {top.description} parameter before '
                                     f'{kind.description} parameter')
                top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError('non-default argument follows default argument')
                if name in known:
                    raise ValueError(f'duplicate parameter name: {name!r}')
                known[name] = parameter
        self._parameters = types.MappingProxyType(known)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature(obj, cls, follow_wrapped, (globals, locals, eval_str))

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some parts changed."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _comparable(self):
        positional = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        keyword_only = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return positional, keyword_only, self.return_annotation

    def __hash__(self):
        positional, keyword_only, annotation = self._comparable()
        return hash((positional, frozenset(keyword_only.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._comparable() == other._comparable()

    def bind(self, /, *args, **kwargs):
        """Bind arguments as a call does; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Bind some of the arguments."""
        return self._bind(args, kwargs, partial=True)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = list(self.parameters.values())
        rest = list(args)
        index = 0
        while index < len(parameters):
            parameter = parameters[index]
            if parameter.kind == _VAR_POSITIONAL:
                if rest:
                    arguments[parameter.name] = tuple(rest)
                    rest = []
                index += 1
                break
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or not rest:
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {parameter.name!r}')
            arguments[parameter.name] = rest.pop(0)
            index += 1
        if rest:
            raise TypeError('too many positional arguments')
        self._bind_keywords(arguments, parameters[index:], dict(kwargs), partial)
        return self._bound_arguments_cls(self, arguments)

    def _bind_keywords(self, arguments, parameters, kwargs, partial):
        var_keyword = None
        positional_only = []
        for position, parameter in enumerate(parameters):
            if parameter.kind == _VAR_KEYWORD:
                var_keyword = parameter
            elif parameter.kind == _VAR_POSITIONAL:
                pass
            elif parameter.kind == _POSITIONAL_ONLY:
                if parameter.name in kwargs:
                    positional_only.append(parameter.name)
                elif parameter.default is _empty and not partial:
                    raise TypeError(f'missing a required argument: {parameter.name!r}')
            elif parameter.name in kwargs:
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                is_next = position == 0 and parameter.kind == _KEYWORD_ONLY
                keyword_only = ' keyword-only' if is_next else ''
                raise TypeError(f'missing a required{keyword_only} argument: {parameter.name!r}')
        if var_keyword is not None:
            if kwargs:
                arguments[var_keyword.name] = kwargs
        elif positional_only:
            names = ', '.join(repr(name) for name in positional_only)
            raise TypeError(f'got some positional-only arguments passed as keyword arguments: {names}')
        elif kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {'_return_annotation': self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as source text; with max_width a parameter a line if it is longer."""
        parts = []
        positional_only = False
        needs_star = True
        for parameter in self.parameters.values():
            text = parameter._format(quote_annotation_strings=quote_annotation_strings)
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                parts.append('/')
                positional_only = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                parts.append('*')
                needs_star = False
            parts.append(text)
        if positional_only:
            parts.append('/')
        text = '({})'.format(', '.join(parts))
        if max_width is not None and len(text) > max_width:
            text = '(\n    {}\n)'.format(',\n    '.join(parts))
        if self.return_annotation is not _empty:
            shown = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            text += f' -> {shown}'
        return text


# ---- finding the signature of a callable ----

def _without_first(signature):
    """The signature of a bound method."""
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if parameters[0].kind is not _VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _of_function(func, cls, annotations_scope):
    code = func.__code__
    make = cls._parameter_cls
    names = code.co_varnames
    count, positional_only = code.co_argcount, code.co_posonlyargcount
    globals, locals, eval_str = annotations_scope
    import inspect
    annotations = inspect.get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = getattr(func, '__defaults__', None) or ()
    kwdefaults = getattr(func, '__kwdefaults__', None) or {}

    def parameter(name, kind, default=_empty):
        return make(name, kind=kind, default=default, annotation=annotations.get(name, _empty))

    parameters = []
    first_default = count - len(defaults)
    for i, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if i < positional_only else _POSITIONAL_OR_KEYWORD
        parameters.append(parameter(name, kind, defaults[i - first_default] if i >= first_default else _empty))
    end = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        parameters.append(parameter(names[end], _VAR_POSITIONAL))
    for name in names[count:end]:
        parameters.append(parameter(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty)))
    if code.co_flags & 8:
        parameters.append(parameter(names[end + (1 if code.co_flags & 4 else 0)], _VAR_KEYWORD))
    return cls(parameters, return_annotation=annotations.get('return', _empty))


def _of_text(cls, obj, text):
    """From a __text_signature__, which is what could stand behind `def f`, with a $ before self."""
    binds_self = '($' in text
    plain = text.replace('$', '')
    module = sys.modules.get(getattr(obj, '__module__', None))
    namespace = {**vars(sys), **(vars(module) if module is not None else {}), 'sys': sys}
    try:
        exec(f'def f{plain}: pass', namespace)
    except (SyntaxError, NameError, AttributeError):
        raise ValueError(f'{obj!r} has invalid signature') from None
    signature = _of_function(namespace['f'], cls, (None, None, False))
    if binds_self:
        owner = getattr(obj, '__self__', None)
        parameters = list(signature.parameters.values())
        if owner is not None:
            return signature.replace(parameters=parameters[1:])
        parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
        return signature.replace(parameters=parameters)
    return signature


def _of_partial(cls, partial, annotations_scope):
    wrapped = _signature(partial.func, cls, True, annotations_scope)
    args, keywords = partial.args, partial.keywords
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    parameters = dict(wrapped.parameters)
    to_keyword = False
    for name, parameter in wrapped.parameters.items():
        if name in bound.arguments:
            if parameter.kind is _POSITIONAL_ONLY:
                del parameters[name]
                continue
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    del parameters[name]
                    continue
                to_keyword = True
                parameters[name] = parameter.replace(default=bound.arguments[name])
            elif parameter.kind is _KEYWORD_ONLY:
                parameters[name] = parameter.replace(default=bound.arguments[name])
        if to_keyword:
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                changed = parameters.pop(name).replace(kind=_KEYWORD_ONLY)
                parameters[name] = changed
            elif parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                parameters[name] = parameters.pop(name)
            elif parameter.kind is _VAR_POSITIONAL:
                del parameters[name]
    return wrapped.replace(parameters=parameters.values())


def _is_python_function(obj):
    if isinstance(obj, types.FunctionType):
        return True
    return (callable(obj) and not isinstance(obj, type) and isinstance(getattr(obj, '__name__', None), str)
            and isinstance(getattr(obj, '__code__', None), types.CodeType)
            and hasattr(obj, '__defaults__') and hasattr(obj, '__kwdefaults__'))


_BUILTIN_TYPES = (types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodWrapperType,
                  types.MethodDescriptorType, types.ClassMethodDescriptorType)


def _signature(obj, cls, follow_wrapped=True, annotations_scope=(None, None, False)):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(_signature(obj.__func__, cls, follow_wrapped, annotations_scope))
    if follow_wrapped:
        import inspect
        obj = inspect.unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _signature(obj, cls, follow_wrapped, annotations_scope)
    signature = getattr(obj, '__signature__', None)
    if signature is not None:
        if not isinstance(signature, Signature) and callable(signature):
            signature = signature()
        if isinstance(signature, str):
            return _of_text(cls, obj, signature)
        if not isinstance(signature, Signature):
            raise TypeError(f'unexpected object {signature!r} in __signature__ attribute')
        return signature
    if isinstance(getattr(obj, '_partialmethod', None), functools.partialmethod):
        method = obj._partialmethod
        wrapped = _signature(method.func, cls, follow_wrapped, annotations_scope)
        first = tuple(wrapped.parameters.values())[0]
        partial = functools.partial(method.func, None, *method.args, **method.keywords)
        rest = _of_partial(cls, partial, annotations_scope).parameters.values()
        return wrapped.replace(parameters=(first, *rest))
    if _is_python_function(obj):
        return _of_function(obj, cls, annotations_scope)
    if isinstance(obj, _BUILTIN_TYPES):
        text = obj.__text_signature__
        if not text:
            raise ValueError(f'no signature found for builtin {obj!r}')
        return _of_text(cls, obj, text)
    if isinstance(obj, functools.partial):
        return _of_partial(cls, obj, annotations_scope)
    if isinstance(obj, type):
        return _of_class(obj, cls, follow_wrapped, annotations_scope)
    call = getattr(type(obj), '__call__', None)
    if call is not None:
        return _without_first(_signature(call, cls, follow_wrapped, annotations_scope))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _own_method(cls, name):
    """A method that Python code defines, found along the MRO (not for object and type); else None."""
    for base in cls.__mro__:
        if base is not object and base is not type and name in vars(base):
            value = vars(base)[name]
            return value.__func__ if isinstance(value, (staticmethod, classmethod)) else value
    return None


def _of_class(obj, cls, follow_wrapped, annotations_scope):
    call = _own_method(type(obj), '__call__')
    if call is not None:
        return _without_first(_signature(call, cls, follow_wrapped, annotations_scope))
    for base in obj.__mro__:
        for name in ('__new__', '__init__'):
            value = vars(base).get(name)
            if base is object or value is None:
                continue
            if isinstance(value, staticmethod):
                value = value.__func__
            if _is_python_function(value) or isinstance(value, functools.partialmethod):
                return _without_first(_signature(getattr(obj, name) if isinstance(value, functools.partialmethod) else value,
                                                 cls, follow_wrapped, annotations_scope))
        text = vars(base).get('__text_signature__') if base in (object, type) else getattr(base, '__text_signature__', None)
        if base is not object and base is not type and text:
            return _of_text(cls, base, text)
    if type in obj.__mro__:
        raise ValueError(f'no signature found for builtin {obj!r}')
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls()
    raise ValueError(f'no signature found for builtin type {obj!r}')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


signature.__module__ = formatannotation.__module__ = 'inspect'
