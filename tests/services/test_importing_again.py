"""Whatever a file says: taken in again it changes nothing, and undo takes it back whole."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, SessionKind
from eventapp.services.exporting import programme_of
from eventapp.services.importing import import_programme
from eventapp.services.workspace import Workspace, create_workspace, open_workspace

FIRST, SECOND = date(2030, 1, 1), date(2030, 1, 2)
GUIDS = [stable_guid(number) for number in range(5)]


def one_of(*values: Any) -> st.SearchStrategy[Any]:  # the first is what examples shrink to
    return st.sampled_from(values)


def some(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


TEXTS = one_of("", "하나", "two", " two ", "e\u0301", "<b>\u202e", "x" * 400)
PEOPLE = st.builds(
    ExchangedPerson,
    name=one_of("김하늘", "Ann", "Ann ", ""),
    name_en=TEXTS,
    guid=one_of("", *GUIDS[:2]),
    public_id=one_of(None, 1, 2, 3),
    role=one_of(*AppearanceRole),
    position=TEXTS,
    organisation=one_of("", "A", "B", "x" * 300),
    organisation_en=TEXTS,
    biography=TEXTS,
)
SESSIONS = st.builds(
    ExchangedSession,
    guid=one_of(*GUIDS, "", "HOqeNIb6G7M4hYFKFRkCmQ"),
    title=TEXTS,
    title_en=TEXTS,
    public_id=one_of(None, 1, 2, 3, -1, 2**40),
    kind=one_of(*SessionKind),
    subtitle=TEXTS,
    abstract=TEXTS,
    language=one_of("", "ko", "en"),
    track=one_of("", "T1", "T2", " T1"),
    day=one_of(None, 0, 1),
    room=one_of("", "R1", "R2", "R1 "),
    start=one_of(600, 0, 1500, -5, 5000),
    length=one_of(30, 60, 0, 9999),
    expected=one_of(0, 5, -1),
    public=st.booleans(),
    people=some(PEOPLE, 4),
)
PROGRAMMES = st.builds(
    ExchangedProgramme,
    title=TEXTS,
    acronym=TEXTS,
    time_zone=one_of("", "Europe/Berlin", "Nowhere/Else", "../etc/passwd"),
    venue=TEXTS,
    colour=one_of("", "#123456", "red"),
    days=one_of(
        (ExchangedDay(FIRST, 540, 1080), ExchangedDay(SECOND, 0, 2000)),
        (ExchangedDay(SECOND, 600, 700), ExchangedDay(FIRST, 500, 9999)),
        (ExchangedDay(FIRST, 600, 700), ExchangedDay(FIRST, 500, 800)),
    ),
    rooms=some(
        st.builds(
            ExchangedRoom,
            name=one_of("R1", "R3", ""),
            name_en=TEXTS,
            capacity=one_of(0, 10, -3),
            guid=one_of("", GUIDS[0]),
        ),
        3,
    ),
    tracks=some(
        st.builds(ExchangedTrack, name=one_of("T1", "T3", ""), colour=one_of("", "#ABCDEF", "red")),
        2,
    ),
    sessions=some(SESSIONS, 5),
)


class Blank:
    """An empty workspace, made once and copied for each example."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "blank.eventapp"
        create_workspace(self._path).close()
        self._bytes = self._path.read_bytes()

    def opened(self) -> Workspace:
        self._path.write_bytes(self._bytes)
        return open_workspace(self._path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Blank:
    return Blank(tmp_path_factory.mktemp("blank"))


@given(programme=PROGRAMMES, later=PROGRAMMES, complete=st.booleans())
def test_a_file_taken_in_twice_is_taken_in_once(
    blank: Blank, programme: ExchangedProgramme, later: ExchangedProgramme, complete: bool
) -> None:
    workspace = blank.opened()
    event = import_programme(workspace, programme, event_id=None, complete=complete).event
    again = import_programme(workspace, programme, event_id=event, complete=complete)
    first = programme_of(workspace, event)
    own = import_programme(workspace, first, event_id=event, complete=complete)
    update = import_programme(workspace, later, event_id=event, complete=complete)
    update_again = import_programme(workspace, later, event_id=event, complete=complete)
    if not update.changed_nothing:
        workspace.undo()
    undone = programme_of(workspace, event)
    workspace.close()

    assert again.changed_nothing
    assert own.changed_nothing
    assert own.unchanged == len(first.sessions)
    assert update_again.changed_nothing
    assert undone == first
    assert len({session.guid for session in first.sessions}) == len(first.sessions)
    assert len({session.public_id for session in first.sessions}) == len(first.sessions)
