x = 1 \ + 2  # expect syntax error: unexpected character after line continuation character
