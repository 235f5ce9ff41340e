e = ValueError("main")
e.add_note("first note")
e.add_note("last note")
raise e  # expect error: last note
# expect stderr: ValueError: main
