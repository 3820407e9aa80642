"""The command line's verb for papers: the same documents as the window, as PDF files."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer

from eventapp.domain.kinds import Language, Paper, RunWay
from eventapp.domain.progress import no_progress
from eventapp.settings import SettingsFile
from ui.cli_common import EventOption, errors_worded, event_of, opened, refuse
from ui.language import _, ngettext

if TYPE_CHECKING:
    from eventapp.domain.ids import EventId
    from eventapp.services.workspace import Workspace
    from reports.result import Report
    from ui.printing.documents import Document, PrintOptions

LIST: Final = "list"
"""Named in place of a document, it names them all."""
ALL: Final = "all"
"""Named in place of a document, it prints every one that is not empty."""


class Spoken(StrEnum):
    """The languages of a paper."""

    KOREAN = "ko"
    ENGLISH = "en"
    BOTH = "both"


def print_verb(  # noqa: PLR0917 - one parameter an option
    document: Annotated[str, typer.Argument(metavar="DOCUMENT|all|list")],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="OUT")] = None,
    workspace: Annotated[Path | None, typer.Option("--workspace", "-w", metavar="FILE")] = None,
    event: EventOption = None,
    paper: Annotated[Paper | None, typer.Option("--paper")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="LS-3114")] = None,
    start: Annotated[int | None, typer.Option("--start", min=1)] = None,
    lang: Annotated[Spoken | None, typer.Option("--lang")] = None,
    booklet: Annotated[bool, typer.Option("--booklet")] = False,  # noqa: FBT002 - typer's way
    single: Annotated[bool, typer.Option("--single")] = False,  # noqa: FBT002 - typer's way
) -> None:
    """Print a document into a PDF file, or ``all`` of them into a folder.

    ``list`` names what there is, one a line.
    """
    if document == LIST:
        _list()
        return
    wanted = None if document == ALL else _known(document)
    if out is None or workspace is None:
        refuse(_("Say where to with -o OUT.pdf and of which workspace with -w FILE."))
    said = {"paper": paper, "sheet": sheet, "start": start}
    asked: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    asked |= {name: True for name, on in (("booklet", booklet), ("single", single)) if on}
    if wanted is None:
        for option in asked:
            _refuse_option(ALL, option)
        _write_all(out, workspace, event, lang)
        return
    with errors_worded(), opened(workspace, at_desk=wanted.at_desk) as store:
        event_id = event_of(store, event)
        options = _spoken(_remembered(store, event_id, wanted), wanted, lang)
        if sheet is not None:
            asked["sheet"] = _sheet(store, sheet)
        options = replace(options, **asked)
        _refuse_what_it_cannot(wanted, options, asked)
        report = _write(store, event_id, wanted, options, out)
    for warning in report.warnings:
        typer.echo(_worded()(warning), err=True)
    pages = ngettext("%(n)d page", "%(n)d pages", report.pages) % {"n": report.pages}
    typer.echo(_("Wrote %(file)s: %(pages)s.") % {"file": out, "pages": pages})


def _list() -> None:
    from ui.printing.documents import DOCUMENTS  # noqa: PLC0415 - each verb loads its own

    for document in DOCUMENTS.values():
        typer.echo(f"{document.name}\t{document.title()}\t{document.line()}")


def _known(name: str) -> "Document":
    from ui.printing.documents import DOCUMENTS  # noqa: PLC0415 - each verb loads its own

    if name not in DOCUMENTS:
        refuse(
            _("There is no document “%(name)s”. Choose one of: %(known)s.")
            % {"name": name, "known": ", ".join(DOCUMENTS)}
        )
    return DOCUMENTS[name]


def _remembered(store: "Workspace", event_id: "EventId", document: "Document") -> "PrintOptions":
    """How the window last set it, so that both print the same."""
    from ui.printing.options_codec import usual_options  # noqa: PLC0415 - each verb loads its own

    return usual_options(store, event_id, document, SettingsFile().value.language)


def _spoken(options: "PrintOptions", document: "Document", lang: Spoken | None) -> "PrintOptions":
    if lang is None:
        return options
    if lang is not Spoken.BOTH:
        return replace(options, language=Language(lang.value), both=False)
    if not document.both:
        refuse(
            _("“%(title)s” is printed in one language: --lang ko or --lang en.")
            % {"title": document.title()}
        )
    return replace(options, language=Language.KOREAN, both=True)


def _sheet(store: "Workspace", name: str) -> Any:  # noqa: ANN401 - a sheet, whose module is loaded late
    from eventapp.services.label_sheets import list_sheets  # noqa: PLC0415

    sheets = list_sheets(store)
    if name not in sheets:
        refuse(
            _("There is no sheet “%(name)s”. Choose one of: %(known)s.")
            % {"name": name, "known": ", ".join(sheets)}
        )
    return sheets[name]


def _refuse_what_it_cannot(
    document: "Document", options: "PrintOptions", asked: dict[str, Any]
) -> None:
    """Say so when something was asked for that this document does not do."""
    from ui.printing.documents import Setting  # noqa: PLC0415

    serves = {
        "booklet": Setting.BOOKLET,
        "single": Setting.SINGLE,
        "sheet": Setting.LABELS,
        "start": Setting.LABELS,
    }
    for option, setting in serves.items():
        if option in asked and setting not in document.settings:
            _refuse_option(document.title(), option)
    if "paper" in asked and options.paper not in document.papers:
        papers = ", ".join(paper.value for paper in document.papers)
        refuse(
            _("“%(title)s” is printed on: %(papers)s.")
            % {"title": document.title(), "papers": papers}
        )
    if Setting.LABELS in document.settings and options.start > options.sheet.labels:
        refuse(
            _("The sheet “%(name)s” has labels 1 to %(most)d.")
            % {"name": options.sheet.name, "most": options.sheet.labels}
        )


def _refuse_option(title: str, option: str) -> NoReturn:
    refuse(_("“%(title)s” takes no --%(option)s.") % {"title": title, "option": option})


def _write(
    store: "Workspace",
    event_id: "EventId",
    document: "Document",
    options: "PrintOptions",
    out: Path,
) -> "Report":
    """Write the paper and note that it was made."""
    from ui.printing.calibration import calibrated  # noqa: PLC0415
    from ui.printing.orders import Order, note_order  # noqa: PLC0415

    options = calibrated(document, options, SettingsFile().value.calibration)
    order = Order(document, document.snapshot(store, event_id, options), options)
    if order.is_empty:
        why = document.empty_at_terminal
        refuse(document.empty()[0] if why is None else why())
    report = document.render(order.snapshot, out, options, no_progress)
    note_order(store, event_id, order, RunWay.FILE, pages=report.pages, file=out.name)
    return report


def _write_all(folder: Path, file: Path, event: int | None, lang: Spoken | None) -> None:
    """Write every document that is not empty into a new folder, all or none.

    One with nothing but lines to write on is worth its page to whoever asks for it alone.
    """
    from ui.printing.folder import (  # noqa: PLC0415 - each verb loads its own
        note_papers,
        set_documents,
        set_order,
        write_papers,
    )

    if lang is Spoken.BOTH:
        refuse(_("Not every document is printed in both languages: --lang ko or --lang en."))
    settings = SettingsFile().value
    spoken = None if lang is None else Language(lang.value)
    with errors_worded(), opened(file) as store:
        event_id = event_of(store, event)
        found = (
            set_order(
                store,
                event_id,
                document,
                spoken=spoken,
                usual=settings.language,
                shifts=settings.calibration,
            )
            for document in set_documents()
        )
        orders = [order for order in found if order is not None and order.items]
        if not orders:
            refuse(_("There is nothing to print yet."))
        place, written = write_papers(folder, orders, no_progress)
        note_papers(store, event_id, place, written)
    for paper in written:
        for warning in paper.report.warnings:
            typer.echo(f"{paper.file}: {_worded()(warning)}", err=True)
    count = len(written)
    said = ngettext("%(n)d document", "%(n)d documents", count) % {"n": count}
    typer.echo(_("Wrote %(what)s into %(folder)s.") % {"what": said, "folder": place})


def _worded() -> Callable[..., str]:
    from reports.wording import warning_text  # noqa: PLC0415 - late: ReportLab

    spoken = SettingsFile().value.language
    return lambda warning: warning_text(warning, spoken)
