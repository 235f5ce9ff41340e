"""ast.unparse(): statements, expressions with no more parentheses than they need, strings, f-strings, patterns."""
import ast
import warnings


def again(text):
    return ast.unparse(ast.parse(text))


print(again('x=1;y : int=2;(z):str;x+=1;del x,y'))
# expect: x = 1
# expect: y: int = 2
# expect: (z): str
# expect: x += 1
# expect: del x, y
print(again('"""Of the module."""\nimport a.b as c,d\nfrom . import e\n@deco\ndef f(a,/,b:int=1,*args,c,d=2,**kw)->None:\n'
            '  "doc\\nlines"\n  if a:pass\n  elif b:return\n  else:\n    return a,b\nasync def g[T:int=str,*Ts,**P]():\n  await x\n'))
# expect: """Of the module."""
# expect: import a.b as c, d
# expect: from . import e
# expect: 
# expect: @deco
# expect: def f(a, /, b: int=1, *args, c, d=2, **kw) -> None:
# expect:     """doc
# expect: lines"""
# expect:     if a:
# expect:         pass
# expect:     elif b:
# expect:         return
# expect:     else:
# expect:         return (a, b)
# expect: 
# expect: async def g[T: int = str, *Ts, **P]():
# expect:     await x
print(again('class A(B,metaclass=M):\n x:int\n def m(self):yield\n'))
# expect: class A(B, metaclass=M):
# expect:     x: int
# expect: 
# expect:     def m(self):
# expect:         yield
print(again('try:\n a\nexcept* (B,C) as e:raise X from e\nelse:b\nfinally:c'))
# expect: try:
# expect:     a
# expect: except* (B, C) as e:
# expect:     raise X from e
# expect: else:
# expect:     b
# expect: finally:
# expect:     c
print(again('for a,b in c:\n break\nelse:\n continue\nwhile 1:global q,r\nwith a as b,c:assert d,e\ntype X[T]=list[T]'))
# expect: for a, b in c:
# expect:     break
# expect: else:
# expect:     continue
# expect: while 1:
# expect:     global q, r
# expect: with a as b, c:
# expect:     assert d, e
# expect: type X[T] = list[T]
print(again('match x:\n case [1,*_,{"k":v,**r}]|A(b,c=1) if v:pass\n case (1|2) as z:pass\n case None|_:pass'))
# expect: match x:
# expect:     case [1, *_, {'k': v, **r}] | A(b, c=1) if v:
# expect:         pass
# expect:     case 1 | 2 as z:
# expect:         pass
# expect:     case None | _:
# expect:         pass
for text in ('a or b and c', '(a or b) and not c', 'not (a == b)', '-(2**-x)', '(-2)**x', '(a**b)**c', 'a-(b-c)', '(a-b)-c', '~(a|b)&c',
             '(x:=1)', 'f((x:=1),*a,k=(yield),**b)', '(lambda x,*y:x)(1)', 'a if b else (c if d else e)', '(a if b else c) if d else e',
             '3 .real', '1.5.real', 'x[1,2:3,...]', 'x[(1,)]', 'x[()]', 'x[a:=1]', '{1:2,**d}', '{*()}', '{*a}', '(1,)', '[i for i in a if b if c]',
             '{k:v async for k,v in a}', '(i for i in (a if b else c))', 'a<b<=c is not d not in e', 'await_(x)', '1e400,-1e400j', "_=u'x'", r'_="\n\t\\\x00é"',
             '_=\'it\\\'s "x"\'', "b'a'", 'f"{x!r:>{w}} {{}} {a[\'k\']}"', 'f"{ {1:2} }"', 'f"a\'b{c}"', '"a" "b" f"{c}"', '`x`' if False else 'None'):
    print(again(text))
# expect: a or (b and c)
# expect: (a or b) and (not c)
# expect: not a == b
# expect: -2 ** (-x)
# expect: (-2) ** x
# expect: (a ** b) ** c
# expect: a - (b - c)
# expect: a - b - c
# expect: ~(a | b) & c
# expect: (x := 1)
# expect: f((x := 1), *a, k=(yield), **b)
# expect: (lambda x, *y: x)(1)
# expect: a if b else c if d else e
# expect: (a if b else c) if d else e
# expect: 3 .real
# expect: 1.5.real
# expect: x[1, 2:3, ...]
# expect: x[1,]
# expect: x[()]
# expect: x[(a := 1)]
# expect: {1: 2, **d}
# expect: {*()}
# expect: {*a}
# expect: (1,)
# expect: [i for i in a if b if c]
# expect: {k: v async for k, v in a}
# expect: (i for i in (a if b else c))
# expect: a < b <= c is not d not in e
# expect: await_(x)
# expect: (1e309, -1e309j)
# expect: _ = u'x'
# expect: _ = '\n\t\\\x00é'
# expect: _ = 'it\'s "x"'
# expect: b'a'
# expect: f'{x!r:>{w}} {{}} {a['k']}'
# expect: f'{ {1: 2}}'
# expect: f"a'b{c}"
# expect: f'ab{c}'
# expect: None
print(ast.unparse(ast.Expression(ast.Lambda(ast.arguments(), ast.Constant(1)))), ast.unparse(ast.Call(ast.Name('f'), [], [])))
# expect: lambda: 1 f()


# Trees that could not be are refused when they are compiled.
def refused(*statements):
    try:
        compile(ast.fix_missing_locations(ast.Module(list(statements), [])), '<tree>', 'exec')
    except (ValueError, TypeError) as error:
        return error


print(refused(ast.Expr(ast.Name('x', ast.Store()))))  # expect: expression must have Load context but has Store instead
print(refused(ast.Delete([None])))  # expect: None disallowed in expression list
print(refused(ast.Expr(ast.ListComp(ast.Name('x'), []))))  # expect: comprehension with no generators
print(refused(ast.Assign([ast.List([ast.Name('x', ast.Store())], ast.Store())], ast.Constant(3))))  # expect: None

# The classes of old make Constants, with a warning.
with warnings.catch_warnings(record=True) as shown:
    warnings.simplefilter('always')
    number = ast.Num(3)
    print(ast.dump(number), number.n, isinstance(ast.Constant(True), ast.Num), isinstance(ast.Constant('s'), ast.Str))
    # expect: Constant(value=3) 3 False True
print(shown[0].message)  # expect: ast.Num is deprecated and will be removed in Python 3.14; use ast.Constant instead
