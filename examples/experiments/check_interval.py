"""Python 2's check interval, as the article asks for it: after how many instructions a thread lets go of the GIL."""
import sys

try:
    print('check interval: %d' % sys.getcheckinterval())
except AttributeError as error:
    print(error)
