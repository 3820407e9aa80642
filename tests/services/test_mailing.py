from datetime import UTC, datetime, timedelta

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from eventapp.domain.errors import DeskRoleActive, InvalidValue, MailProblem, NotFound
from eventapp.domain.ids import AttendeeId, EventId, MailingId
from eventapp.domain.kinds import AttendeeStatus, Kind, Language, MailStatus
from eventapp.services.addressees import LeftOut, addressees, is_address, standing
from eventapp.services.attendees import add_attendee, delete_attendees, update_attendee
from eventapp.services.desk_lock import enter_desk_role, set_pin
from eventapp.services.history import undo_list
from eventapp.services.mailing import (
    begin_mailing,
    list_mailings,
    list_mails,
    mail_row,
    mailing_row,
    mark_answered,
    mark_begun,
    reached_otherwise,
    send_again,
    stop_mailing,
    waiting_mails,
)
from eventapp.services.tickets import reissue_tickets, revoke_tickets
from eventapp.services.workspace import Workspace

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SENT, FAILED, UNKNOWN = MailStatus.SENT, MailStatus.FAILED, MailStatus.UNKNOWN


def guest(workspace: Workspace, event: EventId, name: str, email: str) -> AttendeeId:
    made = add_attendee(workspace, event, name=name, email=email)
    return AttendeeId(made.only_inserted(Kind.ATTENDEE))


@pytest.fixture
def three(workspace: Workspace, event: EventId) -> list[AttendeeId]:
    return [guest(workspace, event, name, f"{name}@example.org") for name in ("a", "b", "c")]


def begin(workspace: Workspace, event: EventId, only: list[AttendeeId]) -> MailingId:
    to = addressees(workspace, event, only).to
    return begin_mailing(
        workspace,
        event,
        subject="입장권",
        body="안녕하세요\n{name}",
        language=Language.KOREAN,
        to=to,
        now=NOW,
    )


def send_next(workspace: Workspace, mailing: MailingId, status: MailStatus) -> str:
    """Do what the window does for one message, without a server."""
    first, *others = waiting_mails(workspace, mailing)
    mail = mail_row(workspace, first)
    assert mail is not None
    now = datetime.now(UTC)
    mark_begun(workspace, mail.id, mail.address, now=now)
    if status is not UNKNOWN:
        mark_answered(workspace, mail.id, status, last=not others, now=now)
    return mail.name


def test_who_is_left_out_is_told_why(workspace: Workspace, event: EventId) -> None:
    people = {
        "fine": guest(workspace, event, "fine", "fine@example.org"),
        "none": guest(workspace, event, "none", " "),
        "bad": guest(workspace, event, "bad", "not an address"),
        "utf8": guest(workspace, event, "utf8", "이름@example.org"),
        "queue": guest(workspace, event, "queue", "queue@example.org"),
        "gone": guest(workspace, event, "gone", "gone@example.org"),
        "blocked": guest(workspace, event, "blocked", "blocked@example.org"),
        "revoked": guest(workspace, event, "revoked", "revoked@example.org"),
    }
    update_attendee(workspace, people["queue"], status=AttendeeStatus.WAITING)
    update_attendee(workspace, people["gone"], status=AttendeeStatus.CANCELLED)
    update_attendee(workspace, people["blocked"], blocked=True)
    revoke_tickets(workspace, [people["revoked"]])

    found = addressees(workspace, event, people.values())

    assert [who.name for who in found.to] == ["fine"]
    assert {who.name: reason for who, reason in found.left_out} == {
        "none": LeftOut.NO_ADDRESS,
        "bad": LeftOut.BAD_ADDRESS,
        "utf8": LeftOut.BAD_ADDRESS,
        "queue": LeftOut.WAITING,
        "gone": LeftOut.CANCELLED,
        "blocked": LeftOut.BLOCKED,
        "revoked": LeftOut.NO_TICKET,
    }


def test_each_is_sent_once_and_the_mailing_comes_to_its_end(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)

    assert [send_next(workspace, mailing, SENT) for _ in three] == ["a", "b", "c"]

    assert waiting_mails(workspace, mailing) == ()
    row = mailing_row(workspace, event, mailing)
    assert (row.total, row.sent, row.waiting) == (3, 3, 0)
    assert row.finished_at is not None
    assert len({mail.message_id for mail in list_mails(workspace, mailing)}) == 3


def test_what_broke_off_is_unknown_and_never_next(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)
    send_next(workspace, mailing, UNKNOWN)

    assert [send_next(workspace, mailing, SENT) for _ in "bc"] == ["b", "c"]

    assert [mail.status for mail in list_mails(workspace, mailing)] == [UNKNOWN, SENT, SENT]
    assert list_mailings(workspace, event)[0].unknown == 1


