nonlocal x  # expect syntax error: nonlocal declaration not allowed at module level
