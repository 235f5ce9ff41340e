import threading
condition = threading.Condition()
items = []
got = []
def consume():
    for _ in range(100):
        with condition:
            while not items:
                condition.wait()
            got.append(items.pop(0))
consumers = [threading.Thread(target=consume) for _ in range(3)]
for consumer in consumers:
    consumer.start()
for n in range(300):
    with condition:
        items.append(n)
        condition.notify()
for consumer in consumers:
    consumer.join()
print(sorted(got) == list(range(300)))  # expect: True
