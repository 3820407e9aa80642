"""Checking whether a certificate is a true one, by its code; and revoking one."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.domain.certificates import CertificateCheck, CertificateRow
from eventapp.domain.errors import EventAppError
from eventapp.domain.tickets import read_scan
from eventapp.services.certificates import (
    certificate_of_number,
    check_certificate,
    revoke_certificate,
)
from ui.certificate_words import facts_of, verdict_of
from ui.dialogs.confirm import confirm
from ui.icons import Ink
from ui.language import _
from ui.pages.base import Context
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.fields import Form, LineField
from ui.widgets.panels import Note, boxed, clear_layout, column, hairline, row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error


class CertificateCheckDialog(QDialog):
    """A line to scan or type into, and below it what the register says.

    It answers as soon as a code is whole, for not every scanner ends with Enter, and then
    waits for the next one. A printed number leads to its entry, too, and says that it
    proves nothing.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._row: CertificateRow | None = None
        self._raw = ""
        self.setWindowTitle(_("Check a certificate"))
        self.field = LineField(placeholder=_("Scan the QR code, or type what stands beside it"))
        self.field.setAccessibleName(_("Code"))
        self.field.returnPressed.connect(self.look)
        self.field.textEdited.connect(self._typed)
        self.reason = LineField(placeholder=_("Reason, such as “name misspelt”"))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.revoke = make_button(_("Revoke…"), Role.DANGER, clicked=self._ask)
        self.close_button = make_button(_("Close"), clicked=self.reject)
        self._answer = column(spacing=Space.S)
        self._lay_out()
        self._fit()
        self.field.setFocus()

    def look(self) -> None:
        """Look up what stands in the line."""
        raw = self.field.text()
        self.field.selectAll()
        if raw.strip():
            self._raw = raw
            self._show()

    def _typed(self, text: str) -> None:
        if read_scan(text).code is not None:
            self.look()

    # What it shows

    def _show(self) -> None:
        workspace = self._context.workspace
        numbered = certificate_of_number(workspace, self._raw)
        check = numbered or check_certificate(workspace, self._raw)
        self._row = check.row
        clear_layout(self._answer)
        self._add(_note(check, by_number=numbered is not None))
        if check.row is not None:
            form = Form()
            for word, fact in facts_of(check.row):
                shown = ClampedLabel()
                shown.setText(fact)
                form.add(word, shown)
            self._add(form)
        if check.hangul:
            hint = _("Hangul input was on; the code was read all the same.")
            self._add(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.reason.clear()
        self._revoking.setVisible(check.valid)
        self._allow()
        self._fit()

    def _add(self, widget: QWidget) -> None:
        """Add to the answer, shown at once: the layout would do so after it was measured."""
        self._answer.addWidget(widget)
        widget.show()

    def _allow(self) -> None:
        self.revoke.setEnabled(bool(self.reason.text().strip()))

    def _ask(self) -> None:
        if self._row is None:
            return
        headline = _("Revoke certificate %(number)s?") % {"number": self._row.number}
        details = _(
            "It stays in the register as revoked, and its number is not given again. Whoever"
            " should have a certificate can then be issued a new one."
        )
        if not confirm(
            self,
            headline,
            details,
            yes=_("Revoke certificate"),
            no=_("Keep it in force"),
            danger=True,
        ):
            return
        try:
            revoke_certificate(self._context.workspace, self._row.id, self.reason.text())
        except EventAppError as error:
            self._add(PlainLabel(word_error(error), tone=Tone.REFUSED, wrap=True))
            self._fit()
            return
        self._show()
        self.field.setFocus()

    # How it is built

    def _lay_out(self) -> None:
        self._answer.addWidget(
            PlainLabel(
                _("A scanner answers at once. A printed number, such as 2026-001, is found, too."),
                tone=Tone.MUTED,
                wrap=True,
            )
        )
        revoking = boxed(row(self.reason, self.revoke))
        self._revoking = boxed(column(hairline(), revoking, spacing=Space.S))
        self._revoking.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.S)
        down.addWidget(PlainLabel(self.windowTitle(), size=Size.SECTION, bold=True))
        down.addWidget(self.field)
        down.addLayout(self._answer)
        down.addWidget(self._revoking)
        down.addSpacing(Space.S)
        down.addStretch(1)
        down.addLayout(row(None, self.close_button))
        self._down = down

    def _fit(self) -> None:
        """Be as high as what is shown; wrapped lines are as high as this width makes them."""
        self._down.activate()
        if self._down.hasHeightForWidth():
            high = self._down.totalHeightForWidth(Extent.DIALOG)
        else:  # before the first time it is shown
            high = self._down.totalSizeHint().height()
        self.setFixedSize(Extent.DIALOG, high)


def check_certificates(context: Context, parent: QWidget) -> None:
    """Check one after another until the dialog is closed."""
    CertificateCheckDialog(context, parent).exec()


def _note(check: CertificateCheck, *, by_number: bool) -> Note:
    headline, detail = verdict_of(check)
    if check.valid and by_number:
        return Note(
            _("This number is in the register."),
            _("Anybody can write a number: scan the QR code to be sure of the paper."),
            Ink.ALREADY,
        )
    if check.valid:
        return Note(headline, detail, Ink.ADMITTED, icon="check-circle")
    return Note(headline, detail, Ink.REFUSED, icon="cross-circle")
