"""Every warning of a paper, however many, and the question before it is printed all the same."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reports.result import PaperWarning
from ui import theme
from ui.dialogs.confirm import confirm
from ui.language import _, ngettext
from ui.printing.cautions import in_short, kind_word, page_of, places, warning_count
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel


class WarningsDialog(QDialog):
    """A list of sentences; opening one leads to its cause."""

    def __init__(self, parent: QWidget, warnings: Sequence[PaperWarning]) -> None:
        super().__init__(parent)
        headline = warning_count(warnings)
        self.setWindowTitle(headline)
        self.resize(Extent.DIALOG_WIDE, Extent.DIALOG)
        self.list = QListWidget()
        self.list.setAccessibleName(headline)
        self.list.setWordWrap(True)
        for kind, group in groupby(places(warnings), key=lambda place: place[0].kind):
            found = list(group)
            heading = QListWidgetItem(f"{kind_word(kind)} ({len(found)})", self.list)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(theme.font(bold=True))
            for place in found:
                item = QListWidgetItem(in_short(place), self.list)
                item.setData(Qt.ItemDataRole.UserRole, place[0])
        self.list.setCurrentRow(1)
        self.list.itemActivated.connect(self._open)
        self.list.itemSelectionChanged.connect(self._follow)
        self.show_cause = make_button(
            _("Show where it can be mended"), Role.PRIMARY, clicked=self._open
        )
        self.show_cause.setDefault(True)
        close = make_button(_("Close"), clicked=self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True))
        down.addWidget(self.list, 1)
        down.addLayout(row(None, close, self.show_cause))
        self._follow()

    @property
    def chosen(self) -> PaperWarning | None:
        """The warning marked in the list."""
        items = self.list.selectedItems()
        found = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return found if isinstance(found, PaperWarning) else None

    def _open(self) -> None:
        if self.chosen is not None and page_of(self.chosen):
            self.accept()

    def _follow(self) -> None:
        self.show_cause.setEnabled(self.chosen is not None and bool(page_of(self.chosen)))


def choose_warning(parent: QWidget, warnings: Sequence[PaperWarning]) -> PaperWarning | None:
    """Show every warning; the one whose cause is to be shown, if any is."""
    dialog = WarningsDialog(parent, warnings)
    return dialog.chosen if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_all_the_same(parent: QWidget, count: int) -> bool:
    """Ask once before what was cut or is missing goes onto paper."""
    headline = ngettext(
        "Please look at %(n)d place first", "Please look at %(n)d places first", count
    )
    return confirm(
        parent,
        headline % {"n": count},
        _("Something is cut, missing or replaced on this paper."),
        yes=_("Print all the same"),
        no=_("Look at it"),
    )
