x = (1]  # expect syntax error: closing parenthesis ']' does not match opening parenthesis '('
