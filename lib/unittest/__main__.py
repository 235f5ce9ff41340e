"""python -m unittest"""
import sys

from .main import main

__unittest = True

if sys.argv[0].endswith('__main__.py') or sys.argv[0].startswith('<frozen'):
    sys.argv[0] = sys.executable.rpartition('/')[2] + ' -m unittest'

main(module=None)
