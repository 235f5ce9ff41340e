# The first line alone is an expression; since a later one is none, it is shown as what it was meant to be.
# expect stderr: line 3
print [5] * 10
print 3
# expect syntax error: Missing parentheses in call to 'print'. Did you mean print(...)?
