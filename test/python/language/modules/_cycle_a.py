early = 1
import _cycle_b
done = True
