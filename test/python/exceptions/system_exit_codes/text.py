import sys
sys.exit("goodbye")  # expect exit: 1
# expect stderr: goodbye
