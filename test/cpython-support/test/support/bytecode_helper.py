"""Looking at bytecode in CPython's tests."""
import dis
import io
import unittest

_ANY = object()


def instructions_with_positions(instrs, co_positions):
    """Each instruction with its position."""
    for instr in instrs:
        yield instr, instr.positions


class BytecodeTestCase(unittest.TestCase):
    """Assertions about the instructions of code."""

    def get_disassembly_as_string(self, co):
        """What dis() writes."""
        text = io.StringIO()
        dis.dis(co, file=text)
        return text.getvalue()

    def _matching(self, x, opname, argval):
        return [instr for instr in dis.get_instructions(x)
                if instr.opname == opname and (argval is _ANY or instr.argval == argval)]

    def assertInBytecode(self, x, opname, argval=_ANY):
        """There is such an instruction; gives the first."""
        found = self._matching(x, opname, argval)
        if not found:
            self.fail(f'no {opname} in:\n{self.get_disassembly_as_string(x)}')
        return found[0]

    def assertNotInBytecode(self, x, opname, argval=_ANY):
        """There is no such instruction."""
        if self._matching(x, opname, argval):
            self.fail(f'there is {opname} in:\n{self.get_disassembly_as_string(x)}')
