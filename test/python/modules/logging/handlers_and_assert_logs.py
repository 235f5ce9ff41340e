import logging, os, tempfile, unittest

class Logs(unittest.TestCase):
    def runTest(self):
        with self.assertLogs("x", "INFO") as caught:
            logging.getLogger("x.y").info("hello %s", "you")
            logging.getLogger("x").debug("not caught")
        self.assertEqual(caught.output, ["INFO:x.y:hello you"])
        with self.assertNoLogs("x"):
            pass
        with self.assertRaises(AssertionError):
            with self.assertLogs("x"):
                pass
result = unittest.TestResult()
Logs().run(result)
print(result.wasSuccessful(), result.failures, result.errors)  # expect: True [] []

with tempfile.TemporaryDirectory() as directory:
    path = os.path.join(directory, "log.txt")
    handler = logging.FileHandler(path, "w", encoding="utf-8")
    handler.name = "file"
    print(logging.getHandlerByName("file") is handler, sorted(logging.getHandlerNames()))  # expect: True ['file']
    log = logging.getLogger("to.file")
    log.addHandler(handler)
    log.warning("grüße")
    handler.close()
    with open(path, encoding="utf-8") as file:
        print(file.read(), end="")  # expect: grüße
    late = logging.FileHandler(os.path.join(directory, "late"), delay=True)
    print(late.stream, os.listdir(directory))  # expect: None ['log.txt']
    late.close()

# Handlers that fail show what went wrong, and the program goes on.
import contextlib, io
class Broken(logging.Handler):
    def emit(self, record):
        try:
            1 / 0
        except ZeroDivisionError:
            self.handleError(record)
err = io.StringIO()
broken = logging.getLogger("broken")
broken.addHandler(Broken())
with contextlib.redirect_stderr(err):
    broken.error("message %s", "argument")
lines = err.getvalue().splitlines()
print(lines[0], lines[-2:], "ZeroDivisionError: division by zero" in lines)
# expect: --- Logging error --- ["Message: 'message %s'", "Arguments: ('argument',)"] True

# Without handlers: the last resort, from WARNING on.
err = io.StringIO()
with contextlib.redirect_stderr(err):
    logging.getLogger("alone").info("not shown")
    logging.getLogger("alone").warning("shown")
print(repr(err.getvalue()))  # expect: 'shown\n'
