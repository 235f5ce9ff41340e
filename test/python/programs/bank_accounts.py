class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need:.2f}, have {have:.2f}")
        self.need, self.have = need, have
class Account:
    _next = 1
    def __init__(self, owner, balance=0.0):
        self.owner, self._balance, self.history = owner, balance, []
        self.number, Account._next = Account._next, Account._next + 1
    @property
    def balance(self): return self._balance
    def deposit(self, amount):
        if amount <= 0: raise ValueError("deposit must be positive")
        self._balance += amount
        self.history.append(("+", amount))
    def withdraw(self, amount):
        if amount > self.available(): raise InsufficientFunds(amount, self.available())
        self._balance -= amount
        self.history.append(("-", amount))
    def available(self): return self._balance
    def __repr__(self): return f"<{type(self).__name__} #{self.number} {self.owner}: {self._balance:.2f}>"
    def __lt__(self, o): return self._balance < o._balance
    def __enter__(self):
        self._saved = self._balance, len(self.history)
        return self
    def __exit__(self, t, v, tb):
        if t is not None:
            self._balance = self._saved[0]
            del self.history[self._saved[1]:]
        return isinstance(v, InsufficientFunds)
class Savings(Account):
    def __init__(self, owner, balance=0.0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate
    def add_interest(self): self.deposit(self._balance * self.rate)
class Checking(Account):
    def __init__(self, *a, overdraft=100, **k):
        super().__init__(*a, **k)
        self.overdraft = overdraft
    def available(self): return super().available() + self.overdraft
a, b, c = Savings("Ann", 100, rate=.05), Checking("Bob", balance=20), Account("Cy")
a.add_interest(); b.withdraw(100); c.deposit(7)
print(a, b, c, sorted([a, b, c]), max(a, b, c).owner)
# expect: <Savings #1 Ann: 105.00> <Checking #2 Bob: -80.00> <Account #3 Cy: 7.00> [<Checking #2 Bob: -80.00>, <Account #3 Cy: 7.00>, <Savings #1 Ann: 105.00>] Ann
for action in (lambda: b.withdraw(50), lambda: c.deposit(-1), lambda: setattr(a, "balance", 5), lambda: c.nothing(), lambda: Account()):
    try:
        action()
    except InsufficientFunds as e:
        print("refused:", e, e.need, e.have)  # expect: refused: need 50.00, have 20.00 50 20
    except (ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError deposit must be positive
        # expect: AttributeError property 'balance' of 'Savings' object has no setter
        # expect: AttributeError 'Account' object has no attribute 'nothing'
        # expect: TypeError Account.__init__() missing 1 required positional argument: 'owner'
with a:
    a.withdraw(5); a.withdraw(1000)
print(a.balance, a.history)  # expect: 105.0 [('+', 5.0)]
try:
    with c:
        c.deposit(3)
        1 / 0
except ZeroDivisionError:
    print("rolled back", c.balance, c.history)  # expect: rolled back 7.0 [('+', 7)]
def transfer(src, dst, amount):
    with src, dst:
        src.withdraw(amount)
        dst.deposit(amount)
transfer(a, c, 50); transfer(a, c, 500)
print(a, c)  # expect: <Savings #1 Ann: 55.00> <Account #3 Cy: 57.00>
