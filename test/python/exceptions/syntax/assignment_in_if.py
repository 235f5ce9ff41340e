if x = 1: pass  # expect syntax error: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
