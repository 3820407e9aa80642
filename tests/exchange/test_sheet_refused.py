"""Workbooks that are damaged, something else, or made to harm: refused, in time and in room."""

import io
import os
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotRead, FileProblem
from eventapp.domain.kinds import Language
from eventapp.exchange.sheet import read_sheet, write_sheet
from tests.exchange.programmes import half_day

SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
HEAD = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Time</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>Title</t></is></c>'
    b'<c r="C1" t="inlineStr"><is><t>Speaker</t></is></c></row>'
)
Make = Callable[..., Path]

CHILD = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
from eventapp.domain.errors import CannotRead
from eventapp.exchange.sheet import read_sheet
try:
    print(len(read_sheet(Path(sys.argv[1])).programme.sessions))
except CannotRead as error:
    print(error.problem.value)
"""
"""Reads a file in half a gigabyte of memory and five seconds of work, or dies."""


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    """The parts of a sheet of ours."""
    made = io.BytesIO()
    write_sheet(half_day(), made, language=Language.KOREAN)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def make(tmp_path: Path, good: dict[str, bytes]) -> Make:
    """Make a workbook of a good one's parts, some of them replaced."""

    def workbook(parts: dict[str, bytes]) -> Path:
        path = tmp_path / "programme.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in (good | parts).items():
                archive.writestr(name, part)
        return path

    return workbook


def rows(inside: bytes) -> dict[str, bytes]:
    """A sheet with headings and these rows below."""
    start = b'<?xml version="1.0"?><worksheet xmlns='
    start += b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return {SHEET: start + HEAD + inside + b"</sheetData></worksheet>"}


def texts(inside: bytes) -> dict[str, bytes]:
    """These shared texts and no others."""
    start = b'<?xml version="1.0"?><sst xmlns='
    start += b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return {TEXTS: start + inside + b"</sst>"}


def row(number: int, title: bytes = b"x", people: bytes = b"") -> bytes:
    """A row of a session."""
    return (
        b'<row r="%(n)d"><c r="A%(n)d"><v>0.4</v></c><c r="B%(n)d" t="inlineStr"><is><t>%(t)s</t>'
        b'</is></c><c r="C%(n)d" t="inlineStr"><is><t>%(p)s</t></is></c></row>'
    ) % {b"n": number, b"t": title, b"p": people}


