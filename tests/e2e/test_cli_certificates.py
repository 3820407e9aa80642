"""Certificates at the command line: issued to who earned one, and verified by their code."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner, Result

from eventapp.domain.kinds import AttendeeStatus, Direction, Language
from eventapp.services.attendees import list_attendees
from eventapp.services.certificates import list_certificates, revoke_certificate
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.events import event_facts, list_events, update_day
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace, close_workspace, open_workspace
from tests.domain.ime import typed_as_hangul
from ui.cli_certificates import issue_verb, verify_verb
from ui.language import language, set_language

TEN = datetime(2020, 1, 24, 1, tzinfo=UTC)
"""Ten o'clock in Seoul, when the sample's programme begins."""


@pytest.fixture
def file(workspace: Workspace) -> Path:
    """A workspace at rest, in which two were there, one of them for half an hour."""
    event = write_sample(workspace, today=date(2020, 1, 1))
    gate = event_gate(workspace, event)
    rows = list_attendees(workspace, event)
    first, short = [row.id for row in rows if row.status is AttendeeStatus.REGISTERED][:2]
    for who in (first, short):
        admit(workspace, gate, who, desk="1", now=TEN)
    left = TEN + timedelta(minutes=30)
    admit(workspace, gate, short, desk="1", now=left, direction=Direction.OUT)
    close_workspace(workspace, leave_backup=False)
    return workspace.path


def run(*arguments: str) -> Result:
    """One of the two verbs, as the program's own command line has them."""
    app = Typer()
    app.command("issue-certificates")(issue_verb)
    app.command("verify")(verify_verb)
    before = language()
    set_language(Language.ENGLISH)
    try:
        return CliRunner().invoke(app, list(arguments))
    finally:
        set_language(before)


def test_who_earned_one_is_issued_one_once(file: Path) -> None:
    said = [
        run("issue-certificates", "-w", str(file), *more).stdout
        for more in ((), (), ("--least", "0"), ("--kind", "completion"))
    ]

    assert said == [
        "Issued 1 certificate\n",
        "Issued 0 certificates\n",
        "Issued 1 certificate\n",
        "Issued 1 certificate\n",
    ]


def test_before_the_programme_begins_issuing_is_refused(file: Path) -> None:
    workspace = open_workspace(file)
    event = list_events(workspace)[0].id
    update_day(workspace, event_facts(workspace, event).days[0].id, date=date(2999, 1, 24))
    close_workspace(workspace, leave_backup=False)

    said = run("issue-certificates", "-w", str(file), "--least", "0")

    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.startswith("The programme has not begun: certificates can be issued from")


def test_a_code_is_valid_until_it_is_revoked(file: Path) -> None:
    run("issue-certificates", "-w", str(file))
    workspace = open_workspace(file)
    (row,) = list_certificates(workspace, list_events(workspace)[0].id)
    close_workspace(workspace, leave_backup=False)

    valid = run("verify", typed_as_hangul(row.code), "-w", str(file))
    workspace = open_workspace(file)
    revoke_certificate(workspace, row.id, "misspelt")
    close_workspace(workspace, leave_backup=False)
    revoked = run("verify", row.code, "-w", str(file))

    assert (valid.exit_code, revoked.exit_code) == (0, 1)
    lines = valid.stdout.splitlines()
    assert lines[0] == "This certificate is valid."
    assert "Number\t2020-001" in lines
    assert f"Name\t{row.name}" in lines
    assert "Time\t2 h 30 min" in lines
    assert revoked.stdout.startswith("This certificate was revoked. ")
    assert revoked.stdout.splitlines()[0].endswith("· misspelt")


def test_what_nobody_was_given_is_refused_and_a_missing_workspace_an_error(
    file: Path, tmp_path: Path
) -> None:
    unknown = run("verify", "7" + "Z" * 25, "-w", str(file))
    missing = run("verify", "7" + "Z" * 25, "-w", str(tmp_path / "none.eventapp"))

    assert (unknown.exit_code, missing.exit_code) == (1, 2)
    assert unknown.stdout.startswith("No certificate has this code.")
