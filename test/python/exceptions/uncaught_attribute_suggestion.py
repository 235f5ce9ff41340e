class Thing:
    def method(self): pass
Thing().methud()  # expect error: AttributeError: 'Thing' object has no attribute 'methud'. Did you mean: 'method'?
