"""Whether a process is still the one it was: its number may have gone to another since."""

import subprocess
import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def started(pid: int) -> str | None:
        """When a process of this computer started, in a form to compare only; None if it is gone.

        ``os.kill(pid, 0)`` would end the process there.
        """
        limited_information, still_active, not_allowed_to_ask = 0x1000, 259, 5
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel.OpenProcess(limited_information, False, pid))  # noqa: FBT003
        if not handle:
            return UNKNOWN if ctypes.get_last_error() == not_allowed_to_ask else None
        times = [wintypes.FILETIME() for _ in range(4)]
        code = wintypes.DWORD()
        try:
            kernel.GetExitCodeProcess(handle, ctypes.byref(code))
            known = kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        finally:
            kernel.CloseHandle(handle)
        if code.value != still_active or not known:
            return None
        return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}"

else:

    def started(pid: int) -> str | None:
        """When a process of this computer started, in a form to compare only; None if it is gone."""
        if pid <= 0:
            return None
        return _from_proc(pid) if Path("/proc/self/stat").exists() else _from_ps(pid)


UNKNOWN = "unknown"
"""The process is there, and this one may not ask when it started."""


def _from_proc(pid: int) -> str | None:
    """Field 22 of proc(5); the name in field 2 may hold spaces and brackets. A zombie is gone."""
    try:
        fields = Path("/proc", str(pid), "stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    return None if fields[0] in (b"Z", b"X") else fields[19].decode()


def _from_ps(pid: int) -> str | None:
    ps = subprocess.run(  # noqa: S603 - given a number and nothing else
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C"},
    )
    return ps.stdout.strip() or None
