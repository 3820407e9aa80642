import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eventapp.domain.ids import AttendeeId
from eventapp.domain.kinds import Kind, Language, SortedBy
from eventapp.domain.progress import Cancelled
from eventapp.domain.sign_in import SignInEntry, SignInSnapshot
from reports.lists import sign_in as document
from reports.result import Report, Source, WarningKind
from reports.styles import MM
from reports.styles.sign_in import SIGN_IN
from tests.reports.reading import Print, assert_golden
from tests.reports.snapshots import HOSTILE, badges, event

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
SOMEBODY = SignInEntry("황영임", "Hwang Young-im", "경남자활기업협회", "회장", "0123", "", "")
BOXES = ("담당", "팀장", "센터장")


def sheet(count: int) -> SignInSnapshot:
    """So many people: first the hard names; every ninth one was registered at the desk."""
    return only(
        *(
            SignInEntry(
                name=one.name,
                name_en=one.name_en,
                organisation=one.organisation,
                position=one.position,
                phone_end=f"{index * 7919 % 10_000:04}",
                category=one.category,
                category_en=one.category_en,
                walk_in=index % 9 == 4,
                attendee=one.attendee,
            )
            for index, one in enumerate(badges(count).badges)
        )
    )


def only(*entries: SignInEntry) -> SignInSnapshot:
    return SignInSnapshot(event(), entries)


