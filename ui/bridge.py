"""The store's changes as one Qt signal."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from eventapp.domain.changes import Changes


class Publisher(Protocol):
    """Whatever tells of each committed step: a workspace."""

    def subscribe(self, callback: Callable[[Changes], None], /) -> Callable[[], None]:
        """Call back after each commit until the returned function is called."""
        ...


class Bridge(QObject):
    """Tells the window of each committed step.

    Signals:
        changed: the :class:`Changes` of one step, after its commit.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave: Callable[[], None] | None = None

    def listen_to(self, publisher: Publisher) -> None:
        """Pass on this workspace's changes, and no other's any more."""
        self.leave()
        self._leave = publisher.subscribe(self.changed.emit)

    def leave(self) -> None:
        """Listen to nothing."""
        if self._leave is not None:
            self._leave()
            self._leave = None
