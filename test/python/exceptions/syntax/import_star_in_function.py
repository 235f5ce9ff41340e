def f():
    from sys import *  # expect syntax error: import * only allowed at module level
