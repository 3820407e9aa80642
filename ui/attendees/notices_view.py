"""The notices of an event: what they say, version by version, and who agreed to which."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError, InvalidValue
from eventapp.domain.kinds import REQUIRED_CONSENTS, ConsentKind, Kind
from eventapp.services.consents import (
    ConsentCount,
    NoticeRow,
    NoticeText,
    count_consents,
    list_notices,
    save_notice,
)
from ui.attendees.consent_words import (
    consent_kind,
    default_notice,
    notice_fields,
    obligation,
    version_text,
)
from ui.attendees.notice_text import NoticeView
from ui.language import _, ngettext, pgettext
from ui.theme import Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.growing import GrowingField
from ui.widgets.panels import Card, Note, PageHeader, column, hairline, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

if TYPE_CHECKING:
    from ui.pages.base import Context

_FIELD_LINES = 6


class NoticesView(QWidget):
    """One kind of notice at a time: its text to edit, who answered, and the versions before.

    Signals:
        closed: the list of attendees is wanted back.
    """

    closed = Signal()

    def __init__(self, context: "Context", zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._zone = context, zone
        self._notices: tuple[NoticeRow, ...] = ()
        self._drafts: dict[ConsentKind, NoticeText] = {}
        self.kinds = Segmented(
            [(kind.value, consent_kind(kind)) for kind in ConsentKind], name=_("Notices")
        )
        self.kinds.chosen.connect(lambda _key: self._show())
        self.fields: dict[str, GrowingField] = {}
        self.example = Note(
            _("There is no notice yet."),
            _("The text below is an example. Read it, make it fit your event, and save it."),
        )
        self.form = Card()
        self.save = make_button("", Role.PRIMARY, clicked=self._save)
        self.answers = Card(_("Who answered"))
        self.versions = Card(_("Versions"))
        header = PageHeader(
            _("Consent and notices"), _("What attendees are told, and what they agreed to.")
        )
        self.leave = header.add(
            make_button(_("Back to the list"), icon="list", clicked=self.closed.emit)
        )
        self.leave.setToolTip(plain_tooltip(_("Back to the list") + "  Esc"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for widget in (header, hairline()):
            down.addWidget(widget)
        down.addWidget(self._body(), 1)
        context.bridge.changed.connect(self._note)

    @property
    def kind(self) -> ConsentKind:
        """The kind that is shown."""
        return ConsentKind(self.kinds.value)

    def open(self) -> None:
        """Read the notices and be ready to type."""
        self._drafts = {}
        self._read()
        self._show()
        next(iter(self.fields.values())).setFocus()

    def text(self) -> NoticeText:
        """What stands in the fields."""
        typed = {name: field.toPlainText() for name, field in self.fields.items()}
        return NoticeText(**{"recipients": "", **typed})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # What the user does

    def _save(self) -> None:
        kind = self.kind
        try:
            save_notice(self._context.workspace, self._context.event_id, kind, self.text())
        except EventAppError as error:
            self._context.warn(error)
            if isinstance(error, InvalidValue):
                self.fields[error.field].setFocus()
            return
        newest = self._newest()  # read again when the change was told
        if newest is not None:
            said = _("Saved version %(n)d: %(what)s")
            self._context.say(said % {"n": newest.version, "what": consent_kind(kind)})

    def _typed(self) -> None:
        newest = self._newest()
        text = self.text()
        if newest is not None and text == newest.text:
            self._drafts.pop(self.kind, None)
        else:
            self._drafts[self.kind] = text
        self._allow()

    # What is shown

    def _note(self, changes: Changes) -> None:
        if changes.touches(Kind.NOTICE, Kind.CONSENT, Kind.ATTENDEE) and self.isVisible():
            before = self._newest()
            self._read()
            if self._newest() == before:
                self._show_answers()
                self._show_versions()
            else:
                self._drafts.pop(self.kind, None)
                self._show()

    def _read(self) -> None:
        self._notices = list_notices(self._context.workspace, self._context.event_id)

    def _newest(self) -> NoticeRow | None:
        return next((row for row in self._notices if row.kind is self.kind), None)

    def _show(self) -> None:
        newest, kind = self._newest(), self.kind
        beginning = default_notice(kind) if newest is None else newest.text
        text = self._drafts.get(kind, beginning)
        self.form.clear()
        self.form.title.setText(f"{consent_kind(kind)} · {obligation(kind)}")
        self.form.title.show()
        self.fields = {}
        for name, word in notice_fields(kind):
            field = GrowingField(getattr(text, name), most=_FIELD_LINES)
            field.setAccessibleName(word)
            field.setTabChangesFocus(True)
            field.textChanged.connect(self._typed)
            label = PlainLabel(word, size=Size.SMALL, tone=Tone.MUTED)
            label.setBuddy(field)
            self.form.add_layout(column(label, field, spacing=Space.RING))
            self.fields[name] = field
        self.example.setVisible(newest is None)
        self._allow()
        self._show_answers()
        self._show_versions()

    def _allow(self) -> None:
        newest = self._newest()
        said = _("Save as version %(n)d") % {"n": 1 if newest is None else newest.version + 1}
        self.save.setText(said)
        self.save.setAccessibleName(said)
        self.save.setEnabled(newest is None or self.text() != newest.text)

    def _show_answers(self) -> None:
        count = count_consents(self._context.workspace, self._context.event_id)[self.kind]
        self.answers.clear()
        for word, number, tone in _figures(count):
            figure = PlainLabel(f"{number:,}", bold=True, tone=tone)
            self.answers.add_layout(row(PlainLabel(word, tone=Tone.MUTED), None, figure))
        lacking = count.refused + count.unasked
        if self.kind in REQUIRED_CONSENTS and lacking:
            said = ngettext(
                "%(n)d person has not agreed to what taking part requires.",
                "%(n)d people have not agreed to what taking part requires.",
                lacking,
            ) % {"n": lacking}
            self.answers.add(PlainLabel(said, size=Size.SMALL, tone=Tone.ALREADY, wrap=True))

    def _show_versions(self) -> None:
        rows = [row for row in self._notices if row.kind is self.kind]
        count = count_consents(self._context.workspace, self._context.event_id)[self.kind]
        self.versions.clear()
        self.versions.setVisible(bool(rows))
        for notice in rows:
            self.versions.add(
                VersionLine(notice, count.by_version.get(notice.version, 0), self._zone)
            )
        unknown = count.by_version.get(None, 0)
        if unknown:
            said = _("%(n)d agreed to a text that is not known") % {"n": unknown}
            self.versions.add(PlainLabel(said, size=Size.SMALL, tone=Tone.MUTED, wrap=True))

    # How it is built

    def _body(self) -> QScrollArea:
        inner = QWidget()
        left = column(self.example, self.form, spacing=Space.M)
        left.addLayout(row(None, self.save))
        left.addStretch(1)
        right = column(self.answers, self.versions, None, spacing=Space.M)
        across = row(spacing=Space.L)
        across.addLayout(left, 3)
        across.addLayout(right, 2)
        down = QVBoxLayout(inner)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.L)
        down.addWidget(self.kinds)
        down.addLayout(across, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area


class VersionLine(QWidget):
    """One version: its day, how many agreed to it, and its text to unfold."""

    def __init__(self, notice: NoticeRow, agreed: int, zone: str) -> None:
        super().__init__()
        self.text = NoticeView()
        self.text.show_notice(notice.kind, notice.text)
        self.text.hide()
        said = version_text(notice.version, notice.made_at, zone)
        word = PlainLabel(said, wrap=True)
        told = ngettext("%(n)d agreed", "%(n)d agreed", agreed) % {"n": agreed}
        number = PlainLabel(told, size=Size.SMALL, tone=Tone.MUTED)
        self.read = make_button(_("Read the text"), Role.LINK, clicked=self._unfold)
        self.read.setProperty("flush", "true")
        down = column(spacing=Space.RING)
        down.addLayout(row(word, None, number))
        down.addLayout(row(self.read, None))
        down.addWidget(self.text)
        self.setLayout(down)

    def _unfold(self) -> None:
        shown = self.text.isHidden()
        self.text.setVisible(shown)
        self.read.setText(_("Fold the text") if shown else _("Read the text"))


def _figures(count: ConsentCount) -> list[tuple[str, int, Tone]]:
    return [
        (pgettext("consent", "Agreed"), count.given, Tone.TEXT),
        (pgettext("consent", "Refused"), count.refused, Tone.TEXT),
        (pgettext("consent", "Not asked"), count.unasked, Tone.TEXT),
    ]
