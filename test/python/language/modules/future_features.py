"""`from __future__ import` binds the features of the module __future__."""
from __future__ import annotations, division
import __future__
import sys


def f(x: unknown): ...


print(f.__annotations__)  # expect: {'x': 'unknown'}
print(annotations is __future__.annotations, __future__ is sys.modules["__future__"])  # expect: True True
print(annotations)  # expect: _Feature((3, 7, 0, 'beta', 1), None, 16777216)
print(division.getOptionalRelease(), division.getMandatoryRelease())  # expect: (2, 2, 0, 'alpha', 2) (3, 0, 0, 'alpha', 0)
print(len(__future__.all_feature_names), __future__.__all__[:3])  # expect: 10 ['all_feature_names', 'nested_scopes', 'generators']
