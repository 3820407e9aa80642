"""A congress of the size and shape of a large real one, the same one every time.

138 lectures in four halls on four days, a night past midnight on each, 198 people in 211
seats, an abstract and a long description each: 360 kB of ``schedule.xml``.
"""

from datetime import date, timedelta
from itertools import count, islice

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    stable_guid,
)

TRACKS = ("Security", "Society & Politics", "Making", "Science", "Art", "Play", "Ours", "Other")
SENTENCES = (
    "Solar panels talk to the grid, and the grid believes every word of it.",
    "Wir zeigen, was „Transparenz“ in der Praxis heißt – und was sie kostet.",
    "We took a hundred devices apart & found the same <key> in all of them.",
    "Naïve estimates say ten years; measured values say next summer.",
    "Zum Schluss fragen wir das Publikum: Wer haftet, wenn niemand es wusste?",
)
OPENS, CLOSES = 11 * 60, 28 * 60
NIGHT = 24 * 60 + 15
PITCH = 45


def congress() -> ExchangedProgramme:
    """The congress itself."""
    return conference(sessions=138, rooms=4, days=4)


def conference(*, sessions: int, rooms: int, days: int) -> ExchangedProgramme:
    """The same with any number of lectures: one after another, and one a day at night."""
    first = date(2030, 12, 27)
    hours = (
        (day, OPENS + PITCH * turn, room)
        for turn in count()
        for day in range(days)
        for room in range(rooms)
    )
    nights = [(day, NIGHT, 0) for day in range(days)]
    places = sorted([*nights, *islice(hours, sessions - days)])
    return ExchangedProgramme(
        title="47. Congress of Everything",
        acronym="coe47",
        time_zone="Europe/Berlin",
        days=tuple(ExchangedDay(first + timedelta(days=day), OPENS, CLOSES) for day in range(days)),
        rooms=tuple(ExchangedRoom(_room(room), guid=stable_guid(room)) for room in range(rooms)),
        tracks=tuple(ExchangedTrack(name) for name in TRACKS),
        sessions=tuple(_lecture(number, *place) for number, place in enumerate(places)),
    )


def _room(number: int) -> str:
    return f"Saal {number + 1}"


def _lecture(number: int, day: int, start: int, room: int) -> ExchangedSession:
    return ExchangedSession(
        guid=stable_guid("lecture", number),
        title=f"„{number}“: what nobody told you about <things> & people",
        public_id=6000 + number * 7,
        subtitle="Ein Bericht" if number % 2 else "",
        abstract=_prose(number, 6),
        description="\n\n".join(_prose(number + part, 7) for part in range(3)),
        language="de" if number % 3 else "en",
        track=TRACKS[number % len(TRACKS)],
        day=day,
        room=_room(room),
        start=start,
        length=60 if start >= NIGHT else (30, 45)[number % 2],
        people=tuple(_speaker(2 * number + seat) for seat in range(1 + number % 2)),
    )


def _prose(number: int, sentences: int) -> str:
    return " ".join(SENTENCES[(number + at) % len(SENTENCES)] for at in range(sentences))


def _speaker(seat: int) -> ExchangedPerson:
    """Most people speak once; every sixteenth seat is somebody's second."""
    number = seat // 2 if seat % 16 == 15 else seat
    return ExchangedPerson(f"Speaker {number} é", public_id=1000 + number)
