import sys
sys.displayhook(None)
sys.displayhook([1, 'é'])  # expect: [1, 'é']
print(_)  # expect: [1, 'é']
sys.unraisablehook = lambda args: print(args.exc_type.__name__, args.exc_value, args.err_msg, args.object.__name__)
class Bad:
    def __del__(self):
        raise ValueError('in __del__')
Bad()  # expect: ValueError in __del__ None __del__
sys.unraisablehook = sys.__unraisablehook__
sys.excepthook = lambda kind, value, traceback: print('hook:', kind.__name__, value)
raise KeyError('k')
# expect: hook: KeyError 'k'
# expect exit: 1
