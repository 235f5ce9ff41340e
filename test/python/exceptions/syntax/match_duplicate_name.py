match 1:
    case [x, x]: pass  # expect syntax error: multiple assignments to name 'x' in pattern
