import os, runpy, sys, tempfile

def failed(what):
    try:
        return what()
    except Exception as e:
        return f"{type(e).__name__}: {e}"

with tempfile.TemporaryDirectory() as directory:
    def write(name, text):
        path = os.path.join(directory, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        return path
    text = "import sys\nresult = __name__, __package__, given, sys.argv[0] == __file__, __name__ in sys.modules\n"
    path = write("script.py", text)
    found = runpy.run_path(path, {"given": 1})
    print(found["result"], found["__spec__"], found["__file__"] == path)  # expect: ('<run_path>', '', 1, True, True) None True
    print(runpy.run_path(path, {"given": 2}, "__main__")["result"])  # expect: ('__main__', '', 2, True, True)
    write("app/__main__.py", text)
    print(runpy.run_path(os.path.join(directory, "app"), {"given": 3})["result"])  # expect: ('<run_path>', '', 3, False, True)
    print(failed(lambda: runpy.run_path(directory)).replace(directory, "DIR"))  # expect: ImportError: can't find '__main__' module in 'DIR'
    write("error.py", "1 / 0")
    print(failed(lambda: runpy.run_path(os.path.join(directory, "error.py"))))  # expect: ZeroDivisionError: division by zero

    sys.path.insert(0, directory)
    write("package/__init__.py", "")
    write("package/__main__.py", text)
    write("package/inner.py", text)
    print(runpy.run_module("package.inner", {"given": 4})["result"])  # expect: ('package.inner', 'package', 4, False, False)
    print(runpy.run_module("package", {"given": 5}, "__main__")["result"][:3])  # expect: ('__main__', 'package', 5)
    print(runpy.run_module("script", {"given": 6}, alter_sys=True)["result"])  # expect: ('script', '', 6, True, True)
    print(failed(lambda: runpy.run_module("no_such_module")))  # expect: ImportError: No module named no_such_module
    print(failed(lambda: runpy.run_module("no_such.module")))
    # expect: ImportError: Error while finding module specification for 'no_such.module' (ModuleNotFoundError: No module named 'no_such')
    print(failed(lambda: runpy.run_module(".relative")))  # expect: ImportError: Relative module names not supported