def printed(
    snapshot: SignInSnapshot,
    *,
    language: Language = KOREAN,
    both: bool = False,
    by: SortedBy = SortedBy.NAME,
    boxes: tuple[str, ...] = (),
    blank: int = 0,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = document.render(
        snapshot, out, language=language, both=both, by=by, boxes=boxes, blank=blank
    )
    return Print(out.getvalue()), report


def numbers(paper: Print) -> list[int]:
    """The numbers of the rows, in the order they are read."""
    first = [line.split()[0] for page in range(paper.pages) for line in paper.lines(page)]
    return [int(word) for word in first if word.isdigit()]


@pytest.mark.parametrize("way", ["ko", "en", "both"])
def test_the_sheet_reads_as_it_always_did(way: str) -> None:
    language = ENGLISH if way == "en" else KOREAN
    boxes = () if way == "en" else BOXES

    paper, report = printed(sheet(30), language=language, both=way == "both", boxes=boxes, blank=10)

    assert report.pages == paper.pages == 2
    assert_golden(paper, f"sign-in-{way}")


def test_the_same_sheet_gives_the_same_bytes_with_its_fonts() -> None:
    paper = printed(sheet(30), boxes=BOXES, blank=3)[0]

    assert paper.data == printed(sheet(30), boxes=BOXES, blank=3)[0].data
    assert set(paper.fonts().values()) == {True}


def test_rows_are_high_enough_to_sign_in() -> None:
    assert SIGN_IN.row / MM >= 9


@pytest.mark.parametrize("count", [0, 1, 24, 25, 26, 80])
def test_numbers_run_on_over_pages_and_rows_to_write_in(count: int) -> None:
    paper = printed(sheet(count), blank=10)[0]

    found = numbers(paper)
    assert found == list(range(1, len(found) + 1))
    assert len(found) >= count + 10


def test_without_rows_to_write_in_the_sheet_ends_with_the_last_name() -> None:
    paper = printed(only(*[SOMEBODY] * 30))[0]

    assert numbers(paper) == list(range(1, 31))
    assert paper.pages == 2


def test_every_page_repeats_what_the_columns_are_and_tells_its_number() -> None:
    paper = printed(sheet(80), blank=10)[0]

    assert paper.pages == 4
    for page in range(4):
        text = " ".join(paper.lines(page))
        assert "연번 소속 직급 성명 연락처 서명 비고" in text
        assert f"12월 24일 (목) · 대회의실 · {page + 1}/4쪽" in text


def test_a_place_with_a_long_name_leaves_the_page_its_number() -> None:
    snapshot = replace(only(SOMEBODY), event=replace(event(), rooms=("아주 긴 방 이름 " * 9,)))

    (facts,) = [line for line in printed(snapshot, boxes=BOXES)[0].lines(0) if "아주" in line]

    assert facts.startswith("12월 24일 (목) · 아주 긴 방 이름")
    assert facts.endswith("… · 1/1쪽")


def test_each_day_has_its_own_sheet_numbered_from_one() -> None:
    days = date(2026, 12, 24), date(2026, 12, 25)
    snapshot = replace(only(SOMEBODY), event=replace(event(), days=days))

    paper = printed(snapshot)[0]

    assert paper.pages == 2
    assert "12월 24일 (목) · 대회의실 · 1/1쪽" in paper.lines(0)
    assert "12월 25일 (금) · 대회의실 · 1/1쪽" in paper.lines(1)
    assert numbers(paper) == [1, 1]


def test_a_phone_shows_its_last_digits_alone() -> None:
    lines = printed(only(SOMEBODY, replace(SOMEBODY, phone_end="")))[0].lines(0)

    rows = [line for line in lines if "황영임" in line]
    assert rows == ["1 경남자활기업협회 회장 황영임 ****-0123", "2 경남자활기업협회 회장 황영임"]


def test_who_came_without_registering_is_marked() -> None:
    lines = printed(only(replace(SOMEBODY, walk_in=True)))[0].lines(0)

    assert "1 경남자활기업협회 회장 황영임 ****-0123 현장추가" in lines


@pytest.mark.parametrize(
    ("by", "order"),
    [
        (SortedBy.NAME, ["가", "나", "다", "라"]),
        (SortedBy.ORGANISATION, ["라", "가", "다", "나"]),
        (SortedBy.CATEGORY, ["다", "가", "나", "라"]),
    ],
)
def test_people_are_looked_for_by_name_organisation_or_category(
    by: SortedBy, order: list[str]
) -> None:
    rows = (
        ("나", "", "참가자"),
        ("라", "가온", "토론자"),
        ("다", "한빛", "내빈"),
        ("가", "한빛", "참가자"),
    )
    entries = [
        replace(SOMEBODY, name=name, name_en="", position="", organisation=place, category=kind)
        for name, place, kind in rows
    ]

    lines = printed(only(*entries), by=by)[0].lines(0)

    assert [line.split()[-2] for line in lines if "****" in line] == order


def test_who_approves_it_stands_in_boxes_on_the_first_page_alone() -> None:
    paper = printed(sheet(40), boxes=("담당", "W" * 300))[0]

    assert any(line.startswith("담당") for line in paper.lines(0))
    assert not any("담당" in line for line in paper.lines(1))
    assert "담당" not in printed(sheet(1))[0].text()


def test_a_fifth_who_approves_it_has_no_box() -> None:
    four = ("담당", "팀장", "과장", "센터장")

    assert printed(sheet(1), boxes=(*four, "군수"))[0].data == printed(sheet(1), boxes=four)[0].data


def test_what_was_cut_is_reported_with_whose_it_is() -> None:
    who = replace(SOMEBODY, organisation="아주 긴 기관 이름 " * 30, attendee=AttendeeId(5))

    warnings = printed(only(who))[1].warnings

    assert [(one.kind, one.source) for one in warnings] == [
        (WarningKind.CUT, Source(Kind.ATTENDEE, 5))
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_no_text_leaves_the_sheet(text: str) -> None:
    who = SignInEntry(text, text, text, text, "1234", text, text)
    snapshot = SignInSnapshot(replace(event(), title=text, rooms=(text,)), (who,))

    paper, report = printed(snapshot, both=True, boxes=(text,) * 4)

    assert report.pages == 1
    image = paper.image(0, 72).convert("L").point(lambda value: 255 * (value < 160))
    box = image.getbbox()
    assert box is not None
    assert box[0] >= SIGN_IN.side - 2
    assert box[2] <= image.width - SIGN_IN.side + 2


def test_markup_in_a_name_is_printed_as_it_was_typed() -> None:
    lines = printed(only(replace(SOMEBODY, name="<b>Kim</b>")))[0].lines(0)

    assert any("<b>Kim</b>" in line for line in lines)


def test_stopping_leaves_no_file_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        document.render(sheet(80), tmp_path / "s.pdf", language=KOREAN, progress=stop)

    assert list(tmp_path.iterdir()) == []
