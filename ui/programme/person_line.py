"""One person in a session: who comes, what they do there, how far their invitation is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from eventapp.domain.errors import InvalidReason
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus
from eventapp.services.appearances import AppearanceRow, Face, ReplacementRow
from ui import icons, words
from ui.directory.parts import status_mark
from ui.language import _, length_text, parse_length, pgettext
from ui.programme.chip_button import ChipButton, Mark
from ui.programme.focus_line import FocusLine
from ui.theme import Extent, Hue, Size, Space
from ui.widgets.clamped import ClampedLabel
from ui.widgets.lines import ENTER, MinutesField
from ui.widgets.text import Tone, plain_tooltip


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: the word for it (empty where the session says it), and neighbours.

    ``counted`` says that everybody's minutes are shown; ``note`` is about their stand-in.
    """

    word: str
    may_go_up: bool
    may_go_down: bool
    counted: bool = False
    note: str = ""

    def may_go(self, step: int) -> bool:
        """Whether one seat up (-1) or down (1) is theirs to take."""
        return self.may_go_up if step < 0 else self.may_go_down


class PersonLine(FocusLine):
    """Shows an appearance and offers what can be done with it, by mouse and by keys.

    Signals:
        role_chosen: the role chosen in the menu.
        status_chosen: the status chosen on the chip.
        minutes_given: how long they speak; 0 where nobody counts.
        moved: -1 or 1, on Alt+Up and Alt+Down and from the menu.
        removed: Delete was pressed, or "Remove" chosen.
        opened: the person who comes is asked for.
        stand_in_asked: somebody else is to come instead.
        stand_in_ended: they come themselves again.
        history_asked: who was to come, from when on.
        tent_asked: their tent card (명패) is to be printed, or their stand-in's.
        refused: an :class:`InvalidValue` of minutes that could not be read.
    """

    role_chosen = Signal(object)
    status_chosen = Signal(object)
    minutes_given = Signal(int)
    moved = Signal(int)
    removed = Signal()
    opened = Signal()
    stand_in_asked = Signal()
    stand_in_ended = Signal()
    history_asked = Signal()
    tent_asked = Signal()
    refused = Signal(object)

    def __init__(
        self,
        history: Callable[[AppearanceRow], Sequence[ReplacementRow]] = lambda _someone: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.appearance: AppearanceRow | None = None
        self._history = history
        self._seat = Seat("", may_go_up=False, may_go_down=False)
        self._below: QWidget | None = None
        self._portrait = QLabel()
        self._portrait.setFixedSize(Extent.AVATAR, Extent.AVATAR)
        self._portrait.setCursor(Qt.CursorShape.OpenHandCursor)
        self.name = ClampedLabel()
        self.office = ClampedLabel(most=4, size=Size.SMALL, tone=Tone.MUTED)
        self.note = ClampedLabel(size=Size.SMALL, tone=Tone.ACCENT)
        self.status = ChipButton(_("Status"), _status_choices)
        self.status.chosen.connect(lambda key: self.status_chosen.emit(AppearanceStatus(key)))
        self.minutes = _minutes_field()
        self.minutes.minutes_committed.connect(self.minutes_given)
        self.minutes.refused.connect(self.refused)
        self._lay_out()

    def show_appearance(self, someone: AppearanceRow, seat: Seat, portrait: QIcon) -> None:
        """Show somebody in their seat, or who comes instead of them."""
        self.appearance, self._seat = someone, seat
        self._portrait.setPixmap(portrait.pixmap(Extent.AVATAR, Extent.AVATAR))
        self.name.setText(coming_text(someone))
        office = face_office(someone.coming)
        self.office.setText(" · ".join(part for part in (seat.word, office) if part))
        self.note.setText(seat.note)
        word = self._show_status(someone)
        self.minutes.set_minutes(someone.minutes)
        self.minutes.setVisible(seat.counted)
        self.minutes.setAccessibleName(_("Minutes of %(name)s") % {"name": self.name.text()})
        said = (self.name.text(), words.appearance_role(someone.role), office, word, seat.note)
        self.setAccessibleName(", ".join(part for part in said if part))

    def show_below(self, widget: QWidget | None) -> None:
        """Show something under the line, instead of what is there."""
        if self._below is not None:
            self._below.hide()
            self._below.deleteLater()
        self._below = widget
        if widget is not None:
            self._grid.addWidget(widget, 2, 0, 1, 4)
            widget.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on Alt+Up and Alt+Down, remove on Delete, open on Enter."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        own = self.hasFocus()  # Enter and Delete in a part of the line are that part's
        if alt and step:
            if self._seat.may_go(step):
                self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete and own:
            self.removed.emit()
        elif event.key() in ENTER and own:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def fill(self, menu: QMenu) -> None:
        """Everything that can be done with somebody in a session."""
        menu.addAction(icons.icon("people"), _("Open in People"), self.opened.emit)
        self._add_roles(menu.addMenu(icons.icon("microphone"), _("Role")))
        menu.addSeparator()
        up = menu.addAction(icons.icon("arrow-up"), _("Move up"), lambda: self.moved.emit(-1))
        up.setEnabled(self._seat.may_go_up)
        down = menu.addAction(icons.icon("arrow-down"), _("Move down"), lambda: self.moved.emit(1))
        down.setEnabled(self._seat.may_go_down)
        menu.addSeparator()
        self._add_stand_in(menu)
        menu.addSeparator()
        tent = menu.addAction(icons.icon("printer"), _("Print tent card"), self.tent_asked.emit)
        tent.setEnabled(self.appearance is not None and self.appearance.filled)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), _("Remove from this session"), self.removed.emit)

    def _show_status(self, someone: AppearanceRow) -> str:
        """Show how far the invitation is; a stand-in is not called absent."""
        word, mark = words.appearance_status(someone.status), status_mark(someone.status)
        if someone.stand_in is not None and someone.status is AppearanceStatus.DECLINED:
            word, mark = pgettext("appearance", "Stand-in"), Hue.BLUE
        self.status.set(someone.status.value, word, mark)
        return word

    def _lay_out(self) -> None:
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XS, 0, Space.XS)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._portrait, 0, 0, 2, 1, middle)
        grid.addWidget(self.name, 0, 1, middle)
        grid.addWidget(self.status, 0, 2, top)
        lower = QGridLayout()
        lower.setHorizontalSpacing(Space.S)
        lower.setVerticalSpacing(0)
        lower.setColumnStretch(0, 1)
        lower.addWidget(self.office, 0, 0)
        lower.addWidget(self.minutes, 0, 1, top)
        lower.addWidget(self.note, 1, 0, 1, 2)
        grid.addLayout(lower, 1, 1, 1, 2)
        grid.addWidget(self.more, 0, 3, 2, 1, middle)

    def _add_roles(self, menu: QMenu) -> None:
        for role in AppearanceRole:
            action = menu.addAction(words.appearance_role(role))
            action.setCheckable(True)
            action.setChecked(self.appearance is not None and role is self.appearance.role)
            action.setData(role.value)
        menu.triggered.connect(
            lambda action: self.role_chosen.emit(AppearanceRole(str(action.data())))
        )

    def _add_stand_in(self, menu: QMenu) -> None:
        someone = self.appearance
        if someone is None:
            return
        if someone.stand_in is None:
            menu.addAction(icons.icon("refresh"), _("Name a stand-in…"), self.stand_in_asked.emit)
        else:
            menu.addAction(
                icons.icon("refresh"), _("Name another stand-in…"), self.stand_in_asked.emit
            )
            menu.addAction(_("They come themselves"), self.stand_in_ended.emit)
        if self._history(someone):
            menu.addAction(icons.icon("clock"), _("Who was to come"), self.history_asked.emit)


