from . import name
from .other import value
text = f"sub of {name}, other {value}"
