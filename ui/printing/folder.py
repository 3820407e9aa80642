"""Everything for tomorrow: many papers in one folder, all of them or none.

Knows no Qt, so that the command line writes the same folder.
"""

import contextlib
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventapp.domain.errors import CannotMakePaper, EventAppError
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, RunWay
from eventapp.domain.progress import Progress
from eventapp.exchange.ticket_folder import free_folder, safe_name
from eventapp.files import cannot_write, refuse_workspace
from reports.result import Report
from ui import words
from ui.language import _
from ui.printing.calibration import Calibration, calibrated
from ui.printing.documents import DOCUMENTS, Document
from ui.printing.options_codec import usual_options
from ui.printing.orders import Order, note_order, refuse_paper_at_desk, safe_file_name

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

STEPS: Final = 1000
"""Progress counts a document as so many steps, whatever its pages."""

_SURELY_DEAD: Final = 3600
"""Seconds: no paper takes as long, so that no other program is at work on it any more."""
_OURS: Final = re.compile(r"\d\d .+\.pdf|\.\d\d .+\.[0-9a-f]{8}\.part")
"""A paper of the set, or what was written of one."""


def set_documents() -> list[Document]:
    """The documents that are an event's own, in the order of their files."""
    return [document for document in DOCUMENTS.values() if not document.test_page]


@dataclass(frozen=True, slots=True)
class Written:
    """A paper of the set, as it came out."""

    order: Order
    file: str
    report: Report


def set_order(
    workspace: "Workspace",
    event_id: EventId,
    document: Document,
    *,
    spoken: Language | None,
    usual: Language,
    shifts: Calibration,
) -> Order | None:
    """A document as it was last set, perhaps in one language for all; None when it is empty.

    Raises:
        DeskRoleActive: The workspace is at the desk, and the document is not for there.
    """
    refuse_paper_at_desk(workspace, document)
    options = usual_options(workspace, event_id, document, usual)
    if spoken is not None:
        options = replace(options, language=spoken, both=False)
    options = calibrated(document, options, shifts)
    order = Order(document, document.snapshot(workspace, event_id, options), options)
    return None if order.is_empty else order


def folder_name(order: Order) -> str:
    """A name for the folder that says which event's papers are in it."""
    event = order.snapshot.event
    title = safe_name(words.pick(event.title, event.title_en))
    return (_("%(event)s papers") % {"event": title}).strip()


def write_papers(
    folder: Path, orders: Sequence[Order], progress: Progress
) -> tuple[Path, tuple[Written, ...]]:
    """Write every order as a PDF into a new folder, and tell what it is called in the end.

    They are made beside the place and moved there at once. What is there already is never
    touched: the new folder then has the time in its name. Where the program was killed
    meanwhile, a hidden folder ``.NAME.XXXXXXXX.part`` stays beside the place; the next time
    the same folder is written, those of more than an hour ago are removed, if there is
    nothing in them but papers of ours.

    Raises:
        Cancelled: ``progress`` stopped it; nothing was written.
        CannotMakePaper: A paper could not be made; nothing was written.
        CannotWriteFile: The folder or the disk refused; nothing was written.
    """
    refuse_workspace(folder)
    _remove_remains(folder)
    part = folder.with_name(f".{folder.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        part.mkdir()
        try:
            written = tuple(
                _write(part, number, order, progress, len(orders))
                for number, order in enumerate(orders)
            )
            progress(len(orders) * STEPS, len(orders) * STEPS)
            place = _free(folder)
            part.rename(place)
        except BaseException:
            with contextlib.suppress(OSError):
                shutil.rmtree(part)
            raise
    except OSError as error:
        raise cannot_write(folder, error) from error
    return place, written


def note_papers(
    workspace: "Workspace", event_id: EventId, folder: Path, written: Iterable[Written]
) -> None:
    """Note in the log what was written into which folder.

    Raises:
        NotSaved: The disk refused; the papers are there all the same.
    """
    for paper in written:
        note_order(
            workspace,
            event_id,
            paper.order,
            RunWay.FILE,
            pages=paper.report.pages,
            file=f"{folder.name}/{paper.file}",
        )


def _write(folder: Path, number: int, order: Order, progress: Progress, total: int) -> Written:
    document = order.document
    file = f"{number + 1:02} {safe_file_name(document.title())}.pdf"

    def told(done: int, pages: int) -> None:
        share = min(STEPS * done // pages, STEPS - 1) if pages else 0
        progress(number * STEPS + share, total * STEPS)

    told(0, 1)
    try:
        report = document.render(order.snapshot, folder / file, order.options, told)
    except EventAppError as error:
        raise CannotMakePaper(document.name, error) from error
    return Written(order, file, report)


def _remove_remains(folder: Path) -> None:
    """Remove what killed programs left of this very folder; what resists stays."""
    name = re.compile(rf"\.{re.escape(folder.name[:80])}\.[0-9a-f]{{8}}\.part")
    before = time.time() - _SURELY_DEAD
    with contextlib.suppress(OSError):
        for part in list(folder.parent.iterdir()):
            if name.fullmatch(part.name) and part.is_dir() and not part.is_symlink():
                _remove_papers(part, before)


def _remove_papers(part: Path, before: float) -> None:
    """Remove a folder of papers that nobody wrote to since, and that has nothing else."""
    with contextlib.suppress(OSError):
        papers = list(part.iterdir())
        touched = max(path.lstat().st_mtime for path in (part, *papers))
        if touched < before and all(_OURS.fullmatch(paper.name) for paper in papers):
            for paper in papers:
                paper.unlink()
            part.rmdir()


def _free(folder: Path) -> Path:
    if not folder.exists():
        return folder
    now = datetime.now().astimezone()
    return free_folder(folder.parent, f"{folder.name} {now:%Y-%m-%d %H%M}")