def face_name(face: Face) -> str:
    """The name of whoever comes."""
    return words.pick(face.name, face.name_en)


def face_office(face: Face) -> str:
    """Position and organisation of whoever comes."""
    position = words.pick(face.position, face.position_en)
    organisation = words.pick(face.organisation, face.organisation_en)
    return " · ".join(part for part in (position, organisation) if part)


def coming_text(someone: AppearanceRow) -> str:
    """Who comes; of a stand-in, also for whom."""
    name = words.pick(someone.name, someone.name_en)
    if someone.stand_in is None:
        return name
    return _("%(stand_in)s for %(name)s") % {
        "stand_in": face_name(someone.stand_in),
        "name": name,
    }


def _minutes_field() -> MinutesField:
    """A small figure: nothing means that nobody counts."""
    field = MinutesField(
        "minutes",
        lambda text: parse_length(text) if text else 0,
        lambda minutes: length_text(minutes) if minutes else "",
        InvalidReason.NOT_A_LENGTH,
    )
    field.setProperty("role", "figure")
    field.setFixedWidth(Extent.FIGURE[0])
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    field.setPlaceholderText(pgettext("length", "– min"))
    field.setToolTip(plain_tooltip(_("How long they speak")))
    return field


def _status_choices() -> list[tuple[str, str, Mark]]:
    return [
        (status.value, words.appearance_status(status), status_mark(status))
        for status in AppearanceStatus
    ]
