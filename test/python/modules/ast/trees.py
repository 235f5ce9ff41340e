"""ast: parsing, dumping, walking, changing and compiling trees; literals."""
import ast
import warnings
src='''
import a.b as c
from .x import y, z as w
@deco
def f(a, /, b: int=1, *args, c, d=2, **kw) -> str:
    """doc"""
    x = y = [i for i in range(3) if i]
    x += 1
    return {**a, 'b': 1, 2: {1,2}}
class C[T: int](B, metaclass=M):
    z: int = 3
    async def g(self):
        await x
        async with a as b: pass
try: pass
except* (A, B) as e: raise X from e
else: del q
finally: global zz
match x:
    case [1, *_]: pass
    case {'a': b, **r} if b: pass
    case P(1, k=2) | None: pass
    case _ as n: pass
type A[T] = list[T]
print(f'{x!r:>{w}} {y=}', 1.5, 3j, b'ab', ..., True, 10**3, -x, not y, a < b <= c, a and b or c, lambda: 0, x if y else z, a[1:2, ::3], (yield), (n := 3), u'k')
while 1: break
for i, *j in k: continue
else: pass
with a, b as c: assert x, 'm'
'''
t=ast.parse(src)
print(ast.dump(t)); print(ast.dump(ast.parse('x = [1, 2]\nf(a)'), indent=2, include_attributes=True))
# expect: Module(body=[Import(names=[alias(name='a.b', asname='c')]), ImportFrom(module='x', names=[alias(name='y'), alias(name='z', asname='w')], level=1), FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b', annotation=Name(id='int', ctx=Load()))], vararg=arg(arg='args'), kwonlyargs=[arg(arg='c'), arg(arg='d')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='kw'), defaults=[Constant(value=1)]), body=[Expr(value=Constant(value='doc')), Assign(targets=[Name(id='x', ctx=Store()), Name(id='y', ctx=Store())], value=ListComp(elt=Name(id='i', ctx=Load()), generators=[comprehension(target=Name(id='i', ctx=Store()), iter=Call(func=Name(id='range', ctx=Load()), args=[Constant(value=3)]), ifs=[Name(id='i', ctx=Load())], is_async=0)])), AugAssign(target=Name(id='x', ctx=Store()), op=Add(), value=Constant(value=1)), Return(value=Dict(keys=[None, Constant(value='b'), Constant(value=2)], values=[Name(id='a', ctx=Load()), Constant(value=1), Set(elts=[Constant(value=1), Constant(value=2)])]))], decorator_list=[Name(id='deco', ctx=Load())], returns=Name(id='str', ctx=Load())), ClassDef(name='C', bases=[Name(id='B', ctx=Load())], keywords=[keyword(arg='metaclass', value=Name(id='M', ctx=Load()))], body=[AnnAssign(target=Name(id='z', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=3), simple=1), AsyncFunctionDef(name='g', args=arguments(args=[arg(arg='self')]), body=[Expr(value=Await(value=Name(id='x', ctx=Load()))), AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store()))], body=[Pass()])])], type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()))]), TryStar(body=[Pass()], handlers=[ExceptHandler(type=Tuple(elts=[Name(id='A', ctx=Load()), Name(id='B', ctx=Load())], ctx=Load()), name='e', body=[Raise(exc=Name(id='X', ctx=Load()), cause=Name(id='e', ctx=Load()))])], orelse=[Delete(targets=[Name(id='q', ctx=Del())])], finalbody=[Global(names=['zz'])]), Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchSequence(patterns=[MatchValue(value=Constant(value=1)), MatchStar()]), body=[Pass()]), match_case(pattern=MatchMapping(keys=[Constant(value='a')], patterns=[MatchAs(name='b')], rest='r'), guard=Name(id='b', ctx=Load()), body=[Pass()]), match_case(pattern=MatchOr(patterns=[MatchClass(cls=Name(id='P', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['k'], kwd_patterns=[MatchValue(value=Constant(value=2))]), MatchSingleton(value=None)]), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchAs(), name='n'), body=[Pass()])]), TypeAlias(name=Name(id='A', ctx=Store()), type_params=[TypeVar(name='T')], value=Subscript(value=Name(id='list', ctx=Load()), slice=Name(id='T', ctx=Load()), ctx=Load())), Expr(value=Call(func=Name(id='print', ctx=Load()), args=[JoinedStr(values=[FormattedValue(value=Name(id='x', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='w', ctx=Load()), conversion=-1)])), Constant(value=' y='), FormattedValue(value=Name(id='y', ctx=Load()), conversion=114)]), Constant(value=1.5), Constant(value=3j), Constant(value=b'ab'), Constant(value=Ellipsis), Constant(value=True), BinOp(left=Constant(value=10), op=Pow(), right=Constant(value=3)), UnaryOp(op=USub(), operand=Name(id='x', ctx=Load())), UnaryOp(op=Not(), operand=Name(id='y', ctx=Load())), Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), LtE()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())]), BoolOp(op=Or(), values=[BoolOp(op=And(), values=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())]), Name(id='c', ctx=Load())]), Lambda(args=arguments(), body=Constant(value=0)), IfExp(test=Name(id='y', ctx=Load()), body=Name(id='x', ctx=Load()), orelse=Name(id='z', ctx=Load())), Subscript(value=Name(id='a', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1), upper=Constant(value=2)), Slice(step=Constant(value=3))], ctx=Load()), ctx=Load()), Yield(), NamedExpr(target=Name(id='n', ctx=Store()), value=Constant(value=3)), Constant(value='k', kind='u')])), While(test=Constant(value=1), body=[Break()]), For(target=Tuple(elts=[Name(id='i', ctx=Store()), Starred(value=Name(id='j', ctx=Store()), ctx=Store())], ctx=Store()), iter=Name(id='k', ctx=Load()), body=[Continue()], orelse=[Pass()]), With(items=[withitem(context_expr=Name(id='a', ctx=Load())), withitem(context_expr=Name(id='b', ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], body=[Assert(test=Name(id='x', ctx=Load()), msg=Constant(value='m'))])])
# expect: Module(
# expect:   body=[
# expect:     Assign(
# expect:       targets=[
# expect:         Name(
# expect:           id='x',
# expect:           ctx=Store(),
# expect:           lineno=1,
# expect:           col_offset=0,
# expect:           end_lineno=1,
# expect:           end_col_offset=1)],
# expect:       value=List(
# expect:         elts=[
# expect:           Constant(
# expect:             value=1,
# expect:             lineno=1,
# expect:             col_offset=5,
# expect:             end_lineno=1,
# expect:             end_col_offset=6),
# expect:           Constant(
# expect:             value=2,
# expect:             lineno=1,
# expect:             col_offset=8,
# expect:             end_lineno=1,
# expect:             end_col_offset=9)],
# expect:         ctx=Load(),
# expect:         lineno=1,
# expect:         col_offset=4,
# expect:         end_lineno=1,
# expect:         end_col_offset=10),
# expect:       lineno=1,
# expect:       col_offset=0,
# expect:       end_lineno=1,
# expect:       end_col_offset=10),
# expect:     Expr(
# expect:       value=Call(
# expect:         func=Name(
# expect:           id='f',
# expect:           ctx=Load(),
# expect:           lineno=2,
# expect:           col_offset=0,
# expect:           end_lineno=2,
# expect:           end_col_offset=1),
# expect:         args=[
# expect:           Name(
# expect:             id='a',
# expect:             ctx=Load(),
# expect:             lineno=2,
# expect:             col_offset=2,
# expect:             end_lineno=2,
# expect:             end_col_offset=3)],
# expect:         lineno=2,
# expect:         col_offset=0,
# expect:         end_lineno=2,
# expect:         end_col_offset=4),
# expect:       lineno=2,
# expect:       col_offset=0,
# expect:       end_lineno=2,
# expect:       end_col_offset=4)])
print(ast.dump(ast.parse('a.b', mode='eval'), annotate_fields=False), ast.dump(ast.parse('x', mode='single')))
# expect: Expression(Attribute(Name('a', Load()), 'b', Load())) Interactive(body=[Expr(value=Name(id='x', ctx=Load()))])
for s in ('[1, (2, 3), {"a": {1, 2}}, None, -1, 1+2j, b"x", "s", set()]', ' 3'): print(ast.literal_eval(s))
# expect: [1, (2, 3), {'a': {1, 2}}, None, -1, (1+2j), b'x', 's', set()]
# expect: 3
for s in ('a', '1+1', 'f()', '[x]', '1 +'):
    try: ast.literal_eval(s)
    except (ValueError, SyntaxError) as e: print(type(e), str(e).partition('0x')[0])
