"""The scanner of a decoder."""
import _json
from _functools import partial

__all__ = ['make_scanner']


def make_scanner(context):
    """A function (string, index) -> (object, end) that decodes as the decoder `context` says."""
    return partial(_json.scan_once, (context.strict, context.object_hook, context.object_pairs_hook,
                                     context.parse_float, context.parse_int, context.parse_constant))
