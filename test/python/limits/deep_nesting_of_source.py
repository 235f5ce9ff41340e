src = "1" 
x = ((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))
print(x)  # expect: 1
l = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
n = 0
while isinstance(l, list):
    l = l[0]; n += 1
print(n)  # expect: 30
y = 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1
print(y)  # expect: 28
if True:
 if True:
  if True:
   if True:
    if True:
     if True:
      if True:
       for i in [1]:
        while True:
         try:
          with open("/dev/null"):
           print("deep")  # expect: deep
         finally:
          break
