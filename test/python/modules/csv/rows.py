"""csv: dialects, readers, writers, dicts, Sniffer."""
import csv, io
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, [str(e)])
def r(text, **k): return list(csv.reader(io.StringIO(text, newline=""), **k))
def w(rows, **k):
    o = io.StringIO(newline=""); csv.writer(o, **k).writerows(rows); return o.getvalue()
for s in ('a,b,c\n1,2,3\n', 'a,"b,c",d\r\n"x""y",z\r\n', 'a\n\nb\n', '"multi\nline",x\n', 'a,"b"c,d\n', 'a,b"c"d\n', '"abc', 'a,\n,\n', '', '\n', 'a b, c', '"a" ,b\n', "'x,y',z", 'a\\,b,c\n', 'a;b\tc\n', 'a\rb\n', '"a\\"b",c\n', ' "x", y'):
    for k in ({}, dict(delimiter=';'), dict(quotechar="'"), dict(escapechar='\\'), dict(quoting=csv.QUOTE_NONE), dict(skipinitialspace=True), dict(strict=True), dict(doublequote=False), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NOTNULL), dict(quoting=csv.QUOTE_STRINGS)):
        print(repr(s), k, end=" "); attempt(r, s, **k)
# expect: 'a,b,c\n1,2,3\n' {} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'delimiter': ';'} [['a,b,c'], ['1,2,3']]
# expect: 'a,b,c\n1,2,3\n' {'quotechar': "'"} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'escapechar': '\\'} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'quoting': 3} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'skipinitialspace': True} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'strict': True} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'doublequote': False} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,b,c\n1,2,3\n' {'quoting': 5} [['a', 'b', 'c'], ['1', '2', '3']]
# expect: 'a,b,c\n1,2,3\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {} [['a', 'b,c', 'd'], ['x"y', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'delimiter': ';'} [['a,"b,c",d'], ['x"y,z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'quotechar': "'"} [['a', '"b', 'c"', 'd'], ['"x""y"', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'escapechar': '\\'} [['a', 'b,c', 'd'], ['x"y', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'quoting': 3} [['a', '"b', 'c"', 'd'], ['"x""y"', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'skipinitialspace': True} [['a', 'b,c', 'd'], ['x"y', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'strict': True} [['a', 'b,c', 'd'], ['x"y', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'doublequote': False} [['a', 'b,c', 'd'], ['x"y"', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'quoting': 5} [['a', 'b,c', 'd'], ['x"y', 'z']]
# expect: 'a,"b,c",d\r\n"x""y",z\r\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a\n\nb\n' {} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'delimiter': ';'} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'quotechar': "'"} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'escapechar': '\\'} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'quoting': 3} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'skipinitialspace': True} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'strict': True} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'doublequote': False} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a\n\nb\n' {'quoting': 5} [['a'], [], ['b']]
# expect: 'a\n\nb\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: '"multi\nline",x\n' {} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'delimiter': ';'} [['multi\nline,x']]
# expect: '"multi\nline",x\n' {'quotechar': "'"} [['"multi'], ['line"', 'x']]
# expect: '"multi\nline",x\n' {'escapechar': '\\'} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'quoting': 3} [['"multi'], ['line"', 'x']]
# expect: '"multi\nline",x\n' {'skipinitialspace': True} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'strict': True} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'doublequote': False} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'x'"]
# expect: '"multi\nline",x\n' {'quoting': 5} [['multi\nline', 'x']]
# expect: '"multi\nline",x\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'x'"]
# expect: 'a,"b"c,d\n' {} [['a', 'bc', 'd']]
# expect: 'a,"b"c,d\n' {'delimiter': ';'} [['a,"b"c,d']]
# expect: 'a,"b"c,d\n' {'quotechar': "'"} [['a', '"b"c', 'd']]
# expect: 'a,"b"c,d\n' {'escapechar': '\\'} [['a', 'bc', 'd']]
# expect: 'a,"b"c,d\n' {'quoting': 3} [['a', '"b"c', 'd']]
# expect: 'a,"b"c,d\n' {'skipinitialspace': True} [['a', 'bc', 'd']]
# expect: 'a,"b"c,d\n' {'strict': True} _csv Error ['\',\' expected after \'"\'']
# expect: 'a,"b"c,d\n' {'doublequote': False} [['a', 'bc', 'd']]
# expect: 'a,"b"c,d\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,"b"c,d\n' {'quoting': 5} [['a', 'bc', 'd']]
# expect: 'a,"b"c,d\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,b"c"d\n' {} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'delimiter': ';'} [['a,b"c"d']]
# expect: 'a,b"c"d\n' {'quotechar': "'"} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'escapechar': '\\'} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'quoting': 3} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'skipinitialspace': True} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'strict': True} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'doublequote': False} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,b"c"d\n' {'quoting': 5} [['a', 'b"c"d']]
# expect: 'a,b"c"d\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: '"abc' {} [['abc']]
# expect: '"abc' {'delimiter': ';'} [['abc']]
# expect: '"abc' {'quotechar': "'"} [['"abc']]
# expect: '"abc' {'escapechar': '\\'} [['abc']]
# expect: '"abc' {'quoting': 3} [['"abc']]
# expect: '"abc' {'skipinitialspace': True} [['abc']]
# expect: '"abc' {'strict': True} _csv Error ['unexpected end of data']
# expect: '"abc' {'doublequote': False} [['abc']]
# expect: '"abc' {'quoting': 2} [['abc']]
# expect: '"abc' {'quoting': 5} [['abc']]
# expect: '"abc' {'quoting': 4} [['abc']]
# expect: 'a,\n,\n' {} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'delimiter': ';'} [['a,'], [',']]
# expect: 'a,\n,\n' {'quotechar': "'"} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'escapechar': '\\'} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'quoting': 3} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'skipinitialspace': True} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'strict': True} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'doublequote': False} [['a', ''], ['', '']]
# expect: 'a,\n,\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a,\n,\n' {'quoting': 5} [['a', None], [None, None]]
# expect: 'a,\n,\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: '' {} []
# expect: '' {'delimiter': ';'} []
# expect: '' {'quotechar': "'"} []
# expect: '' {'escapechar': '\\'} []
# expect: '' {'quoting': 3} []
# expect: '' {'skipinitialspace': True} []
# expect: '' {'strict': True} []
# expect: '' {'doublequote': False} []
# expect: '' {'quoting': 2} []
# expect: '' {'quoting': 5} []
# expect: '' {'quoting': 4} []
# expect: '\n' {} [[]]
# expect: '\n' {'delimiter': ';'} [[]]
# expect: '\n' {'quotechar': "'"} [[]]
# expect: '\n' {'escapechar': '\\'} [[]]
# expect: '\n' {'quoting': 3} [[]]
# expect: '\n' {'skipinitialspace': True} [[]]
# expect: '\n' {'strict': True} [[]]
# expect: '\n' {'doublequote': False} [[]]
# expect: '\n' {'quoting': 2} [[]]
# expect: '\n' {'quoting': 5} [[]]
# expect: '\n' {'quoting': 4} [[]]
# expect: 'a b, c' {} [['a b', ' c']]
# expect: 'a b, c' {'delimiter': ';'} [['a b, c']]
# expect: 'a b, c' {'quotechar': "'"} [['a b', ' c']]
# expect: 'a b, c' {'escapechar': '\\'} [['a b', ' c']]
# expect: 'a b, c' {'quoting': 3} [['a b', ' c']]
# expect: 'a b, c' {'skipinitialspace': True} [['a b', 'c']]
# expect: 'a b, c' {'strict': True} [['a b', ' c']]
# expect: 'a b, c' {'doublequote': False} [['a b', ' c']]
# expect: 'a b, c' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a b'"]
# expect: 'a b, c' {'quoting': 5} [['a b', ' c']]
# expect: 'a b, c' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a b'"]
# expect: '"a" ,b\n' {} [['a ', 'b']]
# expect: '"a" ,b\n' {'delimiter': ';'} [['a ,b']]
# expect: '"a" ,b\n' {'quotechar': "'"} [['"a" ', 'b']]
# expect: '"a" ,b\n' {'escapechar': '\\'} [['a ', 'b']]
# expect: '"a" ,b\n' {'quoting': 3} [['"a" ', 'b']]
# expect: '"a" ,b\n' {'skipinitialspace': True} [['a ', 'b']]
# expect: '"a" ,b\n' {'strict': True} _csv Error ['\',\' expected after \'"\'']
# expect: '"a" ,b\n' {'doublequote': False} [['a ', 'b']]
# expect: '"a" ,b\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'b'"]
# expect: '"a" ,b\n' {'quoting': 5} [['a ', 'b']]
# expect: '"a" ,b\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'b'"]
# expect: "'x,y',z" {} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'delimiter': ';'} [["'x,y',z"]]
# expect: "'x,y',z" {'quotechar': "'"} [['x,y', 'z']]
# expect: "'x,y',z" {'escapechar': '\\'} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'quoting': 3} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'skipinitialspace': True} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'strict': True} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'doublequote': False} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'quoting': 2} builtins ValueError ['could not convert string to float: "\'x"']
# expect: "'x,y',z" {'quoting': 5} [["'x", "y'", 'z']]
# expect: "'x,y',z" {'quoting': 4} builtins ValueError ['could not convert string to float: "\'x"']
# expect: 'a\\,b,c\n' {} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'delimiter': ';'} [['a\\,b,c']]
# expect: 'a\\,b,c\n' {'quotechar': "'"} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'escapechar': '\\'} [['a,b', 'c']]
# expect: 'a\\,b,c\n' {'quoting': 3} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'skipinitialspace': True} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'strict': True} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'doublequote': False} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a\\\\'"]
# expect: 'a\\,b,c\n' {'quoting': 5} [['a\\', 'b', 'c']]
# expect: 'a\\,b,c\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a\\\\'"]
# expect: 'a;b\tc\n' {} [['a;b\tc']]
# expect: 'a;b\tc\n' {'delimiter': ';'} [['a', 'b\tc']]
# expect: 'a;b\tc\n' {'quotechar': "'"} [['a;b\tc']]
# expect: 'a;b\tc\n' {'escapechar': '\\'} [['a;b\tc']]
# expect: 'a;b\tc\n' {'quoting': 3} [['a;b\tc']]
# expect: 'a;b\tc\n' {'skipinitialspace': True} [['a;b\tc']]
# expect: 'a;b\tc\n' {'strict': True} [['a;b\tc']]
# expect: 'a;b\tc\n' {'doublequote': False} [['a;b\tc']]
# expect: 'a;b\tc\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a;b\\tc'"]
# expect: 'a;b\tc\n' {'quoting': 5} [['a;b\tc']]
# expect: 'a;b\tc\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a;b\\tc'"]
# expect: 'a\rb\n' {} [['a'], ['b']]
# expect: 'a\rb\n' {'delimiter': ';'} [['a'], ['b']]
# expect: 'a\rb\n' {'quotechar': "'"} [['a'], ['b']]
# expect: 'a\rb\n' {'escapechar': '\\'} [['a'], ['b']]
# expect: 'a\rb\n' {'quoting': 3} [['a'], ['b']]
# expect: 'a\rb\n' {'skipinitialspace': True} [['a'], ['b']]
# expect: 'a\rb\n' {'strict': True} [['a'], ['b']]
# expect: 'a\rb\n' {'doublequote': False} [['a'], ['b']]
# expect: 'a\rb\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'a'"]
# expect: 'a\rb\n' {'quoting': 5} [['a'], ['b']]
# expect: 'a\rb\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'a'"]
# expect: '"a\\"b",c\n' {} [['a\\b"', 'c']]
# expect: '"a\\"b",c\n' {'delimiter': ';'} [['a\\b",c']]
# expect: '"a\\"b",c\n' {'quotechar': "'"} [['"a\\"b"', 'c']]
# expect: '"a\\"b",c\n' {'escapechar': '\\'} [['a"b', 'c']]
# expect: '"a\\"b",c\n' {'quoting': 3} [['"a\\"b"', 'c']]
# expect: '"a\\"b",c\n' {'skipinitialspace': True} [['a\\b"', 'c']]
# expect: '"a\\"b",c\n' {'strict': True} _csv Error ['\',\' expected after \'"\'']
# expect: '"a\\"b",c\n' {'doublequote': False} [['a\\b"', 'c']]
# expect: '"a\\"b",c\n' {'quoting': 2} builtins ValueError ["could not convert string to float: 'c'"]
# expect: '"a\\"b",c\n' {'quoting': 5} [['a\\b"', 'c']]
# expect: '"a\\"b",c\n' {'quoting': 4} builtins ValueError ["could not convert string to float: 'c'"]
# expect: ' "x", y' {} [[' "x"', ' y']]
# expect: ' "x", y' {'delimiter': ';'} [[' "x", y']]
# expect: ' "x", y' {'quotechar': "'"} [[' "x"', ' y']]
# expect: ' "x", y' {'escapechar': '\\'} [[' "x"', ' y']]
# expect: ' "x", y' {'quoting': 3} [[' "x"', ' y']]
# expect: ' "x", y' {'skipinitialspace': True} [['x', 'y']]
# expect: ' "x", y' {'strict': True} [[' "x"', ' y']]
# expect: ' "x", y' {'doublequote': False} [[' "x"', ' y']]
# expect: ' "x", y' {'quoting': 2} builtins ValueError ['could not convert string to float: \' "x"\'']
# expect: ' "x", y' {'quoting': 5} [[' "x"', ' y']]
# expect: ' "x", y' {'quoting': 4} builtins ValueError ['could not convert string to float: \' "x"\'']
attempt(r, '1,"2",3.5\n', quoting=csv.QUOTE_NONNUMERIC)  # expect: [[1.0, '2', 3.5]]
rows = [[1, "a", None, 2.5], ["x,y", 'q"q', "l\nm", ""], [""], [" lead", "tr ", "\\"], [True, b"b", ("t",)], []]
for k in ({}, dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE), dict(quoting=csv.QUOTE_NONE, escapechar="\\"), dict(quoting=csv.QUOTE_STRINGS), dict(quoting=csv.QUOTE_NOTNULL), dict(delimiter="\t"), dict(lineterminator="\n"), dict(doublequote=False, escapechar="\\"), dict(doublequote=False), dict(dialect="unix"), dict(dialect=csv.excel_tab), dict(skipinitialspace=True), dict(escapechar="\\"), dict(delimiter=" ")):
    print(k); attempt(w, rows, **k)
    for row in rows: attempt(w, [row], **k)
