# minipy only
type X = int  # expect syntax error: minipy does not support type statements yet
