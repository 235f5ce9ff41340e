import sys
print(sys.maxsize == 2**63 - 1, sys.maxunicode, sys.byteorder, sys.platform)  # expect: True 1114111 little linux
print(sys.version.startswith('3.13.'), sys.hexversion >> 16 == 0x30d)  # expect: True True
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.float_repr_style)  # expect: utf-8 utf-8 short
print('sys' in sys.builtin_module_names, 'threading' in sys.stdlib_module_names)  # expect: True True
print(sys.modules['sys'] is sys, sys.argv[0].endswith('constants.py'))  # expect: True True
print(sys.__excepthook__ is sys.excepthook, sys.__displayhook__ is sys.displayhook)  # expect: True True
print(sys.is_finalizing(), sys._is_gil_enabled(), sys.gettrace())  # expect: False True None
