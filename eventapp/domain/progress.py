"""How long work reports itself and is told to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total). It may raise :class:`Cancelled`, which the work lets through."""


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user stopped the work; nothing half-done is kept."""


def no_progress(_done: int, _total: int) -> None:
    """Report to nobody."""