# expect: {}
# expect: '1,a,,2.5\r\n"x,y","q""q","l\nm",\r\n""\r\n lead,tr ,\\\r\nTrue,b\'b\',"(\'t\',)"\r\n\r\n'
# expect: '1,a,,2.5\r\n'
# expect: '"x,y","q""q","l\nm",\r\n'
# expect: '""\r\n'
# expect: ' lead,tr ,\\\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'quoting': 1}
# expect: '"1","a","","2.5"\r\n"x,y","q""q","l\nm",""\r\n""\r\n" lead","tr ","\\"\r\n"True","b\'b\'","(\'t\',)"\r\n\r\n'
# expect: '"1","a","","2.5"\r\n'
# expect: '"x,y","q""q","l\nm",""\r\n'
# expect: '""\r\n'
# expect: '" lead","tr ","\\"\r\n'
# expect: '"True","b\'b\'","(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'quoting': 2}
# expect: '1,"a","",2.5\r\n"x,y","q""q","l\nm",""\r\n""\r\n" lead","tr ","\\"\r\nTrue,"b\'b\'","(\'t\',)"\r\n\r\n'
# expect: '1,"a","",2.5\r\n'
# expect: '"x,y","q""q","l\nm",""\r\n'
# expect: '""\r\n'
# expect: '" lead","tr ","\\"\r\n'
# expect: 'True,"b\'b\'","(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'quoting': 3}
# expect: _csv Error ['need to escape, but no escapechar set']
# expect: '1,a,,2.5\r\n'
# expect: _csv Error ['need to escape, but no escapechar set']
# expect: _csv Error ['single empty field record must be quoted']
# expect: ' lead,tr ,\\\r\n'
# expect: _csv Error ['need to escape, but no escapechar set']
# expect: '\r\n'
# expect: {'quoting': 3, 'escapechar': '\\'}
# expect: _csv Error ['single empty field record must be quoted']
# expect: '1,a,,2.5\r\n'
# expect: 'x\\,y,q\\"q,l\\\nm,\r\n'
# expect: _csv Error ['single empty field record must be quoted']
# expect: ' lead,tr ,\\\\\r\n'
# expect: "True,b'b',('t'\\,)\r\n"
# expect: '\r\n'
# expect: {'quoting': 4}
# expect: '1,"a",,2.5\r\n"x,y","q""q","l\nm",""\r\n""\r\n" lead","tr ","\\"\r\nTrue,b\'b\',"(\'t\',)"\r\n\r\n'
# expect: '1,"a",,2.5\r\n'
# expect: '"x,y","q""q","l\nm",""\r\n'
# expect: '""\r\n'
# expect: '" lead","tr ","\\"\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'quoting': 5}
# expect: '"1","a",,"2.5"\r\n"x,y","q""q","l\nm",""\r\n""\r\n" lead","tr ","\\"\r\n"True","b\'b\'","(\'t\',)"\r\n\r\n'
# expect: '"1","a",,"2.5"\r\n'
# expect: '"x,y","q""q","l\nm",""\r\n'
# expect: '""\r\n'
# expect: '" lead","tr ","\\"\r\n'
# expect: '"True","b\'b\'","(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'delimiter': '\t'}
# expect: '1\ta\t\t2.5\r\nx,y\t"q""q"\t"l\nm"\t\r\n""\r\n lead\ttr \t\\\r\nTrue\tb\'b\'\t(\'t\',)\r\n\r\n'
# expect: '1\ta\t\t2.5\r\n'
# expect: 'x,y\t"q""q"\t"l\nm"\t\r\n'
# expect: '""\r\n'
# expect: ' lead\ttr \t\\\r\n'
# expect: "True\tb'b'\t('t',)\r\n"
# expect: '\r\n'
# expect: {'lineterminator': '\n'}
# expect: '1,a,,2.5\n"x,y","q""q","l\nm",\n""\n lead,tr ,\\\nTrue,b\'b\',"(\'t\',)"\n\n'
# expect: '1,a,,2.5\n'
# expect: '"x,y","q""q","l\nm",\n'
# expect: '""\n'
# expect: ' lead,tr ,\\\n'
# expect: 'True,b\'b\',"(\'t\',)"\n'
# expect: '\n'
# expect: {'doublequote': False, 'escapechar': '\\'}
# expect: '1,a,,2.5\r\n"x,y",q\\"q,"l\nm",\r\n""\r\n lead,tr ,\\\\\r\nTrue,b\'b\',"(\'t\',)"\r\n\r\n'
# expect: '1,a,,2.5\r\n'
# expect: '"x,y",q\\"q,"l\nm",\r\n'
# expect: '""\r\n'
# expect: ' lead,tr ,\\\\\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'doublequote': False}
# expect: _csv Error ['need to escape, but no escapechar set']
# expect: '1,a,,2.5\r\n'
# expect: _csv Error ['need to escape, but no escapechar set']
# expect: '""\r\n'
# expect: ' lead,tr ,\\\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'dialect': 'unix'}
# expect: '"1","a","","2.5"\n"x,y","q""q","l\nm",""\n""\n" lead","tr ","\\"\n"True","b\'b\'","(\'t\',)"\n\n'
# expect: '"1","a","","2.5"\n'
# expect: '"x,y","q""q","l\nm",""\n'
# expect: '""\n'
# expect: '" lead","tr ","\\"\n'
# expect: '"True","b\'b\'","(\'t\',)"\n'
# expect: '\n'
# expect: {'dialect': <class 'csv.excel_tab'>}
# expect: '1\ta\t\t2.5\r\nx,y\t"q""q"\t"l\nm"\t\r\n""\r\n lead\ttr \t\\\r\nTrue\tb\'b\'\t(\'t\',)\r\n\r\n'
# expect: '1\ta\t\t2.5\r\n'
# expect: 'x,y\t"q""q"\t"l\nm"\t\r\n'
# expect: '""\r\n'
# expect: ' lead\ttr \t\\\r\n'
# expect: "True\tb'b'\t('t',)\r\n"
# expect: '\r\n'
# expect: {'skipinitialspace': True}
# expect: '1,a,,2.5\r\n"x,y","q""q","l\nm",\r\n""\r\n lead,tr ,\\\r\nTrue,b\'b\',"(\'t\',)"\r\n\r\n'
# expect: '1,a,,2.5\r\n'
# expect: '"x,y","q""q","l\nm",\r\n'
# expect: '""\r\n'
# expect: ' lead,tr ,\\\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'escapechar': '\\'}
# expect: '1,a,,2.5\r\n"x,y","q""q","l\nm",\r\n""\r\n lead,tr ,\\\\\r\nTrue,b\'b\',"(\'t\',)"\r\n\r\n'
# expect: '1,a,,2.5\r\n'
# expect: '"x,y","q""q","l\nm",\r\n'
# expect: '""\r\n'
# expect: ' lead,tr ,\\\\\r\n'
# expect: 'True,b\'b\',"(\'t\',)"\r\n'
# expect: '\r\n'
# expect: {'delimiter': ' '}
# expect: '1 a  2.5\r\nx,y "q""q" "l\nm" \r\n""\r\n" lead" "tr " \\\r\nTrue b\'b\' (\'t\',)\r\n\r\n'
# expect: '1 a  2.5\r\n'
# expect: 'x,y "q""q" "l\nm" \r\n'
# expect: '""\r\n'
# expect: '" lead" "tr " \\\r\n'
# expect: "True b'b' ('t',)\r\n"
# expect: '\r\n'
attempt(w, [[None]])  # expect: '""\r\n'
attempt(w, [3])  # expect: _csv Error ['iterable expected, not int']
attempt(w, [[None]], quoting=csv.QUOTE_NONE)  # expect: _csv Error ['single empty field record must be quoted']
attempt(w, [[None]], quoting=csv.QUOTE_STRINGS)  # expect: _csv Error ['single empty field record must be quoted']
for k in (dict(delimiter=""), dict(delimiter="ab"), dict(delimiter=None), dict(delimiter=3), dict(quotechar="ab"), dict(quotechar=3), dict(quotechar=None), dict(quotechar=None, quoting=0), dict(quoting="x"), dict(quoting=9), dict(lineterminator=None), dict(lineterminator=3), dict(escapechar=""), dict(foo=1), dict(dialect="nope"), dict(delimiter="\n"), dict(delimiter='"'), dict(delimiter=" ", skipinitialspace=True), dict(escapechar='"'), dict(quotechar="")):
    print(k, end=" "); pass
    try: csv.reader([], **k); print("ok")
    except BaseException as e: print(type(e).__module__, type(e).__qualname__, [str(e)])
