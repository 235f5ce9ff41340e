from .. import name
from ..other import value
from . import __name__ as package
path = (name, value, package, __name__)
