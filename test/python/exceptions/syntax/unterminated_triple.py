x = """abc  # expect syntax error: unterminated triple-quoted string literal (detected at line 1)
