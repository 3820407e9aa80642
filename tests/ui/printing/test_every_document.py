"""What holds for every paper there is, made from a workspace whose every text means harm."""

import io
import secrets
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Text, select, update

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import CertificateKind, Language
from eventapp.domain.progress import Cancelled, no_progress
from eventapp.domain.steps import Step
from eventapp.services.attendees import list_attendees
from eventapp.services.certificates import issue_certificates
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace, create_workspace
from eventapp.store.tables import (
    Attendee,
    Base,
    Category,
    Cue,
    Engagement,
    Event,
    Organisation,
    Person,
    Room,
    Session,
)
from tests.reports.reading import Print
from ui.printing.documents import DOCUMENTS, Document, PrintOptions

LITERAL = (
    '<img src="file:///etc/passwd">',
    "<b>Kim",
    "a&b",
    "{x.__class__}",
    "%s %(n)d",
    "\\(paren) Tj ET",
)
HARMFUL = (
    *LITERAL,
    "가" * 200,
    "W" * 200,
    "낱말 " * 40,
    "\u202eABC\u202c",
    "👨‍👩‍👧‍👦🇰🇷👍🏽",
    "Z̸̧͎a̴̛͍l̷̰̈́g̶o",
    "﷽ ثعبان עברית ไทย",
)
_KEPT = {"guid", "time_zone", "language", "colour", "reference", "own", "phone", "email"}
_TABLES = (Attendee, Category, Cue, Engagement, Event, Organisation, Person, Room, Session)
_PAPERS = tuple(
    pytest.param(document, options, id=f"{document.name}-{name}")
    for document in DOCUMENTS.values()
    for name, options in (
        ("ko", PrintOptions(Language.KOREAN, paper=document.papers[0])),
        ("en", PrintOptions(Language.ENGLISH, paper=document.papers[0])),
        ("both", PrintOptions(Language.KOREAN, both=True, paper=document.papers[0])),
    )
    if document.both or not options.both
)


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, EventId]]:
    """The sample with a harmful text in every place for one."""
    workspace = create_workspace(tmp_path_factory.mktemp("harm") / "w.eventapp")
    event = write_sample(workspace, today=date(2026, 11, 23))
    with workspace.step(Step.EDIT_EVENT) as step:
        for table in _TABLES:
            for row, text in zip(step.session.scalars(select(table)), cycle(HARMFUL), strict=False):
                for column in _texts(table):
                    setattr(row, column, text)
        step.session.execute(update(Attendee).values(guest=True))
    gate = event_gate(workspace, event)
    for attendee in list_attendees(workspace, event):
        if attendee.code is not None:
            check_in(workspace, gate, attendee.code, desk="1", bounce=None)
    for kind in CertificateKind:
        issue_certificates(workspace, event, kind, least_share=0)
    yield workspace, event
    workspace.close()


def _texts(table: type[Base]) -> list[str]:
    columns: Any = table.__table__.columns
    return [c.name for c in columns if type(c.type) is Text and c.name not in _KEPT]


def _snapshot(
    harmful: tuple[Workspace, EventId], document: Document, options: PrintOptions
) -> object:
    return document.snapshot(*harmful, options)


@pytest.mark.parametrize(("document", "options"), _PAPERS)
def test_every_text_is_printed_as_it_is_with_embedded_fonts_and_the_same_bytes_again(
    harmful: tuple[Workspace, EventId], document: Document, options: PrintOptions
) -> None:
    snapshot = _snapshot(harmful, document, options)
    out, again = io.BytesIO(), io.BytesIO()

    report = document.render(snapshot, out, options, no_progress)
    document.render(snapshot, again, options, no_progress)

    paper = Print(out.getvalue())
    printed = "".join(paper.text().split())
    assert report.pages == paper.pages
    assert again.getvalue() == out.getvalue()
    assert set(paper.fonts().values()) == {True}
    assert "root:" not in printed
    assert not document.is_empty(snapshot)
    # The ruler page has no text of the workspace's but the event's title.
    wanted = LITERAL[:1] if document.name == "ruler" else LITERAL
    assert [text for text in wanted if "".join(text.split()) not in printed] == []


@pytest.mark.parametrize(("document", "options"), _PAPERS)
def test_a_cancel_at_a_random_moment_leaves_the_old_file_and_nothing_else(
    harmful: tuple[Workspace, EventId], document: Document, options: PrintOptions, tmp_path: Path
) -> None:
    snapshot = _snapshot(harmful, document, options)
    out = tmp_path / "paper.pdf"
    out.write_bytes(b"the old one")
    calls: list[int] = []
    document.render(snapshot, io.BytesIO(), options, lambda done, _all: calls.append(done))
    moment = secrets.randbelow(len(calls))

    def progress(_done: int, _all: int) -> None:
        calls.append(0)
        if len(calls) > moment:
            raise Cancelled

    calls.clear()
    with pytest.raises(Cancelled):
        document.render(snapshot, out, options, progress)

    left = [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]
    assert left == [("paper.pdf", b"the old one")], f"moment {moment}"
