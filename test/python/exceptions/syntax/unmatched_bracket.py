x = 1)  # expect syntax error: unmatched ')'
