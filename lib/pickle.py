"""Objects to bytes and back, in the pickle protocols 0 to 5.

A pickle is a program for a stack machine: each opcode is one byte, followed by its argument. The Pickler writes it, the Unpickler
runs it; what was made can be put into a memo by number and be fetched again, so that an object that is met twice stays one object.
"""

import _compat_pickle
import io
import math
import sys
from copyreg import _extension_cache, _extension_registry, _inverted_registry, dispatch_table
from functools import partial
from itertools import batched
from types import FunctionType

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "PickleBuffer",
]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    """What pickling and unpickling raise, at the least."""


class PicklingError(PickleError):
    """An object that cannot be pickled."""


class UnpicklingError(PickleError):
    """A pickle that cannot be read."""


for _error in (PickleError, PicklingError, UnpicklingError):
    _error.__module__ = "_pickle"


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


class PickleBuffer:
    """A buffer that may be kept outside of the pickle. It is not supported yet."""

    def __init__(self, object):
        raise NotImplementedError("minipy does not support pickle.PickleBuffer yet")


# ---- the opcodes

MARK = b"("
STOP = b"."
POP = b"0"
POP_MARK = b"1"
DUP = b"2"
FLOAT = b"F"
INT = b"I"
BININT = b"J"
BININT1 = b"K"
LONG = b"L"
BININT2 = b"M"
NONE = b"N"
PERSID = b"P"
BINPERSID = b"Q"
REDUCE = b"R"
STRING = b"S"
BINSTRING = b"T"
SHORT_BINSTRING = b"U"
UNICODE = b"V"
BINUNICODE = b"X"
APPEND = b"a"
BUILD = b"b"
GLOBAL = b"c"
DICT = b"d"
EMPTY_DICT = b"}"
APPENDS = b"e"
GET = b"g"
BINGET = b"h"
INST = b"i"
LONG_BINGET = b"j"
LIST = b"l"
EMPTY_LIST = b"]"
OBJ = b"o"
PUT = b"p"
BINPUT = b"q"
LONG_BINPUT = b"r"
SETITEM = b"s"
TUPLE = b"t"
EMPTY_TUPLE = b")"
SETITEMS = b"u"
BINFLOAT = b"G"
TRUE = b"I01\n"
FALSE = b"I00\n"
# Protocol 2
PROTO = b"\x80"
NEWOBJ = b"\x81"
EXT1 = b"\x82"
EXT2 = b"\x83"
EXT4 = b"\x84"
TUPLE1 = b"\x85"
TUPLE2 = b"\x86"
TUPLE3 = b"\x87"
NEWTRUE = b"\x88"
NEWFALSE = b"\x89"
LONG1 = b"\x8a"
LONG4 = b"\x8b"
# Protocol 3
BINBYTES = b"B"
SHORT_BINBYTES = b"C"
# Protocol 4
SHORT_BINUNICODE = b"\x8c"
BINUNICODE8 = b"\x8d"
BINBYTES8 = b"\x8e"
EMPTY_SET = b"\x8f"
ADDITEMS = b"\x90"
FROZENSET = b"\x91"
NEWOBJ_EX = b"\x92"
STACK_GLOBAL = b"\x93"
MEMOIZE = b"\x94"
FRAME = b"\x95"
# Protocol 5
BYTEARRAY8 = b"\x96"
NEXT_BUFFER = b"\x97"
READONLY_BUFFER = b"\x98"

__all__.extend(name for name in dir() if name.isupper() and name[0] != "_")

_tuplesize2code = [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3]
_BATCHSIZE = 1000
_FRAME_SIZE_MIN = 4
_FRAME_SIZE_TARGET = 64 * 1024


def _u(n, size):
    return n.to_bytes(size, "little")


def encode_long(x):
    """An int in two's complement, little-endian, in as few bytes as will do; b'' for 0."""
    if x == 0:
        return b""
    nbytes = (x.bit_length() >> 3) + 1
    result = x.to_bytes(nbytes, byteorder="little", signed=True)
    if x < 0 and nbytes > 1 and result[-1] == 0xFF and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """The int that encode_long gives these bytes for."""
    return int.from_bytes(data, byteorder="little", signed=True)


