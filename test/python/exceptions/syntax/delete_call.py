del f()  # expect syntax error: cannot delete function call
