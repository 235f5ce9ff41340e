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

# The inline caches behind instructions: names and sizes, in instructions.
_COUNTER = {'counter': 1}
_cache_format = {
    'LOAD_GLOBAL': {'counter': 1, 'index': 1, 'module_keys_version': 1, 'builtin_keys_version': 1},
    'LOAD_ATTR': {'counter': 1, 'version': 2, 'keys_version': 2, 'descr': 4},
    'STORE_ATTR': {'counter': 1, 'version': 2, 'index': 1}, 'CALL': {'counter': 1, 'func_version': 2},
    'TO_BOOL': {'counter': 1, 'version': 2},
    **dict.fromkeys(('BINARY_OP', 'UNPACK_SEQUENCE', 'COMPARE_OP', 'CONTAINS_OP', 'BINARY_SUBSCR', 'FOR_ITER', 'LOAD_SUPER_ATTR',
                     'STORE_SUBSCR', 'SEND', 'JUMP_BACKWARD', 'POP_JUMP_IF_TRUE', 'POP_JUMP_IF_FALSE', 'POP_JUMP_IF_NONE',
                     'POP_JUMP_IF_NOT_NONE'), _COUNTER),
}