# expect: {'delimiter': ''} builtins TypeError ['"delimiter" must be a 1-character string']
# expect: {'delimiter': 'ab'} builtins TypeError ['"delimiter" must be a 1-character string']
# expect: {'delimiter': None} builtins TypeError ['"delimiter" must be string, not NoneType']
# expect: {'delimiter': 3} builtins TypeError ['"delimiter" must be string, not int']
# expect: {'quotechar': 'ab'} builtins TypeError ['"quotechar" must be a 1-character string']
# expect: {'quotechar': 3} builtins TypeError ['"quotechar" must be string or None, not int']
# expect: {'quotechar': None} ok
# expect: {'quotechar': None, 'quoting': 0} builtins TypeError ['quotechar must be set if quoting enabled']
# expect: {'quoting': 'x'} builtins TypeError ['"quoting" must be an integer']
# expect: {'quoting': 9} builtins TypeError ['bad "quoting" value']
# expect: {'lineterminator': None} builtins TypeError ['lineterminator must be set']
# expect: {'lineterminator': 3} builtins TypeError ['"lineterminator" must be a string']
# expect: {'escapechar': ''} builtins TypeError ['"escapechar" must be a 1-character string']
# expect: {'foo': 1} builtins TypeError ["this function got an unexpected keyword argument 'foo'"]
# expect: {'dialect': 'nope'} _csv Error ['unknown dialect']
# expect: {'delimiter': '\n'} builtins ValueError ['bad delimiter value']
# expect: {'delimiter': '"'} builtins ValueError ['bad delimiter or quotechar value']
# expect: {'delimiter': ' ', 'skipinitialspace': True} ok
# expect: {'escapechar': '"'} builtins ValueError ['bad escapechar or quotechar value']
# expect: {'quotechar': ''} builtins TypeError ['"quotechar" must be a 1-character string']
attempt(csv.reader, 3)  # expect: builtins TypeError ["'int' object is not iterable"]
attempt(csv.writer, 3)  # expect: builtins TypeError ['argument 1 must have a "write" method']
attempt(list, csv.reader([b"a"]))
# expect: _csv Error ['iterator should return strings, not bytes (the file should be opened in text mode)']
attempt(list, csv.reader(["a,b", "c"]))  # expect: [['a', 'b'], ['c']]
attempt(csv.get_dialect, "zzz")  # expect: _csv Error ['unknown dialect']
print(csv.list_dialects(), csv.field_size_limit())  # expect: ['excel', 'excel-tab', 'unix'] 131072
d = csv.get_dialect("excel")
print(d.delimiter, repr(d.lineterminator), d.quoting, type(d))  # expect: , '\r\n' 0 <class '_csv.Dialect'>
attempt(setattr, d, "delimiter", ";")
# expect: builtins AttributeError ["attribute 'delimiter' of '_csv.Dialect' objects is not writable"]
csv.register_dialect("p", delimiter="|", quoting=csv.QUOTE_ALL)
print(r('a|b\n', dialect="p"), [w([["a", 1]], dialect="p")]); csv.unregister_dialect("p")  # expect: [['a', 'b']] ['"a"|"1"\r\n']
attempt(csv.unregister_dialect, "p")  # expect: _csv Error ['unknown dialect']
attempt(csv.register_dialect, 3)  # expect: builtins TypeError ['dialect name must be a string']
dr = csv.DictReader(io.StringIO("a,b\n1,2\n3\n4,5,6\n\n"))
print(dr.fieldnames, list(dr), dr.line_num);
# expect: ['a', 'b'] [{'a': '1', 'b': '2'}, {'a': '3', 'b': None}, {'a': '4', 'b': '5', None: ['6']}] 5
o = io.StringIO(); dw = csv.DictWriter(o, ["x", "y"], restval="-")
print(dw.writeheader(), dw.writerow({"x": 1}))  # expect: 5 5
attempt(dw.writerow, {"z": 1}); dw.writerows([{"x": 1, "y": 2}])
# expect: builtins ValueError ["dict contains fields not in fieldnames: 'z'"]
print(repr(o.getvalue()))  # expect: 'x,y\r\n1,-\r\n1,2\r\n'
attempt(csv.DictWriter, o, ["a"], extrasaction="q")
# expect: builtins ValueError ["extrasaction (q) must be 'raise' or 'ignore'"]
old = csv.field_size_limit(3)
attempt(r, "abcd,e\n")  # expect: _csv Error ['field larger than field limit (3)']
attempt(r, '"abcd",e\n')  # expect: _csv Error ['field larger than field limit (3)']
attempt(csv.field_size_limit, "x"); csv.field_size_limit(old)  # expect: builtins TypeError ['limit must be an integer']
s = csv.Sniffer()
for text in ("a;b;c\n1;2;3\n4;5;6\n", "a,b\n'x, y',2\n'z','w'\n", "name\tage\nbob\t3\nal\t4\n", "a, b, c\n1, 2, 3\n", '"a"|"b"\n"c"|"d"\n', "x y z\n1 2 3\n"):
    try: d = s.sniff(text); print(repr(d.delimiter), repr(d.quotechar), d.skipinitialspace, d.doublequote, s.has_header(text))
    except csv.Error as e: print("E", e)
