"""Contexts: settings, flags, traps, and which one is the current one."""
import copy
import pickle
import threading
from decimal import *

context = getcontext()
print(context)  # expect: Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])
print(BasicContext)  # expect: Context(prec=9, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow])
context.prec = 6
print(Decimal(1) / 7, context.flags[Inexact], context.flags[Clamped], [s.__name__ for s in context.flags if context.flags[s]])  # expect: 0.142857 True False ['Inexact', 'Rounded']
context.clear_flags()
with localcontext() as local:
    local.prec = 3
    print(Decimal(1) / 7, getcontext() is local)  # expect: 0.143 True
print(Decimal(1) / 7, getcontext() is context)  # expect: 0.142857 True
with localcontext(prec=2, rounding=ROUND_UP):
    print(Decimal(1) / 7, getcontext().rounding)  # expect: 0.15 ROUND_UP
print(Context(prec=4).divide(1, 3), Context(prec=4).create_decimal('3.14159'), context.power(2, 3), context.to_sci_string(Decimal('1e9')))  # expect: 0.3333 3.142 8 1E+9

# What is trapped is raised, what is not is a flag
quiet = Context(traps=[])
print(quiet.divide(1, 0), quiet.divide(0, 0), quiet.create_decimal('abc'))  # expect: Infinity NaN NaN
print(quiet)  # expect: Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero], traps=[])
print(ExtendedContext.divide(Decimal(1), Decimal(3)))  # expect: 0.333333333
strict = Context(traps=[Inexact, FloatOperation])
try:
    strict.divide(1, 3)
except Inexact as error:
    print(error)  # expect: [<class 'decimal.Inexact'>]
with localcontext(strict):
    try:
        Decimal(1.5)
    except FloatOperation as error:
        print(error)  # expect: [<class 'decimal.FloatOperation'>]
    print(Decimal(1) == 1.0)  # expect: True

# Bounds of the exponent
small = Context(prec=3, Emin=-4, Emax=4, traps=[])
print(small.multiply(Decimal('1e3'), Decimal('1e3')), small.divide(Decimal('1e-4'), 3), small.Etiny(), small.Etop())  # expect: Infinity 0.000033 -6 2
print(small)  # expect: Context(prec=3, rounding=ROUND_HALF_EVEN, Emin=-4, Emax=4, capitals=1, clamp=0, flags=[Inexact, Overflow, Rounded, Subnormal, Underflow], traps=[])
print(Context(prec=5, Emax=9, clamp=1).plus(Decimal('1e8')))  # expect: 1.000E+8

for wrong in ({'prec': 0}, {'prec': 'x'}, {'Emax': -1}, {'clamp': 2}, {'traps': 5}):
    # expect: ValueError valid range for prec is [1, MAX_PREC]
    # expect: TypeError an integer is required
    # expect: ValueError valid range for Emax is [0, MAX_EMAX]
    # expect: ValueError valid values for clamp are 0 or 1
    # expect: TypeError argument must be a signal dict
    try:
        Context(**wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# Copies, pickles; each thread has its own
print(copy.copy(context).prec, pickle.loads(pickle.dumps(context)).prec, pickle.loads(pickle.dumps(Decimal('1.50'))), copy.deepcopy(Decimal(3)))  # expect: 6 6 1.50 3
thread = threading.Thread(target=lambda: print(getcontext().prec))  # expect: 28
thread.start()
thread.join()
