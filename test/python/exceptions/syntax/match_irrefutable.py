match 1:
    case x: pass  # expect syntax error: name capture 'x' makes remaining patterns unreachable
    case 2: pass
