from datetime import UTC, datetime, timedelta

import pytest

from eventapp.domain.errors import InvalidValue, MailProblem, NotFound
from eventapp.domain.ids import AttendeeId, EventId, MailingId
from eventapp.domain.kinds import AttendeeStatus, Kind, Language, MailStatus
from eventapp.services.addressees import LeftOut, addressees
from eventapp.services.attendees import add_attendee, update_attendee
from eventapp.services.history import undo_list
from eventapp.services.mailing import (
    begin_mailing,
    list_mailings,
    list_mails,
    mailing_row,
    mark_answered,
    mark_begun,
    next_mail,
    send_again,
    stop_mailing,
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
    mail = next_mail(workspace, mailing)
    assert mail is not None
    now = datetime.now(UTC)
    mark_begun(workspace, mail.id, now=now)
    if status is not UNKNOWN:
        mark_answered(workspace, mail.id, status, now=now)
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

    assert next_mail(workspace, mailing) is None
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
    mail = next_mail(workspace, begin(workspace, event, three))
    assert mail is not None
    mark_begun(workspace, mail.id, now=NOW)

    with pytest.raises(NotFound):
        mark_begun(workspace, mail.id, now=NOW)


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

    assert next_mail(workspace, mailing) is None
    assert [(mail.status, mail.problem) for mail in list_mails(workspace, mailing)] == [
        (SENT, ""),
        (FAILED, MailProblem.STOPPED),
        (FAILED, MailProblem.STOPPED),
    ]


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
