import sys
import threading
def inner():
    return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name, sys._getframe(2).f_code.co_name
def outer():
    return inner()
print(outer())  # expect: ('inner', 'outer', '<module>')
print(sys._getframemodulename())  # expect: __main__
try:
    sys._getframe(1000)
except ValueError as e:
    print(e)  # expect: call stack is not deep enough
inside, leave = threading.Event(), threading.Event()
def work():
    inside.set()
    leave.wait()
thread = threading.Thread(target=work)
thread.start()
inside.wait()
frames = sys._current_frames()
names = []
frame = frames[thread.ident]
while frame is not None:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print(len(frames), 'work' in names, 'run' in names)  # expect: 2 True True
del frame, frames
leave.set()
thread.join()