def _double_to_bytes(x):
    """The eight bytes of a float, big-endian."""
    sign = 1 << 63 if math.copysign(1.0, x) < 0 else 0
    if x != x:
        bits = 0x7FF8 << 48
    elif math.isinf(x):
        bits = 0x7FF0 << 48
    elif x == 0:
        bits = 0
    else:
        fraction, exponent = math.frexp(abs(x))
        if exponent > -1022:
            bits = (exponent + 1022 << 52) + (int(fraction * 2**53) - 2**52)
        else:
            bits = int(math.ldexp(fraction, exponent + 1074))
    return (sign | bits).to_bytes(8, "big")


def _double_from_bytes(data):
    """The float that _double_to_bytes gives these bytes for."""
    bits = int.from_bytes(data, "big")
    exponent = bits >> 52 & 0x7FF
    fraction = bits & (1 << 52) - 1
    if exponent == 0x7FF:
        x = math.nan if fraction else math.inf
    elif exponent == 0:
        x = math.ldexp(fraction, -1074)
    else:
        x = math.ldexp(fraction | 1 << 52, exponent - 1075)
    return -x if bits >> 63 else x


def _getattribute(obj, dotted_path):
    """The object at a path of attributes, and what it is an attribute of. AttributeError, also for local objects."""
    parent = None
    for subpath in dotted_path:
        if subpath == "<locals>":
            raise AttributeError(f"Can't get local attribute {'.'.join(dotted_path)!r} on {obj!r}")
        parent = obj
        obj = getattr(obj, subpath)
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that obj belongs to."""
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    dotted_path = name.split(".")
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _getattribute(module, dotted_path)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


# ---- writing


class _Framer:
    """Writes opcodes; in protocol 4 and later, in frames that say how long they are."""

    def __init__(self, file_write):
        self.file_write = file_write
        self.frame = None

    def start(self):
        self.frame = bytearray()

    def commit(self, force=False):
        """Write the frame if it is long enough, or if it must be."""
        frame = self.frame
        if frame is None or not (force or len(frame) >= _FRAME_SIZE_TARGET):
            return
        if len(frame) >= _FRAME_SIZE_MIN:
            self.file_write(FRAME + _u(len(frame), 8))
        self.file_write(bytes(frame))
        self.frame = bytearray()

    def end(self):
        if self.frame:
            self.commit(force=True)
        self.frame = None

    def write(self, data):
        if self.frame is None:
            self.file_write(data)
        else:
            self.frame += data

    def write_large(self, header, payload):
        """Write bytes that are too long for a frame between frames."""
        if self.frame is None:
            self.file_write(header + payload)
            return
        self.commit(force=True)
        self.file_write(header)
        self.file_write(payload)


class Pickler:
    """Writes pickles to a file (something with a method write)."""

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._framer = _Framer(file_write)
        self.write = self._framer.write
        self.memo = {}
        self.proto = int(protocol)
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3

    def clear_memo(self):
        """Forget what was pickled: it is written anew."""
        self.memo.clear()

    def dump(self, obj):
        """Write the pickle of obj."""
        if not hasattr(self, "_framer"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        if self.proto >= 2:
            self.write(PROTO + _u(self.proto, 1))
        if self.proto >= 4:
            self._framer.start()
        self.save(obj)
        self.write(STOP)
        self._framer.end()

    def memoize(self, obj):
        """Put obj into the memo under the next number. The memo keeps it alive, so that its id stays its own."""
        if self.fast:
            return
        index = len(self.memo)
        if self.proto >= 4:
            self.write(MEMOIZE)
        elif not self.bin:
            self.write(PUT + repr(index).encode("ascii") + b"\n")
        elif index < 256:
            self.write(BINPUT + _u(index, 1))
        else:
            self.write(LONG_BINPUT + _u(index, 4))
        self.memo[id(obj)] = index, obj

    def _get(self, index):
        if not self.bin:
            return GET + repr(index).encode("ascii") + b"\n"
        return BINGET + _u(index, 1) if index < 256 else LONG_BINGET + _u(index, 4)

    def save(self, obj, save_persistent_id=True):
        """Write the opcodes that push obj."""
        self._framer.commit()
        if save_persistent_id and (pid := self.persistent_id(obj)) is not None:
            self._save_pers(pid)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self.write(self._get(known[0]))
            return
        rv = NotImplemented
        t = type(obj)
        f = self.dispatch.get(t)
        if f is not None and t is not FunctionType and not (t is type):
            f(self, obj)
            return
        reduce = getattr(self, "reducer_override", None)
        if reduce is not None:
            rv = reduce(obj)
        if rv is NotImplemented:
            if f is not None:
                f(self, obj)
                return
            rv = self._reduce(obj, t)
            if rv is None:
                return
        if isinstance(rv, str):
            self.save_global(obj, rv)
            return
        if not isinstance(rv, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(rv) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(obj=obj, *rv)

    def _reduce(self, obj, t):
        """What the dispatch table, `__reduce_ex__` or `__reduce__` gives; None when obj is a class, which is saved by its name."""
        reduce = getattr(self, "dispatch_table", dispatch_table).get(t)
        if reduce is not None:
            return reduce(obj)
        if issubclass(t, type):
            self.save_global(obj)
            return None
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is not None:
            return reduce()
        raise PicklingError(f"can't pickle {t.__name__!r} object: {obj!r}")

    def persistent_id(self, obj):
        """To be overridden: an id for an object that is not to be in the pickle, or None."""
        return None

    def _save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
        else:
            try:
                self.write(PERSID + str(pid).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Write what rebuilds obj: func(*args), then its state and its items."""
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._save_newobj_ex(func, args, obj)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0] if args else None
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(NEWOBJ)
        else:
            self.save(func)
            self.save(args)
            self.write(REDUCE)
        if obj is not None:
            # An object that contains itself was pickled on the way: then that one is taken.
            if id(obj) in self.memo:
                self.write(POP + self._get(self.memo[id(obj)][0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems)
        if dictitems is not None:
            self._batch_setitems(dictitems)
        if state is None:
            return
        if state_setter is None:
            self.save(state)
            self.write(BUILD)
        else:
            self.save(state_setter)
            self.save(obj)
            self.save(state)
            self.write(TUPLE2 + REDUCE + POP)

    def _save_newobj_ex(self, func, args, obj):
        cls, args, kwargs = args
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj_ex__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj_ex__ args has the wrong class")
        if self.proto >= 4:
            self.save(cls)
            self.save(args)
            self.save(kwargs)
            self.write(NEWOBJ_EX)
        else:
            self.save(partial(cls.__new__, cls, *args, **kwargs))
            self.save(())
            self.write(REDUCE)

    # The methods for the types that have opcodes of their own.

    dispatch = {}

    def save_none(self, obj):
        self.write(NONE)

    dispatch[type(None)] = save_none

    def save_bool(self, obj):
        if self.proto >= 2:
            self.write(NEWTRUE if obj else NEWFALSE)
        else:
            self.write(TRUE if obj else FALSE)

    dispatch[bool] = save_bool

    def save_long(self, obj):
        if self.bin:
            if 0 <= obj <= 0xFF:
                return self.write(BININT1 + _u(obj, 1))
            if 0 <= obj <= 0xFFFF:
                return self.write(BININT2 + _u(obj, 2))
            if -0x80000000 <= obj <= 0x7FFFFFFF:
                return self.write(BININT + obj.to_bytes(4, "little", signed=True))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            return self.write(INT + repr(obj).encode("ascii") + b"\n")
        if self.proto >= 2:
            encoded = encode_long(obj)
            n = len(encoded)
            self.write(LONG1 + _u(n, 1) + encoded if n < 256 else LONG4 + _u(n, 4) + encoded)
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    dispatch[int] = save_long

    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + _double_to_bytes(obj))
        else:
            self.write(FLOAT + repr(obj).encode("ascii") + b"\n")

    dispatch[float] = save_float

    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                import codecs

                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        n = len(obj)
        if n <= 0xFF:
            self.write(SHORT_BINBYTES + _u(n, 1) + obj)
        elif n > 0xFFFFFFFF and self.proto >= 4:
            self._framer.write_large(BINBYTES8 + _u(n, 8), obj)
        elif n >= _FRAME_SIZE_TARGET:
            self._framer.write_large(BINBYTES + _u(n, 4), obj)
        else:
            self.write(BINBYTES + _u(n, 4) + obj)
        self.memoize(obj)

    dispatch[bytes] = save_bytes

    def save_bytearray(self, obj):
        if self.proto < 5:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        n = len(obj)
        if n >= _FRAME_SIZE_TARGET:
            self._framer.write_large(BYTEARRAY8 + _u(n, 8), bytes(obj))
        else:
            self.write(BYTEARRAY8 + _u(n, 8) + obj)
        self.memoize(obj)

    dispatch[bytearray] = save_bytearray

    def save_str(self, obj):
        if self.bin:
            encoded = obj.encode("utf-8", "surrogatepass")
            n = len(encoded)
            if n <= 0xFF and self.proto >= 4:
                self.write(SHORT_BINUNICODE + _u(n, 1) + encoded)
            elif n > 0xFFFFFFFF and self.proto >= 4:
                self._framer.write_large(BINUNICODE8 + _u(n, 8), encoded)
            elif n >= _FRAME_SIZE_TARGET:
                self._framer.write_large(BINUNICODE + _u(n, 4), encoded)
            else:
                self.write(BINUNICODE + _u(n, 4) + encoded)
        else:
            # What would end the line, or be an escape, is escaped.
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self.write(UNICODE + text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    dispatch[str] = save_str

    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        n = len(obj)
        if n <= 3 and self.proto >= 2:
            for element in obj:
                self.save(element)
            # A tuple that contains itself was pickled on the way.
            if id(obj) in self.memo:
                self.write(POP * n + self._get(self.memo[id(obj)][0]))
            else:
                self.write(_tuplesize2code[n])
                self.memoize(obj)
            return
        self.write(MARK)
        for element in obj:
            self.save(element)
        if id(obj) in self.memo:
            get = self._get(self.memo[id(obj)][0])
            self.write(POP_MARK + get if self.bin else POP * (n + 1) + get)
        else:
            self.write(TUPLE)
            self.memoize(obj)

    dispatch[tuple] = save_tuple

    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj)

    dispatch[list] = save_list

    def _batch_appends(self, items):
        if not self.bin:
            for x in items:
                self.save(x)
                self.write(APPEND)
            return
        for batch in batched(items, _BATCHSIZE):
            if len(batch) == 1:
                self.save(batch[0])
                self.write(APPEND)
                continue
            self.write(MARK)
            for x in batch:
                self.save(x)
            self.write(APPENDS)

    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items())

    dispatch[dict] = save_dict

    def _batch_setitems(self, items):
        if not self.bin:
            for k, v in items:
                self.save(k)
                self.save(v)
                self.write(SETITEM)
            return
        for batch in batched(items, _BATCHSIZE):
            if len(batch) == 1:
                k, v = batch[0]
                self.save(k)
                self.save(v)
                self.write(SETITEM)
                continue
            self.write(MARK)
            for k, v in batch:
                self.save(k)
                self.save(v)
            self.write(SETITEMS)

    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        for batch in batched(obj, _BATCHSIZE):
            self.write(MARK)
            for item in batch:
                self.save(item)
            self.write(ADDITEMS)

    dispatch[set] = save_set

    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self._get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    dispatch[frozenset] = save_frozenset

    def save_global(self, obj, name=None):
        """Write the name under which obj can be imported."""
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        try:
            found = _getattribute(module, name.split("."))[0]
        except AttributeError:
            if "<locals>" in name.split("."):
                raise AttributeError(f"Can't get local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2 and (code := _extension_registry.get((module_name, name))):
            if code <= 0xFF:
                self.write(EXT1 + _u(code, 1))
            elif code <= 0xFFFF:
                self.write(EXT2 + _u(code, 2))
            else:
                self.write(EXT4 + code.to_bytes(4, "little", signed=True))
            return
        self._write_global(obj, module_name, name)

    def _write_global(self, obj, module_name, name):
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        else:
            # Older protocols have no paths: the attributes are fetched while unpickling.
            toplevel, *path = name.split(".")
            for _ in path:
                self.save(getattr)
                if self.proto < 2:
                    self.write(MARK)
            self._write_toplevel(module_name, toplevel)
            for attribute in path:
                self.save(attribute)
                self.write(TUPLE if self.proto < 2 else TUPLE2)
                self.write(REDUCE)
        self.memoize(obj)

    def _write_toplevel(self, module_name, name):
        if self.fix_imports:
            names = _compat_pickle.REVERSE_NAME_MAPPING
            modules = _compat_pickle.REVERSE_IMPORT_MAPPING
            if (module_name, name) in names:
                module_name, name = names[module_name, name]
            elif module_name in modules:
                module_name = modules[module_name]
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self.write(GLOBAL + f"{module_name}\n{name}\n".encode(encoding))
        except UnicodeEncodeError:
            raise PicklingError(
                f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}"
            ) from None

    def save_type(self, obj):
        if obj is type(None):
            return self.save_reduce(type, (None,), obj=obj)
        if obj is type(NotImplemented):
            return self.save_reduce(type, (NotImplemented,), obj=obj)
        if obj is type(...):
            return self.save_reduce(type, (...,), obj=obj)
        return self.save_global(obj)

    dispatch[FunctionType] = save_global
    dispatch[type] = save_type


