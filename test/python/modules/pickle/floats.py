import pickle

for x in (0.0, -0.0, 1.5, -2.25, 0.1, 1e308, -1e-308, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 123456789.123, float("inf"), float("-inf")):
    data = pickle.dumps(x, 4)
    back = pickle.loads(data)
    print(data[-9:-1].hex(), back, back == x, str(back) == str(x), pickle.loads(pickle.dumps(x, 0)) == x)
# expect: 0000000000000000 0.0 True True True
# expect: 8000000000000000 -0.0 True True True
# expect: 3ff8000000000000 1.5 True True True
# expect: c002000000000000 -2.25 True True True
# expect: 3fb999999999999a 0.1 True True True
# expect: 7fe1ccf385ebc8a0 1e+308 True True True
# expect: 800730d67819e8d2 -1e-308 True True True
# expect: 0000000000000001 5e-324 True True True
# expect: 0010000000000000 2.2250738585072014e-308 True True True
# expect: 000fffffffffffff 2.225073858507201e-308 True True True
# expect: 419d6f34547df3b6 123456789.123 True True True
# expect: 7ff0000000000000 inf True True True
# expect: fff0000000000000 -inf True True True
nan = pickle.loads(pickle.dumps(float("nan")))
print(nan, pickle.dumps([1.5, 1 + 2j], 2))
# expect: nan b'\x80\x02]q\x00(G?\xf8\x00\x00\x00\x00\x00\x00c__builtin__\ncomplex\nq\x01G?\xf0\x00\x00\x00\x00\x00\x00G@\x00\x00\x00\x00\x00\x00\x00\x86q\x02Rq\x03e.'
