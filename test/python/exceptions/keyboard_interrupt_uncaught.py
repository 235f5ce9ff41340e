raise KeyboardInterrupt  # expect exit: 130
# expect stderr: KeyboardInterrupt
