"""uuid: the ways to make one, its parts, errors."""
import uuid
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, e)
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.int, u.hex, u.bytes, u.bytes_le, u.fields, u.urn, u.variant, u.version, u.time, u.clock_seq, u.node, u.is_safe)
# expect: 12345678-1234-5678-1234-567812345678 UUID('12345678-1234-5678-1234-567812345678') 24197857161011715162171839636988778104 12345678123456781234567812345678 b'\x124Vx\x124Vx\x124Vx\x124Vx' b'xV4\x124\x12xV\x124Vx\x124Vx' (305419896, 4660, 22136, 18, 52, 95073701484152) urn:uuid:12345678-1234-5678-1234-567812345678 reserved for NCS compatibility None 466142576285865592 4660 95073701484152 SafeUUID.unknown
attempt(uuid.UUID, "x")  # expect: builtins ValueError badly formed hexadecimal UUID string
attempt(uuid.UUID)  # expect: builtins TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
attempt(uuid.UUID, bytes=b"a")  # expect: builtins ValueError bytes is not a 16-char string
attempt(uuid.UUID, int=-1)  # expect: builtins ValueError int is out of range (need a 128-bit value)
attempt(uuid.UUID, int=5, version=9)  # expect: builtins ValueError illegal version number
attempt(uuid.UUID, fields=(1,))  # expect: builtins ValueError fields is not a 6-tuple
attempt(uuid.UUID, fields=(1<<33,0,0,0,0,0))  # expect: builtins ValueError field 1 out of range (need a 32-bit value)
attempt(uuid.UUID, fields=(1,0,0,999,0,0))  # expect: builtins ValueError field 4 out of range (need an 8-bit value)
attempt(uuid.UUID, bytes_le=u.bytes_le)  # expect: UUID('12345678-1234-5678-1234-567812345678')
attempt(uuid.UUID, "{12345678123456781234567812345678}")  # expect: UUID('12345678-1234-5678-1234-567812345678')
attempt(uuid.UUID, "zz345678123456781234567812345678")
# expect: builtins ValueError invalid literal for int() with base 16: 'zz345678123456781234567812345678'
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"), uuid.uuid4().version, uuid.uuid1().version, u == u, u < uuid.UUID(int=0), hash(u) == hash(u.int), int(u))
# expect: 886313e1-3b8a-5372-9b90-0c9aee199e5d 60a7f89c-e446-309c-8b4f-460bfdfd0dee 4 1 True False True 24197857161011715162171839636988778104
attempt(setattr, u, "int", 3)  # expect: builtins TypeError UUID objects are immutable
attempt(lambda: u < 3)  # expect: builtins TypeError '<' not supported between instances of 'UUID' and 'int'
import copy, pickle
print(copy.copy(u) == u, pickle.loads(pickle.dumps(u)) == u)  # expect: True True
