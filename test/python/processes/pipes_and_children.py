# minipy only
# A pipe blocks its reader until there is something; a child is waited for by pid, for a while, or whichever ends first.
import os
import posix
import threading
import time

reading, writing = os.pipe()

def write_later():
    time.sleep(0.05)
    os.write(writing, b'late')

threading.Thread(target=write_later).start()
print(os.read(reading, 10))  # expect: b'late'

def spawn(*args, stdout=1):
    return posix._spawn(args[0], args, None, None, (-1, stdout, 2), False)

pid = spawn('sh', '-c', 'echo hello; exit 3', stdout=writing)
waited, status = os.waitpid(pid, 0)
print(waited == pid, os.waitstatus_to_exitcode(status), os.WIFEXITED(status), os.WEXITSTATUS(status))  # expect: True 3 True 3
print(os.read(reading, 100))  # expect: b'hello\n'
os.close(writing)
print(os.read(reading, 5))  # expect: b''
os.close(reading)

pid = spawn('sleep', '60')
print(posix._wait_timeout(pid, 0.05), os.waitpid(pid, os.WNOHANG))  # expect: None (0, 0)
os.kill(pid, 9)
waited, status = os.wait()
print(waited == pid, os.waitstatus_to_exitcode(status), os.WIFSIGNALED(status), os.WTERMSIG(status))  # expect: True -9 True 9
try:
    os.waitpid(pid, 0)
except ChildProcessError as error:
    print(error)  # expect: [Errno 10] No child processes
try:
    spawn('/no/such/program')
except FileNotFoundError as error:
    print(error)  # expect: [Errno 2] No such file or directory: '/no/such/program'
