"""What all handlers of urllib.request have."""


class BaseHandler:
    """A part of an OpenerDirector; those with a lower order come first."""

    __module__ = 'urllib.request'
    handler_order = 500

    def add_parent(self, parent):
        """The OpenerDirector that it belongs to."""
        self.parent = parent

    def close(self):
        """Nothing; old programs call it."""

    def __lt__(self, other):
        if not hasattr(other, 'handler_order'):
            return True
        return self.handler_order < other.handler_order
