x = 1
else: pass  # expect syntax error: invalid syntax
