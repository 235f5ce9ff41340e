import sys
try:
    sys.exit(4)
except SystemExit as e:
    print(e.code, repr(e))  # expect: 4 SystemExit(4)
raise SystemExit(300)  # expect exit: 44
