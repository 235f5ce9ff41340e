def shown(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

def make():
    a, b = 1, 2
    def use(): return a, b
    def change():
        nonlocal a
        a += 10
        result.append(a)
    return use, change
use, change = make()
result = []
code = change.__code__
exec(code, closure=change.__closure__)
print(result, use())  # expect: [11] (11, 2)
exec(code, {"result": result}, {}, closure=change.__closure__)
print(result)  # expect: [11, 21]

print(shown(lambda: exec(code)))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec(code, closure=None)))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec(code, closure=())))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec(code, closure=use.__closure__)))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec(code, closure=list(change.__closure__))))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec(code, closure=(1,))))  # expect: TypeError: code object requires a closure of exactly length 1
print(shown(lambda: exec((lambda: 0).__code__, closure=())))  # expect: TypeError: cannot use a closure with this code object
print(shown(lambda: exec("1", closure=())))  # expect: TypeError: closure can only be used when source is a code object
print(shown(lambda: exec("1", closure=None)))  # expect: None
print(shown(lambda: eval(use.__code__)))  # expect: TypeError: code object passed to eval() may not contain free variables
print(shown(lambda: eval("1", closure=None)))  # expect: TypeError: eval() got an unexpected keyword argument 'closure'
print(shown(lambda: exec("1", 3)))  # expect: TypeError: exec() globals must be a dict, not int
print(shown(lambda: exec("1", {}, 3)))  # expect: TypeError: locals must be a mapping or None, not int
print(shown(lambda: exec(3)))  # expect: TypeError: exec() arg 1 must be a string, bytes or code object
print(shown(lambda: exec("x = 1", globals={}, locals={})))  # expect: None
