"""Decimal floating point arithmetic after the General Decimal Arithmetic specification; see the module decimal.

signals.py: what may happen. rounding.py: digits and rounding. text.py: str() and format(). arithmetic.py, comparing.py,
functions.py: the operations. context.py, number.py: the two types.
"""
