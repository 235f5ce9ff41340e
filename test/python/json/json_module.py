"""Encoding and decoding JSON."""
import io
import json

def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

# decoding
for s in ['', '[', '{', '{"a"', '{"a":', '{"a":1,}', '[1,]', '"a', '"\\', '"\\u12', '"\\u12"', '"\\q"', '"\n"', '-', '01', '1.', '1e', 'nul', '[1 2]', '{1:2}', '1 2', '-Infinity', 'tru', '{"a" 1}', '{"a":1 "b"}',
          '[[1', '{"a":[}', 'nan', '\ufeff1', '"a\tb"', '[1,\n2,,3]', 'NaN', ' [ ] ', '{ }', '{"a":{"b":[1,2.5,-3e2,1E+2,true,false,null,"x\\n\\u00e9\\ud83d\\ude00"]}}', '123456789012345678901234567890', '-0', '-0.0', '0.1e-7']:
    show(json.loads, s)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting ':' delimiter: line 1 column 5 (char 4)
# expect: JSONDecodeError Expecting value: line 1 column 6 (char 5)
# expect: JSONDecodeError Illegal trailing comma before end of object: line 1 column 7 (char 6)
# expect: JSONDecodeError Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Invalid \escape: line 1 column 2 (char 1)
# expect: JSONDecodeError Invalid control character at: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 3 (char 2)
# expect: -inf
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 8 (char 7)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError Expecting value: line 1 column 7 (char 6)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
# expect: JSONDecodeError Invalid control character at: line 1 column 3 (char 2)
# expect: JSONDecodeError Expecting value: line 2 column 3 (char 6)
# expect: nan
# expect: []
# expect: {}
# expect: {'a': {'b': [1, 2.5, -300.0, 100.0, True, False, None, 'x\né😀']}}
# expect: 123456789012345678901234567890
# expect: 0
# expect: -0.0
# expect: 1e-08
print(json.loads('"\\ud800"') == '\ud800', json.loads(b'[1]'), json.loads(bytearray('"é"', 'utf-8')), json.loads('"é€"'.encode('utf-16')), type(json.loads('1.0')))
# expect: True [1] é é€ <class 'float'>
print(json.loads('{"a":1,"a":2}'), json.loads('{"b":1,"a":2}', object_pairs_hook=list), json.loads('[{"x":1}]', object_hook=lambda d: sorted(d)))
# expect: {'a': 2} [('b', 1), ('a', 2)] [['x']]
print(json.loads('[1, 2.5, NaN]', parse_int=str, parse_float=lambda s: 'f' + s, parse_constant=lambda s: s.upper()))  # expect: ['1', 'f2.5', 'NAN']
print(json.JSONDecoder(strict=False).decode('"a\tb"'), json.JSONDecoder().raw_decode('[1] x'), json.load(io.StringIO('{"k": [1]}')))  # expect: a	b ([1], 3) {'k': [1]}
show(json.loads, 5)  # expect: TypeError the JSON object must be str, bytes or bytearray, not int
show(json.loads, None)  # expect: TypeError the JSON object must be str, bytes or bytearray, not NoneType
try:
    json.loads('[1,\n 2 3]')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError))