# expect: ';' '"' False False True
# expect: ',' "'" False False False
# expect: '\t' '"' False False True
# expect: ',' '"' True False True
# expect: '|' '"' False False False
# expect: ' ' '"' False False True
class B(csv.Dialect): delimiter = ";;"; quotechar='"'; quoting=0; lineterminator="\n"
attempt(B)  # expect: _csv Error ['"delimiter" must be a 1-character string']
attempt(csv.Dialect)  # expect: _csv Error ['"delimiter" must be string, not NoneType']
it = csv.reader(["a,b\n", "\"c\n", "d\"\n"])
print(next(it), it.line_num, next(it), it.line_num)  # expect: ['a', 'b'] 1 ['c\nd'] 3
attempt(next, it)  # expect: builtins StopIteration ['']

# Escaped newlines, spaces that are delimiters and skipped, numbers that are not quoted, fields over several lines.
print(list(csv.reader(['a,b\\\n', 'c,d'], escapechar='\\')))  # expect: [['a', 'b\nc', 'd']]
print(list(csv.reader([' ', 'a  b'], delimiter=' ', skipinitialspace=True)))  # expect: [[''], ['a', 'b']]
print(list(csv.reader(['1,"2",,""'], quoting=csv.QUOTE_STRINGS)))  # expect: [[1.0, '2', None, '']]
print(list(csv.reader(['"a\n', 'b""c",\u4e00\r\n', '\n', 'x'])))  # expect: [['a\nb"c', '一'], [], ['x']]
try:
    list(csv.reader(['a', '"b'], strict=True))
except csv.Error as e:
    print(e)  # expect: unexpected end of data