def answer(path: Path) -> str:
    """What a child with little memory and time makes of a file."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


# Damaged, or something else


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", FileProblem.EMPTY),
        ("시간,제목\n10:00,가".encode(), FileProblem.MALFORMED),
        (bytes(range(256)) * 20, FileProblem.MALFORMED),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), FileProblem.MALFORMED),
        (b"PK\x05\x06" + bytes(18), FileProblem.NOT_A_PROGRAMME),
    ],
    ids=["empty", "text", "noise", "locked with a password", "an archive of nothing"],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes, problem: FileProblem) -> None:
    path = tmp_path / "programme.xlsx"
    path.write_bytes(data)

    with pytest.raises(CannotRead) as refused:
        read_sheet(path)

    assert refused.value.problem is problem


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        read_sheet(tmp_path / "programme.xlsx")

    assert refused.value.problem is FileProblem.MISSING


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(make: Make, share: float) -> None:
    path = make({})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    assert refusal(path) is FileProblem.MALFORMED


def refusal(path: Path) -> FileProblem:
    """Why a file is not read."""
    with pytest.raises(CannotRead) as refused:
        read_sheet(path)
    return refused.value.problem


def test_a_document_of_another_kind_is_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")

    assert refusal(path) is FileProblem.NOT_A_PROGRAMME


def test_a_workbook_of_something_else_is_no_programme(make: Make) -> None:
    path = make({SHEET: rows(row(2))[SHEET].replace(b"Time", b"Sum").replace(b"Title", b"Tax")})

    assert refusal(path) is FileProblem.NOT_A_PROGRAMME


def test_headings_without_a_row_are_an_empty_programme(make: Make) -> None:
    assert refusal(make(rows(b""))) is FileProblem.EMPTY


@pytest.mark.parametrize("part", [SHEET, TEXTS, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_damaged_part_is_refused(make: Make, good: dict[str, bytes], part: str) -> None:
    assert refusal(make({part: good[part][: len(good[part]) // 2]})) is FileProblem.MALFORMED


def test_hundreds_of_damaged_workbooks_are_read_or_refused(
    make: Make, good: dict[str, bytes]
) -> None:
    chance = random.Random(20261124)  # noqa: S311 - the same damage in every run
    tokens = [b"<", b">", b"&", b'"', b"\0", b"</row>", b"<v></v>", b"1e400", b't="s"', b"\xff"]
    parts = [name for name in good if name.startswith(("xl/w", "xl/s", "xl/_rels"))]
    outcomes = set()
    for _ in range(300):
        name = chance.choice(parts)
        data = bytearray(good[name])
        for _ in range(chance.randint(1, 5)):
            place = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[place : place + chance.randint(0, 40)] = chance.choice(tokens)
            else:
                data[place] = chance.randrange(256)
        try:
            read_sheet(make({name: bytes(data)}))
            outcomes.add("read")
        except CannotRead as error:
            outcomes.add(error.problem)

    assert outcomes <= {"read", *FileProblem}
    assert {"read", FileProblem.MALFORMED} <= outcomes


# Made to harm


def bomb_of_rows() -> dict[str, bytes]:
    return rows(b"".join(map(row, range(2, 1_000_001))))


def bomb_of_text() -> dict[str, bytes]:
    return rows(row(2, b"a" * 200_000_000))


HARMFUL: dict[str, tuple[Callable[[], dict[str, bytes]], str]] = {
    "a million rows": (bomb_of_rows, "too_large"),
    "a text of 200 MB": (bomb_of_text, "too_large"),
    "more rows than sessions": (
        lambda: rows(b"".join(map(row, range(2, 12_000)))),
        "too_many",
    ),
    "a cell in the last row and column": (
        lambda: rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "too_many",
    ),
    "a row beyond counting": (
        lambda: rows(b'<row r="2"><c r="A99999999999999"><v>1</v></c></row>'),
        "malformed",
    ),
    "a column beyond counting": (
        lambda: rows(b'<row r="2"><c r="ZZZZZZZZZZ2"><v>1</v></c></row>'),
        "malformed",
    ),
    "a place hidden behind a bracket": (
        lambda: rows(b'<row r="2"><c x=">" r="XFD1048576"><v>1</v></c></row>'),
        "malformed",
    ),
    "a place hidden in an entity": (
        lambda: rows(b'<row r="2"><c r="&#88;FD1048576"><v>1</v></c></row>'),
        "malformed",
    ),
    "600,000 columns": (
        lambda: rows(b"<row>" + b"<c><v>1</v></c>" * 600_000 + b"</row>"),
        "too_many",
    ),
    "ten million columns": (lambda: rows(b"<row>" + b"<c/>" * 10_000_000 + b"</row>"), "too_many"),
    "300,000 rows without a place": (
        lambda: rows(b"<row><c><v>1</v></c></row>" * 300_000),
        "too_many",
    ),
    "a tag of 30 MB": (
        lambda: rows(b'<row r="2"><c s="' + b" r=" * 10_000_000 + b'"/></row>'),
        "malformed",
    ),
    "30 MB of blanks in a tag": (lambda: rows(b"<row " + b" " * 30_000_000 + b"/>"), "malformed"),
    "a million and a half shared texts": (lambda: texts(b"<si/>" * 1_500_000), "too_many"),
    "shared texts within each other": (
        lambda: texts(b"<si><si>" + b"a" * 1_000_000 + b"</si></si>"),
        "malformed",
    ),
    "one long text in 20,000 cells": (
        lambda: (
            texts(b"<si><t>" + b"a" * 100_000 + b"</t></si>")
            | rows(
                b"".join(
                    b'<row r="%d"><c r="B%d" t="s"><v>0</v></c></row>' % (n, n)
                    for n in range(2, 20_000)
                )
            )
        ),
        "too_large",
    ),
    "a shared text asked for in disguise": (
        lambda: rows(b'<row r="2"><c r="B2" t="s"><v>&#48;</v></c></row>'),
        "malformed",
    ),
    "a sheet where the styles should be": (
        lambda: {"xl/styles.xml": rows(b'<row r="9999"><c r="XFD9999"><v>1</v></c></row>')[SHEET]},
        "too_many",
    ),
    "entities": (
        lambda: {SHEET: rows(b"")[SHEET].replace(b"?>", b'?><!DOCTYPE a [<!ENTITY a "aa">]>')},
        "malformed",
    ),
    "200,000 people": (
        lambda: rows(b"".join(row(n, people=b"a," * 16_000) for n in range(2, 16))),
        "too_many",
    ),
    "brackets that never close": (
        lambda: rows(b"".join(row(n, people=b"(" * 32_000) for n in range(2, 100))),
        "too_many",
    ),
    "quotes that never close": (
        lambda: rows(b"".join(row(n, people=b'" ' * 16_000) for n in range(2, 8))),
        "6",
    ),
    "9,000 equal rows with long titles": (
        lambda: rows(b"".join(row(n, b"ab cd " * 300) for n in range(2, 9_002))),
        "9000",
    ),
    "a time of 32,000 blanks": (
        lambda: rows(
            b"".join(
                row(n)
                .replace(b"<v>0.4</v>", b"<is><t>1" + b" " * 32_000 + b"x</t></is>")
                .replace(b'"><is', b'" t="inlineStr"><is', 1)
                for n in range(2, 50)
            )
        ),
        "48",
    ),
    "merged cells on merged cells": (
        lambda: {
            SHEET: rows(row(2) + row(9_000))[SHEET].replace(
                b"</sheetData>",
                b"</sheetData><mergeCells>"
                + b'<mergeCell ref="A2:C9000"/>' * 15_000
                + b"</mergeCells>",
            )
        },
        "2",
    ),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_workbook_made_to_harm_does_none(make: Make, harm: str) -> None:
    parts, outcome = HARMFUL[harm]
    path = make(parts())

    assert path.stat().st_size < 20 * 2**20
    assert answer(path) == outcome


def test_an_archive_that_lies_about_its_sizes_is_not_believed(make: Make) -> None:
    path = make(bomb_of_text())
    data = bytearray(path.read_bytes())
    entry = data.rfind(SHEET.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)

    assert answer(path) == "malformed"


def test_an_archive_of_many_parts_is_refused(make: Make) -> None:
    path = make({f"xl/worksheets/{number}.xml": b"" for number in range(5_000)})

    assert answer(path) == "too_many"


def test_cells_that_are_only_formatted_take_no_room(make: Make) -> None:
    formatted = b"".join(
        b'<row r="%d" s="1"><c r="XFD%d" s="1"/></row>' % (n, n) for n in range(9_000, 60_000)
    )

    assert answer(make(rows(row(2) + formatted))) == "1"
