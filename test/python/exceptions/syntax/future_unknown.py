from __future__ import nothing_such  # expect syntax error: future feature nothing_such is not defined
