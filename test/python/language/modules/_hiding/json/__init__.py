origin = "a package"
