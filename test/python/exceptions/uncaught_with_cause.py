def load():
    raise KeyError("key")
try:
    load()
except KeyError as e:
    raise RuntimeError("wrapped") from e  # expect error: RuntimeError: wrapped
# expect stderr: The above exception was the direct cause of the following exception:
# expect stderr: KeyError: 'key'
