x = b"é"  # expect syntax error: bytes can only contain ASCII literal characters
