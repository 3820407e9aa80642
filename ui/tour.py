"""A tour of the program without a user: the sample, its papers, a check-in, every page.

What it shows is real: the window is the program's own, only never put on a screen, and
the check-in reads the QR code off the rendered badges. Nothing of the user's is touched:
settings, backups and logs go to a folder that is thrown away.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from eventapp.domain.errors import CannotWriteFile, WriteProblem
from eventapp.domain.kinds import Language
from eventapp.domain.progress import no_progress
from eventapp.domain.sheets import CARD_90X60, LS_3114
from eventapp.domain.verdicts import Signal
from eventapp.i18n import catalogue
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate
from eventapp.services.events import list_events
from eventapp.services.sample import write_sample
from eventapp.services.workspace import (
    SUFFIX,
    Workspace,
    close_workspace,
    create_workspace,
    open_workspace,
)
from eventapp.settings import SettingsFile, Theme
from ui.app import Program
from ui.contents import PAGES
from ui.dialogs.attendee_import import AttendeeImport
from ui.dialogs.mailing import MailingDialog
from ui.jobs import running_jobs
from ui.language import _, language, set_language
from ui.pages.base import Context
from ui.printing.documents import BADGES, DOCUMENTS, PROGRAMME, Document, PrintOptions
from ui.printing.orders import Order
from ui.printing.pdf import PdfPages
from ui.theme import Extent
from ui.window import MainWindow
from ui.words import verdict_word

_SAMPLE = "sample" + SUFFIX
_PICTURES = "pages"
_MOST_PAGES = 12  # of the booklet
_MOST_CARDS = 2  # of what is much the same on every page
_MOST_PEOPLE = 12
_READING_DPI = 150
_LOOKING_DPI = 110
_LOOKS = (Theme.LIGHT, Theme.DARK)
_REST_MS = 300
_PATIENCE_MS = 20_000


def run(out: Path) -> int:
    """Write the tour into a folder, over an older one; 0 if the check-in let its guest in.

    Raises:
        CannotWriteFile: The folder does not take it, or has a workspace of the sample's name.
    """
    spoken = language()
    tour = _Tour(out, catalogue(spoken))
    app = _application()
    with _home_of_its_own() as home:
        try:
            tour.write_sample()
            tour.write_papers()
            admitted = tour.check_in()
            tour.show_pages(app, SettingsFile(home / "settings.json"))
        finally:
            set_language(spoken)
    return 0 if admitted else 1


class _Tour:
    """Writes one file after another and tells of each."""

    def __init__(self, out: Path, words: NullTranslations) -> None:
        self._out, self._words = out, words
        if (out / _SAMPLE).exists() and not (out / _PICTURES).is_dir():
            # Somebody's own: of an older tour the pictures lie beside it.
            raise CannotWriteFile(out / _SAMPLE, WriteProblem.WORKSPACE)
        try:
            (out / _PICTURES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWriteFile(out) from error

    def write_sample(self) -> None:
        """Write the sample workshop into a workspace of its own."""
        for old in self._out.glob(_SAMPLE + "*"):
            old.unlink()
        workspace = create_workspace(self._out / _SAMPLE)
        try:
            write_sample(workspace, today=date.today())  # noqa: DTZ011 - the user's own calendar
        finally:
            close_workspace(workspace)
        self._tell(self._words.gettext("Sample workshop"), self._out / _SAMPLE)

    def write_papers(self) -> None:
        """Print every document in every language, and picture its first pages."""
        with self._opened() as workspace:
            event = list_events(workspace)[0].id
            for spoken in Language:
                for document in DOCUMENTS.values():
                    for name, options in _ways(document, PrintOptions(spoken)):
                        snapshot = document.snapshot(workspace, event, options)
                        if not document.is_empty(snapshot):
                            order = Order(document, snapshot, options)
                            self._print(order, f"{name}-{spoken.value}")

    def check_in(self) -> bool:
        """Read a code off the first sheet of badges and let its holder in."""
        sheet = self._out / f"badges-ls-3114-{Language.KOREAN.value}.pdf"
        codes = read_codes(PdfPages(sheet.read_bytes()).image_at(0, _READING_DPI))
        if not codes:
            print(self._words.gettext("No code could be read off the badges."), flush=True)  # noqa: T201
            return False
        with self._opened() as workspace:
            gate = event_gate(workspace, list_events(workspace)[0].id)
            result = check_in(workspace, gate, codes[0], desk="1", bounce=None)
        said = f"{verdict_word(result.verdict)} · {result.name} · {result.organisation}"
        self._tell(self._words.gettext("Code read off a badge"), said.strip(" ·"))
        return result.colour is Signal.GREEN

    def show_pages(self, app: QApplication, settings: SettingsFile) -> None:
        """Picture every page of the window in every language and look."""
        program = Program(app, settings)
        window = program.window
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(*Extent.WINDOW)
        window.show()
        try:
            program.open(self._out / _SAMPLE)
            for spoken in Language:
                for look in _LOOKS:
                    window.speak(spoken)
                    window.dress(look)
                    for number, entry in enumerate(PAGES, start=1):
                        window.open_page(entry.id)
                        _rest()
                        name = f"{number:02}-{entry.id}-{spoken.value}-{look.value}.png"
                        self._save(window.grab().toImage(), self._out / name)
                        self._tell(self._words.gettext("Screenshot"), self._out / name)
                    self._show_dialogs(window, f"{spoken.value}-{look.value}")
        finally:
            program.end()
            window.close()
            window.deleteLater()

    def _show_dialogs(self, window: MainWindow, suffix: str) -> None:
        """Picture a list on its way in, and tickets on their way out."""
        window.open_page("attendees")
        page = window.page
        if page is None:
            return
        context = page.context
        wizard, mailing = AttendeeImport(context, page), MailingDialog(context, page, [])
        for name, dialog in (("import", wizard), ("mailing", mailing)):
            dialog.setWindowFlags(Qt.WindowType.Widget)  # a part of the window, not beside it
            dialog.resize(*Extent.WIZARD)
            dialog.show()
            if dialog is wizard:
                wizard.read_pasted(_some_people(context))
                wizard.go_on()
            dialog.go_on()
            _rest()
            path = self._out / f"{name}-{suffix}.png"
            self._save(dialog.grab().toImage(), path)
            self._tell(self._words.gettext("Screenshot"), path)
            dialog.hide()
            dialog.deleteLater()

    def _print(self, order: Order, name: str) -> None:
        path = self._out / f"{name}.pdf"
        order.document.render(order.snapshot, path, order.options, no_progress)
        self._tell(order.document.title(), path)
        pages = PdfPages(path.read_bytes())
        for old in (self._out / _PICTURES).glob(f"{name}-*.png"):
            old.unlink()
        most = _MOST_PAGES if order.document is PROGRAMME else _MOST_CARDS
        for page in range(min(pages.count, most)):
            picture = self._out / _PICTURES / f"{name}-{page + 1}.png"
            self._save(pages.image_at(page, _LOOKING_DPI), picture)
            self._tell(self._words.gettext("Picture of a page"), picture)

    def _save(self, image: QImage, path: Path) -> None:
        if not image.save(str(path)):
            raise CannotWriteFile(path)

    def _tell(self, what: str, where: Path | str) -> None:
        print(f"{what}: {where}", flush=True)  # noqa: T201 - what the command says

    @contextmanager
    def _opened(self) -> Iterator[Workspace]:
        workspace = open_workspace(self._out / _SAMPLE)
        try:
            yield workspace
        finally:
            close_workspace(workspace)


def _ways(document: Document, options: PrintOptions) -> Iterator[tuple[str, PrintOptions]]:
    """What a document is printed on in a tour, and what each file is called."""
    if document.test_page:
        return
    if document is BADGES:
        for sheet in (LS_3114, CARD_90X60):
            yield f"{document.name}-{sheet.name.lower()}", replace(options, sheet=sheet)
        return
    papers = document.papers if document is PROGRAMME else document.papers[:1]
    for paper in papers:
        name = f"{document.name}-{paper.value.lower()}" if len(papers) > 1 else document.name
        yield name, replace(options, paper=paper)


def _some_people(context: Context) -> str:
    """A list as it is copied from a table: the first guests, one of whom is somebody new."""
    rows = [
        (row.name, row.organisation, row.phone, row.email)
        for row in list_attendees(context.workspace, context.event_id)[:_MOST_PEOPLE]
    ]
    rows[0] = (rows[0][0] * 2, "", "010-12", "")
    heading = (_("Name"), _("Organisation"), _("Phone"), _("E-mail"))
    return "\n".join("\t".join(cells) for cells in (heading, *rows))


def read_codes(image: QImage) -> list[str]:
    """The QR codes in a picture, from the top, left before right."""
    import zxingcpp  # noqa: PLC0415 - late: only here is anything decoded
    from PIL import Image  # noqa: PLC0415

    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    picture = Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture, formats=formats)
    corners = [(code.position.top_left.y, code.position.top_left.x, code.text) for code in found]
    return [text for _y, _x, text in sorted(corners)]


def _application() -> QApplication:
    """The program's Qt; without a display it paints into memory."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["eventapp"])


@contextmanager
def _home_of_its_own() -> Iterator[Path]:
    """Settings, backups and logs of the tour, away from the user's and gone afterwards."""
    before = os.environ.get("EVENTAPP_HOME")
    with tempfile.TemporaryDirectory(prefix="eventapp-tour-") as home:
        os.environ["EVENTAPP_HOME"] = home
        try:
            yield Path(home)
        finally:
            if before is None:
                del os.environ["EVENTAPP_HOME"]
            else:
                os.environ["EVENTAPP_HOME"] = before


def _rest() -> None:
    """Let the window paint, and its running work come to an end."""
    loop, clock = QEventLoop(), QElapsedTimer()
    clock.start()
    while clock.elapsed() < _REST_MS or (running_jobs() and clock.elapsed() < _PATIENCE_MS):
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _REST_MS)
