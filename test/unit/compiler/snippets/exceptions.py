def handlers(x):
    try:
        a()
    except (A, B) as e:
        print(e)
    except C:
        return 1
    except:
        raise
    else:
        b()
    finally:
        c()


def finally_flow(items):
    for i in items:
        try:
            if i: continue
            if not i: break
            return f(i)
        finally:
            g()


def nested():
    while x:
        try:
            try:
                a()
            except A as e:
                raise B from e
            finally:
                return 2
        except B:
            pass


def groups():
    try:
        a()
    except* A as e:
        b(e)
    except* (B, C):
        c()
    else:
        d()
    finally:
        e()


def contexts():
    with a as b, c() as (d, e), f:
        g()
        return d
    for i in b:
        with a:
            continue
        with (
            a as x,
            b,
        ):
            break


try: pass
except A: pass
raise
