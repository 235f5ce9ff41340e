try:
    pass
except:
    pass
except ValueError:  # expect syntax error: default 'except:' must be last
    pass
