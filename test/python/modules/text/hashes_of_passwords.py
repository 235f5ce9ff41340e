"""Keys from passwords."""
import hashlib

print(hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 1000).hex())
# expect: 0a38253555ce37f5c72a6b703f996814ebf241f203af146e93dcdeb031c5567e
print(hashlib.pbkdf2_hmac('md5', b'pw' * 50, b'', 1, 40).hex())
# expect: 2b47cc6d2d5f6072117fb122e6b48f987371a42356786be199c7584a3a001b4ef7bedc21c64a30d2
for args in (('sha1', b'', b'', 0), ('sha1', b'', b'', 1, 0)):
    try:
        hashlib.pbkdf2_hmac(*args)
    except ValueError as e:
        print(e)
# expect: iteration value must be greater than 0.
# expect: key length must be greater than 0.
