"""Keeping the screen on while a speaker looks at it."""

import subprocess
import sys
from collections.abc import Callable

_KEEP_ON = 0x8000_0000 | 0x0000_0002  # ES_CONTINUOUS | ES_DISPLAY_REQUIRED
_AS_BEFORE = 0x8000_0000


def _nothing() -> None:
    return None


def keep_screen_on() -> Callable[[], None]:
    """Keep the screen from going dark, on Windows and macOS; call the result to let it again.

    Elsewhere nothing is done: every desktop has a way of its own.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only here

        ctypes.windll.kernel32.SetThreadExecutionState(_KEEP_ON)
        return lambda: ctypes.windll.kernel32.SetThreadExecutionState(_AS_BEFORE)
    if sys.platform == "darwin":
        try:
            keeper = subprocess.Popen(["/usr/bin/caffeinate", "-d"])
        except OSError:
            return _nothing
        return keeper.terminate
    return _nothing
