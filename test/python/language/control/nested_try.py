def f(n):
    log = []
    try:
        try:
            try:
                if n == 0: raise KeyError
                if n == 1: raise ValueError
                if n == 2: raise TypeError
                log.append("none")
            except KeyError:
                log.append("key")
                raise ValueError
            finally:
                log.append("f1")
        except ValueError as e:
            log.append("value " + type(e.__context__).__name__)
        else:
            log.append("else")
        finally:
            log.append("f2")
    except TypeError:
        log.append("type")
    return log
for i in range(4): print(f(i))
# expect: ['key', 'f1', 'value KeyError', 'f2']
# expect: ['f1', 'value NoneType', 'f2']
# expect: ['f1', 'f2', 'type']
# expect: ['none', 'f1', 'else', 'f2']
def deep():
    for i in range(3):
        try:
            try:
                if i == 1: raise ValueError(i)
            except ValueError:
                for j in range(3):
                    try:
                        if j == 1: raise KeyError(j)
                    except KeyError as k:
                        print("inner", i, k, repr(k.__context__))
                        break
                continue
            print("ok", i)
        finally:
            print("fin", i)
deep()
# expect: ok 0
# expect: fin 0
# expect: inner 1 1 ValueError(1)
# expect: fin 1
# expect: ok 2
# expect: fin 2
