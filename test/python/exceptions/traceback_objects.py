def f(): g()
def g(): 1 / 0
try:
    f()
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_lasti >= 0)
        # expect: 4 <module> True
        # expect: 1 f True
        # expect: 2 g True
        tb = tb.tb_next
import sys
def h():
    try:
        f()
    except ZeroDivisionError:
        return sys.exc_info()[2]
tb = h()
print(tb.tb_lineno, tb.tb_next.tb_lineno, type(tb))  # expect: 16 1 <class 'traceback'>
def here():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno, fr.f_globals is globals(), fr.f_back.f_code.co_name
print(here())  # expect: ('here', 23, True, '<module>')
