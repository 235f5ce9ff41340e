"""What the test files of CPython import from test.support.socket_helper."""
import contextlib
import socket
import unittest

HOST = HOSTv4 = 'localhost'
HOSTv6 = '::1'
IPV6_ENABLED = False
has_gethostname = True
skip_unless_bind_unix_socket = unittest.skip('not here')


def find_unused_port(family=None, socktype=None):
    with socket.socket(family or socket.AF_INET, socktype or socket.SOCK_STREAM) as sock:
        return bind_port(sock)


def bind_port(sock, host=HOST):
    sock.bind((host, 0))
    return sock.getsockname()[1]


@contextlib.contextmanager
def transient_internet(resource_name, *, timeout=None, errnos=()):
    yield
