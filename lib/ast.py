"""Syntax trees: their classes, made from a table; parsing, walking, dumping, evaluating literals, compiling.

A row of the table: class, its fields (a type, then `*` for a list or `?` for one that may be None, a name).
"""
import sys

import _ast

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

_GRAMMAR = '''
mod: Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
 | FunctionType(expr* argtypes, expr returns)
stmt: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
 | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
 | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value)
 | AnnAssign(expr target, expr annotation, expr? value, int simple)
 | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
 | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment)
 | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
 | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg)
 | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names)
 | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr: BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
 | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
 | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
 | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
 | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value)
 | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
 | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)
 | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx)
 | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)
 | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx)
 | Slice(expr? lower, expr? upper, expr? step)
expr_context: Load | Store | Del
boolop: And | Or
operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop: Invert | Not | UAdd | USub
cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler: ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern: MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
 | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
 | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name)
 | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
type_param: TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value)
 | TypeVarTuple(identifier name, expr? default_value)
'''
_POSITION = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_LOCATED = ('stmt', 'expr', 'excepthandler', 'arg', 'keyword', 'alias', 'pattern', 'type_param')
_BUILTIN = {'identifier': str, 'string': str, 'int': int, 'constant': object}


class AST:
    """The base of all nodes."""

    _fields = ()
    _attributes = ()
    _field_types = {}
    _rows = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f'{cls.__name__} constructor takes at most {len(fields)} positional '
                            f'argument{"" if len(fields) == 1 else "s"}')
        for name, value in zip(fields, args):
            setattr(self, name, value)
        given = set(fields[:len(args)])
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f'{cls.__name__} got multiple values for argument {name!r}')
            if name not in fields and name not in cls._attributes:
                _deprecated(f'{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for '
                            'arbitrary keyword arguments is deprecated and will be removed in Python 3.15.')
            given.add(name)
            setattr(self, name, value)
        for kind, mark, name in cls._rows:
            if name not in given:
                self._set_default(kind, mark, name)

    def _set_default(self, kind, mark, name):
        if mark == '*':
            setattr(self, name, [])
        elif kind == 'expr_context':
            setattr(self, name, _SINGLETONS['Load'])
        elif mark != '?':
            _deprecated(f'{type(self).__name__}.__init__ missing 1 required positional argument: {name!r}. '
                        'This will become an error in Python 3.15.')

    def __reduce__(self):
        return _rebuild, (type(self), self.__dict__)

    def __replace__(self, **changes):
        new = _rebuild(type(self), self.__dict__)
        for name, value in changes.items():
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f'{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.')
            setattr(new, name, value)
        return new


