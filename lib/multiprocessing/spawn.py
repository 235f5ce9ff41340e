"""What a child does first: it makes itself like its parent, imports the main module, and runs its process object."""
import os
import sys
import types

from . import process

__all__ = ['_main', 'freeze_support', 'set_executable', 'get_executable', 'get_preparation_data',
           'get_command_line', 'import_main_path']

_executable = sys.executable


def set_executable(exe):
    """What children run."""
    global _executable
    _executable = exe if exe is None else os.fsdecode(exe)


def get_executable():
    """What children run."""
    return _executable


def is_forking(argv):
    """Do the arguments tell a frozen program that it is a child?"""
    return len(argv) >= 2 and argv[1] == '--multiprocessing-fork'


def freeze_support():
    """Be the child, in a frozen program that is one."""
    if is_forking(sys.argv):
        arguments = (argument.split('=') for argument in sys.argv[2:])
        spawn_main(**{name: None if value == 'None' else int(value) for name, value in arguments})
        sys.exit()


def get_command_line(**kwds):
    """The words of the command that starts a child."""
    import subprocess
    call = ', '.join(f'{name}={value!r}' for name, value in kwds.items())
    program = f'from multiprocessing.spawn import spawn_main; spawn_main({call})'
    return [_executable, *subprocess._args_from_interpreter_flags(), '-c', program, '--multiprocessing-fork']


def spawn_main(pipe_handle, parent_pid=None, tracker_fd=None):
    """Run what comes out of the pipe, and end."""
    assert is_forking(sys.argv), 'Not forking'
    sys.exit(_main(pipe_handle, pipe_handle))


def _main(fd, parent_sentinel):
    import posix
    from .reduction import pickle
    with os.fdopen(fd, 'rb', closefd=False) as task:
        process._current_process._inheriting = True
        try:
            prepare(pickle.load(task))
            self = pickle.load(task)
        finally:
            del process._current_process._inheriting
    # From now on the pipe tells only whether the parent is there.
    posix._end_with_writer(fd)
    return self._bootstrap(parent_sentinel)


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        ''')


def get_preparation_data(name):
    """What a child needs to be like this process."""
    _check_not_importing_main()
    main = sys.modules['__main__']
    data = {
        'name': name,
        'authkey': process.current_process().authkey,
        'sys_path': [process.ORIGINAL_DIR if path == '' and process.ORIGINAL_DIR is not None else path
                     for path in sys.path],
        'sys_argv': sys.argv,
        'orig_dir': process.ORIGINAL_DIR,
        'dir': os.getcwd(),
        'switch_interval': sys.getswitchinterval(),
    }
    path = getattr(main, '__file__', None)
    if path is not None:
        if not os.path.isabs(path) and process.ORIGINAL_DIR is not None:
            path = os.path.join(process.ORIGINAL_DIR, path)
        data['main_path'] = os.path.normpath(path)
        data['main_package'] = getattr(main, '__package__', None)
    return data


def prepare(data):
    """Make this process like its parent."""
    process.current_process().name = data['name']
    process.current_process().authkey = data['authkey']
    sys.path = data['sys_path']
    sys.argv = data['sys_argv']
    os.chdir(data['dir'])
    process.ORIGINAL_DIR = data['orig_dir']
    sys.setswitchinterval(data['switch_interval'])
    if 'main_path' in data:
        _import_main(data['main_path'], data['main_package'])


def import_main_path(main_path):
    """Let this process have the module at a path as its main module."""
    _import_main(main_path, None)


def _import_main(path, package):
    current = sys.modules['__main__']
    if os.path.splitext(os.path.basename(path))[0] == 'ipython' or getattr(current, '__file__', None) == path:
        return
    main = types.ModuleType('__mp_main__')
    main.__file__ = path
    main.__package__ = package
    # Found under both names: the parent pickled by the first.
    sys.modules['__main__'] = sys.modules['__mp_main__'] = main
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec', dont_inherit=True)
    exec(code, main.__dict__)
