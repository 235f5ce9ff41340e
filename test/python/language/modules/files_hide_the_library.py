# A file in sys.path comes before the library's module of that name, but not before what is built in or frozen.
import os.path
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "_hiding"))
sys.modules.pop("os")

import json.decoder
import math
import os
import queue

print(queue.origin, "|", math.origin)  # expect: a file | a file
print(json.origin, "|", json.decoder.origin)  # expect: a package | its module
print(hasattr(os, "origin"))  # expect: False
