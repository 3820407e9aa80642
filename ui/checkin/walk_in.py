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
from eventapp.services.registration import capacities
from eventapp.services.walk_in import look_alikes
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


class WalkInForm(QFrame):
    """Name, organisation, position, phone, category, companions, consent; Enter does it all.

    Enter registers from any field. When somebody alike is registered already, they are
    shown, and Enter admits them instead; Ctrl+Enter registers all the same.

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
        self.alike.show_rows(())
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
        workspace, event = self._station.workspace, self._station.event_id
        typed = self.values()
        alike = (
            look_alikes(
                workspace,
                event,
                name=typed["name"],
                organisation=typed["organisation"],
                phone=typed["phone"],
            )
            if typed["name"] or typed["phone"]
            else ()
        )
        self.alike.show_rows(alike)
        self.anew.setVisible(bool(alike))
        name = alike[0].name if alike else ""
        self.enter.setText(
            (_("Admit %(name)s") % {"name": name} if alike else _("Register and admit")).replace(
                "&", "&&"
            )
        )
        places = capacities(workspace, event)
        full = places.full_for(typed["category_id"])
        self.full.setVisible(full)

    def submit(self) -> None:
        """Enter: admit who is registered already, or else register."""
        self.look()
        if self.alike.rows:
            self.admit_asked.emit(self.alike.rows[0])
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
        """Enter registers from wherever the focus is, Escape gives up."""
        focused = QApplication.focusWidget()
        if event.key() in ENTER and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() in ENTER:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.register() if control else self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the consents beside the fields, or below them where it is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = self.width() < Extent.DIALOG_WIDE
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)

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
        area = QScrollArea()
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
