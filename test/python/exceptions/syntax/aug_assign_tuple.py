a, b += 1  # expect syntax error: 'tuple' is an illegal expression for augmented assignment
