class Thing:
    colour = 1
def attempt(f):
    try:
        f()
    except (NameError, AttributeError, ImportError, TypeError) as e:
        print(e)  # expect: 'Thing' object has no attribute 'color'
attempt(lambda: Thing().color)
length_of = 5
print(lenght_of)  # expect error: NameError: name 'lenght_of' is not defined. Did you mean: 'length_of'?
