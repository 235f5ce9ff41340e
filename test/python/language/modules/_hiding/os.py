origin = "a file"
