"""sum() of ints each of which a double holds, but not their sum."""
print(sum([2**53 - 1, 5]), sum([-2**53 + 1, -7, 1]), sum([10**i for i in range(30)]))
# expect: 9007199254740996 -9007199254740997 111111111111111111111111111111
