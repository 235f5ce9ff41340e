5 = x  # expect syntax error: cannot assign to literal here. Maybe you meant '==' instead of '='?
