"""Mocks: objects that stand for others in a test, do as they are told, and remember how they were used."""
from ._mock_autospec import create_autospec, mock_open
from ._mock_base import Base, NonCallableMock, _extract_mock, _is_instance_mock, _SpecState
from ._mock_calls import ANY, DEFAULT, _ANY, _Call, _CallList, _Sentinel, _SentinelObject, call, sentinel
from ._mock_classes import (AsyncMagicMixin, AsyncMock, AsyncMockMixin, CallableMixin, MagicMixin, MagicMock, MagicProxy, Mock,
                            NonCallableMagicMock, PropertyMock, ThreadingMixin, ThreadingMock, _AsyncIterator, seal)
from ._mock_patch import _get_target, _patch, _patch_dict, patch
from ._mock_spec import InvalidSpecError, _all_magics, _callable, _instance_callable, _magics

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call', 'create_autospec', 'AsyncMock', 'ThreadingMock',
           'FILTER_DIR', 'NonCallableMock', 'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

# Whether dir(mock) leaves out what a Mock has that its specification has not.
FILTER_DIR = True
