"""The sessions as a screen reader finds them: children of the board and of the tray.

Painted cards are no widgets, so Qt knows nothing of them. A factory of ours answers for the
views that show them; each session is a list item with a name, a place and a state.
"""

import weakref
from functools import cache
from typing import Final, Protocol, cast, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from eventapp.domain.ids import SessionId

_NOBODY: Final = cast("QAccessibleInterface", None)
"""Qt takes none for an answer; PySide's stubs do not say so."""
_LISTINGS: Final = {"Board", "TrayCards"}


@runtime_checkable
class Listing(Protocol):
    """A widget that paints sessions."""

    def listed(self) -> list[SessionId]:
        """The sessions, in the order in which they are read."""
        ...

    def told_of(self, session: SessionId) -> str:
        """A session in a sentence."""
        ...

    def place_on_screen(self, session: SessionId) -> QRect:
        """Where a session is."""
        ...

    def shows(self, session: SessionId) -> bool:
        """Whether a session is among them."""
        ...

    def standing_of(self, session: SessionId) -> tuple[bool, bool]:
        """Whether a session is selected, and whether it is the current one."""
        ...


class SessionVoice(QAccessibleInterface):
    """One session of a listing."""

    def __init__(self, listing: "ListingVoice", session: SessionId) -> None:
        super().__init__()
        self._listing, self.session = listing, session

    def isValid(self) -> bool:
        """Whether the session is still shown."""
        return self._listing_shown() is not None

    def _listing_shown(self) -> Listing | None:
        voice = self._listing
        alive = shiboken6.isValid(voice) and voice.shows(self.session)
        return voice.listing if alive else None

    def object(self) -> QObject:
        """There is none: it is painted."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """The window of the listing."""
        return self._listing.window()

    def relations(
        self,
        match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations,  # noqa: ARG002
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        """None."""
        return []

    def focusChild(self) -> QAccessibleInterface:
        """It has no children."""
        return _NOBODY

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        """It has no children."""
        return _NOBODY

    def parent(self) -> QAccessibleInterface:
        """The listing."""
        return self._listing

    def child(self, _index: int) -> QAccessibleInterface:
        """It has no children."""
        return _NOBODY

    def childCount(self) -> int:
        """It has no children."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """It has no children."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """Its name is the session in a sentence."""
        listing = self._listing_shown()
        if kind is not QAccessible.Text.Name or listing is None:
            return ""
        return listing.told_of(self.session)

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """It is not edited here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        listing = self._listing_shown()
        return listing.place_on_screen(self.session) if listing is not None else QRect()

    def role(self) -> QAccessible.Role:
        """One of several."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it is selected, and whether keys go to it."""
        state = QAccessible.State()
        listing = self._listing_shown()
        if listing is None:
            state.invalid = True
            return state
        selected, current = listing.standing_of(self.session)
        state.focusable = state.selectable = state.extSelectable = True
        state.selected = selected
        state.focused = current and self._listing.has_focus()
        return state

    def foregroundColor(self) -> QColor:
        """Of no use here."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """Of no use here."""
        return QColor()


class ListingVoice(QAccessibleWidget):
    """The board, or the tray, as a list of its sessions."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        # PySide keeps what a factory made for ever; the widget must not live as long.
        self._widget = weakref.ref(widget)
        self._children: dict[SessionId, SessionVoice] = {}
        widget.destroyed.connect(self._close)

    @property
    def listing(self) -> Listing | None:
        """The widget, while it is there."""
        widget: object = self._widget()
        return widget if isinstance(widget, Listing) and shiboken6.isValid(widget) else None

    def voice_of(self, session: SessionId) -> SessionVoice:
        """A session's own interface."""
        if session not in self._children:
            self._children[session] = SessionVoice(self, session)
        return self._children[session]

    def shows(self, session: SessionId) -> bool:
        """Whether a session is there."""
        listing = self.listing
        return listing is not None and listing.shows(session)

    def has_focus(self) -> bool:
        """Whether the keys go to the widget."""
        widget = self._widget()
        return widget is not None and widget.hasFocus()

    def forget(self) -> None:
        """Let go of the sessions that are gone."""
        for session in [known for known in self._children if not self.shows(known)]:
            voice = self._children.pop(session)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(voice))

    def childCount(self) -> int:
        """How many sessions there are."""
        return len(self._listed())

    def child(self, index: int) -> QAccessibleInterface:
        """A session by its place."""
        sessions = self._listed()
        return self.voice_of(sessions[index]) if 0 <= index < len(sessions) else _NOBODY

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a session."""
        sessions = self._listed()
        if isinstance(child, SessionVoice) and child.session in sessions:
            return sessions.index(child.session)
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The session at a place of the screen."""
        listing = self.listing
        for session in self._listed() if listing is not None else ():
            if listing is not None and listing.place_on_screen(session).contains(x, y):
                return self.voice_of(session)
        return _NOBODY

    def focusChild(self) -> QAccessibleInterface:
        """The current session."""
        listing = self.listing
        for session in self._listed() if self.has_focus() else ():
            if listing is not None and listing.standing_of(session)[1]:
                return self.voice_of(session)
        return _NOBODY

    def _listed(self) -> list[SessionId]:
        listing = self.listing
        return listing.listed() if listing is not None else []

    def _close(self) -> None:
        while self._children:
            _session, voice = self._children.popitem()
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(voice))


@cache
def install() -> None:
    """Answer for listings from now on. Qt keeps the factory for the life of the program."""
    QAccessible.installFactory(_voice_for)


def _voice_for(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    # Qt asks for every class of every widget: most are told apart by their names.
    if name in _LISTINGS and isinstance(thing, QWidget) and isinstance(thing, Listing):
        return ListingVoice(thing)
    return None


def tell_current(widget: QWidget, session: SessionId | None) -> None:
    """Tell a screen reader which session the keys go to now."""
    if not QAccessible.isActive():
        return
    voice = QAccessible.queryAccessibleInterface(widget)
    if isinstance(voice, ListingVoice):
        voice.forget()
        if session is not None and voice.shows(session):
            event = QAccessibleEvent(voice.voice_of(session), QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)
