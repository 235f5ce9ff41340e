"""Tasks: coroutines that the event loop runs; and what is built of them."""
import contextvars
import functools
import itertools
import types
import weakref

from . import coroutines, events, exceptions, futures
from .exceptions import CancelledError
from .formatting import as_native, future_info

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe',
           'current_task', 'all_tasks', 'create_eager_task_factory', 'eager_task_factory')

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'

_next_number = itertools.count(1).__next__
_scheduled_tasks = weakref.WeakSet()
_eager_tasks = set()
_current_tasks = {}


def current_task(loop=None):
    """The task that the loop is running, or None."""
    if loop is None:
        loop = events.get_running_loop()
    return _current_tasks.get(loop)


def all_tasks(loop=None):
    """The tasks of the loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in [*_snapshot(_scheduled_tasks), *_eager_tasks]
            if futures._get_loop(task) is loop and not task.done()}


def _snapshot(tasks):
    """The members of a set that loops of other threads change meanwhile."""
    for _ in range(1000):
        try:
            return list(tasks)
        except RuntimeError:
            pass
    return list(tasks)


class Task(futures.Future):
    """A coroutine that is run by the event loop, step by step, and the future of what it returns."""

    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        self._name = f'Task-{_next_number()}' if name is None else str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._fut_waiter = None
        self._coro = coro
        self._context = contextvars.copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._eager_start()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _scheduled_tasks.add(self)

    def __del__(self):
        if self._state == 'PENDING' and self._log_destroy_pending:
            self._loop.call_exception_handler(
                {'task': self, 'message': 'Task was destroyed but it is pending!'})
        super().__del__()

    def _repr_info(self):
        info = future_info(self)
        if self.cancelling() and not self.done():
            info[0] = 'cancelling'
        info.insert(1, f'name={self._name!r}')
        if self._fut_waiter is not None:
            info.insert(2, f'wait_for={self._fut_waiter!r}')
        info.insert(2, f'coro=<{coroutines._format_coroutine(self._coro)}>')
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    @as_native
    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    @as_native
    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """The frame at which the coroutine waits, in a list; or the frames of the exception that ended it."""
        frame = getattr(self._coro, 'cr_frame', None)
        if frame is not None:
            return [frame][:limit]
        frames = []
        if self._exception is not None:
            entry = self._exception.__traceback__
            while entry is not None and (limit is None or len(frames) < limit):
                frames.append(entry.tb_frame)
                entry = entry.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Write get_stack() as a traceback."""
        import sys
        import traceback
        entries = [(frame, frame.f_lineno) for frame in self.get_stack(limit=limit)]
        file = file or sys.stderr
        if not entries:
            print(f'No stack for {self!r}', file=file)
            return
        if self._exception is None:
            print(f'Stack for {self!r} (most recent call last):', file=file)
        else:
            print(f'Traceback for {self!r} (most recent call last):', file=file)
        traceback.print_list(traceback.StackSummary.extract(entries), file=file)
        if self._exception is not None:
            print(*traceback.format_exception_only(self._exception), sep='', end='', file=file)

    # Cancelling.

    def cancel(self, msg=None):
        """Have CancelledError raised in the coroutine; False when it is done already."""
        self._log_traceback = False
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            # The coroutine is woken by what it waits for.
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many requests to cancel there are that were not taken back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take a request to cancel back; how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    # Running.

    def _eager_start(self):
        previous = _swap_current_task(self._loop, self)
        try:
            _eager_tasks.add(self)
            try:
                self._context.run(self._run_step, None)
            finally:
                _eager_tasks.discard(self)
        finally:
            _swap_current_task(self._loop, previous)
            if self.done():
                self._coro = None
                self = None
            else:
                _scheduled_tasks.add(self)

    @as_native
    def _step(self, exc=None):
        if self.done():
            raise exceptions.InvalidStateError(f'_step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _enter_task(self._loop, self)
        try:
            self._run_step(exc)
        finally:
            _leave_task(self._loop, self)
            self = None

    @as_native
    def _run_step(self, exc):
        try:
            result = self._coro.send(None) if exc is None else self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as error:
            super().set_exception(error)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(result)
        finally:
            self = exc = None

    def _wait_for(self, awaited):
        """Go on when what the coroutine awaits is done."""
        blocking = getattr(awaited, '_asyncio_future_blocking', None)
        if blocking is None:
            if awaited is None:
                self._loop.call_soon(self._step, context=self._context)
            elif isinstance(awaited, types.GeneratorType):
                self._step_soon('yield was used instead of yield from for '
                                f'generator in task {self!r} with {awaited!r}')
            else:
                self._step_soon(f'Task got bad yield: {awaited!r}')
        elif futures._get_loop(awaited) is not self._loop:
            self._step_soon(f'Task {self!r} got Future {awaited!r} attached to a different loop')
        elif not blocking:
            self._step_soon(f'yield was used instead of yield from in task {self!r} with {awaited!r}')
        elif awaited is self:
            self._step_soon(f'Task cannot await on itself: {self!r}')
        else:
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wakeup, context=self._context)
            self._fut_waiter = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _step_soon(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    @as_native
    def _wakeup(self, future):
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()
        self = None

    _wakeup.__qualname__ = 'Task.task_wakeup'


def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {current!r} is being executed.')
    _current_tasks[loop] = task


def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task {current!r}.')
    del _current_tasks[loop]


def _swap_current_task(loop, task):
    previous = _current_tasks.pop(loop, None)
    if task is not None:
        _current_tasks[loop] = task
    return previous


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run at once, until they first wait."""
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)


def create_task(coro, *, name=None, context=None):
    """Run a coroutine as a task of the running loop."""
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is, a coroutine or awaitable as a task."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    should_close = True
    if not coroutines.iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        async def wrap_awaitable(awaitable):
            return await awaitable
        coro_or_future = wrap_awaitable(coro_or_future)
        should_close = False
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if should_close:
            coro_or_future.close()
        raise


@types.coroutine
def _yield():
    """Let the other callbacks of this round run."""
    yield


async def sleep(delay, result=None):
    """Wait `delay` seconds."""
    if delay <= 0:
        await _yield()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# Waiting for several.

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for tasks and futures: (done, pending)."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(fs, timeout, return_when, events.get_running_loop())


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for future in fs:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for future in fs:
        (done if future.done() else pending).add(future)
    return done, pending


async def wait_for(fut, timeout):
    """Wait for one awaitable, at most `timeout` seconds: then it is cancelled and TimeoutError raised."""
    from . import timeouts
    if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
        fut = ensure_future(fut)
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(future):
    loop = events.get_running_loop()
    waiter = loop.create_future()
    callback = functools.partial(_release_waiter, waiter)
    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


class _AsCompletedIterator:
    """Gives futures in the order in which they are done; with `for`, awaitables for them."""

    def __init__(self, aws, timeout):
        from .queues import Queue
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws)}
        for future in todo:
            future.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, future):
        if not self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """Iterate (also with async for) over awaitables in the order in which they are done."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(futures.Future):
    """The future of gather(): to cancel it is to cancel the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of results; the first exception ends it, unless they are wanted as results."""
    if not coros_or_futures:
        empty = events.get_event_loop().create_future()
        empty.set_result([])
        return empty
    loop = events._get_running_loop()
    by_argument = {}
    children = []
    finished = 0
    outer = None

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                # Somebody has looked at it.
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            exc = future.exception()
            if exc is not None:
                outer.set_exception(exc)
                return
        if finished == unique:
            results = [_outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    done_already = []
    for argument in coros_or_futures:
        future = by_argument.get(argument)
        if future is None:
            future = ensure_future(argument, loop=loop)
            if loop is None:
                loop = futures._get_loop(future)
            if future is not argument:
                future._log_destroy_pending = False
            by_argument[argument] = future
            if future.done():
                done_already.append(future)
            else:
                future.add_done_callback(_done_callback)
        children.append(future)
    unique = len(by_argument)
    outer = _GatheringFuture(children, loop=loop)
    for future in done_already:
        _done_callback(future)
    return outer


def _outcome(future):
    """A result, or the exception instead."""
    if future.cancelled():
        message = future._cancel_message
        return CancelledError('' if message is None else message)
    exc = future.exception()
    return future.result() if exc is None else exc


def shield(arg):
    """Wait for an awaitable without cancelling it when the waiter is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif (exc := inner.exception()) is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """From another thread: run a coroutine in `loop`; gives a concurrent.futures.Future."""
    import concurrent.futures
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future
