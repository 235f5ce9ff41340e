# An unknown keyword that resembles a known one.
for call in (lambda: [].sort(kesy=1), lambda: print(1, ends=""), lambda: print(1, other=1), lambda: "".split(maxsplt=1)):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: sort() got an unexpected keyword argument 'kesy'. Did you mean 'key'?
# expect: print() got an unexpected keyword argument 'ends'. Did you mean 'end'?
# expect: print() got an unexpected keyword argument 'other'
# expect: split() got an unexpected keyword argument 'maxsplt'. Did you mean 'maxsplit'?
