"""Runs a script several times in one heap and says, on the last line of stderr, how many memory blocks each round left behind."""
import gc
import sys

WARM_UP = 3
ROUNDS = 3


def main(path):
    with open(path, encoding='utf-8') as file:
        source = file.read()
    blocks = [0] * (WARM_UP + ROUNDS)
    for i in range(len(blocks)):
        run(source, path)
        gc.collect()
        blocks[i] = sys.getallocatedblocks()
    deltas = [blocks[i] - blocks[i - 1] for i in range(WARM_UP, len(blocks))]
    print('refleak:', *deltas, file=sys.__stderr__)


def run(source, path):
    try:
        exec(compile(source, path, 'exec'), {'__name__': '__main__', '__file__': path, '__builtins__': __builtins__})
    except BaseException:
        # How the script ends is the other tests' matter.
        pass


main(sys.argv[1])
