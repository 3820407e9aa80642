"""Attendance as a workbook and as text: what stands where, masked, inert, whole or not at all."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from eventapp.domain.arrivals import Bin
from eventapp.domain.attendance import (
    Attendance,
    AttendanceBook,
    AttendanceLine,
    CategoryShare,
    GateShare,
    GateStay,
    Share,
    Way,
)
from eventapp.domain.errors import CannotRead
from eventapp.domain.ids import AttendeeId, CategoryId, GateId, SessionId
from eventapp.domain.kinds import AttendeeStatus, Language, Origin, SessionKind
from eventapp.domain.masking import mask_name
from eventapp.domain.progress import Cancelled
from eventapp.exchange.attendance_sheet import write_attendance
from eventapp.exchange.inert import inert, original
from eventapp.exchange.roster.reading import read_tables

NINE = datetime(2026, 12, 24, 0, tzinfo=UTC)
GATE, SESSION = GateId(1), GateId(2)
HOSTILE = (
    "=1+1",
    "+82 10-1234-5678",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''+1",
    "'안녕'",
    "<img src=x>",
    "a&b",
    "{x.__class__}",
    "%s",
    '"quoted", and more',
    "👩‍👩‍👧",
)


def line(number: int, name: str, **fields: Any) -> AttendanceLine:
    blank: dict[str, Any] = {
        "organisation": "한빛",
        "department": "총무팀",
        "position": "팀장",
        "category": "일반",
        "category_en": "General",
        "phone": "010-1234-5678",
        "email": "hong@example.org",
        "status": AttendeeStatus.REGISTERED,
        "origin": Origin.IMPORTED,
        "guest": False,
        "stays": {},
    }
    return AttendanceLine(AttendeeId(number), name, **(blank | fields))


def stay(minutes: int, **fields: Any) -> GateStay:
    blank = {"left_at": None, "desk": "창구 1", "way": Way.SCAN}
    return GateStay(NINE, minutes=minutes, **(blank | fields))


def book(lines: Sequence[AttendanceLine], **fields: Any) -> AttendanceBook:
    main = Attendance(
        GATE,
        total=Share(3, 2, 1),
        guests=Share(1, 1, 1),
        by_category=(CategoryShare(CategoryId(1), "일반", "General", "#59626B", Share(3, 2, 1)),),
        by_status={AttendeeStatus.REGISTERED: 3, AttendeeStatus.CANCELLED: 1},
        by_origin={Origin.WALK_IN: Share(1, 1, 1)},
        bins=(Bin(NINE, 1), Bin(NINE + timedelta(minutes=15), 1)),
    )
    gates = (
        GateShare(GATE, None, None, "협력 워크숍", "", None, main.total),
        GateShare(SESSION, SessionId(4), SessionKind.PANEL, "", "", NINE, Share(3, 1, 1)),
    )
    blank: dict[str, Any] = {
        "title": "협력 워크숍",
        "title_en": "Workshop",
        "time_zone": "Asia/Seoul",
        "colour": "#0E6B5B",
        "taken_at": NINE + timedelta(hours=4),
        "main": main,
        "gates": gates,
    }
    return AttendanceBook(lines=tuple(lines), **(blank | fields))


PEOPLE = (
    line(
        1,
        "홍길동",
        stays={GATE: stay(95, left_at=NINE + timedelta(minutes=95)), SESSION: stay(40)},
    ),
    line(2, "김솔", stays={GATE: stay(240, way=Way.FORCED)}),
    line(3, "Anna Kowalska", status=AttendeeStatus.CANCELLED),
)


def write(folder: Path, name: str, people: AttendanceBook, **options: Any) -> Path:
    out = folder / name
    write_attendance(people, out, **({"language": Language.KOREAN} | options))
    return out


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_path(path)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_list_tells_everything_about_each(tmp_path: Path) -> None:
    written = sheets(write(tmp_path, "a.xlsx", book(PEOPLE), language=Language.ENGLISH, full=True))

    assert written["List"] == [
        [
            "Name",
            "Organisation",
            "Department",
            "Position",
            "Category",
            "Phone",
            "E-mail",
            "Status",
            "Came at",
            "Left at",
            "Minutes present",
            "Desk",
            "Let in by",
            "Panel (minutes)",
        ],
        [
            "홍길동",
            "한빛",
            "총무팀",
            "팀장",
            "General",
            "010-1234-5678",
            "hong@example.org",
            "Came",
            datetime(2026, 12, 24, 9, 0),  # noqa: DTZ001 - a spreadsheet knows no zone
            datetime(2026, 12, 24, 10, 35),  # noqa: DTZ001 - the same
            95.0,
            "창구 1",
            "Scan",
            40.0,
        ],
        [
            "김솔",
            *("한빛", "총무팀", "팀장", "General", "010-1234-5678", "hong@example.org", "Came"),
            datetime(2026, 12, 24, 9, 0),  # noqa: DTZ001 - the same
            *("", 240.0, "창구 1", "Let in anyway", ""),
        ],
        [
            "Anna Kowalska",
            *("한빛", "총무팀", "팀장", "General", "010-1234-5678", "hong@example.org"),
            *("Cancelled", "", "", "", "", "", ""),
        ],
    ]


def test_the_summary_tells_totals_categories_gates_and_arrivals(tmp_path: Path) -> None:
    written = sheets(write(tmp_path, "a.xlsx", book(PEOPLE), language=Language.ENGLISH))

    assert [[cell for cell in row if cell != ""] for row in written["Summary"] if any(row)] == [
        ["Workshop"],
        ["Attendance, Entrance, as of 2026-12-24 13:00"],
        ["Names, phones and e-mail addresses of the list are partly hidden."],
        ["Expected", 3.0],
        ["Came", 2.0],
        ["Share that came", pytest.approx(2 / 3)],
        ["Inside", 1.0],
        ["Walk-ins", 1.0],
        ["Guests of honour expected", 1.0],
        ["Guests of honour who came", 1.0],
        ["Registered", 3.0],
        ["Cancelled", 1.0],
        ["A minute in the busiest five (from 09:00)", 0.2],
        ["By category", "Expected", "Came", "Share that came", "Inside"],
        ["General", 3.0, 2.0, pytest.approx(2 / 3), 1.0],
        ["Entrance and sessions", "Expected", "Came", "Share that came", "Inside"],
        ["Entrance", 3.0, 2.0, pytest.approx(2 / 3), 1.0],
        ["Panel", 3.0, 1.0, pytest.approx(1 / 3), 1.0],
        ["Arrivals by five minutes", "Came"],
        ["09:00", 1.0],
        ["09:05", 0.0],
        ["09:10", 0.0],
        ["09:15", 1.0],
    ]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_names_phones_and_mails_are_masked_unless_asked_for(tmp_path: Path, name: str) -> None:
    def first_cells(path: Path) -> list[list[str]]:
        found = rows(path) if path.suffix == ".csv" else sheets(path)["명단"]
        return [[row[0], row[5], row[6]] for row in found[1:]]

    masked = first_cells(write(tmp_path, name, book(PEOPLE)))
    full = first_cells(write(tmp_path, name, book(PEOPLE), full=True))

    assert masked == [
        ["홍*동", "010-****-5678", "h***@example.org"],
        ["김*", "010-****-5678", "h***@example.org"],
        ["A**a K***a", "010-****-5678", "h***@example.org"],
    ]
    assert full[0] == ["홍길동", "010-1234-5678", "hong@example.org"]


@pytest.mark.parametrize(
    ("name", "masked"),
    [("", ""), ("김", "김"), ("김솔", "김*"), ("남궁민수", "남**수"), ("Maximilian", "M***n")],
)
def test_a_masked_name_keeps_its_ends(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_text_begins_with_a_mark_that_excel_knows_utf8_by(tmp_path: Path) -> None:
    out = write(tmp_path, "a.csv", book(PEOPLE))

    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in out.read_bytes()
    assert rows(out)[1][7:] == [
        *("왔음", "2026-12-24 09:00", "2026-12-24 10:35", "95", "창구 1", "스캔", "40")
    ]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_no_cell_becomes_a_formula_and_all_come_back_as_they_were(
    tmp_path: Path, name: str
) -> None:
    people = [line(n, text, phone=text, organisation=text) for n, text in enumerate(HOSTILE, 1)]

    out = write(tmp_path, name, book(people), full=True)
    table = read_tables(out)[-1]

    read = [list(row[:6]) for row in table.rows if any(row)]
    assert [[row[0], row[1], row[5]] for row in read[-len(HOSTILE) :]] == [
        [text] * 3 for text in HOSTILE
    ]
    if out.suffix == ".csv":
        cells = [cell for row in rows(out) for cell in row]
        assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n") and cell] == []
    else:
        with zipfile.ZipFile(out) as archive:
            parts = [archive.read(part).decode() for part in archive.namelist() if "sheet" in part]
        assert not any("<f>" in part or "hyperlink" in part for part in parts)


@given(st.text(alphabet="'=+-@\t\r\n a1가＝", max_size=6))
def test_an_inert_cell_gives_its_text_back(text: str) -> None:
    cell = inert(text)

    assert original(cell) == text
    assert cell[:1] not in set("=+-@\t\r\n＝") or not cell


def test_a_name_of_20000_letters_is_written_whole(tmp_path: Path) -> None:
    name = "가" * 20_000

    out = write(tmp_path, "a.xlsx", book([line(1, name)]), full=True)

    assert sheets(out)["명단"][1][0] == name


def test_an_event_nobody_is_registered_for_is_a_sheet_with_headings(tmp_path: Path) -> None:
    empty = Attendance(GATE)

    out = write(tmp_path, "a.xlsx", book([], main=empty))

    assert len(sheets(out)["명단"]) == 1


def test_a_clock_that_was_set_back_is_told(tmp_path: Path) -> None:
    told = write(tmp_path, "a.xlsx", book([], main=Attendance(GATE, clock_back=True)))

    words = " ".join(str(cell) for row in sheets(told)["요약"] for cell in row)
    assert "시계" in words


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_who_stops_it_keeps_what_was_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("before")

    def stop(done: int, total: int) -> None:
        del done, total
        raise Cancelled

    with pytest.raises(Cancelled):
        write(tmp_path, name, book(PEOPLE), progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "before"


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    write(
        tmp_path,
        "a.csv",
        book([line(n, "홍길동") for n in range(1, 451)]),
        progress=lambda done, total: told.append((done, total)),
    )

    assert told == [(0, 450), (200, 450), (400, 450), (450, 450)]


def test_an_ending_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        write(tmp_path, "a.pdf", book(PEOPLE))
    assert list(tmp_path.iterdir()) == []
