*a, *b = x  # expect syntax error: multiple starred expressions in assignment
