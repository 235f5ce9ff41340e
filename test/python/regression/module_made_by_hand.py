import sys
module = type(sys)
m = module("by_hand")
print(m, module("b", "doc").__doc__, m.__package__, repr(sys), sys.__package__ == "")
# expect: <module 'by_hand'> doc None <module 'sys' (built-in)> True
