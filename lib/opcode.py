"""The opcodes: their names, numbers and kinds. dis shows code with them."""
from _dis import cmp_op, hasarg, hascompare, hasconst, hasfree, hasjump, haslocal, hasname, opmap

__all__ = ['cmp_op', 'hasarg', 'hascompare', 'hasconst', 'hasexc', 'hasfree', 'hasjabs', 'hasjrel', 'hasjump', 'haslocal', 'hasname',
           'opmap', 'opname']

opname = [f'<{op}>' for op in range(256)]
for _name, _op in opmap.items():
    opname[_op] = _name
del _name, _op

# Every jump is relative.
hasjrel = hasjump
hasjabs = []
# No instruction sets up a block: exceptions have tables.
hasexc = []
