d = {1: }  # expect syntax error: expression expected after dictionary key and ':'
