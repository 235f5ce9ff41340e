"""How CPython was built: nothing is known."""


def get_config_var(name):
    """None."""
    return None


def get_config_vars(*names):
    """None for each."""
    return [None] * len(names) if names else {}


def is_python_build():
    """It is installed."""
    return False


def get_platform():
    """The platform."""
    import sys
    return sys.platform
