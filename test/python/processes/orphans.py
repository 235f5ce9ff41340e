# minipy only
# When a parent is killed by SIGKILL, its children end too.
import multiprocessing
import os
import subprocess
import sys
import time

def child(connection):
    connection.send(os.getpid())
    time.sleep(60)

def alive(pid):
    try:
        with open(f'/proc/{pid}/stat') as file:
            return file.read().split()[2] != 'Z'
    except OSError:
        return False

if __name__ == '__main__':
    if sys.argv[1:] == ['parent']:
        ours, theirs = multiprocessing.Pipe()
        multiprocessing.Process(target=child, args=(theirs,)).start()
        print(ours.recv(), flush=True)
        time.sleep(60)
    else:
        parent = subprocess.Popen([sys.executable, __file__, 'parent'], stdout=subprocess.PIPE)
        pid = int(parent.stdout.readline())
        print(alive(pid))  # expect: True
        parent.kill()
        print(parent.wait())  # expect: -9
        parent.stdout.close()
        deadline = time.monotonic() + 20
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.01)
        print(alive(pid))  # expect: False
