"""Lists made to harm, and lists that are broken at random: refused or read, in time and in room."""

import csv
import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from eventapp.domain.errors import CannotReadList
from eventapp.domain.roster import CELL_LIMIT
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_tables
from eventapp.exchange.roster.values import read_roster
from tests.exchange.roster.lists import (
    ROWS,
    SEOUL,
    csv_text,
    ods,
    ods_cell,
    ods_row,
    packed,
    parts_of,
    save,
    xlsx,
)

THOROUGH = bool(os.environ.get("EVENTAPP_THOROUGH"))
TEXTS = 20_000 if THOROUGH else 200
WORKBOOKS = 3_000 if THOROUGH else 60
SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
START = (
    b'<?xml version="1.0"?><worksheet xmlns='
    b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
END = b"</sheetData></worksheet>"
XML = b'<?xml version="1.0"?>'
ENTITIES = XML + b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = XML + b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

CHILD = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
from eventapp.domain.errors import CannotRead
from eventapp.exchange.roster.reading import read_tables
try:
    print(len(read_tables(Path(sys.argv[1]))[0].rows))
except CannotRead as error:
    print(error.problem.value)
"""
"""Reads a file in half a gigabyte of memory and five seconds of work, or dies."""


def read_in_a_child(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


def workbook(path: Path, parts: dict[str, bytes]) -> Path:
    return packed(path, parts_of(xlsx(path)) | parts)


def rows(inside: bytes) -> dict[str, bytes]:
    return {SHEET: START + inside + END}


def numbered(count: int, cell: bytes) -> bytes:
    return b"".join(b'<row r="%d">%s</row>' % (n, cell % n) for n in range(1, count + 1))


def million_rows(path: Path) -> Path:
    return workbook(path, rows(numbered(1_000_000, b'<c r="A%d"><v>1</v></c>')))


BOMBS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a million rows": (million_rows, "too_many"),
    "300,000 rows": (
        lambda path: workbook(path, rows(numbered(300_000, b'<c r="A%d"><v>1</v></c>'))),
        "too_many",
    ),
    "two cells as far apart as can be": (
        lambda path: workbook(
            path, rows(b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')
        ),
        "too_many",
    ),
    "the same in an odd way of writing": (
        lambda path: workbook(
            path, rows(b"<row r='1'><c r='A1'><v>1</v></c><c r='XFD99999'><v>1</v></c></row>")
        ),
        "too_many",
    ),
    "2 GB of blanks": (
        lambda path: packed(path, parts_of(xlsx(path)) | {SHEET: START + b" " * 2 * 10**8}),
        "too_large",
    ),
    "a long text that every cell asks for": (
        lambda path: workbook(
            path,
            {
                SHARED: XML
                + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                b"<si><t>" + b"a" * 30_000 + b"</t></si></sst>"
            }
            | rows(numbered(20_000, b'<c r="A%d" t="s"><v>0</v></c>')),
        ),
        "too_large",
    ),
    "entities": (
        lambda path: workbook(path, {SHEET: rows(b"")[SHEET].replace(XML, ENTITIES)}),
        "malformed",
    ),
    "a text from outside": (
        lambda path: workbook(path, {SHARED: OUTSIDE + b"<sst><si><t>&a;</t></si></sst>"}),
        "malformed",
    ),
    "an ods with a cell a billion times": (
        lambda path: ods(
            path.with_suffix(".ods"),
            ods_row([ods_cell("a" * 1000, 'table:number-columns-repeated="250"')] * 900)
            + ods_row([ods_cell("b")], 'table:number-rows-repeated="900"') * 300,
        ),
        "too_large",
    ),
    "an ods with long texts many times": (
        lambda path: ods(
            path.with_suffix(".ods"),
            ods_row([ods_cell("a" * 30_000, 'table:number-columns-repeated="250"')] * 20),
        ),
        "too_large",
    ),
    "an ods that fills its sheet": (
        lambda path: ods(
            path.with_suffix(".ods"),
            ods_row([ods_cell("성명"), '<table:table-cell table:number-columns-repeated="16383"/>'])
            + ods_row([ods_cell("홍길동")])
            + ods_row(
                ['<table:table-cell table:number-columns-repeated="16384"/>'],
                'table:number-rows-repeated="1048574"',
            ),
        ),
        "2",
    ),
    "an ods with entities": (
        lambda path: ods(path.with_suffix(".ods"), head=ENTITIES.decode() + "<office:a>"),
        "unsafe",
    ),
    "an ods with a text from outside": (
        lambda path: ods(path.with_suffix(".ods"), head=OUTSIDE.decode() + "<office:a>"),
        "unsafe",
    ),
    "an ods with a number in disguise": (
        lambda path: ods(
            path.with_suffix(".ods"),
            ods_row([ods_cell("a", 'table:number-columns-repeated="&#57;99999999"')]),
        ),
        "malformed",
    ),
    "a text file of one quotation mark": (
        lambda path: save(path.with_suffix(".csv"), b'"' + b"a,b\n" * 150_000),
        "150000",
    ),
    "a text file of commas": (
        lambda path: save(path.with_suffix(".csv"), b"," * 30_000_000),
        "too_many",
    ),
    "a text file of line ends": (
        lambda path: save(path.with_suffix(".csv"), b"\n" * 30_000_000),
        "too_many",
    ),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_list_made_to_harm_does_none(tmp_path: Path, bomb: str) -> None:
    make, outcome = BOMBS[bomb]

    assert read_in_a_child(make(tmp_path / "list.xlsx")) == outcome


def test_a_locked_or_another_workbook_is_refused(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    for data, problem in ((ole, "malformed"), (other.getvalue(), "not_a_programme")):
        with pytest.raises(CannotReadList) as refused:
            read_tables(save(tmp_path / "a.xlsx", data))
        assert refused.value.problem == problem


def read_whole(path: Path) -> None:
    """Read a list as an import would; refusing it is an answer, and no other error is."""
    try:
        tables = read_tables(path)
    except CannotReadList:
        return
    for table in tables:
        found = read_roster(table, guess_columns(table), zone=SEOUL)
        for row in found.rows:
            texts = [value for value in row if isinstance(value, str)]
            assert row.name
            assert not any("\ufffd" in text or len(text) > CELL_LIMIT for text in texts)


def broken(chance: random.Random, data: bytes) -> bytes:
    """Some octets changed, taken out, put in, or the end cut off."""
    out = bytearray(data)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(6):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                out[at : at + chance.randrange(20)] = b""
            case 2:
                out[at:at] = chance.choice([b'"', b"\0", b"\n", b",", b"\t", b"\xff\xfe", b"\r"])
            case 3:
                out[at:at] = out[: chance.randrange(60)]
            case 4:
                out[at:at] = chance.randbytes(chance.randrange(8))
            case _:
                if chance.random() < 0.1:
                    del out[at:]
    return bytes(out)


def test_broken_text_files_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(36)  # noqa: S311 - the same every time
    plain = csv_text([*ROWS, ("a,b", '"x"', "+82 10", "x@x")])
    quoted = io.StringIO()
    csv.writer(quoted, quoting=csv.QUOTE_ALL).writerows([*ROWS, ("줄\n바꿈", 'a"b', "1", "2")])
    seeds = [
        text.encode(encoding)
        for text in (plain, quoted.getvalue(), csv_text(delimiter="\t"))
        for encoding in ("utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le")
    ]
    for _ in range(TEXTS):
        read_whole(save(tmp_path / "list.csv", broken(chance, chance.choice(seeds))))


def test_broken_workbooks_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(38)  # noqa: S311 - the same every time
    old = Path(__file__).with_name("list.xls").read_bytes()
    whole = [
        (xlsx(tmp_path / "a.xlsx"), ".xlsx"),
        (xlsx(tmp_path / "b.xlsx", [("성명", "점수"), *(("이름", n) for n in range(50))]), ".xlsx"),
        (ods(tmp_path / "a.ods"), ".ods"),
    ]
    for _ in range(WORKBOOKS):
        path, ending = chance.choice(whole)
        parts = parts_of(path)
        name = chance.choice([name for name, part in parts.items() if part])
        target = tmp_path / f"broken{ending}"
        match chance.randrange(3):
            case 0:
                save(target, broken(chance, path.read_bytes()))
            case 1:
                packed(target, parts | {name: broken(chance, parts[name])})
            case _:
                target = save(tmp_path / "broken.xls", broken(chance, old))
        read_whole(target)