# ---- reading


class Unpickler:
    """Reads pickles from a file (something with the methods read and readline)."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read = file.read
            self._file_readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def load(self):
        """Read a pickle and give the object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        dispatch = self.dispatch
        key = b""
        try:
            while True:
                key = self._file_read(1)
                if not key:
                    raise EOFError("Ran out of input")
                opcode = dispatch.get(key[0])
                if opcode is None:
                    raise UnpicklingError(_invalid_key(key[0]))
                opcode(self)
        except _Stop as stop:
            return stop.value
        except IndexError:
            raise UnpicklingError("unpickling stack underflow") from None

    def persistent_load(self, pid):
        """To be overridden: the object with this id."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def read(self, n):
        data = self._file_read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def readline(self):
        data = self._file_readline()
        if not data:
            raise EOFError("Ran out of input")
        if data[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def _uint(self, size):
        return int.from_bytes(self.read(size), "little")

    def _sized(self, size, what):
        n = self._uint(size)
        if n > sys.maxsize:
            raise UnpicklingError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        return self.read(n)

    def pop_mark(self):
        """The items pushed since the last mark."""
        items = self.stack
        if not self.metastack:
            raise UnpicklingError("could not find MARK")
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    dispatch = {}

    def load_proto(self):
        proto = self._uint(1)
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def load_frame(self):
        # What is in the frame is read from the file as if there were none.
        self._uint(8)

    def load_persid(self):
        try:
            pid = self.readline().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.append(self.persistent_load(pid))

    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))

    def load_int(self):
        data = self.readline()
        if data == FALSE[1:-1]:
            self.append(False)
        elif data == TRUE[1:-1]:
            self.append(True)
        else:
            try:
                self.append(int(data, 0))
            except ValueError:
                raise ValueError("could not convert string to int") from None

    def load_long(self):
        val = self.readline()
        if val and val[-1] == b"L"[0]:
            val = val[:-1]
        self.append(int(val, 0))

    def load_binint(self):
        self.append(int.from_bytes(self.read(4), "little", signed=True))

    def load_long1(self):
        self.append(decode_long(self.read(self._uint(1))))

    def load_long4(self):
        n = int.from_bytes(self.read(4), "little", signed=True)
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self.read(n)))

    def load_float(self):
        try:
            self.append(float(self.readline()))
        except ValueError:
            raise ValueError("could not convert string to float") from None

    def load_binfloat(self):
        self.append(_double_from_bytes(self.read(8)))

    def _decode_string(self, value):
        return value if self.encoding == "bytes" else value.decode(self.encoding, self.errors)

    def load_string(self):
        import codecs

        data = self.readline()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._decode_string(codecs.escape_decode(data[1:-1])[0]))

    def load_binstring(self):
        n = int.from_bytes(self.read(4), "little", signed=True)
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._decode_string(self.read(n)))

    def load_short_binstring(self):
        self.append(self._decode_string(self.read(self._uint(1))))

    def load_unicode(self):
        self.append(str(self.readline(), "raw-unicode-escape"))

    def load_bytearray8(self):
        self.append(bytearray(self._sized(8, "BYTEARRAY8")))

    def load_next_buffer(self):
        raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")

    def load_readonly_buffer(self):
        self.stack[-1] = memoryview(self.stack[-1]).toreadonly()

    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    def load_tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    def load_tuple2(self):
        self.stack[-2:] = [(self.stack[-2], self.stack[-1])]

    def load_tuple3(self):
        self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]

    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    def load_dict(self):
        items = self.pop_mark()
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            value = cls(*args)
        else:
            value = cls.__new__(cls)
        self.append(value)

    def load_inst(self):
        module = self.readline().decode("ascii")
        name = self.readline().decode("ascii")
        self._instantiate(self.find_class(module, name), self.pop_mark())

    def load_obj(self):
        args = self.pop_mark()
        self._instantiate(args.pop(0), args)

    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    def load_global(self):
        module = self.readline().decode("utf-8")
        name = self.readline().decode("utf-8")
        self.append(self.find_class(module, name))

    def load_stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    def _extension(self, code):
        if code in _extension_cache:
            self.append(_extension_cache[code])
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        obj = self.find_class(*key)
        _extension_cache[code] = obj
        self.append(obj)

    def find_class(self, module, name):
        """The object called name (a path, since protocol 4) in a module."""
        if self.proto < 3 and self.fix_imports:
            if (module, name) in _compat_pickle.NAME_MAPPING:
                module, name = _compat_pickle.NAME_MAPPING[module, name]
            elif module in _compat_pickle.IMPORT_MAPPING:
                module = _compat_pickle.IMPORT_MAPPING[module]
        __import__(module, level=0)
        found = sys.modules[module]
        try:
            return _getattribute(found, name.split("."))[0] if self.proto >= 4 else getattr(found, name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {found!r}") from None

    def load_reduce(self):
        args = self.stack.pop()
        func = self.stack[-1]
        self.stack[-1] = func(*args)

    def load_pop(self):
        if self.stack:
            del self.stack[-1]
        else:
            self.pop_mark()

    def load_pop_mark(self):
        self.pop_mark()

    def load_dup(self):
        self.append(self.stack[-1])

    def _fetch(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    def load_get(self):
        self._fetch(int(self.readline()))

    def load_put(self):
        i = int(self.readline())
        if i < 0:
            raise ValueError("negative PUT argument")
        self.memo[i] = self.stack[-1]

    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def load_appends(self):
        items = self.pop_mark()
        obj = self.stack[-1]
        extend = getattr(obj, "extend", None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                obj.append(item)

    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def load_setitems(self):
        items = self.pop_mark()
        obj = self.stack[-1]
        for i in range(0, len(items), 2):
            obj[items[i]] = items[i + 1]

    def load_additems(self):
        items = self.pop_mark()
        obj = self.stack[-1]
        if isinstance(obj, set):
            obj.update(items)
        else:
            for item in items:
                obj.add(item)

    def load_build(self):
        state = self.stack.pop()
        inst = self.stack[-1]
        setstate = getattr(inst, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slotstate = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slotstate = state
        if state:
            attributes = inst.__dict__
            for key, value in state.items():
                attributes[sys.intern(key) if type(key) is str else key] = value
        if slotstate:
            for key, value in slotstate.items():
                setattr(inst, key, value)

    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    def load_stop(self):
        raise _Stop(self.stack.pop())


def _invalid_key(key):
    return f"invalid load key, '{chr(key) if 32 <= key < 127 else f'\\x{key:02x}'}'."


def _opcodes():
    """The table of the Unpickler: from the byte of an opcode to what it does."""
    u = Unpickler
    pairs = {
        PROTO: u.load_proto, FRAME: u.load_frame, PERSID: u.load_persid, BINPERSID: u.load_binpersid, INT: u.load_int,
        BININT: u.load_binint, LONG: u.load_long, LONG1: u.load_long1, LONG4: u.load_long4, FLOAT: u.load_float,
        BINFLOAT: u.load_binfloat, STRING: u.load_string, BINSTRING: u.load_binstring, SHORT_BINSTRING: u.load_short_binstring,
        UNICODE: u.load_unicode, BYTEARRAY8: u.load_bytearray8, NEXT_BUFFER: u.load_next_buffer,
        READONLY_BUFFER: u.load_readonly_buffer, TUPLE: u.load_tuple, TUPLE1: u.load_tuple1, TUPLE2: u.load_tuple2,
        TUPLE3: u.load_tuple3, FROZENSET: u.load_frozenset, LIST: u.load_list, DICT: u.load_dict, INST: u.load_inst,
        OBJ: u.load_obj, NEWOBJ: u.load_newobj, NEWOBJ_EX: u.load_newobj_ex, GLOBAL: u.load_global,
        STACK_GLOBAL: u.load_stack_global, REDUCE: u.load_reduce, POP: u.load_pop, POP_MARK: u.load_pop_mark, DUP: u.load_dup,
        GET: u.load_get, PUT: u.load_put, MEMOIZE: u.load_memoize, APPEND: u.load_append, APPENDS: u.load_appends,
        SETITEM: u.load_setitem, SETITEMS: u.load_setitems, ADDITEMS: u.load_additems, BUILD: u.load_build, MARK: u.load_mark,
        STOP: u.load_stop,
        NONE: lambda self: self.append(None),
        NEWTRUE: lambda self: self.append(True),
        NEWFALSE: lambda self: self.append(False),
        EMPTY_TUPLE: lambda self: self.append(()),
        EMPTY_LIST: lambda self: self.append([]),
        EMPTY_DICT: lambda self: self.append({}),
        EMPTY_SET: lambda self: self.append(set()),
        BININT1: lambda self: self.append(self._uint(1)),
        BININT2: lambda self: self.append(self._uint(2)),
        BINUNICODE: lambda self: self.append(str(self._sized(4, "BINUNICODE"), "utf-8", "surrogatepass")),
        BINUNICODE8: lambda self: self.append(str(self._sized(8, "BINUNICODE8"), "utf-8", "surrogatepass")),
        SHORT_BINUNICODE: lambda self: self.append(str(self._sized(1, "SHORT_BINUNICODE"), "utf-8", "surrogatepass")),
        BINBYTES: lambda self: self.append(self._sized(4, "BINBYTES")),
        BINBYTES8: lambda self: self.append(self._sized(8, "BINBYTES8")),
        SHORT_BINBYTES: lambda self: self.append(self._sized(1, "SHORT_BINBYTES")),
        EXT1: lambda self: self._extension(self._uint(1)),
        EXT2: lambda self: self._extension(self._uint(2)),
        EXT4: lambda self: self._extension(int.from_bytes(self.read(4), "little", signed=True)),
        BINGET: lambda self: self._fetch(self._uint(1)),
        LONG_BINGET: lambda self: self._fetch(self._uint(4)),
        BINPUT: lambda self: self.memo.__setitem__(self._uint(1), self.stack[-1]),
        LONG_BINPUT: lambda self: self.memo.__setitem__(self._uint(4), self.stack[-1]),
    }
    return {opcode[0]: function for opcode, function in pairs.items()}


Unpickler.dispatch.update(_opcodes())
_Pickler = Pickler
_Unpickler = Unpickler


# ---- the functions


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickle of obj to an open file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """A pickle of obj, as bytes."""
    f = io.BytesIO()
    Pickler(f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return f.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a pickle from an open file."""
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of which data, bytes, is a pickle."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    file = io.BytesIO(data)
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


# The names of what is written in Python, which is all there is here.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
bytes_types = (bytes, bytearray)
