"""The scanner of a decoder."""
import _json

__all__ = ['make_scanner']


def make_scanner(context):
    """A function (string, index) -> (object, end) that decodes as the decoder `context` says."""
    hooks = (context.strict, context.object_hook, context.object_pairs_hook, context.parse_float, context.parse_int,
             context.parse_constant)

    def scan_once(string, idx):
        return _json.scan_once(hooks, string, idx)

    return scan_once
