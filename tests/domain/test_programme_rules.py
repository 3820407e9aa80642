import pytest

from eventapp.domain.ids import DayId, OrganisationId, PersonId, RoomId, SessionId
from eventapp.domain.kinds import BREAKS, AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.programme_rules import (
    Gap,
    Missing,
    Part,
    ProgrammeItem,
    find_missing,
    missing_in_session,
)

DAY, HALL, STUDIO = DayId(1), RoomId(1), RoomId(2)
S1, S2, S3, S4 = map(SessionId, range(1, 5))
KIM, LEE, SEO = map(PersonId, range(1, 4))
PLACED = Placement(DAY, HALL, 600, 30)


def part(
    person: PersonId,
    role: AppearanceRole = AppearanceRole.SPEAKER,
    status: AppearanceStatus = AppearanceStatus.CONFIRMED,
    *,
    stand_in: bool = False,
) -> Part:
    return Part(person, role, status, stand_in)


def item(
    kind: SessionKind, *parts: Part, title: str = "제목", placement: Placement | None = PLACED
) -> ProgrammeItem:
    return ProgrammeItem(S1, kind, title, placement, parts)


def missing(of: ProgrammeItem) -> list[Missing]:
    return [gap.missing for gap in missing_in_session(of)]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SessionKind.KEYNOTE, [Missing.TALK_WITHOUT_SPEAKER]),
        (SessionKind.TALK, [Missing.TALK_WITHOUT_SPEAKER]),
        (SessionKind.WORKSHOP, [Missing.TALK_WITHOUT_SPEAKER]),
        (SessionKind.WELCOME, [Missing.SPEECH_WITHOUT_SPEAKER]),
        (SessionKind.ADDRESS, [Missing.SPEECH_WITHOUT_SPEAKER]),
        (SessionKind.ENCOURAGEMENT, [Missing.SPEECH_WITHOUT_SPEAKER]),
        (SessionKind.PANEL, [Missing.PANEL_WITHOUT_MODERATOR, Missing.PANEL_WITHOUT_PANELLISTS]),
        (SessionKind.REGISTRATION, []),
        (SessionKind.OPENING, []),
        (SessionKind.CEREMONY, []),
        (SessionKind.INTRODUCTION, []),
        (SessionKind.QUESTIONS, []),
        (SessionKind.PHOTOGRAPH, []),
        (SessionKind.CLOSING, []),
        (SessionKind.OTHER, []),
        *((kind, []) for kind in sorted(BREAKS)),
    ],
)
def test_a_session_without_people_lacks_whom_its_kind_wants(
    kind: SessionKind, expected: list[Missing]
) -> None:
    assert missing(item(kind)) == expected


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (SessionKind.KEYNOTE, AppearanceRole.KEYNOTE),
        (SessionKind.KEYNOTE, AppearanceRole.SPEAKER),
        (SessionKind.TALK, AppearanceRole.SPEAKER),
        (SessionKind.WORKSHOP, AppearanceRole.MODERATOR),
        (SessionKind.WELCOME, AppearanceRole.SPEAKER),
        (SessionKind.ADDRESS, AppearanceRole.ADDRESS),
        (SessionKind.ENCOURAGEMENT, AppearanceRole.ENCOURAGEMENT),
    ],
)
def test_one_person_in_the_right_role_is_enough(kind: SessionKind, role: AppearanceRole) -> None:
    assert missing(item(kind, part(KIM, role))) == []


def test_an_interpreter_is_no_speaker() -> None:
    assert missing(item(SessionKind.TALK, part(KIM, AppearanceRole.INTERPRETER))) == [
        Missing.TALK_WITHOUT_SPEAKER
    ]


def test_a_panel_wants_a_moderator_and_a_panellist() -> None:
    moderator = part(KIM, AppearanceRole.MODERATOR)
    panellist = part(LEE, AppearanceRole.PANELLIST)

    assert missing(item(SessionKind.PANEL, moderator)) == [Missing.PANEL_WITHOUT_PANELLISTS]
    assert missing(item(SessionKind.PANEL, panellist)) == [Missing.PANEL_WITHOUT_MODERATOR]
    assert missing(item(SessionKind.PANEL, moderator, panellist)) == []


def test_who_declined_is_missed_unless_somebody_stands_in() -> None:
    declined = part(KIM, status=AppearanceStatus.DECLINED)
    replaced = part(KIM, status=AppearanceStatus.DECLINED, stand_in=True)

    assert missing(item(SessionKind.TALK, declined)) == [Missing.TALK_WITHOUT_SPEAKER]
    assert missing(item(SessionKind.TALK, replaced)) == []


def test_who_was_only_invited_is_named_once_a_session() -> None:
    invited = AppearanceStatus.INVITED
    talk = item(
        SessionKind.TALK,
        part(KIM, status=invited),
        part(KIM, AppearanceRole.MODERATOR, invited),
        part(LEE, status=AppearanceStatus.ARRIVED),
    )

    assert missing_in_session(talk) == (Gap(Missing.UNCONFIRMED_PERSON, S1, KIM),)


def test_whose_stand_in_is_named_need_not_confirm() -> None:
    talk = item(SessionKind.TALK, part(KIM, status=AppearanceStatus.INVITED, stand_in=True))

    assert missing_in_session(talk) == ()


def test_a_talk_wants_a_title_and_a_time_and_a_break_only_a_time() -> None:
    talk = item(SessionKind.TALK, part(KIM), title="", placement=None)
    pause = item(SessionKind.BREAK, title="", placement=None)

    assert missing(talk) == [Missing.SESSION_WITHOUT_TITLE, Missing.UNSCHEDULED]
    assert missing(pause) == [Missing.UNSCHEDULED]


def test_everything_an_event_lacks_is_listed_the_gravest_first() -> None:
    items = [
        ProgrammeItem(S2, SessionKind.TALK, "하나", PLACED, (part(SEO), part(KIM))),
        ProgrammeItem(
            S1, SessionKind.TALK, "둘", None, (part(KIM, status=AppearanceStatus.INVITED),)
        ),
        ProgrammeItem(
            S3, SessionKind.ADDRESS, "", PLACED, (part(LEE, status=AppearanceStatus.DECLINED),)
        ),
    ]

    found = find_missing(
        items,
        venue="",
        has_host=False,
        photographed={SEO},
        logos={OrganisationId(9): False, OrganisationId(4): True, OrganisationId(2): False},
    )

    assert found == (
        Gap(Missing.NO_VENUE),
        Gap(Missing.NO_HOST),
        Gap(Missing.UNSCHEDULED, S1),
        Gap(Missing.SPEECH_WITHOUT_SPEAKER, S3),
        Gap(Missing.UNCONFIRMED_PERSON, S1, KIM),
        Gap(Missing.NO_PHOTO, person=KIM),
        Gap(Missing.NO_LOGO, organisation=OrganisationId(9)),
        Gap(Missing.NO_LOGO, organisation=OrganisationId(2)),
    )


def test_a_finished_event_lacks_nothing() -> None:
    talk = item(SessionKind.TALK, part(KIM))

    assert find_missing([talk], venue="대회의실", has_host=True, photographed={KIM}, logos={}) == ()
