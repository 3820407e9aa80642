from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.errors import CannotWriteFile, WriteProblem
from eventapp.domain.ids import OrganisationId, PersonId, SessionId
from eventapp.domain.kinds import (
    AppearanceRole,
    AppearanceStatus,
    AttendeeStatus,
    EngagementKind,
    FieldKind,
    Language,
    OrganisationKind,
    Origin,
    Paper,
    SessionKind,
    TicketStatus,
)
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.domain.protocol import Office
from eventapp.domain.templates import Template
from eventapp.domain.verdicts import Verdict
from eventapp.services.appearances import AppearanceRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.language import set_language
from ui.wording import word_error

VOCABULARIES: list[tuple[type[StrEnum], Callable[[Any], str]]] = [
    (SessionKind, words.session_kind),
    (AppearanceRole, words.appearance_role),
    (AppearanceStatus, words.appearance_status),
    (OrganisationKind, words.organisation_kind),
    (EngagementKind, words.engagement_kind),
    (AttendeeStatus, words.attendee_status),
    (TicketStatus, words.ticket_status),
    (Verdict, words.verdict_word),
    (Origin, words.origin),
    (FieldKind, words.field_kind),
    (Office, words.office),
    (Paper, words.paper_name),
    (Template, words.template_name),
    (ConflictKind, words.conflict_title),
    (Missing, words.missing_words),
]


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    set_language(request.param)
    yield request.param
    set_language(Language.KOREAN)


def session(row_id: int, kind: SessionKind, title: str = "", **fields: Any) -> SessionRow:
    given = {
        "id": SessionId(row_id),
        "kind": kind,
        "number": 0,
        "title": title,
        "title_en": "",
        "abstract": "",
        "abstract_en": "",
        "notes": "",
        "day": None,
        "date": None,
        "room": None,
        "room_name": "대회의실",
        "room_name_en": "Main hall",
        "start": 600 + row_id * 10,
        "length": 15,
        "people": (),
    }
    return SessionRow(**{**given, **fields})


@pytest.mark.parametrize(("vocabulary", "word"), VOCABULARIES)
def test_every_value_has_a_word_of_its_own(
    language: Language, vocabulary: type[StrEnum], word: Callable[[Any], str]
) -> None:
    said = [word(value) for value in vocabulary]

    assert all(said)
    assert len(set(said)) == len(said)
    if language is Language.KOREAN and vocabulary is not Paper and vocabulary is not AppearanceRole:
        assert not any(text.isascii() for text in said)


def test_choices_are_the_values_in_order_with_their_words() -> None:
    assert words.choices(TicketStatus, words.ticket_status) == [
        ("valid", "유효"),
        ("spare", "합친 등록의 입장권"),
        ("revoked", "무효"),
    ]


@pytest.mark.parametrize(
    ("wanted", "row", "title"),
    [
        (Language.KOREAN, session(1, SessionKind.TALK, "제목", title_en="Title"), "제목"),
        (Language.ENGLISH, session(1, SessionKind.TALK, "제목", title_en="Title"), "Title"),
        (Language.ENGLISH, session(1, SessionKind.TALK, "제목"), "제목"),
        (Language.KOREAN, session(1, SessionKind.ADDRESS), "축사"),
        (Language.KOREAN, session(1, SessionKind.TALK, number=2), "발표 2"),
        (Language.ENGLISH, session(1, SessionKind.TALK, number=2), "Talk 2"),
    ],
)
def test_a_session_is_called_by_its_title_or_what_it_is(
    wanted: Language, row: SessionRow, title: str
) -> None:
    set_language(wanted)

    assert words.session_title(row) == title


def test_conflicts_name_the_room_or_person_and_the_other_session() -> None:
    person = AppearanceRow(
        *(1, 2, 7, "김성규", "", "", "", "", "", None, None),  # type: ignore[arg-type]
        AppearanceRole.SPEAKER,
        AppearanceStatus.CONFIRMED,
    )
    one = session(1, SessionKind.KEYNOTE, "하나")
    other = session(2, SessionKind.TALK, "둘", people=(person,))
    rows = {one.id: one, other.id: other}
    room = Conflict(ConflictKind.ROOM, (one.id, other.id))
    twice = Conflict(ConflictKind.PERSON, (one.id, other.id), PersonId(7))
    outside = Conflict(ConflictKind.OUTSIDE_DAY, (one.id,))

    assert (
        words.conflict_sentence(room, rows)
        == "대회의실: ‘하나’(10:10–10:25), ‘둘’(10:20–10:35) 시간이 겹쳐요."
    )
    assert (
        words.conflict_sentence(twice, rows, seen_from=other.id)
        == "김성규: ‘하나’(10:10–10:25) 순서와 시간이 겹쳐요."
    )
    assert (
        words.conflict_sentence(outside, rows) == "‘하나’(10:10–10:25): 그날 운영 시간을 벗어나요."
    )
    set_language(Language.ENGLISH)
    assert (
        words.conflict_sentence(room, rows, seen_from=one.id)
        == "Main hall: overlaps with “둘” (10:20–10:35)."
    )


def test_gaps_name_what_they_concern() -> None:
    talk = session(1, SessionKind.TALK, number=1)

    assert words.gap_subject(Gap(Missing.NO_VENUE)) == ""
    assert words.gap_subject(Gap(Missing.SESSION_WITHOUT_TITLE, talk.id), [talk]) == "발표 1"
    foundation = OrganisationId(3)
    gap = Gap(Missing.NO_LOGO, organisation=foundation)
    assert words.gap_subject(gap, organisations={foundation: "재단"}) == "재단"


def test_a_full_disk_is_named_and_an_older_file_only_where_there_is_one() -> None:
    path = Path("/표/명찰.pdf")

    new, old = (
        word_error(CannotWriteFile(path, WriteProblem.FULL, kept=kept)) for kept in (False, True)
    )

    assert new == (
        "“명찰.pdf” 파일을 쓰지 못했어요. 디스크가 가득 찼어요. 디스크 공간을 비우거나 다른"
        " 디스크의 폴더를 골라 주세요."
    )
    assert old == f"{new} 같은 이름의 옛 파일은 그대로예요."
