a + b = 1  # expect syntax error: cannot assign to expression here. Maybe you meant '==' instead of '='?
