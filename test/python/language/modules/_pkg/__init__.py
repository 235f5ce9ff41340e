print("init", __name__)
name = "package"
exported = "yes"
hidden = "no"
__all__ = ["exported"]
