"""Topological order of the nodes of a graph without cycles."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_NODE_OUT = -1
_NODE_DONE = -2


class _NodeInfo:
    __slots__ = ("node", "npredecessors", "successors")

    def __init__(self, node):
        self.node = node
        # How many predecessors are not done; when the node is given out, _NODE_OUT, and then _NODE_DONE.
        self.npredecessors = 0
        self.successors = []


class CycleError(ValueError):
    """The graph has a cycle; the second argument is a list of its nodes, the first of them at the end again."""


class TopologicalSorter:
    """Gives the nodes of a graph, each after those that it depends on. graph maps nodes to their predecessors."""

    def __init__(self, graph=None):
        self._node2info = {}
        self._ready_nodes = None
        self._npassedout = 0
        self._nfinished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _get_nodeinfo(self, node):
        if (result := self._node2info.get(node)) is None:
            self._node2info[node] = result = _NodeInfo(node)
        return result

    def add(self, node, *predecessors):
        """Add a node that depends on others; may be called again for the same node."""
        if self._ready_nodes is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        nodeinfo = self._get_nodeinfo(node)
        nodeinfo.npredecessors += len(predecessors)
        for predecessor in predecessors:
            self._get_nodeinfo(predecessor).successors.append(node)

    def prepare(self):
        """End adding, and look for cycles: CycleError if there is one."""
        if self._ready_nodes is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready_nodes = [i.node for i in self._node2info.values() if i.npredecessors == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """A tuple of the nodes that can be given out now, each once."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready_nodes)
        for node in result:
            self._node2info[node].npredecessors = _NODE_OUT
        self._ready_nodes.clear()
        self._npassedout += len(result)
        return result

    def is_active(self):
        """Whether there are nodes to give out, or to be done."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        return self._nfinished < self._npassedout or bool(self._ready_nodes)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Say that nodes that were given out are done, so that those that depend on them can be."""
        if self._ready_nodes is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            nodeinfo = self._node2info.get(node)
            if nodeinfo is None:
                raise ValueError(f"node {node!r} was not added using add()")
            stat = nodeinfo.npredecessors
            if stat != _NODE_OUT:
                if stat >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            nodeinfo.npredecessors = _NODE_DONE
            for successor in nodeinfo.successors:
                info = self._node2info[successor]
                info.npredecessors -= 1
                if info.npredecessors == 0:
                    self._ready_nodes.append(successor)
            self._nfinished += 1

    def _find_cycle(self):
        """The nodes of a cycle, or None: by depth-first search."""
        stack = []
        iterators = []
        seen = set()
        position = {}
        for node in self._node2info:
            if node in seen:
                continue
            while True:
                if node in seen:
                    if node in position:
                        return stack[position[node] :] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._node2info[node].successors).__next__)
                    position[node] = len(stack)
                    stack.append(node)
                # Back to the last node with a successor that was not visited.
                while stack:
                    try:
                        node = iterators[-1]()
                        break
                    except StopIteration:
                        del position[stack.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """An iterator over all nodes in an order that will do."""
        self.prepare()
        while self.is_active():
            node_group = self.get_ready()
            yield from node_group
            self.done(*node_group)

    __class_getitem__ = classmethod(GenericAlias)
