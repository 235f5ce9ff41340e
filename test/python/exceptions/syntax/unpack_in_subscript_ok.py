class G:
    def __class_getitem__(cls, k): return k
print(G[*[1, 2], 3])  # expect: (1, 2, 3)
