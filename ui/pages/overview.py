"""The event at a glance: what it is, how near it is, what it still needs."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import DayId, EventId, RoomId
from eventapp.services import events
from eventapp.services.assets import keep_picture
from eventapp.services.events import EventFacts, RoomRow
from eventapp.services.overview import Overview, overview
from ui import contents, words
from ui.actions import Action
from ui.directory.pictures import Pictures
from ui.language import _
from ui.overview.engaged import EngagedCard
from ui.overview.facts import FactsCard, Hero, texts_in
from ui.overview.figures import Figures, figures_of
from ui.overview.gaps import GapsCard, Mend, groups_of
from ui.overview.now import NowCard
from ui.overview.papers import PaperTexts
from ui.overview.standing import Phase, stand
from ui.pages.base import Context, Page
from ui.theme import Space
from ui.widgets.buttons import Role
from ui.widgets.panels import column

if TYPE_CHECKING:
    from eventapp.services.events import DayFields, EventFields, RoomFields

_TICK_MS = 10_000
_ONE_COLUMN_BELOW = 760


class OverviewPage(Page):
    """The first page of an event."""

    entry: ClassVar = contents.OVERVIEW

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._seen: Overview | None = None
        self._declare()
        self.languages = texts_in()
        self.hero = Hero(self.languages, self.acts.button("overview.switch", Role.SECONDARY))
        self.hero.edited.connect(self._edit)
        self.figures = Figures(context.open_page)
        self._pictures = Pictures(context.workspace)
        self.facts = self._facts()
        self.papers = self.facts.add(self._papers())
        self.engaged = EngagedCard(self._pictures, self._open_organisation)
        self.now_card = NowCard(lambda session: context.open_page("programme", session))
        self.gaps = GapsCard(self._mend)
        self.lay_out(self.hero, self._content(), flush=True)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.tick)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the event again: every change may count here."""
        del changes
        try:
            self._seen = overview(self.context.workspace, self.context.event_id, now=self.now())
        except NotFound:  # it was deleted; the window shows another one next
            return
        self._show(self._seen)

    def shown(self, event_id: EventId | None) -> None:
        """Say nothing but how it stands."""
        del event_id
        if self._seen is not None:
            self._tell(self._seen)

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.facts.commit()
        self.papers.commit()
        for editor in (self.hero.title, self.hero.other):
            editor.commit()

    def now(self) -> datetime:
        """The instant shown."""
        return datetime.now(UTC)

    def tick(self) -> None:
        """Follow the clock."""
        if self._seen is None:
            return
        before = self._seen
        seen = overview(self.context.workspace, self.context.event_id, now=self.now())
        self._seen = seen
        self._show_now(seen)
        if seen.attendance != before.attendance:
            self.figures.show_figures(figures_of(seen))

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock while it is seen."""
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the clock be while it is not seen."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns one above the other where there is no room for two: the clock first."""
        super().resizeEvent(event)
        narrow = self.width() < _ONE_COLUMN_BELOW
        up, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(up if narrow else across)

    # What the user does

    def _edit(self, field: str, text: str) -> None:
        fields = cast("EventFields", {field: text})
        with self.trying():
            events.update_event(self.context.workspace, self.context.event_id, **fields)
        self._show_again()

    def _set_picture(self, data: bytes | None) -> None:
        with self.trying():
            digest = None if data is None else keep_picture(self.context.workspace, data)
            events.update_event(self.context.workspace, self.context.event_id, picture=digest)

    def _edit_day(self, day: int, field: str, value: object) -> None:
        fields = cast("DayFields", {field: value})
        with self.trying():
            events.update_day(self.context.workspace, DayId(day), **fields)
        self._show_again()

    def _add_day(self) -> None:
        with self.trying():
            events.add_day(self.context.workspace, self.context.event_id)
            self.context.say(_("Added a day"))

    def _remove_day(self, day: int) -> None:
        with self.trying():
            events.delete_day(self.context.workspace, DayId(day))
            self.context.say(_("Removed the day; its sessions have no day now"))

    def _rename_room(self, room: RoomRow, name: str) -> None:
        fields = cast("RoomFields", {words.shown_field(room, "name"): name})
        with self.trying():
            events.update_room(self.context.workspace, room.id, **fields)
        self._show_again()

    def _add_room(self, name: str) -> None:
        with self.trying():
            events.add_room(self.context.workspace, self.context.event_id, name)
            self.context.say(_("Added the room %(name)s") % {"name": name})
            self.facts.rooms.one_more.setFocus()

    def _remove_room(self, room: int) -> None:
        with self.trying():
            events.delete_room(self.context.workspace, RoomId(room))
            self.context.say(_("Removed the room; its sessions keep their time"))

    def _mend(self, mend: Mend) -> None:
        if mend.page == self.entry.id:
            self.facts.edit_venue()
        else:
            self.context.open_page(mend.page, mend.record)

    def _open_organisation(self, organisation: int | None) -> None:
        self.context.open_page("organisations", organisation)

    def _switch(self) -> None:
        from ui.dialogs.events import choose_event  # noqa: PLC0415 - rarely needed

        choose_event(self.context, self.window())

    # What is shown

    def _show(self, seen: Overview) -> None:
        self.figures.show_figures(figures_of(seen))
        self._show_facts(seen.facts)
        self.engaged.show_engagements(seen.engagements)
        self._show_now(seen)
        self.gaps.show_groups(groups_of(seen))
        self._tell(seen)

    def _show_again(self) -> None:
        """Show what is stored: an edit that was refused goes back."""
        if self._seen is not None:
            self._show_facts(self._seen.facts)

    def _show_facts(self, facts: EventFacts) -> None:
        self.hero.show_facts(facts)
        self.facts.show_facts(facts)
        self.papers.show_facts(facts, self._pictures.data(facts.picture))

    def _show_now(self, seen: Overview) -> None:
        standing = stand(seen.facts.days, seen.facts.time_zone, self.now(), seen.sessions)
        self.now_card.show_now(seen, standing)
        self._clock.setInterval(_TICK_MS if standing.phase is Phase.TODAY else 6 * _TICK_MS)

    def _tell(self, seen: Overview) -> None:
        self.context.status(
            _("Conflicts %(conflicts)d · still to do %(gaps)d")
            % {"conflicts": len(seen.conflicts), "gaps": len(seen.gaps)}
        )

    # How it is built

    def _declare(self) -> None:
        self.declare(
            Action("overview.switch", lambda: _("Other events…"), self._switch, icon="calendar"),
        )

    def _facts(self) -> FactsCard:
        facts = FactsCard(self.languages)
        facts.edited.connect(self._edit)
        facts.days.edited.connect(self._edit_day)
        facts.days.refused.connect(self.context.warn)
        facts.days.added.connect(self._add_day)
        facts.days.removed.connect(self._remove_day)
        facts.rooms.renamed.connect(self._rename_room)
        facts.rooms.added.connect(self._add_room)
        facts.rooms.removed.connect(self._remove_room)
        return facts

    def _papers(self) -> PaperTexts:
        papers = PaperTexts(self.languages, self.context.settings)
        papers.edited.connect(self._edit)
        papers.pictured.connect(self._set_picture)
        papers.refused.connect(self.context.warn)
        return papers

    def _content(self) -> QScrollArea:
        left = column(self.facts, self.gaps, None, spacing=Space.L)
        right = column(self.now_card, self.engaged, None, spacing=Space.L)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(Space.L)
        self._columns.addLayout(left, 13)
        self._columns.addLayout(right, 9)
        inner = QWidget()
        inner.setProperty("role", "plain")
        down = QVBoxLayout(inner)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.L)
        down.addWidget(self.figures)
        down.addLayout(self._columns)
        down.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area
