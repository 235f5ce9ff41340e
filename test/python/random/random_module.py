"""The same numbers from the same seed."""
import random
import hashlib

for seed in (0, 1, -5, 2 ** 100, 1.5, 'text', b'bytes', bytearray(b'x'), ''):
    random.seed(seed)
    print(random.random(), random.getrandbits(10), random.getrandbits(100), random.randint(1, 6), random.randrange(0, 100, 7))
# expect: 0.8444218515250481 776 320120153174708524685608814210 5 49
# expect: 0.13436424411240122 867 321912487774453150805552873008 1 49
# expect: 0.6229016948897019 759 1243125272628914304950441933756 6 70
# expect: 0.7586581712996778 231 199743222652965819694312344137 6 91
# expect: 0.551763726942059 262 669396287011562957169143585859 2 91
# expect: 0.8711565613554825 1013 1011862655579406664710554427039 4 63
# expect: 0.37075677971469856 686 120200993587907252669903881909 4 21
# expect: 0.6307877176639078 611 955914529717035476685213578494 4 63
# expect: 0.9602256525641875 609 939990669481328613584222455936 2 91
random.seed('old', version=1)
print(random.random())  # expect: 0.37967105161626424
r = random.Random(42)
x = list(range(10))
r.shuffle(x)
print(x, r.choice('abc'), r.sample(range(1000), 5), r.sample('abcdef', 3), r.choices('abc', [1, 2, 3], k=5), r.choices([1, 2, 3], k=3), r.sample(['a', 'b'], counts=[3, 2], k=4))
# expect: [7, 3, 2, 8, 5, 6, 9, 4, 0, 1] c [432, 32, 30, 95, 223] ['b', 'e', 'a'] ['c', 'c', 'c', 'b', 'b'] [1, 3, 3] ['a', 'b', 'b', 'a']
print(r.uniform(1, 2), r.triangular(), r.gauss(), r.gauss(1, 2), r.normalvariate(), r.lognormvariate(0, 1), r.expovariate(2))
# expect: 1.1554794998117814 0.853734953264256 -0.22838709153173462 1.7549957327073837 0.922607425642984 2.33916833612883 1.8081075928450097
print(r.vonmisesvariate(1, 2), r.gammavariate(2, 3), r.gammavariate(0.5, 1), r.betavariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2))
# expect: 1.4659203964169163 7.93097171444983 0.0029434214269135313 0.412060315886027 1.0361286111515617 0.5706956982212973
print(r.binomialvariate(10, 0.3), r.binomialvariate(1000, 0.4), r.randbytes(5), r.getrandbits(0))  # expect: 3 407 b'\x01\xbe\xcf+\x88' 0
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print(a == [r.random() for _ in range(3)], state[0], len(state[1]), state[2])  # expect: True 3 625 None
for call in (lambda: random.randrange(0), lambda: random.randrange(3, 1), lambda: random.randrange(1, 2, 0), lambda: random.choice([]), lambda: random.sample({1}, 1), lambda: random.sample([1], 2),
             lambda: random.choices([1], [0]), lambda: random.choices([1], 5), lambda: random.getrandbits(-1), lambda: random.seed([]), lambda: random.setstate((9, (), None)), lambda: random.randint(1.5, 2), lambda: random.gammavariate(0, 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError empty range for randrange()
# expect: ValueError empty range in randrange(3, 1)
# expect: ValueError zero step for randrange()
# expect: IndexError Cannot choose from an empty sequence
# expect: TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: ValueError Sample larger than population or is negative
# expect: ValueError Total of weights must be greater than zero
# expect: TypeError The number of choices must be a keyword argument: k=5
# expect: ValueError number of bits must be non-negative
# expect: TypeError The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: ValueError state with version 9 passed to Random.setstate() of version 3
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError gammavariate: alpha and beta must be > 0.0
class Low(random.Random):
    def random(self):
        return 0.25
print(Low().randrange(100), Low().choice('abcd'), 0 <= random.SystemRandom().random() < 1, random.Random(3).random() == random.Random(3).random(), len(random.randbytes(3)))
# expect: 48 a True True 3
print(hashlib.md5(b'a').hexdigest(), hashlib.sha1(b'a').hexdigest(), hashlib.new('sha256', b'a').digest()[:4], hashlib.sha3_256(b'').hexdigest()[:8], hashlib.blake2b(b'x').hexdigest()[:8], hashlib.shake_128(b'x').hexdigest(4))
# expect: 0cc175b9c0f1b6a831c399e269772661 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8 b'\xca\x97\x81\x12' a7ffc6f8 0909377a e472c5e3
h = hashlib.sha512()
h.update(b'a')
c = h.copy()
h.update(bytearray(b'b'))
print(h.hexdigest()[:16], c.digest_size, c.block_size, c.name, hashlib.pbkdf2_hmac('sha256', b'p', b's', 3).hex()[:16])  # expect: 2d408a0717ec1881 64 128 sha512 3c174b26bc748c19