# expect: <class 'ValueError'> malformed node or string on line 1: <ast.Name object at 
# expect: <class 'ValueError'> malformed node or string on line 1: <ast.BinOp object at 
# expect: <class 'ValueError'> malformed node or string on line 1: <ast.Call object at 
# expect: <class 'ValueError'> malformed node or string on line 1: <ast.Name object at 
# expect: <class 'SyntaxError'> invalid syntax (<unknown>, line 1)
ns={}
exec(compile(ast.parse('def f(x):\n  return x*2\ny = f(21)'), '<t>', 'exec'), ns); print(ns['y'])  # expect: 42
class T(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value+1), n)
print(eval(compile(ast.fix_missing_locations(T().visit(ast.parse('1+2', mode='eval'))), 'x', 'eval')))  # expect: 5
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, n.lineno, n.col_offset, n.end_col_offset)
# expect: a 1 0 1
# expect: b 1 4 5
# expect: c 1 6 7
V().visit(ast.parse('a + b*c'))
print(ast.Name._fields, ast.Name._attributes, ast.Name.__doc__, ast.expr_context.__doc__, ast.Name.__module__, ast.BinOp.__mro__)
# expect: ('id', 'ctx') ('lineno', 'col_offset', 'end_lineno', 'end_col_offset') Name(identifier id, expr_context ctx) expr_context = Load | Store | Del ast (<class 'ast.BinOp'>, <class 'ast.expr'>, <class 'ast.AST'>, <class 'object'>)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    ast.Name(); ast.Name('x', foo=1)
    for x in w:
        print(x.category.__name__, x.message)
