"""Run a command and print the seconds that it took and its peak memory in bytes.

usage: python -I -S launch.py COMMAND ARGUMENT...

A process of its own, because the system counts what its parent held at the start as a child's own memory:
this parent holds next to nothing.
"""

import os
import sys
import time


def main() -> int:
    """Print both on the error stream, last; exit as the command did."""
    begun = time.perf_counter()
    process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    print(seconds, usage.ru_maxrss * unit, file=sys.stderr)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
