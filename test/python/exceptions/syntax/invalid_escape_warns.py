x = "\d"
print(x)  # expect: \d
# expect stderr: SyntaxWarning: invalid escape sequence '\d'
