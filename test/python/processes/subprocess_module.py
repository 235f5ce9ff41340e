# subprocess: run, Popen and their like; pipes, files, the environment, time limits, return codes and errors.
import os
import subprocess
import sys
import tempfile
from subprocess import DEVNULL, PIPE, STDOUT

def error_of(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception as error:
        print(f'{type(error).__name__}: {error}')
        return error

print(subprocess.run(['echo', 'hi'], capture_output=True, text=True))  # expect: CompletedProcess(args=['echo', 'hi'], returncode=0, stdout='hi\n', stderr='')
print(subprocess.run('exit 3', shell=True), subprocess.call(['true']), subprocess.check_call('true'))  # expect: CompletedProcess(args='exit 3', returncode=3) 0 0
error = error_of(subprocess.run, ['sh', '-c', 'echo out; echo err >&2; exit 3'], check=True, capture_output=True)  # expect: CalledProcessError: Command '['sh', '-c', 'echo out; echo err >&2; exit 3']' returned non-zero exit status 3.
print(error.returncode, error.cmd[0], error.stdout, error.stderr)  # expect: 3 sh b'out\n' b'err\n'
error_of(subprocess.check_call, 'false')  # expect: CalledProcessError: Command 'false' returned non-zero exit status 1.
print(subprocess.check_output('cat', input=b'given'), subprocess.check_output(['cat'], input='é', encoding='utf-8'))  # expect: b'given' é
print(subprocess.getoutput('echo a; echo b'), subprocess.getstatusoutput('echo c >&2; exit 2'))  # expect: a
# expect: b (2, 'c')

# More than a pipe holds, in both directions.
big = bytes(range(256)) * 2000
print(subprocess.run('cat', input=big, stdout=PIPE).stdout == big)  # expect: True

with subprocess.Popen(['cat'], stdin=PIPE, stdout=PIPE, text=True) as process:
    print(process.poll(), process.returncode, process.stdin.write('line\r\n'), process.universal_newlines)  # expect: None None 6 True
    process.stdin.flush()
    print(repr(process.stdout.readline()))  # expect: 'line\n'
print(process.returncode, process.stdin.closed, process.stdout.closed, process)  # expect: 0 True True <Popen: returncode: 0 args: ['cat']>

with tempfile.TemporaryFile() as file:
    subprocess.run('echo to a file; echo error >&2', shell=True, stdout=file, stderr=STDOUT)
    file.seek(0)
    print(file.read())  # expect: b'to a file\nerror\n'
    file.seek(0)
    print(subprocess.run(['echo'], stdout=DEVNULL, stdin=DEVNULL, stderr=DEVNULL).stdout)  # expect: None
print(subprocess.run(['sh', '-c', 'echo $A; pwd'], env={'A': 'b', 'PATH': os.environ['PATH']}, cwd='/', stdout=PIPE).stdout)  # expect: b'b\n/\n'
print(subprocess.run(['sh', '-c', 'echo $0 $1', 'zero', 'a b'], stdout=PIPE).stdout, subprocess.run(['other'], executable='/bin/true').returncode)  # expect: b'zero a b\n' 0

process = subprocess.Popen(['sleep', '60'])
error_of(process.wait, timeout=0.01)  # expect: TimeoutExpired: Command '['sleep', '60']' timed out after 0.01 seconds
process.terminate()
print(process.wait(), process.poll())  # expect: -15 -15
process.kill()
process = subprocess.Popen('echo early; exec sleep 60', shell=True, stdout=PIPE)
print(process.stdout.read(6))  # expect: b'early\n'
try:
    process.communicate(timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error)  # expect: Command 'echo early; exec sleep 60' timed out after 0.05 seconds
process.kill()
print(process.communicate(), process.returncode)  # expect: (b'', None) -9
try:
    subprocess.run('exec sleep 60', shell=True, timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error.cmd, error.output)  # expect: exec sleep 60 None

error_of(subprocess.run, ['/no/such/program'])  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/program'
error_of(subprocess.run, 'nosuchprogram')  # expect: FileNotFoundError: [Errno 2] No such file or directory: 'nosuchprogram'
error_of(subprocess.run, ['ls'], cwd='/no/such/folder')  # expect: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/folder'
error_of(subprocess.run, ['/etc'])  # expect: PermissionError: [Errno 13] Permission denied: '/etc'
error_of(subprocess.run, 'cat', input=b'', stdin=PIPE)  # expect: ValueError: stdin and input arguments may not both be used.
error_of(subprocess.run, 'cat', stdout=PIPE, capture_output=True)  # expect: ValueError: stdout and stderr arguments may not be used with capture_output.
error_of(subprocess.check_output, 'cat', stdout=PIPE)  # expect: ValueError: stdout argument not allowed, it will be overridden.
error_of(subprocess.Popen, 'cat', text=True, universal_newlines=False)  # expect: SubprocessError: Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.
error_of(subprocess.Popen, 'cat', bufsize='1')  # expect: TypeError: bufsize must be an integer
print(subprocess.run([sys.executable, '-c', 'import sys; sys.exit(input() == "typed")'], input=b'typed').returncode)  # expect: 1
