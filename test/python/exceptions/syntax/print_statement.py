print "x"  # expect syntax error: Missing parentheses in call to 'print'. Did you mean print(...)?
