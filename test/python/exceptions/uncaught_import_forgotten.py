print(math.pi)  # expect error: NameError: name 'math' is not defined. Did you forget to import 'math'?
