print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(2.5, 0), round(1e300), round(5), round(0.5), round(1.5))
# expect: 2 4 -2 2.67 1200 1200 1400 2.0 1000000000000000052504760255204420248704468581108159154915854115511802457988908195786371375080447864043704443832883878176942523235360430575644792184786706982848387200926575803737830233794788090059368953234970799945081119038967640880074652742780142494579258788820056842838115669472196386865459400540160 5 0 2
print(round(1.005, 2), round(123.456, -1), round(123.456, 1), round(-0.4), round(25, -1), round(35, -1), round(True), round(1e16, 2))
# expect: 1.0 120.0 123.5 0 20 40 1 1e+16
for f in (lambda: round("x"), lambda: round(1.5, "a"), lambda: round(float("nan")), lambda: round(float("inf")), lambda: round(), lambda: round(1, 2, 3), lambda: round(number=1.6)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError type str doesn't define __round__ method
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: TypeError round() missing required argument 'number' (pos 1)
# expect: TypeError round() takes at most 2 arguments (3 given)
# expect: 2
