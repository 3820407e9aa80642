"""What the sample shows of registration and the desk, as a new user meets it."""

from datetime import date

from eventapp.domain.kinds import ConsentKind, ConsentSource, SessionKind
from eventapp.services.attendees import list_attendees
from eventapp.services.consents import consents_of, count_consents, missing_required
from eventapp.services.duplicates import find_duplicates
from eventapp.services.history import undo_list
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.sample import write_sample
from eventapp.services.snapshots.stage import cue_snapshot, script_snapshot
from eventapp.services.workspace import Workspace

TODAY = date(2026, 11, 23)


def test_its_guests_of_honour_stand_in_protocol_order_with_their_seats(
    workspace: Workspace,
) -> None:
    event = write_sample(workspace, today=TODAY)
    guests = guests_in_protocol_order(workspace, event)
    assert [(guest.name, guest.position, guest.attention) for guest in guests] == [
        ("강다은", "의원", ""),
        ("강예준", "원장", "앞줄 3번"),
        ("강은서", "부회장", ""),
        ("서기범", "과장", "앞줄 2번"),
    ]


def test_everybody_agreed_to_the_texts_that_are_in_force(workspace: Workspace) -> None:
    event = write_sample(workspace, today=TODAY)
    somebody = list_attendees(workspace, event)[0]
    answers = consents_of(workspace, somebody.id)
    assert {kind: (row.given, row.version, row.source) for kind, row in answers.items()} == {
        ConsentKind.PERSONAL_DATA: (True, 1, ConsentSource.PAPER),
        ConsentKind.PHOTOGRAPH: (True, 1, ConsentSource.PAPER),
    }
    assert count_consents(workspace, event)[ConsentKind.PERSONAL_DATA].unasked == 0
    assert missing_required(workspace, event) == ()


def test_its_cues_fill_their_sessions_and_one_script_is_written(workspace: Workspace) -> None:
    event = write_sample(workspace, today=TODAY)
    blocks = cue_snapshot(workspace, event).blocks
    assert {block.kind: len(block.lines) for block in blocks if block.own} == {
        SessionKind.OPENING: 3,
        SessionKind.KEYNOTE: 2,
        SessionKind.PANEL: 2,
    }
    assert [block.off for block in blocks if block.off] == []
    steps = script_snapshot(workspace, event).steps
    assert [step.kind for step in steps if step.script and step.script_en] == [SessionKind.BREAK]


def test_nobody_is_in_it_twice_and_nothing_is_to_be_undone(workspace: Workspace) -> None:
    event = write_sample(workspace, today=TODAY)
    assert find_duplicates(workspace, event) == ()
    assert undo_list(workspace) == ()
