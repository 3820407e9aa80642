"""Lists of attendees as files, made for tests: text, XLSX, ODS."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter

from eventapp.domain.roster import Meaning, Problem, ReadTable, Roster
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_pasted
from eventapp.exchange.roster.values import read_roster

SEOUL = ZoneInfo("Asia/Seoul")
HEADINGS = ("성명", "소속", "휴대폰", "이메일")
PEOPLE = (
    ("홍길동", "창원협동조합", "010-1234-5678", "hong@example.org"),
    ("김하늘", "진주연구원", "010-2345-6789", "haneul@example.org"),
    ("뷁쉙", "한국재단", "055-123-4567", "bk@example.org"),
)
ROWS = (HEADINGS, *PEOPLE)

_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="명단">'
)
_ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def csv_text(rows: Iterable[Sequence[str]] = ROWS, delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in rows)


def save(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def xlsx(
    path: Path, rows: Iterable[Sequence[object]] = ROWS, *more: Sequence[Sequence[object]]
) -> Path:
    """A workbook with a sheet for each table."""
    with xlsxwriter.Workbook(path) as workbook:
        for table in (rows, *more):
            sheet = workbook.add_worksheet()
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)
    return path


def ods_cell(text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_row(cells: Iterable[str], attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods(path: Path, inside: str | None = None, *, head: str = _ODS_HEAD) -> Path:
    """An OpenDocument spreadsheet, made by hand."""
    if inside is None:
        inside = "".join(ods_row(map(ods_cell, row)) for row in ROWS)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", head + inside + _ODS_TAIL)
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest"
            ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return save(path, out.getvalue())


def cells(table: ReadTable) -> list[tuple[str, ...]]:
    return [tuple(row) for row in table.rows]


def roster(text: str) -> Roster:
    """A list as it is read where nobody corrects anything."""
    table = read_pasted(text)
    return read_roster(table, guess_columns(table), zone=SEOUL)


def meanings(*headings: str) -> list[Meaning]:
    """What columns with these headings, and a few values, are taken for."""
    values = ["x"] * len(headings)
    table = read_pasted("\t".join(headings) + "\n" + "\t".join(values) + "\n")
    return [column.meaning for column in guess_columns(table)]


def problems(found: Roster) -> list[tuple[int, Problem, str]]:
    return [(one.row, one.problem, one.value) for one in found.problems]
