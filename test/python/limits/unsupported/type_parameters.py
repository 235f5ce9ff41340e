# minipy only
def f[T](x: T) -> T: return x  # expect syntax error: minipy does not support type parameters yet
