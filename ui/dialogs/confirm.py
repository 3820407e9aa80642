"""Asking before what cannot be taken back, and nothing else: the rest is undone."""

from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone

_MOST_LINES: Final = 4


class Confirm(QDialog):
    """A question, what follows from it, and buttons that say what they do."""

    def __init__(
        self,
        parent: QWidget,
        headline: str,
        details: str,
        *,
        yes: str,
        no: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.no = make_button(no or _("Cancel"), clicked=self.reject)
        self.yes = make_button(yes, Role.DANGER if danger else Role.PRIMARY, clicked=self.accept)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.S)
        said = ClampedLabel(most=_MOST_LINES, size=Size.SECTION, bold=True)
        down.addWidget(said)
        said.setText(headline)
        if details:
            down.addWidget(PlainLabel(details, tone=Tone.MUTED, wrap=True))
        down.addSpacing(Space.L)
        down.addLayout(row(None, self.no, self.yes))
        # Wrapped lines are as high as this width makes them, which Qt's first guess is not.
        self.setFixedSize(Extent.DIALOG, down.totalHeightForWidth(Extent.DIALOG))
        (self.no if danger else self.yes).setDefault(True)
        (self.no if danger else self.yes).setFocus()


def confirm(
    parent: QWidget,
    headline: str,
    details: str = "",
    *,
    yes: str,
    no: str = "",
    danger: bool = False,
) -> bool:
    """Ask; ``danger`` puts the focus on Cancel, or what ``no`` says."""
    return (
        Confirm(parent, headline, details, yes=yes, no=no, danger=danger).exec()
        == QDialog.DialogCode.Accepted
    )
