import io, logging, sys, warnings

out = io.StringIO()
def shown():
    text = out.getvalue()
    out.seek(0); out.truncate()
    return text

def failed(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

# Levels
print(logging.getLevelName(10), logging.getLevelName("ERROR"), logging.getLevelName(15))  # expect: DEBUG 40 Level 15
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), logging.getLevelNamesMapping()["NOTICE"])  # expect: NOTICE 25

# The hierarchy
log = logging.getLogger("a.b.c")
print(log, log.parent, logging.getLogger("a"), log.parent, logging.getLogger("a.b").parent)
# expect: <Logger a.b.c (WARNING)> <RootLogger root (WARNING)> <Logger a (WARNING)> <Logger a (WARNING)> <Logger a (WARNING)>
print(logging.getLogger(), logging.root is logging.getLogger("root"), log is logging.getLogger("a.b.c"))
# expect: <RootLogger root (WARNING)> True True
print(log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), log.hasHandlers())  # expect: 30 False False
print(sorted(child.name for child in logging.getLogger("a").getChildren()), logging.getLogger("a").getChild("b.c") is log)
# expect: ['a.b'] True
for level in "LOUD", 2.5:
    print(failed(lambda: log.setLevel(level)))
    # expect: ValueError: Unknown level: 'LOUD'
    # expect: TypeError: Level not an integer or a valid string: 2.5

# Formats
handler = logging.StreamHandler(out)
print(logging.Handler(10), logging.NullHandler(), logging.StreamHandler(sys.stdout))
# expect: <Handler (DEBUG)> <NullHandler (NOTSET)> <StreamHandler <stdout> (NOTSET)>
logging.getLogger("a").addHandler(handler)
log.setLevel("DEBUG")
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(module)s|%(funcName)s|%(message)s"))
def f():
    log.debug("%s and %d", "x", 3)
    log.info("%(key)s", {"key": "value"})
    log.log(25, "notice")
f()
log.warning("no arguments 100%")
print(shown(), end="")
# expect: DEBUG   |a.b.c|logging_module|f|x and 3
# expect: INFO    |a.b.c|logging_module|f|value
# expect: NOTICE  |a.b.c|logging_module|f|notice
# expect: WARNING |a.b.c|logging_module|<module>|no arguments 100%
for style, fmt in ("{", "{levelname:>9} {message!r}"), ("$", "$levelname ${message} $$"), ("%", "%(extra)s %(message)s"):
    handler.setFormatter(logging.Formatter(fmt, style=style))
    log.error("oops", extra={"extra": "more"})
print(shown(), end="")
# expect:     ERROR 'oops'
# expect: ERROR oops $
# expect: more oops
for style, fmt in ("{", "{levelname:!}"), ("{", "none"), ("%", "none"), ("$", "none"), ("$", "$ x"), ("!", "x"):
    print(failed(lambda: logging.Formatter(fmt, style=style)))
    # expect: ValueError: invalid format: bad specifier: '!'
    # expect: ValueError: invalid format: no fields
    # expect: ValueError: Invalid format 'none' for '%' style
    # expect: ValueError: invalid format: no fields
    # expect: ValueError: invalid format: bare '$' not allowed
    # expect: ValueError: Style must be one of: %,{,$
print(logging.Formatter("%(ip)s %(message)s", defaults={"ip": "-"}).format(logging.makeLogRecord({"msg": "m"})))  # expect: - m
print(failed(lambda: log.error("x", extra={"message": 1})))  # expect: KeyError: "Attempt to overwrite 'message' in LogRecord"

# Exceptions
handler.setFormatter(logging.Formatter("%(message)s"))
try:
    raise KeyError("k")
except KeyError as e:
    log.exception("caught")
    log.error("given", exc_info=e)
print(shown().count("KeyError"))  # expect: 4
log.info("none", exc_info=True)  # expect: none
print(shown(), end="")  # expect: NoneType: None

# Filters
handler.addFilter(logging.Filter("a.b"))
log.info("let through")
logging.getLogger("a.x").warning("dropped")
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.info("secret")
print(shown(), end="")  # expect: let through
handler.filters.clear()

# disable, propagate
logging.disable(logging.INFO)
log.info("disabled"); log.warning("not disabled")
logging.disable(logging.NOTSET)
log.propagate = False
log.addHandler(logging.NullHandler())
log.warning("stays")
log.propagate = True
print(shown(), end="")  # expect: not disabled

# LoggerAdapter
adapter = logging.LoggerAdapter(log, {"user": "me"})
handler.setFormatter(logging.Formatter("%(user)s: %(message)s"))
adapter.warning("adapted")
print(adapter, adapter.name, adapter.isEnabledFor(10))  # expect: <LoggerAdapter a.b.c (DEBUG)> a.b.c True
class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs): return f"[{self.extra['user']}] {msg}", kwargs | {"extra": self.extra}
Prefix(log, {"user": "you"}).info("prefixed %d", 1)
print(shown(), end="")
# expect: me: adapted
# expect: you: [you] prefixed 1

# basicConfig
root = logging.getLogger()
logging.basicConfig(stream=out, level=logging.INFO, format="%(name)s - %(message)s")
logging.basicConfig(stream=sys.stderr)
logging.info("root")
print(shown(), end="")  # expect: root - root
print(len(root.handlers), root.level)  # expect: 1 20
logging.basicConfig(stream=out, force=True, format="{message}", style="{")
logging.warning("forced")
print(shown(), end="")  # expect: forced
for arguments in {"stream": out, "filename": "x"}, {"nope": 1}, {"style": "!"}, {"stream": out, "handlers": []}:
    print(failed(lambda: logging.basicConfig(force=True, **arguments)))
    # expect: ValueError: 'stream' and 'filename' should not be specified together
    # expect: ValueError: Unrecognised argument(s): nope
    # expect: ValueError: Style must be one of: %,{,$
    # expect: ValueError: 'stream' or 'filename' should not be specified together with 'handlers'

# Warnings
root.handlers = [logging.StreamHandler(out)]
logging.captureWarnings(True)
warnings.warn("careful")
logging.captureWarnings(False)
print("UserWarning: careful" in shown())  # expect: True
