import threading
def show(*args, **kwargs):
    print(args, kwargs)
for options in ({}, {'args': (1, 2)}, {'kwargs': {'a': 1}}, {'args': [3], 'kwargs': {'b': 2}}):
    thread = threading.Thread(target=show, **options)
    thread.start()
    thread.join()
# expect: () {}
# expect: (1, 2) {}
# expect: () {'a': 1}
# expect: (3,) {'b': 2}