# expect: Expecting ',' delimiter 7 2 4 [1,
# expect:  2 3] True
# encoding
print(json.dumps([1, 2.5, True, False, None, 'aé"\\\n\x01\x7f€😀', (1, 2), [], {}, {'a': {'b': []}}, 1e100, -0.0, 10**20]))
# expect: [1, 2.5, true, false, null, "a\u00e9\"\\\n\u0001\u007f\u20ac\ud83d\ude00", [1, 2], [], {}, {"a": {"b": []}}, 1e+100, -0.0, 100000000000000000000]
print(json.dumps('é€😀', ensure_ascii=False), json.dumps({'a': 1, 'b': [1, 2]}, separators=(',', ':')), json.dumps({'b': 1, 'a': 2}, sort_keys=True))
# expect: "é€😀" {"a":1,"b":[1,2]} {"a": 2, "b": 1}
print(json.dumps({'a': [1, {'b': []}], 'c': {}, 'd': [[]]}, indent=2), json.dumps([1, [2]], indent='--'), json.dumps([1, {'a': 2}], indent=0), json.dumps([], indent=3))
# expect: {
# expect:   "a": [
# expect:     1,
# expect:     {
# expect:       "b": []
# expect:     }
# expect:   ],
# expect:   "c": {},
# expect:   "d": [
# expect:     []
# expect:   ]
# expect: } [
# expect: --1,
# expect: --[
# expect: ----2
# expect: --]
# expect: ] [
# expect: 1,
# expect: {
# expect: "a": 2
# expect: }
# expect: ] []
print(json.dumps({1: 1, 1.5: 2, True: 3, None: 4, 'x': 5}), json.dumps({(1,): 1, 'a': 2}, skipkeys=True), json.dumps([float('nan'), float('inf'), -float('inf')]))
# expect: {"1": 3, "1.5": 2, "null": 4, "x": 5} {"a": 2} [NaN, Infinity, -Infinity]
print(json.dumps([{1, 2}], default=sorted), json.dumps({'x': 1j}, default=lambda o: [o.real, o.imag]))  # expect: [[1, 2]] {"x": [0.0, 1.0]}
show(json.dumps, {(1,): 1})  # expect: TypeError keys must be str, int, float, bool or None, not tuple
show(json.dumps, float('nan'), allow_nan=False)  # expect: ValueError Out of range float values are not JSON compliant: nan
show(json.dumps, object)  # expect: TypeError Object of type type is not JSON serializable
show(json.dumps, {1: 1, 'a': 2}, sort_keys=True)  # expect: TypeError '<' not supported between instances of 'str' and 'int'
show(json.dumps, b'x')  # expect: TypeError Object of type bytes is not JSON serializable
a = []
a.append(a)
show(json.dumps, a)  # expect: ValueError Circular reference detected
show(json.dumps, [1], default=lambda o: o)  # expect: [1]
show(json.dumps, 1j, default=lambda o: o)  # expect: ValueError Circular reference detected
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return str(o)
        return super().default(o)
print(json.dumps([1j], cls=Encoder), Encoder(indent=1).encode([1]), ''.join(Encoder().iterencode({'a': [1, 2]})))
# expect: ["1j"] [
# expect:  1
# expect: ] {"a": [1, 2]}
show(json.dumps, [{1}], cls=Encoder)  # expect: TypeError Object of type set is not JSON serializable
class Int(int):
    def __repr__(self): return 'no'
class Str(str): pass
class D(dict): pass
print(json.dumps([Int(5), Str('s'), D(a=1)]))  # expect: [5, "s", {"a": 1}]
out = io.StringIO()
json.dump({'a': [1, 2]}, out, indent=1)
print(out.getvalue())
# expect: {
# expect:  "a": [
# expect:   1,
# expect:   2
# expect:  ]
# expect: }
for n in (500, 200000):
    try:
        print(len(json.dumps(json.loads('[' * n + ']' * n))))
    except RecursionError as e:
        print(e)
# expect: 1000
# expect: maximum recursion depth exceeded while decoding a JSON array from a unicode string
for text in ('"\\u00e9"', '"\\u00e9', '"\\ud83d\\ude00"', '"\\ud83d\\u0041"', '"\\u12g4"', '"\\q"', '"a\tb"'):
    try:
        print(ascii(json.loads(text)))
    except ValueError as e:
        print(e)
# expect: '\xe9'
# expect: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: '\U0001f600'
# expect: '\ud83dA'
# expect: Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: Invalid \escape: line 1 column 2 (char 1)
# expect: Invalid control character at: line 1 column 3 (char 2)
print(json.dumps('é"\\\n\x7f\U0001f600'))  # expect: "\u00e9\"\\\n\u007f\ud83d\ude00"
print(json.dumps('é"\\\n\x7f\u20ac', ensure_ascii=False) == '"é\\"\\\\\\n\x7f\u20ac"')  # expect: True

# The dict that is being encoded may change under `default`.
changing = {'a': object(), 'b': 2}
def change(o):
    changing.clear()
    changing['z'] = 9
    return 'A'
print(json.dumps(changing, default=change))  # expect: {"a": "A"}
