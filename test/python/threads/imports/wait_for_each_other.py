"""A thread that imports a module waits while another thread executes it; modules that import each other do not block."""
import os
import shutil
import sys
import tempfile
import threading

SOURCES = {
    'slow': 'import time\nprint("start")\ntime.sleep(0.2)\nvalue = 42\nprint("end")\n',
    'circle_a': 'import time\ntime.sleep(0.1)\nimport circle_b\nx = 1\n',
    'circle_b': 'import time\ntime.sleep(0.1)\nimport circle_a\ny = 2\n',
    'package/__init__': '',
    'package/part': 'import time\ntime.sleep(0.1)\nvalue = 7\n',
}
folder = tempfile.mkdtemp()
os.mkdir(f'{folder}/package')
for name, source in SOURCES.items():
    with open(f'{folder}/{name}.py', 'w') as file:
        file.write(source)
sys.path.insert(0, folder)
seen = []


def import_module():
    import slow
    seen.append(slow.value)


def import_name():
    from slow import value
    seen.append(value)


def import_a():
    import circle_a


def import_b():
    import circle_b


def import_part():
    import package.part
    seen.append(package.part.value)


def run(*targets):
    seen.clear()
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(seen))


run(import_module, import_name, import_module, import_name)
# expect: start
# expect: end
# expect: [42, 42, 42, 42]
run(import_a, import_b)
# expect: []
print(sys.modules['circle_a'].x, sys.modules['circle_b'].y)
# expect: 1 2
run(import_part, import_part)
# expect: [7, 7]
shutil.rmtree(folder)
