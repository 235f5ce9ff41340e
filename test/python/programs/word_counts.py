text = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity; we had everything before us, we had nothing before us."""
counts = {}
for raw in text.split():
    w = raw.strip(",.;").lower()
    counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:8]: print(f"{w:>8} {n:2} {'*' * n}")
# expect:       it  6 ******
# expect:       of  6 ******
# expect:      the  6 ******
# expect:      was  6 ******
# expect:      age  2 **
# expect:   before  2 **
# expect:    epoch  2 **
# expect:      had  2 **
print(len(counts), sum(counts.values()), max(counts, key=len))  # expect: 19 46 foolishness
by_length = {}
for w in counts: by_length.setdefault(len(w), []).append(w)
for n in sorted(by_length): print(n, sorted(by_length[n]))
# expect: 2 ['it', 'of', 'us', 'we']
# expect: 3 ['age', 'had', 'the', 'was']
# expect: 4 ['best']
# expect: 5 ['epoch', 'times', 'worst']
# expect: 6 ['before', 'belief', 'wisdom']
# expect: 7 ['nothing']
# expect: 10 ['everything']
# expect: 11 ['foolishness', 'incredulity']
letters = sorted({c: text.lower().count(c) for c in set(text.lower()) if c.isalpha()}.items(), key=lambda p: (-p[1], p[0]))
print(letters[:5])  # expect: [('e', 25), ('t', 19), ('s', 16), ('i', 15), ('o', 15)]
def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else chr((ord(c) - 65 + k) % 26 + 65) if c.isupper() else c for c in s)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))  # expect: Khoor, Zruog! Hello, World!
print([w for w in counts if w == w[::-1] and len(w) > 1], " ".join(w.capitalize() for w in "the quick fox".split()))
# expect: [] The Quick Fox
import sys
def wrap(s, width):
    line = ""
    for w in s.split():
        if line and len(line) + 1 + len(w) > width:
            yield line
            line = w
        else:
            line = line + " " + w if line else w
    yield line
for l in wrap(text, 40): print(f"|{l:<40}|")
# expect: |It was the best of times, it was the    |
# expect: |worst of times, it was the age of       |
# expect: |wisdom, it was the age of foolishness,  |
# expect: |it was the epoch of belief, it was the  |
# expect: |epoch of incredulity; we had everything |
# expect: |before us, we had nothing before us.    |
