"""What a booklet is made of: parts in order, contents, the grid, covers, both languages."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from eventapp.domain.booklets import DEFAULT_PARTS, CoverDesign, Part, cover_design, parts_in_order
from eventapp.domain.documents import PrintedCase, PrintedSession, ProgrammeSnapshot
from eventapp.domain.ids import OrganisationId, PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole, Kind, Language, Paper, SessionKind
from reports.booklet import programme
from reports.result import PaperWarning, Report, Source, WarningKind
from tests.reports.reading import Print, assert_golden, dictionary
from tests.reports.snapshots import (
    DAY,
    hostile_programme,
    logo,
    organisations,
    person,
    portrait,
    session,
    workshop,
)

KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
INNER = tuple(part for part in Part if part not in {Part.COVER, Part.BACK})


def printed(
    snapshot: ProgrammeSnapshot,
    parts: Sequence[Part] = DEFAULT_PARTS,
    *,
    paper: Paper = Paper.A5,
    language: Language = KOREAN,
    both: bool = False,
    design: CoverDesign = CoverDesign.PLAIN,
    grid: bool = False,
    folded: bool = False,
) -> tuple[Print, Report]:
    out = io.BytesIO()
    report = programme.render(
        snapshot,
        out,
        paper=paper,
        language=language,
        both=both,
        parts=parts,
        design=design,
        grid=grid,
        folded=folded,
    )
    return Print(out.getvalue()), report


def full() -> ProgrammeSnapshot:
    """The workshop with a greeting, directions, a case and a picture."""
    case = PrintedCase(
        partners="경남사회연대경제사회적협동조합",
        partners_en="Gyeongnam Social Solidarity Economy Cooperative",
        work="일곱 조직에 자문과 설비를 함께 지원했습니다.",
        work_en="Consulting and infrastructure for seven organisations.",
        results="매출이 늘었습니다\n고용이 늘었습니다",
        results_en="Sales rose\nEmployment rose",
    )
    snapshot = workshop()
    event = replace(
        snapshot.event,
        greeting="함께해 주신 여러분을 환영합니다.\n\n오늘 많은 이야기를 나누어 주십시오.",
        greeting_en="A warm welcome to all of you.\n\nPlease share your thoughts today.",
        greeting_by="경남사회적경제통합지원센터",
        greeting_by_en="Gyeongnam Social Economy Support Centre",
        directions="정문에서 걸어서 3분입니다.\n- 버스: 본부 앞 정류장",
        directions_en="Three minutes on foot from the gate.\n- By bus: to the office",
        picture=portrait(7),
    )
    told = (*snapshot.sessions[:5], replace(snapshot.sessions[5], case=case))
    return replace(snapshot, event=event, sessions=(*told, *snapshot.sessions[6:]))


def sections(booklet: Print) -> list[str]:
    return [title for depth, title in booklet.outline() if not depth]


def test_all_parts_read_as_they_always_did() -> None:
    booklet, report = printed(full(), tuple(Part))

    assert report == Report(booklet.pages, ())
    assert_golden(booklet, "programme-parts-A5-ko")


def test_both_languages_read_as_they_always_did() -> None:
    booklet, report = printed(full(), paper=Paper.A4, both=True)

    assert report == Report(booklet.pages, ())
    assert_golden(booklet, "programme-both-A4-ko")


def test_parts_come_in_the_order_asked_for_and_no_others() -> None:
    parts = (Part.SPEAKERS, Part.GREETING, Part.PROGRAMME)

    assert sections(printed(full(), parts)[0]) == ["함께하는 분들", "인사말", "프로그램"]
    assert sections(printed(full(), ())[0]) == []


def test_the_panel_is_told_among_the_talks_or_in_a_part_of_its_own() -> None:
    def told(*parts: Part) -> list[tuple[int, str]]:
        return [(depth, title[:4]) for depth, title in printed(full(), parts)[0].outline()]

    among, apart = told(Part.TALKS, Part.PANEL), told(Part.PANEL, Part.SPEAKERS, Part.TALKS)

    panel = (1, "논찬: ")
    assert among[0] == (0, "발표와 ")
    assert among[-1] == panel
    assert told(Part.TALKS) == [(0, "발표"), *among[1:-1]]
    assert told(Part.PANEL) == [(0, "토론"), panel]
    assert apart == [(0, "토론"), panel, (0, "함께하는"), (0, "발표"), *among[1:-1]]


def test_parts_without_content_are_left_out() -> None:
    without = replace(full(), event=replace(full().event, greeting="", directions=" "))

    assert "인사말" in sections(printed(full())[0])
    assert "오시는 길" in sections(printed(full())[0])
    assert not {"인사말", "오시는 길"} & set(sections(printed(without)[0]))


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        ((), DEFAULT_PARTS),
        (("nonsense",), DEFAULT_PARTS),
        (("back", "talks", "cover", "talks"), (Part.COVER, Part.TALKS, Part.BACK)),
        (("notes", "x", "greeting"), (Part.NOTES, Part.GREETING)),
    ],
)
def test_names_become_parts_with_the_covers_at_the_ends(
    names: tuple[str, ...], parts: tuple[Part, ...]
) -> None:
    assert parts_in_order(names) == parts


def test_a_cover_nobody_knows_is_the_plain_one() -> None:
    assert [cover_design("band"), cover_design("x")] == [CoverDesign.BAND, CoverDesign.PLAIN]


def outline_page(booklet: Print, title: str) -> int:
    """The page an entry of the outline leads to, counted from 0."""
    entry = next(one for one in booklet.reader.outline if getattr(one, "title", "") == title)
    assert not isinstance(entry, list)
    page = booklet.reader.get_destination_page_number(entry)
    assert page is not None
    return page


def links(booklet: Print) -> list[int]:
    """The pages that links lead to, numbered as their folios are, from the top."""
    found = []
    for page in booklet.reader.pages:
        for annotation in page.get("/Annots", ()):
            mark = dictionary(annotation)
            target = dictionary(mark["/Dest"][0])  # type: ignore[index] # a page, and where on it
            number = next(index for index, one in enumerate(booklet.reader.pages) if one == target)
            found.append((-float(mark["/Rect"][1]), number + 1))  # type: ignore[index] # its corners
    return [number for _, number in sorted(found)]


def test_contents_name_the_page_they_lead_to() -> None:
    booklet = printed(full())[0]
    page = sections(booklet).index("차례")
    rows = [line.split(" ", 1) for line in booklet.lines(page) if line[:1].isdigit()]
    listed = [int(number) for number, *_title in rows if _title]

    assert listed == links(booklet)
    for number, title in (row for row in rows if len(row) > 1):
        heading = title.split("  ")[0][:6]
        assert any(heading in line for line in booklet.lines(int(number) - 1)), title


def test_the_back_cover_is_the_last_page_of_a_sheet() -> None:
    for folded, multiple in ((False, 2), (True, 4)):
        booklet = printed(full(), folded=folded)[0]
        assert booklet.pages % multiple == 0
        assert full().event.title[:10] in booklet.text().rsplit("---", 1)[1]


def test_pages_before_the_back_cover_are_for_notes_where_notes_are_asked_for() -> None:
    booklet = printed(full(), tuple(Part), folded=True)[0]
    first = outline_page(booklet, "메모")

    assert ["메모" in booklet.lines(page) for page in range(first, booklet.pages)] == [
        *[True] * (booklet.pages - first - 1),
        False,
    ]


@pytest.mark.parametrize("design", CoverDesign)
@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_every_cover_says_what_when_where_and_who_invites(
    design: CoverDesign, paper: Paper
) -> None:
    title = workshop().event.title + " 그리고 지역과 함께 만드는 다음 걸음을 위한 열린 토론회"
    for shown in ("작은 모임", title):
        snapshot = replace(full(), event=replace(full().event, title=shown))
        booklet, report = printed(snapshot, (Part.COVER,), paper=paper, design=design)
        cover = " ".join(booklet.lines(0))

        assert report.warnings == ()
        assert cover.replace(" ", "").find(shown.replace(" ", "")) >= 0
        assert "2026년 12월 24일 목요일 09:30–12:35" in cover
        assert all(one.name in cover for one in organisations())


def test_a_cover_wears_the_picture_or_without_one_the_colour() -> None:
    bare = replace(full(), event=replace(full().event, picture=None))
    pictured, coloured = (
        printed(one, (Part.COVER,), design=CoverDesign.PICTURE)[0].image(0, 72)
        for one in (full(), bare)
    )

    assert pictured.getpixel((10, 10)) == pytest.approx((200, 210, 212), abs=8)
    assert coloured.getpixel((10, 10)) == (0x0E, 0x6B, 0x5B)


def congress(rooms: int = 4, days: int = 2) -> ProgrammeSnapshot:
    """Rooms full of talks from morning to night, and one lunch for all."""
    shown: list[PrintedSession] = []
    for day in range(days):
        for room in range(rooms):
            for turn in range(12):
                number = len(shown) + 1
                who = person(f"Speaker {number}", "", "", AppearanceRole.SPEAKER)
                talk = session(
                    number,
                    SessionKind.TALK,
                    f"Talk number {number} about the things nobody told you",
                    600 + 60 * (turn + (turn > 2)) + 5 * (room % 2),
                    45,
                    who,
                    day=DAY + timedelta(days=day),
                    room=f"Hall {room + 1}",
                )
                shown.append(talk)
        lunch = session(
            900 + day, SessionKind.LUNCH, "Lunch", 780, 50, day=DAY + timedelta(days=day), room=""
        )
        shown.append(lunch)
    shown.sort(key=lambda one: (one.day, one.start, one.room))
    event = replace(
        workshop().event,
        days=tuple(DAY + timedelta(days=day) for day in range(days)),
        rooms=tuple(f"Hall {room + 1}" for room in range(rooms)),
    )
    return ProgrammeSnapshot(event, tuple(shown), ())


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
@pytest.mark.parametrize("rooms", [2, 4, 9])
def test_a_grid_shows_every_session_and_nothing_overlaps(paper: Paper, rooms: int) -> None:
    snapshot = congress(rooms)
    booklet, report = printed(snapshot, (Part.PROGRAMME,), paper=paper, grid=True)
    text = " ".join(booklet.text().split())

    assert report.warnings == ()
    assert all(f"Speaker {one.id}" in text for one in snapshot.sessions if one.people)
    for page in range(booklet.pages):
        cells = booklet.rectangles(page)
        for index, one in enumerate(cells):
            assert one[1] > 8
            assert not any(overlap(one, other) for other in cells[:index])


def overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    (x, y, w, h), (a, b, c, d) = one, other
    return x + 0.1 < a + c and a + 0.1 < x + w and y + 0.1 < b + d and b + 0.1 < y + h


def test_an_event_in_one_room_has_a_list_instead_of_a_grid() -> None:
    one_room = printed(full(), (Part.PROGRAMME,))[0]

    assert printed(full(), (Part.PROGRAMME,), grid=True)[0].data == one_room.data


def test_two_sessions_at_once_in_one_room_stand_side_by_side() -> None:
    first = session(1, SessionKind.TALK, "하나", 600, 60, room="가")
    second = session(2, SessionKind.TALK, "둘", 630, 60, room="가")
    third = session(3, SessionKind.TALK, "셋", 600, 60, room="나")
    shown = replace(workshop(), sessions=(first, third, second))
    booklet = printed(shown, (Part.PROGRAMME,), grid=True)[0]
    cells = booklet.rectangles(0)

    assert len(cells) == len({round(x) for x, *_ in cells}) == 3
    assert [line for line in booklet.lines(0) if line in {"가", "나", "가 가 나"}] != []


def test_warnings_say_where_they_can_be_mended() -> None:
    snapshot = workshop()
    seen, unseen = (
        replace(who, id=PersonId(number), photo=photo)
        for who, number, photo in (
            (snapshot.sessions[4].people[0], 11, portrait(1)),
            (snapshot.sessions[5].people[0], 12, None),
        )
    )
    shown = (
        replace(snapshot.sessions[4], people=(seen,)),
        replace(snapshot.sessions[5], id=SessionId(5), title="가" * 5_000, people=(unseen,)),
    )
    broken = replace(
        organisations()[0], id=OrganisationId(7), logo=replace(logo(9, 9), data=b"GIF89a")
    )
    _, report = printed(replace(snapshot, sessions=shown, organisations=(broken,)))

    assert (
        PaperWarning(WarningKind.MISSING, "이은경", "", Source(Kind.PERSON, 12)) in report.warnings
    )
    assert {(warning.kind, warning.source) for warning in report.warnings} == {
        (WarningKind.CUT, Source(Kind.SESSION, 5)),
        (WarningKind.MISSING, Source(Kind.PERSON, 12)),
        (WarningKind.PICTURE, Source(Kind.ORGANISATION, 7)),
    }


@pytest.mark.parametrize("text", ["<b>Kim", "{x.__class__}", "가" * 5_000, "\u202eABC", ""])
def test_hostile_texts_are_text_in_every_part_and_every_cover(text: str) -> None:
    snapshot = hostile_programme(text)
    case = PrintedCase(text, text, text, text, text, text)
    event = replace(
        snapshot.event,
        greeting=text,
        greeting_en="en " + text,
        greeting_by=text,
        directions=text,
        picture=snapshot.organisations[0].logo,
    )
    shown = tuple(replace(one, case=case, room=f"{one.id}{text}") for one in snapshot.sessions)
    for design in CoverDesign:
        booklet, report = printed(
            replace(snapshot, event=event, sessions=shown),
            tuple(Part),
            both=True,
            design=design,
            grid=True,
        )
        assert report.pages == booklet.pages


def test_the_day_of_a_grid_is_in_the_outline_once() -> None:
    booklet = printed(congress(9), (Part.PROGRAMME,), grid=True)[0]

    assert booklet.outline() == [
        (0, "프로그램"),
        (1, "12월 24일 (목)"),
        (1, "12월 25일 (금)"),
    ]


def test_a_long_greeting_begins_under_its_heading_and_ends_with_its_author() -> None:
    for words in range(1_000, 1_200, 20):
        event = replace(full().event, greeting="낱말 " * words)
        booklet, _ = printed(replace(full(), event=event), (Part.GREETING,))
        first, last = booklet.lines(0), booklet.lines(booklet.pages - 1)

        assert first[first.index("인사말") + 1].startswith("낱말")
        assert last[-1] == full().event.greeting_by
        assert sum(line.startswith("낱말") for line in last) >= 2
