"""An invented conference of any size, the same one every time."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from bench.people import invent_people
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.steps import Step
from eventapp.services.events import create_event, list_days, list_events
from eventapp.services.fields import add_row
from eventapp.services.workspace import Workspace, create_workspace
from eventapp.store.store import StepContext
from eventapp.store.tables import Appearance, Person, Room, Session, Track

TRACKS = (("기술", "#2F5FA8"), ("사람", "#7A3E8E"), ("지역", "#0E6B5B"), ("정책", "#8A5A00"))
SUBJECTS = (
    "지역과 함께하는 사회적경제",
    "작은 도시의 큰 협력",
    "공공 조달과 사회적 가치",
    "돌봄을 다시 설계하기",
    "데이터로 보는 협동조합",
)
OPENS = 9 * 60
LENGTHS = (30, 25, 30, 45, 20, 15)
GAP = 5


class Places(NamedTuple):
    """Where sessions can be: the columns of the timetable, and the threads through it."""

    lanes: Sequence[tuple[int, int]]
    tracks: Sequence[int]


def invent_conference(
    path: Path, *, sessions: int, rooms: int, days: int
) -> tuple[Workspace, EventId]:
    """A new workspace with one event: so many sessions, each talk with a speaker."""
    workspace = create_workspace(path)
    create_event(workspace, title="Benchmark", first_day=date(2030, 1, 24), days=days)
    event_id = list_events(workspace)[0].id
    day_ids = [day.id for day in list_days(workspace, event_id)]
    with workspace.step(Step.IMPORT_PROGRAMME) as step:
        places = _add_places(step, event_id, day_ids, rooms)
        for number, person in enumerate(invent_people(sessions)):
            _add_session(step, event_id, places, number, person["name"])
    workspace.forget_steps()
    return workspace, event_id


def _add_places(step: StepContext, event_id: int, days: Sequence[int], rooms: int) -> Places:
    def add(model: type[Room | Track], position: int, **fields: str) -> int:
        return add_row(step, model, {"event_id": event_id, "position": position, **fields})

    room_ids = [add(Room, number, name=f"{number + 1}호실") for number in range(rooms)]
    tracks = [
        add(Track, number, name=name, colour=colour) for number, (name, colour) in enumerate(TRACKS)
    ]
    return Places([(day, room) for day in days for room in room_ids], tracks)


def _add_session(
    step: StepContext, event_id: int, places: Places, number: int, speaker: str
) -> None:
    turn, lane = divmod(number, len(places.lanes))
    day, room = places.lanes[lane]
    cycles, place = divmod(turn, len(LENGTHS))
    cycle = sum(LENGTHS) + GAP * len(LENGTHS)
    pause = place == len(LENGTHS) - 1
    fields: dict[str, Any] = {
        "event_id": event_id,
        "kind": SessionKind.BREAK if pause else SessionKind.TALK,
        "title": "" if pause else f"{number + 1}번째 이야기: {SUBJECTS[number % len(SUBJECTS)]}",
        "day_id": day,
        "room_id": room,
        "start": OPENS + cycles * cycle + sum(LENGTHS[:place]) + GAP * place,
        "length": LENGTHS[place],
        "track_id": None if pause else places.tracks[number % len(places.tracks)],
    }
    session = add_row(step, Session, fields)
    if not pause:
        part = {
            "session_id": session,
            "person_id": add_row(step, Person, {"name": speaker, "position": "연구원"}),
            "role": AppearanceRole.SPEAKER,
            "status": list(AppearanceStatus)[number % len(AppearanceStatus)],
        }
        add_row(step, Appearance, part)