def test_a_message_begun_once_is_not_begun_again(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mail, *_others = waiting_mails(workspace, begin(workspace, event, three))
    mark_begun(workspace, mail, "a@example.org", now=NOW)

    with pytest.raises(NotFound):
        mark_begun(workspace, mail, "b@example.org", now=NOW)
    row = mail_row(workspace, mail)
    assert row is not None
    assert row.address == "a@example.org"


def test_the_failed_are_sent_again_to_where_they_are_now(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)
    for status in (FAILED, SENT, UNKNOWN):
        send_next(workspace, mailing, status)
    before = list_mails(workspace, mailing)
    update_attendee(workspace, three[0], email="new@example.org")

    send_again(workspace, [mail.id for mail in before])

    waiting = [mail for mail in list_mails(workspace, mailing) if mail.status == "waiting"]
    assert [mail.address for mail in waiting] == ["new@example.org", "c@example.org"]
    assert [mail.message_id for mail in waiting] == [before[0].message_id, before[2].message_id]
    assert mailing_row(workspace, event, mailing).finished_at is None


def test_nobody_is_offered_a_ticket_they_have(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)
    send_next(workspace, mailing, SENT)
    send_next(workspace, mailing, UNKNOWN)

    def reasons(*, again: bool = False) -> list[LeftOut]:
        found = addressees(workspace, event, three, again=again)
        return [reason for _who, reason in found.left_out]

    assert reasons() == [LeftOut.SENT, LeftOut.UNKNOWN, LeftOut.QUEUED]
    assert reasons(again=True) == [LeftOut.QUEUED]
    reissue_tickets(workspace, three[:1])
    assert reasons() == [LeftOut.UNKNOWN, LeftOut.QUEUED]


def test_a_stopped_mailing_leaves_the_rest_unsent(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)
    send_next(workspace, mailing, SENT)

    stop_mailing(workspace, mailing, now=NOW + timedelta(hours=1))

    assert waiting_mails(workspace, mailing) == ()
    assert [(mail.status, mail.problem) for mail in list_mails(workspace, mailing)] == [
        (SENT, ""),
        (FAILED, MailProblem.STOPPED),
        (FAILED, MailProblem.STOPPED),
    ]


def test_whoever_was_reached_since_is_not_sent_it_again_unless_asked_for(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    first = begin(workspace, event, three)
    for _ in three:
        send_next(workspace, first, FAILED)
    second = begin(workspace, event, three)
    for status in (SENT, UNKNOWN, FAILED):
        send_next(workspace, second, status)
    failed = [mail.id for mail in list_mails(workspace, first)]

    assert reached_otherwise(workspace, failed) == set(failed[:2])
    send_again(workspace, failed)
    assert waiting_mails(workspace, first) == (failed[2],)
    # What waits in one mailing is not to wait in another, too.
    waits_too = [mail.id for mail in list_mails(workspace, second)][2:]
    assert reached_otherwise(workspace, waits_too) == set(waits_too)
    send_again(workspace, waits_too)
    assert waiting_mails(workspace, second) == ()
    send_again(workspace, failed, to_all=True)
    assert waiting_mails(workspace, first) == tuple(failed)


def test_a_new_ticket_may_be_sent_again_whatever_went_out_before(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    first = begin(workspace, event, three[:1])
    send_next(workspace, first, FAILED)
    send_next(workspace, begin(workspace, event, three[:1]), SENT)
    reissue_tickets(workspace, three[:1])

    assert reached_otherwise(workspace, [mail.id for mail in list_mails(workspace, first)]) == set()


def test_the_desk_sends_nothing_and_stops_nothing(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    mailing = begin(workspace, event, three)
    send_next(workspace, mailing, FAILED)
    before = list_mails(workspace, mailing)
    set_pin(workspace, "1234")
    enter_desk_role(workspace)

    for refused in (
        lambda: begin(workspace, event, three),
        lambda: send_again(workspace, [mail.id for mail in before]),
        lambda: stop_mailing(workspace, mailing, now=NOW),
        lambda: mark_begun(workspace, before[1].id, "b@example.org", now=NOW),
    ):
        with pytest.raises((DeskRoleActive, InvalidValue)) as caught:
            refused()
        assert isinstance(caught.value, DeskRoleActive)
    assert list_mails(workspace, mailing) == before


def test_how_somebody_stands_is_asked_of_them_alone(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    update_attendee(workspace, three[0], email="new@example.org")
    update_attendee(workspace, three[1], blocked=True)
    delete_attendees(workspace, three[2:])

    fine, blocked = (standing(workspace, event, who) for who in three[:2])
    assert fine is not None
    assert blocked is not None
    assert (fine.who.address, fine.reason) == ("new@example.org", None)
    assert blocked.reason is LeftOut.BLOCKED
    assert standing(workspace, event, three[2]) is None


LOCAL = st.text("abcxyz0189._+-A!", min_size=1, max_size=70)
DOMAINS = ["x.kr", "naver.com", "x.test", "한국.kr", "-x.kr", "x", "x..kr", "X.KR", "a.local"]


@settings(deadline=None)
@given(st.lists(st.builds("{}@{}".format, LOCAL, st.sampled_from(DOMAINS)), max_size=5))
def test_our_rule_for_whom_mail_reaches_is_the_library_s(typed: list[str]) -> None:
    known: dict[str, bool] = {}
    for address in typed:
        try:
            validate_email(
                address, check_deliverability=False, allow_smtputf8=False, test_environment=True
            )
        except EmailNotValidError:
            expected = False
        else:
            expected = True
        assert is_address(address, known) == expected


def test_sending_is_no_step_that_could_be_undone(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    before = undo_list(workspace)

    send_next(workspace, begin(workspace, event, three), SENT)

    assert undo_list(workspace) == before


def test_a_message_needs_a_subject_and_somebody(
    workspace: Workspace, event: EventId, three: list[AttendeeId]
) -> None:
    to = addressees(workspace, event, three).to
    for subject, whom in ((" ", to), ("Ticket", ())):
        with pytest.raises(InvalidValue):
            begin_mailing(
                workspace,
                event,
                subject=subject,
                body="",
                language=Language.ENGLISH,
                to=whom,
                now=NOW,
            )
    assert list_mailings(workspace, event) == ()
