"""The files of a session, kept in the workspace: added, opened, saved, renamed, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)

from eventapp.domain.ids import SessionId
from eventapp.domain.progress import Progress
from eventapp.services import session_details
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import MaterialRow, SessionDetails
from ui import theme
from ui.icons import Ink
from ui.jobs import run_job
from ui.language import _, ngettext
from ui.pages.base import Page
from ui.programme.folding import FoldingSection
from ui.programme.line_list import LineList
from ui.programme.material_files import (
    NotTaken,
    Refusal,
    Taken,
    copy_to_open,
    file_name,
    is_program,
    kept_name,
    read_material,
    size_text,
    write_material,
)
from ui.programme.material_line import MaterialLine
from ui.theme import Extent, Size
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Note, boxed, row
from ui.widgets.text import PlainLabel, Tone

Opener = Callable[[QUrl], bool]


@dataclass(slots=True)
class _Batch:
    """Files being taken one after the other, and what became of those before."""

    session: SessionId
    waiting: list[Path]
    added: list[str] = field(default_factory=list)
    refused: list[NotTaken] = field(default_factory=list)


class MaterialsSection(FoldingSection):
    """A line for each file; a button adds one, dropping adds several.

    ``opener`` shows a file with the desktop's own program.
    """

    def __init__(self, page: Page) -> None:
        super().__init__(_("Materials"), "session.materials", page.context.settings)
        self.opener: Opener = QDesktopServices.openUrl
        self._page = page
        self._workspace = page.context.workspace
        self._session: SessionRow | None = None
        self._materials: Sequence[MaterialRow] = ()
        self._dragging = False
        self._list: LineList[MaterialLine] = self.add(
            LineList(self._make, places=lambda place: range(place, place + 1))
        )
        self.refusals = self.add(Note(_("Not added"), "", Ink.ALREADY))
        self.refusals.hide()
        self.add_button = make_button(_("Add a file…"), Role.LINK, icon="plus", clicked=self.ask)
        self.add_button.setProperty("flush", "true")
        hint = PlainLabel(_("or drop files here"), size=Size.SMALL, tone=Tone.MUTED)
        self.add(boxed(row(self.add_button, hint, None)))
        self.setAcceptDrops(True)

    @property
    def lines(self) -> list[MaterialLine]:
        """A line for each file."""
        return self._list.lines

    def show_session(self, session: SessionRow, details: SessionDetails) -> None:
        """Show a session's files."""
        if self._session is None or self._session.id != session.id:
            self.refusals.hide()
        self._session, self._materials = session, details.materials
        lines = self._list.show_ids([material.id for material in details.materials])
        for line, material in zip(lines, details.materials, strict=True):
            line.show_material(material)
        self.tell(str(len(lines)) if lines else "", always=True)

    # Taking files

    def ask(self) -> None:
        """Ask for a file to add."""
        from ui.dialogs.files import open_file  # noqa: PLC0415 - dialogs are rarely needed

        path = open_file(self.window(), _("Add a file"))
        if path is not None:
            self.take([path])

    def take(self, paths: Sequence[Path]) -> None:
        """Add files one after the other; what cannot be added is told here."""
        if self._session is None or not paths:
            return
        self.unfold()
        self.refusals.hide()
        self._take_next(_Batch(self._session.id, list(paths)))

    def _take_next(self, batch: _Batch) -> None:
        path = batch.waiting.pop(0)

        def read(progress: Progress) -> Taken | NotTaken:
            return read_material(path, progress)

        run_job(
            self,
            _("Reading “%(name)s”") % {"name": kept_name(path.name)},
            read,
            done=partial(self._keep, batch),
        )

    def _keep(self, batch: _Batch, file: Taken | NotTaken) -> None:
        if isinstance(file, Taken):
            with self._page.trying():
                session_details.add_material(self._workspace, batch.session, file.name, file.data)
                batch.added.append(file.name)
        else:
            batch.refused.append(file)
        if batch.waiting:
            self._take_next(batch)
        else:
            self._tell(batch)

    def _tell(self, batch: _Batch) -> None:
        count = len(batch.added)
        if count == 1:
            self._page.context.say(_("Added “%(name)s”") % {"name": batch.added[0]})
        elif count:
            said = ngettext("Added %(n)d file", "Added %(n)d files", count) % {"n": count}
            self._page.context.say(said)
        if batch.refused and self._session is not None and self._session.id == batch.session:
            self.refusals.text.setText("\n".join(refusal_text(file) for file in batch.refused))
            self.refusals.text.show()
            self.refusals.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._dragging = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no more that files would be taken."""
        super().dragLeaveEvent(event)
        self._dragging = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        self._dragging = False
        self.update()
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.take([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ground while files are dragged over it."""
        super().paintEvent(event)
        if self._dragging:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour(theme.current().accent))
            painter.setBrush(theme.colour(theme.current().accent_soft))
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, Extent.CORNER, Extent.CORNER)
            painter.end()

    # What is done with a file

    def _make(self, _material: int) -> MaterialLine:
        line = MaterialLine()
        line.opened.connect(lambda: self._open(_shown(line)))
        line.saved.connect(lambda: self._save(_shown(line)))
        line.renamed.connect(lambda name: self._rename(line, name))
        line.deleted.connect(lambda: self._delete(line))
        return line

    def _open(self, material: MaterialRow) -> None:
        named = {"name": material.name}
        if is_program(material.name):
            said = _("“%(name)s” may be a program, so it was not opened: save it to look into it")
            self._page.context.say(said % named, undo=False)
            return
        with self._page.trying():
            data = session_details.material_bytes(self._workspace, material.hash)
            run_job(
                self,
                _("Opening “%(name)s”") % named,
                lambda _progress: copy_to_open(material.name, material.hash, data),
                done=partial(self._show, material.name),
            )

    def _show(self, name: str, path: Path) -> None:
        if not self.opener(QUrl.fromLocalFile(str(path))):
            said = _("No program on this computer opens “%(name)s”: save it and open it elsewhere")
            self._page.context.say(said % {"name": name}, undo=False)

    def _save(self, material: MaterialRow) -> None:
        from ui.dialogs.files import save_file  # noqa: PLC0415 - dialogs are rarely needed

        path = save_file(self.window(), _("Save the file"), file_name(material.name))
        if path is None:
            return
        with self._page.trying():
            data = session_details.material_bytes(self._workspace, material.hash)
            run_job(
                self,
                _("Saving “%(name)s”") % {"name": path.name},
                lambda _progress: write_material(path, data),
                done=self._say_saved,
            )

    def _say_saved(self, path: Path) -> None:
        self._page.context.say(_("Saved “%(name)s”") % {"name": path.name}, undo=False)

    def _rename(self, line: MaterialLine, name: str) -> None:
        material = _shown(line)
        with self._page.trying():
            session_details.rename_material(self._workspace, material.id, name)
            self._page.context.say(_("The file is now called “%(name)s”") % {"name": name})
        line.editor.set_value(_shown(line).name)

    def _delete(self, line: MaterialLine) -> None:
        place, focused = self._list.place_of(line), line.hasFocus()
        with self._page.trying():
            session_details.delete_material(self._workspace, _shown(line).id)
            self._page.context.say(_("Deleted “%(name)s”") % {"name": _shown(line).name})
        if focused:
            left = self.lines[: place + 1]
            (left[-1] if left else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)


def refusal_text(file: NotTaken) -> str:
    """Which file was not taken, and why, with what to do."""
    sentence = {
        Refusal.TOO_LARGE: _(
            "“%(name)s” (%(size)s) is larger than 50 MB. Make it smaller, or note where it is."
        ),
        Refusal.UNREADABLE: _("“%(name)s” is not there, or it may not be read."),
        Refusal.NO_FILE: _("“%(name)s” is a folder, not a file. Add the files in it."),
    }[file.refusal]
    return sentence % {"name": file.name, "size": size_text(file.size)}


def _shown(line: MaterialLine) -> MaterialRow:
    assert line.material is not None  # noqa: S101 - a line without a file is not shown
    return line.material
