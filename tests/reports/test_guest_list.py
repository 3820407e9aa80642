import io
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from eventapp.domain.guest_list import GuestListSnapshot, PrintedGuest
from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Cancelled
from eventapp.domain.protocol import Office
from reports.lists import guest_list as document
from reports.result import Report, Source, WarningKind
from reports.styles import MM
from reports.styles.guest_list import GUEST_LIST
from tests.reports.reading import Print, assert_golden
from tests.reports.snapshots import HOSTILE, event

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
TAKEN = datetime(2026, 12, 24, 9, 41, tzinfo=ZoneInfo("Asia/Seoul"))
HEAD = PrintedGuest(
    "강예준", "Kang Ye-jun", "원장", "경남연구원", Office.HEAD, "앞줄 3번", attendee=AttendeeId(12)
)
COUNCILLOR = PrintedGuest(
    "이옥선",
    "",
    "의원 (경제환경위원회)",
    "경상남도의회",
    Office.COUNCIL_MEMBER,
    arrived=TAKEN - timedelta(minutes=20),
)
BY_HAND = PrintedGuest(
    "오영오", "Oh Young-oh", "경영혁신본부장", "한국토지주택공사", Office.BY_HAND
)
GUESTS = (BY_HAND, COUNCILLOR, HEAD)
FORTY = "Maximiliana Wolfeschlegelsteinhausenberg"


def printed(
    *guests: PrintedGuest, language: Language = KOREAN, both: bool = False, blank: int = 0
) -> tuple[Print, Report]:
    out = io.BytesIO()
    snapshot = GuestListSnapshot(event(), TAKEN, guests)
    report = document.render(snapshot, out, language=language, both=both, blank=blank)
    return Print(out.getvalue()), report


def boxes(paper: Print) -> int:
    side = round(GUEST_LIST.box / MM, 2)
    pages = range(paper.pages)
    return sum((w, h) == (side, side) for page in pages for _x, _y, w, h in paper.rectangles(page))


@pytest.mark.parametrize("way", ["ko", "en", "both"])
def test_the_list_reads_as_it_always_did(way: str) -> None:
    language = ENGLISH if way == "en" else KOREAN

    paper, report = printed(*GUESTS, language=language, both=way == "both", blank=3)

    assert report == Report(1, ())
    assert_golden(paper, f"guests-{way}")


def test_the_same_list_gives_the_same_bytes_with_its_fonts() -> None:
    paper = printed(*GUESTS, blank=3)[0]

    assert paper.data == printed(*GUESTS, blank=3)[0].data
    assert set(paper.fonts().values()) == {True}


@pytest.mark.parametrize(("name", "sizes"), [("강예준", [16]), (FORTY, [12, 12, 12])])
def test_names_are_large_enough_to_read_aloud_even_long_ones(name: str, sizes: list[int]) -> None:
    paper = printed(replace(HEAD, name=name, name_en=""))[0]

    column = GUEST_LIST.side + GUEST_LIST.columns[0]
    placed = [(size, y) for x, y, size in paper.baselines(0) if x == pytest.approx(column, abs=0.1)]
    heading, *names = placed
    assert heading[0] == GUEST_LIST.small
    assert [size for size, _y in names] == sizes


def test_who_arrived_has_a_time_and_everybody_else_a_box() -> None:
    paper = printed(*GUESTS, replace(HEAD, arrived=TAKEN - timedelta(days=1)), blank=2)[0]

    assert boxes(paper) == 4
    text = " ".join(paper.lines(0))
    assert "09:21" in text
    assert "12/23" in text
    assert "4명 · 2명 도착" in text


def test_an_office_is_said_only_where_it_gave_the_place() -> None:
    text = printed(*GUESTS)[0].text()

    assert "기관장" in text
    assert "지방의원" in text
    assert "직접 정" not in text


def test_numbers_run_on_over_pages_and_rows_to_write_in() -> None:
    paper = printed(*[HEAD] * 20, blank=10)[0]

    lines = [line for page in range(paper.pages) for line in paper.lines(page)]
    numbers = [int(line.split()[0]) for line in lines if line.split()[0].isdigit()]
    assert numbers == list(range(1, 31))
    assert paper.pages == 2


def test_what_was_cut_is_reported_with_whose_it_is() -> None:
    report = printed(replace(HEAD, organisation="아주 긴 기관 이름 " * 30))[1]

    assert [(one.kind, one.source) for one in report.warnings] == [
        (WarningKind.CUT, Source(Kind.ATTENDEE, 12))
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_no_text_leaves_the_list(text: str) -> None:
    guest = PrintedGuest(text, text, text, text, Office.HEAD, text)
    out = io.BytesIO()
    snapshot = GuestListSnapshot(replace(event(), title=text), TAKEN, (guest,))

    document.render(snapshot, out, language=KOREAN, both=True)

    paper = Print(out.getvalue())
    image = paper.image(0, 72).convert("L").point(lambda value: 255 * (value < 160))
    box = image.getbbox()
    assert paper.pages == 1
    assert box is not None
    assert box[0] >= GUEST_LIST.side - 2
    assert box[2] <= image.width - GUEST_LIST.side + 2


def test_no_text_reaches_into_the_next_row() -> None:
    guest = PrintedGuest("W" * 99, "가" * 99, "낱말 " * 50, "W" * 99, Office.MANAGER, "낱말 " * 50)

    places = [y for _x, y, _size in printed(*[guest] * 3, both=True)[0].baselines(0)]

    numbers = sorted(y for _x, y, size in printed(*[HEAD] * 3)[0].baselines(0) if size == 13)
    below = numbers[0] - GUEST_LIST.row / 2, numbers[-1] + GUEST_LIST.row / 2
    rows = [round((y - numbers[0]) / GUEST_LIST.row) for y in places if below[0] < y < below[1]]
    assert rows.count(0) == rows.count(1) == rows.count(2) == 13


def test_markup_in_a_name_is_printed_as_it_was_typed() -> None:
    assert "<b>Kim</b>" in printed(replace(HEAD, name="<b>Kim</b>"))[0].text()


def test_stopping_leaves_no_file_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    snapshot = GuestListSnapshot(event(), TAKEN, (HEAD,) * 40)
    with pytest.raises(Cancelled):
        document.render(snapshot, tmp_path / "g.pdf", language=KOREAN, progress=stop)

    assert list(tmp_path.iterdir()) == []
