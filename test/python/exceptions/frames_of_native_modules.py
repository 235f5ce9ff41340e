"""What CPython has in C leaves no frames in tracebacks, though it is written in Python here; messages name its classes with their modules."""
import csv
import datetime
import decimal
import pickle
import traceback


def told(function):
    """The functions in the traceback, and the message."""
    try:
        function()
    except Exception as error:
        print(*[entry.name for entry in traceback.extract_tb(error.__traceback__)], '-', error)


class Zone(datetime.tzinfo):
    def utcoffset(self, moment):
        raise LookupError('no offset')


class Broken:
    def __reduce__(self):
        raise KeyError('broken')


told(lambda: datetime.date(2020, 13, 1))  # expect: told <lambda> - month must be in 1..12
told(lambda: datetime.datetime(2020, 1, 1, tzinfo=Zone()).isoformat())  # expect: told <lambda> utcoffset - no offset
told(lambda: datetime.date(2020, 1, 1) + 1)  # expect: told <lambda> - unsupported operand type(s) for +: 'datetime.date' and 'int'
told(lambda: datetime.timedelta(1) < 1)  # expect: told <lambda> - '<' not supported between instances of 'datetime.timedelta' and 'int'
told(lambda: decimal.Decimal(1) / 0)  # expect: told <lambda> - [<class 'decimal.DivisionByZero'>]
told(lambda: decimal.Decimal(1).foo)  # expect: told <lambda> - 'decimal.Decimal' object has no attribute 'foo'
told(lambda: pickle.dumps([Broken()]))  # expect: told <lambda> __reduce__ - 'broken'
told(lambda: list(csv.reader([1])))  # expect: told <lambda> - iterator should return strings, not int (the file should be opened in text mode)
print(type(datetime.date.today()).__name__, datetime.date.__module__, datetime.date)  # expect: date datetime <class 'datetime.date'>


class Day(datetime.date):
    pass


told(lambda: Day(2020, 1, 1).foo)  # expect: told <lambda> - 'Day' object has no attribute 'foo'
