"""Run a command in a fresh process: seconds to its first line, then the work and memory of it all.

Run as ``python -m tests.benchmarks.fresh COMMAND…``; prints a line of JSON. A process of its own, because
the system counts the memory of the process that forks a child as the child's, and this one is small.
"""

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> int:
    """Measure and print; the command's own exit code."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    with process.stdout as out:
        line = out.readline()
        seconds = time.perf_counter() - begun
        out.read()
    _pid, status, used = os.wait4(process.pid, 0)
    found = {
        "line": line.strip(),
        "seconds": seconds,
        "seconds at work": used.ru_utime + used.ru_stime,
        "MB": used.ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(found))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
