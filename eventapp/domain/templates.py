"""Ready-made orders of the day. Sessions carry no title: their kind is their name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement


class Template(StrEnum):
    """An order of the day a new event can start from."""

    CEREMONY = "ceremony"  # 식순
    SEMINAR = "seminar"
    CONFERENCE = "conference"


@dataclass(frozen=True, slots=True)
class _Item:
    """One item of an order: side by side in several of its rooms, or in none (for all)."""

    kind: SessionKind
    length: int
    rooms: tuple[int | None, ...] = (0,)


ROOM_NAMES: Final = (("제1발표장", "Room 1"), ("제2발표장", "Room 2"), ("제3발표장", "Room 3"))
"""Names, in both languages, of the rooms that a template with several needs."""

_ALL: Final = (None,)
_SIDE_BY_SIDE: Final = (0, 1, 2)

_START = 9 * 60 + 30

_ORDERS: Final[dict[Template, tuple[_Item, ...]]] = {
    Template.CEREMONY: (
        _Item(SessionKind.REGISTRATION, 30),
        _Item(SessionKind.OPENING, 5),
        _Item(SessionKind.CEREMONY, 5),
        _Item(SessionKind.INTRODUCTION, 5),
        _Item(SessionKind.WELCOME, 5),
        _Item(SessionKind.ADDRESS, 10),
        _Item(SessionKind.ENCOURAGEMENT, 10),
        _Item(SessionKind.KEYNOTE, 20),
        _Item(SessionKind.TALK, 15),
        _Item(SessionKind.TALK, 15),
        _Item(SessionKind.BREAK, 10),
        _Item(SessionKind.PANEL, 35),
        _Item(SessionKind.QUESTIONS, 10),
        _Item(SessionKind.PHOTOGRAPH, 5),
        _Item(SessionKind.CLOSING, 5),
    ),
    Template.SEMINAR: (
        _Item(SessionKind.REGISTRATION, 30),
        _Item(SessionKind.OPENING, 10),
        _Item(SessionKind.KEYNOTE, 40),
        _Item(SessionKind.BREAK, 15),
        _Item(SessionKind.TALK, 30),
        _Item(SessionKind.TALK, 30),
        _Item(SessionKind.QUESTIONS, 20),
        _Item(SessionKind.CLOSING, 5),
    ),
    Template.CONFERENCE: (
        _Item(SessionKind.REGISTRATION, 30),
        _Item(SessionKind.OPENING, 10),
        _Item(SessionKind.KEYNOTE, 40),
        _Item(SessionKind.BREAK, 20, _ALL),
        _Item(SessionKind.TALK, 30, _SIDE_BY_SIDE),
        _Item(SessionKind.TALK, 30, _SIDE_BY_SIDE),
        _Item(SessionKind.LUNCH, 70, _ALL),
        _Item(SessionKind.TALK, 30, _SIDE_BY_SIDE),
        _Item(SessionKind.TALK, 30, _SIDE_BY_SIDE),
        _Item(SessionKind.BREAK, 20, _ALL),
        _Item(SessionKind.PANEL, 60),
        _Item(SessionKind.CLOSING, 10),
    ),
}


_USUAL: Final = {
    SessionKind.REGISTRATION: 30,
    SessionKind.OPENING: 10,
    SessionKind.CEREMONY: 5,
    SessionKind.INTRODUCTION: 5,
    SessionKind.WELCOME: 5,
    SessionKind.ADDRESS: 10,
    SessionKind.ENCOURAGEMENT: 10,
    SessionKind.KEYNOTE: 20,
    SessionKind.TALK: 15,
    SessionKind.PANEL: 35,
    SessionKind.QUESTIONS: 10,
    SessionKind.WORKSHOP: 60,
    SessionKind.BREAK: 10,
    SessionKind.LUNCH: 60,
    SessionKind.PHOTOGRAPH: 5,
    SessionKind.CLOSING: 5,
    SessionKind.OTHER: 15,
}


def usual_length(kind: SessionKind) -> int:
    """How many minutes a session of a kind takes until somebody says otherwise."""
    return _USUAL[kind]


def rooms_of(template: Template) -> int:
    """How many rooms a template uses side by side."""
    return max(len(item.rooms) for item in _ORDERS[template])


def lay_out(
    template: Template, day: DayId, rooms: Sequence[RoomId]
) -> Iterator[tuple[SessionKind, Placement]]:
    """The template's sessions end to end from half past nine.

    Without rooms nothing has one; a template with several wants as many as it uses.
    """
    start = _START
    for item in _ORDERS[template]:
        for place in item.rooms:
            room = rooms[place] if place is not None and rooms else None
            yield item.kind, Placement(day, room, start, item.length)
        start += item.length
