"""The walk through registrations that may be one person's, over the attendees' page."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from eventapp.domain.duplicates import Pair, Strength
from eventapp.domain.errors import EventAppError, NotFound
from eventapp.domain.hangul import typed_as_latin
from eventapp.domain.kinds import Kind
from eventapp.services.attendees import list_attendees, list_categories
from eventapp.services.consents import consents_of
from eventapp.services.duplicates import keep_apart, merge_attendees
from eventapp.services.own_fields import list_own_fields
from ui.attendees.duplicates.comparison import Comparison
from ui.attendees.duplicates.finding import DuplicateFinder
from ui.attendees.duplicates.lines import Candidate, Setting, reason_text, strength_text
from ui.icons import Ink
from ui.language import _
from ui.theme import Hue, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.lines import ENTER
from ui.widgets.marks import Chip
from ui.widgets.panels import EmptyState, Note, PageHeader, boxed, clear_layout, hairline, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

if TYPE_CHECKING:
    from ui.pages.base import Context

_HUES: Final[dict[Strength, Hue | Ink]] = {
    Strength.STRONG: Ink.ADMITTED,
    Strength.FAIR: Ink.ALREADY,
    Strength.WEAK: Hue.GREY,
}


class DuplicatesView(QWidget):
    """One pair at a time: what differs, what they become, merge or keep apart.

    The keyboard does it all: the arrows choose, Enter merges, N keeps them apart, Page Down
    and Page Up walk on and back, Escape leaves.

    Signals:
        closed: the list of attendees is wanted back.
    """

    closed = Signal()

    def __init__(
        self, context: "Context", zone: str, finder: DuplicateFinder, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._zone, self._finder = context, zone, finder
        self._at = 0
        self.shown: Pair | None = None
        self._candidates: tuple[Candidate, Candidate] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.comparison = Comparison()
        self.reasons = row(spacing=Space.S)
        self.inside = Note(
            _("Both already came in."),
            _("To merge them, cancel the check-in of one of them first."),
        )
        self.content = QStackedWidget()
        self.content.addWidget(self._scrolled())
        self.content.addWidget(self._none_left())
        self.content.addWidget(EmptyState("people", _("Looking for duplicates")))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for widget in (self._header(), hairline()):
            down.addWidget(widget)
        down.addWidget(self.content, 1)
        self.foot = self._foot()
        down.addWidget(self.foot)
        finder.found.connect(self._take)

    def open(self) -> None:
        """Begin with the surest pair."""
        self._at = 0
        self.shown = self._candidates = None
        self._finder.look()
        self.setFocus()

    def walk(self, by: int) -> None:
        """Show the pair after or before; after the last comes the first."""
        if self._finder.pairs:
            self._at = (self._at + by) % len(self._finder.pairs)
            self._show()

    def merge(self) -> None:
        """Make the two shown one, as the preview says."""
        if self.shown is None or not self.can_merge():
            return
        pair, name = self.shown, self.comparison.result().get("name", "")
        name = name or (self._candidates[0].row.name if self._candidates else "")
        try:
            choice = self.comparison.choice()
            made = merge_attendees(self._context.workspace, pair.first, pair.second, choice)
        except EventAppError as error:
            self._refused(error)
        else:
            self._context.say(_("Merged two registrations of %(name)s") % {"name": name})
            self._finder.settle(pair, made.dropped)

    def keep_apart(self) -> None:
        """Remember that these are two people."""
        if self.shown is None:
            return
        pair = self.shown
        try:
            keep_apart(self._context.workspace, pair.first, pair.second)
        except EventAppError as error:
            self._refused(error)
        else:
            self._context.say(_("Kept as two people; they are not shown together again"))
            self._finder.settle(pair, None)

    def can_merge(self) -> bool:
        """Whether not both came in: what happened to both cannot become one's."""
        if self._candidates is None:
            return False
        return any(one.row.admitted_at is None for one in self._candidates)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, merge, keep apart, walk, leave."""
        key = Qt.Key(event.key())
        letter = typed_as_latin(event.text()).upper()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            field = self.comparison.focused()
            if field is None:
                self.comparison.go(0)
            else:
                self.comparison.choose(field, int(key is Qt.Key.Key_Right))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.comparison.go(1 if key is Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self.walk(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in ENTER:
            self.merge()
        elif letter == "N":
            self.keep_apart()
        elif key is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
        if (here := self.comparison.focused()) is not None:
            self.area.ensureWidgetVisible(self.comparison.sides[here][0])

    # What is shown

    def _take(self) -> None:
        if self.isVisible():
            before = self.shown
            known = [(pair.first, pair.second) for pair in self._finder.pairs]
            if before is not None and (before.first, before.second) in known:
                self._at = known.index((before.first, before.second))
            self._at = min(self._at, max(len(known) - 1, 0))
            self._show()

    def _show(self) -> None:
        pairs = () if self._finder.looking else self._finder.pairs
        self.shown = pairs[self._at] if pairs else None
        self.content.setCurrentIndex(0 if pairs else 2 if self._finder.looking else 1)
        self.foot.setVisible(bool(pairs))
        self.steps.setVisible(bool(pairs))
        if self.shown is None:
            self._candidates = None
            self.setFocus()
            return
        self.where.setText(f"{self._at + 1:,} / {len(pairs):,}")
        self._read(self.shown)

    def _read(self, pair: Pair) -> None:
        workspace, event_id = self._context.workspace, self._context.event_id
        rows = {
            row.id: row for row in list_attendees(workspace, event_id, [pair.first, pair.second])
        }
        if len(rows) < 2:  # noqa: PLR2004 - both of them; the next look leaves the pair out
            return
        first, second = (
            Candidate(rows[one], consents_of(workspace, one)) for one in (pair.first, pair.second)
        )
        if (first, second) == self._candidates:
            return  # what was chosen stays chosen
        hosts = [row.companion_of for row in rows.values() if row.companion_of is not None]
        setting = Setting(
            self._zone,
            list_categories(workspace, event_id),
            list_own_fields(workspace, event_id),
            {row.id: row.name for row in list_attendees(workspace, event_id, hosts)},
        )
        self._candidates = (first, second)
        self.comparison.show_pair(first, second, setting)
        clear_layout(self.reasons)
        self.reasons.addWidget(Chip(strength_text(pair.strength), _HUES[pair.strength]))
        for reason in pair.reasons:
            self.reasons.addWidget(Chip(reason_text(reason), Hue.GREY))
        self.reasons.addStretch(1)
        self.inside.setVisible(not self.can_merge())
        self.join.setEnabled(self.can_merge())
        self.area.verticalScrollBar().setValue(0)
        self.setFocus()

    def _refused(self, error: EventAppError) -> None:
        self._context.warn(error)
        if isinstance(error, NotFound) and error.kind is Kind.ATTENDEE:
            self._finder.look()

    # How it is built

    def _header(self) -> QWidget:
        header = PageHeader(
            _("Duplicates"), _("These may be one person, registered twice. You decide.")
        )
        self.where = PlainLabel(tone=Tone.MUTED)
        back = icon_button("chevron-left", _("The pair before"), clicked=lambda: self.walk(-1))
        on = icon_button("chevron-right", _("The next pair"), clicked=lambda: self.walk(1))
        for button, keys in ((back, "Page Up"), (on, "Page Down")):
            button.setToolTip(plain_tooltip(f"{button.accessibleName()}  {keys}"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.steps = boxed(row(back, self.where, on, spacing=Space.XS))
        header.add(self.steps)
        leave = make_button(_("Back to the list"), icon="list", clicked=self.closed.emit)
        leave.setToolTip(plain_tooltip(_("Back to the list") + "  Esc"))
        self.leave = header.add(leave)
        return header

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        down = QVBoxLayout(inner)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addLayout(self.reasons)
        down.addWidget(self.inside)
        down.addWidget(self.comparison)
        down.addStretch(1)
        self.area = _Area()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inner)
        return self.area

    def _none_left(self) -> EmptyState:
        back = make_button(_("Back to the list"), Role.PRIMARY, clicked=self.closed.emit)
        return EmptyState(
            "check-circle",
            _("There are no duplicates."),
            back,
            hint=_("Whoever is added or imported later is compared, too."),
        )

    def _foot(self) -> QWidget:
        self.join = make_button(_("Merge"), Role.PRIMARY, clicked=self.merge)
        self.join.setToolTip(plain_tooltip(_("Merge") + "  Enter"))
        apart = make_button(_("Two different people"), clicked=self.keep_apart)
        apart.setToolTip(plain_tooltip(_("Two different people") + "  N"))
        later = make_button(_("Later"), Role.QUIET, clicked=lambda: self.walk(1))
        hint = PlainLabel(_("Arrows choose · Enter merges · N: two people"), tone=Tone.MUTED)
        across = row(hint, None, later, apart, self.join)
        across.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot = QWidget()
        down = QVBoxLayout(foot)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(hairline())
        down.addLayout(across)
        return foot


class _Area(QScrollArea):
    """Scrolls by the wheel; its keys are the view's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the view around it."""
        event.ignore()
