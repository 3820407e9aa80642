"""What stands against a list: codes, cancellations, newer answers, places, and fields' choices."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource, FieldKind
from eventapp.domain.roster import Meaning, Problem, RosterPlan, RosterResult
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_pasted
from eventapp.exchange.roster.values import read_roster
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    add_category,
    list_attendees,
    update_attendee,
)
from eventapp.services.consents import list_consents, record_consent
from eventapp.services.events import create_event, list_events
from eventapp.services.own_fields import add_own_field, list_own_fields
from eventapp.services.registration import set_event_capacity
from eventapp.services.roster_import import apply_import, plan_import
from eventapp.services.workspace import Workspace

CODED = "성명,주문번호,이메일,소속\n"
ASKED = "타임스탬프,성명,이메일,개인정보 동의\n"
HONG = "홍길동,h@x.kr,"
FIRST, SECOND, THIRD = "2026-01-01 09:00", "2026-02-01 09:00", "2026-03-01 09:00"


@pytest.fixture
def event_id(workspace: Workspace) -> EventId:
    """An event nobody is registered for."""
    create_event(workspace, title="워크숍", first_day=date(2030, 1, 24))
    return list_events(workspace)[0].id


def plan(
    store: Workspace, event_id: EventId, text: str, as_new: Collection[int] = ()
) -> RosterPlan:
    table = read_pasted(text)
    roster = read_roster(table, guess_columns(table), zone=ZoneInfo("Asia/Seoul"))
    return plan_import(store, event_id, roster, as_new=as_new)


def take_in(
    store: Workspace, event_id: EventId, text: str, as_new: Collection[int] = ()
) -> RosterResult:
    return apply_import(store, event_id, plan(store, event_id, text, as_new))


def everybody(store: Workspace, event_id: EventId) -> dict[str, AttendeeRow]:
    return {row.name: row for row in list_attendees(store, event_id)}


def outcomes(found: RosterPlan) -> list[str]:
    return [outcome.value for outcome in found.outcomes]


def problems(found: RosterPlan) -> list[tuple[int, Problem, str]]:
    return [(one.row, one.problem, one.value) for one in found.problems]


def answers(store: Workspace, event_id: EventId) -> list[tuple[bool, datetime]]:
    return [(row.given, row.given_at) for row in list_consents(store, event_id)]


def seoul(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+09:00").astimezone(UTC)


# Codes


def test_a_code_alone_renames_nobody(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, CODED + "김하나,ORD-100,,\n")

    found = plan(workspace, event_id, CODED + "박두리,ORD-100,,\n")

    assert outcomes(found) == ["skipped"]
    assert problems(found) == [(2, Problem.UNSURE_WHO, "김하나")]


def test_a_code_and_a_mail_that_a_group_shares_rename_nobody(
    workspace: Workspace, event_id: EventId
) -> None:
    group = CODED + "김하나,ORD-100,office@x.kr,\n박두리,ORD-100,office@x.kr,\n"
    take_in(workspace, event_id, group)

    found = plan(workspace, event_id, CODED + "최세찌,ORD-100,office@x.kr,\n")
    more = plan(workspace, event_id, group + "최세찌,ORD-100,office@x.kr,\n")

    assert outcomes(found) == ["skipped"]
    assert outcomes(more) == ["unchanged", "unchanged", "new"]
    assert len(everybody(workspace, event_id)) == 2


def test_a_group_under_one_code_is_taken_in_and_known_again(
    workspace: Workspace, event_id: EventId
) -> None:
    group = CODED + "김하나,ORD-100,,\n박두리,ORD-100,,\n최세찌,ORD-100,,\n"

    assert len(take_in(workspace, event_id, group).added) == 3
    assert outcomes(plan(workspace, event_id, group)) == ["unchanged"] * 3
    assert outcomes(plan(workspace, event_id, group + "김하나,ORD-100,,\n")) == [
        *["unchanged"] * 3,
        "skipped",
    ]


def test_two_codes_are_not_one_person_by_name_and_organisation(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, CODED + "김민수,A1,,창원\n")

    found = plan(workspace, event_id, CODED + "김민수,A2,,창원\n")

    assert outcomes(found) == ["skipped"]
    assert problems(found) == [(2, Problem.UNSURE_WHO, "김민수 · 창원")]


def test_a_code_that_is_there_is_never_overwritten(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, CODED + "김민수,A1,k@x.kr,창원\n이보라,,b@x.kr,\n")

    found = plan(workspace, event_id, CODED + "김민수,A2,k@x.kr,진주\n이보라,B1,b@x.kr,\n")
    apply_import(workspace, event_id, found)

    people = everybody(workspace, event_id)
    assert problems(found) == [(2, Problem.OTHER_CODE, "A1")]
    assert (people["김민수"].reference, people["김민수"].organisation) == ("A1", "진주")
    assert people["이보라"].reference == "B1"


# Consents


@pytest.mark.parametrize(
    ("there", "before", "moment", "said", "after", "told"),
    [
        ("거부", SECOND, FIRST, "동의", False, True),
        ("거부", SECOND, SECOND, "동의", False, True),
        ("거부", SECOND, THIRD, "동의", True, False),
        ("동의", SECOND, FIRST, "거부", True, True),
        ("동의", SECOND, SECOND, "거부", False, False),
        ("동의", SECOND, THIRD, "거부", False, False),
        ("거부", SECOND, "", "동의", False, True),
        ("동의", SECOND, "", "거부", False, False),
        ("동의", SECOND, FIRST, "동의", True, False),
    ],
)
def test_only_a_later_answer_changes_a_consent(  # noqa: PLR0917 - a case has six columns
    workspace: Workspace,
    event_id: EventId,
    there: str,
    before: str,
    moment: str,
    said: str,
    *,
    after: bool,
    told: bool,
) -> None:
    take_in(workspace, event_id, f"{ASKED}{before},{HONG}{there}\n")

    found = plan(workspace, event_id, f"{ASKED}{moment},{HONG}{said}\n")
    apply_import(workspace, event_id, found)

    ((given, given_at),) = answers(workspace, event_id)
    assert given is after
    assert [problem for _, problem, _ in problems(found)] == [Problem.CONSENT_STANDS] * told
    changed = given is not (there == "동의")
    assert outcomes(found) == ["changed" if changed else "unchanged"]
    if not changed:
        assert given_at == seoul(before)
    elif moment:
        assert given_at == seoul(moment)


def test_a_refusal_said_once_more_is_as_new_as_it_was_said_last(
    workspace: Workspace, event_id: EventId
) -> None:
    for moment, said in ((FIRST, "거부"), (THIRD, "거부"), (SECOND, "동의")):
        take_in(workspace, event_id, f"{ASKED}{moment},{HONG}{said}\n")

    assert answers(workspace, event_id) == [(False, seoul(THIRD))]


def test_an_answer_given_at_the_desk_stands_unless_the_list_s_is_later(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, f"{ASKED},{HONG}X\n")
    hong = everybody(workspace, event_id)["홍길동"].id
    record_consent(
        workspace, [hong], ConsentKind.PERSONAL_DATA, given=True, source=ConsentSource.DESK
    )

    for moment in ("", FIRST):
        found = plan(workspace, event_id, f"{ASKED}{moment},{HONG}X\n")
        assert (outcomes(found), [one.problem for one in found.problems]) == (
            ["unchanged"],
            [Problem.CONSENT_STANDS],
        )
    take_in(workspace, event_id, f"{ASKED}2090-01-01,{HONG}X\n")
    assert [given for given, _ in answers(workspace, event_id)] == [False]


@pytest.mark.parametrize(
    ("rows", "given", "moment"),
    [
        ([(FIRST, "동의"), (SECOND, "거부")], False, SECOND),
        ([(SECOND, "거부"), (FIRST, "동의")], False, SECOND),
        ([(FIRST, "거부"), (SECOND, "동의")], True, SECOND),
        ([(FIRST, "동의"), ("", "거부")], False, ""),
        ([("", "거부"), ("", "동의")], False, ""),
        ([(FIRST, "동의"), (FIRST, "거부")], False, FIRST),
        ([("", ""), (SECOND, "거부"), (FIRST, "동의")], False, SECOND),
    ],
)
def test_of_two_rows_of_one_person_the_later_answer_stands_else_the_stricter(
    workspace: Workspace,
    event_id: EventId,
    rows: list[tuple[str, str]],
    moment: str,
    *,
    given: bool,
) -> None:
    text = ASKED + "".join(f"{when},{HONG}{said}\n" for when, said in rows)

    for _ in range(2):
        take_in(workspace, event_id, text)
        (found,) = answers(workspace, event_id)
        assert found[0] is given
        assert not moment or found[1] == seoul(moment)
    assert outcomes(plan(workspace, event_id, text))[0] == "unchanged"


def test_two_rows_that_mean_one_person_there_are_heard_together(
    workspace: Workspace, event_id: EventId
) -> None:
    add_attendee(workspace, event_id, name="홍길동", email="h@x.kr", phone="010-1111-1111")

    found = plan(
        workspace,
        event_id,
        "타임스탬프,성명,이메일,휴대폰,개인정보 동의\n"
        f"{FIRST},홍길동,h@x.kr,,동의\n{SECOND},홍길동,,01011111111,거부\n",
    )
    apply_import(workspace, event_id, found)

    assert outcomes(found) == ["changed", "skipped"]
    assert answers(workspace, event_id) == [(False, seoul(SECOND))]


# Statuses and places


def test_who_was_cancelled_here_stays_cancelled(workspace: Workspace, event_id: EventId) -> None:
    text = "성명,이메일,상태\n홍길동,h@x.kr,등록\n"
    take_in(workspace, event_id, text)
    hong = everybody(workspace, event_id)["홍길동"].id
    update_attendee(workspace, hong, status=AttendeeStatus.CANCELLED)

    found = plan(workspace, event_id, text)
    apply_import(workspace, event_id, found)

    assert (outcomes(found), problems(found)) == (
        ["unchanged"],
        [(2, Problem.STAYS_CANCELLED, "")],
    )
    assert everybody(workspace, event_id)["홍길동"].status is AttendeeStatus.CANCELLED
    assert plan(workspace, event_id, text.replace("등록", "취소")).problems == ()


def test_beyond_the_capacity_new_ones_wait_in_the_list_s_order(
    workspace: Workspace, event_id: EventId
) -> None:
    add_category(workspace, event_id, name="발표자", capacity=1)
    set_event_capacity(workspace, event_id, 4)
    add_attendee(workspace, event_id, name="먼저")
    text = (
        "성명,구분,상태\n하나,발표자,\n둘,발표자,\n셋,일반,\n취소,일반,취소\n"
        "확정,일반,확정\n넷,일반,\n"
    )

    found = plan(workspace, event_id, text)
    result = apply_import(workspace, event_id, found)

    assert problems(found) == [
        (3, Problem.NO_PLACE, "발표자"),
        (7, Problem.NO_PLACE, "일반"),
    ]
    assert (len(found.waiting), result.waiting, len(result.added)) == (2, 2, 6)
    assert {name for name, row in everybody(workspace, event_id).items() if waits(row)} == {
        "둘",
        "넷",
    }
    again = plan(workspace, event_id, text)
    assert (outcomes(again), again.waiting) == (["unchanged"] * 6, frozenset())


def waits(row: AttendeeRow) -> bool:
    return row.status is AttendeeStatus.WAITING


def test_who_the_list_cancels_leaves_a_place(workspace: Workspace, event_id: EventId) -> None:
    set_event_capacity(workspace, event_id, 1)
    take_in(workspace, event_id, "성명,이메일\n홍길동,h@x.kr\n")

    take_in(workspace, event_id, "성명,이메일,상태\n김하늘,k@x.kr,\n홍길동,h@x.kr,취소\n")

    people = everybody(workspace, event_id)
    assert people["김하늘"].status is AttendeeStatus.REGISTERED


# Own fields


def test_values_of_own_fields_are_those_the_fields_take(
    workspace: Workspace, event_id: EventId
) -> None:
    add_own_field(workspace, event_id, name="주차", kind=FieldKind.YES_NO)
    add_own_field(
        workspace, event_id, name="식사", kind=FieldKind.CHOICE, choices="한식\n채식 도시락"
    )
    text = (
        "성명,이메일,주차,식사,숙박\n홍길동,h@x.kr,예,한식,1박\n김하늘,k@x.kr,X,채식도시락,\n"
        "이보라,b@x.kr,글쎄,양식,\n박나래,n@x.kr,,,\n"
    )

    found = plan(workspace, event_id, text)
    apply_import(workspace, event_id, found)

    names = {row.key: row.name for row in list_own_fields(workspace, event_id)}
    assert {
        name: {names[key]: value for key, value in row.own.items()}
        for name, row in everybody(workspace, event_id).items()
    } == {
        "홍길동": {"주차": "yes", "식사": "한식", "숙박": "1박"},
        "김하늘": {"주차": "no", "식사": "채식 도시락"},
        "이보라": {},
        "박나래": {},
    }
    assert [(one.row, one.column, one.problem, one.value) for one in found.problems] == [
        (4, "주차", Problem.NOT_A_CHOICE, "글쎄"),
        (4, "식사", Problem.NOT_A_CHOICE, "양식"),
    ]
    assert outcomes(plan(workspace, event_id, text)) == ["unchanged"] * 4


def test_a_value_the_field_does_not_offer_changes_nothing(
    workspace: Workspace, event_id: EventId
) -> None:
    add_own_field(workspace, event_id, name="주차", kind=FieldKind.YES_NO)
    take_in(workspace, event_id, "성명,이메일,주차\n홍길동,h@x.kr,O\n")

    odd = plan(workspace, event_id, "성명,이메일,주차\n홍길동,h@x.kr,아마\n")
    other = plan(workspace, event_id, "성명,이메일,주차\n홍길동,h@x.kr,아니오\n")

    assert outcomes(odd) == ["unchanged"]
    assert [(one.meaning, one.before, one.after) for one in other.changes[0]] == [
        (Meaning.OWN, "yes", "no")
    ]
    assert AttendeeId(next(iter(other.found.values()))) in {
        row.id for row in list_attendees(workspace, event_id)
    }
