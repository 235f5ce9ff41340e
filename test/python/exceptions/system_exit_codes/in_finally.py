import sys
try:
    sys.exit(4)  # expect exit: 4
finally:
    print("cleanup")  # expect: cleanup
