"""Which sessions are selected, and which of them is the current one."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QObject, Signal

from eventapp.domain.ids import SessionId


class Selection(QObject):
    """An ordered set of sessions; the first one is the current one.

    Signals:
        changed: other sessions are selected, or another one is current.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: list[SessionId] = []

    @property
    def current(self) -> SessionId | None:
        """The session that keys start from, or None."""
        return self.ids[0] if self.ids else None

    def set(self, ids: Iterable[SessionId]) -> None:
        """Select these and no others."""
        wanted = list(dict.fromkeys(ids))
        if wanted != self.ids:
            self.ids = wanted
            self.changed.emit()

    def make_current(self, session: SessionId) -> None:
        """Select one besides those selected, and go on from it."""
        self.set([session, *self.ids])

    def toggle(self, session: SessionId) -> None:
        """Select one besides the others, or no longer."""
        if session in self.ids:
            self.set(other for other in self.ids if other != session)
        else:
            self.make_current(session)

    def keep(self, known: Collection[SessionId]) -> None:
        """Forget what is not there any more."""
        self.set([session for session in self.ids if session in known])
