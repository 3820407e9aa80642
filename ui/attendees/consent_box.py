"""What somebody who registers at the desk is asked to agree to: check boxes and the texts.

The form around it owns it::

    box = ConsentBox(event_zone)
    box.show_notices(newest_notices(workspace, event_id))   # services.consents
    if not box.is_complete():
        box.focus_missing()                                 # and says so
    else:
        answers = box.values()                              # {ConsentKind: bool}
        ...                                                 # within the step that registers:
        record_answers(workspace, attendee_id, answers, source=ConsentSource.DESK)
        box.clear()                                         # for the next one
"""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.kinds import REQUIRED_CONSENTS, ConsentKind
from eventapp.services.consents import NoticeRow
from ui.attendees.consent_words import consent_kind, obligation, version_text
from ui.attendees.notice_text import NoticeView
from ui.language import _
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.fields import CheckField
from ui.widgets.panels import clear_layout, column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip


class ConsentBox(QWidget):
    """Asks for what is required and what is optional, apart, with the texts to unfold.

    Asked is what the event has a notice of, and what is required in any case. Space answers,
    Up and Down go from one to the next, Right unfolds the text and Left folds it; Enter and
    Escape are left to the form around it.

    Signals:
        changed: somebody answered otherwise.
    """

    changed = Signal()

    def __init__(self, zone: str = "UTC", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.asked: dict[ConsentKind, AskedConsent] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(Space.S)
        self.show_notices({})

    def show_notices(self, notices: Mapping[ConsentKind, NoticeRow]) -> None:
        """Ask by these notices, the newest of each kind; what was answered is kept."""
        answers = self.values()
        clear_layout(self._down)
        self.asked = {
            kind: AskedConsent(kind, notices.get(kind), self._zone)
            for kind in ConsentKind
            if kind in notices or kind in REQUIRED_CONSENTS
        }
        heading = ""
        for kind in sorted(self.asked, key=lambda kind: kind not in REQUIRED_CONSENTS):
            if obligation(kind) != heading:
                heading = obligation(kind)
                self._down.addWidget(PlainLabel(heading, size=Size.SMALL, tone=Tone.MUTED))
            asked = self.asked[kind]
            asked.check.committed.connect(lambda _given: self.changed.emit())
            asked.check.moved.connect(lambda by, kind=kind: self._move(kind, by))
            self._down.addWidget(asked)
        self.set_values(answers)

    def values(self) -> dict[ConsentKind, bool]:
        """What was answered, for every kind that is asked."""
        return {kind: asked.check.isChecked() for kind, asked in self.asked.items()}

    def set_values(self, answers: Mapping[ConsentKind, bool]) -> None:
        """Show answers without telling; who is not named has not agreed."""
        for kind, asked in self.asked.items():
            asked.check.set_value(answers.get(kind, False))

    def clear(self) -> None:
        """Nobody has agreed to anything, and the texts are folded."""
        self.set_values({})
        for asked in self.asked.values():
            asked.unfold(open_=False)

    def is_complete(self) -> bool:
        """Whether everything was agreed to that taking part requires."""
        return next(self._missing(), None) is None

    def focus_missing(self) -> None:
        """Go to the first required one that was not agreed to."""
        asked = next(self._missing(), None)
        if asked is not None:
            asked.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> "Iterator[AskedConsent]":
        return (
            asked
            for kind, asked in self.asked.items()
            if kind in REQUIRED_CONSENTS and not asked.check.isChecked()
        )

    def _move(self, kind: ConsentKind, by: int) -> None:
        kinds = list(self.asked)
        place = kinds.index(kind) + by
        if 0 <= place < len(kinds):
            self.asked[kinds[place]].check.setFocus(Qt.FocusReason.TabFocusReason)


class AskedConsent(QWidget):
    """One thing to agree to: its box, what it is about in a line, and the text to unfold."""

    def __init__(self, kind: ConsentKind, notice: NoticeRow | None, zone: str) -> None:
        super().__init__()
        self.check = _Check(consent_kind(kind))
        self.check.setAccessibleDescription(obligation(kind))
        self.read = make_button("", Role.LINK, clicked=lambda: self.unfold(open_=not self.is_open))
        self.read.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keys go from box to box
        self.read.setToolTip(plain_tooltip(_("Right and left arrow, too")))
        most = 2 if kind in REQUIRED_CONSENTS else 1
        self.brief = ClampedLabel(most=most, size=Size.SMALL, tone=Tone.MUTED)
        self.text = NoticeView()
        self.text.hide()
        self.check.unfold_asked.connect(lambda open_: self.unfold(open_=open_))
        down = column(spacing=Space.XS)
        down.addLayout(row(self.check, None, self.read))
        for widget in (self.brief, self.text):
            inset = row(widget)
            inset.setContentsMargins(Space.XL, 0, 0, 0)
            down.addLayout(inset)
        self.setLayout(down)
        self._has_text = notice is not None
        self.read.setVisible(self._has_text)
        if notice is None:
            self.brief.setText(_("No notice has been written for this event yet."))
        else:
            said = notice.text
            brief = (said.recipients, said.purpose, said.items, said.retention)
            self.brief.setText(" · ".join(part for part in brief if part))
            heading = version_text(notice.version, notice.made_at, zone)
            self.text.show_notice(kind, notice.text, heading)
        self.unfold(open_=False)

    @property
    def is_open(self) -> bool:
        """Whether the text is unfolded."""
        return not self.text.isHidden()

    def unfold(self, *, open_: bool) -> None:
        """Show the whole text, or its beginning alone."""
        open_ = open_ and self._has_text
        self.text.setVisible(open_)
        self.brief.setVisible(not open_)
        said = _("Fold the text") if open_ else _("Read the text")
        self.read.setText(said)
        self.read.setAccessibleName(said)


class _Check(CheckField):
    """A box that leaves Enter to the form and knows the arrows.

    Signals:
        moved: 1 or -1, to go to the next or the one before.
        unfold_asked: whether the text is to be shown.
    """

    moved = Signal(int)
    unfold_asked = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, unfold or fold; everything else is a box's."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if key is Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.unfold_asked.emit(key is Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