# expect: DeprecationWarning Name.__init__ missing 1 required positional argument: 'id'. This will become an error in Python 3.15.
# expect: DeprecationWarning Name.__init__ got an unexpected keyword argument 'foo'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.
for bad in (lambda: ast.Name(1,2,3), lambda: ast.Name('x', id='y'), lambda: compile(ast.Expression(ast.Name('x', ast.Load())), 'f', 'eval'), lambda: compile(ast.parse('1'), 'f', 'eval'), lambda: ast.dump(3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError Name constructor takes at most 2 positional arguments
# expect: TypeError Name got multiple values for argument 'id'
# expect: TypeError required field "lineno" missing from expr
# expect: TypeError expected Expression node, got Module
# expect: TypeError expected AST, got 'int'
print(ast.get_docstring(t.body[2]), ast.get_source_segment(src, t.body[2].body[1]), len(list(ast.walk(t))))
# expect: doc x = y = [i for i in range(3) if i] 253
print(ast.Constant(value=3, kind=None)._field_types if 0 else ast.FunctionDef._field_types['returns'], ast.increment_lineno(ast.parse('x'), 5).body[0].lineno)
# expect: ast.expr | None 6
match ast.parse('x', mode='eval'):
    case ast.Expression(body=ast.Name(id)): print(id)  # expect: x
for tree in (
    ast.TypeAlias(ast.Attribute(ast.Name('x', ast.Load()), 'y', ast.Store()), [], ast.Constant(3)),
    ast.Expr(ast.NamedExpr(ast.Constant(1), ast.Constant(3))),
    ast.AnnAssign(ast.Constant(1), ast.Constant(3), None, 1),
    ast.Assign([ast.Tuple([ast.Name('x', ast.Load())], ast.Store())], ast.Constant(3)),
    ast.Delete([ast.Constant(1)]),
):
    try:
        compile(ast.fix_missing_locations(ast.Module([tree], [])), 'f', 'exec')
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError TypeAlias with non-Name name
# expect: TypeError NamedExpr target must be a Name
# expect: TypeError AnnAssign with simple non-Name target
# expect: ValueError expression must have Store context but has Load instead
# expect: ValueError expression which can't be assigned to in Del context
