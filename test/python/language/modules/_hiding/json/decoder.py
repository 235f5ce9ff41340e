origin = "its module"