def _deprecated(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _rebuild(cls, state):
    node = cls.__new__(cls)
    node.__dict__.update(state)
    return node


def _read_fields(text):
    """[(type, '*' or '?' or '', name)]"""
    rows = []
    for part in filter(None, text.split(',')):
        kind, name = part.split()
        mark = kind[-1] if kind[-1] in '*?' else ''
        rows.append((kind.rstrip('*?'), mark, name))
    return tuple(rows)


def _make_class(head, base, located):
    name, _, fields = head.strip().partition('(')
    rows = _read_fields(fields.rstrip(')'))
    names = tuple(row[2] for row in rows)
    body = {'__module__': 'ast', '_fields': names, '__match_args__': names, '_rows': rows, '__doc__': head.strip()}
    if base is AST:
        body['_attributes'] = _POSITION if located else ()
        if located:
            body['end_lineno'] = body['end_col_offset'] = None
    for kind, mark, field in rows:
        if mark == '?':
            body[field] = None
    return type(name, (base,), body)


def _make_classes():
    classes = {}
    for rule in _GRAMMAR.strip().replace('\n |', ' |').split('\n'):
        name, colon, alternatives = rule.partition(': ')
        if not colon:
            name = rule.partition('(')[0]
            classes[name] = _make_class(rule, AST, name in _LOCATED)
            continue
        heads = [head.strip() for head in alternatives.split(' | ')]
        separator = f'\n{" " * len(name)} | ' if '(' in alternatives else ' | '
        base = type(name, (AST,), {'__module__': 'ast', '__doc__': f'{name} = {separator.join(heads)}',
                                   '_attributes': _POSITION if name in _LOCATED else ()})
        if name in _LOCATED:
            base.end_lineno = base.end_col_offset = None
        classes[name] = base
        for head in heads:
            cls = _make_class(head, base, False)
            classes[cls.__name__] = cls
    return classes


_CLASSES = _make_classes()
globals().update(_CLASSES)
vars(_ast).update(_CLASSES, AST=AST)
_SINGLETONS = {cls.__name__: cls() for base in ('expr_context', 'boolop', 'operator', 'unaryop', 'cmpop')
               for cls in _CLASSES[base].__subclasses__()}
_BUILDERS = {**_CLASSES, **_SINGLETONS}


def _set_field_types():
    for cls in _CLASSES.values():
        types = {}
        for kind, mark, name in cls._rows:
            value = _BUILTIN.get(kind) or _CLASSES[kind]
            types[name] = list[value] if mark == '*' else value | None if mark == '?' else value
        cls._field_types = types


_set_field_types()


def _deprecated_attribute(name):
    """The old name of a Constant's value."""
    def get(self):
        from _ast_deprecated import warn_of_attribute
        warn_of_attribute(name)
        return self.value

    def set(self, value):
        from _ast_deprecated import warn_of_attribute
        warn_of_attribute(name)
        self.value = value
    return property(get, set)


_CLASSES['Constant'].n = _deprecated_attribute('n')
_CLASSES['Constant'].s = _deprecated_attribute('s')


# ---- parsing and compiling ----

def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source text."""
    if mode == 'func_type' or type_comments:
        raise NotImplementedError('minipy does not support type comments in ast.parse()')
    return compile(source, filename, mode, PyCF_ONLY_AST, optimize=optimize)


def _builtin_compile(source, filename, mode, flags, optimize):
    """compile() where it is given a tree, or has to give one."""
    wants_tree = flags & PyCF_ONLY_AST
    if isinstance(source, AST):
        if wants_tree:
            return source
        wanted = {'exec': 'Module', 'eval': 'Expression', 'single': 'Interactive'}.get(mode)
        if wanted is None:
            raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
        if not isinstance(source, _CLASSES[wanted]):
            raise TypeError(f'expected {wanted} node, got {type(source).__name__}')
        return _ast._compile(_checked_node(source, 'mod'), filename, mode, optimize)
    if not isinstance(source, str):
        import importlib.util
        if not isinstance(source, (bytes, bytearray, memoryview)):
            raise TypeError('compile() arg 1 must be a string, bytes or AST object')
        source = importlib.util.decode_source(bytes(source))
    if '\0' in source:
        raise SyntaxError('source code string cannot contain null bytes')
    return _ast._parse(source, filename, mode, _BUILDERS)


_CONSTANT_TYPES = (str, int, float, complex, bytes, bool, type(None), type(...))


def _checked_node(node, kind):
    """A node as a dict, as the compiler takes it; an error where something is missing or of a wrong type."""
    base = _CLASSES[kind]
    if not isinstance(node, base):
        raise TypeError(f'expected some sort of {kind}, but got {node!r}')
    cls = next(cls for cls in type(node).__mro__ if _CLASSES.get(cls.__name__) is cls and (cls._rows or cls is not base or not cls.__subclasses__()))
    plain = {'_type': cls.__name__}
    for name in cls._attributes:
        try:
            value = getattr(node, name)
        except AttributeError:
            raise TypeError(f'required field "{name}" missing from {kind}') from None
        if value is None and name.startswith('end_'):
            value = plain[name[4:]]
        if not isinstance(value, int):
            raise ValueError(f'invalid integer value: {value!r}')
        plain[name] = value
    for field_kind, mark, name in cls._rows:
        plain[name] = _checked_field(node, cls, field_kind, mark, name)
    _check_rules(cls.__name__, node, plain)
    _check_loaded(cls, cls.__name__, plain)
    return plain


_LISTS = {'stmt': 'statement', 'expr': 'expression'}


def _checked_field(node, cls, kind, mark, name):
    try:
        value = getattr(node, name)
    except AttributeError:
        if mark == '*':
            return []
        raise TypeError(f'required field "{name}" missing from {cls.__name__}') from None
    if mark == '*':
        if not isinstance(value, list):
            raise TypeError(f'{cls.__name__} field "{name}" must be a list, not a {type(value).__name__}')
        allows_none = (cls.__name__, name) in (('Dict', 'keys'), ('arguments', 'kw_defaults'))
        if None in value and not allows_none and kind in _LISTS:
            raise ValueError(f'None disallowed in {_LISTS[kind]} list')
        return [None if item is None and allows_none else _checked_value(item, kind) for item in value]
    if value is None and (mark == '?' or kind == 'constant'):
        return 0 if name == 'level' else None
    if value is None and kind != 'constant':
        raise ValueError(f'field {name!r} is required for {cls.__name__}')
    return _checked_value(value, kind)


def _checked_value(value, kind):
    if kind == 'constant':
        if type(value) not in _CONSTANT_TYPES:
            raise TypeError(f'got an invalid type in Constant: {type(value).__name__}')
        return value
    if kind == 'identifier':
        if type(value) is not str:
            raise TypeError('AST identifier must be of type str')
        return value
    if kind == 'string':
        if not isinstance(value, (str, bytes)):
            raise TypeError('AST string must be of type str')
        return value
    if kind == 'int':
        if not isinstance(value, int):
            raise ValueError(f'invalid integer value: {value!r}')
        return int(value)
    if kind in ('expr_context', 'boolop', 'operator', 'unaryop', 'cmpop'):
        if not isinstance(value, _CLASSES[kind]):
            raise TypeError(f'expected some sort of {kind}, but got {value!r}')
        return type(value).__name__
    return _checked_node(value, kind)


_NEVER_EMPTY = {'FunctionDef': ['body'], 'AsyncFunctionDef': ['body'], 'ClassDef': ['body'], 'Delete': ['targets'],
                'Assign': ['targets'], 'For': ['body'], 'AsyncFor': ['body'], 'While': ['body'], 'If': ['body'],
                'With': ['items', 'body'], 'AsyncWith': ['items', 'body'], 'Match': ['cases'], 'Try': ['body'],
                'TryStar': ['body'], 'Import': ['names'], 'ImportFrom': ['names'], 'Global': ['names'],
                'Nonlocal': ['names'], 'ExceptHandler': ['body'], 'match_case': ['body'], 'Set': ['elts']}
_STORED = {'For': ['target'], 'AsyncFor': ['target'], 'comprehension': ['target'], 'Assign': ['targets'],
           'AugAssign': ['target'], 'AnnAssign': ['target'], 'NamedExpr': ['target'], 'TypeAlias': ['name'],
           'withitem': ['optional_vars']}


def _check_context(target, wanted):
    """Can the expression be a target, and says it so? ("Store" or "Del")"""
    if 'ctx' not in target:
        raise ValueError(f"expression which can't be assigned to in {wanted} context")
    if target['ctx'] != wanted:
        raise ValueError(f'expression must have {wanted} context but has {target["ctx"]} instead')
    for part in target.get('elts', ()):
        _check_context(part, wanted)
    if target['_type'] == 'Starred':
        _check_context(target['value'], wanted)


def _check_loaded(cls, name, plain):
    """Expressions that are no targets are loaded."""
    if plain.get('ctx', 'Load') != 'Load':
        # Parts of a target, which is looked at where it is one.
        return
    targets = ['targets'] if name == 'Delete' else _STORED.get(name, ())
    for kind, _, field in cls._rows:
        if kind == 'expr' and field not in targets:
            for value in plain[field] if isinstance(plain[field], list) else [plain[field]]:
                if value is not None and value.get('ctx', 'Load') != 'Load':
                    raise ValueError(f'expression must have Load context but has {value["ctx"]} instead')


_ONLY_NAMES = {'NamedExpr': ('target', 'NamedExpr target must be a Name'), 'TypeAlias': ('name', 'TypeAlias with non-Name name')}


def _check_targets(name, plain):
    if name in _ONLY_NAMES:
        field, message = _ONLY_NAMES[name]
        if plain[field]['_type'] != 'Name':
            raise TypeError(message)
    if name == 'AnnAssign' and plain['simple'] and plain['target']['_type'] != 'Name':
        raise TypeError('AnnAssign with simple non-Name target')
    for field in _STORED.get(name, ()):
        for target in plain[field] if isinstance(plain[field], list) else [plain[field]]:
            if target is not None:
                _check_context(target, 'Store')
    if name == 'Delete':
        for target in plain['targets']:
            _check_context(target, 'Del')


def _check_rules(name, node, plain):
    for field in _NEVER_EMPTY.get(name, ()):
        if not plain[field]:
            raise ValueError(f'empty {field} on {name}')
    _check_targets(name, plain)
    if name == 'MatchSingleton' and type(plain['value']) not in (bool, type(None)):
        raise ValueError('MatchSingleton can only contain True, False and None')
    if name in ('ListComp', 'SetComp', 'DictComp', 'GeneratorExp') and not plain['generators']:
        raise ValueError('comprehension with no generators')
    if name == 'BoolOp' and len(plain['values']) < 2:
        raise ValueError('BoolOp with less than 2 values')
    if name == 'Compare':
        if not plain['comparators']:
            raise ValueError('Compare with no comparators')
        if len(plain['comparators']) != len(plain['ops']):
            raise ValueError('Compare has a different number of comparators and operands')
    if name == 'Dict' and len(plain['keys']) != len(plain['values']):
        raise ValueError("Dict doesn't have the same number of keys as values")
    if name in ('Try', 'TryStar'):
        if not plain['handlers'] and not plain['finalbody']:
            raise ValueError(f'{name} has neither except handlers nor finalbody')
        if not plain['handlers'] and plain['orelse']:
            raise ValueError(f'{name} has orelse but no except handlers')
    if name == 'Name' and plain['id'] in ('None', 'True', 'False'):
        raise ValueError(f"identifier field can't represent '{plain['id']}' constant")
    if name == 'Raise' and plain['cause'] is not None and plain['exc'] is None:
        raise ValueError('Raise with cause but no exception')
    if name == 'ImportFrom' and plain['level'] < 0:
        raise ValueError('Negative ImportFrom level')
    if name == 'arguments':
        if len(plain['defaults']) > len(plain['posonlyargs']) + len(plain['args']):
            raise ValueError('more positional defaults than args on arguments')
        if len(plain['kw_defaults']) != len(plain['kwonlyargs']):
            raise ValueError('length of kwonlyargs is not the same as kw_defaults on arguments')


def literal_eval(node_or_string):
    """The value of a literal: numbers, strings, bytes, tuples, lists, dicts, sets, True, False, None, ... and signs."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = 'malformed node or string'
    if lineno := getattr(node, 'lineno', None):
        message += f' on line {lineno}'
    raise ValueError(message + f': {node!r}')


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set' and node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


# ---- looking at trees ----

def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text; with `indent` (a number or text) over several lines."""
    def text_of(node, level=0):
        if indent is not None:
            level += 1
            prefix, separator = '\n' + indent * level, ',\n' + indent * level
        else:
            prefix, separator = '', ', '
        if isinstance(node, AST):
            return node_text(node, level, prefix, separator)
        if isinstance(node, list):
            if not node:
                return '[]', True
            return f'[{prefix}{separator.join(text_of(item, level)[0] for item in node)}]', False
        return repr(node), True

    def node_text(node, level, prefix, separator):
        cls = type(node)
        parts, left_out = [], []
        simple = True
        keywords = annotate_fields
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                keywords = True
                continue
            if not show_empty:
                if value == []:
                    field_type = cls._field_types.get(name, object)
                    if getattr(field_type, '__origin__', ...) is list:
                        if not keywords:
                            left_out.append(repr(value))
                        continue
                if not keywords:
                    parts.extend(left_out)
                    left_out = []
            text, is_simple = text_of(value, level)
            simple = simple and is_simple
            parts.append(f'{name}={text}' if keywords else text)
        if include_attributes and node._attributes:
            for name in node._attributes:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    continue
                text, is_simple = text_of(value, level)
                simple = simple and is_simple
                parts.append(f'{name}={text}')
        if simple and len(parts) <= 3:
            return f'{cls.__name__}({", ".join(parts)})', not parts
        return f'{cls.__name__}({prefix}{separator.join(parts)})', False

    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {node.__class__.__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return text_of(node)[0]


def iter_fields(node):
    """Generate (name, value) of the fields that a node has."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """Generate the nodes just below a node."""
    for _, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """Generate a node and all below it, level by level."""
    todo = [node]
    for node in todo:
        todo.extend(iter_child_nodes(node))
        yield node


def copy_location(new_node, old_node):
    """Give a node the position of another."""
    for attr in _POSITION:
        if attr in old_node._attributes and attr in new_node._attributes:
            value = getattr(old_node, attr, None)
            if value is not None or (hasattr(old_node, attr) and attr.startswith('end_')):
                setattr(new_node, attr, value)
    return new_node


def fix_missing_locations(node):
    """Give all nodes without a position that of the node above."""
    def fix(node, lineno, col_offset, end_lineno, end_col_offset):
        if 'lineno' in node._attributes:
            if not hasattr(node, 'lineno'):
                node.lineno = lineno
            else:
                lineno = node.lineno
        if 'end_lineno' in node._attributes:
            if getattr(node, 'end_lineno', None) is None:
                node.end_lineno = end_lineno
            else:
                end_lineno = node.end_lineno
        if 'col_offset' in node._attributes:
            if not hasattr(node, 'col_offset'):
                node.col_offset = col_offset
            else:
                col_offset = node.col_offset
        if 'end_col_offset' in node._attributes:
            if getattr(node, 'end_col_offset', None) is None:
                node.end_col_offset = end_col_offset
            else:
                end_col_offset = node.end_col_offset
        for child in iter_child_nodes(node):
            fix(child, lineno, col_offset, end_lineno, end_col_offset)
    fix(node, 1, 0, 1, 0)
    return node


def increment_lineno(node, n=1):
    """Add n to all line numbers."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a function, class or module, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if not clean:
        return value.value
    import inspect
    return inspect.cleandoc(value.value)


def _split_lines(source):
    """Lines as the compiler counts them: form feeds and the like do not end one."""
    lines, current = [], ''
    for part in source.splitlines(True):
        current += part
        if part.endswith(('\n', '\r')):
            lines.append(current)
            current = ''
    return [*lines, current] if current else lines


def get_source_segment(source, node, *, padded=False):
    """The text of a node, or None if its position is not known."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _split_lines(source)[first:last + 1]
    padding = ''
    if padded:
        before = lines[0].encode()[:start].decode()
        padding = ''.join(char if char in '\f\t' else ' ' for char in before)
    if first == last:
        return padding + lines[0].encode()[start:end].decode()
    lines[0] = padding + lines[0].encode()[start:].decode()
    lines[-1] = lines[-1].encode()[:end].decode()
    return ''.join(lines)


class NodeVisitor:
    """Calls visit_Name(node) and the like for the nodes it visits, generic_visit(node) for others."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit the nodes below."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


    def visit_Constant(self, node):
        """Visit a constant, with the method of its class of old if there is one."""
        from _ast_deprecated import visit
        done, result = visit(self, node)
        return result if done else self.generic_visit(node)


class NodeTransformer(NodeVisitor):
    """Puts what its methods give in place of the nodes: None removes one, a list puts in several."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                new_items = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            new_items.extend(item)
                            continue
                    new_items.append(item)
                old[:] = new_items
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node


class slice(AST):
    """Deprecated: an expression stands in its place."""


class Index(slice):
    """Deprecated: the value itself."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated: a Tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated: it was never made."""


class AugLoad(expr_context):
    """Deprecated: it is not made any more."""


class AugStore(expr_context):
    """Deprecated: it is not made any more."""


class Param(expr_context):
    """Deprecated: it is not made any more."""


def __getattr__(name):
    if name in ('Num', 'Str', 'Bytes', 'NameConstant', 'Ellipsis'):
        import _ast_deprecated
        _ast_deprecated._warn_of(name)
        return _ast_deprecated.CLASSES[name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


def unparse(ast_obj):
    """Source text for a tree."""
    from _ast_unparse import Unparser
    return Unparser().text(ast_obj)
