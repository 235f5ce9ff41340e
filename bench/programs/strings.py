import time

start = time.perf_counter()
parts = []
for i in range(100000):
    parts.append('%d:%s' % (i, 'x' * (i % 7)))
text = ','.join(parts)
fields = text.split(',')
n = 0
for f in fields:
    key, _, value = f.partition(':')
    if key.endswith('7') and value.startswith('xx'):
        n += len(value.upper().replace('X', 'yy'))
s = ''
for i in range(100000):
    s += chr(97 + i % 26)
t = f'{n:>10}|{len(s):<8}'
print(time.perf_counter() - start)
