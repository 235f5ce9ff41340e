import sys
v = sys.version_info
print(v[:2], v.major, v.minor, v.releaselevel, v >= (3, 13))  # expect: (3, 13) 3 13 final True
print(v)  # expect: sys.version_info(major=3, minor=13, micro=0, releaselevel='final', serial=0)
print(type(v).n_fields, type(v).__match_args__)  # expect: 5 ('major', 'minor', 'micro', 'releaselevel', 'serial')
for t in (type(v), type(sys.flags)):
    try:
        t()
    except TypeError as e:
        print(type(e).__name__)  # expect: TypeError
# expect: TypeError
print(len(sys.flags), sys.flags.optimize, sys.flags.int_max_str_digits)  # expect: 18 0 4300
major, *_ = v
print(major, isinstance(v, tuple), hash(v) == hash(tuple(v)))  # expect: 3 True True
print(sys.float_info.max, sys.float_info.dig, sys.float_info.epsilon)  # expect: 1.7976931348623157e+308 15 2.220446049250313e-16
import _thread
for args in ((1, 2), 5), ((1, 2, 3, 4),), ([1, 2],), (3,):
    try:
        print(_thread._ExceptHookArgs(*args))
    except TypeError as e:
        print(e)
# expect: _thread._ExceptHookArgs() takes a dict as second arg, if any
# expect: _thread._ExceptHookArgs(exc_type=1, exc_value=2, exc_traceback=3, thread=4)
# expect: _thread._ExceptHookArgs() takes a 4-sequence (2-sequence given)
# expect: constructor requires a sequence
