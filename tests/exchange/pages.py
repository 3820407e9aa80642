"""Reading the web page back, and programmes that try it."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from lxml import html

from eventapp.domain.interchange import (
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedRoom,
    ExchangedSession,
    ExchangedTrack,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, Language
from eventapp.exchange.page import write_page

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><!--",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; ]]>",
    "${title} $$ %(n)s {x}",
    "x" * 20_000,
)


_STEP = re.compile(r"^(\w*)([.#]?)([\w-]*)$")


def written(programme: ExchangedProgramme, language: Language = Language.KOREAN) -> str:
    """The page as text."""
    out = BytesIO()
    write_page(programme, out, language=language)
    return out.getvalue().decode()


def parsed(programme: ExchangedProgramme, language: Language = Language.KOREAN) -> Any:
    """The page as a tree."""
    return html.document_fromstring(written(programme, language))


def find(element: Any, selector: str) -> list[Any]:
    """What ``tag.class``, ``#id``, or one inside another selects, in the document's order."""
    paths = []
    for alternative in selector.split(","):
        path = "."
        for step in alternative.split():
            tag, mark, name = _STEP.findall(step)[0]
            path += f"//{tag or '*'}"
            if mark == "#":
                path += f"[@id='{name}']"
            elif mark:
                path += f"[contains(concat(' ', @class, ' '), ' {name} ')]"
        paths.append(path)
    return list(element.xpath("|".join(paths)))


def texts(element: Any, selector: str) -> list[str]:
    """The texts of what a selector finds, with single spaces."""
    return [" ".join(one.text_content().split()) for one in find(element, selector)]


def spaced(element: Any) -> str:
    """An element's text with a space between its parts, as a reader sees them apart."""
    return " ".join(" ".join(element.itertext()).split()).replace(" –", "–").replace("– ", "–")


def night() -> ExchangedProgramme:
    """Two days, the first one with a session over midnight and one after it."""
    days = (ExchangedDay(date(2014, 12, 27), 660, 1620), ExchangedDay(date(2014, 12, 28), 660, 900))
    late = ExchangedSession(
        guid=stable_guid("late"), title="Late", day=0, start=1500, length=45, room="Saal 1"
    )
    early = replace(late, guid=stable_guid("early"), title="Early", day=1, start=690)
    before = replace(late, guid=stable_guid("before"), title="Before", start=1425, length=60)
    return ExchangedProgramme(
        title="Nights", time_zone="Europe/Berlin", days=days, sessions=(late, before, early)
    )


def hostile() -> ExchangedProgramme:
    """Every text of a programme as somebody would write it who wants to break the page."""
    people = tuple(
        ExchangedPerson(
            text,
            text,
            guid=text,
            role=AppearanceRole.MODERATOR,
            position=text,
            organisation=text,
            biography=text,
        )
        for text in HOSTILE
    )
    day = ExchangedDay(date(2026, 1, 1), 0, 60)
    return ExchangedProgramme(
        title=HOSTILE[0],
        title_en=HOSTILE[1],
        guid=HOSTILE[2],
        version=HOSTILE[1],
        time_zone="../../etc/passwd",
        venue=HOSTILE[3],
        colour="red;}</style>",
        days=(day, day),
        rooms=tuple(ExchangedRoom(text, text) for text in HOSTILE),
        tracks=tuple(ExchangedTrack(text, text, "#123456;}" + text) for text in HOSTILE),
        sessions=tuple(_hostile_session(place, people) for place in range(len(HOSTILE))),
    )


def _hostile_session(place: int, people: tuple[ExchangedPerson, ...]) -> ExchangedSession:
    text = HOSTILE[place]
    return ExchangedSession(
        guid="same",
        title=text,
        subtitle=text,
        abstract=text,
        description=f"{text}\n- {text}",
        language=text,
        track=text,
        room=text,
        day=place % 2,
        start=place * 337 - 20,
        length=place,
        people=people,
    )
