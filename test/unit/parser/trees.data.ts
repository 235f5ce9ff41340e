/**
 * Programs and their trees as CPython 3.13.0 gives them, positions included, in the form that dump.ts writes.
 */
export const TREES: readonly (readonly [string, string])[] = [
  [
    "x = 1\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n Constant(i0x1 null @1,4,1,5)\n null @1,0,1,5)\n,]\n []\n )\n',
  ],
  [
    "x = y = z\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,Name("y" Store @1,4,1,5)\n,]\n Name("z" Load @1,8,1,9)\n null @1,0,1,9)\n,]\n []\n )\n',
  ],
  [
    "x: int = 3\n",
    'Module([AnnAssign(Name("x" Store @1,0,1,1)\n Name("int" Load @1,3,1,6)\n Constant(i0x3 null @1,9,1,10)\n 1 @1,0,1,10)\n,]\n []\n )\n',
  ],
  [
    "(x): int\n",
    'Module([AnnAssign(Name("x" Store @1,1,1,2)\n Name("int" Load @1,5,1,8)\n null 0 @1,0,1,8)\n,]\n []\n )\n',
  ],
  [
    "x.y: int\n",
    'Module([AnnAssign(Attribute(Name("x" Load @1,0,1,1)\n "y" Store @1,0,1,3)\n Name("int" Load @1,5,1,8)\n null 0 @1,0,1,8)\n,]\n []\n )\n',
  ],
  [
    "x[0] **= 2\n",
    'Module([AugAssign(Subscript(Name("x" Load @1,0,1,1)\n Constant(i0x0 null @1,2,1,3)\n Store @1,0,1,4)\n Pow Constant(i0x2 null @1,9,1,10)\n @1,0,1,10)\n,]\n []\n )\n',
  ],
  [
    "a, *b = c\n",
    'Module([Assign([Tuple([Name("a" Store @1,0,1,1)\n,Starred(Name("b" Store @1,4,1,5)\n Store @1,3,1,5)\n,]\n Store @1,0,1,5)\n,]\n Name("c" Load @1,8,1,9)\n null @1,0,1,9)\n,]\n []\n )\n',
  ],
  [
    "[a, (b, c)] = d\n",
    'Module([Assign([List([Name("a" Store @1,1,1,2)\n,Tuple([Name("b" Store @1,5,1,6)\n,Name("c" Store @1,8,1,9)\n,]\n Store @1,4,1,10)\n,]\n Store @1,0,1,11)\n,]\n Name("d" Load @1,14,1,15)\n null @1,0,1,15)\n,]\n []\n )\n',
  ],
  [
    "a if b else c if d else e\n",
    'Module([Expr(IfExp(Name("b" Load @1,5,1,6)\n Name("a" Load @1,0,1,1)\n IfExp(Name("d" Load @1,17,1,18)\n Name("c" Load @1,12,1,13)\n Name("e" Load @1,24,1,25)\n @1,12,1,25)\n @1,0,1,25)\n @1,0,1,25)\n,]\n []\n )\n',
  ],
  [
    "a or b and not c\n",
    'Module([Expr(BoolOp(Or [Name("a" Load @1,0,1,1)\n,BoolOp(And [Name("b" Load @1,5,1,6)\n,UnaryOp(Not Name("c" Load @1,15,1,16)\n @1,11,1,16)\n,]\n @1,5,1,16)\n,]\n @1,0,1,16)\n @1,0,1,16)\n,]\n []\n )\n',
  ],
  [
    "a < b <= c != d in e not in f is g is not h\n",
    'Module([Expr(Compare(Name("a" Load @1,0,1,1)\n [Lt,LtE,NotEq,In,NotIn,Is,IsNot,]\n [Name("b" Load @1,4,1,5)\n,Name("c" Load @1,9,1,10)\n,Name("d" Load @1,14,1,15)\n,Name("e" Load @1,19,1,20)\n,Name("f" Load @1,28,1,29)\n,Name("g" Load @1,33,1,34)\n,Name("h" Load @1,42,1,43)\n,]\n @1,0,1,43)\n @1,0,1,43)\n,]\n []\n )\n',
  ],
  [
    "-x ** -y ** z\n",
    'Module([Expr(UnaryOp(USub BinOp(Name("x" Load @1,1,1,2)\n Pow UnaryOp(USub BinOp(Name("y" Load @1,7,1,8)\n Pow Name("z" Load @1,12,1,13)\n @1,7,1,13)\n @1,6,1,13)\n @1,1,1,13)\n @1,0,1,13)\n @1,0,1,13)\n,]\n []\n )\n',
  ],
  [
    "a + b * c - d // e % f @ g / h\n",
    'Module([Expr(BinOp(BinOp(Name("a" Load @1,0,1,1)\n Add BinOp(Name("b" Load @1,4,1,5)\n Mult Name("c" Load @1,8,1,9)\n @1,4,1,9)\n @1,0,1,9)\n Sub BinOp(BinOp(BinOp(BinOp(Name("d" Load @1,12,1,13)\n FloorDiv Name("e" Load @1,17,1,18)\n @1,12,1,18)\n Mod Name("f" Load @1,21,1,22)\n @1,12,1,22)\n MatMult Name("g" Load @1,25,1,26)\n @1,12,1,26)\n Div Name("h" Load @1,29,1,30)\n @1,12,1,30)\n @1,0,1,30)\n @1,0,1,30)\n,]\n []\n )\n',
  ],
  [
    "a << b >> c & d ^ e | f\n",
    'Module([Expr(BinOp(BinOp(BinOp(BinOp(BinOp(Name("a" Load @1,0,1,1)\n LShift Name("b" Load @1,5,1,6)\n @1,0,1,6)\n RShift Name("c" Load @1,10,1,11)\n @1,0,1,11)\n BitAnd Name("d" Load @1,14,1,15)\n @1,0,1,15)\n BitXor Name("e" Load @1,18,1,19)\n @1,0,1,19)\n BitOr Name("f" Load @1,22,1,23)\n @1,0,1,23)\n @1,0,1,23)\n,]\n []\n )\n',
  ],
  [
    "not not a\n",
    'Module([Expr(UnaryOp(Not UnaryOp(Not Name("a" Load @1,8,1,9)\n @1,4,1,9)\n @1,0,1,9)\n @1,0,1,9)\n,]\n []\n )\n',
  ],
  [
    "~-+a\n",
    'Module([Expr(UnaryOp(Invert UnaryOp(USub UnaryOp(UAdd Name("a" Load @1,3,1,4)\n @1,2,1,4)\n @1,1,1,4)\n @1,0,1,4)\n @1,0,1,4)\n,]\n []\n )\n',
  ],
  [
    "await x ** 2\n",
    'Module([Expr(BinOp(Await(Name("x" Load @1,6,1,7)\n @1,0,1,7)\n Pow Constant(i0x2 null @1,11,1,12)\n @1,0,1,12)\n @1,0,1,12)\n,]\n []\n )\n',
  ],
  [
    "lambda: 0\n",
    "Module([Expr(Lambda(arguments([]\n []\n null []\n []\n null []\n )\n Constant(i0x0 null @1,8,1,9)\n @1,0,1,9)\n @1,0,1,9)\n,]\n []\n )\n",
  ],
  [
    "lambda a, /, b=1, *c, d, e=2, **f: (yield)\n",
    'Module([Expr(Lambda(arguments([arg("a" null null @1,7,1,8)\n,]\n [arg("b" null null @1,13,1,14)\n,]\n arg("c" null null @1,19,1,20)\n [arg("d" null null @1,22,1,23)\n,arg("e" null null @1,25,1,26)\n,]\n [null,Constant(i0x2 null @1,27,1,28)\n,]\n arg("f" null null @1,32,1,33)\n [Constant(i0x1 null @1,15,1,16)\n,]\n )\n Yield(null @1,36,1,41)\n @1,0,1,42)\n @1,0,1,42)\n,]\n []\n )\n',
  ],
  [
    'def f(a, b: int = 1, /, c=2, *args: *Ts, d, e: str = "", **kw: dict) -> None: pass\n',
    'Module([FunctionDef("f" arguments([arg("a" null null @1,6,1,7)\n,arg("b" Name("int" Load @1,12,1,15)\n null @1,9,1,15)\n,]\n [arg("c" null null @1,24,1,25)\n,]\n arg("args" Starred(Name("Ts" Load @1,37,1,39)\n Load @1,36,1,39)\n null @1,30,1,39)\n [arg("d" null null @1,41,1,42)\n,arg("e" Name("str" Load @1,47,1,50)\n null @1,44,1,50)\n,]\n [null,Constant("" null @1,53,1,55)\n,]\n arg("kw" Name("dict" Load @1,63,1,67)\n null @1,59,1,67)\n [Constant(i0x1 null @1,18,1,19)\n,Constant(i0x2 null @1,26,1,27)\n,]\n )\n [Pass(@1,78,1,82)\n,]\n []\n Constant(N null @1,72,1,76)\n null []\n @1,0,1,82)\n,]\n []\n )\n',
  ],
  [
    "def f[T: int = str, *Ts = *X, **P = [int]](x): return x\n",
    'Module([FunctionDef("f" arguments([]\n [arg("x" null null @1,43,1,44)\n,]\n null []\n []\n null []\n )\n [Return(Name("x" Load @1,54,1,55)\n @1,47,1,55)\n,]\n []\n null null [TypeVar("T" Name("int" Load @1,9,1,12)\n Name("str" Load @1,15,1,18)\n @1,6,1,18)\n,TypeVarTuple("Ts" Starred(Name("X" Load @1,27,1,28)\n Load @1,26,1,28)\n @1,20,1,28)\n,ParamSpec("P" List([Name("int" Load @1,37,1,40)\n,]\n Load @1,36,1,41)\n @1,30,1,41)\n,]\n @1,0,1,55)\n,]\n []\n )\n',
  ],
  [
    "class A[T](B, metaclass=C, **kw):\n    x = 1\n    def f(self): ...\n",
    'Module([ClassDef("A" [Name("B" Load @1,11,1,12)\n,]\n [keyword("metaclass" Name("C" Load @1,24,1,25)\n @1,14,1,25)\n,keyword(null Name("kw" Load @1,29,1,31)\n @1,27,1,31)\n,]\n [Assign([Name("x" Store @2,4,2,5)\n,]\n Constant(i0x1 null @2,8,2,9)\n null @2,4,2,9)\n,FunctionDef("f" arguments([]\n [arg("self" null null @3,10,3,14)\n,]\n null []\n []\n null []\n )\n [Expr(Constant(E null @3,17,3,20)\n @3,17,3,20)\n,]\n []\n null null []\n @3,4,3,20)\n,]\n []\n [TypeVar("T" null null @1,8,1,9)\n,]\n @1,0,3,20)\n,]\n []\n )\n',
  ],
  [
    "@a.b\n@c(d)\nasync def f():\n    async for x in y:\n        await z\n    else:\n        pass\n    async with a as b, c:\n        return\n",
    'Module([AsyncFunctionDef("f" arguments([]\n []\n null []\n []\n null []\n )\n [AsyncFor(Name("x" Store @4,14,4,15)\n Name("y" Load @4,19,4,20)\n [Expr(Await(Name("z" Load @5,14,5,15)\n @5,8,5,15)\n @5,8,5,15)\n,]\n [Pass(@7,8,7,12)\n,]\n null @4,4,7,12)\n,AsyncWith([withitem(Name("a" Load @8,15,8,16)\n Name("b" Store @8,20,8,21)\n )\n,withitem(Name("c" Load @8,23,8,24)\n null )\n,]\n [Return(null @9,8,9,14)\n,]\n null @8,4,9,14)\n,]\n [Attribute(Name("a" Load @1,1,1,2)\n "b" Load @1,1,1,4)\n,Call(Name("c" Load @2,1,2,2)\n [Name("d" Load @2,3,2,4)\n,]\n []\n @2,1,2,5)\n,]\n null null []\n @3,0,9,14)\n,]\n []\n )\n',
  ],
  [
    "type X[T] = list[T]\n",
    'Module([TypeAlias(Name("X" Store @1,5,1,6)\n [TypeVar("T" null null @1,7,1,8)\n,]\n Subscript(Name("list" Load @1,12,1,16)\n Name("T" Load @1,17,1,18)\n Load @1,12,1,19)\n @1,0,1,19)\n,]\n []\n )\n',
  ],
  [
    "type = 1; match = 2; case = 3; _ = 4\n",
    'Module([Assign([Name("type" Store @1,0,1,4)\n,]\n Constant(i0x1 null @1,7,1,8)\n null @1,0,1,8)\n,Assign([Name("match" Store @1,10,1,15)\n,]\n Constant(i0x2 null @1,18,1,19)\n null @1,10,1,19)\n,Assign([Name("case" Store @1,21,1,25)\n,]\n Constant(i0x3 null @1,28,1,29)\n null @1,21,1,29)\n,Assign([Name("_" Store @1,31,1,32)\n,]\n Constant(i0x4 null @1,35,1,36)\n null @1,31,1,36)\n,]\n []\n )\n',
  ],
  [
    "match(x)\n",
    'Module([Expr(Call(Name("match" Load @1,0,1,5)\n [Name("x" Load @1,6,1,7)\n,]\n []\n @1,0,1,8)\n @1,0,1,8)\n,]\n []\n )\n',
  ],
  [
    "match[x] = 1\n",
    'Module([Assign([Subscript(Name("match" Load @1,0,1,5)\n Name("x" Load @1,6,1,7)\n Store @1,0,1,8)\n,]\n Constant(i0x1 null @1,11,1,12)\n null @1,0,1,12)\n,]\n []\n )\n',
  ],
  [
    'match x, *y:\n    case 1 | -2 | 3 + 4j | "a" "b" | None | True: pass\n    case {"k": v, -1: w, a.b: _, **rest}: pass\n    case A(), B.C(x, y=1, z=D(),): pass\n    case [a, *_, b] | (c,) | (d): pass\n    case (x | y) as z if z > 1: pass\n    case *a, b: pass\n    case _: pass\n',
    'Module([Match(Tuple([Name("x" Load @1,6,1,7)\n,Starred(Name("y" Load @1,10,1,11)\n Load @1,9,1,11)\n,]\n Load @1,6,1,11)\n [match_case(MatchOr([MatchValue(Constant(i0x1 null @2,9,2,10)\n @2,9,2,10)\n,MatchValue(UnaryOp(USub Constant(i0x2 null @2,14,2,15)\n @2,13,2,15)\n @2,13,2,15)\n,MatchValue(BinOp(Constant(i0x3 null @2,18,2,19)\n Add Constant(c4010000000000000 null @2,22,2,24)\n @2,18,2,24)\n @2,18,2,24)\n,MatchValue(Constant("ab" null @2,27,2,34)\n @2,27,2,34)\n,MatchSingleton(N @2,37,2,41)\n,MatchSingleton(T @2,44,2,48)\n,]\n @2,9,2,48)\n null [Pass(@2,50,2,54)\n,]\n )\n,match_case(MatchMapping([Constant("k" null @3,10,3,13)\n,UnaryOp(USub Constant(i0x1 null @3,19,3,20)\n @3,18,3,20)\n,Attribute(Name("a" Load @3,25,3,26)\n "b" Load @3,25,3,28)\n,]\n [MatchAs(null "v" @3,15,3,16)\n,MatchAs(null "w" @3,22,3,23)\n,MatchAs(null null @3,30,3,31)\n,]\n "rest" @3,9,3,40)\n null [Pass(@3,42,3,46)\n,]\n )\n,match_case(MatchSequence([MatchClass(Name("A" Load @4,9,4,10)\n []\n []\n []\n @4,9,4,12)\n,MatchClass(Attribute(Name("B" Load @4,14,4,15)\n "C" Load @4,14,4,17)\n [MatchAs(null "x" @4,18,4,19)\n,]\n ["y","z",]\n [MatchValue(Constant(i0x1 null @4,23,4,24)\n @4,23,4,24)\n,MatchClass(Name("D" Load @4,28,4,29)\n []\n []\n []\n @4,28,4,31)\n,]\n @4,14,4,33)\n,]\n @4,9,4,33)\n null [Pass(@4,35,4,39)\n,]\n )\n,match_case(MatchOr([MatchSequence([MatchAs(null "a" @5,10,5,11)\n,MatchStar(null @5,13,5,15)\n,MatchAs(null "b" @5,17,5,18)\n,]\n @5,9,5,19)\n,MatchSequence([MatchAs(null "c" @5,23,5,24)\n,]\n @5,22,5,26)\n,MatchAs(null "d" @5,30,5,31)\n,]\n @5,9,5,32)\n null [Pass(@5,34,5,38)\n,]\n )\n,match_case(MatchAs(MatchOr([MatchAs(null "x" @6,10,6,11)\n,MatchAs(null "y" @6,14,6,15)\n,]\n @6,10,6,15)\n "z" @6,9,6,21)\n Compare(Name("z" Load @6,25,6,26)\n [Gt,]\n [Constant(i0x1 null @6,29,6,30)\n,]\n @6,25,6,30)\n [Pass(@6,32,6,36)\n,]\n )\n,match_case(MatchSequence([MatchStar("a" @7,9,7,11)\n,MatchAs(null "b" @7,13,7,14)\n,]\n @7,9,7,14)\n null [Pass(@7,16,7,20)\n,]\n )\n,match_case(MatchAs(null null @8,9,8,10)\n null [Pass(@8,12,8,16)\n,]\n )\n,]\n @1,0,8,16)\n,]\n []\n )\n',
  ],
  [
    "if a: pass\nelif b: x\nelif c:\n    y\nelse: z\n",
    'Module([If(Name("a" Load @1,3,1,4)\n [Pass(@1,6,1,10)\n,]\n [If(Name("b" Load @2,5,2,6)\n [Expr(Name("x" Load @2,8,2,9)\n @2,8,2,9)\n,]\n [If(Name("c" Load @3,5,3,6)\n [Expr(Name("y" Load @4,4,4,5)\n @4,4,4,5)\n,]\n [Expr(Name("z" Load @5,6,5,7)\n @5,6,5,7)\n,]\n @3,0,5,7)\n,]\n @2,0,5,7)\n,]\n @1,0,5,7)\n,]\n []\n )\n',
  ],
  [
    "while a:\n    break\nelse:\n    continue\n",
    'Module([While(Name("a" Load @1,6,1,7)\n [Break(@2,4,2,9)\n,]\n [Continue(@4,4,4,12)\n,]\n @1,0,4,12)\n,]\n []\n )\n',
  ],
  [
    "for a, *b in c, *d: pass\n",
    'Module([For(Tuple([Name("a" Store @1,4,1,5)\n,Starred(Name("b" Store @1,8,1,9)\n Store @1,7,1,9)\n,]\n Store @1,4,1,9)\n Tuple([Name("c" Load @1,13,1,14)\n,Starred(Name("d" Load @1,17,1,18)\n Load @1,16,1,18)\n,]\n Load @1,13,1,18)\n [Pass(@1,20,1,24)\n,]\n []\n null @1,0,1,24)\n,]\n []\n )\n',
  ],
  [
    "try: a\nexcept B: b\nexcept (C, D) as e: c\nexcept: d\nelse: e\nfinally: f\n",
    'Module([Try([Expr(Name("a" Load @1,5,1,6)\n @1,5,1,6)\n,]\n [ExceptHandler(Name("B" Load @2,7,2,8)\n null [Expr(Name("b" Load @2,10,2,11)\n @2,10,2,11)\n,]\n @2,0,2,11)\n,ExceptHandler(Tuple([Name("C" Load @3,8,3,9)\n,Name("D" Load @3,11,3,12)\n,]\n Load @3,7,3,13)\n "e" [Expr(Name("c" Load @3,20,3,21)\n @3,20,3,21)\n,]\n @3,0,3,21)\n,ExceptHandler(null null [Expr(Name("d" Load @4,8,4,9)\n @4,8,4,9)\n,]\n @4,0,4,9)\n,]\n [Expr(Name("e" Load @5,6,5,7)\n @5,6,5,7)\n,]\n [Expr(Name("f" Load @6,9,6,10)\n @6,9,6,10)\n,]\n @1,0,6,10)\n,]\n []\n )\n',
  ],
  [
    "try: a\nexcept* B as c: d\n",
    'Module([TryStar([Expr(Name("a" Load @1,5,1,6)\n @1,5,1,6)\n,]\n [ExceptHandler(Name("B" Load @2,8,2,9)\n "c" [Expr(Name("d" Load @2,16,2,17)\n @2,16,2,17)\n,]\n @2,0,2,17)\n,]\n []\n []\n @1,0,2,17)\n,]\n []\n )\n',
  ],
  [
    "with a, b as c, (d) as (e, f): pass\n",
    'Module([With([withitem(Name("a" Load @1,5,1,6)\n null )\n,withitem(Name("b" Load @1,8,1,9)\n Name("c" Store @1,13,1,14)\n )\n,withitem(Name("d" Load @1,17,1,18)\n Tuple([Name("e" Store @1,24,1,25)\n,Name("f" Store @1,27,1,28)\n,]\n Store @1,23,1,29)\n )\n,]\n [Pass(@1,31,1,35)\n,]\n null @1,0,1,35)\n,]\n []\n )\n',
  ],
  [
    "with (a, b): pass\n",
    'Module([With([withitem(Name("a" Load @1,6,1,7)\n null )\n,withitem(Name("b" Load @1,9,1,10)\n null )\n,]\n [Pass(@1,13,1,17)\n,]\n null @1,0,1,17)\n,]\n []\n )\n',
  ],
  [
    "with (a as b, c): pass\n",
    'Module([With([withitem(Name("a" Load @1,6,1,7)\n Name("b" Store @1,11,1,12)\n )\n,withitem(Name("c" Load @1,14,1,15)\n null )\n,]\n [Pass(@1,18,1,22)\n,]\n null @1,0,1,22)\n,]\n []\n )\n',
  ],
  [
    "with (a): pass\n",
    'Module([With([withitem(Name("a" Load @1,6,1,7)\n null )\n,]\n [Pass(@1,10,1,14)\n,]\n null @1,0,1,14)\n,]\n []\n )\n',
  ],
  [
    "with (a, b) as c: pass\n",
    'Module([With([withitem(Tuple([Name("a" Load @1,6,1,7)\n,Name("b" Load @1,9,1,10)\n,]\n Load @1,5,1,11)\n Name("c" Store @1,15,1,16)\n )\n,]\n [Pass(@1,18,1,22)\n,]\n null @1,0,1,22)\n,]\n []\n )\n',
  ],
  [
    "with (yield a): pass\n",
    'Module([With([withitem(Yield(Name("a" Load @1,12,1,13)\n @1,6,1,13)\n null )\n,]\n [Pass(@1,16,1,20)\n,]\n null @1,0,1,20)\n,]\n []\n )\n',
  ],
  [
    "with (a := b): pass\n",
    'Module([With([withitem(NamedExpr(Name("a" Store @1,6,1,7)\n Name("b" Load @1,11,1,12)\n @1,6,1,12)\n null )\n,]\n [Pass(@1,15,1,19)\n,]\n null @1,0,1,19)\n,]\n []\n )\n',
  ],
  [
    "with (a for a in b): pass\n",
    'Module([With([withitem(GeneratorExp(Name("a" Load @1,6,1,7)\n [comprehension(Name("a" Store @1,12,1,13)\n Name("b" Load @1,17,1,18)\n []\n 0 )\n,]\n @1,5,1,19)\n null )\n,]\n [Pass(@1,21,1,25)\n,]\n null @1,0,1,25)\n,]\n []\n )\n',
  ],
  [
    "with (a)(b), (c)[d]: pass\n",
    'Module([With([withitem(Call(Name("a" Load @1,6,1,7)\n [Name("b" Load @1,9,1,10)\n,]\n []\n @1,5,1,11)\n null )\n,withitem(Subscript(Name("c" Load @1,14,1,15)\n Name("d" Load @1,17,1,18)\n Load @1,13,1,19)\n null )\n,]\n [Pass(@1,21,1,25)\n,]\n null @1,0,1,25)\n,]\n []\n )\n',
  ],
  [
    "import a.b as c, d\n",
    'Module([Import([alias("a.b" "c" @1,7,1,15)\n,alias("d" null @1,17,1,18)\n,]\n @1,0,1,18)\n,]\n []\n )\n',
  ],
  [
    "from . import a\n",
    'Module([ImportFrom(null [alias("a" null @1,14,1,15)\n,]\n 1 @1,0,1,15)\n,]\n []\n )\n',
  ],
  [
    "from ...a.b import (c as d, e,)\n",
    'Module([ImportFrom("a.b" [alias("c" "d" @1,20,1,26)\n,alias("e" null @1,28,1,29)\n,]\n 3 @1,0,1,31)\n,]\n []\n )\n',
  ],
  [
    "from .... import *\n",
    'Module([ImportFrom(null [alias("*" null @1,17,1,18)\n,]\n 4 @1,0,1,18)\n,]\n []\n )\n',
  ],
  [
    "global a, b; nonlocal c\n",
    'Module([Global(["a","b",]\n @1,0,1,11)\n,Nonlocal(["c",]\n @1,13,1,23)\n,]\n []\n )\n',
  ],
  ["raise\n", "Module([Raise(null null @1,0,1,5)\n,]\n []\n )\n"],
  [
    "raise A from b\n",
    'Module([Raise(Name("A" Load @1,6,1,7)\n Name("b" Load @1,13,1,14)\n @1,0,1,14)\n,]\n []\n )\n',
  ],
  [
    "assert a, b\n",
    'Module([Assert(Name("a" Load @1,7,1,8)\n Name("b" Load @1,10,1,11)\n @1,0,1,11)\n,]\n []\n )\n',
  ],
  [
    "del a, b.c, (d, [e])\n",
    'Module([Delete([Name("a" Del @1,4,1,5)\n,Attribute(Name("b" Load @1,7,1,8)\n "c" Del @1,7,1,10)\n,Tuple([Name("d" Del @1,13,1,14)\n,List([Name("e" Del @1,17,1,18)\n,]\n Del @1,16,1,19)\n,]\n Del @1,12,1,20)\n,]\n @1,0,1,20)\n,]\n []\n )\n',
  ],
  [
    "del (a, b)\n",
    'Module([Delete([Tuple([Name("a" Del @1,5,1,6)\n,Name("b" Del @1,8,1,9)\n,]\n Del @1,4,1,10)\n,]\n @1,0,1,10)\n,]\n []\n )\n',
  ],
  ["del (a)\n", 'Module([Delete([Name("a" Del @1,5,1,6)\n,]\n @1,0,1,7)\n,]\n []\n )\n'],
  ["return\n", "Module([Return(null @1,0,1,6)\n,]\n []\n )\n"],
  [
    "f(a, *b, c=d, **e)\n",
    'Module([Expr(Call(Name("f" Load @1,0,1,1)\n [Name("a" Load @1,2,1,3)\n,Starred(Name("b" Load @1,6,1,7)\n Load @1,5,1,7)\n,]\n [keyword("c" Name("d" Load @1,11,1,12)\n @1,9,1,12)\n,keyword(null Name("e" Load @1,16,1,17)\n @1,14,1,17)\n,]\n @1,0,1,18)\n @1,0,1,18)\n,]\n []\n )\n',
  ],
  [
    "f(a for a in b)\n",
    'Module([Expr(Call(Name("f" Load @1,0,1,1)\n [GeneratorExp(Name("a" Load @1,2,1,3)\n [comprehension(Name("a" Store @1,8,1,9)\n Name("b" Load @1,13,1,14)\n []\n 0 )\n,]\n @1,1,1,15)\n,]\n []\n @1,0,1,15)\n @1,0,1,15)\n,]\n []\n )\n',
  ],
  [
    "f(a := 1, *b, *c, d=1, *e)\n",
    'Module([Expr(Call(Name("f" Load @1,0,1,1)\n [NamedExpr(Name("a" Store @1,2,1,3)\n Constant(i0x1 null @1,7,1,8)\n @1,2,1,8)\n,Starred(Name("b" Load @1,11,1,12)\n Load @1,10,1,12)\n,Starred(Name("c" Load @1,15,1,16)\n Load @1,14,1,16)\n,Starred(Name("e" Load @1,24,1,25)\n Load @1,23,1,25)\n,]\n [keyword("d" Constant(i0x1 null @1,20,1,21)\n @1,18,1,21)\n,]\n @1,0,1,26)\n @1,0,1,26)\n,]\n []\n )\n',
  ],
  [
    "f()()(a)[b].c\n",
    'Module([Expr(Attribute(Subscript(Call(Call(Call(Name("f" Load @1,0,1,1)\n []\n []\n @1,0,1,3)\n []\n []\n @1,0,1,5)\n [Name("a" Load @1,6,1,7)\n,]\n []\n @1,0,1,8)\n Name("b" Load @1,9,1,10)\n Load @1,0,1,11)\n "c" Load @1,0,1,13)\n @1,0,1,13)\n,]\n []\n )\n',
  ],
  [
    "a[b, c:d, ::e, *f]\n",
    'Module([Expr(Subscript(Name("a" Load @1,0,1,1)\n Tuple([Name("b" Load @1,2,1,3)\n,Slice(Name("c" Load @1,5,1,6)\n Name("d" Load @1,7,1,8)\n null @1,5,1,8)\n,Slice(null null Name("e" Load @1,12,1,13)\n @1,10,1,13)\n,Starred(Name("f" Load @1,16,1,17)\n Load @1,15,1,17)\n,]\n Load @1,2,1,17)\n Load @1,0,1,18)\n @1,0,1,18)\n,]\n []\n )\n',
  ],
  [
    "a[b:=c]\n",
    'Module([Expr(Subscript(Name("a" Load @1,0,1,1)\n NamedExpr(Name("b" Store @1,2,1,3)\n Name("c" Load @1,5,1,6)\n @1,2,1,6)\n Load @1,0,1,7)\n @1,0,1,7)\n,]\n []\n )\n',
  ],
  [
    "a[:], a[1:], a[:1:2]\n",
    'Module([Expr(Tuple([Subscript(Name("a" Load @1,0,1,1)\n Slice(null null null @1,2,1,3)\n Load @1,0,1,4)\n,Subscript(Name("a" Load @1,6,1,7)\n Slice(Constant(i0x1 null @1,8,1,9)\n null null @1,8,1,10)\n Load @1,6,1,11)\n,Subscript(Name("a" Load @1,13,1,14)\n Slice(null Constant(i0x1 null @1,16,1,17)\n Constant(i0x2 null @1,18,1,19)\n @1,15,1,19)\n Load @1,13,1,20)\n,]\n Load @1,0,1,20)\n @1,0,1,20)\n,]\n []\n )\n',
  ],
  [
    "[a for a in b if c if d for e in f]\n",
    'Module([Expr(ListComp(Name("a" Load @1,1,1,2)\n [comprehension(Name("a" Store @1,7,1,8)\n Name("b" Load @1,12,1,13)\n [Name("c" Load @1,17,1,18)\n,Name("d" Load @1,22,1,23)\n,]\n 0 )\n,comprehension(Name("e" Store @1,28,1,29)\n Name("f" Load @1,33,1,34)\n []\n 0 )\n,]\n @1,0,1,35)\n @1,0,1,35)\n,]\n []\n )\n',
  ],
  [
    "{a: b for a, b in c}\n",
    'Module([Expr(DictComp(Name("a" Load @1,1,1,2)\n Name("b" Load @1,4,1,5)\n [comprehension(Tuple([Name("a" Store @1,10,1,11)\n,Name("b" Store @1,13,1,14)\n,]\n Store @1,10,1,14)\n Name("c" Load @1,18,1,19)\n []\n 0 )\n,]\n @1,0,1,20)\n @1,0,1,20)\n,]\n []\n )\n',
  ],
  [
    "{a async for a in b}\n",
    'Module([Expr(SetComp(Name("a" Load @1,1,1,2)\n [comprehension(Name("a" Store @1,13,1,14)\n Name("b" Load @1,18,1,19)\n []\n 1 )\n,]\n @1,0,1,20)\n @1,0,1,20)\n,]\n []\n )\n',
  ],
  [
    "(a for a in b)\n",
    'Module([Expr(GeneratorExp(Name("a" Load @1,1,1,2)\n [comprehension(Name("a" Store @1,7,1,8)\n Name("b" Load @1,12,1,13)\n []\n 0 )\n,]\n @1,0,1,14)\n @1,0,1,14)\n,]\n []\n )\n',
  ],
  ["{}\n", "Module([Expr(Dict([]\n []\n @1,0,1,2)\n @1,0,1,2)\n,]\n []\n )\n"],
  [
    "{a: b, **c, d: e}\n",
    'Module([Expr(Dict([Name("a" Load @1,1,1,2)\n,null,Name("d" Load @1,12,1,13)\n,]\n [Name("b" Load @1,4,1,5)\n,Name("c" Load @1,9,1,10)\n,Name("e" Load @1,15,1,16)\n,]\n @1,0,1,17)\n @1,0,1,17)\n,]\n []\n )\n',
  ],
  [
    "{a, *b}\n",
    'Module([Expr(Set([Name("a" Load @1,1,1,2)\n,Starred(Name("b" Load @1,5,1,6)\n Load @1,4,1,6)\n,]\n @1,0,1,7)\n @1,0,1,7)\n,]\n []\n )\n',
  ],
  [
    "[a, *b, c := d]\n",
    'Module([Expr(List([Name("a" Load @1,1,1,2)\n,Starred(Name("b" Load @1,5,1,6)\n Load @1,4,1,6)\n,NamedExpr(Name("c" Store @1,8,1,9)\n Name("d" Load @1,13,1,14)\n @1,8,1,14)\n,]\n Load @1,0,1,15)\n @1,0,1,15)\n,]\n []\n )\n',
  ],
  ["()\n", "Module([Expr(Tuple([]\n Load @1,0,1,2)\n @1,0,1,2)\n,]\n []\n )\n"],
  ["(a,)\n", 'Module([Expr(Tuple([Name("a" Load @1,1,1,2)\n,]\n Load @1,0,1,4)\n @1,0,1,4)\n,]\n []\n )\n'],
  ["(a)\n", 'Module([Expr(Name("a" Load @1,1,1,2)\n @1,0,1,3)\n,]\n []\n )\n'],
  [
    "((a), (b, c))\n",
    'Module([Expr(Tuple([Name("a" Load @1,2,1,3)\n,Tuple([Name("b" Load @1,7,1,8)\n,Name("c" Load @1,10,1,11)\n,]\n Load @1,6,1,12)\n,]\n Load @1,0,1,13)\n @1,0,1,13)\n,]\n []\n )\n',
  ],
  ["(yield)\n", "Module([Expr(Yield(null @1,1,1,6)\n @1,0,1,7)\n,]\n []\n )\n"],
  [
    "x = yield a, b\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n Yield(Tuple([Name("a" Load @1,10,1,11)\n,Name("b" Load @1,13,1,14)\n,]\n Load @1,10,1,14)\n @1,4,1,14)\n null @1,0,1,14)\n,]\n []\n )\n',
  ],
  [
    "x = yield from a\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n YieldFrom(Name("a" Load @1,15,1,16)\n @1,4,1,16)\n null @1,0,1,16)\n,]\n []\n )\n',
  ],
  [
    "1_000, 0xFF, 0o17, 0b1_0, 1.5e-3, .5, 5., 1e10, 3j, 0_0, 00\n",
    "Module([Expr(Tuple([Constant(i0x3e8 null @1,0,1,5)\n,Constant(i0xff null @1,7,1,11)\n,Constant(i0xf null @1,13,1,17)\n,Constant(i0x2 null @1,19,1,24)\n,Constant(f3f589374bc6a7efa null @1,26,1,32)\n,Constant(f3fe0000000000000 null @1,34,1,36)\n,Constant(f4014000000000000 null @1,38,1,40)\n,Constant(f4202a05f20000000 null @1,42,1,46)\n,Constant(c4008000000000000 null @1,48,1,50)\n,Constant(i0x0 null @1,52,1,55)\n,Constant(i0x0 null @1,57,1,59)\n,]\n Load @1,0,1,59)\n @1,0,1,59)\n,]\n []\n )\n",
  ],
  [
    "12345678901234567890123456789\n",
    "Module([Expr(Constant(i0x27e41b3246bec9b16e398115 null @1,0,1,29)\n @1,0,1,29)\n,]\n []\n )\n",
  ],
  [
    "1e400, -0.0, 1_0.0_1j\n",
    "Module([Expr(Tuple([Constant(f7ff0000000000000 null @1,0,1,5)\n,UnaryOp(USub Constant(f0000000000000000 null @1,8,1,11)\n @1,7,1,11)\n,Constant(c4024051eb851eb85 null @1,13,1,21)\n,]\n Load @1,0,1,21)\n @1,0,1,21)\n,]\n []\n )\n",
  ],
  [
    "'a' \"b\" r'\\n' '''c\nd'''\n",
    'Module([Expr(Constant("ab\\\\nc\\nd" null @1,0,2,4)\n @1,0,2,4)\n,]\n []\n )\n',
  ],
  ["u'a' 'b'\n", 'Module([Expr(Constant("ab" "u" @1,0,1,8)\n @1,0,1,8)\n,]\n []\n )\n'],
  [
    "b'a\\x00\\n' rb'\\x' B'c'\n",
    "Module([Expr(Constant(b61000a5c7863 null @1,0,1,22)\n @1,0,1,22)\n,]\n []\n )\n",
  ],
  [
    "'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"\\0\\101\\x41\\u0041\\U0001F600\\N{BULLET}\\\nx'\n",
    'Module([Expr(Constant("\\u0007\\b\\f\\n\\r\\t\\u000b\\\\\'\\"\\u0000AAA\\ud83d\\ude00\\u2022x" null @1,0,2,2)\n @1,0,2,2)\n,]\n []\n )\n',
  ],
  [
    "f'a{b}c{d!r:>{e}}{f=}{g = !s:x}'\n",
    'Module([Expr(JoinedStr([Constant("a" null @1,2,1,3)\n,FormattedValue(Name("b" Load @1,4,1,5)\n -1 null @1,3,1,6)\n,Constant("c" null @1,6,1,7)\n,FormattedValue(Name("d" Load @1,8,1,9)\n 114 JoinedStr([Constant(">" null @1,12,1,13)\n,FormattedValue(Name("e" Load @1,14,1,15)\n -1 null @1,13,1,16)\n,]\n @1,11,1,16)\n @1,7,1,17)\n,Constant("f=" null @1,18,1,20)\n,FormattedValue(Name("f" Load @1,18,1,19)\n 114 null @1,17,1,21)\n,Constant("g = " null @1,22,1,26)\n,FormattedValue(Name("g" Load @1,22,1,23)\n 115 JoinedStr([Constant("x" null @1,29,1,30)\n,]\n @1,28,1,30)\n @1,21,1,31)\n,]\n @1,0,1,32)\n @1,0,1,32)\n,]\n []\n )\n',
  ],
  [
    "f'{{}}{a}}}' 'b' f\"c{d['e']}\"\n",
    'Module([Expr(JoinedStr([Constant("{}" null @1,2,1,6)\n,FormattedValue(Name("a" Load @1,7,1,8)\n -1 null @1,6,1,9)\n,Constant("}bc" null @1,9,1,20)\n,FormattedValue(Subscript(Name("d" Load @1,21,1,22)\n Constant("e" null @1,23,1,26)\n Load @1,21,1,27)\n -1 null @1,20,1,28)\n,]\n @1,0,1,29)\n @1,0,1,29)\n,]\n []\n )\n',
  ],
  [
    "f'{f\"{f'{1}'}\"}'\n",
    "Module([Expr(JoinedStr([FormattedValue(JoinedStr([FormattedValue(JoinedStr([FormattedValue(Constant(i0x1 null @1,9,1,10)\n -1 null @1,8,1,11)\n,]\n @1,6,1,12)\n -1 null @1,5,1,13)\n,]\n @1,3,1,14)\n -1 null @1,2,1,15)\n,]\n @1,0,1,16)\n @1,0,1,16)\n,]\n []\n )\n",
  ],
  [
    'f"""{\na  # comment\n}\n{b:\n}"""\n',
    'Module([Expr(JoinedStr([FormattedValue(Name("a" Load @2,0,2,1)\n -1 null @1,4,3,1)\n,Constant("\\n" null @3,1,4,0)\n,FormattedValue(Name("b" Load @4,1,4,2)\n -1 JoinedStr([Constant("\\n" null @4,3,5,0)\n,]\n @4,2,5,0)\n @4,0,5,1)\n,]\n @1,0,5,4)\n @1,0,5,4)\n,]\n []\n )\n',
  ],
  [
    "rf'\\d{a}\\{b}'\n",
    'Module([Expr(JoinedStr([Constant("\\\\d" null @1,3,1,5)\n,FormattedValue(Name("a" Load @1,6,1,7)\n -1 null @1,5,1,8)\n,Constant("\\\\" null @1,8,1,9)\n,FormattedValue(Name("b" Load @1,10,1,11)\n -1 null @1,9,1,12)\n,]\n @1,0,1,13)\n @1,0,1,13)\n,]\n []\n )\n',
  ],
  ["f''\n", "Module([Expr(JoinedStr([]\n @1,0,1,3)\n @1,0,1,3)\n,]\n []\n )\n"],
  ["'' f'' ''\n", "Module([Expr(JoinedStr([]\n @1,0,1,9)\n @1,0,1,9)\n,]\n []\n )\n"],
  [
    "f'{a:}'\n",
    'Module([Expr(JoinedStr([FormattedValue(Name("a" Load @1,3,1,4)\n -1 JoinedStr([]\n @1,4,1,5)\n @1,2,1,6)\n,]\n @1,0,1,7)\n @1,0,1,7)\n,]\n []\n )\n',
  ],
  [
    "f'{x,}{*y,}{yield}{(lambda: 1)}{a:{b}{c}d}'\n",
    'Module([Expr(JoinedStr([FormattedValue(Tuple([Name("x" Load @1,3,1,4)\n,]\n Load @1,3,1,5)\n -1 null @1,2,1,6)\n,FormattedValue(Tuple([Starred(Name("y" Load @1,8,1,9)\n Load @1,7,1,9)\n,]\n Load @1,7,1,10)\n -1 null @1,6,1,11)\n,FormattedValue(Yield(null @1,12,1,17)\n -1 null @1,11,1,18)\n,FormattedValue(Lambda(arguments([]\n []\n null []\n []\n null []\n )\n Constant(i0x1 null @1,28,1,29)\n @1,20,1,29)\n -1 null @1,18,1,31)\n,FormattedValue(Name("a" Load @1,32,1,33)\n -1 JoinedStr([FormattedValue(Name("b" Load @1,35,1,36)\n -1 null @1,34,1,37)\n,FormattedValue(Name("c" Load @1,38,1,39)\n -1 null @1,37,1,40)\n,Constant("d" null @1,40,1,41)\n,]\n @1,33,1,41)\n @1,31,1,42)\n,]\n @1,0,1,43)\n @1,0,1,43)\n,]\n []\n )\n',
  ],
  [
    "\u00e9 = '\u00e9' + \u00f1; \u65e5\u672c = f'\u65e5{\u672c}\u8a9e'\n",
    'Module([Assign([Name("\\u00e9" Store @1,0,1,2)\n,]\n BinOp(Constant("\\u00e9" null @1,5,1,9)\n Add Name("\\u00f1" Load @1,12,1,14)\n @1,5,1,14)\n null @1,0,1,14)\n,Assign([Name("\\u65e5\\u672c" Store @1,16,1,22)\n,]\n JoinedStr([Constant("\\u65e5" null @1,27,1,30)\n,FormattedValue(Name("\\u672c" Load @1,31,1,34)\n -1 null @1,30,1,35)\n,Constant("\\u8a9e" null @1,35,1,38)\n,]\n @1,25,1,39)\n null @1,16,1,39)\n,]\n []\n )\n',
  ],
  [
    "\ufb01 = 1\n",
    'Module([Assign([Name("fi" Store @1,0,1,3)\n,]\n Constant(i0x1 null @1,6,1,7)\n null @1,0,1,7)\n,]\n []\n )\n',
  ],
  [
    "x = (1 +\n     2)  # comment\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n BinOp(Constant(i0x1 null @1,5,1,6)\n Add Constant(i0x2 null @2,5,2,6)\n @1,5,2,6)\n null @1,0,2,7)\n,]\n []\n )\n',
  ],
  [
    "x = 1 + \\\n    2\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n BinOp(Constant(i0x1 null @1,4,1,5)\n Add Constant(i0x2 null @2,4,2,5)\n @1,4,2,5)\n null @1,0,2,5)\n,]\n []\n )\n',
  ],
  [
    "a; b; c;\n",
    'Module([Expr(Name("a" Load @1,0,1,1)\n @1,0,1,1)\n,Expr(Name("b" Load @1,3,1,4)\n @1,3,1,4)\n,Expr(Name("c" Load @1,6,1,7)\n @1,6,1,7)\n,]\n []\n )\n',
  ],
  [
    "if 1:\n\tx\n\tif 2:\n\t\ty\n",
    'Module([If(Constant(i0x1 null @1,3,1,4)\n [Expr(Name("x" Load @2,1,2,2)\n @2,1,2,2)\n,If(Constant(i0x2 null @3,4,3,5)\n [Expr(Name("y" Load @4,2,4,3)\n @4,2,4,3)\n,]\n []\n @3,1,4,3)\n,]\n []\n @1,0,4,3)\n,]\n []\n )\n',
  ],
  ["...\n", "Module([Expr(Constant(E null @1,0,1,3)\n @1,0,1,3)\n,]\n []\n )\n"],
  [
    "None, True, False\n",
    "Module([Expr(Tuple([Constant(N null @1,0,1,4)\n,Constant(T null @1,6,1,10)\n,Constant(F null @1,12,1,17)\n,]\n Load @1,0,1,17)\n @1,0,1,17)\n,]\n []\n )\n",
  ],
  [
    "print(a if b else c, *d)\n",
    'Module([Expr(Call(Name("print" Load @1,0,1,5)\n [IfExp(Name("b" Load @1,11,1,12)\n Name("a" Load @1,6,1,7)\n Name("c" Load @1,18,1,19)\n @1,6,1,19)\n,Starred(Name("d" Load @1,22,1,23)\n Load @1,21,1,23)\n,]\n []\n @1,0,1,24)\n @1,0,1,24)\n,]\n []\n )\n',
  ],
  [
    "a.b.c = d\n",
    'Module([Assign([Attribute(Attribute(Name("a" Load @1,0,1,1)\n "b" Load @1,0,1,3)\n "c" Store @1,0,1,5)\n,]\n Name("d" Load @1,8,1,9)\n null @1,0,1,9)\n,]\n []\n )\n',
  ],
  [
    "x = *a, b\n",
    'Module([Assign([Name("x" Store @1,0,1,1)\n,]\n Tuple([Starred(Name("a" Load @1,5,1,6)\n Load @1,4,1,6)\n,Name("b" Load @1,8,1,9)\n,]\n Load @1,4,1,9)\n null @1,0,1,9)\n,]\n []\n )\n',
  ],
  [
    "for x in *a, b: yield *c, d\n",
    'Module([For(Name("x" Store @1,4,1,5)\n Tuple([Starred(Name("a" Load @1,10,1,11)\n Load @1,9,1,11)\n,Name("b" Load @1,13,1,14)\n,]\n Load @1,9,1,14)\n [Expr(Yield(Tuple([Starred(Name("c" Load @1,23,1,24)\n Load @1,22,1,24)\n,Name("d" Load @1,26,1,27)\n,]\n Load @1,22,1,27)\n @1,16,1,27)\n @1,16,1,27)\n,]\n []\n null @1,0,1,27)\n,]\n []\n )\n',
  ],
];
