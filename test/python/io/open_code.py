"""io.open_code() opens a file of code for reading bytes."""
import io
import tempfile

with tempfile.NamedTemporaryFile(suffix='.py') as file:
    file.write(b'x = 1\n')
    file.flush()
    with io.open_code(file.name) as code:
        print(code.read(), code.mode, type(code).__name__)  # expect: b'x = 1\n' rb BufferedReader
try:
    io.open_code(3)
except TypeError as e:
    print(e)  # expect: open_code() argument 'path' must be str, not int
