x = 5 € 3  # expect syntax error: invalid character '€' (U+20AC)
