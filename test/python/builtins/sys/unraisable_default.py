class Bad:
    def __del__(self):
        raise ValueError
Bad()
# expect stderr: Exception ignored in: <function Bad.__del__ at 0x
# expect stderr: , in __del__
# expect stderr: ValueError: 
