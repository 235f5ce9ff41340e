def escape(c, limit=30):
    z = 0j
    for n in range(limit):
        if abs(z) > 2: return n
        z = z * z + c
    return limit
for row in range(-10, 11, 2):
    print("".join(" .:-=+*#%@"[escape(complex(col / 20, row / 10)) * 9 // 30] for col in range(-44, 20)).rstrip() + "|")
    # expect:                                .........:-:-@.....|
    # expect:                           ...........::=@@@@+:.......|
    # expect:                      ..........:-@@=#@@@@@@@@@@*-====..|
    # expect:              .....:-::::::::::-*@@@@@@@@@@@@@@@@@@@+:+...|
    # expect:       ...........::-+@@@@@@@==@@@@@@@@@@@@@@@@@@@@@@@:....|
    # expect:     @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@-::.....|
    # expect:       ...........::-+@@@@@@@==@@@@@@@@@@@@@@@@@@@@@@@:....|
    # expect:              .....:-::::::::::-*@@@@@@@@@@@@@@@@@@@+:+...|
    # expect:                      ..........:-@@=#@@@@@@@@@@*-====..|
    # expect:                           ...........::=@@@@+:.......|
    # expect:                                .........:-:-@.....|
def escape2(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
        if zr * zr + zi * zi > 4.0: return n
    return limit
print(sum(escape2(x / 25 - 2, y / 25 - 1, 50) for x in range(75) for y in range(50)))  # expect: 62860
