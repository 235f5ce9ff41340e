x = "\xZZ"  # expect syntax error: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape
