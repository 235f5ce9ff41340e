"""compile() gives the compiler's SyntaxWarnings, which a filter may make errors; a class whose mro() does not begin with it."""
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    compile('x = 1\nassert (x, "text")', '<made>', 'exec')
print([(w.category.__name__, str(w.message), w.filename, w.lineno) for w in caught])
# expect: [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', '<made>', 2)]
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        eval('1 is 1')
    except SyntaxError as error:
        print(error.msg, error.lineno)  # expect: "is" with 'int' literal. Did you mean "=="? 1


class Reversing(type):
    def mro(cls):
        return list(reversed(type.mro(cls)))


class A:
    def f(self):
        return 'A'


class X(A, metaclass=Reversing):
    def f(self):
        return 'X'


print([cls.__name__ for cls in X.__mro__], X().f())  # expect: ['object', 'A', 'X'] A
