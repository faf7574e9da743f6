"""Writes naive.tsv: proofs by the definitions of RFC 9162 alone, and such that are spoiled. Shares no code with Java."""
import base64, hashlib, random

def h(b): return hashlib.sha256(b).digest()
def mth(d): return h(b'') if not d else h(b'\0' + d[0]) if len(d) == 1 else h(b'\1' + mth(d[:split(d)]) + mth(d[split(d):]))
def split(d):
    k = 1
    while k * 2 < len(d): k *= 2
    return k
def path(m, d):
    if len(d) == 1: return []
    k = split(d)
    return path(m, d[:k]) + [mth(d[k:])] if m < k else path(m - k, d[k:]) + [mth(d[:k])]
def sub(s, e, d, b):
    if s == 0 and e == len(d): return [] if b else [mth(d)]
    k = split(d)
    if e <= k: return sub(s, e, d[:k], b) + [mth(d[k:])]
    if k <= s: return sub(s - k, e - k, d[k:], b) + [mth(d[:k])]
    return sub(0, e - k, d[k:], False) + [mth(d[:k])]
def valid(s, e):
    span = 1
    while span < e - s: span *= 2
    return s < e and s % span == 0

random.seed(9162)
rows = []
def row(kind, numbers, known, root, proof, ok, why):
    t = lambda x: base64.b64encode(x).decode()
    rows.append('\t'.join([kind, why, ','.join(map(str, numbers)), t(known), t(root), ','.join(map(t, proof)), 'accepted' if ok else 'refused']))
def flip(x):
    i = random.randrange(len(x) * 8)
    return x[:i // 8] + bytes([x[i // 8] ^ 1 << i % 8]) + x[i // 8 + 1:]
def all_of(kind, numbers, known, root, proof):
    row(kind, numbers, known, root, proof, True, 'as it is')
    other = h(b'other')
    for i in range(len(proof)):
        row(kind, numbers, known, root, proof[:i] + [flip(proof[i])] + proof[i + 1:], False, 'bit of hash %d' % i)
    row(kind, numbers, known, root, proof + [other], False, 'garbage behind')
    row(kind, numbers, known, root, [other] + proof, False, 'garbage before')
    row(kind, numbers, known, root, proof + [root], False, 'root behind')
    row(kind, numbers, known, root, [known] + proof, False, 'known before')
    if proof: row(kind, numbers, known, root, proof[:-1], False, 'one less')
    if proof: row(kind, numbers, known, root, [], False, 'none')
    row(kind, numbers, known, flip(root), proof, False, 'another root')
    row(kind, numbers, flip(known), root, proof, False, 'another known')
    row(kind, numbers, known, root, proof, True, 'again')
    row(kind, numbers, known[:9], root, proof, False, 'half a known')
    row(kind, numbers, known, b'', proof, False, 'no root')

d = [bytes([i]) * (i % 5) for i in range(70)]
for m, n in [(0, 1), (0, 2), (1, 2), (0, 8), (5, 8), (2, 3), (1, 5), (4, 5), (6, 7), (31, 64), (64, 65), (69, 70), (33, 70)]:
    all_of('inclusion', (m, n), h(b'\0' + d[m]), mth(d[:n]), path(m, d[:n]))
for a, b in [(1, 1), (1, 2), (2, 2), (1, 8), (6, 8), (2, 5), (4, 5), (3, 7), (6, 7), (31, 64), (64, 65), (69, 70), (32, 70)]:
    all_of('consistency', (a, b), mth(d[:a]), mth(d[:b]), sub(0, a, d[:b], True))
for s, e, n in [(0, 1, 1), (4, 6, 8), (4, 7, 8), (0, 6, 8), (2, 4, 4), (8, 13, 21), (8, 13, 13), (16, 32, 70), (64, 70, 70), (64, 69, 70), (32, 64, 65)]:
    all_of('subtreeconsistency', (s, e, n), mth(d[s:e]), mth(d[:n]), sub(s, e, d[:n], True))
    m = random.randrange(s, e)
    all_of('subtreeinclusion', (m, s, e), h(b'\0' + d[m]), mth(d[s:e]), path(m - s, d[s:e]))
for n in [(0, 0), (1, 0), (2, 1), (-1, 1), (1 << 64) - 1 and ((1 << 64) - 1, 8)]:
    row('inclusion', n, h(b'\0'), mth([]), [], False, 'no such leaf')
for n in [(0, 1), (2, 1), (0, 0)]:
    row('consistency', n, mth([]), mth(d[:1]), [], False, 'no such trees')
for n in [(1, 3, 4), (2, 5, 8), (4, 9, 16), (1, 1 + (1 << 63), 4), (3, 2, 4), (0, 5, 4)]:
    row('subtreeconsistency', n, mth(d[:2]), mth(d[:4]), [h(b'x')] * 2, False, 'no such subtree')
row('subtreeconsistency', (0, 0, 4), mth([]), mth(d[:4]), [], True, 'nothing is part of all')
open(__file__.replace('.py', '.tsv'), 'w').write('\n'.join(r for r in rows if '\tagain\t' not in r) + '\n')
