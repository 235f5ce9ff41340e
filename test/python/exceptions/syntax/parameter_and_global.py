def f(a):
    global a  # expect syntax error: name 'a' is parameter and global
