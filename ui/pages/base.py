"""What every page is given and what every page gives."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.settings import SettingsFile, Theme
from ui.actions import Action, ActionSet
from ui.bridge import Bridge
from ui.language import set_language
from ui.theme import Space
from ui.widgets.panels import hairline

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


class CurrentEvent(QObject):
    """The event the window shows, or none yet.

    Signals:
        changed: the new event's id, or None.
    """

    changed = Signal(object)

    def __init__(self, event_id: EventId | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._id = event_id

    @property
    def id(self) -> EventId | None:
        """The event shown, or None in a workspace without events."""
        return self._id

    def show(self, event_id: EventId | None) -> None:
        """Show another event."""
        if event_id != self._id:
            self._id = event_id
            self.changed.emit(event_id)


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with.

    ``say(message)`` puts a sentence into the quiet bar, with the undo link unless
    ``undo=False``; ``offer=Offer(…)`` adds a next step. ``warn(error)`` words an error in the
    banner above the page. ``status(text)`` writes the quiet bar's right side, as a button
    with ``status(text, run)``. ``open_page(id)`` goes there,
    ``open_page(id, record)`` to one of its records. ``speak`` and ``dress`` switch the
    window's language and look. In a ``rehearsal`` the workspace is a copy that will be gone.
    """

    workspace: "Workspace"
    bridge: Bridge
    settings: SettingsFile
    event: CurrentEvent
    say: Callable[..., None]
    warn: Callable[[Exception], None]
    status: Callable[..., None]
    open_page: Callable[..., None]
    speak: Callable[[Language], None] = set_language
    dress: Callable[[Theme], None] = lambda _theme: None
    rehearsal: bool = False

    @property
    def event_id(self) -> EventId:
        """The event shown.

        Raises:
            LookupError: The workspace has no event; pages are not shown then.
        """
        if self.event.id is None:
            raise LookupError("no event is shown")
        return self.event.id


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page as rail and menu list it, before its module is loaded.

    The window is there at once because the pages' modules, and with them the store's
    libraries, are loaded only when a workspace is shown. ``count`` is the figure beside the
    name; it comes from a service, so that the rail needs no page's module.
    """

    id: str
    icon: str
    title: Callable[[], str]
    load: "Callable[[], type[Page]]"
    at_bottom: bool = False
    needs_event: bool = True
    count: Callable[[Context], int] | None = None


class Page(QWidget):
    """One page of the window: a layout, declared models and declared actions.

    A subclass points at its ``entry``, builds its widgets in the constructor, and reads
    its data in ``refresh``. The window makes a page on its first
    visit, calls ``shown`` on each visit, and ``refresh(changes)`` after each committed
    step while it is visible (a hidden page is refreshed when next shown). A switch of
    language or look makes the page anew; ``state`` and ``restore`` carry over what the
    user had selected.
    """

    entry: ClassVar[PageEntry]
    menu: ClassVar[Sequence[str]] = ()
    told_on_head: ClassVar[bool] = False
    """Whether the banner lies on the page's head, because what is below it may not wait."""
    """The actions the Event menu lists; ``"-"`` is a line. Without any it lists all."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.acts = ActionSet(self, ())
        self.setObjectName(f"page.{self.entry.id}")
        self.setAccessibleName(self.title())

    def lay_out(
        self,
        header: QWidget,
        content: QWidget,
        *,
        panel: QWidget | None = None,
        bar: QWidget | None = None,
        flush: bool = False,
        within: QWidget | None = None,
    ) -> None:
        """Lay the page out as all are: heading, a hairline, content, perhaps a side panel.

        ``bar`` stands below the heading (the days, say); ``flush`` content touches the edges.
        ``within`` is a part of the page to lay out in place of the page itself.
        """
        gap = 0 if flush else Space.XL
        inner = QVBoxLayout()
        inner.setContentsMargins(gap, 0 if flush else Space.L, gap, 0 if flush else Space.L)
        inner.addWidget(content)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(inner, 1)
        if panel is not None:
            across.addWidget(panel)
        down = QVBoxLayout(self if within is None else within)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(header)
        if bar is not None:
            bar.setContentsMargins(Space.XL, 0, Space.XL, Space.M)
            down.addWidget(bar)
        down.addWidget(hairline())
        down.addLayout(across, 1)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Do something that may be refused: the banner then says why, and nothing is raised."""
        try:
            yield
        except EventAppError as error:
            self.context.warn(error)

    def title(self) -> str:
        """The page's name, in the rail, the menu and its own heading."""
        return self.entry.title()

    def refresh(self, changes: Changes | None) -> None:
        """Read again what the changes touched; None means everything."""
        raise NotImplementedError

    def shown(self, event_id: EventId | None) -> None:
        """Hear that the page is visited; the place to put the focus."""

    def show_record(self, record_id: int) -> None:
        """Select a record that another page points at."""

    def leaving(self) -> None:
        """Hear that the page is left; the place to commit what is being typed."""

    def declare(self, *actions: Action) -> ActionSet:
        """Declare the page's actions, once; the Event menu lists them while it is shown."""
        self.acts = ActionSet(self, actions)
        return self.acts

    def state(self) -> object:
        """What is selected, to be restored after the page was made anew."""
        return None

    def restore(self, state: object) -> None:
        """Select again what ``state`` told."""
