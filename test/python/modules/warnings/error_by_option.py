# args: -W error -W ignore::FutureWarning -W bogus
import sys, warnings
print(sys.warnoptions)  # expect: ['error', 'ignore::FutureWarning', 'bogus']
warnings.warn('ignored', FutureWarning)
def boom():
    warnings.warn('raised')
boom()
# expect stderr: Invalid -W option ignored: invalid action: 'bogus'
# expect error: UserWarning: raised
