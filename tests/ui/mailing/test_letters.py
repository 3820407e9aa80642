from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from html import unescape

import pytest
from icalendar import Calendar

from eventapp.domain.documents import PrintedTicket
from eventapp.domain.errors import CannotSend, InvalidValue, MailProblem
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.domain.mail import MailServer, Security, fill, unknown_placeholders
from eventapp.domain.tickets import display_code
from eventapp.exchange.mail import build_message
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.snapshots import ticket_snapshot
from eventapp.services.workspace import Workspace
from tests.reports.snapshots import HOSTILE
from tests.ui.mailing.received import Received
from ui.attendees.mailing.letters import Draft, Order, enclosure, template, write_letter

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SERVER = MailServer("127.0.0.1", 25, Security.NONE, "", "접수 (Desk), Team", "desk@example.org")


@pytest.fixture
def order(workspace: Workspace, event: EventId) -> Order:
    snapshot = ticket_snapshot(workspace, event)
    return Order(
        1,
        template(Language.KOREAN),
        enclosure(workspace, event, snapshot, Language.KOREAN, NOW),
        snapshot.tickets[0],
        SERVER,
        "kim@example.org",
        "0123abc",
        NOW,
    )


def received(order: Order) -> Received:
    """The message as it comes out of the wire."""
    data = build_message(write_letter(order)).as_bytes()
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert data.isascii()
    return Received(message_from_bytes(data, policy=default))


def called(ticket: PrintedTicket, text: str) -> PrintedTicket:
    return replace(ticket, name=text, name_en=text, organisation=text, category=text)


def test_a_message_has_the_code_the_ticket_and_the_calendar(
    order: Order, workspace: Workspace, event: EventId
) -> None:
    got = received(order)

    assert got.shape == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/png",
        "application/pdf",
        "text/calendar",
    ]
    assert got.qr == [order.ticket.code]
    assert got.ticket.codes(0) == [order.ticket.code]
    assert f'src="cid:{got.qr_id.strip("<>")}"' in got.html
    public = [row for row in list_sessions(workspace, event) if row.public and row.day]
    assert len(got.events) == len(public)


def test_its_headers_name_sender_and_receiver_as_they_are_called(order: Order) -> None:
    message = received(order).message

    sender, to = message["From"].addresses[0], message["To"].addresses[0]
    assert (sender.display_name, sender.addr_spec) == ("접수 (Desk), Team", "desk@example.org")
    assert (to.display_name, to.addr_spec) == (order.ticket.name, "kim@example.org")
    assert message["Subject"].startswith("[입장권] ")
    assert message["Date"].datetime == NOW
    assert message["Message-ID"] == "<0123abc@example.org>"


def test_the_texts_are_filled_for_the_reader(order: Order) -> None:
    got = received(order)

    code = display_code(order.ticket.code)
    for text in (order.ticket.name, code):
        assert text in got.plain
        assert text in unescape(got.html)
    assert "{" not in got.plain
    assert "한국토지주택공사 경남지역본부" in got.html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_literal_and_add_no_header(order: Order, text: str) -> None:
    got = received(replace(order, ticket=called(order.ticket, text + "\r\nBcc: all@example.org")))

    assert sorted({name.lower() for name in got.message}) == [
        "auto-submitted",
        "content-type",
        "date",
        "from",
        "message-id",
        "mime-version",
        "subject",
        "to",
    ]
    assert [to.addr_spec for to in got.message["To"].addresses] == ["kim@example.org"]
    assert '<img src="file' not in got.html
    assert "<b>Kim" not in got.html
    assert got.qr == [order.ticket.code]


def test_templates_know_nothing_but_the_placeholders(order: Order) -> None:
    body = "{name} {x.__class__} %s %(n)d {0} {} ${name} {{code}} {name!r} <b>&amp;"
    got = received(
        replace(
            order,
            draft=Draft("{name}\r\nBcc: x@example.org", body, Language.ENGLISH),
            ticket=called(order.ticket, "{code}"),
        )
    )

    code = display_code(order.ticket.code)
    filled = (
        f"{{code}} {{x.__class__}} %s %(n)d {{0}} {{}} ${{code}} {{{code}}} {{name!r}} <b>&amp;"
    )
    assert got.plain.startswith(filled + "\n")
    assert "&lt;b&gt;&amp;amp;" in got.html
    assert got.message["Subject"] == "{code} Bcc: x@example.org"
    assert unknown_placeholders(body) == ("{x.__class__}", "{0}", "{}", "{name!r}")
    assert fill("{ name }", {"name": "a"}) == "a"


@pytest.mark.parametrize(
    "address",
    ["", "kim", "kim@", "@x.org", "a@b\r\nBcc: c@d.org", "이름@example.org", "a@b.org, c@d.org"],
)
def test_what_is_no_address_is_refused(order: Order, address: str) -> None:
    with pytest.raises(CannotSend) as caught:
        build_message(write_letter(replace(order, address=address)))

    assert caught.value.problem is MailProblem.ADDRESS


def test_a_sender_without_an_address_is_refused_otherwise(order: Order) -> None:
    server = replace(SERVER, sender_address="nobody")

    with pytest.raises(InvalidValue):
        build_message(write_letter(replace(order, server=server)))


def test_a_domain_of_another_script_is_written_in_letters_every_server_reads(
    order: Order,
) -> None:
    message = received(replace(order, address="kim@한국.kr")).message

    assert message["To"].addresses[0].addr_spec == "kim@xn--3e0b707e.kr"


def test_the_same_message_is_the_same_when_it_is_tried_again(order: Order) -> None:
    first, second = received(order), received(order)

    assert first.message["Message-ID"] == second.message["Message-ID"]
    assert (first.plain, first.html, first.qr) == (second.plain, second.html, second.qr)


def test_a_calendar_that_has_an_older_state_takes_the_one_that_is_sent(
    workspace: Workspace, event: EventId
) -> None:
    snapshot = ticket_snapshot(workspace, event)
    session = next(row for row in list_sessions(workspace, event) if row.public and row.day)

    def sequences(*, publish: bool) -> set[int]:
        made = enclosure(workspace, event, snapshot, Language.KOREAN, NOW, publish=publish)
        calendar = Calendar.from_ical(made.calendar)
        return {int(str(one["sequence"])) for one in calendar.walk("VEVENT")}

    assert sequences(publish=True) == {0}
    update_session(workspace, session.id, title="바뀐 제목")

    assert sequences(publish=True) == {0, 1}
