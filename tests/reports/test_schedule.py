import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eventapp.domain.documents import PrintedSession, ProgrammeSnapshot
from eventapp.domain.kinds import Language, Paper, SessionKind
from eventapp.domain.progress import Cancelled
from reports.result import Report
from reports.rooms import across, lanes, parallel
from reports.styles.poster import SCHEDULE
from reports.walls import schedule
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import (
    DAY,
    HOSTILE,
    empty,
    hostile_programme,
    rich,
    session,
    sparse,
    workshop,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH


def printed(
    snapshot: ProgrammeSnapshot,
    paper: Paper = Paper.A4,
    language: Language = KOREAN,
    *,
    both: bool = False,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = schedule.render(snapshot, out, paper=paper, language=language, both=both)
    return Print(out.getvalue()), report


def size_of(paper: Print, page: int = 0) -> tuple[int, ...]:
    """A page's width and height in millimetres."""
    return tuple(round(float(side) / MM) for side in paper.reader.pages[page].mediabox[2:])


def talk(number: int, start: int, length: int, room: str, *, days: int = 0) -> PrintedSession:
    title = f"발표 {number}: 사회적경제와 공공기관의 협력 사례"
    made = session(number, SessionKind.TALK, title, start, length, room=room)
    return replace(made, day=DAY + timedelta(days=days))


def congress(*, days: int, rooms: int, talks: int) -> ProgrammeSnapshot:
    """Talks beside one another in several rooms, with a break for everybody."""
    names = tuple(f"강의실 {room}" for room in range(1, rooms + 1))
    sessions = []
    for day in range(days):
        sessions.append(session(9000 + day, SessionKind.LUNCH, "점심", 720, 60, room=names[0]))
        sessions[-1] = replace(sessions[-1], day=DAY + timedelta(days=day))
        for turn in range(talks):
            start = 540 + 60 * turn + (60 if turn > 2 else 0)
            sessions += [
                talk(day * 1000 + turn * 10 + at, start, 50, room, days=day)
                for at, room in enumerate(names)
            ]
    sessions.sort(key=lambda one: (one.day, one.start))
    dates = tuple(DAY + timedelta(days=day) for day in range(days))
    facts = replace(workshop().event, days=dates, rooms=names)
    return ProgrammeSnapshot(facts, tuple(sessions), workshop().organisations)


@pytest.mark.parametrize("name", ["ko", "en", "both"])
def test_the_workshop_reads_as_it_always_did(name: str) -> None:
    language = ENGLISH if name == "en" else KOREAN
    paper, report = printed(workshop(), language=language, both=name == "both")

    assert report == Report(1, ())
    assert_golden(paper, f"schedule-{name}")


def test_rooms_stand_side_by_side_under_their_names_with_breaks_across() -> None:
    paper, report = printed(congress(days=1, rooms=3, talks=4))

    assert report == Report(1, ())
    assert_golden(paper, "schedule-rooms")


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (210, 297)), (Paper.A3, (297, 420)), (Paper.A2, (420, 594))]
)
def test_a_larger_paper_is_the_same_page_enlarged(paper: Paper, size: tuple[int, int]) -> None:
    made = printed(workshop(), paper)[0]

    assert size_of(made) == size
    assert made.text() == printed(workshop())[0].text()


def test_two_days_stand_beside_one_another_on_one_page() -> None:
    paper, report = printed(rich())

    assert report == Report(1, ())
    lines = paper.lines(0)
    assert "12월 24일 (목)" in " ".join(lines)
    assert "12월 25일 (금)" in " ".join(lines)


def test_what_is_too_much_for_one_page_gets_a_page_a_day() -> None:
    paper, report = printed(congress(days=3, rooms=5, talks=9))

    assert report == Report(3, ())
    for page, day in enumerate(("24일 목요일", "25일 금요일", "26일 토요일")):
        text = " ".join(paper.lines(page))
        assert f"2026년 12월 {day} 09:00–18:50" in text
        assert text.count("협력 사례") == 45


def test_no_title_is_cut_where_another_arrangement_has_room_for_it() -> None:
    short = congress(days=3, rooms=2, talks=4)
    title = "공공기관과 사회적경제의 협력이 지역의 내일을 여는 까닭과 그 길을 함께 걷는 방법"
    long = replace(short, sessions=tuple(replace(one, title=title) for one in short.sessions))

    for paper in (Paper.A4, Paper.A3):
        assert printed(long, paper)[1].warnings == ()


def test_type_is_never_smaller_than_can_be_read_and_as_large_as_fits() -> None:
    full = titles(printed(congress(days=1, rooms=7, talks=12))[0])
    few = titles(printed(sparse())[0])

    assert dict(SCHEDULE.floors)[Paper.A4] <= max(full) < SCHEDULE.grid_size
    assert max(few) == SCHEDULE.list_size


def titles(paper: Print) -> set[float]:
    """The sizes of what stands between head and foot."""
    head = size_of(paper)[1] * 72 / 25.4 - 160
    return {size for _x, y, size in paper.baselines(0) if 100 < y < head}


def test_what_no_page_holds_goes_on_rather_than_shrink_below_the_floor() -> None:
    talks = tuple(talk(number, 5 * number, 5, "대회의실") for number in range(200))
    paper, report = printed(replace(workshop(), sessions=talks))

    assert report == Report(6, ())
    assert paper.text().count("협력 사례") == 200
    assert max(titles(paper)) == dict(SCHEDULE.floors)[Paper.A4]


def test_what_is_in_one_room_at_a_time_is_no_grid() -> None:
    first, later = talk(1, 600, 30, "가"), talk(2, 630, 30, "나")

    assert not parallel([first, later])
    assert parallel([first, talk(3, 620, 30, "나")])


def test_a_break_concerns_every_room_only_while_nothing_else_goes_on() -> None:
    lunch = session(5, SessionKind.LUNCH, "점심", 700, 60)
    pause = session(6, SessionKind.BREAK, "휴식", 640, 10)
    talks = [talk(1, 600, 45, "가"), talk(2, 600, 30, "나")]

    assert across([*talks, pause, lunch]) == {lunch.id}


def test_sessions_that_overlap_in_one_room_have_lanes_of_their_own() -> None:
    one, two, three = talk(1, 600, 30, "가"), talk(2, 610, 30, "가"), talk(3, 640, 30, "가")
    other = talk(4, 600, 30, "나")

    assert lanes([one, two, three, other], ["나", "가"]) == [
        ("나", (other,)),
        ("가", (one, three)),
        ("가", (two,)),
    ]


def test_an_event_without_a_programme_has_its_title() -> None:
    paper, report = printed(empty())

    assert report == Report(1, ())
    assert "작은 모임" in paper.lines(0)


def test_the_same_programme_gives_the_same_bytes_with_every_font_in_them() -> None:
    paper = printed(rich(), both=True)[0]

    assert paper.data == printed(rich(), both=True)[0].data
    assert set(paper.fonts().values()) == {True}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_texts_are_printed_literally_and_stay_on_the_paper(text: str) -> None:
    paper, report = printed(hostile_programme(text), both=True)

    assert report.pages == 1
    image = paper.image(0, 60).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = image.crop((0, 20, image.width, image.height)).getbbox()
    assert box is None or (box[0] >= 35 and box[2] <= image.width - 35)


def test_whoever_stops_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "schedule.pdf"
    out.write_bytes(b"old")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        schedule.render(workshop(), out, paper=Paper.A4, language=KOREAN, progress=stop)

    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
