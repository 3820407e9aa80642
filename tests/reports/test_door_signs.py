import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.kinds import Language, Paper, SessionKind
from eventapp.domain.progress import Cancelled
from reports.result import Report
from reports.rooms import doors_of
from reports.styles.poster import DOOR
from reports.walls import door_signs
from tests.reports.reading import MM, Print, assert_golden
from tests.reports.snapshots import (
    DAY,
    HOSTILE,
    empty,
    hostile_programme,
    rich,
    session,
    sessions,
    workshop,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
TALK, LUNCH = SessionKind.TALK, SessionKind.LUNCH


def printed(
    snapshot: ProgrammeSnapshot,
    paper: Paper = Paper.A4,
    language: Language = KOREAN,
    *,
    both: bool = False,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = door_signs.render(snapshot, out, paper=paper, language=language, both=both)
    return Print(out.getvalue()), report


def two_rooms() -> ProgrammeSnapshot:
    """Talks in two rooms on two days, and a lunch that is in neither."""
    tomorrow = DAY + timedelta(days=1)
    facts = replace(workshop().event, days=(DAY, tomorrow), rooms=("나래홀", "가온실"))
    shown = (
        session(1, TALK, "가온실의 발표", 600, 60, room="가온실"),
        session(2, TALK, "나래홀의 발표", 600, 60, room="나래홀"),
        session(3, LUNCH, "점심", 720, 60, room=""),
        session(4, TALK, "나래홀의 둘째 날", 600, 60, room="나래홀", day=tomorrow),
    )
    return ProgrammeSnapshot(facts, shown, ())


@pytest.mark.parametrize("name", ["ko", "en", "both"])
def test_the_workshop_reads_as_it_always_did(name: str) -> None:
    language = ENGLISH if name == "en" else KOREAN
    paper, report = printed(workshop(), language=language, both=name == "both")

    assert report == Report(2, ())
    assert_golden(paper, f"door-signs-{name}")


def test_every_room_has_a_sign_a_day_with_what_is_on_there() -> None:
    doors = [(one.room, [who.id for who in one.sessions]) for one in doors_of(two_rooms())]

    assert doors == [("나래홀", [2, 3]), ("가온실", [1, 3]), ("나래홀", [4])]


def test_the_room_can_be_read_across_a_hall_and_everything_from_three_metres() -> None:
    paper = printed(replace(two_rooms(), organisations=rich().organisations))[0]

    for page in range(paper.pages):
        found = paper.baselines(page)
        assert max(size for _x, _y, size in found) > 75
        assert min(size for _x, y, size in found if 60 < y < 780) >= DOOR.floor * 0.7


def test_a_room_with_many_sessions_has_several_numbered_signs() -> None:
    talks = tuple(session(at, TALK, f"발표 제목 {at}", 60 * at, 60) for at in range(20))
    paper, report = printed(replace(workshop(), sessions=talks))

    assert report == Report(2, ())
    assert [line for page in (0, 1) for line in paper.lines(page) if "/ 2" in line] == [
        "한국토지주택공사 경남지역본부 1 / 2",
        "한국토지주택공사 경남지역본부 2 / 2",
    ]
    assert paper.text().count("발표 제목") == 20


def test_signs_on_a3_are_those_on_a4_enlarged() -> None:
    large = printed(two_rooms(), Paper.A3)[0]

    assert [round(float(side) / MM) for side in large.reader.pages[0].mediabox[2:]] == [297, 420]
    assert large.text() == printed(two_rooms())[0].text()


def test_without_rooms_the_sign_names_the_venue_and_without_a_programme_nothing_else() -> None:
    facts = replace(workshop().event, rooms=())
    nowhere = tuple(replace(one, room="") for one in sessions()[:2])

    assert "경남지역본부" in " ".join(printed(ProgrammeSnapshot(facts, nowhere, ()))[0].lines(0))
    paper, report = printed(empty())
    assert (report, paper.lines(0)) == (Report(1, ()), ["작은 모임", "작은 모임"])


def test_the_same_programme_gives_the_same_bytes_with_every_font_in_them() -> None:
    paper = printed(rich(), both=True)[0]

    assert paper.data == printed(rich(), both=True)[0].data
    assert set(paper.fonts().values()) == {True}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_texts_are_printed_literally_and_stay_on_the_paper(text: str) -> None:
    paper, report = printed(hostile_programme(text), both=True)

    assert report.pages >= 3
    image = paper.image(0, 60).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = image.crop((0, 20, image.width, image.height)).getbbox()
    assert box is not None
    assert box[0] >= 35
    assert box[2] <= image.width - 35


def test_whoever_stops_keeps_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "signs.pdf"
    out.write_bytes(b"old")

    def stop(done: int, _total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        door_signs.render(two_rooms(), out, paper=Paper.A4, language=KOREAN, progress=stop)

    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
