try:
    1 / 0
except ZeroDivisionError:
    undefined_thing  # expect error: NameError: name 'undefined_thing' is not defined
# expect stderr: During handling of the above exception, another exception occurred:
# expect stderr: ZeroDivisionError: division by zero
