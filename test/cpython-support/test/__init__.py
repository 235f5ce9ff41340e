"""The package `test` as the test files of an installed CPython need it: `support` is ours, everything else is that installation's.

CPYTHON_TESTS names the folder of its tests; see scripts/cpython-tests.mjs.
"""
import os

__path__.append(os.environ['CPYTHON_TESTS'])
