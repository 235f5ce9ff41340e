e = ValueError("v")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__)  # expect: ['note 1', 'note 2']
try:
    e.add_note(5)
except TypeError as t:
    print(t)  # expect: note must be a str, not 'int'
try:
    raise e.with_traceback(None)
except ValueError as x:
    print(x is e, x.__traceback__.tb_lineno)  # expect: True 10
try:
    e.with_traceback(5)
except TypeError as t:
    print(t)  # expect: __traceback__ must be a traceback or None
