break  # expect syntax error: 'break' outside loop
