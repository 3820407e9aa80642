import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from eventapp.domain.documents import PrintedTicket
from eventapp.domain.errors import CannotSend, InvalidValue, MailProblem
from eventapp.domain.ids import EventId, TicketCode
from eventapp.domain.kinds import Language
from eventapp.domain.mail import MailServer, Security, fill, unknown_placeholders
from eventapp.domain.tickets import display_code
from eventapp.exchange.mail import POLICY, Letter, build_message, written
from eventapp.services.programme import list_sessions, update_session
from eventapp.services.snapshots.tickets import ticket_snapshot
from eventapp.services.workspace import Workspace
from tests.reports.snapshots import HOSTILE
from tests.ui.mailing.received import Received
from ui.attendees.mailing.letters import Draft, Order, enclosure, template, write_letter

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SERVER = MailServer("127.0.0.1", 25, Security.NONE, "", "접수 (Desk), Team", "desk@example.org")
HEADERS = [
    "Date",
    "From",
    "To",
    "Subject",
    "Message-ID",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
]
PLAIN = Letter(
    message_id="0123abc",
    date=NOW,
    sender_name="Desk",
    sender_address="desk@example.org",
    name="Kim",
    address="kim@example.org",
    subject="Ticket",
    body="body",
    event="Event",
    when="",
    venue="",
    accent="#000000",
    code=TicketCode("0" * 26),
    language=Language.KOREAN,
    qr=b"",
    ticket=b"",
    calendar=b"",
)


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


ENCODED = (
    "=?utf-8?q?=0d=0aReply-To:_evil=40x.kr=0d=0aX:_?=",
    "=?utf-8?b?DQoNCjxoMT5oaTwvaDE+?=",
    "=?utf-8?b?DQoNCjxoMT5oaTwvaDE+?= =?utf-8?q?=0d=0aBcc:_x=40y.kr?=",
    "==??utf-8?q?=0aBcc:_x=40y.kr?=",
    "=\u200b?utf-8?q?=0d=0aBcc:_x=40y.kr?=",
    "김 =?utf-8?q?=0d=0aBcc:_x=40y.kr?= 솔",
    "a" * 60 + " =?utf-8?q?=0d=0aBcc:_x=40y.kr?= " + "나" * 300,
)


def seen(text: str) -> str:
    """A text as it is read; where long ones are folded the library may add a space."""
    return re.sub("[\u2060\u200b ]", "", text)


@pytest.mark.parametrize("text", ENCODED)
def test_what_looks_encoded_is_no_header_and_reads_as_it_was_typed(order: Order, text: str) -> None:
    server = replace(SERVER, sender_name=text)
    draft = Draft("{name}: {organisation}", "{name}", Language.KOREAN)
    wanted = replace(order, ticket=called(order.ticket, text), server=server, draft=draft)
    message = received(wanted).message

    assert list(message.keys()) == list(received(order).message.keys())
    for said in (message["From"].addresses[0], message["To"].addresses[0]):
        assert seen(said.display_name) == seen(text.replace("\u200b", "")[:200])
    assert seen(message["Subject"]) == seen(f"{text}: {text}")
    assert [to.addr_spec for to in message["To"].addresses] == ["kim@example.org"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["=?", "?=", "utf-8", "?q?", "?b?", "=0d=0a", "DQoNCg==", "Bcc: a", " "])
        | st.text(max_size=3),
        max_size=12,
    ).map("".join)
)
def test_no_text_adds_or_ends_a_header(text: str) -> None:
    letter = replace(PLAIN, name=text, sender_name=text, subject=text)
    message = message_from_bytes(build_message(letter).as_bytes(), policy=default)

    assert list(message.keys()) == HEADERS
    assert message.get_body(("plain",)).get_content().startswith("body")  # type: ignore[union-attr]


@pytest.mark.parametrize("local", ["=?utf-8?q?=0d=0aBcc=3aa?=", "=?utf-8?b?DQoNCg==?="])
def test_an_address_that_looks_encoded_is_none(order: Order, local: str) -> None:
    with pytest.raises(CannotSend) as caught:
        build_message(write_letter(replace(order, address=f"{local}@example.org")))

    assert caught.value.problem is MailProblem.ADDRESS


def test_a_message_whose_headers_are_others_on_the_wire_is_not_handed_in() -> None:
    for value in ("=?utf-8?q?=0d=0aBcc:_x=40y.kr=0d=0aX:_?=", "=?utf-8?b?DQoNCmhp?="):
        message = build_message(PLAIN)
        del message["Subject"]
        message["Subject"] = value
        with pytest.raises(CannotSend) as caught:
            written(message)
        assert caught.value.problem is MailProblem.CONTENT


def test_a_message_the_library_cannot_write_is_its_own_problem() -> None:
    message = EmailMessage(policy=POLICY)
    message.set_content("")
    message.set_payload("\ud800")

    with pytest.raises(CannotSend) as caught:
        written(message)
    assert caught.value.problem is MailProblem.CONTENT


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
