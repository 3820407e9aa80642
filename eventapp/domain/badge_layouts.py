"""A badge's design: elements placed on a card, as values that are checked and drawn.

Lengths are millimetres from the card's upper left corner, type sizes are points. Elements are
drawn in their order, so later ones lie on top. Texts hold placeholders in braces
(``{name}``), which :func:`filled` replaces by plain text and nothing else: no other brace
means anything, and nothing is evaluated.

A text may have parts with " · " between them: one whose placeholders are all empty is left
out with its dot, and a category that ends such a text stands out, bold and in its colour.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

from eventapp.domain.ids import AssetHash

ELEMENTS_LIMIT: Final = 100
"""Of a side: more is no badge."""


class Placeholder(StrEnum):
    """What a text can have filled in, in the language a badge is printed in.

    The other name and the other title are those of the other language, empty where they are
    the same.
    """

    NAME = "name"
    NAME_EN = "name_en"
    NAME_OTHER = "name_other"
    ORGANISATION = "organisation"
    POSITION = "position"
    CATEGORY = "category"
    EVENT = "event"
    EVENT_EN = "event_en"
    EVENT_OTHER = "event_other"
    DATES = "dates"
    VENUE = "venue"
    HOST = "host"


class Ink(StrEnum):
    """A colour that is taken from something; any other is ``#RRGGBB``."""

    BLACK = "black"
    MUTED = "muted"
    WHITE = "white"
    EVENT = "event"
    CATEGORY = "category"


class Across(StrEnum):
    """Where in its box a text stands from left to right."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Down(StrEnum):
    """Where in its box a text stands from top to bottom."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Fold(StrEnum):
    """Whether a card is folded: over its top edge, so that the back is above, upside down."""

    NONE = "none"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the card in millimetres."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, by_x: float, by_y: float) -> "Box":
        """The same box further right and down."""
        return replace(self, x=self.x + by_x, y=self.y + by_y)

    def scaled(self, factor: float) -> "Box":
        """The same box on a card so many times as large."""
        return Box(self.x * factor, self.y * factor, self.width * factor, self.height * factor)


@dataclass(frozen=True, slots=True)
class TextElement:
    """A text as large as fits its box between ``size`` and ``floor``, on at most ``lines``.

    ``spread`` sets Korean names of two and three syllables wide.
    """

    box: Box
    text: str
    size: float = 12.0
    floor: float = 7.0
    bold: bool = False
    ink: str = Ink.BLACK
    across: Across = Across.LEFT
    down: Down = Down.TOP
    lines: int = 1
    spread: bool = False


@dataclass(frozen=True, slots=True)
class CodeElement:
    """The ticket's QR code, as large as its box; whoever designs leaves white around it."""

    box: Box


@dataclass(frozen=True, slots=True)
class PictureElement:
    """A picture of the workspace, whole and undistorted within its box."""

    box: Box
    picture: AssetHash


@dataclass(frozen=True, slots=True)
class LogoElement:
    """The first host's logo, or its name where it has none."""

    box: Box


@dataclass(frozen=True, slots=True)
class BandElement:
    """A filled rectangle."""

    box: Box
    ink: str = Ink.CATEGORY


@dataclass(frozen=True, slots=True)
class LineElement:
    """A straight line from its box's upper left corner to the lower right one; points thick."""

    box: Box
    ink: str = Ink.MUTED
    weight: float = 0.35


@dataclass(frozen=True, slots=True)
class MarkElement:
    """The sign that somebody is not to be photographed, on their badge alone."""

    box: Box


Element: TypeAlias = (
    TextElement
    | CodeElement
    | PictureElement
    | LogoElement
    | BandElement
    | LineElement
    | MarkElement
)


@dataclass(frozen=True, slots=True)
class BadgeLayout:
    """A card's design. ``width`` and ``height`` are of the folded card, what one holds up.

    ``back`` is printed behind the front or, of a folded card, above it.
    """

    name: str
    width: float
    height: float
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()
    fold: Fold = Fold.NONE

    @property
    def printed_height(self) -> float:
        """The height of the paper a card takes before it is folded."""
        return self.height * (2 if self.fold is Fold.TOP else 1)

    @property
    def pictures(self) -> frozenset[AssetHash]:
        """The pictures the design shows."""
        elements = (*self.front, *self.back)
        return frozenset(each.picture for each in elements if isinstance(each, PictureElement))


JOINT: Final = " · "
"""Between the parts of a text."""

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def filled(text: str, values: Mapping[Placeholder, str]) -> str:
    """A text with its placeholders replaced; braces around anything else stay as they are.

    Parts that had placeholders and are empty without them are left out with their joint.
    """

    def value(match: re.Match[str]) -> str:
        try:
            return values.get(Placeholder(match[1]), "")
        except ValueError:
            return match[0]

    if JOINT not in text:
        return _PLACEHOLDER.sub(value, text)
    parts = [(part, _PLACEHOLDER.sub(value, part)) for part in text.split(JOINT)]
    return JOINT.join(shown for part, shown in parts if shown.strip() or not placeholders_of(part))


def placeholders_of(text: str) -> frozenset[Placeholder]:
    """The placeholders a text holds."""
    return frozenset(
        _KNOWN_PLACEHOLDERS[word]
        for word in _PLACEHOLDER.findall(text)
        if word in _KNOWN_PLACEHOLDERS
    )


_KNOWN_PLACEHOLDERS: Final = {placeholder.value: placeholder for placeholder in Placeholder}
