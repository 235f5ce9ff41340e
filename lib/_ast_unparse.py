"""ast.unparse(): source text for trees. Each method gives the text of a kind of node; statements give lists of lines.

An expression is written with the precedence of its place: one that binds less gets parentheses.
"""
import ast
import sys

_NAMED, _TUPLE, _YIELD, _TEST, _OR, _AND, _NOT, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM = range(18)
_BINARY = {'Add': ('+', _ARITH), 'Sub': ('-', _ARITH), 'Mult': ('*', _TERM), 'MatMult': ('@', _TERM), 'Div': ('/', _TERM),
           'Mod': ('%', _TERM), 'FloorDiv': ('//', _TERM), 'LShift': ('<<', _SHIFT), 'RShift': ('>>', _SHIFT),
           'BitOr': ('|', _BOR), 'BitXor': ('^', _BXOR), 'BitAnd': ('&', _BAND), 'Pow': ('**', _POWER)}
_UNARY = {'Invert': ('~', _FACTOR), 'UAdd': ('+', _FACTOR), 'USub': ('-', _FACTOR), 'Not': ('not ', _NOT)}
_COMPARE = {'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=', 'Is': 'is', 'IsNot': 'is not',
            'In': 'in', 'NotIn': 'not in'}
_SINGLE_QUOTES = ("'", '"')
_TRIPLE_QUOTES = ('"""', "'''")
_QUOTES = (*_SINGLE_QUOTES, *_TRIPLE_QUOTES)
# A float that is too large to be one, as there is no literal for infinity.
_INFINITY = f'1e{sys.float_info.max_10_exp + 1}'


def _name(op):
    return type(op).__name__


def _parenthesized(text, is_needed):
    return f'({text})' if is_needed else text


def _indented(lines):
    return [line and f'    {line}' for line in lines]


def _escaped(text, keeps_lines):
    """The text with backslashes before what cannot be printed; `keeps_lines`: not before newlines and tabs."""
    return ''.join(char if char != '\\' and char.isprintable() or keeps_lines and char in '\n\t'
                   else char.encode('unicode_escape').decode('ascii') for char in text)


def _quotes_for(text, quotes, keeps_lines):
    """(escaped text, quotes that can stand around it, the best one first)"""
    escaped = _escaped(text, keeps_lines)
    possible = [quote for quote in quotes if quote not in escaped and ('\n' not in escaped or quote in _TRIPLE_QUOTES)]
    if not possible:
        shown = repr(text)
        return shown[1:-1], [next((quote for quote in quotes if shown[0] in quote), shown[0])]
    if escaped:
        possible.sort(key=lambda quote: quote[0] == escaped[-1])
        if possible[0][0] == escaped[-1]:
            escaped = f'{escaped[:-1]}\\{escaped[-1]}'
    return escaped, possible


