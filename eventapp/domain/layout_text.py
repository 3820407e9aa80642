"""A badge's design as JSON text, and back: whatever comes in is checked to its last value.

A design may come from a stranger's file or from a workspace somebody changed by hand. Reading
evaluates nothing, knows every field it takes, and refuses all else, so that whoever draws a
design may trust its types and bounds.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NoReturn, TypeVar

from eventapp.domain.badge_layouts import (
    ELEMENTS_LIMIT,
    Across,
    BadgeLayout,
    BandElement,
    Box,
    CodeElement,
    Down,
    Element,
    Fold,
    Ink,
    LineElement,
    LogoElement,
    MarkElement,
    PictureElement,
    TextElement,
)
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash
from eventapp.domain.sheets import LARGEST, SMALLEST_LABEL
from eventapp.domain.text import NAME_LIMIT, SHORT_LIMIT, clean

Word = TypeVar("Word", bound=StrEnum)

TEXT_LIMIT: Final = 1_000_000
"""Characters: two sides of the largest design, every text as long as may be, are a quarter."""

LEAST: Final = 1.0
"""Millimetres an element has each way, for what is smaller is neither seen nor found again;
a line alone may have no height or no width."""
SIZES: Final = (2.0, 400.0)
"""Points of type."""
WEIGHTS: Final = (0.1, 40.0)
"""Points of a line."""
LINES: Final = (1, 20)

_KINDS: Final[Mapping[str, type[Element]]] = MappingProxyType(
    {
        "text": TextElement,
        "code": CodeElement,
        "picture": PictureElement,
        "logo": LogoElement,
        "band": BandElement,
        "line": LineElement,
        "mark": MarkElement,
    }
)
_WORDS: Final = {element: word for word, element in _KINDS.items()}
_BOX: Final = 4
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def write_layout(layout: BadgeLayout) -> str:
    """A design as text; the same design gives the same text."""
    return json.dumps(layout_values(layout), ensure_ascii=False, separators=(",", ":"))


def read_layout(text: str) -> BadgeLayout:
    """The design a text describes.

    Raises:
        InvalidValue: NOT_A_LAYOUT; it is something else, or a value is out of its bounds.
    """
    if len(text) > TEXT_LIMIT:
        _refuse()
    try:
        values = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT) from error
    return layout_of(values)


def layout_values(layout: BadgeLayout) -> dict[str, Any]:
    """A design as the plain values JSON has."""
    return {
        "name": layout.name,
        "width": layout.width,
        "height": layout.height,
        "fold": layout.fold.value,
        "front": [_values(element) for element in layout.front],
        "back": [_values(element) for element in layout.back],
    }


def layout_of(values: object) -> BadgeLayout:
    """The design that plain values describe.

    Raises:
        InvalidValue: NOT_A_LAYOUT.
    """
    return BadgeLayout(**_fields(values, BadgeLayout))


def _values(element: Element) -> dict[str, Any]:
    written: dict[str, Any] = {"kind": _WORDS[type(element)]}
    for field in fields(element):
        value = getattr(element, field.name)
        if isinstance(value, Box):
            value = [value.x, value.y, value.width, value.height]
        written[field.name] = value
    return written


def _fields(values: object, made: type[Element | BadgeLayout]) -> dict[str, Any]:
    """The fields of a record, each read by its own reader; unknown and missing ones refuse."""
    if not isinstance(values, dict):
        _refuse()
    known = {field.name: field for field in fields(made)}
    needed = {name for name, field in known.items() if field.default is MISSING}
    if not needed <= values.keys() <= known.keys():
        _refuse()
    return {name: _READERS[name](value) for name, value in values.items()}


def _element(values: object) -> Element:
    if not isinstance(values, dict):
        _refuse()
    rest = dict(values)
    kind = rest.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        _refuse()
    made = _KINDS[kind]
    element = made(**_fields(rest, made))
    if isinstance(element, TextElement) and element.floor > element.size:
        _refuse()
    if not isinstance(element, LineElement) and min(element.box.width, element.box.height) < LEAST:
        _refuse()
    return element


def _side(value: object) -> tuple[Element, ...]:
    if not isinstance(value, list) or len(value) > ELEMENTS_LIMIT:
        _refuse()
    return tuple(map(_element, value))


def _number(value: object, least: float, most: float) -> float:
    # Neither NaN nor an endless number lies between two bounds.
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        _refuse()
    return float(value)


def _box(value: object) -> Box:
    if not isinstance(value, list) or len(value) != _BOX:
        _refuse()
    x, y, width, height = value
    return Box(
        _number(x, -LARGEST, LARGEST),
        _number(y, -LARGEST, LARGEST),
        _number(width, 0, LARGEST),
        _number(height, 0, LARGEST),
    )


def _count(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        _refuse()
    return value


def _text(value: object, limit: int, *, multiline: bool = False, required: bool = False) -> str:
    if not isinstance(value, str):
        _refuse()
    try:
        text = clean(value, field="layout", limit=limit, multiline=multiline)
    except InvalidValue:
        _refuse()
    if required and not text:
        _refuse()
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        _refuse()
    return value


def _ink(value: object) -> str:
    if not isinstance(value, str):
        _refuse()
    if _COLOUR.fullmatch(value):
        return value
    return _word(Ink, value)


def _hash(value: object) -> AssetHash:
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        _refuse()
    return AssetHash(value)


def _word(vocabulary: type[Word], value: object) -> Word:
    if not isinstance(value, str):
        _refuse()
    try:
        return vocabulary(value)
    except ValueError:
        _refuse()


def _refuse(*_found: object) -> NoReturn:
    raise InvalidValue("layout", InvalidReason.NOT_A_LAYOUT)


_card = partial(_number, least=SMALLEST_LABEL, most=LARGEST)

_READERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "name": partial(_text, limit=NAME_LIMIT, required=True),
        "width": _card,
        "height": _card,
        "fold": partial(_word, Fold),
        "front": _side,
        "back": _side,
        "box": _box,
        "text": partial(_text, limit=SHORT_LIMIT, multiline=True),
        "size": partial(_number, least=SIZES[0], most=SIZES[1]),
        "floor": partial(_number, least=SIZES[0], most=SIZES[1]),
        "bold": _flag,
        "spread": _flag,
        "ink": _ink,
        "across": partial(_word, Across),
        "down": partial(_word, Down),
        "lines": partial(_count, least=LINES[0], most=LINES[1]),
        "weight": partial(_number, least=WEIGHTS[0], most=WEIGHTS[1]),
        "picture": _hash,
    }
)
