"""Ready-made orders of the day. Sessions carry no title: their kind is their name."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement


class Template(StrEnum):
    """An order of the day a new event can start from."""

    CEREMONY = "ceremony"  # 식순
    SEMINAR = "seminar"


_START = 9 * 60 + 30

_ORDERS: dict[Template, tuple[tuple[SessionKind, int], ...]] = {
    Template.CEREMONY: (
        (SessionKind.REGISTRATION, 30),
        (SessionKind.OPENING, 5),
        (SessionKind.CEREMONY, 5),
        (SessionKind.INTRODUCTION, 5),
        (SessionKind.WELCOME, 5),
        (SessionKind.ADDRESS, 10),
        (SessionKind.ENCOURAGEMENT, 10),
        (SessionKind.KEYNOTE, 20),
        (SessionKind.TALK, 15),
        (SessionKind.TALK, 15),
        (SessionKind.BREAK, 10),
        (SessionKind.PANEL, 35),
        (SessionKind.QUESTIONS, 10),
        (SessionKind.PHOTOGRAPH, 5),
        (SessionKind.CLOSING, 5),
    ),
    Template.SEMINAR: (
        (SessionKind.REGISTRATION, 30),
        (SessionKind.OPENING, 10),
        (SessionKind.KEYNOTE, 40),
        (SessionKind.BREAK, 15),
        (SessionKind.TALK, 30),
        (SessionKind.TALK, 30),
        (SessionKind.QUESTIONS, 20),
        (SessionKind.CLOSING, 5),
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


def lay_out(
    template: Template | None, day: DayId, room: RoomId | None
) -> Iterator[tuple[SessionKind, Placement]]:
    """The template's sessions end to end from half past nine."""
    start = _START
    for kind, length in _ORDERS[template] if template else ():
        yield kind, Placement(day, room, start, length)
        start += length
