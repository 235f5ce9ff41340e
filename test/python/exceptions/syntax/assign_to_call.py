f() = 1  # expect syntax error: cannot assign to function call here. Maybe you meant '==' instead of '='?