class Unparser:
    """Writes one tree."""

    def text(self, node):
        """The text of a node of any kind."""
        if isinstance(node, list):
            return '\n'.join(self._lines(node)).removeprefix('\n')
        if isinstance(node, ast.Module):
            self._ignored = {item.lineno: f'ignore{item.tag}' for item in node.type_ignores}
            return '\n'.join(self._body(node)).removeprefix('\n')
        if isinstance(node, ast.Interactive):
            return '\n'.join(self._lines(node.body)).removeprefix('\n')
        if isinstance(node, ast.FunctionType):
            return f'({self._comma(node.argtypes)}) -> {self._expr(node.returns)}'
        if isinstance(node, ast.Expression):
            return self._expr(node.body)
        if isinstance(node, (ast.stmt, ast.excepthandler, ast.match_case)):
            return '\n'.join(self._statement(node)).removeprefix('\n')
        if isinstance(node, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)):
            return ''
        return self._expr(node)

    _ignored = {}

    # ---- statements ----

    def _statement(self, node):
        return getattr(self, f'_{_name(node)}')(node)

    def _lines(self, statements):
        """Their lines; the empty ones before functions and classes not at the very start."""
        lines = []
        for statement in statements:
            lines.extend(self._statement(statement))
        return lines

    def _body(self, node):
        """The lines of a body that may begin with a docstring."""
        docstring = None
        if node.body and isinstance(node.body[0], ast.Expr):
            value = node.body[0].value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                docstring = value
        lines = self._lines(node.body[1:] if docstring else node.body)
        if docstring:
            escaped, quotes = _quotes_for(docstring.value, _TRIPLE_QUOTES, True)
            prefix = 'u' if docstring.kind == 'u' else ''
            # The lines of the docstring itself are not indented.
            return [f'{prefix}{quotes[0]}{escaped}{quotes[0]}', *lines]
        return lines

    def _block(self, head, lines, comment=''):
        return [f'{head}:{comment}', *_indented(lines)]

    def _suite(self, head, statements, comment=''):
        return self._block(head, self._lines(statements), comment)

    def _comment(self, node):
        comment = self._ignored.get(node.lineno) if hasattr(node, 'lineno') else None
        comment = comment or node.type_comment
        return f' # type: {comment}' if comment is not None else ''

    def _Expr(self, node):
        return [self._expr(node.value, _YIELD)]

    def _FunctionDef(self, node, keyword='def'):
        returns = f' -> {self._expr(node.returns)}' if node.returns else ''
        head = f'{keyword} {node.name}{self._type_params(node)}({self._arguments(node.args)}){returns}'
        return ['', *self._decorators(node), *self._block(head, self._body(node), self._comment(node))]

    def _AsyncFunctionDef(self, node):
        return self._FunctionDef(node, 'async def')

    def _ClassDef(self, node):
        arguments = self._comma(node.bases + node.keywords)
        head = f'class {node.name}{self._type_params(node)}{_parenthesized(arguments, True) if arguments else ""}'
        return ['', *self._decorators(node), *self._block(head, self._body(node))]

    def _decorators(self, node):
        return [f'@{self._expr(decorator)}' for decorator in node.decorator_list]

    def _type_params(self, node):
        params = getattr(node, 'type_params', None)
        return f'[{self._comma(params)}]' if params else ''

    def _Return(self, node):
        return [f'return {self._expr(node.value)}' if node.value else 'return']

    def _Delete(self, node):
        return [f'del {self._comma(node.targets)}']

    def _Assign(self, node):
        targets = ''.join(f'{self._expr(target, _TUPLE)} = ' for target in node.targets)
        return [f'{targets}{self._expr(node.value)}{self._comment(node)}']

    def _TypeAlias(self, node):
        return [f'type {self._expr(node.name)}{self._type_params(node)} = {self._expr(node.value)}']

    def _AugAssign(self, node):
        return [f'{self._expr(node.target)} {_BINARY[_name(node.op)][0]}= {self._expr(node.value)}']

    def _AnnAssign(self, node):
        target = _parenthesized(self._expr(node.target), not node.simple and isinstance(node.target, ast.Name))
        value = f' = {self._expr(node.value)}' if node.value else ''
        return [f'{target}: {self._expr(node.annotation)}{value}']

    def _loop(self, head, node, comment=''):
        lines = self._suite(head, node.body, comment)
        return lines + self._suite('else', node.orelse) if node.orelse else lines

    def _For(self, node, keyword='for'):
        head = f'{keyword} {self._expr(node.target, _TUPLE)} in {self._expr(node.iter)}'
        return self._loop(head, node, self._comment(node))

    def _AsyncFor(self, node):
        return self._For(node, 'async for')

    def _While(self, node):
        return self._loop(f'while {self._expr(node.test)}', node)

    def _If(self, node):
        lines = self._suite(f'if {self._expr(node.test)}', node.body)
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            lines += self._suite(f'elif {self._expr(node.test)}', node.body)
        return lines + self._suite('else', node.orelse) if node.orelse else lines

    def _With(self, node, keyword='with'):
        return self._suite(f'{keyword} {self._comma(node.items)}', node.body, self._comment(node))

    def _AsyncWith(self, node):
        return self._With(node, 'async with')

    def _Match(self, node):
        lines = [f'match {self._expr(node.subject)}:']
        for case in node.cases:
            lines += _indented(self._match_case(case))
        return lines

    def _match_case(self, node):
        guard = f' if {self._expr(node.guard)}' if node.guard else ''
        return self._suite(f'case {self._expr(node.pattern)}{guard}', node.body)

    def _Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't be used without a value attribute.")
            return ['raise']
        cause = f' from {self._expr(node.cause)}' if node.cause else ''
        return [f'raise {self._expr(node.exc)}{cause}']

    def _Try(self, node, keyword='except'):
        lines = self._suite('try', node.body)
        for handler in node.handlers:
            lines += self._ExceptHandler(handler, keyword)
        if node.orelse:
            lines += self._suite('else', node.orelse)
        if node.finalbody:
            lines += self._suite('finally', node.finalbody)
        return lines

    def _TryStar(self, node):
        return self._Try(node, 'except*')

    def _ExceptHandler(self, node, keyword='except'):
        kind = f' {self._expr(node.type)}' if node.type else ''
        name = f' as {node.name}' if node.name else ''
        return self._suite(f'{keyword}{kind}{name}', node.body)

    def _Assert(self, node):
        message = f', {self._expr(node.msg)}' if node.msg else ''
        return [f'assert {self._expr(node.test)}{message}']

    def _Import(self, node):
        return [f'import {self._comma(node.names)}']

    def _ImportFrom(self, node):
        return [f'from {"." * (node.level or 0)}{node.module or ""} import {self._comma(node.names)}']

    def _Global(self, node):
        return [f'global {", ".join(node.names)}']

    def _Nonlocal(self, node):
        return [f'nonlocal {", ".join(node.names)}']

    def _Pass(self, node):
        return ['pass']

    def _Break(self, node):
        return ['break']

    def _Continue(self, node):
        return ['continue']

    # ---- expressions ----

    def _expr(self, node, place=_TEST):
        """The text of an expression in a place of the given precedence."""
        return getattr(self, f'_{_name(node)}')(node, place)

    def _comma(self, nodes, place=_TEST):
        return ', '.join(self._expr(node, place) for node in nodes)

    def _items(self, nodes):
        """The items of a tuple: one alone needs a comma."""
        return self._comma(nodes) + (',' if len(nodes) == 1 else '')

    def _BoolOp(self, node, place):
        word, own = ('and', _AND) if isinstance(node.op, ast.And) else ('or', _OR)
        # Each operand binds more than the one before, so that the grouping stays as it is.
        operands = [self._expr(value, min(own + index, _ATOM)) for index, value in enumerate(node.values, 1)]
        return _parenthesized(f' {word} '.join(operands), place > own)

    def _NamedExpr(self, node, place):
        return _parenthesized(f'{self._expr(node.target, _ATOM)} := {self._expr(node.value, _ATOM)}', place > _NAMED)

    def _BinOp(self, node, place):
        sign, own = _BINARY[_name(node.op)]
        left, right = (own + 1, own) if sign == '**' else (own, own + 1)
        return _parenthesized(f'{self._expr(node.left, left)} {sign} {self._expr(node.right, right)}', place > own)

    def _UnaryOp(self, node, place):
        sign, own = _UNARY[_name(node.op)]
        return _parenthesized(f'{sign}{self._expr(node.operand, own)}', place > own)

    def _Lambda(self, node, place):
        arguments = self._arguments(node.args)
        return _parenthesized(f'lambda{" " if arguments else ""}{arguments}: {self._expr(node.body, _TEST)}', place > _TEST)

    def _IfExp(self, node, place):
        text = f'{self._expr(node.body, _OR)} if {self._expr(node.test, _OR)} else {self._expr(node.orelse, _TEST)}'
        return _parenthesized(text, place > _TEST)

    def _Dict(self, node, place):
        items = [f'**{self._expr(value, _BOR)}' if key is None else f'{self._expr(key)}: {self._expr(value)}'
                 for key, value in zip(node.keys, node.values)]
        return f'{{{", ".join(items)}}}'

    def _Set(self, node, place):
        return f'{{{self._comma(node.elts)}}}' if node.elts else '{*()}'

    def _List(self, node, place):
        return f'[{self._comma(node.elts)}]'

    def _Tuple(self, node, place):
        return _parenthesized(self._items(node.elts), not node.elts or place > _TUPLE)

    def _generators(self, node):
        return ''.join(self._expr(generator) for generator in node.generators)

    def _ListComp(self, node, place):
        return f'[{self._expr(node.elt)}{self._generators(node)}]'

    def _SetComp(self, node, place):
        return f'{{{self._expr(node.elt)}{self._generators(node)}}}'

    def _DictComp(self, node, place):
        return f'{{{self._expr(node.key)}: {self._expr(node.value)}{self._generators(node)}}}'

    def _GeneratorExp(self, node, place):
        return f'({self._expr(node.elt)}{self._generators(node)})'

    def _comprehension(self, node, place):
        keyword = 'async for' if node.is_async else 'for'
        conditions = ''.join(f' if {self._expr(test, _OR)}' for test in node.ifs)
        return f' {keyword} {self._expr(node.target, _TUPLE)} in {self._expr(node.iter, _OR)}{conditions}'

    def _Await(self, node, place):
        value = f' {self._expr(node.value, _ATOM)}' if node.value else ''
        return _parenthesized(f'await{value}', place > _AWAIT)

    def _Yield(self, node, place):
        value = f' {self._expr(node.value, _ATOM)}' if node.value else ''
        return _parenthesized(f'yield{value}', place > _YIELD)

    def _YieldFrom(self, node, place):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _parenthesized(f'yield from {self._expr(node.value, _ATOM)}', place > _YIELD)

    def _Compare(self, node, place):
        rest = ''.join(f' {_COMPARE[_name(op)]} {self._expr(value, _BOR)}' for op, value in zip(node.ops, node.comparators))
        return _parenthesized(self._expr(node.left, _BOR) + rest, place > _CMP)

    def _Call(self, node, place):
        return f'{self._expr(node.func, _ATOM)}({self._comma(node.args + node.keywords)})'

    def _Attribute(self, node, place):
        # 3.x would be a float and a name.
        is_int = isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
        return f'{self._expr(node.value, _ATOM)}{" " if is_int else ""}.{node.attr}'

    def _Subscript(self, node, place):
        is_tuple = isinstance(node.slice, ast.Tuple) and node.slice.elts
        index = self._items(node.slice.elts) if is_tuple else self._expr(node.slice)
        return f'{self._expr(node.value, _ATOM)}[{index}]'

    def _Starred(self, node, place):
        return f'*{self._expr(node.value, _BOR)}'

    def _Name(self, node, place):
        return node.id

    def _Slice(self, node, place):
        lower, upper, step = (self._expr(part) if part else '' for part in (node.lower, node.upper, node.step))
        return f'{lower}:{upper}' + (f':{step}' if node.step else '')

    # ---- constants and f-strings ----

    def _Constant(self, node, place):
        prefix = 'u' if node.kind == 'u' else ''
        return prefix + self._constant(node.value)

    def _constant(self, value):
        if isinstance(value, tuple):
            return f'({", ".join(map(self._constant, value))}{"," if len(value) == 1 else ""})'
        if value is ...:
            return '...'
        if isinstance(value, (float, complex)):
            return repr(value).replace('inf', _INFINITY).replace('nan', f'({_INFINITY}-{_INFINITY})')
        return repr(value)

    def _JoinedStr(self, node, place):
        parts = [(self._fstring_part(value), isinstance(value, ast.Constant)) for value in node.values]
        quotes = list(_QUOTES)
        texts = []
        for part, is_literal in parts:
            if is_literal:
                text, possible = _quotes_for(part, quotes, False)
                if not set(possible) & set(quotes):
                    return self._fstring_of_reprs(parts)
                quotes = possible
            else:
                text = part
                if '\n' in part:
                    quotes = [quote for quote in quotes if quote in _TRIPLE_QUOTES]
            texts.append(text)
        return f'f{quotes[0]}{"".join(texts)}{quotes[0]}'

    @staticmethod
    def _fstring_of_reprs(parts):
        # A double quote lets repr() take single ones.
        return "f'''" + ''.join(repr(f'"{part}')[2:-1] if is_literal else part for part, is_literal in parts) + "'''"

    def _FormattedValue(self, node, place):
        return f"f{self._quoted(self._fstring_part(node))}"

    @staticmethod
    def _quoted(part):
        quote = next((quote for quote in _QUOTES if quote not in part), "'")
        return f'{quote}{part}{quote}'

    def _fstring_part(self, node, is_format=False):
        if isinstance(node, ast.JoinedStr):
            return ''.join(self._fstring_part(value, is_format) for value in node.values)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.replace('{', '{{').replace('}', '}}')
            if is_format:
                text = text.replace('\\', '\\\\').replace("'", "\\'").replace('"', '\\"').replace('\n', '\\n')
            return text
        if not isinstance(node, ast.FormattedValue):
            raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')
        expression = self._expr(node.value, _OR)
        space = ' ' if expression.startswith('{') else ''
        conversion = f'!{chr(node.conversion)}' if node.conversion != -1 else ''
        spec = f':{self._fstring_part(node.format_spec, True)}' if node.format_spec else ''
        return f'{{{space}{expression}{conversion}{spec}}}'

    # ---- parts of statements and expressions ----

    def _arguments(self, node, place=_TEST):
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        parts = []
        for index, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self._parameter(arg, default))
            if index == len(node.posonlyargs):
                parts.append('/')
        if node.vararg:
            parts.append(f'*{self._expr(node.vararg)}')
        elif node.kwonlyargs:
            parts.append('*')
        parts += [self._parameter(arg, default) for arg, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            parts.append(f'**{self._expr(node.kwarg)}')
        return ', '.join(parts)

    def _parameter(self, arg, default):
        return self._expr(arg) + (f'={self._expr(default)}' if default else '')

    def _arg(self, node, place):
        return node.arg + (f': {self._expr(node.annotation)}' if node.annotation else '')

    def _keyword(self, node, place):
        return f'**{self._expr(node.value)}' if node.arg is None else f'{node.arg}={self._expr(node.value)}'

    def _alias(self, node, place):
        return node.name + (f' as {node.asname}' if node.asname else '')

    def _withitem(self, node, place):
        return self._expr(node.context_expr) + (f' as {self._expr(node.optional_vars)}' if node.optional_vars else '')

    def _type_param(self, node, stars, bound=None):
        bound = f': {self._expr(bound)}' if bound else ''
        default = f' = {self._expr(node.default_value)}' if node.default_value else ''
        return f'{stars}{node.name}{bound}{default}'

    def _TypeVar(self, node, place):
        return self._type_param(node, '', node.bound)

    def _TypeVarTuple(self, node, place):
        return self._type_param(node, '*')

    def _ParamSpec(self, node, place):
        return self._type_param(node, '**')

    # ---- patterns ----

    def _MatchValue(self, node, place):
        return self._expr(node.value)

    def _MatchSingleton(self, node, place):
        return self._constant(node.value)

    def _MatchSequence(self, node, place):
        return f'[{self._comma(node.patterns)}]'

    def _MatchStar(self, node, place):
        return f'*{node.name or "_"}'

    def _MatchMapping(self, node, place):
        items = [f'{self._expr(key)}: {self._expr(pattern)}' for key, pattern in zip(node.keys, node.patterns)]
        if node.rest is not None:
            items.append(f'**{node.rest}')
        return f'{{{", ".join(items)}}}'

    def _MatchClass(self, node, place):
        keywords = [f'{name}={self._expr(pattern)}' for name, pattern in zip(node.kwd_attrs, node.kwd_patterns)]
        positional = [self._expr(pattern) for pattern in node.patterns]
        return f'{self._expr(node.cls, _ATOM)}({", ".join(positional + keywords)})'

    def _MatchAs(self, node, place):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return _parenthesized(f'{self._expr(node.pattern, _BOR)} as {node.name}', place > _TEST)

    def _MatchOr(self, node, place):
        return _parenthesized(' | '.join(self._expr(pattern, _BXOR) for pattern in node.patterns), place > _BOR)
