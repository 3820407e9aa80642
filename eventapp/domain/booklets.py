"""What a programme booklet can be made of: its parts in order, and the design of its cover."""

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """A part of the booklet; what has no content is left out."""

    COVER = "cover"
    GREETING = "greeting"  # 인사말
    CONTENTS = "contents"  # 차례
    PROGRAMME = "programme"
    TALKS = "talks"  # with what they are about, and their cases
    PANEL = "panel"  # right behind the talks it is told among them, in the programme's order
    SPEAKERS = "speakers"
    ORGANISATIONS = "organisations"
    VENUE = "venue"  # 오시는 길
    NOTES = "notes"  # 메모
    BACK = "back"


DEFAULT_PARTS = tuple(part for part in Part if part is not Part.NOTES)

FIXED_PARTS = frozenset({Part.COVER, Part.BACK})
"""Parts whose place is given: the first page and the last."""


class CoverDesign(StrEnum):
    """How the cover of a booklet is set."""

    PLAIN = "plain"
    BAND = "band"  # the title in white on a field of the event's colour
    PICTURE = "picture"  # the event's picture above
    CENTRED = "centred"


def parts_in_order(names: Iterable[str]) -> tuple[Part, ...]:
    """The parts of these names, each once, the cover first and the back cover last.

    Names that are none are passed over; no names at all are the usual parts.
    """
    known = set(Part)
    asked = tuple(dict.fromkeys(Part(name) for name in names if name in known))
    if not asked:
        return DEFAULT_PARTS
    cover = tuple(part for part in asked if part is Part.COVER)
    back = tuple(part for part in asked if part is Part.BACK)
    return (*cover, *(part for part in asked if part not in FIXED_PARTS), *back)


def cover_design(name: str) -> CoverDesign:
    """The design of a name; a name that is none is the plain one."""
    return CoverDesign(name) if name in set(CoverDesign) else CoverDesign.PLAIN
