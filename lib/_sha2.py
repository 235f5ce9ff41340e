"""The SHA-2 functions."""
from hashlib import sha224, sha256, sha384, sha512
