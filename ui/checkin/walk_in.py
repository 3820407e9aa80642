"""Registering somebody who stands at the desk: one form, by keys, in half a minute."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from eventapp.domain.ids import CategoryId
from eventapp.domain.kinds import BadgeRule, ConsentKind
from eventapp.services.attendees import list_categories
from eventapp.services.consents import newest_notices
from eventapp.services.registration_book import Alike, RegistrationBook
from ui import words
from ui.attendees.consent_box import ConsentBox
from ui.checkin.look_alikes import LookAlikes
from ui.checkin.station import Station
from ui.language import _
from ui.theme import Extent, Motion, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.lines import ENTER
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone

MOST_COMPANIONS: Final = 20


class _FieldArea(QScrollArea):
    """Scrolls to the field with the focus, and leaves the arrows to the form."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand every key on."""
        event.ignore()


class WalkInForm(QFrame):
    """Name, organisation, position, phone, category, companions, consent; Enter does it all.

    Enter registers from any field. When somebody alike is registered already, they are shown:
    Enter admits them instead if it surely is the same person, and otherwise asks who it is.
    Ctrl+Enter registers all the same.

    Signals:
        registered: what was typed, by field, the answers, and how many companions.
        admit_asked: the :class:`AttendeeRow` of somebody already registered.
        closed: the user gave up.
    """

    registered = Signal(dict, dict, int)
    admit_asked = Signal(object)
    closed = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "outlined")
        self.setAccessibleName(_("Walk-in"))
        self._station, self._usual = station, ""
        self._book = RegistrationBook(station.workspace, station.event_id)
        self.destroyed.connect(self._book.close)
        self.name, self.organisation = QLineEdit(), QLineEdit()
        self.position, self.phone = QLineEdit(), QLineEdit()
        self.category = ChoiceField()
        self.companions = QSpinBox()
        self.companions.setRange(0, MOST_COMPANIONS)
        self.companions.lineEdit().setTextMargins(Space.S, 0, 0, 0)
        self.consent = ConsentBox(station.zone)
        self.alike = LookAlikes()
        self.full = PlainLabel(
            _("All places are taken. They can be registered all the same."),
            tone=Tone.ALREADY,
            wrap=True,
        )
        self.problem = PlainLabel(tone=Tone.REFUSED, wrap=True)
        self.problem.hide()
        self.enter = make_button("", Role.PRIMARY, clicked=self.submit)
        self.anew = make_button(_("Register all the same"), clicked=self.register)
        self.back = make_button(_("Back"), clicked=self.closed.emit)
        self.badge = PlainLabel(tone=Tone.MUTED)
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_on)
        self._reading.start()
        self._pause = QTimer(self, singleShot=True, interval=Motion.SETTLE)
        self._pause.timeout.connect(self.look)
        self._lay_out()
        self._connect()
        self.read()
        self.setFocusProxy(self.name)

    # What is in it

    def read(self) -> None:
        """Read categories, notices and rules again; what is typed stays."""
        workspace, event = self._station.workspace, self._station.event_id
        rows = list_categories(workspace, event)
        choices = [(str(line.id), words.pick(line.name, line.name_en)) for line in rows]
        self._usual = choices[0][0] if choices else ""
        choices.append(("", _("No category")))
        chosen = self.category.value if self.category.value in dict(choices) else ""
        self.category.set_choices(choices, chosen if not self.is_empty else self._usual)
        self.consent.show_notices(newest_notices(workspace, event))
        self._order()
        prints = self._station.rules.badges is not BadgeRule.NEVER
        self.badge.setText(_("Prints the badge, too") if prints else "")
        self.look()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not any(field.text().strip() for field in self._lines().values())

    def clear(self) -> None:
        """Be empty for the next one."""
        for field in self._lines().values():
            field.clear()
        self.category.set_value(self._usual)
        self.companions.setValue(0)
        self.consent.clear()
        self._say("")
        self.alike.show_found(Alike())
        self.look()

    def values(self) -> Mapping[str, Any]:
        """What was typed, by field."""
        typed: dict[str, Any] = {key: line.text().strip() for key, line in self._lines().items()}
        chosen = self.category.value
        typed["category_id"] = CategoryId(int(chosen)) if chosen else None
        return typed

    # What it does

    def look(self) -> None:
        """Look whether they are registered already, and whether there is room."""
        self._pause.stop()
        if self._station.workspace.closed:  # the pause may end after the workspace
            return
        typed = self.values()
        found = self._book.alike(
            name=typed["name"], organisation=typed["organisation"], phone=typed["phone"]
        )
        self.alike.show_found(found)
        self.anew.setVisible(bool(found.rows))
        if found.sure is not None:
            says = _("Admit %(name)s") % {"name": found.sure.name}
        else:
            says = _("Say who it is") if found.rows else _("Register and admit")
        self.enter.setText(says.replace("&", "&&"))
        ready = self._book.is_ready
        self.full.setVisible(ready and self._book.places().full_for(typed["category_id"]))

    def submit(self) -> None:
        """Enter: admit who surely is registered already, ask who it is, or else register."""
        self.look()
        found = self.alike.found
        if found.sure is not None:
            self.admit_asked.emit(found.sure)
        elif found.rows:
            self.alike.ask()
        else:
            self.register()

    def register(self) -> None:
        """Register them, if there is a name and the consent it takes."""
        if not self.name.text().strip():
            self._say(_("Type a name."))
            self.name.setFocus()
            return
        if not self.consent.is_complete():
            self._say(_("Nobody can take part without the required consent."))
            self.consent.focus_missing()
            return
        answers: dict[ConsentKind, bool] = dict(self.consent.values())
        self.registered.emit(dict(self.values()), answers, self.companions.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter registers from wherever the focus is, Escape gives up, Down goes to the alike."""
        focused = QApplication.focusWidget()
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.register()
        elif event.key() in ENTER and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() in ENTER:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.alike.rows:
            self.alike.step(1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the consents beside the fields, or below them where it is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < Extent.DIALOG_WIDE
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _read_on(self) -> None:
        """Read those registered, a few thousand at a time, while somebody begins to type."""
        if self._station.workspace.closed:
            self._reading.stop()
        elif not self._book.warm():
            self._reading.stop()
            self.look()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # How it is built

    def _lines(self) -> Mapping[str, QLineEdit]:
        return {
            "name": self.name,
            "organisation": self.organisation,
            "position": self.position,
            "phone": self.phone,
        }

    def _order(self) -> None:
        """Let Tab go through the consents, which are made anew, between fields and buttons."""
        checks = [asked.check for asked in self.consent.asked.values()]
        buttons = (self.enter, self.anew, self.back)
        stops = (*self._lines().values(), self.category, self.companions, *checks, *buttons)
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)

    def _connect(self) -> None:
        for line in (self.name, self.organisation, self.phone):
            line.textChanged.connect(lambda _text: self._pause.start())
        self.name.textChanged.connect(lambda _text: self._say(""))
        self.consent.changed.connect(lambda: self._say(""))
        self.category.currentIndexChanged.connect(lambda _index: self._pause.start())
        self.category.committed.connect(lambda _key: self.look())
        self.alike.chosen.connect(self.admit_asked)

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Name"), self.name)
        form.add(_("Organisation"), self.organisation)
        form.add(_("Position"), self.position)
        form.add(_("Phone"), self.phone)
        form.add(_("Category"), self.category)
        form.add(_("Companions"), self.companions)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 0, Space.S, 0)
        self._across.setSpacing(Space.XL)
        self._across.addLayout(column(form, self.alike, None, spacing=Space.M), 1)
        self._across.addLayout(column(self.consent, None), 1)
        inner = boxed(self._across)
        inner.setProperty("role", "clear")
        area = _FieldArea()
        area.setProperty("role", "clear")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for button in (self.enter, self.anew, self.back):
            button.setProperty("desk", "true")
        keys = PlainLabel(
            _("Tab goes on, Space agrees, Enter registers, Escape goes back"),
            size=Size.SMALL,
            tone=Tone.MUTED,
        )
        title = row(PlainLabel(_("Walk-in"), size=Size.SECTION, bold=True), None, keys)
        down = column(spacing=Space.M)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.addLayout(title)
        down.addWidget(area, 1)
        down.addWidget(self.full)
        down.addWidget(self.problem)
        down.addLayout(row(self.enter, self.anew, self.back, None, self.badge))
        self.setLayout(down)
