"""C's way to the items of sequences, which tests of bytes take: a negative index counts from the end once."""


def sequence_getitem(sequence, index):
    """PySequence_GetItem."""
    return type(sequence).__getitem__(sequence, index)


def sequence_setitem(sequence, index, value):
    """PySequence_SetItem."""
    type(sequence).__setitem__(sequence, index, value)


def sequence_delitem(sequence, index):
    """PySequence_DelItem."""
    type(sequence).__delitem__(sequence, index)
