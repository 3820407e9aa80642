"""Everything for tomorrow in one go: which papers, in which language, into which folder."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from eventapp.domain.errors import EventAppError
from eventapp.domain.kinds import Language
from ui import theme
from ui.dialogs.files import choose_folder
from ui.jobs import Job, run_job
from ui.language import LANGUAGE_NAMES, _, language, ngettext, pgettext
from ui.pages.base import Context
from ui.printing.documents import DOCUMENTS
from ui.printing.folder import (
    STEPS,
    Written,
    folder_name,
    set_documents,
    set_order,
    write_papers,
)
from ui.printing.gallery import group_word
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, Segmented, make_button
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone
from ui.wording import word_error

if TYPE_CHECKING:
    from ui.printing.orders import Order

_AS_SET = "as_set"
_NAME = Qt.ItemDataRole.UserRole


class PaperSetDialog(QDialog):
    """Choose, then watch them being made; ``made`` is the folder and what is in it."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        empty: Collection[str] = (),
        blank: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._reading: list[str] = []
        self._orders: list[Order] = []
        self._where = Path()
        self.made: tuple[Path, tuple[Written, ...]] | None = None
        self.setWindowTitle(_("Everything into a folder"))
        self.resize(*Extent.PAPER_SET)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._read)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(self.windowTitle(), size=Size.SECTION, bold=True))
        line = _("A PDF of each, set as it was last, in a new folder.")
        down.addWidget(PlainLabel(line, tone=Tone.MUTED, wrap=True))
        ticked = self._list_of(empty, blank)
        every = make_button(_("Tick all"), Role.LINK, clicked=partial(self._tick, all_of=True))
        none = make_button(_("Tick none"), Role.LINK, clicked=partial(self._tick, all_of=False))
        every.setProperty("flush", "true")
        self.ticks = boxed(row(every, none, None))
        down.addWidget(self.ticks)
        down.addWidget(ticked, 1)
        self._below = QStackedWidget()
        self._below.addWidget(self._choices())
        self._below.addWidget(self._running())
        down.addWidget(self._below)
        self._follow()

    # What is chosen

    @property
    def chosen(self) -> list[str]:
        """The names of the documents that are ticked."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return [
            item.data(_NAME)
            for item in items
            if item.data(_NAME) and item.checkState() is Qt.CheckState.Checked
        ]

    @property
    def spoken(self) -> Language | None:
        """The language of all, or None for that of each."""
        return None if self.languages.value == _AS_SET else Language(self.languages.value)

    def start(self, where: Path) -> None:
        """Make what is ticked, in a new folder there."""
        self._where, self._orders, self._reading = where, [], self.chosen
        self.problem.hide()
        self._tell(0, max(len(self._reading), 1) * STEPS)
        self._below.setCurrentIndex(1)
        self.list.setEnabled(False)
        self.ticks.setEnabled(False)
        self.stop.setFocus()
        self._pause.start()

    # How it is made

    def _ask(self) -> None:
        where = choose_folder(self, _("Where the new folder goes"))
        if where is not None:
            self.start(where)

    def _read(self) -> None:
        """Read one document in this turn of the event loop; then have them all made."""
        if self._context.workspace.closed:  # the pause may end after the workspace
            return
        if self._reading:
            document = DOCUMENTS[self._reading.pop(0)]
            self.doing.setText(_("Reading: %(title)s") % {"title": document.title()})
            context = self._context
            try:
                order = set_order(
                    context.workspace,
                    context.event_id,
                    document,
                    spoken=self.spoken,
                    usual=language(),
                    shifts=context.settings.value.calibration,
                )
            except EventAppError as error:
                self._refuse(word_error(error))
                return
            if order is not None:
                self._orders.append(order)
            self._pause.start()
        elif not self._orders:
            self._refuse(_("All of these are empty."))
        else:
            folder = self._where / folder_name(self._orders[0])
            work = partial(write_papers, folder, tuple(self._orders))
            self._job = run_job(self, self.windowTitle(), work, self._done, self._failed)
            self._job.progressed.connect(self._tell)
            self._job.ended.connect(self._ended)

    def _done(self, made: tuple[Path, tuple[Written, ...]]) -> None:
        self.made = made
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EventAppError):
            self._refuse(word_error(error))
        else:
            self._refuse("")
            raise error

    def _ended(self) -> None:
        self._job = None
        if self.made is None and self._below.currentIndex():
            self._refuse(_("Stopped. Nothing was written."), Tone.MUTED)

    def _refuse(self, why: str, tone: Tone = Tone.REFUSED) -> None:
        """Offer the choice again, saying why; to stop is the user's will, and no fault."""
        self._pause.stop()
        self.problem.set_tone(tone)
        self.problem.setText(why)
        self.problem.setVisible(bool(why))
        self.list.setEnabled(True)
        self.ticks.setEnabled(True)
        self._below.setCurrentIndex(0)
        self.make.setFocus()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        else:
            self._refuse(_("Stopped. Nothing was written."), Tone.MUTED)

    def reject(self) -> None:
        """Close; what is being made is stopped first."""
        if self._below.currentIndex():
            self._stop()
        else:
            super().reject()

    # What is shown

    def _tell(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        number = min(done // STEPS, len(self._orders) - 1)
        if number >= 0:
            self.doing.setText(
                _("%(number)d of %(count)d: %(title)s")
                % {
                    "number": number + 1,
                    "count": len(self._orders),
                    "title": self._orders[number].document.title(),
                }
            )

    def _tick(self, *, all_of: bool) -> None:
        """Tick every paper that there is something of, or none."""
        state = Qt.CheckState.Checked if all_of else Qt.CheckState.Unchecked
        for item in map(self.list.item, range(self.list.count())):
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(state)

    def _follow(self) -> None:
        count = len(self.chosen)
        text = ngettext("Save %(n)d paper…", "Save %(n)d papers…", count) % {"n": count}
        self.make.setText(text)
        self.make.setAccessibleName(text)
        self.make.setEnabled(bool(count))

    # How it is built

    def _list_of(self, empty: Collection[str], blank: Collection[str]) -> QListWidget:
        """The papers; what has nothing but lines to write on is made when somebody ticks it."""
        self.list = QListWidget()
        self.list.setAccessibleName(_("Papers"))
        group = None
        for document in set_documents():
            name = document.name
            if document.group is not group:
                group = document.group
                heading = QListWidgetItem(group_word(group), self.list)
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(theme.font(bold=True))
            text = document.title()
            if name in empty:
                text = _("%(title)s – nothing to print yet") % {"title": text}
            item = QListWidgetItem(text, self.list)
            item.setData(_NAME, name)
            usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            tickable = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(Qt.ItemFlag.NoItemFlags if name in empty else usable | tickable)
            ticked = name not in empty and name not in blank
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(lambda _item: self._follow())
        return self.list

    def _choices(self) -> QWidget:
        self.languages = Segmented(
            [
                (_AS_SET, pgettext("language", "As each is set")),
                *((which.value, LANGUAGE_NAMES[which]) for which in Language),
            ],
            name=_("Language"),
        )
        self.problem = PlainLabel(tone=Tone.REFUSED, wrap=True)
        self.problem.hide()
        self.make = make_button("", Role.PRIMARY, icon="folder", clicked=self._ask)
        self.make.setDefault(True)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        return boxed(
            column(
                self.problem,
                boxed(row(PlainLabel(_("Language"), tone=Tone.MUTED), self.languages, None)),
                boxed(row(None, cancel, self.make)),
                spacing=Space.M,
            )
        )

    def _running(self) -> QWidget:
        self.doing = ElidedLabel(tone=Tone.MUTED)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(Extent.PROGRESS)
        self.bar.setAccessibleName(self.windowTitle())
        self.stop = make_button(_("Stop"), clicked=self._stop)
        return boxed(
            column(None, self.doing, self.bar, boxed(row(None, self.stop)), spacing=Space.M)
        )


def make_paper_set(
    context: Context, parent: QWidget, empty: Collection[str], blank: Collection[str]
) -> tuple[Path, tuple[Written, ...]] | None:
    """Ask which papers and make them; the folder and what is in it, None when thought better."""
    dialog = PaperSetDialog(context, parent, empty, blank)
    dialog.exec()
    return dialog.made
