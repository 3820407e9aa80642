"""Writing who came as a workbook or as a text file: the numbers, and everybody's line.

What is text stays text: nothing becomes a formula or a link, whatever it begins with, and a
number like +82 10-1234-5678 comes back as it went.
"""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from eventapp.domain.attendance import AttendanceBook
from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.kinds import Language
from eventapp.domain.losses import Losses
from eventapp.domain.progress import Progress, no_progress
from eventapp.domain.text import tidy
from eventapp.exchange.attendance_rows import ListColumn, Value, list_columns, picked
from eventapp.exchange.attendance_summary import SummarySheet
from eventapp.exchange.inert import inert
from eventapp.exchange.sheet_cells import CellWriter
from eventapp.exchange.sheet_styles import FONT, LINE, SIZE, Formats, Style, width_of
from eventapp.files import write_whole
from eventapp.i18n import catalogue

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WRITABLE: Final = (".xlsx", ".csv")
"""Endings that :func:`write_attendance` takes."""

_A4: Final = 9
_HEADER: Final = 200
_SAMPLE: Final = 500
"""So many lines tell how wide a column is."""
_STEP: Final = 200
"""Lines between two reports of progress."""
_HEADS: Final = {
    Style.COUNT: Style.CENTRED_HEAD,
    Style.CHOICE: Style.CENTRED_HEAD,
    Style.MOMENT: Style.CENTRED_HEAD,
}


def write_attendance(
    book: AttendanceBook,
    out: Path,
    *,
    language: Language,
    full: bool = False,
    progress: Progress = no_progress,
) -> None:
    """Write the attendance, whole or not at all; masked unless ``full`` is asked for.

    Raises:
        Cancelled: The user stopped it; what was there before is intact.
        CannotRead: UNKNOWN_KIND, for an ending that says nothing.
        CannotWriteFile: The folder or the disk refused, or another program holds the file.
    """
    columns = list_columns(book, language, full=full)
    match out.suffix.lower():
        case ".xlsx":
            made = _workbook(book, columns, language, progress, full=full)
        case ".csv":
            made = _text(book, columns, progress)
        case _:
            raise CannotRead(FileProblem.UNKNOWN_KIND, out)
    write_whole(out, lambda file: file.write(made))


def _text(book: AttendanceBook, columns: Sequence[ListColumn], progress: Progress) -> bytes:
    """The list with commas between its cells, as spreadsheets open it by a double click."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([inert(tidy(column.heading)) for column in columns])
    for number, line in enumerate(book.lines):
        if number % _STEP == 0:
            progress(number, len(book.lines))
        writer.writerow([inert(_as_text(column.value(line))) for column in columns])
    progress(len(book.lines), len(book.lines))
    return made.getvalue().encode("utf-8-sig", "replace")


def _as_text(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)


def _workbook(
    book: AttendanceBook,
    columns: Sequence[ListColumn],
    language: Language,
    progress: Progress,
    *,
    full: bool,
) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes a sheet needs it

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "default_format_properties": {"font_name": FONT, "font_size": SIZE},
    }
    title = tidy(picked(book.title, book.title_en, language))[:_HEADER]
    words = catalogue(language)
    with Workbook(made, options) as workbook:
        workbook.set_properties({"title": title})
        formats = Formats(workbook, book.colour, language)
        summary = workbook.add_worksheet(words.pgettext("attendance", "Summary"))
        SummarySheet(workbook, summary, book, formats, language).write(full=full)
        sheet = workbook.add_worksheet(words.pgettext("attendance", "List"))
        _write_list(sheet, book, columns, CellWriter(formats, Losses()), progress)
        _set_up_pages(workbook, title)
    return made.getvalue()


def _write_list(
    sheet: "Worksheet",
    book: AttendanceBook,
    columns: Sequence[ListColumn],
    cells: CellWriter,
    progress: Progress,
) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, _width(column, book))
        cells.put(sheet, 0, index, column.heading, _HEADS.get(column.style, Style.HEAD))
    sheet.set_row(0, 2 * LINE + 4)
    for row, line in enumerate(book.lines, 1):
        if row % _STEP == 1:
            progress(row - 1, len(book.lines))
        for index, column in enumerate(columns):
            cells.put(sheet, row, index, column.value(line), column.style)
    progress(len(book.lines), len(book.lines))
    last = max(len(book.lines), 1)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, len(columns) - 1)


def _width(column: ListColumn, book: AttendanceBook) -> float:
    least, most = column.width
    if column.style is Style.MOMENT:
        return most
    values = (_as_text(column.value(line))[:400] for line in book.lines[:_SAMPLE])
    widest = max(map(width_of, values), default=0)
    return min(max(least, widest + 2), most)


def _set_up_pages(workbook: "Workbook", title: str) -> None:
    for sheet in workbook.worksheets():
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        shown = title.replace("&", "&&")
        sheet.set_header(f"&L{shown}" if shown else "")
        sheet.set_footer("&R&P / &N")
    workbook.worksheets()[-1].set_landscape()
