"""Used by import_neighbour.py."""
print("loading")
value = 10
public = "pub"
_private = "priv"
def function(x):
    return x * value
