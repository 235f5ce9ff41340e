x = 5a  # expect syntax error: invalid decimal literal
