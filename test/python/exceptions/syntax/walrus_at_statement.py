x := 5  # expect syntax error: invalid syntax
