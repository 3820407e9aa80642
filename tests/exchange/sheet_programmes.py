"""Programmes that Hypothesis thinks of: whatever a workspace may hold, hostile names among it."""

from datetime import date

from hypothesis import strategies as st

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.domain.text import tidy

HOSTILE = (
    "=cmd|' /C calc'!A0", "+82 10-1234-5678", "@x", "-1", "=1+1", "https://example.org/?a=b&c",
    "{x.__class__}", "%s%n", "<img src=x>", "a&amp;b]]>", "_x0041_", "_x005F_", "C:\\New\\n;,",
    "김 (철수)", "이영희; 박철수", "A, B & Co. (주)", '"따옴표"', 'a"b', '""', "미정", "좌장", "-",
    "없음", "외 3명", "좌장 사회", "사회: 김", "발표자 #2", "이름#3", "서종식 팀장", "LH 부장",
    "(", ")", "a / b", "○ 홍길동", "1. 홍길동", "ㅇ 홍길동", "토론자", "김 교수 (LH)", "10:30",
    "2026-11-24", "1일차", "예", "날짜", "장소", "제목", "#", "👩‍👩‍👧",
    "힣" * 40, "㈜바다 ㈔들", "Ana María Núñez",
)  # fmt: skip

_TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))


def lines() -> st.SearchStrategy[str]:
    """A text on one line, as a workspace keeps it."""
    return _TEXTS.map(tidy)


def names() -> st.SearchStrategy[str]:
    """A text on one line that is not empty."""
    return lines().filter(bool)


def paragraphs() -> st.SearchStrategy[str]:
    """A text of several lines, as a workspace keeps it."""
    return st.lists(_TEXTS, max_size=3).map(lambda parts: tidy("\n".join(parts), multiline=True))


def guids() -> st.SearchStrategy[str]:
    """A guid as :class:`ExchangedSession` has them."""
    return st.uuids().map(str)


def people() -> st.SearchStrategy[ExchangedPerson]:
    """Somebody in some role."""
    return st.builds(
        ExchangedPerson,
        name=names(),
        name_en=lines(),
        guid=st.one_of(st.just(""), guids()),
        public_id=st.none() | st.integers(0, 2**31),
        role=st.sampled_from(AppearanceRole),
        position=lines(),
        position_en=lines(),
        organisation=lines(),
        organisation_en=lines(),
        biography=paragraphs(),
        biography_en=paragraphs(),
    )


_COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}") | st.just("")


@st.composite
def programmes(draw: st.DrawFn) -> ExchangedProgramme:
    """A whole programme, its sessions in order."""
    dates = draw(st.lists(st.dates(date(1800, 1, 1)), unique=True, max_size=3))
    days = tuple(
        ExchangedDay(day, draw(st.integers(0, 1440)), draw(st.integers(0, 2880)))
        for day in sorted(dates)
    )
    counts = st.integers(0, 10_000)
    rooms = draw(st.lists(st.builds(
        ExchangedRoom, names(), lines(), counts, st.just("") | guids()), max_size=3))  # fmt: skip
    tracks = draw(st.lists(st.builds(ExchangedTrack, names(), lines(), _COLOURS), max_size=3))
    crowd = draw(st.lists(people(), max_size=4))
    someone = st.sampled_from(crowd) | people() if crowd else people()
    sessions = draw(
        st.lists(
            st.builds(
                ExchangedSession,
                guid=guids(),
                title=lines(),
                public_id=st.none() | st.integers(0, 2**31),
                kind=st.sampled_from(SessionKind),
                title_en=lines(),
                subtitle=lines(),
                abstract=paragraphs(),
                abstract_en=paragraphs(),
                description=paragraphs(),
                language=lines(),
                track=st.sampled_from(["", *(track.name for track in tracks)]),
                day=st.none() | st.sampled_from(range(len(days))) if days else st.none(),
                room=st.sampled_from(["", *(room.name for room in rooms)]),
                start=st.integers(0, 2 * 1440),
                length=st.integers(0, 1440),
                expected=counts,
                public=st.booleans(),
                sequence=counts,
                people=st.lists(someone, max_size=3).map(tuple),
            ),
            max_size=4,
            unique_by=lambda session: session.guid,
        )
    )
    sessions.sort(key=lambda each: (1, 0, 0) if each.day is None else (0, each.day, each.start))
    return ExchangedProgramme(
        title=draw(lines()),
        title_en=draw(lines()),
        acronym=draw(lines()),
        guid=draw(st.just("") | guids()),
        version=draw(lines()),
        time_zone=draw(st.sampled_from(["", "Asia/Seoul", "Europe/Berlin", "UTC"])),
        venue=draw(lines()),
        venue_en=draw(lines()),
        colour=draw(_COLOURS),
        days=days,
        rooms=tuple(rooms),
        tracks=tuple(tracks),
        sessions=tuple(sessions),
    )
