import threading
condition = threading.Condition()
for method in (condition.wait, condition.notify, condition.notify_all):
    try:
        method()
    except RuntimeError as e:
        print(e)
# expect: cannot wait on un-acquired lock
# expect: cannot notify on un-acquired lock
# expect: cannot notify on un-acquired lock
with condition:
    print(condition.wait(0.01), condition.wait(0))  # expect: False False
    print(condition.wait_for(lambda: False, 0.01))  # expect: False
    print(condition.wait_for(lambda: 'yes'))  # expect: yes
print(repr(condition).startswith('<Condition(<unlocked _thread.RLock object owner=0 count=0 at '), repr(condition)[-5:])  # expect: True , 0)>
