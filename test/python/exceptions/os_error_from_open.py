for name, mode in (("/no/such/file.txt", "r"), ("/", "r"), ("/no/dir/x", "w")):
    try:
        open(name, mode)
    except OSError as e:
        print(type(e).__name__, e, e.errno, e.filename)
        # expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/file.txt' 2 /no/such/file.txt
        # expect: IsADirectoryError [Errno 21] Is a directory: '/' 21 /
        # expect: FileNotFoundError [Errno 2] No such file or directory: '/no/dir/x' 2 /no/dir/x
for args in (("x", "q"), ("x", "rw"), ("x", ""), ("x", "br", -1, "utf-8"), (None,), (1.5,)):
    try:
        open(*args)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError invalid mode: 'q'
        # expect: ValueError must have exactly one of create/read/write/append mode
        # expect: ValueError Must have exactly one of create/read/write/append mode and at most one plus
        # expect: ValueError binary mode doesn't take an encoding argument
        # expect: TypeError expected str, bytes or os.PathLike object, not NoneType
        # expect: TypeError expected str, bytes or os.PathLike object, not float
